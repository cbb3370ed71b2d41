"""Reading for leadership: figures that are kept, or one tally in one statement, and the tables made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import select

from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, Horizon
from tracker.core.labels import Topic, UnitKind
from tracker.org.models import Person, Unit
from tracker.reports.queries.history import History, history_of, weeks_before
from tracker.reports.queries.kept import (
    Cells,
    Kept,
    kept_cells,
    kept_for,
    kept_silence,
    kept_supervisors,
)
from tracker.reports.queries.lines import Lines, lines_of
from tracker.reports.queries.tallies import tally, tally_few
from tracker.reports.rules import (
    NOTHING,
    Counts,
    Figures,
    Tally,
    added,
    ages_of,
    counts,
    figures_of,
    missed_of,
    silent_of,
)
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.queries import (
    Filter,
    Silence,
    SilentUnit,
    first_silent,
    first_tasks,
    next_due,
)
from tracker.tasks.queries import horizon as horizon_of
from tracker.tasks.queries import supervisors as supervisors_seen
from tracker.tasks.rules import State

#: What a dashboard can be narrowed by, beside its unit; `on` is its day, `map` the units of which day.
NARROWS = ("topic", "meeting", "supervisor", "on", "map")
#: How many rows the dashboard shows of what is blocked, and of the next deadlines; the list behind has all.
BLOCKERS, COMING = 8, 10
#: Up to so many tasks, each day apart, are judged one by one: a statement that judges costs more to put together.
FEW = 100
#: Of longer tables the page shows the first rows; the reports hold all.
SHOWN_LINES = 25


@dataclass(frozen=True)
class Line:
    """The figures of one unit, `whole` with those of all units below it; `name` is its name on the map asked for.

    On `silent` of its tasks it is silent.
    """

    unit: Unit
    figures: Figures
    name: str
    whole: bool = False
    silent: int = 0

    @property
    def behind(self) -> dict[str, str]:
        """What the filter of the list behind the line says."""
        return dict(self.behind_as)

    @property
    def behind_as(self) -> tuple[tuple[str, str], ...]:
        """The same as something that does not change."""
        return (("unit" if self.whole else "lead", self.unit.code),)


@dataclass(frozen=True)
class Dashboard:
    """Everything on the dashboard, made of the numbers of each unit and topic.

    `wanted` is the filter that every link of the page starts from: what a link opens is what its figure counted.
    `units` are those that have a line; the numbers of `whole` ones are also those of all units below them. Of the
    units that are silent `silence` holds the first.
    """

    scope: Unit
    wanted: Filter
    horizon: Horizon
    cells: Cells
    units: dict[int, Unit]
    whole: frozenset[int]
    blockers: list[Task | TaskSpan]
    silence: Silence
    coming: list[Task | TaskSpan]
    compared_on: date
    past: Counts
    kept: Kept
    history: History

    @property
    def silent(self) -> list[SilentUnit]:
        """The first of the silent units."""
        return self.silence.first

    @property
    def silent_tasks(self) -> int:
        """On how many tasks a unit is silent."""
        return self.silence.tasks

    @property
    def missed(self) -> int:
        """How many periods of recurring duties were missed."""
        return missed_of(self._total)

    @cached_property
    def _sums(self) -> dict[int, Counts]:
        return {unit_id: added(topics.values()) for unit_id, topics in self.cells.items()}

    @cached_property
    def _total(self) -> Counts:
        return added(self._sums.values())

    @cached_property
    def all(self) -> Figures:
        """The figures of the whole scope."""
        return figures_of(self._total)

    @cached_property
    def before(self) -> Figures:
        """The same figures at the end of the day compared with."""
        return figures_of(self.past)

    @cached_property
    def overdue_units(self) -> int:
        """In how many units something is overdue."""
        return sum(figures_of(numbers).overdue > 0 for numbers in self._sums.values())

    @cached_property
    def by_topic(self) -> dict[Topic, Figures]:
        """The figures of each topic that occurs: one whose tasks are all cancelled does not."""
        found: dict[Topic, list[Counts]] = {}
        for topics in self.cells.values():
            for topic, numbers in topics.items():
                found.setdefault(topic, []).append(numbers)
        return {topic: figures_of(added(many)) for topic, many in found.items() if any(map(any, many))}

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics that occur in wards, the most frequent first: the columns of the heat map."""
        many: dict[Topic, int] = {}
        for unit_id, topics in self.cells.items():
            if self.units[unit_id].kind is UnitKind.WARD:
                for topic, numbers in topics.items():
                    many[topic] = many.get(topic, 0) + numbers[0]
        return sorted((topic for topic in many if many[topic]), key=lambda topic: (-many[topic], topic.value))

    @cached_property
    def wards(self) -> list[Line]:
        """The wards, the worst first."""
        lines = (line for line in self._lines if line.unit.kind is UnitKind.WARD)
        return sorted(lines, key=lambda line: (-line.figures.overdue, -line.figures.open, line.unit.id))

    def by_topics(self, line: Line, topics: Sequence[Topic]) -> tuple[tuple[Topic, Figures], ...]:
        """The figures of a line for each of `topics`."""
        mine = self.cells.get(line.unit.id, {})
        return tuple((topic, figures_of(mine.get(topic, NOTHING))) for topic in topics)

    @cached_property
    def ranking(self) -> list[Line]:
        """Units that have tasks, best rate on time first; units without a rate come last."""

        def order(line: Line) -> tuple[bool, float, float, int]:
            on_time, completion = line.figures.on_time.value, line.figures.completion.value
            return on_time is None, -(on_time or 0.0), -(completion or 0.0), line.unit.id

        return sorted((line for line in self._lines if line.figures.assigned), key=order)

    @cached_property
    def _lines(self) -> list[Line]:
        lines = []
        for unit in self.units.values():
            numbers = self._sums.get(unit.id, NOTHING)
            name, whole = unit.called(self.wanted.map_day), unit.id in self.whole
            lines.append(Line(unit, figures_of(numbers), name, whole, silent_of(numbers)))
        return lines

    @cached_property
    def ages(self) -> dict[AgeBand, int]:
        """How many tasks are overdue in each band."""
        return ages_of(self._total)


def _kept(kept: Kept, wanted: Filter, horizon: Horizon, lines: Lines, left: list[Tally]) -> Cells | None:
    """The numbers of each line from what is kept, with the tallies of what is `left` to be counted."""
    each = set(lines.of.values())
    found = kept_cells(kept, horizon, wanted, each - lines.whole, each & lines.whole)
    if found is None:
        return None
    for unit_id, topics in lines.cells(left).items():
        for topic, numbers in topics.items():
            mine = found.setdefault(unit_id, {})
            mine[topic] = added([mine.get(topic, NOTHING), numbers])
    return {unit_id: topics for unit_id, topics in found.items() if any(map(any, topics.values()))}


def _left(actor: Actor, kept: Kept, wanted: Filter, horizon: Horizon) -> list[Tally]:
    """What the reader knows of and is in no row that is kept."""
    if len(kept.left) > FEW:
        return tally(actor, wanted, horizon, Task.id.in_(kept.left))
    return tally_few(actor, wanted, horizon, kept.left) if kept.left else []


def dashboard(actor: Actor, scope: Unit, wanted: Filter, horizon: Horizon, *, back: int = 7) -> Dashboard:
    """The dashboard of `scope` (every unit at or below it), on a day, narrowed by `NARROWS`.

    Its figures are compared with those of `back` days before. They are read from what is kept where that answers, else
    counted. As many statements whatever the number of tasks.
    """
    wanted = Filter(unit=scope.code, **{name: getattr(wanted, name) for name in NARROWS})
    lines, units_there = lines_of(scope, wanted.map_day)
    kept = kept_for(actor, scope, wanted)
    left = _left(actor, kept, wanted, horizon) if horizon.today in kept.days and not horizon.past else []
    cells = None if horizon.past else _kept(kept, wanted, horizon, lines, left)
    if cells is None:
        cells = lines.cells(tally(actor, wanted, horizon))
        silence = first_silent(actor, horizon, wanted)
    else:
        silence = kept_silence(kept, scope, wanted, horizon, left)
    units = {unit.id: unit for unit in units_there if unit.valid_on(wanted.map_day) or unit.id in cells}
    units.update(_by_id(cells.keys() - units.keys()))
    compared_on = horizon.today - timedelta(days=back)
    before = horizon_of(compared_on)
    history = history_of(actor, kept, scope, wanted, {compared_on, *weeks_before(horizon.today)})
    past = history.numbers(before)
    return Dashboard(
        scope,
        wanted,
        horizon,
        cells,
        units,
        lines.whole,
        blockers=_first(actor, wanted, horizon, BLOCKERS, state=State.BLOCKED.value),
        silence=silence,
        coming=next_due(actor, wanted, horizon=horizon, size=COMING),
        compared_on=compared_on,
        past=counts(tally(actor, wanted, before)) if past is None else past,
        kept=kept,
        history=history,
    )


def _by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """Units that do not exist any more but lead tasks that are counted."""
    ids = list(ids)
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(ids)))} if ids else {}


def _first(actor: Actor, wanted: Filter, horizon: Horizon, size: int, **more: str) -> list[Task | TaskSpan]:
    """The first tasks of a list, the nearest deadline first."""
    return first_tasks(actor, replace(wanted, **more), horizon=horizon, size=size)


def supervisors(actor: Actor, board: Dashboard) -> list[Person]:
    """The leaders whom the dashboard can be narrowed to, by name: from what is kept where that answers."""
    kept = board.kept if board.kept.days else kept_for(actor, board.scope, Filter(unit=board.scope.code))
    found = None if board.horizon.past else kept_supervisors(kept, actor, board.scope, board.horizon)
    return supervisors_seen(actor) if found is None else found
