"""The outline of a text: which blocks head others, and whether a section orders, reports or asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.blocks import BULLET, Block, Mode
from tracker.extraction.lexicon import ASK_HEADINGS, FOOTER, ORDER_HEADINGS, REPORT_HEADINGS
from tracker.extraction.normal import View

#: "UBND các xã: A, B": the colon only opens a list of names.
_LIST_COLON = re.compile(r"(?:xã|phường|thị trấn|đơn vị|cơ quan|địa phương|khu phố|thôn)\s*:", re.IGNORECASE)
#: How much of a text its letterhead and title take at most.
_HEAD = 2_500
_INSPECTION = re.compile(
    r"(?m)^ *(?:(?:du thao|thong bao|bao cao)[ \n]+)?(?P<title>ket luan|ket qua|kien nghi)[ \n]+(?:(?:cua|ve|noi dung|cuoc|viec|doan) +)*"
    r"(?:thanh tra|kiem tra|giam sat|kiem toan|xac minh)\b[^.;\n]{0,140}$"
)
#: A text on what an inspection left to be done: "kiến nghị" in its headings is the inspection's, not a request.
_FOLLOWS_UP = re.compile(
    r"\b(?:ket luan|kien nghi)(?: [a-z]+){0,3} (?:thanh tra|kiem toan|kiem tra|giam sat)\b|/ *(?:kl|bc)-(?:ttr|ttt|tttp|tt|ktnn|dgs)\b"
)
#: What such a document asks for, and what it found.
_RECOMMENDS = re.compile(
    r"\b(?:kien nghi|de nghi|xu ly|bien phap|yeu cau|giao|to chuc thuc hien|chi dao|nhiem vu|trach nhiem)\b"
)
_FINDINGS = re.compile(
    r"\b(?:ket qua (?:thanh tra|kiem tra|xac minh)|khai quat|nhan xet|danh gia|dac diem|noi dung (?:thanh tra|kiem tra))\b"
)
#: Whose proposals stand under a heading: those of who was inspected stay proposals.
_OF_OTHERS = re.compile(r"\by kien\b|\bcua (?:cac |nhung )?(?!thanh tra|doan|to\b|co quan thanh tra)")
#: "… tập trung thực hiện một số nhiệm vụ sau:": what is listed below belongs to this sentence.
_LEADS_IN = re.compile(
    r"\b(?:sau|sau day|nhu sau|cu the|duoi day|yeu cau|de nghi|chi dao|ket luan|phan cong|giao|trong tam"
    r"|(?:tap trung|to chuc|nghiem tuc|khan truong|tiep tuc|trien khai)(?: [a-z]+){0,4}? (?:thuc hien|trien khai)(?: tot)?)\s*:\s*$"
)
#: "Mục tiêu: tăng trưởng 8%": what is aimed at or was found, in a point of its own.
_AIM = re.compile(
    r"(?:ve )?(?:muc tieu|quan diem|ket qua|tinh hinh|uu diem|han che|ton tai|nguyen nhan|danh gia|chi tieu)(?: (?:chung|cu the|chu yeu|tong quat|chi dao|dat duoc|thuc hien))*\s*:"
)
#: "Ông A, Trưởng Phòng B thông qua báo cáo …": what was read out stands below.
_PRESENTS = re.compile(
    r"(?:ong|ba|dong chi|d/c|dai dien|phong|van phong|lanh dao)\b[^:;]{3,90}\b(?:thong qua|trinh bay|bao cao|doc)\b"
)
#: "VIỆC TUẦN 9", near the beginning of a line.
_WEEK, _HEAD_WIDTH = (
    re.compile(
        r"\b(?:viec|tuan|viec cua tuan|cong viec tuan|nhiem vu tuan|cong tac tuan)(?: thu| so)? (\d{1,2})\b(?!/)"
    ),
    60,
)
#: "Kính gửi: …" and the list of names below it.
_TO = re.compile(r"\s*kinh gui\b")


def inspects(seen: View) -> bool:
    """True for the conclusion of an inspection, audit or supervision: what it recommends, it orders."""
    return any(seen.shown[match.start("title")].isupper() for match in _INSPECTION.finditer(seen.folded, 0, _HEAD))


def outline(seen: View, found: Sequence[Block]) -> None:
    """Set parents, headings and modes."""
    stack: list[Block] = []
    leading: Block | None = None
    inspection = inspects(seen)
    recommends = inspection or _FOLLOWS_UP.search(seen.folded, 0, _HEAD) is not None
    week = max(
        (int(found_in.group(1)) for block in found if (found_in := _WEEK.search(_head_of(seen, block)))), default=0
    )
    footer = letterhead = False
    for index, block in enumerate(found):
        letterhead = _TO.match(seen.folded, block.start, block.end) is not None or (
            letterhead and block.level >= BULLET and block.level != 99
        )
        if letterhead:
            block.mode = Mode.FOOTER
            continue
        if block.level == 99 and _closes(seen, block):
            footer = True
        if footer and block.level >= BULLET:
            block.mode = Mode.FOOTER
            continue
        if footer:
            footer = False
        if block.level == 99:
            block.parent = (
                stack[-1] if stack and stack[-1].level <= 4 and stack[-1].heading else (stack[0] if stack else None)
            )
            while block.parent is not None and not block.parent.heading:
                block.parent = block.parent.parent
            block.mode = block.parent.mode if block.parent else _loose_mode(seen, block)
            listed = index + 1 < len(found) and found[index + 1].level < 99
            if listed and _LEADS_IN.search(seen.folded, block.start, block.end):
                block.heading, block.mode, leading = True, Mode.ORDER, block
                stack.clear()
            elif block.parent is None and block.mode is not Mode.PROSE and index + 1 < len(found):
                block.heading = len(seen.shown[block.start : block.end]) < 90 and seen.shown[block.end - 1] == ":"
            continue
        while stack and stack[-1].level >= block.level:
            stack.pop()
        block.parent = stack[-1] if stack else leading
        deeper = index + 1 < len(found) and (
            block.level < found[index + 1].level < 99 or (found[index + 1].level == 99 and block.level <= 4)
        )
        leads_in = _LEADS_IN.search(seen.folded, block.start, block.end)
        block.heading = deeper and (leads_in is not None or _is_heading(seen, block))
        block.mode = _mode(seen, block, inspection=inspection, recommends=recommends, week=week)
        stack.append(block)


def _head_of(seen: View, block: Block) -> str:
    return seen.folded[block.body : min(block.end, block.body + _HEAD_WIDTH)]


def _closes(seen: View, block: Block) -> bool:
    """True for the line behind which only copies and signatures stand; the secretary is named above as well."""
    match = FOOTER.match(seen.shown, block.start, block.end)
    return match is not None and (match.end() > len(seen.shown) // 2 or not match.group().lower().startswith("thư ký"))


def _is_heading(seen: View, block: Block) -> bool:
    words = seen.shown[block.body : block.end].strip()
    if words.endswith(":"):
        return len(words) < 300 and ";" not in words
    inner = _LIST_COLON.sub("", words[:-1])
    return len(words) < 140 and ";" not in words and not words.endswith((".", "…")) and ":" not in inner


def _loose_mode(seen: View, block: Block) -> Mode:
    return Mode.PROSE


def _reports(head: str, level: float, week: int) -> bool:
    """True for a heading of what is or was; deep in the outline only its first words tell.

    "Việc tuần 9" was, in minutes of a later `week`.
    """
    of_week = _WEEK.search(head)
    if of_week and int(of_week.group(1)) < week:
        return True
    bare_head = head.removeprefix("ve ").removeprefix("cong tac ")
    return bool(REPORT_HEADINGS.search(head) if level <= 2 else REPORT_HEADINGS.match(bare_head))


def _mode(seen: View, block: Block, *, inspection: bool, recommends: bool, week: int) -> Mode:
    """The mode that a heading sets, else the mode of what stands above."""
    above = block.parent.mode if block.parent else Mode.ORDER
    if block.level > 3 and not block.heading:
        return above
    words = seen.folded[block.body : block.end]
    if _AIM.match(words) or (block.heading and block.level <= 3 and _PRESENTS.match(words)):
        return Mode.REPORT
    if block.heading and _LEADS_IN.search(words) and ORDER_HEADINGS.search(words) and not ASK_HEADINGS.search(words):
        return Mode.ORDER
    head = words[:90] if block.heading else words.split(":")[0][:60]
    if block.heading or ":" in words[:60]:
        if head.startswith("muc dich") or (
            _reports(head, block.level, week) and not ORDER_HEADINGS.search(head.replace("ket qua", ""))
        ):
            return Mode.REPORT if block.level <= 3 and (block.heading or block.level <= 2) else above
        if recommends and ASK_HEADINGS.search(head) and not _OF_OTHERS.search(head):
            return Mode.ORDER
        if inspection and block.level <= 2 and _FINDINGS.search(head) and not _RECOMMENDS.search(head):
            return Mode.REPORT
        if block.heading and ASK_HEADINGS.search(head) and not ORDER_HEADINGS.search(head):
            return Mode.ASK
        if block.level <= 2 and ORDER_HEADINGS.search(head):
            return Mode.ORDER
        if block.level <= 2 and block.heading and " bao cao" in f" {head}" and len(head) < 60:
            return Mode.REPORT
    if block.level <= 2 and above is not Mode.ORDER and block.parent is None:
        return Mode.ORDER
    return above
