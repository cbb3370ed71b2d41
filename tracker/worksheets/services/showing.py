"""A sheet on its way: handed in, its columns chosen, its rows planned and kept for the page; dropped or swept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid, Refused
from tracker.core.events import Fact
from tracker.core.labels import N_, Labelled, Topic
from tracker.core.text import shorten
from tracker.extraction.files.sheets import Grid, read_grids
from tracker.meetings.models import Meeting
from tracker.org.models import Unit
from tracker.storage import blobs
from tracker.storage.database import db
from tracker.tasks.rules import State
from tracker.worksheets import policy, queries
from tracker.worksheets.models import SheetHabit, SheetState, Worksheet, WorksheetRow
from tracker.worksheets.rules import Column, Layout, lay_out, lay_out_book, remembered, rows_below
from tracker.worksheets.rules.rows import ALWAYS, NONE
from tracker.worksheets.services.planning import Plan, Row, plan

#: Rows of one sheet. A town follows hundreds of tasks; all of them are shown and written at once.
MOST_ROWS = 1_000
#: How long a sheet waits to be taken in.
WAITS = timedelta(days=1)
GONE = N_("Tệp xem trước đã quá lâu hoặc không còn. Tải tệp lên lại.")


def hand_in(data: bytes, filename: str, body: Unit, meeting: Meeting | None, *, by: Actor) -> Worksheet:
    """Keep a sheet to be looked through, with every row planned as its headings are understood.

    Raises Invalid or TooLarge (field "file") for a file that cannot be read, Forbidden outside the actor's scope.
    """
    if not policy.may_body(by, Permission.TASK_IMPORT, body):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    grids = read_grids(data, most=MOST_ROWS)
    worksheet = Worksheet(
        body=body,
        meeting=meeting,
        state=SheetState.SHOWN,
        digest=blobs.sheets.put(data),
        filename=filename[-200:],
        layout={},
        stamp="",
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
        on_behalf_of_id=by.on_behalf_of_id,
        created_at=clock.now(),
    )
    _keep(worksheet, grids, lay_out_book(grids, queries.habits(body.id)))
    db.session.add(worksheet)
    db.session.flush()
    _write(worksheet, grids)
    audit.record(Fact("worksheet.handed_in", "worksheet", worksheet.id, {"filename": worksheet.filename}), by=by)
    return worksheet


@dataclass(frozen=True)
class Choice:
    """How a person says that a sheet is read: which sheet, the row of its headings, what each column holds."""

    sheet: int
    head: int | None
    columns: Mapping[int, Column]


def choose(worksheet: Worksheet, choice: Choice, *, by: Actor) -> None:
    """Read the sheet otherwise and plan its rows anew; what was chosen for a heading is remembered for the unit.

    Another sheet or another head is read by its own headings first. Raises Conflict once it is taken in, Invalid for a
    column chosen twice or a row that is not there.
    """
    check_shown(worksheet)
    grids = grids_of(worksheet)
    before = layout_of(worksheet)
    if not 0 <= choice.sheet < len(grids):
        raise Invalid(N_("Chọn một trang tính có trong tệp."), field="sheet")
    if choice.head is not None and choice.head not in {number for number, _ in grids[choice.sheet].rows}:
        raise Invalid(N_("Dòng này trống. Ghi số của dòng có tiêu đề cột."), field="head")
    if choice.sheet != before.sheet:
        layout = lay_out(grids, choice.sheet, taught=queries.habits(worksheet.body_id))
    elif choice.head is not None and choice.head != before.head:
        layout = lay_out(grids, choice.sheet, head=choice.head, taught=queries.habits(worksheet.body_id))
    else:
        twice = [column for column in Column if list(choice.columns.values()).count(column) > 1]
        if twice:
            raise Invalid(N_("“%(column)s” được chọn cho hai cột. Giữ lại một."), field="columns", column=twice[0])
        columns = {at: column for at, column in choice.columns.items() if at < len(before.headings)}
        layout = Layout(before.sheet, before.head, before.depth, before.headings, before.samples, columns)
        _remember(worksheet.body_id, layout)
    _keep(worksheet, grids, layout)
    _write(worksheet, grids)
    columns_said = {str(at): column.value for at, column in layout.columns.items()}
    audit.record(Fact("worksheet.columns_chosen", "worksheet", worksheet.id, {"columns": columns_said}), by=by)


def show_anew(worksheet: Worksheet, *, by: Actor) -> None:
    """Plan the rows again: tasks or units have changed since they were shown."""
    check_shown(worksheet)
    _write(worksheet, grids_of(worksheet))
    audit.record(Fact("worksheet.shown_anew", "worksheet", worksheet.id, {}), by=by)


def drop(worksheet: Worksheet, *, by: Actor) -> None:
    """Forget a sheet that is not to be taken in. Raises Conflict once it is."""
    check_shown(worksheet)
    audit.record(Fact("worksheet.dropped", "worksheet", worksheet.id, {"filename": worksheet.filename}), by=by)
    db.session.execute(delete(WorksheetRow).where(WorksheetRow.worksheet_id == worksheet.id))
    db.session.delete(worksheet)
    db.session.flush()


def sweep(older_than: timedelta = WAITS) -> int:
    """Forget sheets that nobody took in within `older_than`, those of measures included; how many. For a job.

    The files of sheets that were taken in lie with the documents. What was looked at lately is kept a while longer.
    """
    old = select(Worksheet.id).where(
        Worksheet.state == SheetState.SHOWN, Worksheet.created_at < clock.now() - older_than
    )
    gone = list(db.session.scalars(old))
    db.session.execute(delete(WorksheetRow).where(WorksheetRow.worksheet_id.in_(gone)))
    db.session.execute(delete(Worksheet).where(Worksheet.id.in_(gone)))
    waiting = set(db.session.scalars(select(Worksheet.digest).where(Worksheet.state == SheetState.SHOWN)))
    files = 0
    for digests in blobs.sheets.old(older_than):
        for digest in set(digests) - waiting:
            blobs.sheets.delete(digest)
            files += 1
    if gone:
        audit.record(Fact("worksheet.swept", "worksheet", None, {"sheets": len(gone)}), by=None)
    return max(len(gone), files)


def check_shown(worksheet: Worksheet) -> None:
    """Raise Conflict for a sheet that was taken in already."""
    if worksheet.state is not SheetState.SHOWN:
        raise Conflict(N_("Tệp này đã được nhập. Muốn cập nhật thì tải tệp mới lên."))


def grids_of(worksheet: Worksheet) -> list[Grid]:
    """The file as it stands. Raises Conflict when it is gone."""
    try:
        return read_grids(blobs.sheets.get(worksheet.digest), most=MOST_ROWS)
    except FileNotFoundError:
        raise Conflict(GONE) from None


def layout_of(worksheet: Worksheet) -> Layout:
    """How the sheet is read."""
    kept = worksheet.layout
    return Layout(
        kept["sheet"],
        kept["head"],
        kept["depth"],
        tuple(kept["headings"]),
        tuple(tuple(each) for each in kept["samples"]),
        {int(at): Column(value) for at, value in kept["columns"].items()},
    )


def planned(worksheet: Worksheet, grids: Sequence[Grid]) -> Plan:
    """The plan of the sheet against the tasks as they stand now."""
    layout = layout_of(worksheet)
    return plan(worksheet.body, rows_below(grids[layout.sheet], layout), filename=worksheet.filename)


def _keep(worksheet: Worksheet, grids: Sequence[Grid], layout: Layout) -> None:
    worksheet.layout = {
        "sheet": layout.sheet,
        "sheets": [grid.name for grid in grids],
        "converted": grids[layout.sheet].converted,
        "head": layout.head,
        "depth": layout.depth,
        "headings": list(layout.headings),
        "samples": [list(each) for each in layout.samples],
        "columns": {str(at): column.value for at, column in layout.columns.items()},
    }


def _remember(unit_id: int, layout: Layout) -> None:
    habit = db.session.get(SheetHabit, unit_id)
    if habit is None:
        habit = SheetHabit(unit_id=unit_id, headings={})
        db.session.add(habit)
    habit.headings = {**habit.headings, **remembered(layout.headings, layout.columns)}


def _write(worksheet: Worksheet, grids: Sequence[Grid]) -> None:
    """Plan the rows and keep them for the page; without the columns that are needed there are none."""
    db.session.execute(delete(WorksheetRow).where(WorksheetRow.worksheet_id == worksheet.id))
    if layout_of(worksheet).missing:
        worksheet.stamp = ""
        db.session.flush()
        return
    made = planned(worksheet, grids)
    worksheet.stamp = made.stamp
    rows = [
        {
            "worksheet_id": worksheet.id,
            "number": row.line.number,
            "place": place,
            "outcome": row.outcome,
            "match": row.match,
            "shown": _shown(row, made),
            "errors": [_sentence(address, error) for address, error in _by_cell(row.line.errors)],
            "notes": [[address, sentence, values] for address, sentence, values in row.notes],
            "task_id": row.task_id,
            "version": None,
            "before": None,
        }
        for place, row in enumerate(made.in_order)
    ]
    if rows:
        db.session.execute(insert(WorksheetRow), rows)
    db.session.flush()


def _by_cell(errors: Sequence[tuple[str, Refused]]) -> list[tuple[str, Refused]]:
    """In the order of the columns: "C5" before "AA5"."""
    return sorted(errors, key=lambda each: (len(each[0]), each[0]))


def _sentence(address: str, error: Refused) -> list[Any]:
    """A refusal as it is kept; labels become their Vietnamese words, which are the ids of translations."""
    values = {name: value.label if isinstance(value, Labelled) else value for name, value in error.values.items()}
    return [address, error.sentence, values]


def _shown(row: Row, made: Plan) -> dict[str, Any]:
    """What the page shows of a row: as it is understood where that is possible, else as the sheet has it."""
    said = row.said or row.line.said
    raw = {column: cell.text[:120] for column, cell in row.line.cells.items()}
    values = {
        column.value: _worded(column, said[column.value], made) if column.value in said else raw.get(column, "")
        for column in Column
        if column.value in said or raw.get(column)
    }
    if row.ongoing is not None:
        course = row.ongoing.course
        values[Column.STATE.value] = course.state.label
        values[Column.PERCENT.value] = f"{course.percent} %"
    values[Column.TITLE.value] = shorten(row.title or raw.get(Column.TITLE, ""), 300)
    changes = [
        [column.label, _worded(column, old, made), _worded(column, new, made)] for column, old, new in row.changes
    ]
    return {"values": values, "changes": changes}


def _worded(column: Column, value: str, made: Plan) -> str:
    """A plain value in words: days as 30/11/2026, units by name."""
    if column in (Column.LEAD, Column.COORDINATING, Column.PLACE, Column.BLOCKER):
        codes = value.split()
        known = all(code in made.known.roster.by_code for code in codes)
        return "; ".join(made.known.roster.name(code) for code in codes) if known else shorten(value, 200)
    if column is Column.STATE and value:
        return State(value).label
    if column is Column.TOPIC and value in {topic.value for topic in Topic}:
        return Topic(value).label
    if value == NONE:
        return N_("Không hạn")
    if value == ALWAYS:
        return N_("Thường xuyên")
    if column.value.endswith(("_on", "_day")) and value:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return f"{value} %" if column is Column.PERCENT and value else shorten(value, 300)
