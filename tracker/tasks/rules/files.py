"""When a file that was sent with a report can be removed again."""

from __future__ import annotations

from datetime import date

from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_
from tracker.tasks.rules.states import CLOSED, State


def check_removal(reason: str, *, sent_on: date, today: date, state: State) -> None:
    """A wrong file goes on the day it was sent, with a reason, while the task is open: later it is evidence.

    Raises Conflict afterwards, Invalid (field "reason") without a reason.
    """
    if state in CLOSED:
        raise Conflict(N_("Nhiệm vụ đã đóng nên minh chứng được giữ nguyên."))
    if sent_on != today:
        raise Conflict(N_("Chỉ gỡ được tệp trong ngày gửi (%(day)s)."), day=f"{sent_on:%d/%m/%Y}")
    if not reason.strip():
        raise Invalid(N_("Không để trống nội dung này."), field="reason")
