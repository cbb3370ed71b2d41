"""A secretary brings work from a spreadsheet into the program, sees what came of it, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

import make
from journeys.test_every_page import check
from servers.site import DESK, Person
from tracker.core import clock

Arrive = Callable[..., Person]
HEAD = ("STT", "Việc được giao cho", "Cơ quan nào làm chính", "Hạn cuối", "Tình trạng")


def test_a_sheet_is_read_corrected_taken_in_and_taken_back(person: Arrive, tmp_path: Path) -> None:
    due = clock.today() + timedelta(days=30)
    rows = [(at, f"Nạo vét rãnh thoát nước khu {at}", "Tam Sơn", due, "Đang thực hiện") for at in range(1, 4)]
    file = tmp_path / "Sổ theo dõi.xlsx"
    file.write_bytes(make.sheet(*rows, (4, "Việc của ai", "Phòng Không Có", due, "Xong"), head=HEAD))
    secretary = person("thuky", DESK)
    page = secretary.open("/tasks")
    secretary.press("Nhập từ Excel", role="link")
    page.get_by_label("Tệp Excel (.xlsx)").set_input_files(file)
    page.get_by_label("Đưa vào sổ, hội nghị").select_option(
        label="Công việc đang theo dõi · Ủy ban nhân dân thị xã Từ Sơn"
    )
    secretary.press("Xem trước")

    # The columns are called as nobody would guess: they are chosen once.
    expect(page.locator(".said-in-words")).to_contain_text("Chưa biết cột nào là")
    for heading, column in ((HEAD[1], "Nội dung nhiệm vụ"), (HEAD[2], "Đơn vị chủ trì"), (HEAD[3], "Hạn hoàn thành")):
        page.get_by_label(heading).select_option(label=column)
    secretary.press("Đọc lại tệp")
    expect(page.locator(".said-in-words")).to_contain_text("3 dòng sẽ được nhập cùng một lúc: 3 mới")
    expect(page.locator(".sticky-head .error").first).to_contain_text("Ô C5: Không có đơn vị “Phòng Không Có”")
    page.get_by_label(re.compile("Bỏ qua 1 dòng lỗi")).check()
    secretary.press("Nhập 3 dòng")
    expect(page.locator("#flashes")).to_contain_text("Đã nhập 3 nhiệm vụ mới")
    check(page, "the result")
    done = page.url.removeprefix(secretary.address)
    secretary.press("Mở danh sách nhiệm vụ", role="link")
    expect(page.locator(".waits")).to_contain_text("3 nhiệm vụ")

    # Without a script all of it works as well; and the office of the ward knows already.
    head = person("tamson.lanhdao", DESK)
    expect(head.open("/notices").locator("main")).to_contain_text("được đưa vào phần mềm theo dõi")
    plain = person("thuky", DESK, script=False)
    shown = plain.open(done)
    shown.locator("summary", has_text="Nhập nhầm? Hoàn tác").click()
    plain.press("Hoàn tác 3 nhiệm vụ")
    expect(shown.locator("#flashes")).to_contain_text("Đã hoàn tác: 3 nhiệm vụ")
    plain.open("/tasks/import")
    shown.get_by_label("Tệp Excel (.xlsx)").set_input_files(file)
    plain.press("Xem trước")
    expect(shown.locator(".said-in-words")).to_contain_text("3 dòng sẽ được nhập"), "headings were remembered"
    plain.press("Thôi, bỏ tệp này")
    expect(shown.locator("#flashes")).to_contain_text("Đã bỏ tệp, không nhập gì.")
