"""What a column of a town's own sheet can say, and the headings by which it is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tracker.core.labels import N_, Labelled
from tracker.core.text import fold


class Column(Labelled):
    """What a column says of a task, in the order of the template."""

    CODE = "code", N_("Mã nhiệm vụ")
    TITLE = "title", N_("Nội dung nhiệm vụ")
    LEAD = "lead", N_("Đơn vị chủ trì")
    COORDINATING = "coordinating", N_("Đơn vị phối hợp")
    PLACE = "place", N_("Địa bàn")
    TOPIC = "topic", N_("Lĩnh vực")
    ASSIGNED = "assigned_on", N_("Ngày giao")
    DUE = "due_on", N_("Hạn hoàn thành")
    ORIGINAL = "original_due_on", N_("Hạn ban đầu")
    STATE = "state", N_("Trạng thái")
    PERCENT = "percent", N_("Tiến độ")
    FINISHED = "finished_on", N_("Ngày hoàn thành")
    WORDS = "words", N_("Tình hình thực hiện")
    REPORTED = "reported_on", N_("Ngày báo cáo gần nhất")
    BLOCKER = "blocker", N_("Đơn vị gỡ vướng mắc")
    OFFICIAL = "official", N_("Người phụ trách")
    SOURCE = "source", N_("Số văn bản giao")
    SOURCE_DAY = "source_day", N_("Ngày văn bản giao")


#: Without these no task can be made of a row.
NEEDED = (Column.TITLE, Column.LEAD)
#: What a later sheet brings up to date. The rest is the order itself, which stays as it was given.
MOVING = (
    Column.COORDINATING,
    Column.PLACE,
    Column.TOPIC,
    Column.DUE,
    Column.STATE,
    Column.PERCENT,
    Column.FINISHED,
    Column.WORDS,
    Column.REPORTED,
    Column.BLOCKER,
    Column.OFFICIAL,
)

#: Other ways in which offices write the headings, toneless. "STT" is none: a running number changes with every
#: inserted row, and would put one task's progress on another.
_WAYS: dict[Column, tuple[str, ...]] = {
    Column.CODE: ("ma", "ma so", "ma viec", "ma cong viec", "ma so nhiem vu", "ky hieu", "task code", "code"),
    Column.TITLE: (
        "noi dung", "nhiem vu", "ten nhiem vu", "cong viec", "noi dung cong viec", "noi dung chi dao", "viec giao",
        "noi dung giao", "noi dung nhiem vu giao", "nhiem vu duoc giao", "ten cong viec", "task", "content",
    ),
    Column.LEAD: (
        "chu tri", "don vi thuc hien", "co quan chu tri", "don vi", "co quan thuc hien", "don vi duoc giao",
        "co quan, don vi chu tri", "don vi chu tri thuc hien", "don vi dau moi", "lead unit",
    ),
    Column.COORDINATING: ("phoi hop", "co quan phoi hop", "don vi, ca nhan phoi hop", "coordinating units"),
    Column.PLACE: ("xa, phuong", "dia diem", "noi thuc hien", "dia ban thuc hien", "place"),
    Column.TOPIC: ("nhom nhiem vu", "nhom", "loai nhiem vu", "linh vuc cong tac", "topic"),
    Column.ASSIGNED: ("ngay giao viec", "thoi gian giao", "ngay bat dau", "ngay giao nhiem vu", "given on"),
    Column.DUE: (
        "han", "thoi han", "thoi han hoan thanh", "han xu ly", "thoi gian hoan thanh", "han thuc hien",
        "thoi han thuc hien", "han hien nay", "han gia han", "deadline", "due on",
    ),
    Column.ORIGINAL: ("han goc", "han cu", "han dau", "han ban dau giao", "original deadline", "original due on"),
    Column.STATE: ("tinh trang", "trang thai thuc hien", "tinh trang thuc hien", "state", "status"),
    Column.PERCENT: (
        "tien do", "ty le", "% hoan thanh", "ty le hoan thanh", "tien do (%)", "ty le %", "muc do hoan thanh", "%",
        "phan tram", "percent", "percent done", "progress", "progress (%)",
    ),
    Column.FINISHED: ("ngay xong", "ngay ket thuc", "ngay hoan thanh thuc te", "finished on", "completion date"),
    Column.WORDS: (
        "ket qua", "ket qua thuc hien", "tien do thuc hien", "noi dung bao cao", "bao cao", "dien bien", "ghi chu",
        "tinh hinh, ket qua thuc hien", "ket qua den nay", "last report",
    ),
    Column.REPORTED: ("ngay bao cao", "ngay cap nhat", "cap nhat ngay", "last reported on", "day of the last report"),
    Column.BLOCKER: ("don vi giai quyet vuong mac", "cho don vi", "don vi go", "unit to clear the way"),
    Column.OFFICIAL: (
        "can bo phu trach", "can bo", "chuyen vien", "nguoi thuc hien", "can bo theo doi", "can bo thuc hien",
        "chuyen vien phu trach", "official in charge", "person in charge",
    ),
    Column.SOURCE: (
        "so van ban", "van ban giao", "so, ky hieu van ban", "so ky hieu", "van ban", "can cu", "van ban chi dao",
        "so/ky hieu", "so, ky hieu", "source document", "number of the document",
    ),
    Column.SOURCE_DAY: ("ngay van ban", "ngay ban hanh", "ngay ky", "day of the document"),
}  # fmt: skip
#: What is longer is a sentence of the table, not the heading of a column.
LONGEST = 80
_SIGNS = re.compile(r"[^\w%/,() ]+")


def _bare(heading: str) -> str:
    """A heading without tones, line ends and needless signs: "Thời hạn\\n(hoàn thành):" is "thoi han (hoan thanh)"."""
    return " ".join(_SIGNS.sub(" ", fold(heading)).split())


_KNOWN: dict[str, Column] = {
    **{_bare(way): column for column, ways in _WAYS.items() for way in ways},
    **{_bare(column.label): column for column in Column},
}


def guess(headings: Sequence[str], taught: Mapping[str, str] | None = None) -> dict[int, Column]:
    """Which column each place holds: by what was chosen before (`taught`), by its heading, by the words it begins with.

    A column is taken once, by the place that fits it best.
    """
    bare = [_bare(heading) for heading in headings]
    found: dict[int, Column] = {}
    known = {each.value for each in Column}
    chosen = {at: taught[said] for at, said in enumerate(bare) if taught and said in taught}
    for at, value in chosen.items():
        if value in known and Column(value) not in found.values():
            found[at] = Column(value)
    for fits in (_exact, _without_brackets, _within):
        for at, said in enumerate(bare):
            column = fits(said) if said and at not in found and chosen.get(at) != "" else None
            if column is not None and column not in found.values():
                found[at] = column
    return found


def _exact(said: str) -> Column | None:
    return _KNOWN.get(said)


def _without_brackets(said: str) -> Column | None:
    return _KNOWN.get(re.sub(r"\s*\([^)]*\)\s*", " ", said).strip())


@lru_cache(maxsize=4096)
def _within(said: str) -> Column | None:
    """By the longest known heading that stands in it as whole words, of two words at least; prose is no heading."""
    if len(said) > LONGEST:
        return None
    fit = [way for way in _KNOWN if " " in way and f" {way} " in f" {said} "]
    return _KNOWN[max(fit, key=len)] if fit else None


def remembered(headings: Sequence[str], chosen: Mapping[int, Column]) -> dict[str, str]:
    """What to remember of a choice: toneless heading → column, empty for a column that is not used."""
    return {_bare(said): chosen[at].value if at in chosen else "" for at, said in enumerate(headings) if _bare(said)}
