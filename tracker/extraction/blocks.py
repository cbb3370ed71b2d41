"""Lines of a text put together to blocks: list points with their numbers, paragraphs, table rows."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tracker.extraction.flow import furniture
from tracker.extraction.lexicon import FOOTER
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


_LETTER, _ROMAN, _BELOW_ROMAN, BULLET = 1, 2, 2.5, 7
_COUNTED, _NOTHING, _STEPS = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_])"), re.compile(r"(?!)"), 3
_MARKERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\s*(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?\w+[.:\-]?\s*"), 0),
    (re.compile(r"\s*(?:Điều|ĐIỀU)\s+\d{1,2}\s*[.:]\s*(?=\S)"), 2),
    (re.compile(r"\s*[A-H]\s*[.\-/)]\s+(?=\S)"), 1),
    (re.compile(r"\s*(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))\s*[.\-/)]\s*(?=\S)"), 2),
    (re.compile(r"\s*\d{1,2}\.\d{1,2}\.\d{1,2}\s*[.)\-/:]?\s*(?=\D)"), 5),
    (re.compile(r"\s*\d{1,2}\.\d{1,2}\s*[.)\-/:]?\s*(?=\D)"), 4),
    (
        re.compile(
            r"\s*(?:(?:Câu|Điểm|Mục|Việc|Nhiệm vụ|Nội dung|Vấn đề)(?:\s+(?:thứ|số))?|#)?\s*\d{1,2}\s*[.)/:\-](?!\d)\s*(?=\S)"
        ),
        3,
    ),
    (re.compile(r"\s*#\d{1,2}\s+(?=\S)"), 3),
    (re.compile(r"\s*(?:\(\s*\d{1,2}\s*\)|[①-⑳])\s*[.:\-]?\s*(?=\S)"), 5),
    (re.compile(r"\s*(?:\(\s*[a-zđ]\s*\)|[a-zđ]\s*[)./](?!\w\.))\s*(?=\S)"), 6),
    # Any sign that stands in no sentence: of typewriters, of word processors, of private use.
    (
        re.compile(
            r"\s*(?:[-=]+>|\[ ?\]|[-+*.·>–—][)/]?(?!\w*[-–]\w)|[^\w\s\x21-\x7e“”‘’«»…§°‰€₫①-⑳]|o(?=\s))\s*(?:\[ ?\]\s*)?(?=\S)"
        ),
        BULLET,
    ),
)
#: From this share of lines that begin small on, the lines of a text were broken at a width.
_WRAPPED_SHARE = 0.2
#: A title may go on in a line or two that begin small.
_SUBTITLE = 2
#: No line of a text is so long.
_NEVER = 1e9
#: A line of such a text with this share of the usual length was a full one.
_FULL_SHARE = 0.4
#: No sentence ends with these.
_GOES_ON = re.compile(
    r"\b(?:và|của|với|cho|các|những|tại|trong|để|về|theo|từ|đến|là|do|được|phải|hoặc|nhằm|cùng|bởi)$|,$"
)
#: With these in capitals a sentence begins, whatever stands on the line above: a caption, a signature.
_OPENS_SENTENCE = re.compile(
    r"\s*(?:Phát biểu|Kết luận (?:hội nghị|Hội nghị|cuộc|buổi|phiên)|(?:Cũng )?[Tt]ại (?:hội nghị|Hội nghị|buổi|cuộc|phiên|kỳ họp)|Sau khi|Theo (?:báo cáo|đó)|Trên cơ sở"
    r"|Qua (?:kiểm tra|giám sát|thảo luận|các)|Tuy nhiên|Bên cạnh đó|Cùng dự|Tham dự|Dự (?:hội nghị|buổi|cuộc)|Đến nay|Hiện nay|Nhân dịp|Được biết|Đồng thời|Ngoài ra)\b"
)
#: "Phòng X: …", at the beginning of a line whose length nobody set.
_LABELLED = re.compile(r"\s*[A-ZĐ][^:.;,()]{1,45}:(?:\s+\S|\s*$)")
_ENDS = (".", ";", ":", "!", "?", "./.", "…")


def _marker(line: str) -> tuple[int, int]:
    """Level and length of the list marker that a line begins with; (99, 0) without one."""
    for pattern, level in _MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return level, match.end()
    return 99, 0


def blocks(seen: View) -> list[Block]:
    """The blocks of a text in order; `outline` tells how they hang together."""
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
        if block.level < BULLET:
            signs = []
        elif block.level == BULLET:
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
        return _NEVER if small > _SUBTITLE and not seen.small else math.inf
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
    if full >= _NEVER and _LABELLED.match(line):
        return False
    if full == math.inf and (seen.small or first.isupper() or first == "[") and not _GOES_ON.search(last_line):
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
