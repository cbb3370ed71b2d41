"""Tables of tasks: the columns of the register, of which other reports take some; figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from tracker.core.deadlines import DeadlineClass, Horizon, days_overdue
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.org.rules.tree import KnownUnit
from tracker.papers import Cell, Column, Kind, Report, Row, Table, Value
from tracker.papers.written import Say
from tracker.reports.queries.papers.asked import Asked, Stood, path_of
from tracker.reports.rules import Figures
from tracker.tasks.queries import Block, TaskRow, blocks_of, class_of, last_notes, leads_shown
from tracker.tasks.rules import State
from tracker.web.i18n import say


@dataclass(frozen=True)
class Line:
    """One task: whose it is on the map asked for, its last words, what blocks it, how many days it is overdue."""

    number: int
    task: Stood | TaskRow
    lead: str
    deadline: DeadlineClass
    last: str | None
    block: Block | None
    days: int | None
    say: Say = say


def _names(units: Iterable[Unit | KnownUnit]) -> str:
    return "; ".join(unit.name for unit in units)


def _blocker(line: Line) -> str | None:
    """Who must clear the way, since when, and what is in it."""
    unit, block = line.task.blocker_unit, line.block
    if unit is None:
        return None
    words = [unit.name]
    if block is not None:
        words.append(gettext("từ %(day)s (%(days)d ngày)", day=f"{block.since:%d/%m/%Y}", days=block.days))
        words.append(block.words)
    return "\n".join(filter(None, words))


def _moved(line: Line) -> str | None:
    """How often the deadline was moved, and what it was first."""
    if not line.task.extended or line.task.original_due_on is None:
        return None
    first = f"{line.task.original_due_on:%d/%m/%Y}"
    return str(gettext("%(times)d lần, hạn gốc %(day)s", times=line.task.extended, day=first))


#: Every column that a table of tasks can have, in its order: the column, and its value for one task.
COLUMNS: dict[str, tuple[Column, Callable[[Line], Value]]] = {
    "number": (Column("number", N_("TT"), Kind.ORDINAL, 4), lambda line: line.number),
    "title": (Column("title", N_("Nhiệm vụ"), weight=30), lambda line: line.task.title),
    "lead": (Column("lead", N_("Đơn vị chủ trì"), weight=14, optional=True), lambda line: line.lead),
    "coordinating": (
        Column("coordinating", N_("Đơn vị phối hợp"), weight=14, optional=True),
        lambda line: _names(line.task.coordinating),
    ),
    "places": (Column("places", N_("Địa bàn"), weight=10, optional=True), lambda line: _names(line.task.places)),
    "topic": (
        Column("topic", N_("Lĩnh vực"), weight=10, optional=True),
        lambda line: line.say(line.task.topic.label),
    ),
    "official": (
        Column("official", N_("Người phụ trách"), weight=10, optional=True),
        lambda line: line.task.official.full_name if line.task.official else None,
    ),
    "assigned_on": (
        Column("assigned_on", N_("Ngày giao"), Kind.DAY, 8, optional=True),
        lambda line: line.task.assigned_on,
    ),
    "due_on": (Column("due_on", N_("Hạn"), Kind.DAY, 8), lambda line: line.task.due_on),
    "original_due_on": (
        Column("original_due_on", N_("Hạn gốc"), Kind.DAY, 8, optional=True),
        lambda line: line.task.original_due_on,
    ),
    "deadline": (
        Column("deadline", N_("Tình hình hạn"), Kind.STATE, 11, optional=True),
        lambda line: line.say(line.deadline.label),
    ),
    "days": (Column("days", N_("Số ngày quá hạn"), Kind.INTEGER, 7, optional=True), lambda line: line.days),
    "state": (
        Column("state", N_("Trạng thái"), Kind.STATE, 11, optional=True),
        lambda line: line.say(line.task.state.label),
    ),
    "percent": (
        Column("percent", N_("Tiến độ"), Kind.PERCENT, 7, optional=True),
        lambda line: line.task.percent,
    ),
    "reported_on": (
        Column("reported_on", N_("Báo cáo gần nhất"), Kind.DAY, 8, optional=True),
        lambda line: line.task.reported_on,
    ),
    "blocker": (Column("blocker", N_("Vướng mắc, đơn vị phải gỡ"), weight=18, optional=True), _blocker),
    "moved": (Column("moved", N_("Gia hạn"), weight=10, optional=True), _moved),
    "last": (
        Column("last", N_("Kết quả, ý kiến gần nhất"), weight=24, optional=True),
        lambda line: line.last,
    ),
}
#: The sign before a value, in the columns that have one: a key of `papers.report.SHAPES`.
SIGNS: dict[str, Callable[[Line], str]] = {
    "deadline": lambda line: line.deadline.value,
    "state": lambda line: line.task.state.value,
}
#: The columns of the list of tasks, as its page shows them.
SEEN = ("number", "title", "places", "topic", "lead", "official", "state", "blocker", "due_on", "deadline", "percent")
#: What the register shows until somebody chooses.
USUAL = ("number", "title", "lead", "due_on", "deadline", "state", "percent", "last")


def lines_of(
    tasks: Sequence[Stood] | Sequence[TaskRow],
    keys: Iterable[str],
    horizon: Horizon,
    leads: Mapping[int, str],
    *,
    first: int = 1,
    say: Say = say,
) -> Iterator[Line]:
    """What columns `keys` tell of `tasks`, which are numbered from `first`; `leads` names who leads each.

    Two statements at most, and only for columns that need them: the words said last, and what blocks.
    """
    keys, day = set(keys), horizon.today
    said = last_notes([task.id for task in tasks], on=day) if "last" in keys and tasks else {}
    blocks = blocks_of(tasks, day) if "blocker" in keys else {}
    for number, task in enumerate(tasks, start=first):
        deadline = class_of(task, horizon)
        late = deadline is DeadlineClass.OVERDUE and task.due_on is not None and task.state is not State.DONE
        days = days_overdue(task.due_on, task.submitted_on, day) if late and task.due_on else None
        yield Line(number, task, leads[task.id], deadline, said.get(task.id), blocks.get(task.id), days, say)


def task_table(
    asked: Asked,
    tasks: Sequence[Stood],
    keys: Iterable[str],
    *,
    group: Callable[[Stood], str] | None = None,
    landscape: bool = False,
    empty: str = N_("Không có nhiệm vụ nào."),
) -> Table:
    """`tasks` as a table with the columns `keys`; each row opens its task, `group` puts a heading over equal rows.

    Two statements at most, and only for columns that need them: the words said last, and what blocks.
    """
    keys = tuple(keys)
    lines = lines_of(tasks, keys, asked.horizon, leads_shown(tasks, asked.wanted))
    rows: list[Row] = []
    heading = None
    for task, line in zip(tasks, lines, strict=True):
        if group is not None and (name := group(task)) != heading:
            heading = name
            rows.append(Row(heading=name))
        cells = (Cell(COLUMNS[key][1](line), sign=SIGNS[key](line) if key in SIGNS else "") for key in keys)
        rows.append(Row(tuple(cells), path_of("tasks.detail", task_id=task.id)))
    return Table(columns(keys), tuple(rows), empty=empty, landscape=landscape)


def columns(keys: Iterable[str]) -> tuple[Column, ...]:
    """The columns in the reader's language."""
    return tuple(replace(COLUMNS[key][0], title=say(COLUMNS[key][0].title)) for key in keys)


def chosen(report: Report, keys: Iterable[str]) -> Report:
    """`report` with the columns `keys` alone, and those that no table is without."""
    left = COLUMNS.keys() - set(keys)
    sections = [replace(each, table=each.table.without(left) if each.table else None) for each in report.sections]
    return replace(report, sections=tuple(sections))


def figures_table(lines: Iterable[tuple[str, str, Figures]], first: str, total: Figures | None = None) -> Table:
    """Units or topics with the same figures side by side: name, where it leads, figures; `total` ends the table."""
    heads = (
        Column("name", first, weight=24),
        Column("assigned", gettext("Đã giao"), Kind.INTEGER, 8),
        Column("done", gettext("Hoàn thành"), Kind.INTEGER, 8),
        Column("open", gettext("Chưa xong"), Kind.INTEGER, 8),
        Column("overdue", gettext("Quá hạn"), Kind.INTEGER, 8),
        Column("blocked", gettext("Vướng mắc"), Kind.INTEGER, 8),
        Column("completion", gettext("Tỷ lệ hoàn thành"), Kind.RATE, 9),
        Column("on_time", gettext("Đúng hạn"), Kind.RATE, 9),
        Column("original", gettext("Đúng hạn theo hạn gốc"), Kind.RATE, 9),
    )
    rows = tuple(_figures_row(*line) for line in lines)
    totals = _figures_row(gettext("Tổng số"), "", total) if total is not None and rows else None
    return Table(heads, rows, totals, empty=N_("Không có nhiệm vụ nào."))


def _figures_row(name: str, address: str, each: Figures) -> Row:
    counts = (each.assigned, each.done, each.open, each.overdue, each.blocked)
    rates = (each.completion.value, each.on_time.value, each.original_on_time_rate.value)
    return Row(tuple(map(Cell, (name, *counts, *rates))), address)
