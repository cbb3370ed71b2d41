"""A task's life in the browser: few taps to a report, a head who returns, a leader who grants more time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Locator, expect

from servers.site import PHONE, Person
from tracker.core import clock

Arrive = Callable[..., Person]


class Taps:
    """Presses as a thumb makes them, counted; typing is no press."""

    def __init__(self) -> None:
        self.many = 0

    def on(self, what: Locator) -> None:
        what.click()
        self.many += 1


def test_three_taps_lead_from_sign_in_to_a_sent_report(person: Arrive) -> None:
    official, taps = person("tamson", PHONE), Taps()  # signed in, nothing pressed yet
    page = official.page
    row = page.locator("ul.work > li", has=page.get_by_role("link", name=re.compile("^Báo cáo"))).first
    title = row.locator(".work-title").inner_text()
    taps.on(row.get_by_role("link", name=re.compile("^Báo cáo")))
    expect(row.get_by_label("Đã làm được (phần trăm)")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("42")
    taps.on(row.get_by_label(re.compile("^Đã làm được gì")))
    page.keyboard.type("Đã đo xong phía đông.")
    taps.on(row.get_by_role("button", name="Gửi"))
    expect(page.locator("#flashes")).to_contain_text("Đã gửi báo cáo")
    assert taps.many <= 3
    expect(page.locator("ul.work > li", has_text=title).first).to_contain_text("42 %")


def test_a_head_returns_a_task_and_the_secretary_finds_it_first(person: Arrive) -> None:
    head = person("tamson.lanhdao", PHONE)
    page = head.open("/tasks?state=assigned&unit=tam-son")
    link = page.locator("a.title").first
    title = link.inner_text()
    link.click()
    head.press(re.compile("^Trả lại nhiệm vụ"), role="link")
    head.press("Trả lại nhiệm vụ")
    expect(page.locator("#note-error")).to_be_visible()
    page.get_by_label("Lý do trả lại").fill("Việc này thuộc thẩm quyền của phòng chuyên môn.")
    head.press("Trả lại nhiệm vụ")
    expect(page.locator("main")).to_contain_text("Đã trả lại nhiệm vụ.")

    secretary = person("thuky")
    returned = secretary.open("/tasks?state=declined").locator("tr", has_text=title).first
    returned.get_by_role("link", name=title).click()
    expect(secretary.page.locator("main")).to_contain_text("thuộc thẩm quyền của phòng chuyên môn")
    secretary.press(re.compile("^Giữ nguyên đơn vị"), role="link")
    secretary.page.get_by_label("Lý do giữ nguyên").fill("Địa bàn của xã, phòng chuyên môn chỉ phối hợp.")
    secretary.press("Giữ nguyên đơn vị")
    expect(secretary.page.locator("main")).to_contain_text("Chờ tiếp nhận")


def test_an_official_asks_for_time_and_a_leader_grants_it(person: Arrive) -> None:
    official = person("tamson", PHONE)
    page = official.open("/tasks?state=in_progress&unit=tam-son")
    addresses = page.locator("a.title").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for address in addresses:
        official.open(address)
        if page.get_by_role("link", name="Xin gia hạn").count():
            break
    wanted = f"{clock.today() + timedelta(days=40):%d/%m/%Y}"
    official.press("Xin gia hạn", role="link")
    page.get_by_label("Hạn mới").fill(wanted)
    page.get_by_label("Lý do").fill("Mưa nhiều ngày, chưa đo được ngoài thực địa.")
    page.locator("#step form button[type=submit]").click()
    expect(page.locator("#extensions")).to_contain_text(wanted)

    leader = person("bithu")
    leader.open(address)
    leader.press("Quyết định", role="link")
    leader.page.get_by_label("Quyết định").select_option(index=1)
    leader.page.locator("#step form button[type=submit]").click()
    expect(leader.page.locator("main")).to_contain_text(wanted)

    official.open(address)
    expect(page.locator(".facts:not(.people)")).to_contain_text(wanted)
    expect(page.locator(".facts:not(.people)")).to_contain_text("hạn gốc")
