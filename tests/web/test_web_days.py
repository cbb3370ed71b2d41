"""Days in the filters of pages: typed as on paper, and what is wrong with one said at its field."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role

#: Pages with a day in their filter: address, the field, and whether a day to come is refused.
FIELDS = [
    ("/tasks?sort=unit&", "on", True),
    ("/dashboard?back=7&", "on", True),
    ("/dashboard/compare?by=units&item=bac-ha&item=nam-ha&", "on", True),
    ("/dashboard/compare?by=days&item=2026-11-02&", "item", True),
    ("/reports/units?", "on", True),
    ("/reports/extensions?", "since", False),
    ("/reports/extensions?", "until", False),
    ("/urgings?", "since", False),
    ("/admin/audit?", "until", False),
]


@pytest.fixture
def reader(web: Browser) -> Browser:
    """Somebody who may open all of them."""
    make.town()
    return web


def opened(web: Browser, address: str) -> Browser:
    role, code = (Role.ADMIN, "ubnd") if "/admin/" in address else (Role.LEADER, "dang-uy")
    return web.sign_in(make.account(role, code))


@pytest.mark.parametrize(("address", "name", "past"), FIELDS)
def test_what_is_no_day_is_said_at_its_field_and_stays_there(
    reader: Browser, address: str, name: str, past: bool
) -> None:
    web = opened(reader, address)
    later = (clock.today() + timedelta(days=3)).strftime("%d/%m/%Y")
    for typed, sentence in (
        ("31/02/2026", "Ngày viết theo dạng"),
        (later, "Ngày này chưa đến") if past else ("x", "Ngày viết theo dạng"),
    ):
        answer = web.get(f"{address}{name}={quote(typed, safe='')}")
        assert answer.status_code == 422
        fields = LexborHTMLParser(answer.text).css(f"main input[name={name}][aria-invalid=true]")
        assert [field.attributes["value"] for field in fields] == [typed]
        assert "autofocus" in fields[0].attributes, "on a phone it lies below the fold"
        said = LexborHTMLParser(answer.text).css_first(f"#{fields[0].attributes['aria-describedby']}")
        assert sentence in said.text()


@pytest.mark.parametrize(("address", "name", "past"), FIELDS)
def test_a_day_is_typed_as_on_paper_and_shown_so(reader: Browser, address: str, name: str, past: bool) -> None:
    web, day = opened(reader, address), clock.today() - timedelta(days=9)
    pages = [web.get(f"{address}{name}={quote(typed, safe='')}") for typed in (f"{day:%d/%m/%Y}", day.isoformat())]
    assert [page.status_code for page in pages] == [200, 200]
    shown = [
        [field.attributes["value"] for field in LexborHTMLParser(page.text).css(f"main input[name={name}]")]
        for page in pages
    ]
    assert shown[0] == shown[1]
    assert f"{day:%d/%m/%Y}" in shown[0]


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/tasks?", "/tasks/export.xlsx"),
        ("/admin/audit?", "/admin/audit/export.csv"),
        ("/admin/audit?", "/admin/audit/export.xlsx"),
    ],
)
def test_of_another_day_than_was_meant_nothing_is_shown_or_taken_away(
    reader: Browser, address: str, offered: str
) -> None:
    make.task()
    web, name = opened(reader, address), "since" if "audit" in address else "on"
    good, bad = (web.get(f"{address}{name}={day}") for day in ("2026-11-24", "31/02/2026"))
    assert offered in good.text
    assert offered not in bad.text
    assert "Sửa ngày ở trên rồi lọc lại" in bad.text
    assert LexborHTMLParser(bad.text).css("main tbody tr") == []
    assert web.get(f"{offered}?{name}=31/02/2026").status_code == 404
    assert web.get("/exports/new?on=31/02/2026").status_code == (403 if "audit" in address else 404)


def test_a_register_to_be_printed_says_what_is_wrong_with_its_day(reader: Browser) -> None:
    web = opened(reader, "/urgings")
    answer = web.get("/urgings?print=1&since=khong")
    assert answer.status_code == 422
    assert "Ngày viết theo dạng 30/11/2020." in answer.text


def test_a_wall_has_no_field_and_shows_today(reader: Browser) -> None:
    assert opened(reader, "/dashboard").get("/dashboard?wall=1&on=khong").status_code == 200


def test_two_days_that_are_one_are_told_at_both_fields(reader: Browser) -> None:
    answer = opened(reader, "/dashboard").get("/dashboard/compare?by=days&item=02/11/2026&item=2026-11-02")
    assert answer.status_code == 422
    fields = LexborHTMLParser(answer.text).css("main input[name=item]")
    assert [field.attributes["aria-describedby"] for field in fields] == ["c-wrong", "c-wrong"]
    assert [field.attributes["value"] for field in fields] == ["02/11/2026", "02/11/2026"]


def test_a_day_that_is_none_is_not_kept_with_a_view(reader: Browser) -> None:
    page = LexborHTMLParser(opened(reader, "/tasks").get("/tasks?on=khong&topic=urban").text)
    assert page.css_first(".strip input[name=query]").attributes["value"] == "topic=urban"
