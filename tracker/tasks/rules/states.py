"""States of a task, the steps between them, and what a step asks for. Source: PRODUCT, state table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_, Labelled


class State(Labelled):
    """Where a task stands in its life."""

    ASSIGNED = "assigned", N_("Chờ tiếp nhận")
    DECLINED = "declined", N_("Trả lại")
    IN_PROGRESS = "in_progress", N_("Đang thực hiện")
    BLOCKED = "blocked", N_("Đang vướng mắc")
    SUBMITTED = "submitted", N_("Chờ xác nhận")
    DONE = "done", N_("Hoàn thành")
    PAUSED = "paused", N_("Tạm dừng")
    CANCELLED = "cancelled", N_("Thu hồi")


#: Closed for good or until reopened; every other state is open.
CLOSED = frozenset({State.DONE, State.CANCELLED})
OPEN = frozenset(State) - CLOSED
#: States in which a submission stands, so that its day is what lateness is judged on.
HANDED_IN = frozenset({State.SUBMITTED, State.DONE})
#: States in which somebody can be put in charge: the unit has not returned the task, and it is not closed.
STAFFED = OPEN - {State.DECLINED}


class Step(Labelled):
    """A move in the life of a task, named as the button that makes it."""

    ASSIGN = "assign", N_("Giao nhiệm vụ")
    ACCEPT = "accept", N_("Tiếp nhận")
    DECLINE = "decline", N_("Trả lại nhiệm vụ")
    REASSIGN = "reassign", N_("Giao lại đơn vị khác")
    INSIST = "insist", N_("Giữ nguyên đơn vị")
    REPORT = "report", N_("Báo cáo")
    BLOCK = "block", N_("Báo vướng mắc")
    UNBLOCK = "unblock", N_("Đã gỡ vướng mắc")
    SUBMIT = "submit", N_("Trình hoàn thành")
    APPROVE = "approve", N_("Xác nhận hoàn thành")
    SEND_BACK = "send_back", N_("Yêu cầu làm tiếp")
    PAUSE = "pause", N_("Tạm dừng nhiệm vụ")
    RESUME = "resume", N_("Tiếp tục thực hiện")
    CANCEL = "cancel", N_("Thu hồi nhiệm vụ")
    REOPEN = "reopen", N_("Mở lại")
    ENTER = "enter", N_("Nhập từ sổ theo dõi")
    REENTER = "reenter", N_("Cập nhật theo sổ theo dõi")
    TAKE_BACK = "take_back", N_("Hoàn tác việc nhập từ sổ theo dõi")


#: The whole state machine: a pair that is missing is an illegal move. ASSIGN has no row: it makes the task; nor have
#: the steps of work that ran in a spreadsheet before, whose table is `rules.entering`.
MOVES: dict[tuple[State, Step], State] = {
    (State.ASSIGNED, Step.ACCEPT): State.IN_PROGRESS,
    (State.ASSIGNED, Step.DECLINE): State.DECLINED,
    (State.ASSIGNED, Step.REASSIGN): State.ASSIGNED,
    (State.DECLINED, Step.REASSIGN): State.ASSIGNED,
    (State.DECLINED, Step.INSIST): State.ASSIGNED,
    (State.DECLINED, Step.CANCEL): State.CANCELLED,
    (State.IN_PROGRESS, Step.REPORT): State.IN_PROGRESS,
    (State.IN_PROGRESS, Step.BLOCK): State.BLOCKED,
    (State.IN_PROGRESS, Step.SUBMIT): State.SUBMITTED,
    (State.IN_PROGRESS, Step.PAUSE): State.PAUSED,
    (State.BLOCKED, Step.UNBLOCK): State.IN_PROGRESS,
    (State.BLOCKED, Step.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Step.APPROVE): State.DONE,
    (State.SUBMITTED, Step.SEND_BACK): State.IN_PROGRESS,
    (State.DONE, Step.REOPEN): State.IN_PROGRESS,
    (State.PAUSED, Step.RESUME): State.IN_PROGRESS,
    (State.PAUSED, Step.CANCEL): State.CANCELLED,
}


@dataclass(frozen=True)
class StepRule:
    """What a step asks for: the right, and the inputs it cannot do without.

    `note` is the label of the text field; the text is required when `needs_note`. Photos and documents go along
    where `takes_files`.
    """

    permission: Permission
    note: str = N_("Ghi chú")
    needs_note: bool = False
    needs_percent: bool = False
    needs_finished_on: bool = False
    needs_unit: str | None = None
    takes_files: bool = False

    @property
    def one_press(self) -> bool:
        """True when the step needs no input: a page may offer it as a button that makes it at once."""
        return not (self.needs_note or self.needs_percent or self.needs_finished_on or self.needs_unit)


STEPS: dict[Step, StepRule] = {
    Step.ACCEPT: StepRule(Permission.TASK_ACCEPT),
    Step.DECLINE: StepRule(Permission.TASK_DECLINE, N_("Lý do trả lại"), needs_note=True),
    Step.REASSIGN: StepRule(
        Permission.TASK_DIRECT, N_("Lý do giao lại"), needs_note=True, needs_unit=N_("Đơn vị chủ trì mới")
    ),
    Step.INSIST: StepRule(Permission.TASK_DIRECT, N_("Lý do giữ nguyên"), needs_note=True),
    Step.REPORT: StepRule(
        Permission.TASK_REPORT, N_("Đã làm được gì"), needs_note=True, needs_percent=True, takes_files=True
    ),
    Step.BLOCK: StepRule(
        Permission.TASK_BLOCK,
        N_("Vướng mắc gì"),
        needs_note=True,
        needs_unit=N_("Đơn vị phải gỡ vướng mắc"),
        takes_files=True,
    ),
    Step.UNBLOCK: StepRule(Permission.TASK_UNBLOCK, N_("Đã gỡ thế nào"), needs_note=True, takes_files=True),
    Step.SUBMIT: StepRule(
        Permission.TASK_SUBMIT, N_("Kết quả thực hiện"), needs_note=True, needs_finished_on=True, takes_files=True
    ),
    Step.APPROVE: StepRule(Permission.TASK_APPROVE),
    Step.SEND_BACK: StepRule(Permission.TASK_SEND_BACK, N_("Cần làm thêm gì"), needs_note=True),
    Step.PAUSE: StepRule(Permission.TASK_DIRECT, N_("Lý do tạm dừng"), needs_note=True),
    Step.RESUME: StepRule(Permission.TASK_DIRECT),
    Step.CANCEL: StepRule(Permission.TASK_CANCEL, N_("Lý do thu hồi"), needs_note=True),
    Step.REOPEN: StepRule(Permission.TASK_REOPEN, N_("Lý do mở lại"), needs_note=True),
}


#: Steps that those who gave an order make with several tasks at once.
MANY_STEPS = (Step.PAUSE, Step.RESUME, Step.APPROVE)


def steps_from(state: State) -> tuple[Step, ...]:
    """The steps that the state machine allows in `state`, in the order of the table."""
    return tuple(step for (source, step) in MOVES if source is state)


def target(state: State, step: Step) -> State:
    """The state that `step` leads to. Raises Conflict with a sentence when it is illegal in `state`."""
    try:
        return MOVES[state, step]
    except KeyError:
        raise IllegalMove(state, step) from None


class IllegalMove(Conflict):
    """The task's state does not allow the step; `state` and `step` let a page say so in its own language."""

    def __init__(self, state: State, step: Step) -> None:
        super().__init__(
            N_("Nhiệm vụ đang ở trạng thái “%(state)s” nên không thể “%(step)s”. Mở lại trang để xem bản mới."),
            state=state,
            step=step,
        )
        self.state = state
        self.step = step


def check_percent(percent: int | None) -> int:
    """A percentage in whole numbers 0 … 100. Raises Invalid."""
    if percent is None or not 0 <= percent <= 100:
        raise Invalid(N_("Tỷ lệ hoàn thành từ 0 đến 100."), field="percent")
    return percent


def check_finished_on(finished_on: date | None, *, assigned_on: date, today: date) -> date:
    """The day the work was finished: not before the task was given, not after today. Raises Invalid."""
    if finished_on is None:
        raise Invalid(N_("Nhập ngày hoàn thành."), field="finished_on")
    if finished_on < assigned_on:
        raise Invalid(
            N_("Ngày hoàn thành không thể trước ngày giao (%(assigned_on)s)."),
            field="finished_on",
            assigned_on=f"{assigned_on:%d/%m/%Y}",
        )
    if finished_on > today:
        raise Invalid(
            N_("Ngày hoàn thành không thể sau hôm nay (%(today)s)."), field="finished_on", today=f"{today:%d/%m/%Y}"
        )
    return finished_on
