"""What a token lets a program do, how long it holds, how it looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled


class Scope(Labelled):
    """One subject, read or written. A token never does more than its person may in the post it acts in."""

    UNITS_READ = "units:read", N_("Đọc danh bạ đơn vị")
    MEETINGS_READ = "meetings:read", N_("Đọc hội nghị")
    MEETINGS_WRITE = "meetings:write", N_("Nhập và sửa hội nghị")
    DOCUMENTS_READ = "documents:read", N_("Đọc văn bản")
    DOCUMENTS_WRITE = "documents:write", N_("Gửi văn bản vào rà soát")
    CONCLUSIONS_READ = "conclusions:read", N_("Đọc kết luận")
    TASKS_READ = "tasks:read", N_("Đọc nhiệm vụ và lịch sử")
    TASKS_WRITE = "tasks:write", N_("Chuyển bước nhiệm vụ")
    REPORTS_READ = "reports:read", N_("Đọc báo cáo tiến độ")
    REPORTS_WRITE = "reports:write", N_("Gửi báo cáo tiến độ")
    FIGURES_READ = "figures:read", N_("Đọc số liệu tổng hợp")


#: The rows of the form: a subject with the scope that reads it, and the one that writes it where there is one.
SUBJECTS: tuple[tuple[str, Scope, Scope | None], ...] = (
    (N_("Đơn vị"), Scope.UNITS_READ, None),
    (N_("Hội nghị"), Scope.MEETINGS_READ, Scope.MEETINGS_WRITE),
    (N_("Văn bản"), Scope.DOCUMENTS_READ, Scope.DOCUMENTS_WRITE),
    (N_("Kết luận"), Scope.CONCLUSIONS_READ, None),
    (N_("Nhiệm vụ"), Scope.TASKS_READ, Scope.TASKS_WRITE),
    (N_("Báo cáo tiến độ"), Scope.REPORTS_READ, Scope.REPORTS_WRITE),
    (N_("Số liệu"), Scope.FIGURES_READ, None),
)

#: Every token begins so: whoever finds one in a log or a repository knows what it is.
PREFIX = "ketluan_"
#: No token holds longer than this many days.
LONGEST = 365
#: How long one may hold, as the form offers it.
LIVES = (30, 90, 180, LONGEST)
#: More than so many at once nobody keeps in view.
MOST = 20
#: When a token was last used is written at most so often.
USED_EVERY = timedelta(minutes=5)


def check_life(days: int) -> timedelta:
    """How long a token holds. Raises Invalid for less than a day and more than a year."""
    if not 1 <= days <= LONGEST:
        raise Invalid(N_("Thời hạn từ 1 đến %(most)s ngày."), field="days", most=LONGEST)
    return timedelta(days=days)


def check_scopes(scopes: Iterable[Scope]) -> list[Scope]:
    """The scopes in the order of the table, each once. Raises Invalid for none."""
    chosen = set(scopes)
    if not chosen:
        raise Invalid(N_("Chọn ít nhất một quyền."), field="scopes")
    return [scope for scope in Scope if scope in chosen]


def is_over(expires_at: datetime, revoked_at: datetime | None, now: datetime) -> bool:
    """True when a token opens nothing any more by itself."""
    return revoked_at is not None or expires_at <= now
