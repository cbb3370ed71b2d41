"""What a list of tasks shows, as it stands in the address of a page."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from tracker.core import clock
from tracker.core.days import TypedDay, day_typed
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import N_, Labelled, Topic
from tracker.tasks.queries.scope import horizon
from tracker.tasks.rules import State


class Sort(Labelled):
    """Orders that a list can be read in."""

    DUE = "due", N_("Hạn gần nhất")
    LATEST = "latest", N_("Mới giao nhất")
    UNIT = "unit", N_("Đơn vị")
    PERCENT = "percent", N_("Tiến độ thấp nhất")
    QUIET = "quiet", N_("Im lặng lâu nhất")


class Several(Labelled):
    """Short cuts over several states."""

    OPEN = "open", N_("Chưa xong")
    ASSIGNED = "assigned", N_("Đã giao (trừ thu hồi)")
    SILENT = "silent", N_("Quá kỳ chưa báo cáo")
    MISSED = "missed", N_("Định kỳ bị trễ hạn")
    NEW = "new", N_("Giao trong kỳ")
    FINISHED = "finished", N_("Hoàn thành trong kỳ")


class Borders(Labelled):
    """Which units figures of a past day are counted under, where these have changed since."""

    OLD = "old", N_("Theo địa giới cũ")
    NEW = "new", N_("Theo địa giới mới")


class Whose(Labelled):
    """Whom a task is with, seen by the reader."""

    MINE = "me", N_("Của tôi")
    NOBODY = "nobody", N_("Chưa có ai")


_ALLOWED = {
    "topic": {each.value for each in Topic},
    "state": {each.value for each in State},
    "standing": {each.value for each in Several},
    "deadline": {each.value for each in DeadlineClass},
    "age": {each.value for each in AgeBand},
    "secret": {"1"},
    "map": {Borders.NEW.value},
    "sort": {each.value for each in Sort},
}


@dataclass(frozen=True)
class Filter:
    """What a list of tasks shows: every field is in the address of the page, none set shows all.

    `on` is the day whose state of affairs is asked for, when it is a past one. `unit` is a unit code and means every
    unit at or below it that leads, `lead` that unit alone; `place` a ward that the work lies in; `deadline` one class
    or several joined by commas. `official` is who is in charge and `supervisor` the leader who supervises: the number
    of a person, or one of `Whose`. `blocker` is the code of the unit that must clear the way; `series` the number of
    a recurring duty; `secret` is "1" for the confidential ones alone. `first` is the first day of the period that ends
    on the day asked for, by default that of its month: what was given, and what was finished, since then. `map` is
    "new" where a past day is to be told under the units of today; else those of the day count.
    """

    q: str = ""
    unit: str = ""
    lead: str = ""
    place: str = ""
    official: str = ""
    supervisor: str = ""
    blocker: str = ""
    topic: str = ""
    state: str = ""
    standing: str = ""
    deadline: str = ""
    age: str = ""
    meeting: str = ""
    series: str = ""
    secret: str = ""
    on: str = ""
    map: str = ""
    first: str = ""
    sort: str = Sort.DUE.value

    @classmethod
    def of(cls, values: Any) -> Filter:
        """Read from the address; values that mean nothing are left out."""
        given: dict[str, str] = {}
        for name in _FIELDS:
            value = (values.get(name) or "").strip()[:200]
            known = _ALLOWED.get(name)
            if known is not None:
                value = ",".join(part for part in value.split(",") if part in known)
            if value:
                given[name] = value
        # Of these one at a time; only deadline classes can be joined by commas.
        for name in ("topic", "state", "standing", "age", "secret", "map", "sort"):
            if name in given:
                given[name] = given[name].split(",")[0]
        given["on"] = _past_day(given.get("on", ""))
        if not given["on"]:
            given.pop("map", None)
        given["first"] = _first_day(given.get("first", ""), given["on"], given.get("standing", ""))
        return cls(**given)

    @property
    def only_open(self) -> bool:
        """True for all that is open today, in whatever order."""
        return self == Filter(standing=Several.OPEN.value, sort=self.sort)

    @property
    def horizon(self) -> Horizon:
        """The day that the filter asks for, by default today."""
        return horizon(date.fromisoformat(self.on) if self.on else None)

    @property
    def map_day(self) -> date:
        """The day whose units count: the one that the filter asks for, or today."""
        return date.fromisoformat(self.on) if self.on and not self.map else clock.today()

    def without(self, *names: str) -> Filter:
        """This filter with the named fields cleared."""
        return replace(self, **dict.fromkeys(names, ""))

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set; the usual order is left out."""
        given = {name: value for name in _FIELDS if (value := getattr(self, name))}
        if given.get("sort") == Sort.DUE:
            del given["sort"]
        return given


_FIELDS = tuple(each.name for each in fields(Filter))


def day_asked(values: Any) -> TypedDay:
    """The day whose state of affairs an address asks for (`Filter.on`), as it was typed, and what is wrong with it."""
    return TypedDay.of(values.get("on"), latest=clock.today())


def _past_day(typed: str) -> str:
    """A day of the past as it was typed in the address; "" for today, a day to come, and what is no day."""
    day = day_typed(typed)
    return day.isoformat() if day and day < clock.today() else ""


def _first_day(typed: str, on: str, standing: str) -> str:
    """The first day of a period, where one is asked about: as typed, or the first of the month of its last day."""
    if standing not in (Several.NEW, Several.FINISHED):
        return ""
    last = date.fromisoformat(on) if on else clock.today()
    first = day_typed(typed)
    return (min(first, last) if first else last.replace(day=1)).isoformat()
