"""Every page, at a desk and on a phone: nothing serious for axe, nothing wider than the screen, no fault."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from servers.site import DESK, PHONE, Person

Arrive = Callable[..., Person]

#: Who opens what. A value in braces is taken from a link on the page named behind it.
PAGES: dict[str, tuple[str, ...]] = {
    "thuky": (
        "reports.home",
        "reports.papers",
        "reports.paper",
        "reports.publish",
        "reports.published",
        "reports.published_changes",
        "reports.subscribe",
        "reports.subscriptions",
        "reports.save_view",
        "reports.saved_views",
        "search.index",
        "reorganisations.tasks",
        "meetings.index",
        "meetings.new",
        "intake.meeting",
        "meetings.edit",
        "meetings.history",
        "intake.new",
        "intake.document",
        "intake.review",
        "intake.edit",
        "intake.split",
        "tasks.index",
        "exports.index",
        "exports.new",
        "exports.show",
        "tasks.detail",
        "tasks.fan_out",
        "tasks.fan_outs",
        "tasks.add_units",
        "tasks.weigh",
        "tasks.step_many",
        "tasks.fan_out_measures",
        "tasks.import_measures",
        "tasks.measure_value",
        "tasks.step",
        "tasks.urgings",
        "tasks.urging",
        "tasks.urging_new",
        "tasks.letterhead",
        "proposals.index",
        "proposals.detail",
        "tasks.extension_list",
        "tasks.prepare_extension",
        "tasks.series_index",
        "tasks.series_detail",
        "tasks.series_edit",
        "tasks.series_end",
        "tasks.repeat",
        "tasks.reports",
        "tasks.confide",
        "worksheets.new",
        "worksheets.show",
        "people.hand_overs",
        "connections.tokens",
        "connections.docs",
    ),
    "tamson.lanhdao": (
        "reports.home",
        "tasks.detail",
        "proposals.new",
        "proposals.detail",
        "notifications.index",
        "notifications.preferences",
        "people.unit",
        "people.hand_over",
    ),
    "tamson": (
        "reports.home",
        "tasks.index",
        "tasks.detail",
        "tasks.step",
        "tasks.edit_plan_step",
        "tasks.ask_extension",
        "tasks.files",
        "tasks.show_file",
        "auth.account",
        "auth.second_factor",
    ),
    "bithu": (
        "reports.home",
        "reports.dashboard",
        "reports.compare",
        "tasks.detail",
        "tasks.decide_extension",
        "tasks.extend",
        "tasks.extend_many",
    ),
    "quantri": (
        "reports.home",
        "org.index",
        "intake.lessons",
        "workdays.index",
        "workdays.edit",
        "workdays.library",
        "jobs.index",
        "jobs.history",
        "auth.accounts",
        "audit.index",
        "people.index",
        "people.new",
        "people.person",
        "people.correct",
        "people.appoint",
        "people.transfer",
        "people.deputise",
        "people.end",
        "people.leave",
        "people.import_",
        "people.show_import",
        "connections.all_tokens",
        "connections.webhooks",
        "connections.new_webhook",
        "connections.webhook",
        "connections.edit_webhook",
        "connections.problem_kinds",
        "reorganisations.index",
        "reorganisations.new",
        "reorganisations.show",
        "reorganisations.edit",
        "reorganisations.add_change",
        "reorganisations.change",
        "reorganisations.posts",
        "reorganisations.unit",
    ),
}
#: Doors that show no page: what they answer is tested elsewhere.
NO_PAGES = {
    "intake.original",
    "auth.sign_in",
    "auth.code",
    "auth.forgot",
    "auth.reset",
    # The sign-on of a province is not set in the town; `test_sso` looks at these.
    "auth.sso_start",
    "auth.sso_back",
    "auth.go_link",
    "auth.identity",
    # Only for somebody who has left; a form like the others of a person.
    "people.erase",
    "tasks.urging_letter",
    "tasks.measure_template",
    "worksheets.template",
    "exports.file",
    "tasks.file",
    "tasks.thumbnail",
    "evidence.progress",
    "notifications.open_notice",
    "notifications.feed",
    "search.suggestions",
    "people.export",
    "people.import_template",
    "people.sign_up",
    "reports.paper_file",
    "reports.published_file",
    "reports.leave",
    "reports.task_sheet",
    "audit.as_csv",
    "audit.as_xlsx",
    "connections.openapi",
    "connections.viewer",  # drawn by Swagger UI, which does not keep to our rules: the page before it says the same
    "operations.healthz",
    "operations.readyz",
    "operations.metrics",
}


#: How a page with something on it is found: an address to open, then links to follow as a person would. A page
#: without the next link is left for the next page of its kind.
WAYS: dict[str, tuple[str, ...]] = {
    "search.index": ("/search?q=duong+277",),
    "reports.home": ("/",),
    "reports.dashboard": ("/dashboard",),
    "reports.compare": ("/dashboard/compare?by=spans",),
    "reports.papers": ("/reports",),
    "reports.paper": ("/reports", r"/reports/register"),
    "reports.publish": ("/reports", r"/reports/topics", r"/reports/topics/publish"),
    "reports.published": ("/reports", r"/reports/published/\d+"),
    "reports.published_changes": ("/reports", r"/reports/published/\d+", r"/reports/published/\d+/changes"),
    "reports.subscribe": ("/reports", r"/reports/topics", r"/reports/topics/subscribe"),
    "reports.subscriptions": ("/reports", r"/reports/subscriptions"),
    "reports.save_view": ("/saved-views/new?page=tasks&query=state%3Dblocked",),
    "reports.saved_views": ("/reports", r"/saved-views"),
    "meetings.index": ("/meetings",),
    "meetings.new": ("/meetings/new",),
    "meetings.edit": ("/meetings", r"/meetings/\d+", r"/meetings/\d+/edit"),
    "meetings.history": ("/meetings", r"/meetings/\d+", r"/meetings/\d+/history"),
    "intake.meeting": ("/meetings", r"/meetings/\d+"),
    "intake.new": ("/meetings", r"/meetings/\d+", r"/meetings/\d+/intake"),
    "intake.document": ("/meetings", r"/meetings/\d+", r"/documents/\d+"),
    "intake.review": ("/", r"/documents/\d+/review"),
    "intake.edit": ("/", r"/documents/\d+/review", r"/passages/\d+/edit"),
    "intake.split": ("/", r"/documents/\d+/review", r"/passages/\d+/split"),
    "intake.lessons": ("/lessons",),
    "tasks.index": ("/tasks",),
    "exports.index": ("/exports",),
    "exports.new": ("/exports/new?standing=open",),
    "exports.show": ("/exports", r"/exports/\d+"),
    "tasks.detail": ("/tasks?standing=open", r"/tasks/\d+"),
    "tasks.step": ("/tasks?standing=open", r"/tasks/\d+", r"/tasks/\d+/\w+"),
    "tasks.fan_outs": ("/fan-outs",),
    "tasks.fan_out": ("/fan-outs", r"/fan-outs/\d+"),
    "tasks.add_units": ("/fan-outs", r"/fan-outs/\d+", r"/fan-outs/\d+/units"),
    "tasks.weigh": ("/fan-outs", r"/fan-outs/\d+", r"/fan-outs/\d+/weights"),
    "tasks.fan_out_measures": ("/fan-outs", r"/fan-outs/\d+", r"/fan-outs/\d+/measures"),
    "tasks.import_measures": ("/fan-outs", r"/fan-outs/\d+", r"/fan-outs/\d+/measures/import"),
    "tasks.measure_value": ("/tasks?q=cuong+che&state=in_progress", r"/tasks/\d+", r"/measure-values/\d+"),
    "tasks.edit_plan_step": ("/tasks?standing=open", r"/tasks/\d+", r"/plan-steps/\d+"),
    "tasks.step_many": ("/tasks?state=in_progress", r"/tasks/\d+"),
    "tasks.urgings": ("/urgings",),
    "tasks.urging": ("/urgings", r"/urgings/\d+"),
    "tasks.urging_new": ("/urgings/new",),
    "tasks.letterhead": ("/urgings", r"/urgings/\d+", r"/urgings/letterheads/\d+"),
    "proposals.index": ("/proposals",),
    "proposals.detail": ("/proposals", r"/proposals/\d+"),
    "proposals.new": ("/proposals/new",),
    "tasks.files": ("/tasks", r"/tasks/\d+", r"/tasks/\d+/files/\d+/view"),
    "tasks.show_file": ("/tasks", r"/tasks/\d+", r"/tasks/\d+/files/\d+/view"),
    "tasks.extension_list": ("/extensions",),
    "tasks.prepare_extension": ("/extensions", r"/extensions/\d+/prepare"),
    "tasks.decide_extension": ("/extensions", r"/extensions/\d+/decide"),
    "tasks.ask_extension": ("/tasks?standing=open", r"/tasks/\d+", r"/tasks/\d+/extension"),
    "tasks.extend": ("/tasks?standing=open&deadline=in_time,overdue", r"/tasks/\d+", r"/tasks/\d+/extend"),
    "tasks.extend_many": ("/tasks?standing=open&deadline=in_time,overdue", r"/tasks/\d+"),
    "tasks.series_index": ("/series",),
    "tasks.series_detail": ("/series", r"/series/\d+"),
    "tasks.series_edit": ("/series", r"/series/\d+", r"/series/\d+/edit"),
    "tasks.series_end": ("/series", r"/series/\d+", r"/series/\d+/end"),
    "tasks.repeat": ("/tasks?standing=open", r"/tasks/\d+", r"/tasks/\d+/repeat"),
    "tasks.reports": ("/tasks?standing=open", r"/tasks/\d+", r"/tasks/\d+/reports"),
    "tasks.confide": ("/tasks?secret=1", r"/tasks/\d+", r"/tasks/\d+/confidential"),
    "worksheets.new": ("/tasks/import",),
    "worksheets.show": ("/tasks/import", r"/tasks/import/\d+"),
    "workdays.index": ("/admin/calendar",),
    "workdays.edit": ("/admin/calendar", r"/admin/calendar/days/\d+"),
    "workdays.library": ("/admin/calendar", r"/admin/calendar/library"),
    "auth.account": ("/account",),
    "auth.second_factor": ("/account", r"/account/second-factor"),
    "auth.accounts": ("/admin/sign-in",),
    "notifications.index": ("/notices",),
    "notifications.preferences": ("/account/notices",),
    "org.index": ("/units",),
    "jobs.index": ("/admin/jobs",),
    "audit.index": ("/admin/audit",),
    "people.index": ("/admin/people",),
    "people.unit": ("/unit/people",),
    "people.new": ("/people/new",),
    "people.hand_overs": ("/hand-overs",),
    "people.hand_over": ("/unit/people", r"/people/\d+", r"/people/\d+/hand-over"),
    "people.person": ("/admin/people", r"/people/\d+"),
    "people.correct": ("/admin/people", r"/people/\d+", r"/people/\d+/edit"),
    "people.appoint": ("/admin/people", r"/people/\d+", r"/people/\d+/appoint"),
    "people.leave": ("/admin/people", r"/people/\d+", r"/people/\d+/leave"),
    "people.transfer": ("/admin/people", r"/people/\d+", r"/posts/\d+/transfer"),
    "people.end": ("/admin/people", r"/people/\d+", r"/posts/\d+/end"),
    "people.deputise": ("/admin/people?role=unit_head", r"/people/\d+", r"/posts/\d+/deputy"),
    "people.import_": ("/admin/people/import",),
    "people.show_import": ("/admin/people/import", r"/admin/people/import/\d+"),
    "connections.tokens": ("/account", r"/account/tokens"),
    "connections.docs": ("/account/tokens", r"/api/docs"),
    "connections.all_tokens": ("/admin/webhooks", r"/admin/tokens"),
    "connections.webhooks": ("/admin/webhooks",),
    "connections.new_webhook": ("/admin/webhooks", r"/admin/webhooks/new"),
    "connections.webhook": ("/admin/webhooks", r"/admin/webhooks/\d+"),
    "connections.edit_webhook": ("/admin/webhooks", r"/admin/webhooks/\d+", r"/admin/webhooks/\d+/edit"),
    "connections.problem_kinds": ("/api/docs", r"/api/problems"),
    "reorganisations.index": ("/units/reorganisations",),
    "reorganisations.new": ("/units/reorganisations/new",),
    "reorganisations.show": ("/units/reorganisations", r"/units/reorganisations/\d+"),
    "reorganisations.edit": (
        "/units/reorganisations",
        r"/units/reorganisations/\d+",
        r"/units/reorganisations/\d+/edit",
    ),
    "reorganisations.add_change": (
        "/units/reorganisations",
        r"/units/reorganisations/\d+",
        r"/units/reorganisations/\d+/changes/split",
    ),
    "reorganisations.change": ("/units/reorganisations", r"/units/reorganisations/\d+", r"/units/changes/\d+"),
    "reorganisations.posts": (
        "/units/reorganisations",
        r"/units/reorganisations/\d+",
        r"/units/reorganisations/\d+/posts",
    ),
    "reorganisations.tasks": (
        "/units/reorganisations",
        r"/units/reorganisations/\d+",
        r"/units/changes/\d+/tasks",
    ),
    "reorganisations.unit": ("/units", r"/units/\d+"),
    "jobs.history": ("/admin/jobs", r"/admin/jobs/[a-z.]+"),
}
#: Pages whose address is made from another's.
MADE = {
    "tasks.step_many": (r"/tasks/(\d+)", r"/tasks/many/pause?task=\1"),
    "tasks.files": (r"/\d+/view", ""),
    "tasks.extend_many": (r"/tasks/(\d+)", r"/tasks/extend?task=\1"),
}


def address_of(page: Page, base: str, endpoint: str) -> str:
    """The address of the page behind `endpoint`."""
    start, *links = WAYS[endpoint]
    found = follow(page, base, start, links)
    assert found, f"no way leads to {endpoint}: {WAYS[endpoint]}"
    return re.sub(*MADE[endpoint], found) if endpoint in MADE else found


def follow(page: Page, base: str, at: str, links: list[str]) -> str | None:
    """Where `links` lead from the page `at`, trying each link that fits until one leads to the end."""
    if not links:
        return at
    # Asked for as the browser would, with its cookies, but not drawn: only the links count.
    there = [str(each.attributes["href"]) for each in LexborHTMLParser(read(page, base + at)).css("a[href]")]
    fit = dict.fromkeys(
        re.sub(r"#.*", "", each) for each in there if re.fullmatch(links[0], re.sub(r"[#?].*", "", each))
    )
    return next(filter(None, (follow(page, base, each, links[1:]) for each in list(fit)[:15])), None)


def read(page: Page, url: str) -> str:
    """The HTML at `url`, as whoever sits at `page` gets it."""
    return page.context.request.get(url).text()


# Colours do not depend on the width: light ones are looked at on the desk, dark ones on the phone.
@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (PHONE, True)], ids=["desk", "dark-phone"])
@pytest.mark.parametrize("username", PAGES)
def test_pages_are_accessible_and_fit_the_screen(
    person: Arrive, username: str, size: dict[str, int], dark: bool
) -> None:
    somebody = person(username, size, dark=dark)
    page = somebody.page
    for endpoint in PAGES[username]:
        path = address_of(page, somebody.address, endpoint)
        somebody.open(path)
        expect(page.locator("main h1")).to_have_count(1)
        check(page, path, *(COLOURS if dark else ()))
        if size is PHONE:
            assert page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") <= 0, (
                f"{path} is too wide"
            )


#: Rules of axe whose answer is another one in the dark or on a phone; the rest look at the same page again.
COLOURS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")


def check(page: Page, path: str, *rules: str) -> None:
    """Axe finds nothing serious; with `rules` it looks for these alone."""
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else None
    found = [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in Axe().run(page, options=options).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert found == [], f"{path}: {found}"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_nobody_are_accessible_too(person: Arrive, size: dict[str, int]) -> None:
    somebody = person("thuky", size)
    check(somebody.open("/nowhere"), "/nowhere")
    somebody.page.context.clear_cookies()
    for path in ("/sign-in", "/forgot", "/reset/khong-co"):
        check(somebody.open(path), path)


def test_no_page_is_left_out(app_of_session: Flask) -> None:
    shown = {endpoint for endpoints in PAGES.values() for endpoint in endpoints}
    # What programs ask shows no page: tests/api has it.
    rules = [rule for rule in app_of_session.url_map.iter_rules() if not rule.endpoint.startswith("api.")]
    pages = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}
    assert pages - shown == NO_PAGES
