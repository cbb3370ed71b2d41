"""Compiled templates are kept, and nobody depends on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask, url_for
from flask_babel import force_locale

from tracker.web import templates


def environment(folder: Path) -> Flask:
    """A program with a page "a.html" in `folder`, and its own instance."""
    (folder / "pages").mkdir(exist_ok=True)
    app = Flask("pages", root_path=str(folder), template_folder="pages")
    app.config["INSTANCE"] = folder
    templates.init_app(app)
    return app


def drawn(app: Flask) -> str:
    return app.jinja_env.get_template("a.html").render()


def test_a_second_process_reads_what_the_first_compiled(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text("{{ 1 + 1 }}")
    assert templates.load_all(environment(tmp_path)) == 1
    kept = list((tmp_path / "compiled").iterdir())
    assert len(kept) == 1
    written = kept[0].stat().st_mtime_ns
    assert drawn(environment(tmp_path)) == "2"
    assert kept[0].stat().st_mtime_ns == written, "it was read, not compiled again"


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text("old")
    assert drawn(environment(tmp_path)) == "old"
    (tmp_path / "pages" / "a.html").write_text("new")
    assert drawn(environment(tmp_path)) == "new"


def test_a_page_is_drawn_though_nothing_can_be_kept(tmp_path: Path) -> None:
    app = environment(tmp_path)
    (tmp_path / "pages" / "a.html").write_text("{{ 1 + 1 }}")
    (tmp_path / "compiled").rmdir()
    (tmp_path / "compiled").write_text("no folder: as good as a full disk")
    assert drawn(app) == "2"


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_addresses_of_pages_are_those_of_flask(app: Flask) -> None:
    asked: list[dict[str, Any]] = [
        {"endpoint": "tasks.detail", "task_id": 7},
        {"endpoint": "tasks.index", "on": True, "unit": "bac ha&x=1", "topic": None},
        {"endpoint": "tasks.index", "unit": "1"},
        {"endpoint": "tasks.index", "unit": 1},
        {"endpoint": "tasks.index", "deadline": ["overdue", "due_soon"]},
        {"endpoint": "tasks.detail", "task_id": 7, "_anchor": "remark-1"},
    ]
    for root in ("", "/thu"):
        with app.test_request_context("/tasks", environ_overrides={"SCRIPT_NAME": root}):
            for each in (*asked, {"endpoint": ".index"}):
                for _ in range(2):
                    assert templates.address(**each) == url_for(**each)
    with app.test_request_context("/", base_url="https://thu.vn"):
        assert templates.address("tasks.index", _external=True) == "https://thu.vn/tasks"


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_what_is_said_is_marked_where_the_template_is_and_escapes_what_was_typed(app: Flask) -> None:
    page = "{{ _('Nhiệm vụ') }} {{ _('Thông báo: %(many)s chưa đọc', many=typed) }} {{ _('Tiến độ 100%%') }}"
    said: dict[str, list[str]] = {}
    for locale in ("vi", "en", "vi"):
        with app.test_request_context("/"), force_locale(locale):
            said.setdefault(locale, []).append(app.jinja_env.from_string(page).render(typed="<b>"))
            plain = app.jinja_env.overlay(autoescape=False).from_string(page).render(typed="<b>")
            assert "&lt;" not in plain
    assert said["vi"] == ["Nhiệm vụ Thông báo: &lt;b&gt; chưa đọc Tiến độ 100%"] * 2
    assert said["en"][0].startswith("Tasks "), said


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_all_pages_can_be_loaded_at_the_start(app: Flask) -> None:
    assert templates.load_all(app) == sum(1 for _ in Path(app.root_path, "templates").rglob("*.html"))
