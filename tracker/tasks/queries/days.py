"""A day with a place for it: a statement that judges tasks on a day is put together once for all days.

As `org.queries.any_reader` for readers: what is said of a place stands in no statement, it is given with each reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import BindParameter, Date, bindparam

from tracker.core.deadlines import Horizon


@dataclass(frozen=True)
class DayPlace:
    """A place in a statement for a day: the one judged or the last of those due soon, or so many days before it."""

    name: str
    back: int = 0

    def __sub__(self, days: timedelta) -> DayPlace:
        """The place of an earlier day."""
        return DayPlace(self.name, self.back + days.days)

    def __clause_element__(self) -> BindParameter[date]:
        """What SQLAlchemy puts into a statement."""
        key = f"{self.name}_{self.back}"
        _places[key] = self
        return bindparam(key, type_=Date)


#: Every place that stands in any statement: each is told of with every reading, few as they are.
_places: dict[str, DayPlace] = {}
_TODAY, _SOON = DayPlace("judged"), DayPlace("soon")


def any_day(horizon: Horizon) -> Horizon:
    """A horizon with places for its days; a statement that stands on it is read with `days_said(horizon)`."""
    places: Any = {"today": _TODAY, "soon_until": _SOON}
    return Horizon(**places, past=horizon.past)


def days_said(horizon: Horizon) -> dict[str, object]:
    """What the places are in a statement about `horizon`."""
    days = {_TODAY.name: horizon.today, _SOON.name: horizon.soon_until}
    return {key: days[place.name] - timedelta(days=place.back) for key, place in tuple(_places.items())}
