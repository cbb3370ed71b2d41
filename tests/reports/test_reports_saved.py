"""Pages kept under a name: by one person, of pages that are known, as many as can be found again."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.reports import services
from tracker.reports.models import SavedView
from tracker.reports.rules.kept_pages import MOST_VIEWS
from tracker.storage.database import db, transaction


def chips(web: Browser, path: str) -> dict[str, str]:
    """The chips above a page: name and address."""
    page = LexborHTMLParser(web.get(path).text)
    return {each.text(strip=True): str(each.attributes["href"]) for each in page.css(".chip-view")}


def keep(web: Browser, page: str, query: str, name: str) -> object:
    return web.post("/saved-views/new", {"page": page, "query": query, "name": name})


def test_a_filter_is_kept_under_a_name_above_its_page_for_one_person_alone(web: Browser) -> None:
    owner, other = make.account(Role.SECRETARY, "ubnd"), make.account(Role.LEADER, "ubnd")
    web.sign_in(owner)
    form = LexborHTMLParser(web.get("/tasks?deadline=overdue&page=3&sort=due&strange=1").text).css_first(
        ".strip-save form"
    )
    sent = {str(each.attributes["name"]): str(each.attributes.get("value") or "") for each in form.css("input")}
    assert sent["query"] == "deadline=overdue&sort=due"
    answer = web.post(str(form.attributes["action"]), {**sent, "name": "  Quá hạn   của xã "})
    assert answer.headers["Location"] == "/tasks?deadline=overdue&sort=due"
    keep(web, "dashboard", "back=30", "Tháng này")
    keep(web, "report:register", "column=lead&column=last&state=blocked&code=brief", "Vướng mắc")
    assert chips(web, "/tasks") == {"Quá hạn của xã": "/tasks?deadline=overdue&sort=due"}
    assert "Lưu bộ lọc này" not in web.get("/tasks?deadline=overdue&sort=due").text
    assert chips(web, "/dashboard") == {"Tháng này": "/dashboard?back=30"}
    (address,) = chips(web, "/reports").values()
    assert address == "/reports/register?state=blocked&column=lead&column=last"
    assert list(chips(web, "/reports/register")) == ["Vướng mắc"]
    assert chips(web, "/reports/units") == {}
    view = db.session.query(SavedView).filter_by(page="tasks").one().id

    web.sign_in(other)
    assert chips(web, "/tasks") == chips(web, "/reports") == {}
    assert "Quá hạn của xã" not in web.get("/saved-views").text
    for act in ("rename", "remove", "restore"):
        assert web.post(f"/saved-views/{view}/{act}", {"name": "x"}).status_code == 404


def test_views_are_renamed_removed_and_fetched_back_and_have_a_limit(web: Browser, app: Flask) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    keep(web, "tasks", "state=blocked", "Một")
    keep(web, "tasks", "state=done", "Hai")
    first, second = (each.id for each in db.session.query(SavedView).order_by(SavedView.id))
    taken = web.post(f"/saved-views/{second}/rename", {"name": "Một"})
    assert taken.status_code == 422
    assert "Bạn đã có bộ lọc tên này" in taken.text
    again = keep(web, "tasks", "q=%3Cb%3E", "Một")
    assert again.status_code == 422  # type: ignore[attr-defined]
    assert 'value="q=%3Cb%3E"' in again.text  # type: ignore[attr-defined]
    assert keep(web, "tasks", "", " ").status_code == 422  # type: ignore[attr-defined]
    # Where it leads is never what somebody sends.
    assert keep(web, "https://example.org", "", "Ba").headers["Location"] == "/saved-views"  # type: ignore[attr-defined]
    assert web.post(f"/saved-views/{second}/rename", {"name": "Hai mới"}).status_code == 302

    gone = web.get(web.post(f"/saved-views/{first}/remove").headers["Location"])
    assert "Hoàn tác" in gone.text
    assert list(chips(web, "/tasks")) == ["Hai mới"]
    web.post(f"/saved-views/{first}/restore")
    assert list(chips(web, "/tasks")) == ["Hai mới", "Một"]
    web.post(f"/saved-views/{first}/remove")
    keep(web, "tasks", "state=paused", "Một")
    assert chips(web, "/tasks")["Một"] == "/tasks?state=paused"

    web.post(f"/saved-views/{second}/remove")
    for number in range(MOST_VIEWS - 1):
        keep(web, "tasks", f"q={number}", f"Việc {number}")
    full = keep(web, "tasks", "q=nua", "Nữa")
    assert full.status_code == 409  # type: ignore[attr-defined]
    assert "nhiều nhất 30" in full.text  # type: ignore[attr-defined]
    assert web.post(f"/saved-views/{second}/restore").status_code == 409
    web.get("/saved-views")
    assert len(web.statements) <= 8
    with clock.frozen(NOW + timedelta(days=2)), transaction():
        assert services.forget_removed() == 1
    acts = {each.action for each in db.session.query(AuditEntry).filter_by(subject="saved_view")}
    assert acts == {"view.saved", "view.renamed", "view.removed", "view.restored", "views.swept"}
