"""The day that a document bears in its head: "Từ Sơn, ngày 30 tháng 11 năm 2020"."""

from __future__ import annotations

import re
from datetime import date

from tracker.extraction.normal import view

#: A place, and behind its comma the day; in the two columns of a letterhead something else may stand before.
_DAY = re.compile(
    r"(?:^|\s{2,}|\t|\|)\s*(?P<place>[^\W\d_][^\n,;:.]{2,40}),\s*ngay\s+(?P<d>\d{1,2})\s*"
    r"(?:thang\s+(?P<m>\d{1,2})\s+nam\s+|[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*)(?P<y>\d{4})\b",
    re.MULTILINE,
)
#: How much of a text its letterhead takes at most.
_HEAD = 2_500


def dated(text: str) -> date | None:
    """The day in the letterhead of `text`; None when there is none, or no calendar has it."""
    seen = view(text[:_HEAD])
    for found in _DAY.finditer(seen.folded):
        if not seen.shown[found.start("place")].isupper():
            continue  # "…, tại hội trường, ngày …": a sentence
        try:
            return date(int(found["y"]), int(found["m"] or found["m2"]), int(found["d"]))
        except ValueError:
            continue
    return None
