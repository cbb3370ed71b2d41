"""Official papers: words of the letterhead, and templates that are what the layout draws."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.shared import Pt

from tracker.core.labels import UnitKind
from tracker.papers import (
    Style,
    fill,
    formal_name,
    head_lines,
    motto_style,
    place_and_day,
    place_of,
    short_name,
)
from tracker.papers.fill import FOLDER
from tracker.papers.templates import TEMPLATES

VALUES = {
    "superior": "",
    "issuer": "ỦY BAN NHÂN DÂN\nTHỊ XÃ HÀ TRUNG",
    "number": "07",
    "symbol": "UBND",
    "subject": "V/v đôn đốc",
    "place_and_day": "Hà Trung, ngày 05 tháng 01 năm 2027",
    "addressee": "Ủy ban nhân dân xã Bắc Hà",
    "opening": "Qua theo dõi:",
    "rows": [
        {
            "number": n,
            "title": "Dọn <b>vỉa hè</b> & lòng đường {{ 1 }}",
            "source": "Họp",
            "due": "x",
            "standing": "y",
            "times": "z",
        }
        for n in (1, 2)
    ],
    "reason": "Lý do",
    "request": "Yêu cầu./.",
    "copies": ["Như trên;", "Lưu: VT."],
    "signature": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    "signer": "Đào Văn Thịnh",
}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 1, 5), "ngày 05 tháng 01 năm 2021"),
        (date(2021, 2, 28), "ngày 28 tháng 02 năm 2021"),
        (date(2021, 3, 9), "ngày 09 tháng 3 năm 2021"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_months_one_and_two_carry_a_zero(day: date, words: str) -> None:
    assert place_and_day("Từ Sơn", day) == f"Từ Sơn, {words}"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân thị xã Từ Sơn", "Từ Sơn"),
        ("Thị ủy Từ Sơn", "Từ Sơn"),
        ("Xã Tam Sơn", "Tam Sơn"),
        ("Ủy ban MTTQ thị xã", ""),
        ("Phòng Tài chính - Kế hoạch", ""),
    ],
)
def test_the_place_is_read_from_the_name_of_a_body(name: str, place: str) -> None:
    assert place_of(name) == place


def test_bodies_are_named_as_on_paper() -> None:
    assert formal_name("Xã Tam Sơn", UnitKind.WARD) == "Ủy ban nhân dân xã Tam Sơn"
    assert formal_name("Phòng Y tế", UnitKind.DEPARTMENT) == "Phòng Y tế"
    assert head_lines("Ủy ban nhân dân thị xã Từ Sơn") == "ỦY BAN NHÂN DÂN\nTHỊ XÃ TỪ SƠN"
    assert head_lines("Thị ủy Từ Sơn") == "THỊ ỦY TỪ SƠN"
    assert short_name("Thị ủy Từ Sơn", ["Thị ủy", "TU"]) == "TU"
    assert short_name("Ủy ban nhân dân thị xã", ["UBND thị xã"]) == "UBND"
    assert short_name("Phòng Quản lý đô thị", []) == "PQLĐT"


@pytest.mark.parametrize(
    ("name", "kind", "style"),
    [
        ("Thị ủy Từ Sơn", UnitKind.AUTHORITY, Style.PARTY),
        ("Đảng ủy phường Tam Sơn", UnitKind.AUTHORITY, Style.PARTY),
        ("Ban Tổ chức Thị ủy", UnitKind.PARTY, Style.PARTY),
        ("Ủy ban nhân dân thị xã Từ Sơn", UnitKind.AUTHORITY, Style.STATE),
        ("Phòng Y tế", UnitKind.DEPARTMENT, Style.STATE),
    ],
)
def test_party_and_state_follow_their_own_rules(name: str, kind: UnitKind, style: Style) -> None:
    assert motto_style(name, kind) is style


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_templates_in_the_project_are_what_the_layout_draws(name: str) -> None:
    """After a change of tracker/papers: bin/papers."""
    kept = docx.Document(str(FOLDER / f"{name}.docx"))
    drawn = io.BytesIO()
    draw, style = TEMPLATES[name]
    draw(style).save(drawn)
    fresh = docx.Document(io.BytesIO(drawn.getvalue()))
    assert kept.element.xml == fresh.element.xml
    assert kept.sections[0].header._element.xml == fresh.sections[0].header._element.xml


def read(data: bytes) -> tuple[docx.document.Document, str]:
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return paper, "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_a_state_letter_has_the_layout_of_the_decree() -> None:
    paper, words = read(fill("urging-state", VALUES))
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert 20 <= round(section.top_margin.mm) <= 25
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert paper.styles["Normal"].font.name == "Times New Roman"
    left, right = paper.tables[0].rows[0].cells
    assert [line.text for line in right.paragraphs if line.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Trung, ngày 05 tháng 01 năm 2027",
    ]
    country, motto = right.paragraphs[0].runs[0], right.paragraphs[1].runs[0]
    assert (country.bold, country.font.size, motto.bold, motto.font.size) == (True, Pt(12), True, Pt(13))
    assert "w:pBdr" in right._tc.xml
    assert "w:pBdr" in left._tc.xml
    assert "Số: 07/UBND" in left.text
    assert "{{" not in words.replace("{{ 1 }}", "")
    assert "{%" not in words


def test_a_party_letter_has_neither_country_nor_motto() -> None:
    paper, words = read(fill("urging-party", {**VALUES, "superior": "ĐẢNG BỘ TỈNH BẮC NINH", "symbol": "TU"}))
    left = paper.tables[0].rows[0].cells[0].text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert "CỘNG HÒA" not in words
    assert "ĐẢNG BỘ TỈNH BẮC NINH" in left
    assert "*" in left
    assert "Số 07-CV/TU" in left


def test_what_people_typed_stays_text() -> None:
    paper, words = read(fill("urging-state", VALUES))
    assert "Dọn <b>vỉa hè</b> & lòng đường {{ 1 }}" in words
    assert len(paper.tables[1].rows) == 3
    assert "w:tblHeader" in paper.tables[1].rows[0]._tr.xml
