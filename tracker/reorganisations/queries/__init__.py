"""Reading reorganisations: what there are, what one makes of the units, and what hangs on it."""

from tracker.reorganisations.queries.one import (
    change_or_404,
    due_by,
    listed,
    on_page,
    or_404,
    visible_to,
)
from tracker.reorganisations.queries.preview import Count, Preview, Row, SeatRow, preview, seats_of, shares_of
from tracker.reorganisations.queries.units import Past, past_of, plan_of, roster_after, unit_or_404

__all__ = [
    "Count",
    "Past",
    "Preview",
    "Row",
    "SeatRow",
    "change_or_404",
    "due_by",
    "listed",
    "on_page",
    "or_404",
    "past_of",
    "plan_of",
    "preview",
    "roster_after",
    "seats_of",
    "shares_of",
    "unit_or_404",
    "visible_to",
]
