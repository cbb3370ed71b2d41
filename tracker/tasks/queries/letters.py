"""What stands in the letter of an urging: from the urging, the units, and the letterhead of the body that urges.

Official papers are written in Vietnamese whatever language their reader has chosen for the pages.
"""

from __future__ import annotations

from datetime import date

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import UnitKind
from tracker.core.text import fold
from tracker.org.models import Person, Post, Unit
from tracker.papers import (
    Frame,
    Heading,
    Style,
    formal_name,
    head_lines,
    motto_style,
    place_and_day,
    place_of,
    short_name,
)
from tracker.storage.database import db
from tracker.tasks.models import Letterhead, UrgedTask, UrgingLetter


def letterhead_of(unit_id: int) -> Letterhead | None:
    """What a body has decided about its letters, if anything."""
    return db.session.get(Letterhead, unit_id)


def derived(unit: Unit, style: Style) -> Heading:
    """What the name of a body, its place in the directory and its leader's post tell about its letters."""
    above = unit.parent
    superior = above.name.upper() if above is not None and unit.kind is not UnitKind.AUTHORITY else ""
    place = next(filter(None, (place_of(name) for name in _names_up(unit))), "")
    leader = db.session.scalar(
        select(Post)
        .where(Post.unit_id == unit.id, Post.role == Role.LEADER)
        .options(joinedload(Post.person))
        .order_by(Post.id)
    )
    return Heading(
        superior=superior,
        issuer=head_lines(unit.name),
        symbol=short_name(unit.name, (alias.name for alias in unit.aliases)),
        place=place,
        signature=_signature(unit, leader, style),
        signer=leader.person.full_name if leader else "",
        copies="Lưu: VT." if style is Style.STATE else "Lưu Văn phòng.",
    )


def _names_up(unit: Unit) -> list[str]:
    names = []
    above: Unit | None = unit
    while above is not None:
        names.append(above.name)
        above = above.parent
    return names


def _signature(unit: Unit, leader: Post | None, style: Style) -> str:
    """ "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH": for a collective body, in whose name its leader signs."""
    title = leader.title if leader else ""
    if style is Style.PARTY:
        return "T/M BAN THƯỜNG VỤ\n" + (_bare(title, unit) or "BÍ THƯ")
    if fold(unit.name).startswith("uy ban nhan dan"):
        return "TM. ỦY BAN NHÂN DÂN\n" + (_bare(title, unit) or "CHỦ TỊCH")
    return _bare(title, unit) or "THỦ TRƯỞNG ĐƠN VỊ"


def _bare(title: str, unit: Unit) -> str:
    """The title without the name of the body: "Chủ tịch UBND thị xã" → "CHỦ TỊCH"."""
    for name in sorted([unit.name, *(alias.name for alias in unit.aliases)], key=len, reverse=True):
        title = title.replace(name, "").strip(" ,-–")
    return title.upper()


def heading_of(unit: Unit) -> Heading:
    """What is printed: what the body decided, and what is derived for the rest."""
    chosen, plain = letterhead_of(unit.id), derived(unit, motto_style(unit.name, unit.kind))
    return Heading(**{name: (getattr(chosen, name) if chosen else "") or value for name, value in vars(plain).items()})


def frame_of(unit: Unit, *, number: str = "", day: date | None = None) -> Frame:
    """What stands around a report of a body: the same letterhead as around its letters."""
    return Frame(motto_style(unit.name, unit.kind), heading_of(unit), unit.name, number, day)


def letter_values(letter: UrgingLetter) -> tuple[str, dict[str, object]]:
    """The template of the letter and what fills it."""
    urging, unit = letter.urging, letter.unit
    style = motto_style(urging.issuer.name, urging.issuer.kind)
    heading = heading_of(urging.issuer)
    addressee = formal_name(unit.name, unit.kind)
    most = max(row.times for row in letter.tasks)
    informed: dict[int, Person] = {
        row.task.supervisor.id: row.task.supervisor for row in letter.tasks if row.escalated and row.task.supervisor
    }
    copies = [
        "Như trên;" if style is Style.STATE else "Như kính gửi;",
        *(f"Đồng chí {person.full_name} (để chỉ đạo);" for person in informed.values()),
        *heading.copies.split("\n"),
    ]
    return f"urging-{style.value}", {
        "superior": heading.superior,
        "issuer": heading.issuer,
        "number": urging.number if urging.number > 9 else f"0{urging.number}",
        "symbol": heading.symbol,
        "subject": "V/v đôn đốc thực hiện nhiệm vụ được giao" + (f" (lần thứ {most})" if most > 1 else ""),
        "place_and_day": place_and_day(heading.place or "…", urging.day),
        "addressee": addressee,
        "opening": f"Qua theo dõi việc thực hiện các kết luận, chỉ đạo của {urging.issuer.name}, "
        f"đến ngày {urging.day:%d/%m/%Y} {addressee} chưa hoàn thành {len(letter.tasks)} nhiệm vụ sau:",
        "rows": [_row(number, row) for number, row in enumerate(letter.tasks, 1)],
        "reason": f"Lý do đôn đốc: {urging.reason}",
        "request": f"Yêu cầu {addressee} khẩn trương thực hiện, báo cáo kết quả về "
        f"{urging.issuer.name} chậm nhất ngày {urging.reply_by:%d/%m/%Y}./.",
        "copies": [line.strip() for line in copies if line.strip()],
        "signature": [line.strip() for line in heading.signature.split("\n") if line.strip()],
        "signer": heading.signer,
    }


def _row(number: int, row: UrgedTask) -> dict[str, object]:
    task = row.task
    return {
        "number": number,
        "title": task.title,
        "source": f"{task.meeting.name}, {task.meeting.held_on:%d/%m/%Y}",
        "due": f"{row.due_on:%d/%m/%Y}" if row.due_on else "Không hạn",
        "standing": f"{row.state.label}, {row.percent} %",
        "times": f"lần {row.times}",
    }


def file_name(letter: UrgingLetter) -> str:
    """The name of the file: "don-doc-12-2026-xa-tam-son.docx"."""
    unit = fold(letter.unit.name).replace(" ", "-")
    plain = "".join(sign for sign in unit if sign.isalnum() or sign == "-")
    return f"don-doc-{letter.urging.number}-{letter.urging.year}-{plain}.docx"


def issuer_or_404(actor: Actor, unit_id: int) -> Unit:
    """A unit of the actor's scope that exists today, whose letterhead they may decide on; 404 otherwise."""
    unit = db.session.get(Unit, unit_id)
    if unit is None or not unit.valid_on(clock.today()) or not actor.post.covers(unit.path):
        abort(404)
    return unit


def may_issuer(actor: Actor, permission: Permission, unit: Unit) -> bool:
    """True when the actor urges in the name of the unit: it lies in their scope."""
    return reach(actor, permission) is Reach.GIVEN and actor.post.covers(unit.path)
