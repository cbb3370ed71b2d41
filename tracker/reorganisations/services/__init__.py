"""Writing reorganisations: drafted, their questions answered, prepared, carried out, cancelled."""

from tracker.reorganisations.services.carrying import NotYet, carry_out, carry_out_due
from tracker.reorganisations.services.choosing import SeatChoice, choose_seats, divide
from tracker.reorganisations.services.drafting import (
    Changed,
    Outline,
    cancel,
    describe,
    draft,
    prepare,
    put_change,
    remove_change,
    reopen,
)

__all__ = [
    "Changed",
    "NotYet",
    "Outline",
    "SeatChoice",
    "cancel",
    "carry_out",
    "carry_out_due",
    "choose_seats",
    "describe",
    "divide",
    "draft",
    "prepare",
    "put_change",
    "remove_change",
    "reopen",
]
