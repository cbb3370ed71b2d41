"""Rules of urging: what can be urged, when it escalates, how a reply stands. Source: PRODUCT, "Urging"."""

from __future__ import annotations

from datetime import date

from tracker.core.labels import N_, Labelled
from tracker.tasks.rules.states import CLOSED, State

#: A unit can only be urged for work that is its turn: not what waits for the one who gave it.
URGEABLE = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.BLOCKED})
#: The urging of a task that goes to the leader who supervises it.
ESCALATES_AT = 3


class ReplyState(Labelled):
    """How the reply to an urging stands, for one task."""

    OPEN = "reply_open", N_("Chờ trả lời")
    LATE = "reply_late", N_("Quá hạn trả lời")
    REPLIED = "replied", N_("Đã trả lời")
    REPLIED_LATE = "replied_late", N_("Trả lời muộn")
    VOID = "void", N_("Không còn phải trả lời")


#: A reply is still owed.
OWED = (ReplyState.OPEN, ReplyState.LATE)


class UrgingAct(Labelled):
    """What happened around an urging, for the timeline of a task."""

    URGED = "urged", N_("Đôn đốc")
    ESCALATED = "escalated", N_("Đôn đốc, báo lãnh đạo chỉ đạo")
    ANSWERED = "answered", N_("Trả lời đôn đốc")


def reply_state(reply_by: date, answered_on: date | None, state: State, *, same_unit: bool, today: date) -> ReplyState:
    """How the reply stands on `today`. SQL twin: `queries.urgings.reply_state`.

    A unit that does not lead the task any more, or whose task was closed without a word, owes nothing.
    """
    if answered_on is not None:
        return ReplyState.REPLIED_LATE if answered_on > reply_by else ReplyState.REPLIED
    if not same_unit or state in CLOSED:
        return ReplyState.VOID
    return ReplyState.LATE if reply_by < today else ReplyState.OPEN


def escalates(times: int) -> bool:
    """True for the third urging of one task and every one after it."""
    return times >= ESCALATES_AT
