"""Minutes as offices type them: with and without marks, in tables, units before and behind their work."""

from __future__ import annotations

from datetime import date

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read
from tracker.extraction.reading import Item

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
DAY = date(2026, 3, 2)
#: Unit, its code, its work.
WORK = (
    ("QLĐT", "qldt", "rà soát 14 hộ lấn vỉa hè đường Hàm Tử"),
    ("VHTT", "vhtt", "trình kế hoạch lễ hội đền Đô"),
    ("Phòng Y tế", "y-te", "phối hợp hai trường tiêm vét mũi sởi"),
    ("Tam Sơn", "tam-son", "vận động 5 hộ còn lại bàn giao mặt bằng"),
)
TITLE = "GIAO BAN TUẦN 10\n"
#: How one piece of work may be written, and the title above them all.
WAYS = {
    "no mark": "{unit}: {work}.",
    "no colon": "{unit} {work}.",
    "a dash": "{unit} - {work}",
    "a bracket": "[{unit}] {work}",
    "a bullet": "- {unit}: {work};",
    "a sign of a word processor": "\uf0b7 {unit} {work}",
    "a box": "☐ {unit}: {work}",
    "a plus and a bracket": "+) {unit}: {work}.",
    "a number without a sign": "{number} {unit}: {work}",
    "a numbered word": "Việc {number}: {unit} {work}",
    "somebody of the unit": "- {unit} (đ/c Hùng): {work}.",
    "somebody before the unit": "- Đ/c Hùng, {unit}: {work}.",
    "the unit above": "{unit}\n- {Work}",
    "the unit above with a colon": "{unit}:\n- {Work}",
    "the unit as a sentence": "{number}. {unit}. {Work}.",
    "the unit behind an arrow": "{number}. {Work} -> {unit}",
    "the unit behind a dash": "{number}. {Work} - {unit}",
    "the unit in a bracket": "{number}. {Work} ({unit}).",
    "the unit in a sentence behind": "{number}. {Work}. ({unit})",
    "a label below": "{number}. {Work}\nĐơn vị: {unit}. Hạn: 20/3",
    "no verb": "- Hồ sơ lễ hội số {number} -> {unit}, 20/3",
}


def written(way: str) -> str:
    lines = (
        way.format(unit=unit, work=work, Work=work[0].upper() + work[1:], number=number)
        for number, (unit, _, work) in enumerate(WORK, 1)
    )
    return TITLE + "\n".join(lines)


def leads(text: str) -> list[str]:
    return [" ".join(item.lead) for item in read(text, DAY, TOWN).items]


@pytest.mark.parametrize("way", WAYS)
def test_work_is_found_however_its_line_is_written(way: str) -> None:
    assert leads(written(WAYS[way])) == [code for _, code, _ in WORK]


def test_small_letters_are_read_too() -> None:
    assert leads(written(WAYS["a bullet"]).lower()) == [code for _, code, _ in WORK]


def test_a_paragraph_in_which_each_unit_has_to_act_orders() -> None:
    assert leads(TITLE + " ".join(f"{unit} {work}." for unit, _, work in WORK)) == [code for _, code, _ in WORK]


def test_the_secretary_named_above_closes_nothing() -> None:
    text = f"BIÊN BẢN\nChủ trì: đ/c Chủ tịch\nThư ký: đ/c Lan\n{written(WAYS['a bullet'])}"
    assert leads(text) == [code for _, code, _ in WORK]


@pytest.mark.parametrize(
    "head", ["VIỆC TUẦN 10", "Kết quả giao ban", "KHẮC PHỤC HẠN CHẾ", "Ý KIẾN CHỦ TỊCH", "VIỆC GIAO"]
)
def test_headings_that_sound_like_reports_may_order(head: str) -> None:
    points = "\n".join(f"- {unit}: {work}." for unit, _, work in WORK)
    text = f"{TITLE}I. VIỆC TUẦN 9\n- QLĐT: tháo 12 biển sai phép.\nII. {head}\n{points}"
    assert leads(text) == [code for _, code, _ in WORK]


def test_a_section_with_days_to_come_is_no_report() -> None:
    points = "\n".join(f"- {unit} {work}, xong trước 20/3." for unit, _, work in WORK)
    assert leads(f"{TITLE}I. TÌNH HÌNH\n{points}") == [code for _, code, _ in WORK]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("", "{number} | {work} | {unit} | 20/3"),
        ("Việc | Giao | Hạn | Ghi chú\n", "{work} | {unit} | 20/3 |"),
        ("STT | Công việc | Ai làm | Khi nào\n", "{number} | {work} | {unit} | 20/3"),
        ("| Đơn vị | Việc | Xong |\n|---|---|---|\n", "| {unit} | {work} | 20/3 |"),
    ],
)
def test_the_cells_of_a_table_tell_what_its_head_leaves_open(head: str, row: str) -> None:
    items: tuple[Item, ...] = read(TITLE + head + written(row).removeprefix(TITLE), DAY, TOWN).items
    assert [(*item.lead, item.due) for item in items] == [(code, date(2026, 3, 20)) for _, code, _ in WORK]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trình trong tuần", "2026-03-06"),
        ("có kết quả T5 tuần này", "2026-03-05"),
        ("trình T6 này", "2026-03-06"),
        ("gửi T2 tuần sau", "2026-03-09"),
        ("trình Chủ tịch ký trong tuần", "2026-03-06"),
        ("báo cáo kỳ 20/3", None),
        ("ra quân ngày Chủ nhật xanh", None),
        ("xong T6", "2026-06-30"),
    ],
)
def test_days_in_short(words: str, due: str | None) -> None:
    item = read(f"{TITLE}- QLĐT: rà soát vỉa hè, {words}.", DAY, TOWN).items[0]
    assert (item.due and item.due.isoformat()) == due
