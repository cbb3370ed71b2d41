"""Values of a directive from a sheet: every row is planned and shown first, then all are written or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.extraction.files.sheets import Sheet
from tracker.storage.database import db
from tracker.tasks.models import FanOut, MeasureImport
from tracker.tasks.queries import measures as measures_read
from tracker.tasks.rules.measures import Definition
from tracker.tasks.services import measures, measuring
from tracker.tasks.services.measuring import Measured
from tracker.tasks.services.record import Changed
from tracker.tasks.services.sheet_rows import WRITES, At, Index, Outcome, Row, cell_of, fill

NO_MEASURE = N_("Chỉ đạo này chưa có chỉ tiêu đo. Đặt tên chỉ tiêu và đơn vị tính trước khi nhập số liệu.")


@dataclass(frozen=True)
class Plan:
    """What a sheet would do, row by row; `stamp` is the state of the tasks that it was planned against."""

    sheet: str
    rows: Sequence[Row]
    common: Definition
    stamp: str

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows have each outcome."""
        return Counter(row.outcome for row in self.rows)

    @property
    def in_order(self) -> list[Row]:
        """The rows as they are read: wrong ones first, then those that write something, then the rest."""
        return sorted(
            self.rows, key=lambda row: (row.outcome is not Outcome.ERROR, row.outcome not in WRITES, row.number)
        )

    @property
    def wrong(self) -> int:
        """How many rows cannot be taken."""
        return self.counts.get(Outcome.ERROR, 0)

    @property
    def writes(self) -> int:
        """How many rows change something."""
        return sum(row.outcome in WRITES for row in self.rows)


def plan(fan_out: FanOut, sheet: Sheet, *, by: Actor) -> Plan:
    """What `sheet` would do to the measures of the directive; nothing is written.

    Raises Conflict while the directive has no measure: what is counted is said first.
    """
    shared = measures_read.shared_measure(fan_out)
    if shared is None:
        raise Conflict(NO_MEASURE)
    tasks = measures_read.definable(by, fan_out)
    index = Index(tasks)
    rows: list[Row] = []
    seen: dict[int, int] = {}
    for line in sheet.lines:
        row = Row(line.number, line.cells["unit"].text or cell_of(line, "code").text)
        try:
            row.task = index.find(line)
            if row.task.id in seen:
                raise At(
                    line.cells["unit"],
                    Invalid(N_("Đơn vị đã có ở dòng %(line)s; mỗi đơn vị một dòng."), line=seen[row.task.id]),
                )
            seen[row.task.id] = line.number
            row.unit = row.task.lead.name
            fill(row, line, shared.definition)
        except At as error:
            row.errors.append((error.cell.address, error.refused))
        if row.errors:
            row.outcome = Outcome.ERROR
        rows.append(row)
    if not rows:
        raise Invalid(N_("Bảng không có dòng nào dưới dòng tiêu đề."), field="file")
    return Plan(sheet.name, rows, shared.definition, measures_read.stamp(tasks))


def confirm(fan_out: FanOut, sheet: Sheet, *, digest: str, filename: str, stamp: str, by: Actor) -> Plan:
    """Write every row of `sheet`, or none. What was done is answered.

    Raises Changed when a task has changed since the plan with `stamp` was shown, Conflict when rows are wrong or
    nothing would change.
    """
    planned = plan(fan_out, sheet, by=by)
    if planned.stamp != stamp:
        raise Changed(N_("Có nhiệm vụ vừa được cập nhật sau khi bạn xem bảng này. Xem lại rồi ghi."))
    if planned.wrong:
        raise Conflict(N_("Còn %(many)s dòng lỗi; chưa có gì được ghi."), many=planned.wrong)
    if not planned.writes:
        raise Conflict(N_("Không có số liệu nào thay đổi."))
    source = MeasureImport(
        fan_out=fan_out,
        digest=digest,
        filename=filename,
        at=clock.now(),
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
    )
    db.session.add(source)
    for row in planned.rows:
        if row.outcome in WRITES:
            _write(row, source, by)
    db.session.flush()
    counts = {outcome.value: many for outcome, many in planned.counts.items()}
    detail = {"title": fan_out.title, "filename": filename, "digest": digest, "rows": counts}
    audit.record(Fact("measure.imported", "fan_out", fan_out.id, detail), by=by)
    return planned


def _write(row: Row, source: MeasureImport, by: Actor) -> None:
    if row.task is None or row.definition is None:
        raise RuntimeError("only rows without errors are written")
    measure = row.task.measure
    if measure is None or measure.definition != row.definition:
        measure = measures.apply(row.task, row.definition, by=by)
    if row.outcome is not Outcome.TARGET and row.value is not None and row.day is not None:
        said = Measured(row.value, row.day)
        measuring.put(measure, said, words=row.note, by=by, why=N_("Nhập lại từ bảng"), source=source)
