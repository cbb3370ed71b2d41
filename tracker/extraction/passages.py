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
_BREAK = re.compile(r"\n\s*\n|(?<=[.;:…])\s*\n")
_HEADING_WIDTH = 120


def cover(text: str, items: Sequence[Item]) -> tuple[Passage, ...]:
    """Passages in order that cover `text` but for white space; each item is one of them.

    Stray punctuation goes to the passage before it, a few words that lead an item in become a passage
    of their own reason.
    """
    found: list[Passage] = []
    at = 0
    for number, item in enumerate(items):
        found += _gap(text, at, item.start)
        found.append(Passage(item.start, item.end, number, None, False))
        at = item.end
    found += _gap(text, at, len(text))
    return tuple(_joined(found))


def _gap(text: str, start: int, end: int) -> list[Passage]:
    """The stretch between two items, cut at paragraphs; headings of one kind stay together."""
    edges = [start, *(match.end() for match in _BREAK.finditer(text, start, end)), end]
    found: list[Passage] = []
    for begin, stop in itertools.pairwise(edges):
        words = text[begin:stop]
        if not any(sign.isalnum() for sign in words):
            continue
        first = begin + len(words) - len(words.lstrip())
        last = first + len(words.strip())
        found.append(_passage(text, first, last))
    return found


def _passage(text: str, start: int, end: int) -> Passage:
    words = fold(text[start:end])
    reason = next((reason for pattern, reason in _REASONS if pattern.search(words)), None)
    if len(words) < _HEADING_WIDTH and reason in (None, NoTaskReason.ASSESSMENT, NoTaskReason.LAW):
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
