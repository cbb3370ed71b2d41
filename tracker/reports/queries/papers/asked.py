"""What a reader asks of a report, and what all reports share: their rows, their figures, their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from flask import abort, current_app
from flask_babel import get_locale, gettext

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import Labelled, Topic
from tracker.org.models import Unit
from tracker.org.queries import unit_named
from tracker.papers import Figure, Kind, Period, Report, Section
from tracker.reports.rules import Figures, Rate
from tracker.reports.rules.spans import PLAIN, Beside
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.queries import Borders, Filter, Several, Whose, borders_moved, count_of, filter_names, first_tasks
from tracker.tasks.rules import State
from tracker.web.i18n import say

#: Rows in one table. More than anybody reads on paper; what is left out is said, never cut in silence.
MOST_ROWS = 5_000

Stood = Task | TaskSpan


@dataclass(frozen=True)
class Asked:
    """Who asks, for which unit and below, with which filter (`wanted.on` is the day), over which days.

    `period` counts in reports of what happened, `wanted.on` in those of how things stood. `most` is how many rows a
    table may have; `beside` what a comparison sets side by side.
    """

    actor: Actor
    scope: Unit
    wanted: Filter
    period: Period
    most: int = MOST_ROWS
    beside: Beside = PLAIN

    @cached_property
    def horizon(self) -> Horizon:
        """The day of the report."""
        return self.wanted.horizon

    def but(self, **more: str) -> Filter:
        """The filter of the report, narrowed further."""
        return replace(self.wanted, **more)

    def tasks(self, wanted: Filter, *, most: int | None = None) -> list[Stood]:
        """The tasks that the reader sees and the filter wants, as they stood on the day, at most `most`."""
        return first_tasks(self.actor, wanted, horizon=self.horizon, size=most or self.most)

    def left_out(self, shown: int, wanted: Filter) -> tuple[str, ...]:
        """The sentence that says how many tasks of `wanted` a full table leaves out; none when it holds them all."""
        return () if shown < self.most else self.cut(shown, count_of(self.actor, wanted, self.horizon))

    def cut(self, shown: int, total: int) -> tuple[str, ...]:
        """The sentence that says that `shown` rows of `total` stand here; none when all do."""
        if total <= shown:
            return ()
        return (gettext("Bảng này nêu %(shown)d dòng đầu trong tổng số %(total)d.", shown=shown, total=total),)

    def address(self, **more: str) -> str:
        """The list of tasks behind a figure of this report; "" where the filter already asks for something else."""
        if any(getattr(self.wanted, name) not in ("", value) for name, value in more.items()):
            return ""
        return path_of("tasks.index", **{**self.wanted.without("sort").args(), **more})

    def report(
        self,
        code: str,
        title: str,
        sections: Iterable[Section],
        *,
        dated: bool = True,
        notes: Iterable[str] = (),
    ) -> Report:
        """The report, with the words of its filter beneath the title.

        `dated` ones show one day, the others what happened over the period, counted today.
        """
        return Report(
            code,
            title,
            self.scope.called(self.wanted.map_day if dated else None),
            self.horizon.today if dated else clock.today(),
            clock.now(),
            tuple(sections),
            subtitle=tuple(filter_words(self.actor, self.wanted)),
            period=None if dated else self.period,
            notes=tuple(notes),
            language=str(get_locale() or "vi"),
        )


def scope_or_404(actor: Actor, code: str, day: date | None = None) -> Unit:
    """The unit that `code` names on a day (today), by default the reader's own; 404 outside the reader's scope."""
    scope = unit_named(code, day or clock.today()) if code else db.session.get(Unit, actor.unit_id)
    if scope is None or not actor.post.covers(scope.path):
        abort(404)
    return scope


def this_year() -> Period:
    """From New Year to today: what a report of what happened covers when nobody says otherwise."""
    today = clock.today()
    return Period(date(today.year, 1, 1), today)


def path_of(endpoint: str, **values: object) -> str:
    """A path of the product, made without a request: reports are built by jobs too."""
    return current_app.url_map.bind("").build(endpoint, values)


#: The fields of a filter whose values have words of their own, in the order they are said.
SPOKEN: dict[str, type[Labelled]] = {
    "standing": Several,
    "state": State,
    "deadline": DeadlineClass,
    "age": AgeBand,
    "topic": Topic,
}


def filter_words(actor: Actor, wanted: Filter) -> list[str]:
    """What the report is narrowed by, in words; its unit is its scope, its conference stands in its own title."""
    words = [
        ", ".join(say(kind(value).label) for value in getattr(wanted, field).split(","))
        for field, kind in SPOKEN.items()
        if getattr(wanted, field)
    ]
    names = filter_names(actor, wanted.without("unit"))
    for field, sentence in (
        ("lead", gettext("đơn vị chủ trì: %(name)s")),
        ("place", gettext("địa bàn: %(name)s")),
        ("blocker", gettext("đơn vị phải gỡ: %(name)s")),
        ("official", gettext("người phụ trách: %(name)s")),
        ("supervisor", gettext("lãnh đạo chỉ đạo: %(name)s")),
    ):
        value = getattr(wanted, field)
        if value:
            whose = say(Whose(value).label) if value in set(Whose) else value
            words.append(sentence % {"name": names.get(field, whose)})
    if wanted.first:
        words.append(gettext("kỳ từ ngày %(day)s", day=f"{date.fromisoformat(wanted.first):%d/%m/%Y}"))
    if wanted.on and borders_moved(date.fromisoformat(wanted.on), clock.today()):
        words.append(say(Borders(wanted.map or "old").label).lower())
    if wanted.secret:
        words.append(gettext("chỉ nhiệm vụ mật"))
    if wanted.series:
        words.append(gettext("một nhiệm vụ định kỳ"))
    if wanted.q:
        words.append(gettext("có chữ “%(words)s”", words=wanted.q))
    return words


def rate_figure(rate: Rate, before: Rate | None = None) -> Figure:
    """A rate with its formula, what was divided, and what it was before."""
    return Figure(
        say(rate.name),
        rate.value,
        Kind.RATE,
        say(rate.formula),
        rate.numerator,
        rate.denominator,
        before.value if before else None,
    )


def main_figures(asked: Asked, now: Figures, before: Figures | None = None) -> tuple[Figure, ...]:
    """The figures at the head of a report; each leads to the list that it counts."""

    def one(words: str, name: str, **to: str) -> Figure:
        past = getattr(before, name) if before else None
        return Figure(words, getattr(now, name), address=asked.address(**to), previous=past)

    return (
        one(gettext("Đã giao"), "assigned", standing="assigned"),
        one(gettext("Hoàn thành"), "done", state="done"),
        one(gettext("Quá hạn"), "overdue", deadline="overdue"),
        one(gettext("Đang vướng mắc"), "blocked", state="blocked"),
        one(gettext("Chờ xác nhận"), "waiting", state="submitted"),
        rate_figure(now.completion, before.completion if before else None),
        rate_figure(now.on_time, before.on_time if before else None),
        rate_figure(now.original_on_time_rate, before.original_on_time_rate if before else None),
        rate_figure(now.update, before.update if before else None),
    )
