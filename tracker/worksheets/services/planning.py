"""What a sheet would do, row by row; nothing is written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.text import fingerprint, fold, shorten
from tracker.extraction.files.cells import Cell
from tracker.intake.queries import taught_directory
from tracker.org.models import Unit
from tracker.org.queries import roster_on
from tracker.tasks.services import Ongoing
from tracker.worksheets import queries
from tracker.worksheets.models import SheetTask
from tracker.worksheets.rules import (
    LIKE,
    MOVING,
    WRITES,
    Column,
    Match,
    Outcome,
    fingerprint_of,
    is_heading,
    likeness,
    read_line,
)
from tracker.worksheets.rules.rows import Line
from tracker.worksheets.services.meaning import Known, ongoing_of
from tracker.worksheets.services.names import Names, topic_of

T = TypeVar("T")
_MOVING = tuple(column.value for column in MOVING)


@dataclass
class Row:
    """A row with everything that is known of it: what it means, and what will become of it.

    `said` holds its plain values, units as codes; what an earlier sheet said of the same task shows through where this
    one leaves a cell empty. `known` is that task, `changes` what is new: column, value before, value now.
    """

    line: Line
    outcome: Outcome = Outcome.ERROR
    lead: Unit | None = None
    said: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    match: Match | None = None
    known: SheetTask | None = None
    task_id: int | None = None
    ongoing: Ongoing | None = None
    changes: list[tuple[Column, str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The order as the sheet words it."""
        return self.line.said.get(Column.TITLE.value, "")

    @property
    def code(self) -> str | None:
        """The sheet's own number of the row, toneless; None without one."""
        return fold(self.line.said.get(Column.CODE.value, "")) or None

    @property
    def fingerprint(self) -> str:
        """What tells the row where it has no code."""
        return fingerprint_of(self.title, self.lead.code if self.lead else "")

    def note(self, column: Column | None, sentence: str, **values: str) -> None:
        """Something the reader should know of the row."""
        address = self.line.cells[column].address if column is not None and column in self.line.cells else ""
        self.notes.append((address, sentence, values))


@dataclass(frozen=True)
class Plan:
    """All rows of a sheet, and the stamp of what they were planned against."""

    rows: Sequence[Row]
    known: Known
    stamp: str

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows have each outcome."""
        return Counter(row.outcome for row in self.rows)

    @property
    def in_order(self) -> list[Row]:
        """The rows as they are read: wrong ones first, then what is written, then the rest."""
        order = list(Outcome)
        return sorted(self.rows, key=lambda row: (order.index(row.outcome), row.line.number))

    @property
    def writes(self) -> list[Row]:
        """The rows that write something, in the order of the sheet."""
        return [row for row in self.rows if row.outcome in WRITES]


def root_of(body: Unit) -> str:
    """The path of the topmost unit above the one that gives the tasks: its town."""
    return "/" + body.path.split("/")[1] + "/"


def plan(body: Unit, lines: Iterable[tuple[int, Mapping[Column, Cell]]], *, filename: str) -> Plan:
    """What rows of a sheet would do to the tasks that `body` gave. Statements do not grow with the rows."""
    today, root = clock.today(), root_of(body)
    roster = roster_on(today, root=root)
    names = Names(roster, taught_directory(today, body))
    rows = [Row(read_line(number, cells)) for number, cells in lines]
    for row in rows:
        if is_heading(row.line):
            row.outcome, row.line.errors = Outcome.SKIPPED, []
        else:
            _name_units(row, names)
    judged = [row for row in rows if row.outcome is not Outcome.SKIPPED]
    _match(body, judged)
    known = Known(roster, queries.staff({row.lead.id for row in judged if row.lead}))
    given = queries.tasks_given(body.id, {shorten(row.title, 300) for row in judged if row.title})
    for row in judged:
        if not row.line.errors:
            _decide(row, known, given, f"{filename}, dòng {row.line.number}")
    return Plan(rows, known, _stamp(rows))


def _name_units(row: Row, names: Names) -> None:
    """Read the cells whose meaning lies in the directory; their values become codes of units."""
    line = row.line
    row.said = dict(line.said)
    row.lead = _tried(line, Column.LEAD, names.one)
    blocker = _tried(line, Column.BLOCKER, names.one)
    found = {column: _tried(line, column, names.many) for column in (Column.COORDINATING, Column.PLACE)}
    for column, units in {**found, Column.LEAD: _some(row.lead), Column.BLOCKER: _some(blocker)}.items():
        if units is not None:
            row.said[column.value] = " ".join(unit.code for unit in units)
    if row.lead is None or not row.title:
        return
    text = line.said.get(Column.TOPIC.value, "")
    topic, guessed = topic_of(text, row.title, row.lead)
    row.said[Column.TOPIC.value] = topic.value
    if text and guessed:
        row.note(
            Column.TOPIC, N_("Không có lĩnh vực “%(said)s”; xếp vào “%(topic)s”."), said=text[:60], topic=topic.label
        )


def _tried(line: Line, column: Column, read: Callable[[str], T]) -> T | None:
    """What `read` makes of a column's text; None where it is empty, or wrong, which is noted."""
    text = line.said.get(column.value)
    if text is None:
        return None
    try:
        return read(text)
    except Invalid as error:
        line.refuse(column.value, error)
        return None


def _some(unit: Unit | None) -> list[Unit] | None:
    return [unit] if unit is not None else None


def _match(body: Unit, rows: Sequence[Row]) -> None:
    """Find what earlier sheets brought, by code, else by content; two rows for one task are an error of the second."""
    told = [row for row in rows if row.lead is not None and row.title]
    found = queries.known_tasks(body.id, {row.code for row in told if row.code}, {row.fingerprint for row in told})
    by_code = {each.code: each for each in found if each.code is not None}
    by_content: dict[str, list[SheetTask]] = {}
    for each in found:
        by_content.setdefault(each.fingerprint, []).append(each)
    seen: dict[str, int] = {}
    for row in told:
        key = row.code or row.fingerprint
        if key in seen:
            row.line.refuse(
                (Column.CODE if row.code else Column.TITLE).value,
                Invalid(
                    N_("Mã này đã có ở dòng %(line)s.")
                    if row.code
                    else N_("Trùng nội dung và đơn vị với dòng %(line)s. Bỏ một dòng hoặc thêm cột mã."),
                    line=seen[key],
                ),
            )
        seen.setdefault(key, row.line.number)
        _find(row, by_code, by_content.get(row.fingerprint, []))


def _find(row: Row, by_code: Mapping[str, SheetTask], alike: Sequence[SheetTask]) -> None:
    if row.code and row.code in by_code:
        row.known, row.match = by_code[row.code], Match.CODE
        return
    # A row that has got a code since takes over the task of the row without one.
    alike = [each for each in alike if each.code is None] if row.code else alike
    if len(alike) > 1:
        row.line.refuse(
            Column.TITLE.value, Invalid(N_("Có nhiều nhiệm vụ cùng nội dung và đơn vị. Ghi mã để biết là việc nào."))
        )
    elif alike:
        row.known, row.match = alike[0], Match.CONTENT


def _decide(row: Row, known: Known, given: Mapping[tuple[str, int], int], origin: str) -> None:
    """What becomes of a row that can be read."""
    if row.lead is None:
        raise RuntimeError("a row without a lead unit has an error")
    try:
        if row.known is not None:
            _check_same(row, row.known, row.lead)
            row.said = _merged(row.known.said, row)
        row.ongoing = ongoing_of(row.said, row.lead, known, origin)
    except Invalid as error:
        row.line.refuse(error.field, error)
        return
    if row.said.get(Column.OFFICIAL.value) and row.ongoing.official is None:
        said, unit = row.said[Column.OFFICIAL.value][:60], row.lead.name
        row.note(
            Column.OFFICIAL,
            N_("%(unit)s chưa có người tên “%(said)s”; để trống người phụ trách."),
            said=said,
            unit=unit,
        )
    if row.known is not None:
        _compare(row, row.known)
        return
    row.task_id = given.get((row.ongoing.order.title, row.lead.id))
    row.outcome = Outcome.NEW if row.task_id is None else Outcome.KEPT
    if row.task_id is not None:
        row.match = Match.PROGRAM
        row.note(None, N_("Nhiệm vụ này đã có trong phần mềm, không nhập lần nữa."))


def _merged(before: Mapping[str, str], row: Row) -> dict[str, str]:
    """What stays of the order, and what the new sheet says of its course; an empty cell says nothing new."""
    # A topic that the sheet does not name was guessed: the guess of before stands.
    new = {name: row.said[name] for name in _MOVING if name in row.said and name in row.line.said}
    return {**before, **new}


def _check_same(row: Row, known: SheetTask, lead: Unit) -> None:
    """The row is still the order that it was. Raises Invalid."""
    if known.task.lead_id != lead.id:
        raise Invalid(
            N_("Nhiệm vụ này đang do %(unit)s chủ trì. Giao lại đơn vị ở trang nhiệm vụ."),
            field=Column.LEAD.value,
            unit=known.task.lead.name,
        )
    before = known.said[Column.TITLE.value]
    if fold(before) == fold(row.title):
        return
    if likeness(before, row.title) < LIKE:
        raise Invalid(
            N_("Mã này đã dùng cho “%(title)s”. Xem lại mã."), field=Column.CODE.value, title=shorten(before, 80)
        )
    row.note(Column.TITLE, N_("Nội dung giữ như khi nhập lần đầu."))


def _compare(row: Row, known: SheetTask) -> None:
    row.task_id = known.task_id
    row.changes = [
        (Column(name), known.said.get(name, ""), row.said.get(name, ""))
        for name in _MOVING
        if known.said.get(name, "") != row.said.get(name, "")
    ]
    if not row.changes:
        row.outcome = Outcome.SAME
    elif known.task.version != known.version:
        row.outcome = Outcome.KEPT
        row.note(None, N_("Đã có người cập nhật nhiệm vụ này trong phần mềm; số liệu trong phần mềm được giữ."))
    else:
        row.outcome = Outcome.UPDATE


def _stamp(rows: Sequence[Row]) -> str:
    """The same for the same rows against the same tasks."""
    return fingerprint(
        json.dumps(
            [
                (row.line.number, row.outcome, row.code, row.said, row.task_id, row.known.version if row.known else 0)
                for row in rows
            ],
            sort_keys=True,
        )
    )
