"""Deadlines and rhythms in office Vietnamese, relative to the day of the document.

The readings are those of the annotation guideline: "trước ngày D" is handed in by D, "đầu tháng" the
10th, "giữa tháng" the 15th, "cuối tháng" the last day, "trong tuần" its Friday, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import N_, Recurrence
from tracker.extraction.days import Days
from tracker.extraction.normal import bare


@dataclass(frozen=True)
class Found:
    """A date or rhythm in words: offsets in the clause, the day meant, and whether it is fuzzy and must be asked."""

    start: int
    end: int
    day: date | None
    note: str
    fuzzy: bool = False


@dataclass(frozen=True)
class Timing:
    """What a clause says of time: the last day on which it is in time, and how often it comes back.

    `rhythm` is where the words of the rhythm stand; `asks` where a time stands that no day follows from
    ("trước Tết"): it must be asked.
    """

    due: Found | None
    recurrence: Recurrence | None
    rhythm: tuple[int, int] | None = None
    asks: tuple[int, int] | None = None


_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"
#: "tháng 9", and "T9" in minutes.
_MONTH = r"(?:thang\s+|t\.?(?=\d))"
_Y = r"(?P<y>\d{4})"
_SEP = r"\s*[/.\-]\s*"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
}
_WEEKDAY = r"(?:thu\s+(?P<wd>hai|ba|tu|nam|sau|bay|[2-7])\b|(?P<cn>chu nhat(?! xanh)))"
#: "T6 này", "T5 tuần sau", "T6 hằng tuần": in minutes a weekday too; "T6" alone is June.
_SHORT_WEEKDAY = r"t(?P<wd>[2-7])(?=\s+(?:nay|tuan|(?:hang|moi)\s+tuan)\b)(?:\s+(?P<w>nay|tuan\s+(?:nay|toi|sau)))?"


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Days], date | None], str, bool]


def _int(match: re.Match[str], name: str) -> int:
    return int(match.group(name))


def _year(match: re.Match[str]) -> int | None:
    value = match.groupdict().get("y")
    return int(value) if value else None


def _days(match: re.Match[str], reader: Days) -> date | None:
    many = _int(match, "n")
    if many > 1000:
        return None
    since = date(_int(match, "fy"), _int(match, "fm"), _int(match, "fd")) if match.group("fy") else reader.on
    return reader.calendar.add(since, many) if match.group("wk") else since + timedelta(days=many)


#: "thứ tự", "thứ nhất", "thu năm học" are no weekdays: the tones tell.
_TONED_WEEKDAY = re.compile(r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật)\b")


#: "kỳ họp thứ Sáu": the sixth.
_ORDINAL = re.compile(
    r"\b(?:kỳ họp|(?<!định )kỳ|lần|khóa|phiên|phiên họp|đại hội|hội nghị|quý|điều|người|nhóm|loại|vòng)\s+$"
)


def _names_a_weekday(match: re.Match[str], reader: Days) -> bool:
    if _ORDINAL.search(reader.low, max(0, match.start() - 24), match.start()):
        return False
    shown = reader.low[match.start() : match.end()]
    return bool(_TONED_WEEKDAY.match(shown)) or shown.isascii()


def _weekday(match: re.Match[str], reader: Days) -> date | None:
    if not _names_a_weekday(match, reader):
        return None
    number = 6 if match.groupdict().get("cn") else _WEEKDAYS[match.group("wd")]
    which = match.groupdict().get("w") or ""
    if "toi" in which or "sau" in which:
        return reader.weekday(number, 1)
    if "nay" in which:
        return reader.weekday(number, 0)
    return reader.next_weekday(number)


def _rule(pattern: str, read: Callable[[re.Match[str], Days], date | None], note: str, fuzzy: bool = False) -> _Rule:
    # "ngày25/8": a number may stand right behind a word, but not inside another number.
    edge = r"(?<![\d/.,])" if pattern.startswith(_D) else r"\b"
    return re.compile(edge + pattern), read, note, fuzzy


#: Forms of dates, the more exact first; a place that one has read is not read again.
_RULES: tuple[_Rule, ...] = (
    _rule(_SHORT_WEEKDAY, _weekday, N_("thứ trong tuần")),
    _rule(rf"{_D}\s+thang\s+{_M}(?:\s+nam\s+{_Y}|\s*/\s*{_Y.replace('<y>', '<y2>')})?", lambda m, r: r.full(_int(m, "d"), _int(m, "m"), _year(m) or (int(m.group("y2")) if m.group("y2") else None)), N_("ngày tháng")),
    _rule(rf"ngay\s+{_D}\s?-\s?{_M}\b(?!\s*[-/])", lambda m, r: r.full(_int(m, "d"), _int(m, "m"), None), N_("ngày tháng")),
    _rule(rf"{_D}{_SEP}{_M}{_SEP}{_Y}\b", lambda m, r: r.full(_int(m, "d"), _int(m, "m"), _year(m)), N_("ngày tháng năm")),
    _rule(rf"nua\s+(?P<part>dau|cuoi)\s+thang\s+{_M}(?:\s*/\s*{_Y}|\s+nam\s+{_Y.replace('<y>', '<y2>')})?\b", lambda m, r: r.in_month(_int(m, "m"), _year(m) or (int(m.group("y2")) if m.group("y2") else None), "giua" if m.group("part") == "dau" else "cuoi"), N_("nửa tháng"), True),
    _rule(rf"{_D}\s+thang\s+(?P<which>nay|sau|toi)\b", lambda m, r: r.day_of_month(_int(m, "d"), 0 if m.group("which") == "nay" else 1), N_("ngày trong tháng")),
    _rule(rf"het\s+thang\s+{_M}(?:\s*/\s*{_Y}|\s+nam\s+{_Y.replace('<y>', '<y2>')})?\b", lambda m, r: r.in_month(_int(m, "m"), _year(m) or (int(m.group("y2")) if m.group("y2") else None), None), N_("hết tháng")),
    _rule(rf"(?P<part>dau|giua|cuoi)\s+{_MONTH}{_M}(?:\s*/\s*{_Y}|\s+nam\s+{_Y.replace('<y>', '<y2>')})?\b", lambda m, r: r.in_month(_int(m, "m"), _year(m) or (int(m.group("y2")) if m.group("y2") else None), m.group("part")), N_("phần của tháng"), True),
    _rule(rf"{_MONTH}{_M}(?:\s*[/\-]\s*{_Y}|\s+nam\s+{_Y.replace('<y>', '<y2>')})?\b(?!\s*[/.]\s*\d)", lambda m, r: r.in_month(_int(m, "m"), _year(m) or (int(m.group("y2")) if m.group("y2") else None), None), N_("trong tháng")),
    _rule(rf"(?:quy\s+|q\s?(?=[1-4]))(?P<q>iv|iii|ii|i|[1-4])(?:\s*[/\-]\s*{_Y}|\s+nam\s+{_Y.replace('<y>', '<y2>')})?\b", lambda m, r: r.quarter(_ROMAN.get(m.group("q")) or int(m.group("q")), _year(m) or (int(m.group("y2")) if m.group("y2") else None)), N_("trong quý")),
    _rule(rf"6\s+thang\s+(?P<half>dau|cuoi)\s+nam(?:\s+{_Y})?\b", lambda m, r: date(_year(m) or r.on.year, 6, 30) if m.group("half") == "dau" else date(_year(m) or r.on.year, 12, 31), N_("nửa năm")),
    _rule(rf"{_D}\s*/\s*{_M}\b(?!\s*/)", lambda m, r: r.full(_int(m, "d"), _int(m, "m"), None), N_("ngày tháng")),
    _rule(r"(?:trong|sau|thoi gian|thoi han|toi da|khong qua|cham nhat)\s+(?:vong\s+|thoi han\s+|thoi gian\s+)?(?P<n>\d{1,3})\s+ngay(?P<wk>\s+lam\s+viec)?\b(?:\s+(?:ke tu|tu)\s+ngay\s+(?P<fd>\d{1,2})[/.](?P<fm>\d{1,2})[/.](?P<fy>\d{4}))?", _days, N_("số ngày kể từ ngày văn bản")),
    _rule(rf"{_D}\.{_M}\b(?![\d.,]|\s*(?:ty|trieu|nghin|ha|km|m|m2|tan|phan|%))", lambda m, r: r.full(_int(m, "d"), _int(m, "m"), None), N_("ngày tháng")),
    _rule(r"(?:trong|sau)\s+(?:vong\s+|thoi han\s+)?(?P<n>\d{1,2})\s+tuan\b", lambda m, r: r.on + timedelta(weeks=_int(m, "n")), N_("số tuần kể từ ngày văn bản")),
    _rule(r"trong\s+(?:vong|thoi han)\s+(?P<n>\d{1,2})\s+thang\b", lambda m, r: r.months_on(_int(m, "n")), N_("số tháng kể từ ngày văn bản")),
    _rule(rf"{_WEEKDAY}(?:\s+(?P<w>tuan\s+(?:nay|toi|sau)))?", _weekday, N_("thứ trong tuần")),
    _rule(r"tuan\s+(?:toi|sau)\b", lambda m, r: r.weekday(4, 1), N_("tuần tới: thứ Sáu")),
    _rule(r"(?:trong\s+tuan|tuan\s+nay)\b(?!\s+(?:qua|truoc))", lambda m, r: r.weekday(4, 0), N_("trong tuần: thứ Sáu")),
    _rule(r"(?P<part>dau|giua|cuoi)\s+thang(?:\s+nay)?\b(?!\s+(?:\d|sau|toi))", lambda m, r: r.in_month(r.on.month, r.on.year, m.group("part")), N_("phần của tháng"), True),
    _rule(r"(?:trong|het)\s+thang\s+(?:toi|sau)\b", lambda m, r: r.month_end(1), N_("trong tháng")),
    _rule(r"(?:trong|het)\s+thang(?:\s+nay)?\b(?!\s+\d)", lambda m, r: r.in_month(r.on.month, r.on.year, None), N_("trong tháng")),
    _rule(rf"(?:trong|het|den|cuoi|dut diem|xong)\s+(?:nam\s+)?(?:nam\s+)?{_Y}\b", lambda m, r: date(_int(m, "y"), 12, 31), N_("trong năm")),
    _rule(rf"(?:cua|chi tieu|muc tieu|nhiem vu|ke hoach)\s+nam\s+{_Y}\b", lambda m, r: date(_int(m, "y"), 12, 31) if _int(m, "y") >= r.on.year else None, N_("năm kế hoạch")),
    _rule(r"(?:het|trong|cuoi)\s+nam(?:\s+nay)?\b(?!\s+(?:\d|hoc\b))", lambda m, r: date(r.on.year, 12, 31), N_("trong năm")),
    _rule(r"ngay mai\b", lambda m, r: r.on + timedelta(days=1), N_("ngày mai")),
)  # fmt: skip

#: A time that no day follows from: it is asked, not guessed.
_VAGUE = re.compile(
    r"\b(?:truoc|trong|sau|den|dip|truoc dip|phuc vu)\s+(?:dip\s+|ngay\s+)?(?:tet\b(?:\s+(?:nguyen dan|duong lich|trung thu))?|mua (?:mua|bao|lu|mua bao|mua lu)\b|khai giang|le\b)"
)
#: Before a date these say that it is a target; a bare dd/mm needs one of them or the end of the clause.
_TARGET = re.compile(
    r"(?:truoc|cham nhat|xong|hoan thanh|het|den|han|trong|vao|ngay|sang|chieu|toi|trinh|bao cao|gui|thoi gian|tu nay den|giua|dau|cuoi|dut diem|phan dau|den cuoi|ket thuc|lap dat|:)\s*(?:het\s+|truoc\s+|cuoi\s+|la\s+|cham nhat\s+|vao\s+|trong\s+|chieu\s+|sang\s+|toi\s+|hom\s+|ngay\s*|thoi han\s+|)*$"
)
#: Before a date these say that it lies behind or belongs to something else.
_NO_TARGET = re.compile(
    r"(?:tu|ngay ky|so lieu|tinh den|tinh toi|den ngay|ban hanh|co hieu luc|so \S*\d\S*|ke tu|phat sinh|nhiem ky|giai doan|nam hoc|du kien (?:to chuc|hop|dien ra|khai mac)(?: vao)?|dot|nghi quyet|quyet dinh|thong bao|luat|ket luan|bau cu|no dong [^,;]{0,40} den|"
    r"gia han[^,;]{0,30})\s*(?:so\s+)?(?:ngay\s+)?$"
)
#: "kỳ 15/6" names a period, "ký 15/6" the day of a signature: only tones tell.
_OF_PERIOD = re.compile(r"(?<!định )\bkỳ\s*$")
#: A date that is to be avoided is no deadline: "không để dồn cuối năm".
_AVOIDED = re.compile(r"\b(?:khong de|tranh|khong duoc de)\b[^,;.]{0,40}$")
#: "từ ngày 01/9 đến ngày 15/9": the end of a period is a target.
_UNTIL = re.compile(r"\btu\s+(?:ngay\s+)?\d[\d/.\s]{2,12}(?:nam \d{4}\s+)?den\s+(?:het\s+)?(?:ngay\s+)?$")
_EVENT = re.compile(
    r"\s*(?:ke tu|tu)\s+(?:ngay|khi)\s+(?:nhan|co|duoc|phe duyet|ban hanh(?!\s+(?:thong bao|van ban|ket luan|ke hoach) nay))"
)
_RHYTHMS: tuple[tuple[re.Pattern[str], Recurrence], ...] = (
    (
        re.compile(r"\b(?:hang|hang|moi)\s+tuan\b|\bmoi tuan mot lan\b|\bmot tuan mot lan\b"),
        Recurrence.WEEKLY,
    ),
    (re.compile(r"\b(?:cuoi\s+)?(?:hang|moi)\s+quy\b|\bthang cuoi (?:moi )?quy\b"), Recurrence.QUARTERLY),
    (re.compile(r"\b(?:hang|moi)\s+thang\b|\bmot thang mot lan\b"), Recurrence.MONTHLY),
    (re.compile(r"\b(?:hang|moi)\s+nam\b(?!\s+\d)"), Recurrence.YEARLY),
    (re.compile(r"\bthuong\s+xuyen\b"), Recurrence.STANDING),
)
#: "thường xuyên" as a part of other words is no rhythm.
_NOT_STANDING = re.compile(
    r"\b(?:chi|ngan sach|kinh phi|von|kha nang|nhiem vu chi)\s+(?:ngan sach\s+)?thuong\s+xuyen\b"
)
_DAY_OF_MONTH = re.compile(r"\bngay\s*(?P<d>\d{1,2})\b(?!\s*[/.\-]\s*\d)(?!\s+thang\s+\d)")


def timing(low: str, on: date, calendar: WorkingCalendar) -> Timing:
    """Read what a clause says of time; `low` is the clause in lower case, line ends as spaces allowed."""
    low = low.replace("\n", " ")
    plain = bare(low)
    reader = Days(on, calendar, low)
    rhythm, where = _rhythm(plain)
    if rhythm not in (None, Recurrence.STANDING):
        return Timing(_first_occurrence(plain, rhythm, reader), rhythm, where)
    found = _all(plain, reader)
    if found:
        return Timing(found[-1], rhythm, where)
    vague = _VAGUE.search(plain)
    return Timing(None, rhythm, where, vague.span() if vague else None)


def _rhythm(plain: str) -> tuple[Recurrence | None, tuple[int, int] | None]:
    for pattern, rhythm in _RHYTHMS:
        match = pattern.search(plain)
        if match and not (rhythm is Recurrence.STANDING and _only_spending(plain)):
            return rhythm, match.span()
    return None, None


def _only_spending(plain: str) -> bool:
    return len(re.findall(r"\bthuong\s+xuyen\b", plain)) <= len(_NOT_STANDING.findall(plain))


def _first_occurrence(plain: str, rhythm: Recurrence | None, reader: Days) -> Found | None:
    if rhythm is Recurrence.WEEKLY:
        match = re.search(_WEEKDAY, plain) or re.search(rf"\b{_SHORT_WEEKDAY}", plain)
        if match and _names_a_weekday(match, reader):
            number = 6 if match.groupdict().get("cn") else _WEEKDAYS[match.group("wd")]
            return Found(*match.span(), reader.next_weekday(number), N_("lần đầu của việc hằng tuần"))
        return None
    day = _DAY_OF_MONTH.search(plain)
    if rhythm is Recurrence.MONTHLY and day:
        return Found(*day.span(), reader.next_day_of_month(_int(day, "d")), N_("lần đầu của việc hằng tháng"))
    if rhythm is Recurrence.QUARTERLY and day and 1 <= _int(day, "d") <= 31:
        return Found(*day.span(), reader.next_quarter_end_month(_int(day, "d")), N_("lần đầu của việc hằng quý"))
    found = _all(plain, reader)
    return found[-1] if found and rhythm is Recurrence.YEARLY else None


def _all(plain: str, reader: Days) -> list[Found]:
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern, read, note, fuzzy in _RULES:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            before = plain[max(0, start - 60) : start]
            if _AVOIDED.search(before):
                continue
            no_target = _NO_TARGET.search(before) or _OF_PERIOD.search(reader.low, max(0, start - 12), start)
            if (no_target and not _UNTIL.search(before)) or _EVENT.match(plain, end):
                taken.append((start, end))
                continue
            if not _is_target(match, before, plain, note):
                continue
            day = _day(read, match, reader)
            taken.append((start, end))
            if day is not None and day >= reader.on - timedelta(days=3):
                found.append(Found(start, end, day, note, fuzzy))
    return sorted(found, key=lambda each: each.start)


def _day(read: Callable[[re.Match[str], Days], date | None], match: re.Match[str], reader: Days) -> date | None:
    """The day that a rule reads; None for one that no calendar has (31/02, the year 0)."""
    try:
        return read(match, reader)
    except (ValueError, OverflowError):
        return None


def _is_target(match: re.Match[str], before: str, plain: str, note: str) -> bool:
    """A year, quarter or day that only describes something is no deadline."""
    if note in (
        "trong năm",
        "năm kế hoạch",
        "số ngày kể từ ngày văn bản",
        "trong tuần: thứ Sáu",
        "tuần tới: thứ Sáu",
        "số tuần kể từ ngày văn bản",
        "số tháng kể từ ngày văn bản",
    ):
        return True
    if _TARGET.search(before) or _UNTIL.search(before):
        return True
    if note == "ngày tháng" and re.search(r"\bso\s+\S*$", before):
        return False
    at_edge = not before.strip() or before.rstrip().endswith((",", "(")) or not plain[match.end() :].strip(" .,;)")
    return at_edge or note in ("thứ trong tuần", "phần của tháng", "nửa năm")
