"""Mail about an account: the link for a lost password, and word of every change that its owner should know of."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from tracker.auth.models import Account
from tracker.auth.rules.links import LIFE, LinkPurpose
from tracker.core import clock
from tracker.core.labels import N_
from tracker.core.text import fingerprint
from tracker.mail import services as mail
from tracker.web.addresses import address_of

#: How the administrator sees such mail named.
RESET, CHANGE = N_("Đặt lại mật khẩu"), N_("An toàn tài khoản")


@dataclass(frozen=True)
class Change:
    """Something that happened to an account: its name in keys, the subject, what the mail says."""

    code: str
    subject: str
    sentence: str


PASSWORD_CHANGED = Change(
    "password",
    "Mật khẩu của bạn đã được đổi",
    "Mật khẩu đã được đổi trên trang Tài khoản. Các phiên đăng nhập khác đã kết thúc.",
)
PASSWORD_RESET = Change(
    "reset",
    "Mật khẩu của bạn đã được đặt lại",
    "Mật khẩu đã được đặt lại bằng đường dẫn gửi qua thư. Mọi phiên đăng nhập đã kết thúc.",
)
ADDRESS_CHANGED = Change(
    "address",
    "Địa chỉ thư của tài khoản đã được đổi",
    "Thư của Kết Luận, kể cả thư đặt lại mật khẩu, từ nay gửi tới địa chỉ khác. Thư này là thư cuối gửi tới đây.",
)
SECOND_FACTOR_ON = Change(
    "second-on", "Đã bật xác nhận hai bước", "Từ nay, đăng nhập cần thêm mã từ ứng dụng xác thực trên điện thoại."
)
SECOND_FACTOR_OFF = Change(
    "second-off", "Đã tắt xác nhận hai bước", "Từ nay, đăng nhập chỉ cần mật khẩu. Việc này do chủ tài khoản thực hiện."
)
SECOND_FACTOR_RESET = Change(
    "second-reset",
    "Quản trị đã đặt lại xác nhận hai bước của bạn",
    "Mã và các mã dự phòng cũ không còn dùng được. Hãy bật lại trên trang Tài khoản.",
)
RECOVERY_USED = Change(
    "recovery",
    "Một mã dự phòng của bạn đã được dùng",
    "Có người vừa đăng nhập vào tài khoản này bằng mã dự phòng thay cho mã trên điện thoại.",
)
IDENTITY_LINKED = Change(
    "identity-on",
    "Tài khoản đã liên kết với cổng đăng nhập chung",
    "Từ nay, ai đăng nhập bằng tài khoản đã liên kết ở cổng đăng nhập chung sẽ vào được tài khoản này.",
)
IDENTITY_UNLINKED = Change(
    "identity-off",
    "Tài khoản đã hủy liên kết với cổng đăng nhập chung",
    "Từ nay, cổng đăng nhập chung không còn mở được tài khoản này.",
)


def send_reset(account: Account, token: str) -> None:
    """Send the link; it is worth nothing after it has expired."""
    until = clock.now() + LIFE[LinkPurpose.RESET]
    body = [
        f"Có yêu cầu đặt lại mật khẩu cho tài khoản “{account.username}”. Mở đường dẫn này để đặt mật khẩu mới:",
        "",
        address_of("auth.reset", token=token),
        "",
        f"Đường dẫn dùng được một lần, đến {clock.local(until):%H:%M ngày %d/%m/%Y}.",
        "Nếu không phải bạn yêu cầu, bỏ qua thư này: mật khẩu không thay đổi.",
    ]
    mail.post(
        account.person.email,
        "Đặt lại mật khẩu",
        _letter(account, body),
        key=f"auth.reset:{account.id}:{fingerprint(token)[:24]}",
        kind=RESET,
        name=account.person.full_name,
        person_id=account.person_id,
        expires_at=until,
    )


def tell(account: Account, change: Change) -> None:
    """Tell the owner what happened to the account, and what to do if it was not they."""
    now = clock.now()
    body = [
        change.sentence,
        "",
        f"Tài khoản: {account.username}. Lúc {clock.local(now):%H:%M ngày %d/%m/%Y}.",
        "Nếu không phải bạn, báo ngay cho quản trị và đặt lại mật khẩu tại:",
        address_of("auth.forgot"),
    ]
    mail.post(
        account.person.email,
        change.subject,
        _letter(account, body),
        key=f"auth.{change.code}:{account.id}:{now.isoformat()}",
        kind=CHANGE,
        name=account.person.full_name,
        person_id=account.person_id,
    )


def _letter(account: Account, body: list[str]) -> str:
    end = f"Thư tự động của Kết Luận ({current_app.config['URL']}). Không trả lời thư này."
    return "\n".join([f"Kính gửi ông/bà {account.person.full_name},", "", *body, "", "--", end, ""])
