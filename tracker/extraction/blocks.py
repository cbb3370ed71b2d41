"""Lines of a text put together to blocks: list points with their numbers, headings, paragraphs, table rows."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tracker.extraction.flow import furniture
from tracker.extraction.lexicon import ASK_HEADINGS, FOOTER, ORDER_HEADINGS, REPORT_HEADINGS
from tracker.extraction.normal import View


class Mode(Enum):
    """What the words of a section are: orders, reports of what is, or words of those who ask."""

    PROSE = "prose"
    ORDER = "order"
    REPORT = "report"
    ASK = "ask"
    FOOTER = "footer"


@dataclass
class Block:
    """A paragraph or list point: [start, end) in the view, where its words begin, and its place in the outline.

    `level` grows inwards; 99 is a paragraph without a marker. `heading` blocks order nothing themselves.
    """

    start: int
    end: int
    body: int
    level: float
    heading: bool = False
    mode: Mode = Mode.PROSE
    parent: Block | None = None


_LETTER, _ROMAN, _BELOW_ROMAN, _BULLET = 1, 2, 2.5, 7
_COUNTED, _NOTHING, _STEPS = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_])"), re.compile(r"(?!)"), 3
_MARKERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\s*(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?\w+[.:\-]?\s*"), 0),
    (re.compile(r"\s*(?:Điều|ĐIỀU)\s+\d{1,2}\s*[.:]\s*(?=\S)"), 2),
    (re.compile(r"\s*[A-H]\s*[.\-/)]\s+(?=\S)"), 1),
    (re.compile(r"\s*(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))\s*[.\-/)]\s*(?=\S)"), 2),
    (re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{1,2}\s*[.)\-/:]?\s*(?=\D)"), 5),
    (re.compile(r"\s*\d{1,2}\.\d{1,2}\s*[.)\-/:]?\s*(?=\D)"), 4),
    (re.compile(r"\s*(?:(?:Câu|Điểm|Mục|Việc|Nhiệm vụ|Nội dung|Vấn đề)(?:\s+(?:thứ|số))?|#)?\s*\d{1,2}\s*[.)/:\-](?!\d)\s*(?=\S)"), 3),
    (re.compile(r"\s*#\d{1,2}\s+(?=\S)"), 3),
    (re.compile(r"\s*(?:\(\s*\d{1,2}\s*\)|[①-⑳])\s*[.:\-]?\s*(?=\S)"), 5),
    (re.compile(r"\s*(?:\(\s*[a-zđ]\s*\)|[a-zđ]\s*[)./](?!\w\.))\s*(?=\S)"), 6),
    # Any sign that stands in no sentence: of typewriters, of word processors, of private use.
    (re.compile(r"\s*(?:[-=]+>|\[ ?\]|[-+*.·>–—][)/]?(?!\w*[-–]\w)|[^\w\s\x21-\x7e“”‘’«»…§°‰€₫①-⑳]|o(?=\s))\s*(?:\[ ?\]\s*)?(?=\S)"), _BULLET),
)
#: "UBND các xã: A, B": the colon only opens a list of names.
_LIST_COLON = re.compile(r"(?:xã|phường|thị trấn|đơn vị|cơ quan|địa phương|khu phố|thôn)\s*:", re.IGNORECASE)
#: From this share of lines that begin small on, the lines of a text were broken at a width.
_WRAPPED_SHARE = 0.2
#: No line of a text is so long.
_NEVER = 1e9
#: A line of such a text with this share of the usual length was a full one.
_FULL_SHARE = 0.4
#: No sentence ends with these.
_GOES_ON = re.compile(
    r"\b(?:và|của|với|cho|các|những|tại|trong|để|về|theo|từ|đến|là|do|được|phải|hoặc|nhằm|cùng|bởi)$|,$"
)
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
_LEADS_IN = re.compile(r"\b(?:sau|sau day|nhu sau|cu the|duoi day)\s*:\s*$")
#: With these in capitals a sentence begins, whatever stands on the line above: a caption, a signature.
_OPENS_SENTENCE = re.compile(
    r"\s*(?:Phát biểu|Kết luận (?:hội nghị|Hội nghị|cuộc|buổi|phiên)|(?:Cũng )?[Tt]ại (?:hội nghị|Hội nghị|buổi|cuộc|phiên|kỳ họp)|Sau khi|Theo (?:báo cáo|đó)|Trên cơ sở"
    r"|Qua (?:kiểm tra|giám sát|thảo luận|các)|Tuy nhiên|Bên cạnh đó|Cùng dự|Tham dự|Dự (?:hội nghị|buổi|cuộc)|Đến nay|Hiện nay|Nhân dịp|Được biết|Đồng thời|Ngoài ra)\b"
)
#: "Mục tiêu: tăng trưởng 8%": what is aimed at or was found, in a point of its own.
_AIM = re.compile(
    r"(?:ve )?(?:muc tieu|quan diem|ket qua|tinh hinh|uu diem|han che|ton tai|nguyen nhan|danh gia|chi tieu)(?: (?:chung|cu the|chu yeu|tong quat|chi dao|dat duoc|thuc hien))*\s*:"
)
#: "Ông A, Trưởng Phòng B thông qua báo cáo …": what was read out stands below.
_PRESENTS = re.compile(r"(?:ong|ba|dong chi|d/c|dai dien|phong|van phong|lanh dao)\b[^:;]{3,90}\b(?:thong qua|trinh bay|bao cao|doc)\b")
#: "Kính gửi: …" and the list of names below it.
_TO = re.compile(r"\s*kinh gui\b")
#: "Phòng X: …", at the beginning of a line whose length nobody set.
_LABELLED = re.compile(r"\s*[A-ZĐ][^:.;,()]{1,45}:(?:\s+\S|\s*$)")
_ENDS = (".", ";", ":", "!", "?", "./.", "…")


def inspects(seen: View) -> bool:
    """True for the conclusion of an inspection, audit or supervision: what it recommends, it orders."""
    return any(seen.shown[match.start("title")].isupper() for match in _INSPECTION.finditer(seen.folded, 0, _HEAD))


def _marker(line: str) -> tuple[int, int]:
    """Level and length of the list marker that a line begins with; (99, 0) without one."""
    for pattern, level in _MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return level, match.end()
    return 99, 0


def blocks(seen: View) -> list[Block]:
    """The blocks of a text in order, with headings and modes set."""
    found: list[Block] = []
    full = _full_line(seen)
    off = furniture(seen)
    counted = _COUNTED if _counts_up(seen) else _NOTHING
    at = 0
    for line in seen.shown.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip() or off(line):
            continue
        level, length = _marker(line)
        if level == 99 and (number := counted.match(line)):
            level, length = 3, number.end()
        end = start + len(line.rstrip())
        start += len(line) - len(line.lstrip())
        if found and level == 99 and _continues(seen, found[-1], start, line, full, off):
            found[-1].end = end
            continue
        found.append(Block(start, end, start if level == 99 else max(start, at - len(line) - 1 + length), level))
    _nest_letters(found)
    _nest_bullets(seen, found)
    _outline(seen, found)
    return found


def _nest_letters(found: list[Block]) -> None:
    """ "A." stands below "I." in a text that begins with Roman numbers, and above them in others."""
    first = next((block.level for block in found if block.level in (_LETTER, _ROMAN)), _LETTER)
    for block in found:
        if first == _ROMAN and block.level == _LETTER:
            block.level = _BELOW_ROMAN


def _nest_bullets(seen: View, found: list[Block]) -> None:
    """A bullet of another sign stands below the one that came first: "- Phòng X:" over "+ rà soát …"."""
    signs: list[str] = []
    for block in found:
        if block.level < _BULLET:
            signs = []
        elif block.level == _BULLET:
            sign = seen.shown[block.start]
            if sign not in signs:
                signs.append(sign)
            del signs[signs.index(sign) + 1 :]
            block.level += len(signs) - 1


def _counts_up(seen: View) -> bool:
    """True where lines begin with 1, 2, 3 … and no sign behind the numbers."""
    numbers = [int(match.group(1)) for line in seen.shown.split("\n") if (match := _COUNTED.match(line))]
    return len(numbers) >= _STEPS and numbers == list(range(1, len(numbers) + 1))


def _full_line(seen: View) -> float:
    """From how many signs on a line is a full one in a text whose lines were broken at a width; in others none is.

    In such a text many lines begin small, in the middle of a sentence; where none does, each line is whole (infinite).
    """
    lines = [line.strip() for line in seen.shown.split("\n") if line.strip()]
    small = sum(line[0].islower() for line in lines if _marker(line)[0] == 99)
    if seen.small or small <= _WRAPPED_SHARE * len(lines):
        return _NEVER if small and not seen.small else math.inf
    return _FULL_SHARE * statistics.median(map(len, lines))


def _continues(seen: View, before: Block, start: int, line: str, full: float, off: Callable[[str], bool]) -> bool:
    """True when a line goes on with the sentence of the block before it."""
    last = seen.shown[before.start : before.end].rstrip()
    gap = seen.shown[before.end : start].count("\n")
    if "|" in line or "|" in last:
        return False
    first = line.lstrip()[:1]
    if gap > 1 and not (first.islower() or _page_between(seen, before.end, start, off)):
        return False
    if last.endswith(_ENDS):
        return False
    if FOOTER.match(line) or _OPENS_SENTENCE.match(line):
        return False
    last_line = last.rsplit("\n", 1)[-1]
    if (full >= _NEVER and _LABELLED.match(line)) or (full == math.inf and (seen.small or first.isupper() or first == "[")):
        return False
    if (first.islower() and not seen.small) or first.isdigit() or first in '("“,;%':
        return True
    if _GOES_ON.search(last_line) or (len(last_line) > full and not last_line.isupper()):
        return True
    # A long line that stops in the middle goes on even with a name; a short one was a heading.
    return (before.level != 99 and len(last_line) > 38) or (
        len(last_line) > 48 and last_line[-1:] not in ")" and not last_line.isupper()
    )


def _page_between(seen: View, start: int, end: int, off: Callable[[str], bool]) -> bool:
    """True when only the number of a page stands between: the sentence goes on behind it."""
    lines = [part for part in seen.shown[start:end].split("\n") if part.strip()]
    return bool(lines) and all(off(part) for part in lines)


def _outline(seen: View, found: list[Block]) -> None:
    """Set parents, headings and modes."""
    stack: list[Block] = []
    leading: Block | None = None
    inspection = inspects(seen)
    recommends = inspection or _FOLLOWS_UP.search(seen.folded, 0, _HEAD) is not None
    footer = letterhead = False
    for index, block in enumerate(found):
        letterhead = _TO.match(seen.folded, block.start, block.end) is not None or (
            letterhead and block.level >= _BULLET and block.level != 99
        )
        if letterhead:
            block.mode = Mode.FOOTER
            continue
        if block.level == 99 and _closes(seen, block):
            footer = True
        if footer and block.level >= _BULLET:
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
        block.mode = _mode(seen, block, inspection=inspection, recommends=recommends)
        stack.append(block)


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


def _reports(head: str, level: int) -> bool:
    """True for a heading of what is or was; deep in the outline only its first words tell."""
    bare_head = head.removeprefix("ve ").removeprefix("cong tac ")
    return bool(REPORT_HEADINGS.search(head) if level <= 2 else REPORT_HEADINGS.match(bare_head))


def _mode(seen: View, block: Block, *, inspection: bool, recommends: bool) -> Mode:
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
            _reports(head, block.level) and not ORDER_HEADINGS.search(head.replace("ket qua", ""))
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
