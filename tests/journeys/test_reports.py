"""The leader's Monday morning: from the first page to the brief as a file in the hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import docx
from playwright.sync_api import expect

from servers.site import PHONE, Person

Arrive = Callable[..., Person]


def test_a_leaders_morning_ends_with_the_brief_as_a_word_file(person: Arrive) -> None:
    leader = person("bithu")
    page = leader.open("/")
    late = page.locator(".figures li", has_text="Quá hạn").locator(".big").inner_text()
    # What is overdue in the worst ward, one of its tasks, and what the leader has to say to that.
    worst = page.locator(".heat tbody tr").first
    many = worst.locator(".hot").first.inner_text().split("▲")[1].split()[0]
    worst.locator(".hot").first.click()
    expect(page.locator(".waits b")).to_have_text(many)
    page.locator("a.title").first.click()
    form = page.locator("#talk-form")
    form.get_by_label("Ý kiến chỉ đạo").check()
    form.locator("textarea").fill("Báo cáo tôi trước giờ giao ban sáng thứ Ba")
    form.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.locator(".remark-direction").first).to_contain_text("trước giờ giao ban")
    leader.open("/dashboard")
    leader.press("Bản tin thứ Hai", role="link")
    figure = page.locator(".paper-figures > div", has_text="Quá hạn").locator(".big a")
    expect(figure).to_contain_text(late)
    with page.expect_download() as coming:
        leader.press("Word", role="link")
    file = coming.value
    assert re.fullmatch(r"ban-tin-[a-z0-9-]+\.docx", file.suggested_filename)
    paper = docx.Document(str(file.path()))
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert next(row[1] for row in cells if row[0] == "Quá hạn") == late
    # What the figure counts is what its list shows.
    figure.click()
    expect(page.locator(".waits b")).to_have_text(late)


def test_a_report_is_chosen_without_javascript_on_a_phone(person: Arrive) -> None:
    secretary = person("thuky", PHONE, script=False)
    page = secretary.open("/reports/register")
    page.get_by_label("Tình hình", exact=True).select_option(label="Chưa xong")
    page.get_by_text("Chọn cột").click()
    page.locator("input[name=column][value=topic]").check()
    secretary.press("Xem")
    expect(page.locator(".paper-scope")).to_contain_text("Chưa xong")
    assert "column=topic" in page.url
    expect(page.locator("td[data-label='Lĩnh vực']").first).to_be_visible()
