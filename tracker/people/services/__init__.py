"""Writing people: who comes, moves and goes; their accounts and links; handing over; lists taken in."""

from tracker.people.services.accounts import (
    Slip,
    close,
    open_for,
    print_slips,
    reopen,
    reset_by_slip,
    send_link,
    withdraw,
)
from tracker.people.services.acts import (
    Seat,
    appoint,
    correct,
    deputise,
    end,
    end_deputyship,
    enter,
    leave,
    transfer,
)
from tracker.people.services.handing import Handed, hand_over
from tracker.people.services.planning import Planned, plan
from tracker.people.services.privacy import erase, sweep
from tracker.people.services.taking import hand_in, take_in

__all__ = [
    "Handed",
    "Planned",
    "Seat",
    "Slip",
    "appoint",
    "close",
    "correct",
    "deputise",
    "end",
    "end_deputyship",
    "enter",
    "erase",
    "hand_in",
    "hand_over",
    "leave",
    "open_for",
    "plan",
    "print_slips",
    "reopen",
    "reset_by_slip",
    "send_link",
    "sweep",
    "take_in",
    "transfer",
    "withdraw",
]
