"""Setting the measure of a task, or those of a directive to many units in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid, Refused
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Measure, Task
from tracker.tasks.rules import CLOSED
from tracker.tasks.rules.measures import Definition, check_definition, written
from tracker.tasks.services.measuring import settle, touch
from tracker.tasks.services.record import Changed, recorded


@dataclass(frozen=True)
class Row:
    """One unit's own figures in the table of a directive; without a target the unit is not measured."""

    task: Task
    baseline: Decimal
    target: Decimal | None
    version: int | None = None


class RowsRefused(Invalid):
    """Some rows of a table cannot be taken; `rows` says which and why, by the task's id."""

    def __init__(self, rows: dict[int, Refused]) -> None:
        super().__init__(N_("Có %(many)s đơn vị chưa hợp lệ; chưa có gì được lưu."), many=len(rows))
        self.rows = rows


def define(task: Task, given: Definition, *, by: Actor, version: int | None = None) -> Measure:
    """Set or change the measure of `task`.

    Raises Forbidden, Conflict for a closed or changed task or one of a directive (whose measures are set together),
    Invalid for a definition that makes no sense.
    """
    if task.fan_out_id is not None:
        raise Conflict(N_("Chỉ tiêu của nhiệm vụ giao chung được đặt ở bảng của cả chỉ đạo."))
    _may(task, by, version)
    measure = apply(task, given, by=by)
    db.session.flush()
    return measure


def define_all(common: Definition, rows: Sequence[Row], *, by: Actor) -> int:
    """Set the measures of a directive: `common` says what is counted, each row a unit's baseline and target.

    All rows or none. A unit whose target was left empty loses a measure that has no values yet. How many tasks
    changed is answered. Raises RowsRefused with every row that is wrong, Changed when a task moved meanwhile.
    """
    wrong: dict[int, Refused] = {}
    changed = 0
    shared = [row for row in rows if row.target is not None]
    if not shared and not any(row.task.measure for row in rows):
        raise Invalid(N_("Ghi mục tiêu cho ít nhất một đơn vị."))
    for row in rows:
        wanted = replace(common, baseline=row.baseline, target=row.target) if row.target is not None else None
        present = row.task.measure.definition if row.task.measure is not None else None
        if wanted == present:
            continue
        try:
            _may(row.task, by, row.version, words_only=_same_figures(wanted, present))
            if wanted is not None:
                apply(row.task, wanted, by=by)
            else:
                drop(row.task, by=by)
        except Changed:
            raise
        except Refused as error:
            wrong[row.task.id] = error
        changed += 1
    if wrong:
        raise RowsRefused(wrong)
    db.session.flush()
    return changed


def remove(task: Task, *, by: Actor, version: int | None = None) -> None:
    """Take the measure away from `task`. Raises Conflict once values were said: history is never deleted."""
    _may(task, by, version)
    drop(task, by=by)
    db.session.flush()


def _same_figures(wanted: Definition | None, present: Definition | None) -> bool:
    """True when only what the units share has changed: that may be said of a closed task too."""
    if wanted is None or present is None:
        return False
    return (wanted.baseline, wanted.target) == (present.baseline, present.target)


def _may(task: Task, by: Actor, version: int | None, *, words_only: bool = False) -> None:
    if not policy.may(by, Permission.MEASURE_DEFINE, task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if version is not None and version != task.version:
        raise Changed(N_("Nhiệm vụ vừa có cập nhật mới. Xem lại rồi gửi lần nữa."))
    if task.state in CLOSED and not words_only:
        raise Conflict(N_("Nhiệm vụ đã đóng, chỉ tiêu không đổi được nữa."))


def apply(task: Task, given: Definition, *, by: Actor) -> Measure:
    """Give `task` the measure `given`; who may was asked before."""
    check_definition(given)
    measure = task.measure
    before = measure.definition if measure is not None else None
    if measure is None:
        measure = Measure(task=task)
        db.session.add(measure)
    elif measure.standing and (given.unit, given.unit_words, given.direction) != (
        measure.unit,
        measure.unit_words,
        measure.direction,
    ):
        raise Invalid(
            N_("Đã có số liệu tính theo “%(words)s”. Rút hết trước khi đổi đơn vị tính hoặc chiều của chỉ tiêu."),
            field="unit",
            words=measure.definition.words,
        )
    measure.name, measure.unit, measure.unit_words = given.name.strip(), given.unit, given.unit_words.strip()
    measure.direction, measure.decides_percent = given.direction, given.decides
    measure.baseline, measure.target = given.baseline, given.target
    if given.decides:
        task.by_plan = False  # one source of the percentage at a time, and the secretary's comes first
    settle(measure)
    detail = {"title": recorded(task), "lead": task.lead.code, **_plain(given)}
    audit.record(
        Fact("measure.defined", "task", task.id, {**detail, "before": _plain(before) if before else None}), by=by
    )
    return measure


def drop(task: Task, *, by: Actor) -> None:
    """Take the measure away; who may was asked before."""
    measure = task.measure
    if measure is None:
        return
    if measure.values:
        raise Conflict(N_("Chỉ tiêu đã có số liệu nên không bỏ được; sửa lại mục tiêu nếu cần."), field="target")
    audit.record(
        Fact("measure.removed", "task", task.id, {"title": recorded(task), **_plain(measure.definition)}), by=by
    )
    db.session.delete(measure)
    touch(task)


def _plain(given: Definition) -> dict[str, str | bool]:
    return {
        "name": given.name,
        "unit": given.words,
        "direction": given.direction.value,
        "decides": given.decides,
        "baseline": written(given.baseline, point=".").replace(",", ""),
        "target": written(given.target, point=".").replace(",", ""),
    }
