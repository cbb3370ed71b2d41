"""The work as people do it: from a conference's text to the leader's dashboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import docx
from playwright.sync_api import Locator, Page, expect

from servers.site import PHONE, Person
from tracker.core import clock

Arrive = Callable[..., Person]


def conclusions(subject: str) -> list[str]:
    """One page of conclusions: praise, a request, an order to one commune, an order to all."""
    due = clock.today() + timedelta(days=20)
    return [
        "KẾT LUẬN HỘI NGHỊ GIAO BAN",
        "Hội nghị ghi nhận kết quả thu ngân sách tháng qua đạt 102% kế hoạch.",
        f"1. Lãnh đạo xã Tam Sơn đề nghị thị xã bố trí vốn sửa {subject}.",
        f"2. Giao UBND xã Tam Sơn rà soát hiện trạng {subject}, báo cáo trước ngày {due:%d/%m/%Y}.",
        "3. Yêu cầu các xã, phường niêm yết lịch tiếp công dân tại trụ sở.",
    ]


def add_meeting(secretary: Person, name: str) -> Page:
    """Enter a conference of today; the page where its text is handed in comes next."""
    page = secretary.open("/")
    secretary.press("Thêm hội nghị", role="link")
    page.get_by_label("Tên hội nghị").fill(name)
    page.get_by_label("Cơ quan ra kết luận").select_option(label="Ủy ban nhân dân thị xã Từ Sơn")
    page.get_by_label("Ngày họp").fill(f"{clock.today():%d/%m/%Y}")
    secretary.press("Tiếp tục")
    expect(page.locator("h1")).to_have_text("Đưa văn bản vào")
    return page


def pending(page: Page) -> Locator:
    """Cards that wait for a decision."""
    return page.locator("article.card-p:not(.decided)")


def review_with_keys(page: Page) -> int:
    """Decide on every card with the keyboard alone; how many keys it took is answered."""
    keys = 0
    while left := pending(page).count():
        page.keyboard.press("Enter")
        expect(pending(page)).to_have_count(left - 1)
        keys += 1
    return keys


def figure(page: Page, name: str) -> int:
    """A figure of the dashboard."""
    words = page.locator(".figures li", has_text=name).locator(".big").inner_text()
    return int(words.replace(".", ""))


def only_row(page: Page, subject: str) -> Locator:
    """The link to the one task about `subject`."""
    found = page.locator("a.title", has_text=subject)
    expect(found).to_have_count(1)
    return found


def test_from_a_pasted_text_to_the_leaders_dashboard_with_four_people(person: Arrive) -> None:
    subject = "kè ao làng Thọ Trai"
    leader = person("chutich")
    before = figure(leader.open("/dashboard"), "Đã giao")

    secretary = person("thuky")
    page = add_meeting(secretary, "Giao ban đầu tuần")
    page.get_by_label("Hoặc dán nội dung").fill("\n".join(conclusions(subject)))
    secretary.press("Đọc và đề xuất")
    cards = page.locator("article.card-p")
    expect(cards).to_have_count(5)
    expect(page.get_by_role("button", name="Ban hành")).to_be_disabled()
    assert review_with_keys(page) == 5, "a right proposal takes one action"
    page.once("dialog", lambda asked: asked.accept())
    secretary.press("Ban hành")
    expect(page.locator("main")).to_contain_text("Đã ban hành: giao 13 nhiệm vụ.")

    head = person("tamson.lanhdao")
    page = head.open("/tasks?q=ke+ao+lang+tho+trai")
    only_row(page, subject).click()
    head.press("Tiếp nhận")
    expect(page.locator("main")).to_contain_text("Đang thực hiện")

    official = person("tamson", PHONE)
    page = official.open("/")
    row = page.locator("ul.work > li", has_text=subject, has=page.locator(".report-place"))
    row.get_by_role("link", name=re.compile("^Báo cáo")).click()
    row.get_by_label("Đã làm được (phần trăm)").fill("45")
    row.get_by_label(re.compile("^Đã làm được gì")).fill("Đã đo đạc xong hai phía bờ ao.")
    row.get_by_role("button", name="Gửi").click()
    row = page.locator("ul.work > li", has_text=subject, has=page.locator(".report-place"))
    expect(row).to_contain_text("45 %")

    page = leader.open("/dashboard")
    wards = 12
    assert figure(page, "Đã giao") == before + 1 + wards
    page.locator(".figures li", has_text="Đã giao").get_by_role("link").click()
    page.get_by_label("Tìm (không cần dấu)").fill("tho trai")
    page.get_by_label("Tìm (không cần dấu)").press("Enter")
    only_row(page, subject).click()
    expect(page.locator("main")).to_contain_text("Đã đo đạc xong hai phía bờ ao.")
    expect(page.locator("main")).to_contain_text("45 %")
    expect(page.locator(".passage mark, mark")).to_contain_text("rà soát hiện trạng")


def test_an_uploaded_word_file_is_reviewed_and_issued(person: Arrive, tmp_path: Path) -> None:
    subject = "cống thoát nước xóm Đông"
    file = docx.Document()
    for line in conclusions(subject):
        file.add_paragraph(line)
    file.save(str(tmp_path / "ket-luan.docx"))

    secretary = person("thuky")
    page = add_meeting(secretary, "Họp rà soát thoát nước")
    (tmp_path / "anh.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.get_by_label("Tệp văn bản").set_input_files(tmp_path / "anh.docx")
    page.get_by_label("Tên văn bản").fill("Thông báo số 7/TB-UBND")
    secretary.press("Đọc và đề xuất")
    expect(page.locator("#file-error")).to_be_visible()
    expect(page.get_by_label("Tên văn bản")).to_have_value("Thông báo số 7/TB-UBND")

    page.get_by_label("Tệp văn bản").set_input_files(tmp_path / "ket-luan.docx")
    secretary.press("Đọc và đề xuất")
    expect(page.locator("article.card-p")).to_have_count(5)
    order = page.locator("article.card-p", has_text="rà soát hiện trạng").first
    order.get_by_role("link", name=re.compile("^Sửa")).click()
    order.get_by_label("Nhiệm vụ").fill(f"Rà soát, lập dự toán sửa {subject}")
    order.get_by_role("button", name="Lưu và chấp nhận").click()
    expect(page.locator("article.decided", has_text="lập dự toán")).to_have_count(1)
    page.locator("body").click(position={"x": 5, "y": 5})
    review_with_keys(page)
    page.once("dialog", lambda asked: asked.accept())
    secretary.press("Ban hành")
    page = secretary.open("/tasks?q=lap+du+toan+sua+cong")
    expect(page.locator("a.title")).to_have_text(f"Rà soát, lập dự toán sửa {subject}")


def test_the_whole_way_without_javascript(person: Arrive) -> None:
    subject = "mái chợ Chóa"
    secretary = person("thuky", script=False)
    page = add_meeting(secretary, "Họp về chợ")
    page.get_by_label("Hoặc dán nội dung").fill("\n".join(conclusions(subject)))
    secretary.press("Đọc và đề xuất")
    while pending(page).count():
        left = pending(page).count()
        pending(page).first.locator("button[data-key=Enter]").click()
        expect(pending(page)).to_have_count(left - 1)
    secretary.press("Ban hành")

    head = person("tamson.lanhdao", PHONE, script=False)
    page = head.open("/tasks?q=mai+cho")
    only_row(page, subject).click()
    head.press("Tiếp nhận")
    head.press(re.compile("^Báo cáo"), role="link")
    page.get_by_label("Đã làm được (phần trăm)").fill("160")
    head.press("Gửi")
    expect(page.locator("#percent-error")).to_contain_text("0 đến 100")
    page.get_by_label("Đã làm được (phần trăm)").fill("100")
    page.get_by_label(re.compile("^Đã làm được gì")).fill("Đã kiểm tra toàn bộ mái.")
    head.press("Gửi")
    head.press(re.compile("^Trình hoàn thành"), role="link")
    page.get_by_label("Ngày hoàn thành").fill(f"{clock.today():%d/%m/%Y}")
    page.get_by_label("Kết quả thực hiện").fill("Mái chợ an toàn, có biên bản kèm theo.")
    head.press("Trình hoàn thành")
    expect(page.locator("main")).to_contain_text("Chờ xác nhận")

    leader = person("chutich", script=False)
    page = leader.open("/tasks?q=mai+cho")
    only_row(page, subject).click()
    leader.press(re.compile("^Xác nhận"))
    expect(page.locator("main")).to_contain_text("Hoàn thành")
