"""Days as people type them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from tracker.core.labels import N_

#: How a day may be written: as on paper, as in addresses, and without strokes, which number pads of phones lack.
FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y")
#: Years outside are a slip of the finger, and what is counted onwards from them may have no date.
FIRST_YEAR, LAST_YEAR = 1900, 2999
NO_DAY = N_("Ngày viết theo dạng 30/11/2020.")
NOT_YET = N_("Ngày này chưa đến. Chọn hôm nay hoặc một ngày đã qua.")


def day_typed(text: str | None) -> date | None:
    """The day that `text` names (30/11/2026, 30112026, 2026-11-30); None when it names none."""
    typed = (text or "").strip()
    for form in FORMS if typed else ():
        try:
            found = datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
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
