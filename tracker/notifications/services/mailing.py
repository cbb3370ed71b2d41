"""Mail about notices: plain Vietnamese text with one link, and nothing that somebody typed about people.

What goes by mail leaves the house. A mail says what is asked, the number and the title of the task, its unit and its
deadline; words of reports, comments and reasons stay behind the link. Titles of complaints may name a citizen: of
those a mail says only the number. Of a confidential task it says its number and nothing else: neither unit nor
deadline nor what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.core.labels import N_, Topic
from tracker.core.text import shorten
from tracker.mail.rules import SHELF_LIFE
from tracker.mail.services import Letter
from tracker.notifications.models import Matter
from tracker.notifications.queries import Reader, unit_of
from tracker.notifications.rules import Kind
from tracker.org.models import Unit
from tracker.proposals.models import Proposal
from tracker.tasks.models import Task
from tracker.web.addresses import address_of

#: Longest title in a mail.
TITLE = 80
#: So many notices are told one by one in a mail; the others are counted.
MOST = 30
#: How the administrator sees such mail named.
NOTICE, REMINDER, DIGEST = N_("Thông báo"), N_("Nhắc hạn"), N_("Tổng hợp thông báo")
#: A digest that could not be sent for so long is not worth sending any more.
DIGEST_LIFE = timedelta(days=7)

_HEADS = {Kind.WAITS: "VIỆC CHỜ BẠN", Kind.REMINDER: "NHẮC HẠN", Kind.INFORMATION: "THÔNG TIN"}


@dataclass(frozen=True)
class Line:
    """One notice as a mail tells it."""

    notice_id: int
    kind: Kind
    sentence: str
    matter: Matter


def is_secret(matter: Matter) -> bool:
    """True for a confidential task; what a confidential passage asked for is told like one."""
    if isinstance(matter, Unit):
        return False
    if isinstance(matter, Proposal):
        return matter.passage is not None and matter.passage.confidential
    return matter.confidential


#: What a mail says of a confidential task, whatever happened to it.
_VEILED = {
    Kind.WAITS: "Có việc mật chờ bạn",
    Kind.REMINDER: "Nhắc hạn một việc mật",
    Kind.INFORMATION: "Có thay đổi ở một việc mật",
}


def sentence(line: Line) -> str:
    """What happened, as mail says it."""
    return _VEILED[line.kind] if is_secret(line.matter) else line.sentence


def named(matter: Matter) -> str:
    """A task or proposal as mail and calendars name it: by number and title, complaints by their number alone."""
    if isinstance(matter, Unit):
        return matter.name
    if is_secret(matter):
        return f"{'Kiến nghị' if isinstance(matter, Proposal) else 'Nhiệm vụ'} mật số {matter.id}"
    kind = "Kiến nghị" if isinstance(matter, Proposal) else "Nhiệm vụ"
    title = "" if matter.topic is Topic.COMPLAINTS else f": {shorten(matter.title, TITLE)}"
    return f"{kind} số {matter.id}{title}"


def at_once(reader: Reader, lines: Sequence[Line], *, not_before: datetime) -> Letter:
    """What one act told one person, as one mail."""
    first = lines[0]
    reminds = all(line.kind is Kind.REMINDER for line in lines)
    if len(lines) == 1:
        subject = f"{sentence(first)} – {_short(first.matter)}"
        link = address_of("notifications.open_notice", notice_id=first.notice_id)
        body = [*_told(first), "", f"Mở để xem và trả lời: {link}"]
    else:
        subject = f"{len(lines)} {'nhiệm vụ cần chú ý về hạn' if reminds else 'thông báo mới'}"
        body = [*_grouped(lines), "", f"Mở hộp thông báo: {address_of('notifications.index')}"]
    return Letter(
        reader.address,
        subject,
        _letter(reader, body),
        key=f"notice:{reader.person_id}:{first.notice_id}",
        kind=REMINDER if reminds else NOTICE,
        name=reader.name,
        person_id=reader.person_id,
        not_before=not_before,
        expires_at=not_before + SHELF_LIFE,
    )


def digest(reader: Reader, lines: Sequence[Line], *, due: datetime, period: str, words: str) -> Letter:
    """What has gathered for one person, as one mail. `period` names the digest once for ever."""
    waiting = sum(line.kind is Kind.WAITS for line in lines)
    subject = f"Tổng hợp {words}: {len(lines)} thông báo"
    if waiting:
        subject += f", {waiting} việc chờ bạn"
    body = [*_grouped(lines), "", f"Mở hộp thông báo: {address_of('notifications.index')}"]
    return Letter(
        reader.address,
        subject,
        _letter(reader, body),
        key=f"digest:{reader.person_id}:{period}",
        kind=DIGEST,
        name=reader.name,
        person_id=reader.person_id,
        expires_at=due + DIGEST_LIFE,
    )


def _short(matter: Matter) -> str:
    if isinstance(matter, Unit):
        return matter.name
    return f"số {matter.id}" if matter.topic is Topic.COMPLAINTS or is_secret(matter) else shorten(matter.title, TITLE)


def _told(line: Line) -> list[str]:
    told = [f"{sentence(line)}.", named(line.matter)]
    if is_secret(line.matter) or isinstance(line.matter, Unit):
        return told
    unit = unit_of(line.matter)
    if isinstance(line.matter, Proposal):
        return [*told, f"Đơn vị kiến nghị: {unit}"] if unit else told
    due = f"Hạn: {line.matter.due_on:%d/%m/%Y}" if line.matter.due_on else "Không có hạn"
    return [*told, f"Đơn vị chủ trì: {unit}", due]


def _in_brackets(matter: Matter) -> str:
    if is_secret(matter) or isinstance(matter, Unit):
        return ""
    due = f"hạn {matter.due_on:%d/%m/%Y}" if isinstance(matter, Task) and matter.due_on else ""
    words = ", ".join(filter(None, (unit_of(matter), due)))
    return f" ({words})" if words else ""


def _grouped(lines: Sequence[Line]) -> list[str]:
    """By kind, what waits first; each in two lines."""
    body: list[str] = []
    number = 0
    for kind in Kind:
        of_kind = [line for line in lines if line.kind is kind]
        if not of_kind or number >= MOST:
            continue
        body += ["", f"{_HEADS[kind]} ({len(of_kind)})"]
        for line in of_kind[: MOST - number]:
            number += 1
            body += [f"{number}. {sentence(line)}", f"   {named(line.matter)}{_in_brackets(line.matter)}"]
    if len(lines) > number:
        body += ["", f"… và {len(lines) - number} thông báo khác."]
    return body[1:]


def _letter(reader: Reader, body: Sequence[str]) -> str:
    foot = [
        "",
        "--",
        "Thư tự động của Kết Luận, không trả lời thư này.",
        f"Đổi số lần nhận thư hoặc thôi nhận: {address_of('notifications.preferences')}",
    ]
    return "\n".join([f"Kính gửi: {reader.name}", "", *body, *foot]) + "\n"
