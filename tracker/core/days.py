"""Days as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from tracker.core.labels import N_

#: How a day may be written: as on paper, and as in addresses.
FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
#: Without strokes, which number pads of phones lack: only whole, for 1112026 may be two days.
_BARE = re.compile(r"[0-9]{8}")
#: What is counted onwards from a later one may have no date.
LAST_YEAR = 2999
NO_DAY = N_("Ngày viết theo dạng 30/11/2020.")
NOT_YET = N_("Ngày này chưa đến. Chọn hôm nay hoặc một ngày đã qua.")


def day_typed(text: str | None) -> date | None:
    """The day that `text` names (30/11/2026, 30112026, 2026-11-30); None when it names none."""
    typed = (text or "").strip()
    if _BARE.fullmatch(typed):
        typed = f"{typed[:2]}/{typed[2:4]}/{typed[4:]}"
    for form in FORMS if typed else ():
        try:
            found = datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return found if found.year <= LAST_YEAR else None
    return None


@dataclass(frozen=True)
class TypedDay:
    """A day in a filter: what stands in the field, the day that it names, and the sentence on what is wrong with it."""

    text: str = ""
    day: date | None = None
    wrong: str = ""

    @classmethod
    def of(cls, typed: str | None, *, latest: date | None = None) -> Self:
        """Read what was typed; a day after `latest` has not come yet. Nothing typed is nothing wrong."""
        text = (typed or "").strip()[:40]
        if not text:
            return cls()
        day = day_typed(text)
        if day is None:
            return cls(text, None, NO_DAY)
        if latest is not None and day > latest:
            return cls(f"{day:%d/%m/%Y}", None, NOT_YET)
        return cls(f"{day:%d/%m/%Y}", day)
