"""Two languages: the switch, who keeps the choice, and how days and numbers are written in each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask, session
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.auth.models import Account
from tracker.core.actor import Role
from tracker.storage.database import db
from tracker.web import i18n


def language(answer: Any) -> str:
    return str(LexborHTMLParser(answer.text).css_first("html").attributes["lang"])


def offered(answer: Any) -> tuple[str, str]:
    """The language that the switch offers: its code and its own name."""
    button = LexborHTMLParser(answer.text).css_first("button[name=locale]")
    return str(button.attributes["value"]), button.text().strip()


def choose(web: Browser, locale: str, following: str = "/sign-in") -> Any:
    return web.post("/language", {"locale": locale, "next": following})


@pytest.fixture(params=["vi", "en"])
def reading(request: pytest.FixtureRequest, app: Flask) -> Iterator[str]:
    """A request of somebody who reads this language."""
    with app.test_request_context("/"):
        session["locale"] = request.param
        yield request.param


def test_a_stranger_reads_vietnamese_and_is_offered_english_by_its_own_name(web: Browser) -> None:
    answer = web.get("/sign-in", headers={"Accept-Language": "en"})
    assert language(answer) == "vi"
    assert offered(answer) == ("en", "English")
    assert LexborHTMLParser(answer.text).css_first("h1").text() == "Đăng nhập"


def test_the_switch_goes_to_english_and_back_and_stays_on_the_page(web: Browser) -> None:
    answer = choose(web, "en", "/sign-in?next=/tasks")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in?next=/tasks")
    english = web.get("/sign-in")
    assert language(english) == "en"
    assert offered(english) == ("vi", "Tiếng Việt")
    assert LexborHTMLParser(english.text).css_first("h1").text() == "Sign in"
    choose(web, "vi")
    assert language(web.get("/sign-in")) == "vi"


@pytest.mark.parametrize("wanted", ["fr", "", "VI", "../vi"])
def test_a_language_that_is_not_spoken_is_refused_and_changes_nothing(web: Browser, wanted: str) -> None:
    choose(web, "en")
    assert choose(web, wanted).status_code == 400
    assert language(web.get("/sign-in")) == "en"


def test_the_account_keeps_the_choice_for_the_next_browser(web: Browser) -> None:
    username = make.account(Role.OFFICIAL, "bac-ha")
    web.sign_in(username)
    choose(web, "en", "/account")
    assert language(web.get("/account")) == "en"
    phone = Browser(web.client.application.test_client())
    assert language(phone.get("/sign-in")) == "vi"
    phone.sign_in(username)
    assert language(phone.get("/")) == "en"
    assert db.session.query(Account).one().locale == "en"


def test_the_choice_of_the_account_holds_in_a_browser_that_is_open_already(web: Browser) -> None:
    username = make.account(Role.OFFICIAL, "bac-ha")
    phone = Browser(web.client.application.test_client()).sign_in(username)
    choose(phone, "vi", "/account")
    choose(web.sign_in(username), "en", "/account")
    assert language(phone.get("/account")) == "en"


def test_the_choice_of_one_reader_is_not_that_of_another(web: Browser) -> None:
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    choose(web, "en", "/account")
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    assert language(web.get("/")) == "vi"


def test_numbers_are_written_as_the_language_writes_them(reading: str) -> None:
    expected = {"vi": ("1.234.567", "1.234,5", "64,9 %"), "en": ("1,234,567", "1,234.5", "64.9 %")}[reading]
    assert (i18n.number(1234567), i18n.number(1234.5, 1), i18n.rate(0.649)) == expected


def test_small_numbers_have_no_separator_and_a_fixed_count_of_digits(reading: str) -> None:
    comma = {"vi": ",", "en": "."}[reading]
    assert i18n.number(0) == "0"
    assert i18n.number(999) == "999"
    assert i18n.number(7, 2) == f"7{comma}00"
    assert i18n.rate(1) == f"100{comma}0 %"
    assert i18n.rate(0) == f"0{comma}0 %"


def test_what_is_not_known_is_a_dash_not_a_zero(reading: str) -> None:
    assert (i18n.number(None), i18n.rate(None)) == ("–", "–")
    assert (i18n.day(None), i18n.moment(None)) == ("", "")


def test_days_are_written_day_first_in_both_languages(reading: str) -> None:
    assert i18n.day(date(2020, 11, 3)) == "03/11/2020"


def test_a_moment_is_told_in_the_zone_of_the_office(reading: str) -> None:
    assert i18n.moment(datetime(2020, 11, 30, 1, 5, tzinfo=UTC)) == "08:05 30/11/2020"
    assert i18n.moment(datetime(2020, 12, 31, 18, 30, tzinfo=UTC)) == "01:30 01/01/2021"


def test_weekdays_have_the_names_of_the_language(reading: str) -> None:
    monday = date(2020, 11, 30)
    names = [i18n.weekday(monday + timedelta(days=n)) for n in range(7)]
    expected = {
        "vi": ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
        "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    }
    assert names == expected[reading]


def test_what_somebody_typed_is_not_taken_for_a_sentence_of_the_program(reading: str) -> None:
    for typed in ("100% hộ dân", "%(name)s", "<b>Bắc Hà</b>"):
        assert i18n.say(typed) == typed


def test_a_page_counts_in_the_language_of_its_reader(web: Browser) -> None:
    meeting = make.meeting(held_on=date(2026, 11, 3))
    web.sign_in(make.account(Role.SECRETARY))
    for locale in ("vi", "en"):
        choose(web, locale, "/meetings")
        page = web.get("/meetings")
        assert language(page) == locale
        assert LexborHTMLParser(page.text).css_first("td.nowrap").text() == "03/11/2026"
        assert meeting.name in page.text, "what people wrote is not translated"


def test_a_language_chosen_before_sign_in_holds_afterwards(web: Browser) -> None:
    username = make.account(Role.LEADER)
    choose(web, "en")
    web.post("/sign-in", {"username": username, "password": make.PASSWORD})
    assert language(web.get("/dashboard")) == "en"
