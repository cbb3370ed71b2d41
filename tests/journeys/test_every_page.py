"""Every page, at a desk and on a phone: nothing serious for axe, nothing wider than the screen, no fault."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect

from servers.site import DESK, PHONE, Person

Arrive = Callable[..., Person]

#: Who opens what. A value in braces is taken from a link on the page named behind it.
PAGES: dict[str, tuple[str, ...]] = {
    "thuky": (
        "reports.home",
        "meetings.index",
        "meetings.new",
        "intake.meeting",
        "meetings.edit",
        "intake.new",
        "intake.document",
        "intake.review",
        "intake.edit",
        "intake.split",
        "tasks.index",
        "tasks.detail",
        "tasks.fan_out",
        "tasks.step",
        "tasks.extension_list",
        "tasks.prepare_extension",
    ),
    "tamson": ("reports.home", "tasks.index", "tasks.detail", "tasks.step", "tasks.ask_extension", "auth.account"),
    "tamson.lanhdao": ("reports.home", "tasks.detail", "auth.account"),
    "bithu": (
        "reports.home",
        "reports.dashboard",
        "tasks.detail",
        "tasks.decide_extension",
        "tasks.extend",
        "tasks.extend_many",
    ),
    "quantri": ("reports.home", "org.index", "intake.lessons"),
}
#: Doors that show no page: what they answer is tested elsewhere.
NO_PAGES = {"meetings.original", "auth.sign_in"}


def addresses(page: Page, base: str, endpoint: str) -> str:
    """The address of a page with something on it, found by following links as a person would."""

    def link(pattern: str) -> str:
        found = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        return next(re.sub(r"#.*", "", each) for each in found if re.fullmatch(pattern, re.sub(r"[#?].*", "", each)))

    fixed = {
        "reports.home": "/",
        "reports.dashboard": "/dashboard",
        "meetings.index": "/meetings",
        "meetings.new": "/meetings/new",
        "tasks.index": "/tasks",
        "auth.account": "/account",
        "org.index": "/units",
        "intake.lessons": "/lessons",
        "tasks.extension_list": "/extensions",
    }
    if endpoint in fixed:
        return fixed[endpoint]
    if endpoint in ("tasks.prepare_extension", "tasks.decide_extension"):
        page.goto(f"{base}/extensions")
        return link(rf"/extensions/\d+/{endpoint.removeprefix('tasks.').removesuffix('_extension')}")
    if endpoint in ("tasks.ask_extension", "tasks.extend", "tasks.extend_many"):
        page.goto(f"{base}/tasks?standing=open&deadline=in_time,overdue")
        found = page.locator("a.title").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if endpoint == "tasks.extend_many":
            return "/tasks/extend?" + "&".join(f"task={at.rpartition('/')[2]}" for at in found[:4])
        for at in found:
            page.goto(base + at)
            ending = "extension" if endpoint == "tasks.ask_extension" else "extend"
            if page.locator(f"a[href='{at}/{ending}']").count():
                return f"{at}/{ending}"
    review = r"/documents/\d+/review"
    if endpoint in ("tasks.detail", "tasks.step"):
        page.goto(f"{base}/tasks?standing=open")
        detail = link(r"/tasks/\d+")
        if endpoint == "tasks.detail":
            return detail
        page.goto(base + detail)
        return link(r"/tasks/\d+/\w+")
    if endpoint in ("intake.review", "intake.edit", "intake.split"):
        page.goto(f"{base}/")
        at = link(review)
        if endpoint == "intake.review":
            return at
        page.goto(base + at)
        return link(rf"/passages/\d+/{endpoint.removeprefix('intake.')}")
    if endpoint == "tasks.fan_out":
        page.goto(f"{base}/meetings")
        for at in page.locator("a[href^='/meetings/']").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
            page.goto(base + at)
            if page.locator("a[href^='/fan-outs/']").count():
                return link(r"/fan-outs/\d+")
    page.goto(f"{base}/meetings?q=")
    page.goto(base + link(r"/meetings/\d+"))
    return {
        "intake.meeting": lambda: page.url.removeprefix(base),
        "meetings.edit": lambda: link(r"/meetings/\d+/edit"),
        "intake.new": lambda: link(r"/meetings/\d+/intake"),
        "intake.document": lambda: link(r"/documents/\d+"),
    }[endpoint]()


@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (PHONE, False), (DESK, True)], ids=["desk", "phone", "dark"])
@pytest.mark.parametrize("username", PAGES)
def test_pages_are_accessible_and_fit_the_screen(
    person: Arrive, username: str, size: dict[str, int], dark: bool
) -> None:
    somebody = person(username, size, dark=dark)
    page = somebody.page
    for endpoint in PAGES[username]:
        path = addresses(page, somebody.address, endpoint)
        somebody.open(path)
        expect(page.locator("main h1")).to_have_count(1)
        check(page, path)
        if size is PHONE:
            assert page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") <= 0, (
                f"{path} is too wide"
            )


def check(page: Page, path: str) -> None:
    """Axe finds nothing serious."""
    found = [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in Axe().run(page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert found == [], f"{path}: {found}"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_nobody_are_accessible_too(person: Arrive, size: dict[str, int]) -> None:
    somebody = person("thuky", size)
    check(somebody.open("/nowhere"), "/nowhere")
    somebody.page.context.clear_cookies()
    check(somebody.open("/sign-in"), "/sign-in")


def test_no_page_is_left_out(app_of_session: Flask) -> None:
    shown = {endpoint for endpoints in PAGES.values() for endpoint in endpoints}
    pages = {rule.endpoint for rule in app_of_session.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert pages - shown == NO_PAGES
