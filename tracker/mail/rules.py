"""Rules of mail: the address of the server, addresses of people, how long a mail is tried and when it is stale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from email.headerregistry import Address
from email.utils import getaddresses
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

from tracker.core.labels import N_, Labelled
from tracker.core.text import fingerprint, normalise


class MailState(Labelled):
    """What became of a mail."""

    WAITING = "waiting", N_("Chờ gửi")
    SENT = "sent", N_("Đã gửi")
    GIVEN_UP = "given_up", N_("Không gửi được")
    EXPIRED = "expired", N_("Hết hiệu lực")


class Trouble(Labelled):
    """Why a mail did not go out. What the server said stands beside it, in the server's own words."""

    ADDRESS = "address", N_("Địa chỉ thư không hợp lệ")
    RECIPIENT = "recipient", N_("Máy chủ thư không nhận địa chỉ này")
    REFUSED = "refused", N_("Máy chủ thư không nhận thư này")
    LATER = "later", N_("Máy chủ thư tạm thời chưa nhận")
    SENDER = "sender", N_("Máy chủ thư không nhận địa chỉ gửi đi (MAIL_FROM)")
    SIGN_IN = "sign_in", N_("Máy chủ thư không chấp nhận tài khoản gửi (MAIL_URL)")
    DOWN = "down", N_("Không kết nối được máy chủ thư")
    FILE = "file", N_("Tệp đính kèm không còn")
    LATE = "late", N_("Đã quá lúc nội dung còn có ích")
    PERSON = "person", N_("Quản trị đã dừng gửi")
    CRASHED = "crashed", N_("Chương trình dừng giữa chừng nhiều lần khi gửi thư này")

    @property
    def for_good(self) -> bool:
        """True when trying again cannot help until somebody has changed something."""
        return self in (Trouble.ADDRESS, Trouble.RECIPIENT, Trouble.REFUSED, Trouble.FILE, Trouble.CRASHED)

    @property
    def of_all(self) -> bool:
        """True when the trouble is the server's, not this mail's: the others would meet it too."""
        return self in (Trouble.SENDER, Trouble.SIGN_IN, Trouble.DOWN)


class Tls(StrEnum):
    """How the way to the mail server is encrypted."""

    AUTO = "auto"
    REQUIRE = "require"
    NO = "no"
    IMPLICIT = "implicit"


@dataclass(frozen=True)
class Server:
    """The mail server and how to sign in to it."""

    host: str
    port: int
    username: str
    password: str
    tls: Tls


#: Minutes between the tries of one mail. They grow and add up to a day; after the last the mail is given up.
WAITS = (1, 5, 15, 30, 60, 120, 240, 480, 480)
#: How long a claim on a mail holds: longer than the slowest send, so that nobody takes it while it is being sent.
LEASE = timedelta(minutes=10)
#: What a notice that only matters now should say as its `expires_at`: later it would confuse more than tell.
SHELF_LIFE = timedelta(days=2)
#: How long finished mail is kept for the administrator.
KEEP = timedelta(days=365)
#: How long the file that went with a mail is kept, counted from when it was last wanted.
KEEP_FILES = timedelta(days=60)

_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,190}\Z)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after `attempts` tries have failed; None once the mail is given up."""
    return timedelta(minutes=WAITS[attempts - 1]) if attempts <= len(WAITS) else None


def one_line(text: str) -> str:
    """`text` as it may stand in a header: NFC, on one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", normalise(text)).split())


def is_address(text: str) -> bool:
    """True for an address that any mail server takes: one plain ASCII mailbox, nothing around it."""
    return len(text) <= 200 and _PLAIN.match(text) is not None


def sender_of(text: str) -> Address:
    """The sender `ketluan@vidu.vn` or `Kết Luận <ketluan@vidu.vn>`. Raises ValueError for anything else."""
    found = getaddresses([text])
    if len(found) != 1 or _CONTROL.search(text) or not is_address(found[0][1]):
        raise ValueError(f"an address is needed, like Kết Luận <ketluan@vidu.vn>, not {text!r}")
    return Address(one_line(found[0][0]), addr_spec=found[0][1])


def server_of(url: str) -> Server:
    """Read `smtp://user:password@host:587?tls=auto|require|no` or `smtps://…` (TLS from the first byte, port 465).

    Without a port 587 is meant where somebody signs in, else 25. A password is never sent in the clear unless
    `tls=no` says so: with a user name `auto` means `require`. Raises ValueError with what is wrong.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("write smtp://host or smtps://host")
    given = parse_qs(parts.query, keep_blank_values=True)
    asked = given.pop("tls", ["auto"])[-1]
    if given:
        raise ValueError(f"unknown option {sorted(given)[0]!r}; only tls is known")
    if asked not in ("auto", "require", "no"):
        raise ValueError(f"tls is auto, require or no, not {asked!r}")
    tls = Tls(asked)
    if parts.scheme == "smtps":
        tls = Tls.IMPLICIT
    elif tls is Tls.AUTO and parts.username:
        tls = Tls.REQUIRE
    usual = 465 if tls is Tls.IMPLICIT else 587 if parts.username else 25
    return Server(
        parts.hostname, parts.port or usual, unquote(parts.username or ""), unquote(parts.password or ""), tls
    )


def message_id(key: str, domain: str) -> str:
    """The Message-ID of a mail: the same whenever it is sent again, so that a second copy can be recognised."""
    return f"<ketluan.{fingerprint(key)[:40]}@{domain}>"
