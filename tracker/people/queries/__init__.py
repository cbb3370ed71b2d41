"""Reading people for those who administer them: lists, one person, what hangs on them, what is left to hand over."""

from tracker.people.queries.handing import (
    Left,
    Loose,
    colleagues,
    held,
    held_page,
    left_behind,
    loose,
    of_person,
    supervises,
)
from tracker.people.queries.imports import import_or_404, imports
from tracker.people.queries.one import (
    account_of,
    deputies_of,
    deputyship_or_404,
    link_of_account,
    or_404,
    post_or_404,
    running,
)
from tracker.people.queries.people import PeopleFilter, everybody, people_page, standing, visible_to
from tracker.people.queries.privacy import erasable_from, everything, left_or_404, rows_of, table_of

__all__ = [
    "Left",
    "Loose",
    "PeopleFilter",
    "account_of",
    "colleagues",
    "deputies_of",
    "deputyship_or_404",
    "erasable_from",
    "everybody",
    "everything",
    "held",
    "held_page",
    "import_or_404",
    "imports",
    "left_behind",
    "left_or_404",
    "link_of_account",
    "loose",
    "of_person",
    "or_404",
    "people_page",
    "post_or_404",
    "rows_of",
    "running",
    "standing",
    "supervises",
    "table_of",
    "visible_to",
]
