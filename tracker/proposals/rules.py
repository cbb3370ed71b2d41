"""The life of a proposal. Source: PRODUCT, "proposal = kiến nghị, đề xuất của địa phương"."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.core.errors import Conflict
from tracker.core.labels import N_, Labelled
from tracker.tasks.rules import State


class ProposalState(Labelled):
    """What has become of a proposal, as decided."""

    RAISED = "raised", N_("Chờ xem xét")
    NOTED = "noted", N_("Đã ghi nhận")
    ANSWERED = "answered", N_("Đã trả lời")
    LINKED = "linked", N_("Đã giao thành nhiệm vụ")
    WITHDRAWN = "withdrawn", N_("Đơn vị đã rút")


class Standing(Labelled):
    """What it is shown as: the state, and "done" once every task that it was linked to is."""

    RAISED = "raised", N_("Chờ xem xét")
    NOTED = "noted", N_("Đã ghi nhận")
    ANSWERED = "answered", N_("Đã trả lời")
    LINKED = "linked", N_("Đang thực hiện")
    DONE = "done", N_("Đã giải quyết xong")
    WITHDRAWN = "withdrawn", N_("Đơn vị đã rút")


class Act(Labelled):
    """What is done with a proposal."""

    RAISE = "raise", N_("Nêu kiến nghị")
    NOTE = "note", N_("Ghi nhận")
    ANSWER = "answer", N_("Trả lời")
    LINK = "link", N_("Gắn với nhiệm vụ")
    WITHDRAW = "withdraw", N_("Rút kiến nghị")


#: What the body that is asked decides.
DECISIONS = (Act.LINK, Act.ANSWER, Act.NOTE)

#: The whole life; a pair that is missing is refused. RAISE has no row: it makes the proposal.
MOVES: dict[tuple[ProposalState, Act], ProposalState] = {
    (ProposalState.RAISED, Act.NOTE): ProposalState.NOTED,
    (ProposalState.RAISED, Act.ANSWER): ProposalState.ANSWERED,
    (ProposalState.RAISED, Act.LINK): ProposalState.LINKED,
    (ProposalState.RAISED, Act.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.NOTED, Act.ANSWER): ProposalState.ANSWERED,
    (ProposalState.NOTED, Act.LINK): ProposalState.LINKED,
    (ProposalState.ANSWERED, Act.LINK): ProposalState.LINKED,
    (ProposalState.LINKED, Act.LINK): ProposalState.LINKED,
    (ProposalState.LINKED, Act.ANSWER): ProposalState.LINKED,
}

#: Nothing final was said yet.
WAITING = (ProposalState.RAISED, ProposalState.NOTED)


def target(state: ProposalState, act: Act) -> ProposalState:
    """The state that `act` leads to. Raises Conflict with a sentence when the state does not allow it."""
    try:
        return MOVES[state, act]
    except KeyError:
        raise Conflict(
            N_("Kiến nghị đang ở trạng thái “%(state)s” nên không thể “%(act)s”. Mở lại trang để xem bản mới."),
            state=state,
            act=act,
        ) from None


def decisions_from(state: ProposalState) -> tuple[Act, ...]:
    """What can be decided in `state`, in the order of the form."""
    return tuple(act for act in DECISIONS if (state, act) in MOVES)


def standing(state: ProposalState, tasks: Iterable[State]) -> Standing:
    """What a proposal is shown as, from its state and the states of the tasks that it is linked to.

    A cancelled task does not count; a proposal whose tasks were all cancelled is not done. SQL twin:
    `queries.standing`.
    """
    counted = [each for each in tasks if each is not State.CANCELLED]
    if state is ProposalState.LINKED and counted and all(each is State.DONE for each in counted):
        return Standing.DONE
    return Standing(state.value)
