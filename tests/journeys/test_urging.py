"""Urging as people do it: seven wards at once, one replies, the register shows it; a direction and its answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from servers.site import PHONE, Person
from tracker.core.text import fold

Arrive = Callable[..., Person]


def wards_of_a_directive(page: Page, many: int) -> list[str]:
    """The matrix of a directive with at least `many` units whose turn it is: that many are ticked, and named."""
    addresses = page.locator("a[href^='/fan-outs/']").evaluate_all("all => all.map(a => a.href)")
    for address in addresses:
        page.goto(address)
        rows = page.locator(".matrix tbody tr").filter(
            has=page.locator(".sign-assigned, .sign-in_progress, .sign-blocked")
        )
        if rows.count() >= many:
            for row in rows.all()[:many]:
                row.locator("input[type=checkbox]").check()
            return [row.locator("th a").inner_text() for row in rows.all()[:many]]
    raise AssertionError(f"no directive has {many} units that can be urged")


def test_the_secretary_urges_seven_wards_and_one_replies(person: Arrive, tmp_path: Path) -> None:
    secretary = person("thuky")
    secretary.open("/fan-outs")
    wards = wards_of_a_directive(secretary.page, 7)
    secretary.press("Đôn đốc")
    page = secretary.page
    expect(page.locator("main h1")).to_have_text("Đôn đốc")
    boxes = page.locator("input[name=task]")
    expect(boxes).to_have_count(7)
    for box in boxes.all():
        box.check()
    reason = "Chưa báo cáo kết quả theo kết luận"
    page.get_by_label("Lý do đôn đốc").fill(reason)
    secretary.press("Gửi đôn đốc")
    expect(page.locator("main h1")).to_contain_text("Đôn đốc số")
    expect(page.locator("main h2")).to_have_count(7)
    number = page.locator("main h1").inner_text().split()[-1]

    with page.expect_download() as loading:
        page.locator("a", has_text="Tải công văn").first.click()
    loading.value.save_as(tmp_path / "letter.docx")
    paper = docx.Document(str(tmp_path / "letter.docx"))
    written = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Kính gửi: Ủy ban nhân dân" in written
    assert reason in written

    ward = wards[0]
    plain = {"Xã Tam Sơn": "tamson.lanhdao"}.get(ward) or username_of(ward)
    head = person(plain, PHONE)
    answered = head.open("/")
    answered.locator("#owed li", has_text=number).locator("a").first.click()
    answered.get_by_label("Nội dung trả lời").fill("Đơn vị đã phân công lại, xong trước thứ Sáu.")
    head.press("Gửi trả lời đôn đốc")
    expect(answered.locator("#urgings .remark-reply").first).to_contain_text("phân công lại")

    page = secretary.open("/urgings")
    # Every body has a number 1: the reason tells them apart.
    lines = page.locator("tbody tr", has_text=reason).filter(has_text=number)
    expect(lines).to_have_count(7)
    expect(lines.filter(has_text=ward)).to_contain_text("Đã trả lời")
    expect(lines.filter(has_text="Chờ trả lời")).to_have_count(6)


def username_of(ward: str) -> str:
    """The account of a ward's head in the demonstration town, from the ward's name."""
    from_name = re.sub(r"^(Xã|Phường) ", "", ward)
    return f"{fold(from_name).replace(' ', '')}.lanhdao"


def test_a_leader_calls_a_unit_by_name_and_it_answers(person: Arrive) -> None:
    leader = person("bithu")
    page = leader.open("/tasks?unit=tam-son&state=in_progress")
    page.locator("a.title").first.click()
    words = page.get_by_label("Nội dung ý kiến")
    words.press_sequentially("Gửi biên bản làm việc @tam")
    page.locator(".unit-options li").first.click()
    expect(words).to_have_value("Gửi biên bản làm việc @Xã Tam Sơn ")
    leader.press("Gửi ý kiến")
    expect(page.locator(".remark-direction").first).to_contain_text("@Xã Tam Sơn")

    head = person("tamson.lanhdao", PHONE, script=False)
    page = head.open("/")
    page.locator("#directions a", has_text="Gửi biên bản làm việc").click()
    page.get_by_label("Nội dung ý kiến").fill("Biên bản gửi kèm báo cáo chiều nay.")
    head.press("Gửi ý kiến")
    expect(
        page.locator(".remark-direction", has_text="Gửi biên bản làm việc").locator(".remark-reply")
    ).to_contain_text("chiều nay")
    expect(head.open("/").locator("#directions a", has_text="Gửi biên bản làm việc")).to_have_count(0)
