"""What is compared: days and stretches of days as an address names them, and how much a figure differs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracker.core.days import day_typed
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled

#: How many things can be compared at once: more columns are not read on A4.
LEAST, MOST = 2, 6
_SPAN = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


class By(Labelled):
    """What stands side by side."""

    SPANS = "spans", N_("Hai kỳ")
    DAYS = "days", N_("Hai ngày")
    UNITS = "units", N_("Đơn vị")
    MEETINGS = "meetings", N_("Hội nghị")


@dataclass(frozen=True)
class Beside:
    """What the address of a comparison asks for: `items` are codes of units, numbers of conferences, days or spans."""

    by: By = By.SPANS
    items: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Any) -> Beside:
        """Read from the address (`by`, `item` several times)."""
        by = By(values.get("by", "")) if values.get("by", "") in set(By) else By.SPANS
        items = [each.strip()[:40] for each in values.getlist("item")]
        if by is By.DAYS:  # one day is one, however it is written
            items = [day.isoformat() if (day := day_typed(each)) else each for each in items]
        return cls(by, tuple(dict.fromkeys(filter(None, items)))[: MOST + 1])

    def checked(self, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The items, or the usual ones when none is named. Raises Invalid for too few or too many."""
        items = self.items or usual
        most = LEAST if self.by in (By.SPANS, By.DAYS) else MOST
        if not LEAST <= len(items) <= most:
            if most == LEAST:
                raise Invalid(N_("Chọn hai kỳ hoặc hai ngày khác nhau để so sánh."), field="item")
            raise Invalid(N_("Chọn từ %(least)s đến %(most)s mục khác nhau."), field="item", least=LEAST, most=MOST)
        return items


#: What is compared when nothing is named: the month before with this one.
PLAIN = Beside()


@dataclass(frozen=True)
class Span:
    """A day (`first` is None), or the stretch from `first` to `last`, both included; `key` as an address names it."""

    key: str
    first: date | None
    last: date
    quarter: int | None = None
    month: int | None = None

    def ended(self, today: date) -> date:
        """The last day that can be told of: `last`, or today while the span runs."""
        return min(self.last, today)


def span(key: str, today: date) -> Span:
    """The span that `key` names: "2026", "2026-Q3", "2026-09", "2026-09-30". Raises Invalid for none or a later one."""
    found = _SPAN.fullmatch(key)
    if found is None:
        try:
            made = Span(key, None, date.fromisoformat(key))
        except ValueError:
            words = N_("Không hiểu kỳ “%(key)s”. Chọn tháng, quý, năm hoặc ngày.")
            raise Invalid(words, field="item", key=key) from None
    else:
        year, quarter, month = (int(part) if part else None for part in found.groups())
        begins, months = (quarter * 3 - 2, 3) if quarter else (month, 1) if month else (1, 12)
        after = (year or 0) * 12 + begins - 1 + months
        ends = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
        made = Span(key, date(year or 0, begins, 1), ends, quarter, month)
    if (made.first or made.last) > today:
        raise Invalid(N_("“%(key)s” chưa đến."), field="item", key=key)
    return made


def recent(today: date) -> dict[str, list[str]]:
    """Keys of spans to choose from, newest first: months, quarters, years."""
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(13)]
    quarters = [divmod(today.year * 4 + (today.month - 1) // 3 - back, 4) for back in range(9)]
    return {
        "month": [f"{year}-{month + 1:02}" for year, month in months],
        "quarter": [f"{year}-Q{quarter + 1}" for year, quarter in quarters],
        "year": [str(today.year - back) for back in range(4)],
    }
