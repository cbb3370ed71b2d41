"""Webhooks: what is told, how it is signed, where it may go, when it is given up."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from urllib.parse import SplitResult, urlsplit

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled


class Event(Labelled):
    """What an address can be told of."""

    TASK_ASSIGNED = "task.assigned", N_("Nhiệm vụ được giao")
    TASK_STEPPED = "task.stepped", N_("Nhiệm vụ chuyển bước")
    TASK_REPORTED = "task.reported", N_("Có báo cáo tiến độ")
    DOCUMENT_RECEIVED = "document.received", N_("Nhận văn bản")
    DOCUMENT_ISSUED = "document.issued", N_("Ban hành văn bản")
    FIGURES_PUBLISHED = "figures.published", N_("Công bố báo cáo số liệu")
    PING = "ping", N_("Gửi thử")


#: What can be subscribed to; the test goes to whoever asks for it.
OFFERED = tuple(event for event in Event if event is not Event.PING)

#: The event that an act of the audit record means; acts that are not named here are nobody's business outside.
EVENTS: Mapping[str, Event] = {
    "task.assigned": Event.TASK_ASSIGNED,
    "task.report": Event.TASK_REPORTED,
    "document.attached": Event.DOCUMENT_RECEIVED,
    "document.issued": Event.DOCUMENT_ISSUED,
    "report.published": Event.FIGURES_PUBLISHED,
    **dict.fromkeys(
        (
            f"task.{step}"
            for step in (
                "accept",
                "decline",
                "reassign",
                "insist",
                "block",
                "unblock",
                "submit",
                "approve",
                "send_back",
                "pause",
                "resume",
                "cancel",
                "reopen",
            )
        ),
        Event.TASK_STEPPED,
    ),
}


class SendingState(Labelled):
    """What became of a message."""

    WAITING = "waiting", N_("Chờ gửi")
    SENT = "sent", N_("Đã gửi")
    GIVEN_UP = "given_up", N_("Không gửi được")
    WITHHELD = "withheld", N_("Không gửi: nội dung đã thành mật")


class Trouble(Labelled):
    """Why a message was not taken."""

    ADDRESS = "address", N_("Tên máy không phân giải được hoặc trỏ vào mạng nội bộ")
    DOWN = "down", N_("Không kết nối được")
    TLS = "tls", N_("Chứng thư của máy nhận không hợp lệ")
    SLOW = "slow", N_("Máy nhận trả lời quá lâu")
    REFUSED = "refused", N_("Máy nhận trả lời lỗi")
    CRASHED = "crashed", N_("Chương trình dừng giữa chừng nhiều lần")


#: Seconds in which a receiver must have answered, connection and all.
PATIENCE = 10
#: How long the secret of before signs along after it was changed, so that a receiver can change in peace.
OVERLAP = timedelta(hours=24)
#: An address that has taken nothing for so long is switched off, once a message was given up.
FAILING = timedelta(days=3)
#: How long finished messages are kept.
KEEP = timedelta(days=30)


def signature(secrets: Iterable[str], at: datetime, body: bytes) -> str:
    """The header that proves where a message comes from: the second it was signed, and an HMAC-SHA256 by each secret.

    What is signed is the second in digits, a full stop, and the body as it stands on the line: a message that
    somebody recorded cannot be sent again later.
    """
    second = int(at.timestamp())
    signed = f"{second}.".encode() + body
    marks = [f"v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}" for secret in secrets]
    return ",".join([f"t={second}", *marks])


def check_address(text: str, *, loopback: bool) -> SplitResult:
    """The address in its parts. Raises Invalid for one that no message may go to.

    Only https, without a user name. With `loopback` (tests, development) plain http to this machine too. What the
    name leads to is looked at again each time a message is sent.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise Invalid(N_("Địa chỉ không đọc được."), field="address") from None
    host = parts.hostname or ""
    if parts.scheme == "http" and loopback and is_loopback(host):
        return parts
    if parts.scheme != "https" or not host or parts.username or parts.password or parts.fragment or port == 0:
        raise Invalid(N_("Địa chỉ viết theo dạng https://may-nhan.coquan.gov.vn/duong-dan."), field="address")
    try:
        alone = ipaddress.ip_address(host)
    except ValueError:
        if "." not in host or host.endswith((".local", ".internal", ".localhost")):
            raise Invalid(N_("Địa chỉ phải ra ngoài mạng nội bộ."), field="address") from None
    else:
        if not may_go_to(str(alone), loopback=loopback):
            raise Invalid(N_("Địa chỉ phải ra ngoài mạng nội bộ."), field="address")
    return parts


def is_loopback(host: str) -> bool:
    """True for this machine, by name or number."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_go_to(number: str, *, loopback: bool) -> bool:
    """True when a message may be sent to the machine with this IP address.

    Not to private, shared, link-local or otherwise special ranges: whoever enters an address must not reach with it
    what only this server reaches. An IPv4 address inside an IPv6 one counts as the former.
    """
    alone: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(number.split("%")[0])
    if isinstance(alone, ipaddress.IPv6Address):
        inner = alone.ipv4_mapped or alone.sixtofour or (alone.teredo[1] if alone.teredo else None)
        if inner is None and alone in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(alone) & 0xFFFFFFFF)
        alone = inner or alone
    if alone.is_loopback:
        return loopback
    return alone.is_global and not alone.is_multicast


def is_failing(failing_since: datetime | None, now: datetime) -> bool:
    """True when an address that has just lost a message should be switched off."""
    return failing_since is not None and now - failing_since >= FAILING
