"""How typed values are written, in one place for screen, print, .docx, .pdf and mail: 1.234,5 · 64,9 % · 30/11/2020.

Spreadsheets get the values themselves and write them by number formats (`tracker.papers.sheets`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core import clock
from tracker.core.labels import N_
from tracker.papers.report import Cell, Column, Figure, Kind, Report, Value

#: Turns a Vietnamese sentence into the reader's language; the words of official papers stay as they are.
Say = Callable[[str], str]

#: What stands for nothing to count or to divide by.
NOTHING = "–"
#: Thousands, decimal sign.
_SIGNS = {"vi": (".", ","), "en": (",", ".")}
#: On which side of a cell a kind stands.
RIGHT = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RATE, Kind.PERCENT})
CENTRE = frozenset({Kind.ORDINAL, Kind.DAY})


def number(value: float | Decimal, digits: int = 0, language: str = "vi") -> str:
    """A number rounded half away from zero, as offices do, with `digits` places: 1.234,5 (vi), 1,234.5 (en)."""
    thousands, comma = _SIGNS[language]
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    whole, _, part = f"{abs(exact):,f}".partition(".")
    sign = "-" if exact < 0 else ""
    return sign + whole.replace(",", thousands) + (comma + part if part else "")


def day(value: date) -> str:
    """A day as 30/11/2020, in both languages: an English reader of this town reads the same papers."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def written(value: Value, kind: Kind, *, digits: int = 1, language: str = "vi") -> str:
    """`value` as a reader sees it. Nothing is "–" where a number or a day is expected, "" among words."""
    if value is None:
        return NOTHING if kind in RIGHT or kind is Kind.DAY else ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        return value
    if kind is Kind.RATE:
        return f"{number(Decimal(str(value)) * 100, 1, language)} %"
    if kind is Kind.PERCENT:
        return f"{number(value, 0, language)} %"
    if kind is Kind.ORDINAL:
        return str(value)
    whole = kind is Kind.INTEGER or isinstance(value, int)
    return number(value, digits if kind is Kind.DECIMAL else 0 if whole else digits, language)


def cell_text(cell: Cell, column: Column, language: str = "vi") -> str:
    """The words of a cell in its column, without its sign."""
    return written(cell.value, cell.kind or column.kind, digits=column.digits, language=language)


def figure_text(figure: Figure, language: str = "vi") -> str:
    """The number of a figure."""
    return written(figure.value, figure.kind, digits=figure.digits, language=language)


def division(figure: Figure, language: str = "vi") -> str:
    """What was divided, "139 ÷ 214"; "" for a figure that is no share."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{number(figure.numerator, 0, language)} ÷ {number(figure.denominator, 0, language)}"


def change(figure: Figure, language: str = "vi", say: Say = str) -> str:
    """By how much a figure differs from the period before: "+12", "-3,5 điểm %"; "" where nothing can be compared."""
    now, before = figure.value, figure.previous
    if not isinstance(now, int | float | Decimal) or not isinstance(before, int | float | Decimal):
        return ""
    step = Decimal(str(now)) - Decimal(str(before))
    share = figure.kind in (Kind.RATE, Kind.PERCENT)
    digits = {Kind.RATE: 1, Kind.DECIMAL: figure.digits}.get(figure.kind, 0)
    many = number(step * 100 if figure.kind is Kind.RATE else step, digits, language)
    if not any(sign in many for sign in "123456789"):
        return say(N_("không đổi"))
    many = many if step < 0 else f"+{many}"
    return say(N_("%(many)s điểm phần trăm")) % {"many": many} if share else many


def as_of_words(report: Report, say: Say = str) -> str:
    """ "Số liệu tính đến 08:00 ngày 24/11/2026": what stands under figures and tables.

    A report of an earlier day says both: whose day it shows, and when that was counted.
    """
    local = clock.local(report.counted_at)
    at = {"time": f"{local:%H:%M}", "day": day(local.date()), "as_of": day(report.as_of)}
    if report.as_of == local.date():
        return say(N_("Số liệu tính đến %(time)s ngày %(day)s")) % at
    return say(N_("Số liệu đến hết ngày %(as_of)s, tính lúc %(time)s ngày %(day)s")) % at


def period_words(report: Report, say: Say = str) -> str:
    """ "từ ngày 01/10/2026 đến ngày 31/10/2026"; "" for a report that shows one day."""
    if report.period is None:
        return ""
    span = {"start": day(report.period.start), "end": day(report.period.end)}
    return say(N_("từ ngày %(start)s đến ngày %(end)s")) % span
