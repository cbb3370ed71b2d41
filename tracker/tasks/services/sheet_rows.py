"""The rows of a sheet of values: whose each is, what it says, what would become of it, what is wrong at which cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tracker.core import clock
from tracker.core.errors import Invalid, Refused
from tracker.core.labels import N_, Labelled
from tracker.core.text import fold
from tracker.extraction.files.cells import FORMULA_SAID, Cell, Formula, day_in
from tracker.extraction.files.sheets import Line
from tracker.org.models import Unit
from tracker.tasks.models import Task
from tracker.tasks.rules import CLOSED
from tracker.tasks.rules.measures import (
    Dated,
    Definition,
    Direction,
    against,
    check_amount,
    check_definition,
    check_value,
    parse,
    written,
)

#: The columns of a sheet, each with the ways its heading is written; the first is the one in Vietnamese.
COLUMNS: dict[str, tuple[str, ...]] = {
    "code": (N_("Mã đơn vị"), "Mã", "Unit code", "Code"),
    "unit": (N_("Đơn vị"), "Tên đơn vị", "Xã, phường", "Unit", "Units"),
    "target": (N_("Mục tiêu"), "Chỉ tiêu", "Target"),
    "value": (N_("Số đã đạt"), "Số liệu", "Giá trị", "Kết quả", "Value", "Reached"),
    "day": (N_("Ngày của số liệu"), "Ngày", "Ngày số liệu", "Date", "Date of the value"),
    "note": (N_("Ghi chú"), "Note", "Notes"),
}
REQUIRED = frozenset({"unit", "value", "day"})


class Outcome(Labelled):
    """What becomes of a row."""

    NEW = "new", N_("Số mới")
    REPLACES = "replaces", N_("Thay số cùng ngày")
    TARGET = "target", N_("Chỉ đổi mục tiêu")
    SAME = "same", N_("Không đổi")
    EMPTY = "empty", N_("Bỏ trống")
    ERROR = "error", N_("Lỗi")


#: Outcomes that write something.
WRITES = frozenset({Outcome.NEW, Outcome.REPLACES, Outcome.TARGET})


@dataclass
class Row:
    """One row of the sheet: what it says, what it will do, and what is wrong with it, cell by cell."""

    number: int
    unit: str
    task: Task | None = None
    outcome: Outcome = Outcome.EMPTY
    value: Decimal | None = None
    day: date | None = None
    note: str = ""
    present: Decimal | None = None
    target: Decimal | None = None
    retargeted: bool = False
    definition: Definition | None = None
    errors: list[tuple[str, Refused]] = field(default_factory=list)


class At(Exception):
    """A refusal at one cell."""

    def __init__(self, cell: Cell, refused: Refused) -> None:
        super().__init__(str(refused))
        self.cell = cell
        self.refused = refused


class Index:
    """The tasks of a directive by code, by name, and by name without tones."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self.by_code: dict[str, list[Task]] = {}
        self.by_name: dict[str, list[Task]] = {}
        self.by_folded: dict[str, list[Task]] = {}
        for task in tasks:
            self.by_code.setdefault(task.lead.code.casefold(), []).append(task)
            names = _names(task.lead)
            for name in {name.casefold() for name in names}:
                self.by_name.setdefault(name, []).append(task)
            for name in {fold(name) for name in names}:
                self.by_folded.setdefault(name, []).append(task)

    def find(self, line: Line) -> Task:
        """The task that a row is about, by its code, else by the unit's name. Raises At."""
        code, unit = cell_of(line, "code"), line.cells["unit"]
        for cell in (code, unit):
            if isinstance(cell.value, Formula):
                raise At(cell, Invalid(FORMULA_SAID))
        if not code.empty:
            found = self._one(code, self.by_code.get(code.text.casefold(), []))
            named = self.by_folded.get(fold(unit.text), []) if not unit.empty else [found]
            if found not in named:
                raise At(
                    unit,
                    Invalid(
                        N_("Mã “%(code)s” là %(name)s, không phải “%(said)s”. Sửa mã hoặc tên."),
                        code=code.text,
                        name=found.lead.name,
                        said=unit.text[:60],
                    ),
                )
            return found
        if unit.empty:
            raise At(unit, Invalid(N_("Thiếu tên hoặc mã đơn vị.")))
        return self._one(unit, self.by_name.get(unit.text.casefold()) or self.by_folded.get(fold(unit.text), []))

    def _one(self, cell: Cell, found: Sequence[Task]) -> Task:
        if not found:
            raise At(cell, Invalid(N_("Không có đơn vị “%(said)s” trong chỉ đạo này."), said=cell.text[:60]))
        if len(found) > 1:
            raise At(cell, Invalid(N_("“%(said)s” ứng với nhiều nhiệm vụ; ghi mã đơn vị."), said=cell.text[:60]))
        return found[0]


def _names(unit: Unit) -> list[str]:
    return [unit.name, *(alias.name for alias in unit.aliases)]


def cell_of(line: Line, name: str) -> Cell:
    """The cell of a column that a sheet may do without; an empty one where it does."""
    return line.cells.get(name) or Cell(f"{line.number}", None)


def fill(row: Row, line: Line, common: Definition) -> None:
    """Read the figures of a row and decide its outcome; what is wrong is noted at its cell."""
    if row.task is None:
        raise RuntimeError("the unit is found before its figures are read")
    row.note = cell_of(line, "note").text[:1000] if not isinstance(cell_of(line, "note").value, Formula) else ""
    row.target = _read(row, cell_of(line, "target"), common)
    row.value = _read(row, line.cells["value"], common)
    if row.errors:
        if not line.cells["value"].empty:
            _day(line.cells["day"])
        return
    measure = row.task.measure
    row.definition = measure.definition if measure is not None else None
    if row.value is None and (row.target is None or (row.definition and row.definition.target == row.target)):
        row.outcome = Outcome.EMPTY
        return
    if row.task.state in CLOSED:
        raise At(line.cells["unit"], Invalid(N_("Nhiệm vụ của đơn vị này đã đóng.")))
    row.retargeted = row.target is not None and (row.definition is None or row.definition.target != row.target)
    if row.retargeted:
        _retarget(row, cell_of(line, "target"), common)
    if row.definition is None:
        raise At(cell_of(line, "target"), Invalid(N_("Đơn vị này chưa có mục tiêu; ghi mục tiêu ở dòng này.")))
    row.outcome = Outcome.TARGET if row.retargeted else Outcome.SAME
    if row.value is not None:
        _judge(row, line)


def _retarget(row: Row, cell: Cell, common: Definition) -> None:
    if row.target is None:
        return
    if row.definition is None and common.direction is Direction.FALLING:
        raise At(cell, Invalid(N_("Đơn vị này chưa có mức ban đầu; đặt ở bảng chỉ tiêu trước.")))
    base = row.definition or replace(common, baseline=Decimal(0))
    try:
        row.definition = check_definition(replace(base, target=row.target))
    except Invalid as error:
        raise At(cell, error) from None


def _judge(row: Row, line: Line) -> None:
    """Whether the value of a row may stand, and whether it is new."""
    cell = line.cells["day"]
    if row.task is None or row.definition is None or row.value is None:
        return
    row.day = _day(cell)
    standing = row.task.measure.standing if row.task.measure is not None else ()
    row.present = next((each.amount for each in standing if each.day == row.day), None)
    if row.present == row.value:
        row.outcome = Outcome.TARGET if row.retargeted else Outcome.SAME
        return
    said, dated = Dated(row.day, row.value), [each.dated for each in standing]
    try:
        check_value(row.definition, dated, said, assigned_on=row.task.assigned_on, today=clock.today(), sure=True)
    except Invalid as error:
        raise At(cell if error.field == "measured_on" else line.cells["value"], error) from None
    other = against(row.definition, dated, said)
    if other is not None and not row.note:
        raise At(
            line.cells["value"],
            Invalid(
                N_("%(value)s đi ngược so với %(other)s của ngày %(day)s. Nếu đúng, ghi lý do ở cột Ghi chú."),
                value=written(row.value),
                other=written(other.amount),
                day=f"{other.day:%d/%m/%Y}",
            ),
        )
    row.outcome = Outcome.REPLACES if row.present is not None else Outcome.NEW


def _read(row: Row, cell: Cell, common: Definition) -> Decimal | None:
    """The number in a cell, None when it is empty; what is wrong is noted, so that all cells of a row are judged."""
    try:
        if cell.empty:
            return None
        if isinstance(cell.value, Formula):
            raise Invalid(FORMULA_SAID)
        if isinstance(cell.value, bool | date):
            raise Invalid(N_("“%(text)s” không phải là số. Viết theo dạng 1.234,5."), text=cell.text[:40])
        # A float of the file is what Excel shows: 12.3 is not 12.300000000000001.
        amount = Decimal(repr(cell.value)) if isinstance(cell.value, int | float) else parse(str(cell.value))
        return check_amount(amount, common.unit, field="value")
    except Invalid as error:
        row.errors.append((cell.address, error))
        return None


def _day(cell: Cell) -> date:
    """The day in a cell. Raises At."""
    if cell.empty and not isinstance(cell.value, Formula):
        raise At(cell, Invalid(N_("Thiếu ngày của số liệu.")))
    try:
        return day_in(cell)
    except Invalid as error:
        raise At(cell, error) from None
