"""The calendar's pages: a year to read, days to enter, the library to compare with."""

from __future__ import annotations

from datetime import date

from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core.actor import Role
from tracker.core.calendar import DayKind, SpecialDay
from tracker.storage.database import transaction
from tracker.workdays import queries, services


def admin(web: Browser) -> None:
    web.sign_in(make.account(Role.ADMIN, "ubnd"))


def words(node: object) -> str:
    return " ".join(node.text().split())  # type: ignore[attr-defined]


def test_a_year_shows_its_days_off_with_words_and_shapes(web: Browser) -> None:
    with transaction():
        services.seed(2026, by=None)
    admin(web)
    answer = web.get("/admin/calendar?year=2026")
    page = LexborHTMLParser(answer.text)
    assert len(page.css("table.month")) == 12
    january = page.css("table.month")[0]
    assert words(january.css_first("td.is-off")) == "1✕ Ngày nghỉ: Tết Dương lịch"
    assert words(january.css_first("td.is-made")).startswith("10◆ Ngày làm bù")
    assert "Lịch tạm tính" not in answer.text
    assert len(web.statements) <= 10


def test_a_year_that_is_computed_says_so_until_it_is_confirmed(web: Browser) -> None:
    with transaction():
        services.seed(2027, by=None)
    admin(web)
    assert "Lịch tạm tính" in web.get("/admin/calendar?year=2027").text
    assert "Lịch tạm tính" in web.get("/admin/calendar?year=2031").text
    assert web.post("/admin/calendar/confirm", {"year": "2027"}).status_code == 302
    assert "Lịch tạm tính" not in web.get("/admin/calendar?year=2027").text


def test_a_day_is_added_corrected_and_taken_out(web: Browser) -> None:
    admin(web)
    added = web.post(
        "/admin/calendar/days", {"year": "2026", "day": "03/12/2026", "kind": "off", "name": "Lễ hội đền Đô"}
    )
    assert added.headers["Location"] == "/admin/calendar?year=2026#days"
    assert "Lễ hội đền Đô" in web.get("/admin/calendar?year=2026").text
    row = queries.day_on(date(2026, 12, 3))
    assert "Thứ Năm, 03/12/2026" in web.get(f"/admin/calendar/days/{row.id}").text
    changed = {"kind": "off", "name": "Lễ hội", "version": row.version}
    assert web.post(f"/admin/calendar/days/{row.id}", changed).status_code == 302
    stale = web.post(f"/admin/calendar/days/{row.id}", {**changed, "name": "Khác"})
    assert stale.status_code == 409
    assert LexborHTMLParser(stale.text).css_first("#name").attributes["value"] == "Khác"
    row = queries.day_on(date(2026, 12, 3))
    assert web.post(f"/admin/calendar/days/{row.id}/remove", {"version": row.version}).status_code == 302
    assert queries.day_on(date(2026, 12, 3)) is None


def test_bad_input_is_said_at_the_field(web: Browser) -> None:
    admin(web)
    answer = web.post("/admin/calendar/days", {"year": "2026", "day": "31/02/2026", "kind": "off", "name": ""})
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 422
    assert "30/11/2020" in page.css_first("#day-error").text()
    assert "Nhập tên ngày" in page.css_first("#name-error").text()
    answer = web.post("/admin/calendar/days", {"year": "2026", "day": "04/12/2026", "kind": "made_up", "name": "Bù"})
    assert "vốn là ngày làm việc" in LexborHTMLParser(answer.text).css_first("#kind-error").text()


def test_the_week_is_set_and_never_empty(web: Browser) -> None:
    admin(web)
    empty = web.post("/admin/calendar/week", {"year": "2026"})
    assert empty.status_code == 422
    assert "ít nhất một ngày" in empty.text
    sent = web.post("/admin/calendar/week", {"year": "2026", "weekdays": ["0", "1", "2", "3", "4", "5"]})
    assert sent.status_code == 302
    assert queries.weekdays() == frozenset(range(6))


def test_the_library_is_compared_before_it_is_taken_over(web: Browser) -> None:
    with transaction():
        services.seed(2026, by=None)
        services.add_day(SpecialDay(date(2026, 12, 3), DayKind.OFF, "Lễ hội"), by=None)
        services.remove_day(queries.day_on(date(2026, 1, 1)), by=None)
    admin(web)
    page = LexborHTMLParser(web.get("/admin/calendar/library?year=2026").text)
    boxes = {box.attributes["value"]: "checked" in box.attributes for box in page.css("input[name=take]")}
    # What a person entered stays unless it is ticked.
    assert boxes == {"2026-01-01": True, "2026-12-03": False}
    stamp = page.css_first("input[name=stamp]").attributes["value"]
    sent = web.post("/admin/calendar/library", {"year": "2026", "stamp": stamp, "take": ["2026-01-01", "nonsense"]})
    assert sent.status_code == 302
    assert queries.day_on(date(2026, 1, 1)) is not None
    assert queries.day_on(date(2026, 12, 3)) is not None
    stale = web.post("/admin/calendar/library", {"year": "2026", "stamp": stamp, "take": "2026-12-03"})
    assert stale.status_code == 409


def test_a_year_of_the_library_is_taken_in_to_be_edited(web: Browser) -> None:
    admin(web)
    assert "đang dùng thẳng lịch của thư viện" in web.get("/admin/calendar/library?year=2025").text
    assert web.post("/admin/calendar/library", {"year": "2025"}).status_code == 302
    assert queries.year_kept(2025) is not None


def test_only_administrators_open_the_calendar(web: Browser) -> None:
    for role in Role:
        web.sign_in(make.account(role, "ubnd"))
        assert web.get("/admin/calendar").status_code == (200 if role is Role.ADMIN else 403)


def test_the_command_seeds_a_year_once(app: Flask) -> None:
    first = app.test_cli_runner().invoke(args=["calendar", "seed", "2026"])
    again = app.test_cli_runner().invoke(args=["calendar", "seed", "2026"])
    wrong = app.test_cli_runner().invoke(args=["calendar", "seed", "1492"])
    assert "đã nạp từ thư viện" in first.output
    assert "đã có, giữ nguyên" in again.output
    assert wrong.exit_code == 1
