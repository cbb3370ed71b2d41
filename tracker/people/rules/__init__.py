"""Rules about people: how an account stands, names to sign in with, what a list of people holds."""

from tracker.people.rules.accounts import Standing, check_username, standing_of, suggested
from tracker.people.rules.rows import MOST_PEOPLE, Column, Outcome, Row, read_rows

__all__ = [
    "MOST_PEOPLE",
    "Column",
    "Outcome",
    "Row",
    "Standing",
    "check_username",
    "read_rows",
    "standing_of",
    "suggested",
]
