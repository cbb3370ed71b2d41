"""Pages of people: lists, one person, acts on posts and accounts, hand-over, lists taken in, the first password."""

from tracker.people.views.accounts import account_act, open_account, slip
from tracker.people.views.handing import hand_over, hand_overs
from tracker.people.views.imports import import_, import_slips, import_take, import_template, show_import
from tracker.people.views.leaving import end, leave
from tracker.people.views.lists import export, index, unit
from tracker.people.views.person import correct, new, person
from tracker.people.views.posts import appoint, deputise, end_deputyship, transfer
from tracker.people.views.privacy import erase, own_data
from tracker.people.views.room import bp
from tracker.people.views.sign_up import sign_up

__all__ = [
    "account_act",
    "appoint",
    "bp",
    "correct",
    "deputise",
    "end",
    "end_deputyship",
    "erase",
    "export",
    "hand_over",
    "hand_overs",
    "import_",
    "import_slips",
    "import_take",
    "import_template",
    "index",
    "leave",
    "new",
    "open_account",
    "own_data",
    "person",
    "show_import",
    "sign_up",
    "slip",
    "transfer",
    "unit",
]
