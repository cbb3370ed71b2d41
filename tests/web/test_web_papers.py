"""Reports and charts as pages: what axe, a strict policy, a phone, a dark screen and a printer make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, render_template_string
from playwright.sync_api import Browser, Page, Route
from selectolax.lexbor import LexborHTMLParser

from example_report import PARTY, REPORT, STATE
from servers.site import DESK, PHONE
from tracker.app import create_app
from tracker.jobs import queue
from tracker.papers import File, Form, Section, render
from tracker.papers.charts import Bar, Part, Series
from tracker.web.papers import download
from tracker.web.security import CONTENT_SECURITY_POLICY

PAGE = """
{% extends 'base.html' %}
{% from 'papers/_report.html' import report %}
{% from '_charts.html' import stacked, bars, meter, heat_key, trend %}
{% block title %}Báo cáo{% endblock %}
{% block head %}<link rel="stylesheet" href="{{ asset('papers.css') }}">{% endblock %}
{% block main %}
<div class="page-head"><h1>{{ given.title }}</h1></div>
{{ report(given, frame) }}
{% if charts %}<div class="panel">
{{ stacked('s', 'Nhiệm vụ theo tình trạng', parts_of, parts) }}
{{ stacked('w', 'Cơ cấu theo tình trạng', parts_of, parts, whole=true) }}
{{ bars('b', 'Quá hạn theo thời gian', ages, 'overdue', 'nhiệm vụ') }}
{{ meter('Tỷ lệ đúng hạn', 0.8922, 0.95) }}
{{ heat_key(['không quá hạn', '1 quá hạn', '2–3 quá hạn', 'từ 4 quá hạn']) }}
{{ trend('t', 'Nhiệm vụ quá hạn và vướng mắc theo tháng', curves, months) }}
</div>{% endif %}
{% endblock %}
"""
PARTS = [
    Part("Hoàn thành", "done"),
    Part("Đang thực hiện", "in_progress"),
    Part("Quá hạn", "overdue"),
    Part("Đang vướng mắc", "blocked"),
]
ROWS = [
    Bar("Phường Đông Mỹ", (39, 6, 2, 1), "/tasks?lead=dong-my"),
    Bar("Phường Trung Hòa", (22, 7, 9, 3)),
    Bar("Xã Yên Hải", (30, 7, 0, 0)),
]
AGES = [Bar("1–7 ngày", (4,)), Bar("8–30 ngày", (5,), "/tasks"), Bar("31–120 ngày", (2,)), Bar("Trên 120 ngày", (0,))]
MONTHS = [f"{month:02}/2026" for month in range(1, 12)]
CURVES = [
    Series("Quá hạn", (31, 28, 30, 25, 22, 24, 19, 15, 17, 13, 11)),
    Series("Vướng mắc", (12, 9, 9, 11, 8, 7, 7, 5, 6, 4, 4)),
]


def page_of(app: Flask, **given: object) -> str:
    """The page as the program would answer it to a visitor."""
    with app.test_request_context("/"):
        shown = {"given": REPORT, "frame": None, "charts": True, **given}
        html = render_template_string(
            PAGE, parts=PARTS, parts_of=ROWS, ages=AGES, curves=CURVES, months=MONTHS, **shown
        )
    # As wide as for somebody who is signed in.
    return html.replace('class="plain"', 'class="framed"')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The program, for its templates, headers and style sheets; nothing here asks the database."""
    made = {"SQLALCHEMY_DATABASE_URI": "sqlite://", "INSTANCE": tmp_path_factory.mktemp("papers"), "TESTING": True}
    app = create_app({**made, "SECRET_KEY": "only for tests", "RATELIMIT_ENABLED": False})
    yield app
    queue.close(app)


@pytest.fixture
def show(pages: Flask, browser: Browser) -> Callable[..., tuple[Page, list[str]]]:
    """Put the page into a browser under the program's policy, with the program's own style sheets."""
    client = pages.test_client()

    def shown(size: dict[str, int] = DESK, *, dark: bool = False, **given: object) -> tuple[Page, list[str]]:
        page = browser.new_page(
            viewport={"width": size["width"], "height": size["height"]}, color_scheme="dark" if dark else "light"
        )
        faults: list[str] = []
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        html = page_of(pages, **given)

        def answer(route: Route) -> None:
            path = urlsplit(route.request.url).path
            if path == "/probe":
                kind, policy = "text/html; charset=utf-8", CONTENT_SECURITY_POLICY
                route.fulfill(body=html, headers={"content-type": kind, "content-security-policy": policy})
                return
            asset = client.get(path)
            route.fulfill(body=asset.data, status=asset.status_code, headers={"content-type": asset.content_type})
            asset.close()

        page.route("**/*", answer)
        page.goto("http://papers.test/probe")
        return page, faults

    return shown


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (PHONE, True)], ids=["desk", "dark phone"])
def test_a_report_with_charts_is_readable_for_everybody(
    show: Callable[..., tuple[Page, list[str]]], size: dict[str, int], dark: bool
) -> None:
    page, faults = show(size, dark=dark)
    serious = [
        (found["id"], [node["html"][:120] for node in found["nodes"]])
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate("document.querySelector('.chart-trend').naturalWidth") > 0
    # A pattern that is not found leaves a bar without any ink.
    fills = page.eval_on_selector_all("rect[fill]", "all => all.map(one => one.getAttribute('fill').slice(5, -1))")
    assert fills
    assert all(page.locator(f"[id='{name}']").count() == 1 for name in fills)
    page.close()


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_report_prints_on_a4_with_repeated_heads_and_the_wide_table_on_its_side(
    show: Callable[..., tuple[Page, list[str]]],
) -> None:
    table = REPORT.sections[2].table
    assert table is not None
    register = Section("Sổ theo dõi", table=replace(table, rows=table.rows * 12))
    long = replace(REPORT, sections=(*REPORT.sections[:2], register))
    page, _ = show(given=long, frame=STATE, charts=False)
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    texts = [pdf[at].get_textpage().get_text_bounded() for at in range(len(pdf))]
    sizes = [pdf[at].get_size() for at in range(len(pdf))]
    assert (round(sizes[0][0]), round(sizes[0][1])) == (595, 842)
    assert round(sizes[-1][0]) == 842
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts[0]
    assert "Đến nội dung chính" not in "".join(texts)
    wide = [text for text, size in zip(texts, sizes, strict=True) if size[0] > size[1]]
    assert len(wide) > 1
    assert all("Vướng mắc, đề xuất" in text for text in wide)
    assert f"2/{len(pdf)}" in texts[1]
    assert "Số liệu tính đến 08:00 ngày 24/11/2026" in texts[0]


def test_figures_lead_to_what_they_count_and_say_their_formula(pages: Flask) -> None:
    tree = LexborHTMLParser(page_of(pages, frame=PARTY))
    figures = [" ".join(each.text(separator=" ").split()) for each in tree.css(".paper-figures > div")]
    assert figures[0].startswith("Nhiệm vụ được giao 1.138")
    assert "91 ÷ 138 · hoàn thành ÷ được giao" in figures[1]
    assert "Kỳ trước 62,1 % (+3,8 điểm phần trăm)" in figures[1]
    links = [each.attributes["href"] for each in tree.css(".paper a")]
    assert links == ["/tasks", "/units/dong-my", "/tasks?lead=dong-my", "#appendix-3", "/tasks/12", "/tasks/19"]
    assert len(tree.css("tfoot .full")) == 1
    assert "=1+1 <b>& #h(1em) \\ $x$" in tree.css_first(".depth-1 .full").text()
    assert re.findall(r"<[^>]+\sstyle=", tree.html or "") == []


def test_empty_reports_and_charts_say_so(pages: Flask) -> None:
    with pages.test_request_context("/"):
        html = render_template_string(
            "{% from '_charts.html' import stacked, bars, trend with context %}"
            "{{ stacked('a', 'A', [], []) }}{{ bars('b', 'B', []) }}{{ trend('c', 'C', [], ['01/2026']) }}"
        )
    assert html.count("Chưa có số liệu để vẽ.") == 2
    assert "ít nhất hai mốc" in html


def test_a_download_bears_a_name_that_every_system_accepts(pages: Flask) -> None:
    with pages.test_request_context("/"):
        answer = download(render(REPORT, Form.XLSX))
        assert answer.headers["Content-Disposition"] == (
            'attachment; filename="bao-cao-don-vi-thi-xa-ha-trung-2026-11-24.xlsx"'
        )
        assert answer.headers["Cache-Control"] == "no-store"
        assert "filename*=UTF-8''" in download(File("Sổ.pdf", "application/pdf", b"x")).headers["Content-Disposition"]
