"""A province's sign-on from the account page to the button and out again, in a real browser beside a real provider."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from journeys.test_every_page import check
from servers.site import PHONE, free_port, serve
from servers.sso import CLIENT, SECRET, gate
from tracker.cli.demo.town import PASSWORD

LABEL = "Đăng nhập bằng tài khoản Bắc Ninh"


def fits(page: Page) -> None:
    """Nothing serious for axe, and nothing wider than the phone."""
    check(page, page.url)
    assert page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") <= 0, page.url


def test_an_official_ties_the_account_once_and_then_needs_no_password(browser: Browser, town: Path) -> None:
    port = free_port()
    with gate() as provider:
        provider.told(ask=True, claims={"name": "Nguyễn Thị Mai"})
        settings = {
            "TRACKER_URL": f"http://127.0.0.1:{port}",
            "TRACKER_SSO_ISSUER": provider.issuer,
            "TRACKER_SSO_CLIENT": CLIENT,
            "TRACKER_SSO_SECRET": SECRET,
            "TRACKER_SSO_LABEL": LABEL,
        }
        with serve(town, port, **settings) as address:
            context = browser.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
            context.set_default_timeout(8_000)
            page = context.new_page()
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)

            page.goto(f"{address}/sign-in")
            fits(page)
            page.get_by_role("link", name=LABEL).click()
            page.get_by_role("button", name="Đồng ý").click()
            expect(page.get_by_role("alert")).to_contain_text("chưa liên kết")
            fits(page)

            page.get_by_role("link", name="Về trang đăng nhập").click()
            page.get_by_label("Tên đăng nhập").fill("tamson")
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập", exact=True).click()
            expect(page.locator("main h1")).not_to_have_text("Đăng nhập")

            page.goto(f"{address}/account")
            box = page.locator("#identity")
            box.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
            box.get_by_role("button", name="Liên kết").click()
            fits(page)
            page.get_by_role("link", name="Tiếp tục sang cổng đăng nhập").click()
            page.get_by_role("button", name="Đồng ý").click()
            expect(page.locator("#identity")).to_contain_text("Nguyễn Thị Mai")
            fits(page)

            def leave() -> None:
                page.locator("details.who > summary").click()
                page.get_by_role("button", name="Đăng xuất", exact=True).click()

            leave()
            page.get_by_role("link", name=LABEL).click()
            page.get_by_role("button", name="Đồng ý").click()
            expect(page.locator("main h1")).not_to_have_text("Đăng nhập")
            leave()
            page.get_by_role("link", name="đăng xuất cả ở cổng").click()
            expect(page.get_by_role("link", name=LABEL)).to_be_visible()
            context.close()
            assert faults == []
