"""Measures of a task: how far a value has come from its baseline to its target. Source: PRODUCT, "measure"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled
from tracker.core.text import fold, normalise


class MeasureUnit(Labelled):
    """What is counted. `OTHER` is named in the measure's own words."""

    HOUSEHOLD = "household", N_("hộ")
    PERSON = "person", N_("người")
    CASE = "case", N_("vụ việc")
    RECORD = "record", N_("hồ sơ")
    WORK = "work", N_("công trình")
    PLOT = "plot", N_("lô đất")
    HECTARE = "hectare", N_("ha")
    SQUARE_METRE = "square-metre", N_("m²")
    METRE = "metre", N_("m")
    KILOMETRE = "kilometre", N_("km")
    CUBIC_METRE = "cubic-metre", N_("m³")
    TONNE = "tonne", N_("tấn")
    MILLION_DONG = "million-dong", N_("triệu đồng")
    BILLION_DONG = "billion-dong", N_("tỷ đồng")
    PERCENT = "percent", N_("phần trăm")
    OTHER = "other", N_("đơn vị tính khác")


class Direction(Labelled):
    """Which way is better."""

    RISING = "rising", N_("Tăng lên là tốt")
    FALLING = "falling", N_("Giảm xuống là tốt")


#: What is counted one by one; everything else may have a fraction.
WHOLE = frozenset(
    {
        MeasureUnit.HOUSEHOLD,
        MeasureUnit.PERSON,
        MeasureUnit.CASE,
        MeasureUnit.RECORD,
        MeasureUnit.WORK,
        MeasureUnit.PLOT,
    }
)
#: Decimal places that are kept: a billion đồng to the million, a kilometre to the metre.
SCALE = 3
#: No amount is larger: above it somebody has slipped on the keys, or chose the wrong unit.
MOST = Decimal(999_999_999_999)


@dataclass(frozen=True)
class Definition:
    """What a measure says: its name, what is counted, where it began, where it should arrive, and which way.

    `decides` means that the progress of the task follows from the value, in place of an estimate.
    """

    name: str
    unit: MeasureUnit
    unit_words: str
    direction: Direction
    decides: bool
    baseline: Decimal
    target: Decimal

    @property
    def words(self) -> str:
        """What is counted, in Vietnamese: the unit's name or the measure's own words."""
        return self.unit_words or self.unit.label


@dataclass(frozen=True)
class Dated:
    """A value with the day on which it held."""

    day: date
    amount: Decimal


class WrongWay(Invalid):
    """A value that goes away from the target: it can be right, so it is asked about, not refused for good."""


def check_definition(given: Definition) -> Definition:
    """`given` when it makes sense. Raises Invalid at the field that does not.

    Target and baseline must differ, or progress has no meaning; the direction must be the way from one to the other.
    """
    if not given.name.strip():
        raise Invalid(N_("Đặt tên cho chỉ tiêu."), field="name")
    if given.unit is MeasureUnit.OTHER and not given.unit_words.strip():
        raise Invalid(N_("Ghi đơn vị tính."), field="unit_words")
    check_amount(given.baseline, given.unit, field="baseline")
    check_amount(given.target, given.unit, field="target")
    if given.target == given.baseline:
        raise Invalid(N_("Mục tiêu phải khác mức ban đầu."), field="target")
    if given.direction is Direction.RISING and given.target < given.baseline:
        raise Invalid(
            N_("Chỉ tiêu tăng: mục tiêu phải lớn hơn mức ban đầu (%(baseline)s)."),
            field="target",
            baseline=written(given.baseline),
        )
    if given.direction is Direction.FALLING and given.target > given.baseline:
        raise Invalid(
            N_("Chỉ tiêu giảm: mục tiêu phải nhỏ hơn mức ban đầu (%(baseline)s)."),
            field="target",
            baseline=written(given.baseline),
        )
    return given


def check_amount(amount: Decimal, unit: MeasureUnit, *, field: str) -> Decimal:
    """`amount` when `unit` can count it: not negative, not absurd, whole where things are counted one by one."""
    if not amount.is_finite() or amount < 0 or amount > MOST:
        raise Invalid(N_("Số từ 0 đến %(most)s."), field=field, most=written(MOST))
    if unit in WHOLE and amount != amount.to_integral_value():
        raise Invalid(N_("Số %(unit)s là số nguyên."), field=field, unit=unit)
    if amount != amount.quantize(Decimal(1).scaleb(-SCALE)):
        raise Invalid(N_("Tối đa %(scale)s chữ số sau dấu phẩy."), field=field, scale=SCALE)
    return amount


def check_value(
    measure: Definition, standing: Sequence[Dated], given: Dated, *, assigned_on: date, today: date, sure: bool
) -> Dated:
    """`given` when it may join the values that stand, oldest first.

    Raises Invalid for a day in the future or before the task was given, WrongWay (field "value") when it goes
    away from the target, seen from the value before it or the one after it, and nobody is `sure` of it.
    """
    check_amount(given.amount, measure.unit, field="value")
    if given.day > today:
        raise Invalid(
            N_("Ngày của số liệu không thể sau hôm nay (%(today)s)."), field="measured_on", today=f"{today:%d/%m/%Y}"
        )
    if given.day < assigned_on:
        raise Invalid(
            N_("Ngày của số liệu không thể trước ngày giao (%(assigned_on)s)."),
            field="measured_on",
            assigned_on=f"{assigned_on:%d/%m/%Y}",
        )
    other = against(measure, standing, given)
    if other is not None and not sure:
        raise WrongWay(
            N_("%(value)s đi ngược so với %(other)s của ngày %(day)s. Nếu đúng, nói rõ lý do và xác nhận."),
            field="value",
            value=written(given.amount),
            other=written(other.amount),
            day=f"{other.day:%d/%m/%Y}",
        )
    return given


def against(measure: Definition, standing: Sequence[Dated], given: Dated) -> Dated | None:
    """The neighbour in time that `given` contradicts, or None when all go the good way.

    A value of the same day is replaced, so it is not compared.
    """
    sign = 1 if measure.direction is Direction.RISING else -1
    before = max((each for each in standing if each.day < given.day), key=lambda each: each.day, default=None)
    after = min((each for each in standing if each.day > given.day), key=lambda each: each.day, default=None)
    if before is not None and (given.amount - before.amount) * sign < 0:
        return before
    if after is not None and (after.amount - given.amount) * sign < 0:
        return after
    return None


def ratio(baseline: Decimal, target: Decimal, value: Decimal) -> Decimal:
    """How much of the way from `baseline` to `target` is done: 0 at the start, 1 at the target.

    Above 1 when the target is passed, below 0 when things are worse than at the start. One formula serves both
    directions. Raises Invalid when target and baseline are equal.
    """
    if target == baseline:
        raise Invalid(N_("Mục tiêu phải khác mức ban đầu."), field="target")
    return (value - baseline) / (target - baseline)


def percent_of(baseline: Decimal, target: Decimal, value: Decimal) -> int:
    """The progress of the task: whole percent 0 … 100, rounded down, so that 100 means reached."""
    return int(min(max(ratio(baseline, target, value) * 100, Decimal(0)), Decimal(100)))


def shown_ratio(exact: Decimal) -> Decimal:
    """`exact` to a tenth of a percent as it is shown; what falls short of the target never reads 100 %."""
    rounded = exact.quantize(Decimal("0.001"), ROUND_HALF_UP)
    return Decimal("0.999") if exact < 1 <= rounded else rounded


def written(amount: Decimal, *, point: str = ",") -> str:
    """`amount` as 1.234,5 (`point` ",") or 1,234.5 ("."), without zeros that say nothing."""
    text = f"{amount:,.{SCALE}f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if point == "," else text


_GROUPED = r"[0-9]{1,3}(?:\%(group)s[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+"
_FORMS = {point: rf"(?:{_GROUPED % {'group': group}})(?:\{point}[0-9]+)?" for point, group in ((",", "."), (".", ","))}


@dataclass(frozen=True)
class Stated:
    """What was typed as a value: the number, and the target where it was said along ("120/350")."""

    amount: Decimal
    target: Decimal | None = None


def parse(text: str, *, point: str = ",", field: str = "value") -> Decimal:
    """The number written as "1.234,5", "1 234,5" or "120". Raises Invalid.

    A dot that does not part thousands is refused: "1.5" might be one and a half, or a slip of "1.500".
    """
    stated = parse_stated(text, point=point, field=field)
    if stated.target is not None:
        raise _unread(text, field)
    return stated.amount


def parse_stated(text: str, *, words: str = "", point: str = ",", field: str = "value") -> Stated:
    """The value written as "120", "120/350" or "120/350 hộ"; `words` is what the measure counts. Raises Invalid."""
    line = " ".join(normalise(text).split())
    number = _FORMS[point]
    found = re.fullmatch(rf"({number})(?: ?/ ?({number}))?(?: ?([^0-9.,/].*))?", line)
    if found is None:
        raise _unread(text, field)
    said = found.group(3) or ""
    if said and _plain(said) != _plain(words):
        raise Invalid(
            N_("Đơn vị tính của chỉ tiêu là “%(words)s”, không phải “%(said)s”."),
            field=field,
            words=words,
            said=said[:40],
        )
    return Stated(_number(found.group(1), point, field), _number(found.group(2), point, field) if found[2] else None)


def _plain(words: str) -> str:
    """Words to compare: "m2" is how most keyboards write "m²"."""
    return fold(words).translate(str.maketrans("²³", "23"))


def _number(text: str, point: str, field: str) -> Decimal:
    whole, _, fraction = text.partition(point)
    digits = re.sub(r"[^0-9]", "", whole)
    if len(digits) > 15 or len(fraction) > SCALE:
        if len(fraction) > SCALE:
            raise Invalid(N_("Tối đa %(scale)s chữ số sau dấu phẩy."), field=field, scale=SCALE)
        raise Invalid(N_("Số từ 0 đến %(most)s."), field=field, most=written(MOST))
    return Decimal(f"{digits}.{fraction or 0}")


def _unread(text: str, field: str) -> Invalid:
    if not text.strip():
        return Invalid(N_("Nhập một số."), field=field)
    return Invalid(N_("“%(text)s” không phải là số. Viết theo dạng 1.234,5."), field=field, text=text.strip()[:40])
