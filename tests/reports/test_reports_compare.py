"""Comparison: figures side by side, each with its list, the same in every file, at a fixed cost."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser
from test_reports_figures import many_tasks

import make
from conftest import NOW, Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.reports.rules.spans import recent, span

TODAY = NOW.date()


def compared(web: Browser, address: str) -> dict[str, list[str]]:
    """The rows of the comparison by name, after every list behind a count was opened and counted."""
    page = LexborHTMLParser(web.get(address).text)
    rows = {}
    for row in page.css(".compared .paper-table tbody tr:not(.group)"):
        cells = row.css("td")
        rows.setdefault(row.css_first("th").text(strip=True), [cell.text(strip=True) for cell in cells])
        for link in row.css("td a"):
            listed = LexborHTMLParser(web.get(link.attributes["href"] or "").text)
            assert listed.css_first(".waits b").text() == link.text(strip=True), link.attributes["href"]
    assert len(page.css(".compared td a")) >= 16
    return rows


def test_units_conferences_and_periods_stand_side_by_side_with_their_lists(web: Browser) -> None:
    many_tasks(8, 40)
    with clock.frozen(NOW + timedelta(days=12)):
        make.task("bac-ha", due_on=TODAY, of=make.passage())
        web.sign_in(make.account(Role.LEADER))
        units = compared(web, "/dashboard/compare?by=units&item=bac-ha&item=nam-ha")
        few = len(web.statements)
        assert units["Đã giao"][2].startswith(("+", "-", "không"))
        assert "÷" in "".join(units)
        spans = compared(web, "/dashboard/compare?by=spans&item=2026-12&item=2026-11")
        assert spans["Giao trong kỳ"][1] == "1"
        assert int(spans["Đã giao"][1]) == int(spans["Đã giao"][0]) + 1
        assert spans["Đã giao"][2] == "+1"
        assert spans["Quá hạn"][2].endswith(("(kém hơn)", "(tốt hơn)"))
        days = compared(web, f"/dashboard/compare?by=days&item={TODAY}&item={clock.today()}")
        assert days["Đã giao"][2] == "+1"
        many_tasks(9, 30)
        page = web.get("/dashboard/compare?by=units&item=bac-ha&item=nam-ha&item=dia-chinh&item=ubnd")
        assert "chênh lệch" in page.text
        assert few
        assert len(web.statements) <= 22
        form = LexborHTMLParser(web.get("/dashboard/compare?by=meetings").text)
        numbers = [each.attributes["value"] for each in form.css("#c-0 option")][1:3]
        meetings = compared(web, f"/dashboard/compare?by=meetings&item={numbers[0]}&item={numbers[1]}")
        assert meetings["Đã giao"]
        sheet = web.get("/reports/compare/xlsx?by=units&item=bac-ha&item=nam-ha").data
        values = {
            row[0]: row[1:]
            for row in openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)
        }
        assert isinstance(values["Đã giao"][0], int)
        rate = values["Tỷ lệ hoàn thành"][0]
        assert rate == pytest.approx(values["Hoàn thành"][0] / values["Đã giao"][0])
        assert web.get("/reports/compare?by=units").headers["Location"] == "/dashboard/compare?by=units"


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("by=units", 200, "Chọn từ 2 đến 6 mục ở trên"),
        ("by=units&item=bac-ha", 422, "Chọn từ 2 đến 6 mục khác nhau"),
        ("by=units&item=bac-ha&item=nam-ha", 422, "Chọn đơn vị trong phạm vi đang xem"),
        ("by=meetings&item=1&item=99999", 422, "Chọn hội nghị trong danh sách"),
        ("by=spans&item=2026-Q1&item=2026-Q9", 422, "Không hiểu kỳ"),
        ("by=spans&item=2026-Q1&item=2027-Q1", 422, "chưa đến"),
        ("by=days&item=2026-Q1&item=2026-11-02", 422, "Ngày viết theo dạng 30/11/2020"),
        ("by=days&item=02/11/2026&item=2026-11-03&on=khong", 200, "02/11/2026"),
        ("by=days&item=02/11/2026&item=2026-11-02", 422, "Chọn hai kỳ hoặc hai ngày khác nhau"),
        ("by=days&item=2026-11-02", 422, "Chọn hai kỳ hoặc hai ngày khác nhau"),
    ],
)
def test_what_cannot_be_compared_is_said_at_the_form(web: Browser, address: str, status: int, says: str) -> None:
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    answer = web.get(f"/dashboard/compare?{address}")
    assert answer.status_code == status
    assert says in answer.text
    if status == 200 and "item" in address:
        assert web.get(f"/reports/compare/xlsx?{address}").status_code == 200


def test_spans_have_their_days() -> None:
    today = date(2026, 11, 24)
    for key, first, last in (
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-11-24", None, today),
    ):
        found = span(key, today)
        assert (found.first, found.last) == (first, last)
    assert span("2026", today).ended(today) == today
    assert [keys[0] for keys in recent(today).values()] == ["2026-11", "2026-Q4", "2026"]
    for bad in ("", "2026-13", "2026-Q5", "hôm qua", "2026-11-25", "2027"):
        with pytest.raises(Invalid):
            span(bad, today)
