"""A report as an address asks for it: which, by whom, of which unit, over which days, with which columns.

Pages, what is published and what comes by mail read the same words, so that each can be asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from flask import abort
from werkzeug.datastructures import MultiDict

from tracker.core.actor import Actor
from tracker.core.days import TypedDay
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.papers import Frame, Period, Report, Style
from tracker.reports.queries.papers.asked import Asked, scope_or_404, this_year
from tracker.reports.queries.papers.table import REPORTS, Definition
from tracker.reports.queries.papers.tables import COLUMNS, USUAL, chosen
from tracker.reports.rules.spans import Beside, By
from tracker.tasks import queries as tasks
from tracker.tasks.queries import Filter

#: The longest query that is kept: a filter with every field and column.
LONGEST = 3_000
_DAYS = ("on", "since", "until")


@dataclass(frozen=True)
class Days:
    """The period as it was typed: its days, and what is wrong with them."""

    period: Period
    since: TypedDay
    until: TypedDay

    @classmethod
    def of(cls, since: str, until: str) -> Days:
        """Read from the address; days left out are those of this year so far."""
        usual, first, last = this_year(), TypedDay.of(since), TypedDay.of(until)
        if first.wrong or last.wrong:
            return cls(usual, first, last)
        period = Period(first.day or usual.start, last.day or usual.end)
        if period.start > period.end:
            return cls(usual, first, replace(last, wrong=N_("“Đến ngày” phải từ “Từ ngày” trở đi.")))
        return cls(period, first, last)

    @property
    def wrong(self) -> bool:
        """True when they name no period."""
        return bool(self.since.wrong or self.until.wrong)


def columns_of(args: MultiDict[str, str]) -> tuple[str, ...]:
    """The columns asked for, the usual ones when none is."""
    asked = set(args.getlist("column")) & COLUMNS.keys()
    return tuple(key for key in COLUMNS if key in asked) if asked else USUAL


def args_of(query: str) -> MultiDict[str, str]:
    """What a kept query says."""
    return MultiDict(parse_qsl(query))


def query_of(args: MultiDict[str, str], names: Iterable[str]) -> str:
    """The part of an address that is kept: what those of `names` say, in one order, whatever else stood there.

    A day that is none is left out: what is kept would be refused ever after.
    """
    said = [(name, value.strip()[:200]) for name in dict.fromkeys(names) for value in args.getlist(name)]
    good = [(name, value) for name, value in said if value and not (name in _DAYS and TypedDay.of(value).wrong)]
    return urlencode(good)[:LONGEST]


@dataclass(frozen=True)
class Order:
    """A report that somebody asks for; `args` is what the address says."""

    code: str
    actor: Actor
    wanted: Filter
    scope: Unit
    days: Days
    args: MultiDict[str, str]
    on: TypedDay

    @classmethod
    def of(cls, actor: Actor, code: str, args: MultiDict[str, str]) -> Order:
        """Read from the address; 404 for no such report, and for a unit out of the reader's scope."""
        if code not in REPORTS:
            abort(404)
        wanted, definition = Filter.of(args), REPORTS[code]
        # A day that the report does not listen to has no field in which something could be wrong with it.
        days = Days.of(*(args.get(name, "") if definition.period else "" for name in ("since", "until")))
        listens = "on" in definition.takes and not (definition.beside and Beside.of(args).by in (By.SPANS, By.DAYS))
        on = tasks.day_asked(args) if listens else TypedDay()
        return cls(code, actor, wanted, scope_or_404(actor, wanted.unit, wanted.map_day), days, args, on)

    @property
    def wrong(self) -> bool:
        """True when a day that was typed is none, or none that a report can be about."""
        return self.days.wrong or bool(self.on.wrong)

    @property
    def definition(self) -> Definition:
        """What the report is."""
        return REPORTS[self.code]

    @property
    def ready(self) -> bool:
        """False while a day is wrong, or the conference that the report needs is not chosen."""
        return not self.wrong and bool(self.wanted.meeting or not self.definition.meeting)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns asked for."""
        return columns_of(self.args)

    @property
    def frame(self) -> Frame:
        """What stands around a paper of the unit, in the style asked for; a draft, for the pen to number and date."""
        return framed(tasks.frame_of(self.scope), self.args)

    @property
    def query(self) -> str:
        """The filter as it is kept: what the report listens to, and nothing else."""
        return query_of(self.args, heard_names(self.definition))

    def built(self, most: int) -> Report:
        """The report with the columns asked for."""
        report = self.definition.build(
            self.actor, self.wanted, self.days.period, most=most, beside=Beside.of(self.args)
        )
        return chosen(report, self.columns) if self.definition.columns else report


def framed(frame: Frame, args: MultiDict[str, str]) -> Frame:
    """`frame` in the style that the address asks for."""
    asked = args.get("style")
    return replace(frame, style=Style(asked)) if asked in set(Style) else frame


def heard_names(definition: Definition) -> tuple[str, ...]:
    """The names that an address of the report can hold and that change it."""
    period = ("since", "until") if definition.period else ()
    columns = ("sort", "column") if definition.columns else ()
    beside = ("by", "item") if definition.beside else ()
    return (*definition.takes, *period, *columns, *beside, "style")


@dataclass(frozen=True)
class Again:
    """A report that was asked for before, of a body that may have another code today or be gone; "" is today."""

    code: str
    body: Unit
    args: MultiDict[str, str]
    on: str = ""

    def built(self, actor: Actor, most: int) -> Report:
        """The report as `actor` may read it now."""
        definition = REPORTS[self.code]
        wanted = replace(definition.heard(Filter.of(self.args)), unit=self.body.code, on=self.on)
        days = Days.of(self.args.get("since", ""), self.args.get("until", ""))
        report = definition.says(Asked(actor, self.body, wanted, days.period, most, Beside.of(self.args)))
        return chosen(report, columns_of(self.args)) if definition.columns else report
