"""The words of rhythms, periods and silence, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext

from tracker.core.labels import Recurrence
from tracker.tasks import queries
from tracker.tasks.models import DutyEntry, DutyStep, Period
from tracker.tasks.rules import LAST_DAY, Every, Rhythm, Shift, in_words_of
from tracker.tasks.views.room import bp
from tracker.web.i18n import weekday
from tracker.web.templates import give_templates


def rhythm_words(rhythm: Rhythm) -> str:
    """How officials say a rhythm: "ngày 25 hằng tháng", "Thứ Sáu hằng tuần"."""
    if rhythm.every is Recurrence.WEEKLY:
        return str(gettext("%(weekday)s hằng tuần", weekday=weekday(date(2024, 1, 1 + (rhythm.weekday or 0)))))
    last = rhythm.day == LAST_DAY
    if rhythm.every is Recurrence.MONTHLY:
        return str(gettext("ngày cuối hằng tháng") if last else gettext("ngày %(day)s hằng tháng", day=rhythm.day))
    if rhythm.every is Recurrence.QUARTERLY:
        if last:
            return str(gettext("ngày cuối tháng thứ %(month)s hằng quý", month=rhythm.month))
        return str(gettext("ngày %(day)s tháng thứ %(month)s hằng quý", day=rhythm.day, month=rhythm.month))
    if last:
        return str(gettext("ngày cuối tháng %(month)s hằng năm", month=rhythm.month))
    return str(gettext("ngày %(day)s/%(month)s hằng năm", day=rhythm.day, month=rhythm.month))


def period_words(period: Period) -> str:
    """The period as a reader names it: "kỳ 11/2026", "quý IV/2026"."""
    start = period.starts_on
    if period.every is Recurrence.WEEKLY:
        return str(gettext("tuần %(day)s", day=f"{start:%d/%m/%Y}"))
    if period.every is Recurrence.MONTHLY:
        return str(gettext("kỳ %(month)s", month=f"{start:%m/%Y}"))
    if period.every is Recurrence.QUARTERLY:
        quarter = ("I", "II", "III", "IV")[(start.month - 1) // 3]
        return str(gettext("quý %(quarter)s/%(year)s", quarter=quarter, year=start.year))
    return str(gettext("năm %(year)s", year=start.year))


def report_words(days: int) -> str:
    """How often a report is due: "mỗi tháng", "mỗi 2 tuần"."""
    number, every = in_words_of(days)
    one = {Every.DAY: gettext("mỗi ngày"), Every.WEEK: gettext("mỗi tuần"), Every.MONTH: gettext("mỗi tháng")}
    if number == 1:
        return str(one[every])
    many = {
        Every.DAY: gettext("mỗi %(number)s ngày", number=number),
        Every.WEEK: gettext("mỗi %(number)s tuần", number=number),
        Every.MONTH: gettext("mỗi %(number)s tháng", number=number),
    }
    return str(many[every])


def duty_words(entry: DutyEntry) -> str:
    """What an act on a duty came to, in few words."""
    after, before = entry.detail.get("after"), entry.detail.get("before")
    if entry.step is DutyStep.REPORTS:
        return report_words(after) if after else str(gettext("theo quy định chung"))
    if not after:
        return ""
    if not before:
        return rhythm_words(_rhythm(after))
    return "; ".join(_changes(before, after)) or str(gettext("không đổi"))


def _rhythm(said: Mapping[str, Any]) -> Rhythm:
    return Rhythm(Recurrence(said["every"]), said["weekday"], said["day"], said["month"], Shift(said["shift"]))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Each thing that differs, as "from → to"."""
    found = []
    old, new = _rhythm(before), _rhythm(after)
    if rhythm_words(old) != rhythm_words(new):
        found.append(f"{rhythm_words(old)} → {rhythm_words(new)}")
    if old.shift is not new.shift:
        found.append(f"{gettext(old.shift.label)} → {gettext(new.shift.label)}")
    for name in ("title", "units"):
        if before[name] != after[name]:
            found.append(f"{before[name]} → {after[name]}")
    if before["ahead"] != after["ahead"]:
        words = gettext("giao trước %(old)s → %(new)s ngày làm việc", old=before["ahead"], new=after["ahead"])
        found.append(str(words))
    if before["last_on"] != after["last_on"]:
        found.append(str(gettext("kết thúc sau %(day)s", day=_day(after["last_on"]))))
    return found


def _day(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else str(gettext("không hạn định"))


@give_templates(bp)
def words_of_duties() -> dict[str, object]:
    """Give every template the words of duties and silence."""
    return {
        "rhythm_words": rhythm_words,
        "period_words": period_words,
        "report_words": report_words,
        "duty_words": duty_words,
        "silence_of": queries.silence_of,
    }
