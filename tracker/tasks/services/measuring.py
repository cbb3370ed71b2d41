"""Values of a measure: said in a report, corrected, withdrawn. Whoever writes one touches the task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm.attributes import flag_modified

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.tasks import policy, queries
from tracker.tasks.models import Measure, MeasureImport, MeasureValue, Move, Task
from tracker.tasks.rules import CLOSED, HANDED_IN
from tracker.tasks.rules.measures import Dated, check_value, percent_of, written
from tracker.tasks.services.record import Changed, recorded


@dataclass(frozen=True)
class Measured:
    """A value as it is said: how much on which day.

    `target` is the target where it was said along ("120/350"): it must be the one that holds. `sure` confirms a
    value that goes away from the target.
    """

    amount: Decimal
    day: date
    target: Decimal | None = None
    sure: bool = False


def reported_percent(task: Task, said: Measured | None, typed: int | None) -> int | None:
    """The progress of `task` once `said` is kept: computed where the measure decides it, else as it was typed.

    Raises Invalid (field "value") when the measure decides and no value was said.
    """
    measure = task.measure
    if measure is None or not measure.decides_percent:
        return typed
    if said is None:
        raise Invalid(N_("Nhập số liệu của chỉ tiêu."), field="value")
    latest = measure.latest
    amount = latest.amount if latest is not None and latest.day > said.day else said.amount
    return percent_of(measure.baseline, measure.target, amount)


def keep(task: Task, said: Measured, *, by: Actor, move: Move) -> MeasureValue:
    """Keep the value that came with the report `move`, with the words of the report.

    Raises Invalid for a task without a measure and for a value that the rules refuse.
    """
    measure = task.measure
    if measure is None:
        raise Invalid(N_("Nhiệm vụ này không có chỉ tiêu đo."), field="value")
    if said.target is not None and said.target != measure.target:
        raise Invalid(
            N_("Mục tiêu đang là %(target)s. Chỉ nhập số đã đạt được."), field="value", target=written(measure.target)
        )
    check(measure, task, said)
    return put(measure, said, words=move.note, by=by, move=move, why=N_("Báo cáo lại cùng ngày"))


def check(measure: Measure, task: Task, said: Measured) -> None:
    """Ask the rules whether `said` may join the values that stand. Raises Invalid."""
    check_value(
        measure.definition,
        [each.dated for each in measure.standing],
        Dated(said.day, said.amount),
        assigned_on=task.assigned_on,
        today=clock.today(),
        sure=said.sure,
    )


def put(
    measure: Measure,
    said: Measured,
    *,
    words: str,
    by: Actor,
    why: str,
    move: Move | None = None,
    source: MeasureImport | None = None,
    corrects: MeasureValue | None = None,
) -> MeasureValue:
    """Let `said` stand. The value that stood for its day, or the one it `corrects`, ends with the reason `why`."""
    task = measure.task
    for old in (corrects, next((each for each in measure.standing if each.day == said.day), None)):
        if old is not None and old.stands:
            end(old, why, by=by)
            corrects = corrects or old
    # The database lets one value stand for a day: the old one must have ended before the new one is written.
    db.session.flush()
    value = MeasureValue(
        measure=measure,
        day=said.day,
        amount=said.amount,
        words=words,
        at=clock.now(),
        reported_on=clock.today(),
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
        on_behalf_of_id=by.on_behalf_of_id,
        move=move,
        source=source,
        corrects=corrects,
    )
    db.session.add(value)
    settle(measure)
    detail = {
        "title": recorded(task),
        "name": measure.name,
        "value": str(said.amount),
        "unit": measure.definition.words,
        "baseline": str(measure.baseline),
        "target": str(measure.target),
        "day": said.day.isoformat(),
        "percent": task.percent,
        "how": "report" if move else "import" if source else "correction",
    }
    audit.record(Fact("task.measured", "task", task.id, detail), by=by)
    return value


def end(value: MeasureValue, why: str, *, by: Actor) -> None:
    """`value` stands no more."""
    value.ended_at = clock.now()
    value.ended_by_id = by.person_id
    value.ended_on_behalf_of_id = by.on_behalf_of_id
    value.ended_post_title = f"{by.post.title} · {by.post.unit_name}"
    value.ended_why = why


def settle(measure: Measure) -> None:
    """Bring the task's progress in line with its measure, and touch the task: its version locks the measure too.

    What was handed in stays at 100 %, a withdrawn last value leaves 0; before the first value nothing changes.
    """
    task = measure.task
    if measure.decides_percent and task.state not in (HANDED_IN | CLOSED) and measure.values:
        task.percent = queries.measured_percent(task) or 0
    touch(task)


def touch(task: Task) -> None:
    """Give `task` a new version even when none of its columns differs."""
    flag_modified(task, "percent")


def correct(value: MeasureValue, said: Measured, why: str, *, by: Actor, version: int | None = None) -> MeasureValue:
    """Put `said` in the place of `value`, which stays in the history with the reason `why`.

    Raises Forbidden, Conflict for a closed task, a changed one, or a value that stands no more, Invalid without
    a reason or when another value stands for the new day.
    """
    measure = _open(value, why, by, version)
    others = [each for each in measure.standing if each is not value]
    if any(each.day == said.day for each in others):
        raise Invalid(N_("Ngày này đã có số liệu khác. Sửa số liệu của ngày đó."), field="measured_on")
    if (said.day, said.amount) == (value.day, value.amount):
        raise Invalid(N_("Số liệu không khác số đang có."), field="value")
    check_value(
        measure.definition,
        [each.dated for each in others],
        Dated(said.day, said.amount),
        assigned_on=measure.task.assigned_on,
        today=clock.today(),
        sure=said.sure,
    )
    new = put(measure, said, words=why.strip(), by=by, why=why.strip(), corrects=value)
    db.session.flush()
    return new


def withdraw(value: MeasureValue, why: str, *, by: Actor, version: int | None = None) -> None:
    """Take `value` back with the reason `why`; it stays in the history. Raises as `correct` does."""
    measure = _open(value, why, by, version)
    end(value, why.strip(), by=by)
    settle(measure)
    detail = {
        "title": recorded(measure.task),
        "value": str(value.amount),
        "day": value.day.isoformat(),
        "why": why.strip(),
    }
    audit.record(Fact("task.measure_withdrawn", "task", measure.task_id, detail), by=by)
    db.session.flush()


def _open(value: MeasureValue, why: str, by: Actor, version: int | None) -> Measure:
    measure = value.measure
    task = measure.task
    if not policy.may(by, Permission.MEASURE_CORRECT, task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if task.state in CLOSED:
        raise Conflict(N_("Nhiệm vụ đã đóng nên số liệu không sửa được nữa. Cần sửa thì mở lại nhiệm vụ trước."))
    if not value.stands:
        raise Conflict(N_("Số liệu này đã được sửa hoặc rút."))
    if version is not None and version != task.version:
        raise Changed(N_("Nhiệm vụ vừa có cập nhật mới. Xem lại rồi gửi lần nữa."))
    if not why.strip():
        raise Invalid(N_("Nói rõ lý do."), field="why")
    return measure
