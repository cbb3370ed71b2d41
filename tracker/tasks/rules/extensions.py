"""Extensions of a deadline: when one may be asked for, which day it may name. Source: PRODUCT, "Extension"."""

from __future__ import annotations

from datetime import date

from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_, Labelled
from tracker.tasks.rules.states import State


class ExtensionState(Labelled):
    """What became of a request to move a deadline."""

    ASKED = "asked", N_("Chờ quyết định")
    GRANTED = "granted", N_("Đồng ý gia hạn")
    REFUSED = "refused", N_("Không đồng ý gia hạn")
    WITHDRAWN = "withdrawn", N_("Đơn vị đã rút")
    LAPSED = "lapsed", N_("Hết hiệu lực")


#: States in which a deadline can be moved: the unit has, or may yet take, the task in hand. After handing in the
#: deadline stands still, since lateness is already judged; a task that was returned waits for its assigner.
EXTENDABLE = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.BLOCKED, State.PAUSED})


def check_extendable(state: State, due_on: date | None) -> date:
    """The deadline that can be moved. Raises Conflict for a task without one, or in a state that forbids it."""
    if due_on is None:
        raise Conflict(N_("Nhiệm vụ không có hạn nên không cần gia hạn."))
    if state not in EXTENDABLE:
        raise Conflict(N_("Nhiệm vụ đang ở trạng thái “%(state)s” nên không gia hạn được."), state=state)
    return due_on


def check_new_due(new_due: date | None, *, due_on: date, today: date, asked: date | None = None) -> date:
    """The new deadline: after the present one, and not before today. Raises Invalid at the field `due_on`.

    `asked` is the day that the unit asked for: it can still be granted when the decision took so long that
    it has passed, since the unit could not help that.
    """
    if new_due is None:
        raise Invalid(N_("Nhập hạn mới."), field="due_on")
    if new_due <= due_on:
        raise Invalid(N_("Hạn mới phải sau hạn hiện tại (%(due_on)s)."), field="due_on", due_on=f"{due_on:%d/%m/%Y}")
    if new_due < today and new_due != asked:
        raise Invalid(N_("Hạn mới không thể trước hôm nay (%(today)s)."), field="due_on", today=f"{today:%d/%m/%Y}")
    return new_due


def is_late(due_on: date, today: date) -> bool:
    """True when a request comes after the deadline has passed; the deadline's own day is still in time."""
    return today > due_on
