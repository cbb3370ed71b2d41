"""What one cell of a spreadsheet says: text, a day, a period's last day, a percentage; or why it cannot be read."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.text import fold

FORMULA_SAID = N_("Ô này là công thức. Chép rồi dán dạng giá trị (Paste Values) trước khi gửi.")
NO_DAY = N_("“%(text)s” không phải là ngày. Viết theo dạng 30/11/2020.")
NO_YEAR = N_("“%(text)s” không ghi năm. Viết đủ ngày, tháng, năm, ví dụ 30/11/2020.")


class Formula:
    """Stands in a cell whose value would have to be computed."""


FORMULA = Formula()
#: What a cell holds: nothing, text, a number, a day, a truth value; or a formula.
Value = str | int | float | date | bool | Formula | None


@dataclass(frozen=True)
class Cell:
    """A cell with its address as a person reads it ("D5"); `share` when a number is shown as a percentage."""

    address: str
    value: Value
    share: bool = False

    @property
    def empty(self) -> bool:
        """True when nothing stands in it."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def text(self) -> str:
        """What stands in it, as text on one line; numbers without a needless fraction."""
        value = self.value
        if value is None or isinstance(value, Formula):
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        return " ".join(str(value).split())


def no_formula(cell: Cell) -> Cell:
    """The cell itself. Raises Invalid for one whose value would have to be computed."""
    if isinstance(cell.value, Formula):
        raise Invalid(FORMULA_SAID)
    return cell


#: Ways to write a whole date as text.
_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d %H:%M:%S")
#: Days that a number of the sheet may stand for when its cell lost the format of a date: 1980 to 2119.
_SERIALS = range(29_221, 80_356)
#: The day that Excel counts from, as if 1900 had been a leap year.
_SERIAL_ZERO = date(1899, 12, 30)
#: What no office dates: a slip of the keyboard such as 2206 or 0201.
_YEARS = range(1980, 2120)


def day_in(cell: Cell) -> date:
    """The day in a cell: a date of the sheet, its bare number, or text such as 30/11/2026. Raises Invalid."""
    value = no_formula(cell).value
    if isinstance(value, bool):
        raise Invalid(NO_DAY, text=cell.text)
    if isinstance(value, int | float):
        if int(value) not in _SERIALS:
            raise Invalid(NO_DAY, text=cell.text[:40])
        return _SERIAL_ZERO + timedelta(days=int(value))
    if isinstance(value, date):
        return _checked(value, cell)
    for form in _FORMS:
        try:
            return _checked(datetime.strptime(cell.text, form).date(), cell)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    if re.fullmatch(r"\d{1,2}\s*[/.-]\s*\d{1,2}", cell.text):
        raise Invalid(NO_YEAR, text=cell.text)
    raise Invalid(NO_DAY, text=cell.text[:40])


def _checked(day: date, cell: Cell) -> date:
    if day.year not in _YEARS:
        raise Invalid(N_("Năm %(year)s không hợp lý. Sửa lại ngày trong tệp."), year=day.year)
    return day


_BEFORE = r"(?:(?:truoc|den|het|trong|cuoi|xong|hoan thanh)\s+)*(?:ngay\s+)?"
_YEAR = r"(?:\s*[/-]\s*|\s+nam\s+|\s+)(?P<y>\d{4})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(rf"{_BEFORE}(?:quy|q)\s*(?P<n>iv|iii|ii|i|[1-4])(?:{_YEAR})?")
_MONTH = re.compile(rf"{_BEFORE}(?:thang\s*|t)?(?P<n>\d{{1,2}})(?:{_YEAR})")
_MONTH_ALONE = re.compile(rf"{_BEFORE}(?:thang\s*|t)\d{{1,2}}")
_WHOLE_YEAR = re.compile(rf"{_BEFORE}(?:nam\s+)?(?P<y>\d{{4}})")
_DAY_IN_WORDS = re.compile(rf"{_BEFORE}(?P<d>\d{{1,2}})\s*(?:[/.-]|\s+thang\s+)\s*(?P<n>\d{{1,2}}){_YEAR}")
_DAY = re.compile(rf"{_BEFORE}(?P<day>\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*\d{{2,4}})")


def last_day_in(cell: Cell) -> date:
    """As `day_in`; a month, quarter or year ("quý IV/2026", "tháng 12/2026") means its last day. Raises Invalid."""
    value = no_formula(cell).value
    if not isinstance(value, str) and not (isinstance(value, int) and value in _YEARS):
        return day_in(cell)
    said = fold(cell.text).strip(" .,;")
    found = _period_end(said, cell)
    if found is not None:
        return found
    plain = _DAY.fullmatch(said)
    return day_in(Cell(cell.address, plain["day"].replace(" ", "")) if plain else cell)


def _period_end(said: str, cell: Cell) -> date | None:
    quarter, month = _QUARTER.fullmatch(said), _MONTH.fullmatch(said)
    if _MONTH_ALONE.fullmatch(said) or (quarter and not quarter["y"]):
        raise Invalid(NO_YEAR, text=cell.text[:40])
    whole, worded = _WHOLE_YEAR.fullmatch(said), _DAY_IN_WORDS.fullmatch(said)
    try:
        if quarter:
            return _end(int(quarter["y"]), (_ROMAN.get(quarter["n"]) or int(quarter["n"])) * 3, cell)
        if month:
            return _end(int(month["y"]), int(month["n"]), cell)
        if whole:
            return _end(int(whole["y"]), 12, cell)
        if worded:
            return _checked(date(int(worded["y"]), int(worded["n"]), int(worded["d"])), cell)
    except ValueError:
        raise Invalid(NO_DAY, text=cell.text[:40]) from None
    return None


def _end(year: int, month: int, cell: Cell) -> date:
    if not 1 <= month <= 12:
        raise Invalid(NO_DAY, text=cell.text[:40])
    _checked(date(year, 1, 1), cell)
    return date(year, month, calendar.monthrange(year, month)[1])


def percent_in(cell: Cell) -> int:
    """A percentage in whole numbers: 80, "80 %", or 0,8 in a cell that shows percentages. Raises Invalid."""
    value = no_formula(cell).value
    refused = Invalid(N_("“%(text)s” không phải là tỷ lệ. Viết số từ 0 đến 100."), text=cell.text[:40])
    if isinstance(value, str):
        said = re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,3}))?\s*%?", value.strip())
        amount = float(f"{said[1]}.{said[2] or 0}") if said else -1.0
    else:
        amount = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else -1.0
    # 0.8 in a cell that shows plain numbers is hardly 0.8 %: nobody can say what was meant.
    if not cell.share and 0 < amount < 1:
        raise refused
    number = round(amount * (100 if cell.share else 1))
    if not 0 <= number <= 100:
        raise refused
    return number
