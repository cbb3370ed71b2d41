"""An official on a phone sends photos with a report: few taps, and a link that breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

import make
from servers.site import PHONE, Person

Arrive = Callable[..., Person]


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    """A photo of twelve million points would be 4 MB; this one is smaller and turned on its side."""
    path = tmp_path / "Ảnh hiện trường.jpg"
    path.write_bytes(make.photo(2000, 1200, orientation=6))
    return path


class Taps:
    """Presses as a thumb makes them, counted."""

    def __init__(self) -> None:
        self.many = 0

    def on(self, what: Locator) -> None:
        what.click()
        self.many += 1


def choose(page: Page, taps: Taps, row: Locator, *paths: Path) -> None:
    """Press the button and hand over files as the phone's own chooser does."""
    with page.expect_file_chooser() as chooser:
        taps.on(row.locator("label", has_text="Thêm ảnh, tệp"))
    chooser.value.set_files(list(paths))


def open_report(page: Page, taps: Taps) -> Locator:
    row = page.locator("ul.work > li", has=page.get_by_role("link", name=re.compile("^Báo cáo"))).first
    taps.on(row.get_by_role("link", name=re.compile("^Báo cáo")))
    expect(row.locator("textarea")).to_be_visible()
    return row


def test_a_photo_goes_with_a_report_in_four_taps_from_home(person: Arrive, shot: Path) -> None:
    official, taps = person("tamson", PHONE), Taps()
    page = official.open("/")
    row = open_report(page, taps)
    title = row.locator(".work-title").inner_text()
    choose(page, taps, row, shot)
    row.get_by_label(re.compile("^Đã làm được gì")).fill("Đã dọn xong đoạn đầu kênh, có ảnh kèm theo.")
    taps.on(row.get_by_label(re.compile("^Đã làm được gì")))
    expect(row.locator(".file-list li")).to_contain_text("Đã gửi")
    taps.on(row.get_by_role("button", name="Gửi"))
    expect(page.locator("#flashes")).to_contain_text("Đã gửi báo cáo.")
    assert taps.many == 4, "Báo cáo, Thêm ảnh, the text, Gửi"

    page.get_by_role("link", name=title).first.click()
    entry = page.locator(".timeline li", has_text="có ảnh kèm theo").first
    entry.locator("img").scroll_into_view_if_needed()  # small pictures load when they come into sight
    expect(entry.locator("img")).to_have_js_property("complete", True)
    small = entry.locator("img").evaluate("each => [each.naturalWidth, each.naturalHeight]")
    assert small == [192, 320], "upright, and at most 320 points a side"
    entry.locator("a.thumb").click()
    expect(page.locator("h1")).to_have_text("Ảnh hiện trường.jpg")
    expect(page.locator(".facts")).to_contain_text("960 × 1.600")
    large = page.locator(".photo img").evaluate("async each => { await each.decode(); return each.naturalHeight; }")
    assert large == 1600, "made smaller before it was sent"


def test_a_link_that_breaks_on_the_first_part_costs_only_that_part(person: Arrive, tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"anh {number}.jpg")
        paths[-1].write_bytes(make.photo(1500, 900, seed=number))
    official, taps = person("tamson", PHONE), Taps()
    page = official.open("/")
    broken: list[str] = []

    def once(route: Route) -> None:
        if route.request.method == "PATCH" and not broken:
            broken.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/uploads/*", once)
    row = open_report(page, taps)
    title = row.locator(".work-title").inner_text()
    choose(page, taps, row, *paths)
    row.get_by_label(re.compile("^Đã làm được gì")).fill("Hai ảnh gửi qua đường truyền yếu.")
    # Sent while the files are still on their way: the report waits for them.
    taps.on(row.get_by_role("button", name="Gửi"))
    expect(page.locator("#flashes")).to_contain_text("Đã gửi báo cáo.", timeout=20_000)
    assert broken
    official.faults[:] = [fault for fault in official.faults if "ERR_CONNECTION_RESET" not in fault]
    page.get_by_role("link", name=title).first.click()
    entry = page.locator(".timeline li", has_text="đường truyền yếu")
    expect(entry.locator("a.thumb")).to_have_count(2)


def test_a_file_that_is_no_photo_is_refused_beside_it_and_the_report_goes_without(
    person: Arrive, shot: Path, tmp_path: Path
) -> None:
    (tmp_path / "gia-lam-anh.jpg").write_bytes(b"MZ\x90\x00" + bytes(4000))
    (tmp_path / "phim.mp4").write_bytes(bytes(100))
    official, taps = person("tamson", PHONE), Taps()
    page = official.open("/")
    row = open_report(page, taps)
    choose(page, taps, row, tmp_path / "gia-lam-anh.jpg", tmp_path / "phim.mp4", shot)
    files = row.locator(".file-list li")
    expect(files.nth(2)).to_contain_text("Đã gửi")
    expect(files.nth(0)).to_contain_text("không phải ảnh")
    expect(files.nth(1)).to_contain_text("Chỉ nhận ảnh")
    row.get_by_label(re.compile("^Đã làm được gì")).fill("Có một ảnh.")
    row.get_by_role("button", name="Gửi").click()
    expect(row.locator(".files-note")).to_contain_text("Còn tệp chưa gửi được")
    for _ in range(2):
        row.locator(".is-stopped").first.get_by_role("button", name=re.compile("^Bỏ")).click()
    row.get_by_role("button", name="Gửi").click()
    expect(page.locator("#flashes")).to_contain_text("Đã gửi báo cáo.")


def test_without_javascript_the_form_itself_carries_the_files(person: Arrive, shot: Path, tmp_path: Path) -> None:
    (tmp_path / "bien-ban.docx").write_bytes(make.office())
    official = person("tamson", PHONE, script=False)
    page = official.open("/")
    page.get_by_role("link", name=re.compile("^Báo cáo")).first.click()
    page.locator("input[type=file][multiple]").set_input_files([shot, tmp_path / "bien-ban.docx"])
    official.press("Gửi")
    expect(page.locator("#note-error")).to_be_visible()
    kept = page.locator(".file-list li")
    expect(kept).to_have_count(2)
    kept.nth(1).get_by_role("checkbox").uncheck()
    page.get_by_label(re.compile("^Đã làm được gì")).fill("Gửi không cần chương trình trong trang.")
    official.press("Gửi")
    entry = page.locator(".timeline li", has_text="Gửi không cần chương trình")
    expect(entry.locator("a.thumb")).to_have_count(1)
    expect(entry).to_contain_text("Ảnh hiện trường.jpg")
