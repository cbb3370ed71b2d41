"""A sheet is taken in: all its rows in one act, with the source document they stand on; and undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, update
from sqlalchemy.exc import IntegrityError

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import shorten
from tracker.extraction.files.sheets import MEDIA_TYPE
from tracker.meetings import services as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import MeetingKind, Outcome
from tracker.meetings.services import MeetingDetails, Source
from tracker.org.queries import roster_on
from tracker.storage import blobs
from tracker.storage.database import db
from tracker.tasks import services as tasks
from tracker.tasks.services import Changed, Newer
from tracker.tasks.services.record import check_right
from tracker.worksheets import policy, queries
from tracker.worksheets import rules as sheet_rules
from tracker.worksheets.models import SheetState, SheetTask, Worksheet, WorksheetRow
from tracker.worksheets.rules import Column
from tracker.worksheets.services.meaning import Known, ongoing_of
from tracker.worksheets.services.planning import Row, root_of
from tracker.worksheets.services.showing import check_shown, grids_of, planned

#: What the register of imported work is called.
REGISTER = N_("Công việc đang theo dõi")
MEANWHILE = N_("Có nhiệm vụ hoặc đơn vị vừa thay đổi sau khi bạn xem bảng này. Xem lại rồi nhập.")


@dataclass(frozen=True)
class Taken:
    """What taking a sheet in came to."""

    made: int
    changed: int
    left_out: int


def take_in(worksheet: Worksheet, *, seen: str, without_wrong: bool = False, by: Actor) -> Taken:
    """Write every row that was shown, or none: new tasks with their source document, and what is new of known ones.

    `seen` is the stamp of the rows that the person saw. Raises Changed when they would be written otherwise now,
    Conflict when a row is wrong (unless those are left out on purpose), or nothing is new.
    """
    check_right(policy.may(by, Permission.TASK_IMPORT, worksheet))
    check_shown(worksheet)
    plan = planned(worksheet, grids_of(worksheet))
    if plan.stamp != seen:
        raise Changed(MEANWHILE)
    wrong = plan.counts.get(sheet_rules.Outcome.ERROR, 0)
    if wrong and not without_wrong:
        raise Conflict(
            N_("Còn %(many)s dòng lỗi. Sửa trong tệp rồi gửi lại, hoặc chọn bỏ qua các dòng lỗi."), many=wrong
        )
    if not plan.writes:
        raise Conflict(N_("Không có dòng nào mới để nhập."))
    worksheet.state = SheetState.TAKEN
    worksheet.taken_at = clock.now()
    new = [row for row in plan.writes if row.known is None]
    changed = [row for row in plan.writes if row.known is not None]
    rows = {row.number: row for row in db.session.query(WorksheetRow).filter_by(worksheet_id=worksheet.id)}
    try:
        _make(worksheet, new, rows, by)
        _bring_up_to_date(changed, rows, by)
        db.session.flush()
    except IntegrityError:  # somebody else took the same rows in at this very moment
        raise Changed(MEANWHILE) from None
    taken = Taken(len(new), len(changed), wrong)
    detail = {
        "filename": worksheet.filename,
        "digest": worksheet.digest,
        "new": taken.made,
        "changed": taken.changed,
        "left_out": wrong,
    }
    audit.record(Fact("worksheet.taken_in", "worksheet", worksheet.id, detail), by=by)
    return taken


def _make(worksheet: Worksheet, new: Sequence[Row], rows: dict[int, WorksheetRow], by: Actor) -> None:
    """The tasks of new rows, and the document whose passages they are; none without a new row."""
    if not new:
        return
    meeting = worksheet.meeting or _register(worksheet, by)
    worksheet.meeting = meeting
    document, passages = _document(worksheet, meeting, new, by)
    given = [(row.ongoing, passage) for row, passage in zip(new, passages, strict=True) if row.ongoing is not None]
    made = tasks.enter(given, meeting, by=by)
    meetings.freeze(document, by=by)
    for row, task in zip(new, made, strict=True):
        db.session.add(
            SheetTask(
                body_id=worksheet.body_id,
                code=row.code,
                fingerprint=row.fingerprint,
                task=task,
                said=row.said,
                version=task.version,
            )
        )
        rows[row.line.number].task = task
        rows[row.line.number].version = task.version


def _register(worksheet: Worksheet, by: Actor) -> Meeting:
    """The register in which imported work stands, for a unit that has none yet."""
    details = MeetingDetails(REGISTER, MeetingKind.REGISTER, worksheet.body, clock.today(), "", "")
    return meetings.create_meeting(details, by=by)


def _document(
    worksheet: Worksheet, meeting: Meeting, new: Sequence[Row], by: Actor
) -> tuple[Document, Sequence[Passage]]:
    """The source document: the file as it was handed in, the words of each new row as one passage that gives a task."""
    words = [_words(row) for row in new]
    data = blobs.sheets.get(worksheet.digest)
    source = Source(data, "\n".join(words), MEDIA_TYPE, worksheet.filename)
    document = meetings.attach(meeting, shorten(f"Sổ theo dõi {worksheet.filename}", 300), source, by=by)
    if document.text != source.text:
        raise RuntimeError("the words of rows are in their normal form before they are joined")
    passages, start = [], 0
    for each in words:
        passages.append(Passage(document=document, start=start, end=start + len(each), outcome=Outcome.TASK))
        start += len(each) + 1
    db.session.add_all(passages)
    worksheet.document = document
    db.session.flush()
    return document, passages


def _words(row: Row) -> str:
    """The order as the sheet words it, with the document that it names."""
    number, day = row.line.said.get(Column.SOURCE.value, ""), row.line.said.get(Column.SOURCE_DAY.value, "")
    if day:
        day = f"ngày {day[8:]}/{day[5:7]}/{day[:4]}"
    source = " ".join(part for part in (number, day) if part)
    return f"{row.title} ({source})" if source else row.title


def _bring_up_to_date(changed: Sequence[Row], rows: dict[int, WorksheetRow], by: Actor) -> None:
    newer = [
        (row, row.known, Newer(row.known.task, row.ongoing, row.known.version))
        for row in changed
        if row.known is not None and row.ongoing is not None
    ]
    tasks.reenter([each for _, _, each in newer], by=by)
    for row, known, each in newer:
        kept = rows[row.line.number]
        kept.task, kept.version = each.task, each.task.version
        kept.before = {"said": known.said, "version": known.version, "code": known.code}
        known.said, known.version = row.said, each.task.version
        known.code = known.code or row.code


def undo(worksheet: Worksheet, *, by: Actor) -> int:
    """Take back everything that the sheet brought: new tasks are withdrawn, others get back what was said before.

    How many tasks. Raises Conflict when it is undone already or anybody has worked on one of the tasks since.
    """
    check_right(policy.may(by, Permission.TASK_IMPORT, worksheet))
    if worksheet.state is not SheetState.TAKEN:
        raise Conflict(N_("Lần nhập này đã được hoàn tác."))
    touched = queries.touched(worksheet)
    if touched:
        raise Conflict(
            N_("Đã có người cập nhật %(many)s nhiệm vụ của lần nhập này nên không hoàn tác được nữa."), many=touched
        )
    rows = queries.written_rows(worksheet)
    kept = queries.sheet_tasks_of(row.task_id for row in rows if row.task_id)
    words = f"Hoàn tác việc nhập từ {worksheet.filename}"
    known = Known(roster_on(clock.today(), root=root_of(worksheet.body)), queries.staff({_lead(row) for row in rows}))
    made = [(row.task, row.version) for row in rows if row.task and row.version and row.before is None]
    tasks.take_back(made, by=by, words=f"{words}.")
    _back([row for row in rows if row.before is not None], kept, known, words, by)
    db.session.execute(delete(SheetTask).where(SheetTask.task_id.in_([task.id for task, _ in made])))
    worksheet.state = SheetState.UNDONE
    worksheet.undone_at = clock.now()
    db.session.flush()
    detail = {"filename": worksheet.filename, "tasks": len(rows)}
    audit.record(Fact("worksheet.undone", "worksheet", worksheet.id, detail), by=by)
    return len(rows)


def _lead(row: WorksheetRow) -> int:
    return row.task.lead_id if row.task is not None else 0


def _back(rows: Sequence[WorksheetRow], kept: dict[int, SheetTask], known: Known, words: str, by: Actor) -> None:
    """The tasks as the sheet before had them; that one can then be undone in its turn."""
    newer = [
        (row, row.before, Newer(row.task, ongoing_of(row.before["said"], row.task.lead, known, words), row.version))
        for row in rows
        if row.task is not None and row.version is not None and row.before is not None
    ]
    tasks.reenter([each for _, _, each in newer], by=by, undo=True)
    table = WorksheetRow.metadata.tables[WorksheetRow.__tablename__]
    earlier = (
        update(table)
        .where(table.c.task_id == bindparam("of"), table.c.version == bindparam("was"), table.c.id != bindparam("row"))
        .values(version=bindparam("now"))
    )
    again = [
        {"of": each.task.id, "was": before["version"], "row": row.id, "now": each.task.version}
        for row, before, each in newer
    ]
    if again:
        db.session.connection().execute(earlier, again)
    for _, before, each in newer:
        one = kept[each.task.id]
        one.said, one.version, one.code = before["said"], each.task.version, before["code"]
