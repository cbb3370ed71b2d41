"""The life of a reorganisation, and the kinds of change that it is made of."""

from __future__ import annotations

from tracker.core.errors import Conflict
from tracker.core.labels import N_, Labelled


class ReorganisationState(Labelled):
    """How far it has come."""

    DRAFT = "draft", N_("Đang soạn")
    PREPARED = "prepared", N_("Đã chốt, chờ ngày thực hiện")
    CARRIED_OUT = "carried_out", N_("Đã thực hiện")
    CANCELLED = "cancelled", N_("Đã hủy")


class Do(Labelled):
    """What is done with a reorganisation as a whole."""

    PREPARE = "prepare", N_("Chốt phương án")
    REOPEN = "reopen", N_("Mở lại để sửa")
    CARRY_OUT = "carry_out", N_("Thực hiện sắp xếp")
    CANCEL = "cancel", N_("Hủy phương án")


class ChangeKind(Labelled):
    """What happens to units."""

    RENAME = "rename", N_("Đổi tên, loại hình, cấp trên")
    MERGE = "merge", N_("Hợp nhất, sáp nhập")
    SPLIT = "split", N_("Chia, tách")
    DISSOLVE = "dissolve", N_("Giải thể")
    FOUND = "found", N_("Thành lập mới")


_S, _D = ReorganisationState, Do
#: The whole life; a pair that is missing is refused.
MOVES: dict[tuple[ReorganisationState, Do], ReorganisationState] = {
    (_S.DRAFT, _D.PREPARE): _S.PREPARED,
    (_S.DRAFT, _D.CANCEL): _S.CANCELLED,
    (_S.PREPARED, _D.REOPEN): _S.DRAFT,
    (_S.PREPARED, _D.CARRY_OUT): _S.CARRIED_OUT,
    (_S.PREPARED, _D.CANCEL): _S.CANCELLED,
}
#: Before it is carried out or cancelled.
KEEPS_OPEN = (_S.DRAFT, _S.PREPARED)


def target(state: ReorganisationState, what: Do) -> ReorganisationState:
    """The state that `what` leads to. Raises Conflict when the state does not allow it."""
    found = MOVES.get((state, what))
    if found is None:
        raise Conflict(N_("Phương án đang ở trạng thái “%(state)s” nên không làm được việc này."), state=state)
    return found
