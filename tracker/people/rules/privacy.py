"""What is kept about a person, table by table: what they take along, what is erased, what stays as the office's record.

A test walks every column that speaks of a person and fails for one that stands nowhere here; `docs/privacy.md` says the
same in words, with the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

#: Links that were used or have expired are forgotten after so long.
LINKS_KEPT = timedelta(days=30)
#: Lists of people that were handed in, with names and addresses, are forgotten after so long.
LISTS_KEPT = timedelta(days=90)


class Fate(Enum):
    """What erasing a person does to a table."""

    #: The rows go.
    ERASED = "erased"
    #: The rows stay, with the official name and post: what an office did cannot be undone in its record.
    KEPT = "kept"


class Via(Enum):
    """By what a row belongs to a person."""

    PERSON = "person"
    ACCOUNT = "account"
    USERNAME = "username"
    POST = "post"
    SUBSCRIPTION = "subscription"
    #: By the name alone, which others may bear: nobody takes such rows along.
    NAME = "name"


@dataclass(frozen=True)
class Held:
    """One table: how it is called, whose a row is, what becomes of it.

    `also` are further columns that speak of people, `hidden` those that nobody is ever shown (hashes, sealed secrets,
    words of others). `unless` names a column: rows in which it is filled stay.
    """

    table: str
    words: str
    fate: Fate
    owner: str = "person_id"
    via: Via = Via.PERSON
    also: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unless: str = ""


_ACT = ("post_title", "on_behalf_of_id")

#: In the order in which rows can go.
HELD: tuple[Held, ...] = (
    Held("account_identities", "Liên kết với cổng đăng nhập chung", Fate.ERASED, "account_id", Via.ACCOUNT, ("name",)),
    Held("account_links", "Đường dẫn đặt mật khẩu", Fate.ERASED, "account_id", Via.ACCOUNT, hidden=("token_hash",)),
    Held(
        "account_sessions",
        "Thiết bị đang đăng nhập",
        Fate.ERASED,
        "account_id",
        Via.ACCOUNT,
        ("address", "browser"),
        ("token_hash",),
    ),
    Held(
        "api_tokens",
        "Mã truy cập",
        Fate.ERASED,
        "account_id",
        Via.ACCOUNT,
        ("name", "post_id", "used_from"),
        ("token_hash",),
    ),
    Held("former_passwords", "Mật khẩu cũ (đã băm)", Fate.ERASED, "account_id", Via.ACCOUNT, hidden=("password_hash",)),
    Held("recovery_codes", "Mã dự phòng (đã băm)", Fate.ERASED, "account_id", Via.ACCOUNT, hidden=("code_hash",)),
    Held(
        "sign_in_attempts",
        "Lần đăng nhập không thành công",
        Fate.ERASED,
        "username",
        Via.USERNAME,
        ("address",),
        ("browser",),
    ),
    Held(
        "accounts",
        "Tài khoản",
        Fate.ERASED,
        also=("username",),
        hidden=("password_hash", "second_secret", "second_step"),
    ),
    Held("calendar_feeds", "Địa chỉ lịch", Fate.ERASED, hidden=("secret_hash", "content")),
    Held("notice_preferences", "Cách nhận thông báo", Fate.ERASED),
    Held("saved_views", "Bộ lọc đã lưu", Fate.ERASED, also=("name",)),
    Held("subscription_mails", "Lần gửi báo cáo định kỳ", Fate.ERASED, "subscription_id", Via.SUBSCRIPTION),
    Held("report_subscriptions", "Đăng ký nhận báo cáo", Fate.ERASED, also=("post_id",)),
    Held("exports", "Tệp đã yêu cầu xuất", Fate.ERASED, also=("post_id", "filename")),
    Held("notices", "Thông báo", Fate.ERASED, also=("post_id", "by_name", "by_post"), hidden=("detail",)),
    Held("outgoing_mail", "Thư đã gửi, đang chờ gửi", Fate.ERASED, also=("name", "address", "attachment_name")),
    Held("uploads", "Tệp đã tải lên", Fate.ERASED, also=("name",), hidden=("token",), unless="used_at"),
    Held("posts", "Chức danh", Fate.KEPT, also=("title",)),
    Held("deputyships", "Ủy quyền", Fate.KEPT, also=("post_id",)),
    Held("reorganisations", "Đợt sắp xếp đơn vị", Fate.KEPT, also=("post_title",)),
    Held("heir_seats", "Chức danh chuyển khi sắp xếp đơn vị", Fate.KEPT, "post_id", Via.POST),
    Held("people_imports", "Danh sách cán bộ đã đưa vào", Fate.KEPT, also=("filename",)),
    Held("published_reports", "Báo cáo đã chốt", Fate.KEPT, also=("title", *_ACT, "withdrawn_by")),
    Held(
        "webhooks", "Địa chỉ nhận tin đã đặt", Fate.KEPT, also=("name", "address"), hidden=("secret", "former_secret")
    ),
    Held("urgings", "Đợt đôn đốc", Fate.KEPT, also=_ACT),
    Held("urging_answers", "Trả lời đôn đốc", Fate.KEPT, also=_ACT),
    Held("documents", "Văn bản đã ban hành", Fate.KEPT, "issued_by_id", also=("filename",)),
    Held("worksheets", "Sổ theo dõi đã đưa vào", Fate.KEPT, also=("filename", *_ACT)),
    Held("measure_imports", "Bảng chỉ tiêu đã đưa vào", Fate.KEPT, also=("filename", "post_title")),
    Held("proposal_acts", "Bước của kiến nghị", Fate.KEPT, also=_ACT),
    Held("series", "Nhiệm vụ định kỳ đã giao", Fate.KEPT, "given_by_id"),
    Held("tasks", "Nhiệm vụ phụ trách", Fate.KEPT, "official_id", also=("supervisor_id",)),
    Held("task_spans", "Các thời gian phụ trách", Fate.KEPT, "official_id", also=("supervisor_id",)),
    Held("duty_entries", "Sổ nhiệm vụ định kỳ", Fate.KEPT, also=_ACT),
    Held("moves", "Báo cáo và các bước của nhiệm vụ", Fate.KEPT, also=_ACT),
    Held("plan_steps", "Bước kế hoạch", Fate.KEPT, also=("done_by_id",)),
    Held("remarks", "Ý kiến", Fate.KEPT, also=_ACT),
    Held("acts", "Việc khác trên nhiệm vụ", Fate.KEPT, also=("subject_id", *_ACT)),
    Held(
        "measure_values",
        "Số liệu chỉ tiêu",
        Fate.KEPT,
        also=(*_ACT, "ended_by_id", "ended_on_behalf_of_id", "ended_post_title"),
    ),
    Held("move_files", "Tệp minh chứng đã gỡ", Fate.KEPT, "removed_by_id"),
    Held("job_runs", "Công việc nền đã cho chạy", Fate.KEPT, "asked_by", Via.NAME),
    Held("audit_entries", "Nhật ký", Fate.KEPT, also=("person_name", "post_title", "on_behalf_of"), hidden=("detail",)),
)

#: Columns of the person's own row. The name stays: history would name nobody.
PERSON_ERASED, PERSON_KEPT = ("email",), ("full_name", "folded", "erased_at")

#: Columns that look as if they spoke of a person and do not.
OTHERS = frozenset(
    {
        "calendar_days.name",
        "units.name",
        "unit_aliases.name",
        "unit_heirs.name",
        "meetings.name",
        "measures.name",
        "urgings.reply_by",
        "remarks.reply_by",
    }
)


def may_go_from(last_day: date | None, days: int) -> date | None:
    """From which day a person can be erased who left on `last_day`; None while a post has no end."""
    return None if last_day is None else last_day + timedelta(days=days + 1)
