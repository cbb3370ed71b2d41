"""Finding something from any page, with the keyboard, with the mouse of a phone's user, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from servers.site import PHONE, Person

Arrive = Callable[..., Person]


def test_from_any_page_a_few_keys_open_the_task(person: Arrive) -> None:
    somebody = person("thuky")
    page = somebody.open("/urgings")
    page.keyboard.press("/")
    expect(page.locator("#topsearch")).to_be_focused()
    page.keyboard.type("duong 277", delay=20)
    suggestions = page.locator("#suggestions")
    expect(suggestions.locator("mark").first).to_have_text(re.compile("đường", re.I))
    page.keyboard.press("ArrowDown")
    expect(suggestions.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(page.locator("#topsearch")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tìm kiếm")
    page.locator(".facets a", has_text="Nhiệm vụ").click()
    page.locator(".results a.title").first.click()
    expect(page).to_have_url(re.compile(r"/tasks/\d+$"))
    number = page.url.rsplit("/", 1)[1]
    page.keyboard.press("/")
    page.keyboard.type(f"#{number}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/tasks/{number}$"))


def test_on_a_phone_and_without_javascript_the_page_finds_the_same(person: Arrive) -> None:
    phone = person("tamson", PHONE)
    page = phone.open("/")
    phone.press("Tìm kiếm", role="link")
    page.get_by_label("Tìm (không cần dấu)").fill("tam son")
    phone.press("Tìm")
    expect(page.locator(".results mark").first).to_be_visible()
    plain = person("thuky", script=False)
    page = plain.open("/")
    page.get_by_label("Tìm mọi nội dung").fill("đường 277")
    page.get_by_label("Tìm mọi nội dung").press("Enter")
    expect(page.locator(".results mark").first).to_have_text(re.compile("đường", re.I))
