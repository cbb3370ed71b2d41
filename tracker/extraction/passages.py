"""The whole text as passages: every item one, and between them what is no task, with the reason."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tracker.core.labels import NoTaskReason
from tracker.core.text import fold
from tracker.extraction.reading import Item, Passage

#: Signs of a reason, asked in this order; toneless.
_REASONS: tuple[tuple[re.Pattern[str], NoTaskReason], ...] = (
    (
        re.compile(
            r"noi nhan|luu:|luu vt|tl\. |kt\. |tm\. |t/m |doc lap - tu do|cong hoa xa hoi|dang cong san viet nam|so:? ?\d+|thong bao de cac|tren day la|luot xem"
        ),
        NoTaskReason.FORMALITY,
    ),
    (
        re.compile(r"bieu duong|ghi nhan|danh gia cao|cam on|chuc (?:cac|mung)|tin tuong|hoan nghenh"),
        NoTaskReason.PRAISE,
    ),
    (re.compile(r"\b(?:luat|nghi dinh|thong tu|dieu \d|khoan \d|quy dinh so|dieu le)\b"), NoTaskReason.LAW),
    (
        re.compile(
            r"chu tri (?:hoi nghi|cuoc hop)|du hop|cung du|tham du|to chuc hoi nghi|thanh phan|dia diem|thu ky|vang:|khai mac|be mac"
        ),
        NoTaskReason.ATTENDANCE,
    ),
    (re.compile(r"thong nhat|nhat tri|dong y|tiep thu"), NoTaskReason.AGREED),
    (re.compile(r"\bda (?:hoan thanh|thuc hien|giao|trinh|xong|ban giao|nop|cap|co)\b"), NoTaskReason.DONE),
    (
        re.compile(
            r"dat \d|tang|giam|uoc|ty le|\d+(?:[.,]\d+)? ?%|ket qua|han che|ton tai|nguyen nhan|cham|kho khan|\d"
        ),
        NoTaskReason.ASSESSMENT,
    ),
)
#: Words with which orders are given: a stretch that holds one is shown for a look.
_ORDERS = re.compile(
    r"\b(?:yeu cau|de nghi|giao (?:cho )?(?:phong|ubnd|ban|trung tam|cac|cong an|van phong)|kien nghi|de xuat|phai|khan truong|chiu trach nhiem|hoan thanh truoc|bao cao truoc)\b"
)
_HEADING_WIDTH = 120
#: Where a line of its own begins: after a blank line, the end of a sentence, or capitals; before a list mark.
_MARK = re.compile(r"(?:[-+*•]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)/])(?=\s|$)")
_ENDS = (".", ";", ":", "…")
#: The end of a sentence, seen from the words behind it; the dot of a list mark is none.
_SENTENCE = re.compile(r"(?<![\s(]\d)(?<![\s(]\d\d)(?<![IVX])[.;…!?](?=\s)")
_LETTER = re.compile(r"[^\W_]")
_LEAD_IN_WIDTH = 200
_TAIL_WIDTH = 80


def cover(text: str, items: Sequence[Item]) -> tuple[Passage, ...]:
    """Passages in order that cover `text` but for white space, stray punctuation and list marks.

    Each item lies in a passage of its own, together with the words of its sentence that lead it in (who
    speaks, whom, about what) or trail it: a person decides on whole sentences, not on their scraps.
    """
    found: list[Passage] = []
    at = 0
    for number, item in enumerate(items):
        start = max(at, _lead_in(text, at, item.start))
        found += _gap(text, at, start)
        after = items[number + 1].start if number + 1 < len(items) else len(text)
        end = _tail(text, item.end, after)
        found.append(Passage(start, end, number, None, False))
        at = end
    found += _gap(text, at, len(text))
    return tuple(_joined(found))


def _lead_in(text: str, least: int, start: int) -> int:
    """Where the sentence of an item that begins at `start` begins, not before `least` nor on a line above."""
    floor = max(least, text.rfind("\n", least, start) + 1)
    for match in _SENTENCE.finditer(text, floor, start):
        floor = match.end()
    while floor < start and not text[floor].isalnum() and not _MARK.match(text, floor):
        floor += 1
    mark = _MARK.match(text, floor)
    if mark and mark.end() <= start:
        floor = mark.end()
        floor += len(text[floor:start]) - len(text[floor:start].lstrip())
    return floor if start - floor <= _LEAD_IN_WIDTH else start


def _tail(text: str, end: int, most: int) -> int:
    """Where the words end that only trail an item; `most` is where the next item begins."""
    stop = re.compile(r"[.;\n]").search(text, end, most)
    last = stop.start() if stop else most
    if (stop is None and most < len(text)) or last - end > _TAIL_WIDTH:
        return end
    return end + len(text[end:last].rstrip(" ,"))


def _gap(text: str, start: int, end: int) -> list[Passage]:
    """The stretch between two items, cut at paragraphs; headings of one kind stay together."""
    edges = [start, *(at for at in _line_starts(text, start, end) if _breaks(text, start, at)), end]
    found: list[Passage] = []
    for begin, stop in itertools.pairwise(edges):
        words = text[begin:stop]
        bare = _MARK.sub("", words.strip(), count=1) if _MARK.match(words.strip()) else words
        if not _LETTER.search(bare):
            continue
        first = begin + len(words) - len(words.lstrip())
        last = first + len(words.strip())
        found.append(_passage(text, first, last))
    return found


def _line_starts(text: str, start: int, end: int) -> list[int]:
    return [match.end() for match in re.compile(r"\n").finditer(text, start, end)]


def _breaks(text: str, start: int, at: int) -> bool:
    """True when the line that begins at `at` does not go on with the one before it."""
    before = text[text.rfind("\n", start, at - 1) + 1 if "\n" in text[start : at - 1] else start : at].strip()
    after = text[at : at + 12].lstrip(" \t")
    return not before or before.endswith(_ENDS) or before.isupper() or bool(_MARK.match(after))


def _passage(text: str, start: int, end: int) -> Passage:
    words = fold(text[start:end])
    reason = next((reason for pattern, reason in _REASONS if pattern.search(words)), None)
    said = words.rstrip().endswith((".", ";"))
    if len(words) < _HEADING_WIDTH and not said and reason in (None, NoTaskReason.ASSESSMENT, NoTaskReason.LAW):
        reason = NoTaskReason.HEADING
    sure = not (_ORDERS.search(words) and len(words) > 45)
    return Passage(start, end, None, reason or NoTaskReason.ASSESSMENT, sure)


def _joined(passages: Sequence[Passage]) -> list[Passage]:
    """Neighbouring stretches without an item and with the same reason become one, up to a paragraph's size."""
    found: list[Passage] = []
    for passage in passages:
        last = found[-1] if found else None
        same = (
            last is not None
            and last.item is None
            and passage.item is None
            and last.sure
            and passage.sure
            and last.reason is passage.reason
            and passage.end - last.start < 900
        )
        if same and last is not None:
            found[-1] = Passage(last.start, passage.end, None, last.reason, True)
        else:
            found.append(passage)
    return found
