"""Saying something about a task: a direction, a comment, a reply; and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import shorten
from tracker.org.models import Unit
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import Remark, RemarkUnit, Task
from tracker.tasks.rules import CLOSED, RemarkKind, State
from tracker.tasks.services.signed import signed

#: The right that each kind of remark asks for.
RIGHTS = {RemarkKind.DIRECTION: Permission.REMARK_DIRECT, RemarkKind.COMMENT: Permission.REMARK_COMMENT}
ACTIONS = {RemarkKind.DIRECTION: "task.directed", RemarkKind.COMMENT: "task.commented"}


@dataclass(frozen=True)
class Said:
    """What a person says. `units` are called besides those that the words call by "@"."""

    kind: RemarkKind
    words: str
    reply_by: date | None = None
    reply_to: Remark | None = None
    units: tuple[Unit | KnownUnit, ...] = ()


def say(task: Task, said: Said, *, by: Actor) -> Remark:
    """Add a remark to the task.

    Raises Forbidden without the right to this kind of remark, Invalid for empty words, a reply deadline that is
    past, or a unit that does not see the task, Conflict for a direction on a closed task.
    """
    if not policy.may(by, RIGHTS[said.kind], task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    words = said.words.strip()
    if not words:
        raise Invalid(N_("Không để trống nội dung này."), field="words")
    _check_state(task, said)
    reply_to = _first_of(task, said)
    units = _called(task, said, by)
    remark = Remark(
        task=task,
        kind=said.kind,
        words=words,
        reply_by=said.reply_by,
        reply_to=reply_to,
        unit_id=by.unit_id,
        mentions=[RemarkUnit(unit_id=unit.id) for unit in units],
        **signed(by),
    )
    db.session.add(remark)
    db.session.flush()
    awaited = [unit.id for unit in units] or [task.lead_id]
    detail = {
        "remark": remark.id,
        "words": shorten(words, 200),
        "units": awaited if said.kind is RemarkKind.DIRECTION else [unit.id for unit in units],
        "reply_by": said.reply_by.isoformat() if said.reply_by else None,
        "reply_to": reply_to.id if reply_to else None,
        "reply_to_person": reply_to.person_id if reply_to else None,
    }
    audit.record(Fact(ACTIONS[said.kind], "task", task.id, detail), by=by)
    return remark


def _check_state(task: Task, said: Said) -> None:
    if said.kind is RemarkKind.DIRECTION and task.state in CLOSED:
        raise Conflict(N_("Nhiệm vụ đã đóng; mở lại nhiệm vụ trước khi cho ý kiến chỉ đạo."))
    if task.state is State.CANCELLED:
        raise Conflict(N_("Nhiệm vụ đã thu hồi nên không trao đổi thêm được."))
    if said.reply_by is None:
        return
    if said.kind is not RemarkKind.DIRECTION:
        raise Invalid(N_("Chỉ ý kiến chỉ đạo mới có hạn trả lời."), field="reply_by")
    if said.reply_by < clock.today():
        raise Invalid(N_("Hạn trả lời không thể trước hôm nay."), field="reply_by")


def _first_of(task: Task, said: Said) -> Remark | None:
    """The first remark of the thread replied to: threads are one level deep."""
    if said.reply_to is None:
        return None
    if said.reply_to.task_id != task.id:
        raise Invalid(N_("Ý kiến được trả lời không thuộc nhiệm vụ này."), field="words")
    return said.reply_to.reply_to or said.reply_to


def _called(task: Task, said: Said, by: Actor) -> list[KnownUnit]:
    """The units called, each once; calling never lets a unit see what it could not see before."""
    allowed = {unit.id: unit for unit in queries.concerned(task)}
    wanted = [(unit.name, unit.id) for unit in said.units]
    if "@" in said.words:
        names, shown = queries.names_in_use(allowed.values())
        wanted += [(shown[unit_id], unit_id) for _, unit_id in rules.called(said.words, names)]
    for name, unit_id in wanted:
        if unit_id not in allowed:
            raise Invalid(
                N_("%(unit)s không tham gia nhiệm vụ này nên không nhắc tên được. Bỏ dấu @ trước tên đơn vị."),
                field="words",
                unit=name,
            )
    return [allowed[unit_id] for unit_id in dict.fromkeys(unit_id for _, unit_id in wanted) if unit_id != by.unit_id]


def withdraw(remark: Remark, *, by: Actor) -> None:
    """Take an own remark back; that there was one stays.

    Raises Forbidden for somebody else's, Conflict after the time for it, or once somebody has replied.
    """
    if remark.person_id != by.person_id:
        raise Forbidden(N_("Chỉ người viết được rút lại ý kiến của mình."))
    if remark.withdrawn_at is not None:
        return
    if not rules.may_be_withdrawn(remark.at, clock.now()):
        raise Conflict(N_("Đã quá thời gian được rút lại (30 phút). Viết thêm ý kiến để đính chính."))
    if queries.has_replies(remark):
        raise Conflict(N_("Đã có người trả lời nên không rút lại được. Viết thêm ý kiến để đính chính."))
    remark.withdrawn_at = clock.now()
    db.session.flush()
    audit.record(Fact("task.remark_withdrawn", "task", remark.task_id, {"remark": remark.id}), by=by)
