"""Style, scripts and icons: named by their content, compressed, kept for ever, and all there."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from config import ROOT
from conftest import Browser
from tracker.core.actor import Role
from tracker.core.text import fingerprint
from tracker.web.assets import ICONS, build

TEMPLATES = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
#: What browsers of today send.
TODAY = {"Accept-Encoding": "gzip, deflate, br"}
PLAIN = {"Accept-Encoding": "identity"}


def fetch(web: Browser, address: str, headers: dict[str, str] = PLAIN) -> Any:
    """Load a file; `buffered` closes it on the server's side as well."""
    return web.get(address, headers=headers, buffered=True)


def referenced(html: str) -> set[str]:
    """Every address of this site that a page loads by itself, without the part behind `#`."""
    page = LexborHTMLParser(html)
    found = {
        each.attributes.get(name) or ""
        for places, name in (("link[href]", "href"), ("script[src], img[src]", "src"), ("use[href]", "href"))
        for each in page.css(places)
    }
    return {address.partition("#")[0] for address in found}


def named(web: Browser, name: str) -> str:
    """The address of the asset `name`, read from a page."""
    stem, _, ending = name.rpartition(".")
    return next(each for each in referenced(web.get("/sign-in").text) if re.search(rf"/{stem}\.\w+\.{ending}$", each))


def pages(web: Browser) -> list[str]:
    """A page of each kind, for whom it shows the most."""
    document = make.document()
    task = make.task("bac-ha", of=document.passages[0])
    shown = [web.get("/sign-in").text, web.get("/khong-co").text]
    web.sign_in(make.account(Role.SECRETARY))
    at = document.meeting_id
    paths = ["/", "/tasks", f"/tasks/{task.id}", "/meetings", f"/meetings/{at}", f"/meetings/{at}/edit", "/dashboard"]
    paths += [f"/meetings/{at}/intake", f"/documents/{document.id}", f"/documents/{document.id}/review", "/account"]
    for path in paths:
        answer = web.get(path)
        assert answer.status_code == 200, path
        shown.append(answer.text)
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    shown += [web.get("/").text, web.get(f"/tasks/{task.id}/report").text]
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    return [*shown, web.get("/units").text]


def test_every_asset_of_every_page_is_served(web: Browser) -> None:
    addresses = set().union(*(referenced(html) for html in pages(web)))
    assert len(addresses) >= 6
    for address in addresses:
        assert address.startswith("/assets/"), address
        assert fetch(web, address).status_code == 200, address


def test_every_icon_of_every_page_is_in_the_sprite(web: Browser) -> None:
    links = [each.attributes.get("href") or "" for html in pages(web) for each in LexborHTMLParser(html).css("use")]
    sprites = {link.partition("#")[0] for link in links}
    assert len(sprites) == 1
    kept = {each.attributes.get("id") for each in LexborHTMLParser(fetch(web, sprites.pop()).text).css("symbol")}
    used = {link.partition("#")[2] for link in links}
    assert len(used) > 10
    assert used <= kept == set(ICONS)


def test_templates_ask_only_for_assets_and_icons_that_exist(app_of_session: Flask) -> None:
    asset = app_of_session.jinja_env.globals["asset"]
    names = set(re.findall(r"asset\('([^']+)'\)", TEMPLATES))
    assert names >= {"bootstrap.css", "app.css", "htmx.js", "app.js", "mark.svg"}
    for name in names:
        assert asset(name).startswith("/assets/")
    assert set(re.findall(r"icon\('([a-z0-9-]+)'", TEMPLATES)) <= set(ICONS)
    with pytest.raises(LookupError):
        app_of_session.jinja_env.globals["icon_url"]("khong-co")


def test_style_loads_nothing_from_elsewhere(web: Browser) -> None:
    for name in ("bootstrap.css", "app.css"):
        style = fetch(web, named(web, name)).text
        loaded = set(re.findall(r"url\(\s*[\"']?([^\"')]+)", style)) | set(re.findall(r"@import[^;]+", style))
        assert {each for each in loaded if not each.startswith(("data:", "#"))} == set()
        assert "sourceMappingURL" not in style


@pytest.mark.parametrize("name", ["bootstrap.css", "app.css", "htmx.js", "app.js", "mark.svg"])
def test_an_asset_is_named_by_its_content_and_kept_for_ever(web: Browser, name: str) -> None:
    address = named(web, name)
    answer = fetch(web, address)
    assert fingerprint(answer.data)[:12] in address
    assert answer.headers["Content-Type"].split(";")[0] == KINDS[name.rpartition(".")[2]]
    lasting = dict(part.strip().partition("=")[::2] for part in answer.headers["Cache-Control"].split(","))
    assert "immutable" in lasting
    assert "public" in lasting
    assert int(lasting["max-age"]) >= 31536000
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", ["bootstrap.css", "app.css", "htmx.js", "app.js", "mark.svg"])
def test_an_asset_comes_as_small_as_the_browser_can_read(web: Browser, name: str) -> None:
    address = named(web, name)
    plain = fetch(web, address)
    small = fetch(web, address, TODAY)
    older = fetch(web, address, {"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.data) == plain.data
    assert older.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(older.data) == plain.data
    assert len(small.data) <= len(older.data) < len(plain.data)
    for answer in (plain, small, older):
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(("asked", "given"), [(TODAY, "br"), ({"Accept-Encoding": "gzip"}, "gzip"), (PLAIN, None)])
def test_pages_are_compressed_too(web: Browser, asked: dict[str, str], given: str | None) -> None:
    answer = web.get("/sign-in", headers=asked)
    assert answer.headers.get("Content-Encoding") == given
    assert "Accept-Encoding" in answer.headers["Vary"]
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress}.get(given or "", bytes)(answer.data)
    assert "Đăng nhập" in unpacked.decode()


def test_what_a_browser_has_already_is_not_sent_again(web: Browser) -> None:
    address = named(web, "bootstrap.css")
    first = fetch(web, address, TODAY)
    again = fetch(web, address, {**TODAY, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_first_visit_transfers_less_than_100_kilobytes(web: Browser) -> None:
    page = web.get("/sign-in", headers=TODAY)
    assert page.headers["Content-Encoding"] == "br"
    addresses = referenced(brotli.decompress(page.data).decode())
    sizes = {address: len(fetch(web, address, TODAY).data) for address in addresses}
    assert len(sizes) >= 6
    assert all(sizes.values())
    assert len(page.data) + sum(sizes.values()) < 100_000, sizes


@pytest.mark.parametrize(
    "path", ["/assets/khong-co.css", "/assets/", "/assets/../config.py", "/assets/%2e%2e/config.py"]
)
def test_nothing_else_is_handed_out(web: Browser, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


def test_the_folder_beside_the_assets_is_out_of_reach(app: Flask, web: Browser) -> None:
    kept = app.config["INSTANCE"] / "bi-mat.txt"
    kept.write_text("khóa ký phiên làm việc")
    try:
        for path in (
            "/assets/../bi-mat.txt",
            "/assets/..%2fbi-mat.txt",
            "/assets/%2e%2e/bi-mat.txt",
            f"/assets/{kept}",
        ):
            answer = web.get(path)
            assert answer.status_code == 404
            assert "khóa ký" not in answer.text
    finally:
        kept.unlink()


# ---------- laying them out ----------


@pytest.fixture
def static(tmp_path: Path) -> Path:
    copied = tmp_path / "static"
    shutil.copytree(ROOT / "static", copied)
    return copied


def test_a_changed_source_gets_a_new_name_and_the_old_one_goes(static: Path, tmp_path: Path) -> None:
    target = tmp_path / "assets"
    before = build(static, target)
    style = static / "css" / "app.css"
    style.write_text(style.read_text() + "\n.moi { color: inherit }\n")
    after = build(static, target)
    assert after["app.css"] != before["app.css"]
    assert {name for name in after if after[name] != before[name]} == {"app.css"}
    kept = {path.name for path in target.iterdir()}
    assert {after["app.css"], f"{after['app.css']}.br", f"{after['app.css']}.gz"} <= kept
    assert not [name for name in kept if name.startswith(before["app.css"])]


def test_laying_out_the_same_again_writes_no_asset_anew(static: Path, tmp_path: Path) -> None:
    target = tmp_path / "assets"
    first = build(static, target)

    def stamps() -> dict[str, Any]:
        return {name: (target / name).stat().st_mtime_ns for name in first.values()}

    before = stamps()
    assert build(static, target) == first
    assert stamps() == before


@pytest.mark.parametrize("sheet", sorted((ROOT / "static" / "css").glob("*.css")), ids=lambda path: path.name)
def test_every_block_of_a_style_sheet_is_closed_before_the_next_section(sheet: Path) -> None:
    """A brace lost in a merge switches off everything behind it without a word."""
    depth = 0
    for number, line in enumerate(sheet.read_text().splitlines(), 1):
        assert depth == 0 or not line.startswith("/* ------"), f"{sheet.name}:{number} begins inside a block"
        depth += line.count("{") - line.count("}")
    assert depth == 0
