"""Views that a person keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta

from flask import abort, url_for
from sqlalchemy import ColumnElement, SQLColumnExpression, bindparam, func, select
from werkzeug.datastructures import MultiDict

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.reports.models import SavedView
from tracker.reports.queries.papers import REPORTS, args_of, heard_names, query_of
from tracker.reports.rules.kept_pages import KeptPage
from tracker.storage.database import db
from tracker.storage.once import of_person, read_along_of_person
from tracker.tasks.queries import Filter

_FILTER = tuple(each.name for each in fields(Filter))
#: For how long a removed view can be fetched back.
KEEP_REMOVED = timedelta(days=1)

#: Every page that can be kept, by the code that stands in the table.
PAGES: Mapping[str, KeptPage] = {
    "tasks": KeptPage(N_("Nhiệm vụ"), "tasks.index", Permission.TASK_VIEW, _FILTER),
    "dashboard": KeptPage(
        N_("Tổng quan"),
        "reports.dashboard",
        Permission.DASHBOARD_VIEW,
        (*_FILTER, "back", "view", "figure", "wall", "refresh"),
    ),
    **{
        f"report:{code}": KeptPage(
            each.title, "reports.paper", Permission.DASHBOARD_VIEW, heard_names(each), {"code": code}
        )
        for code, each in REPORTS.items()
    },
}


def page_of(endpoint: str, values: Mapping[str, object]) -> str | None:
    """The code of the page at `endpoint`; None for one that is not kept."""
    found = (code for code, page in PAGES.items() if page.endpoint == endpoint and dict(values) == dict(page.values))
    return next(found, None)


def kept_query(page: str, args: MultiDict[str, str]) -> str:
    """What is kept of an address of `page`."""
    return query_of(args, PAGES[page].names)


def address_of(view: SavedView) -> str:
    """Where a view leads: always a page of the table."""
    page = PAGES[view.page]
    named = {**args_of(view.query).to_dict(flat=False), **page.values}
    return url_for(page.endpoint, **named)  # type: ignore[arg-type]


_MANY = "saved_views"


def _many(person: SQLColumnExpression[int]) -> ColumnElement[int]:
    kept = select(func.count(SavedView.id)).where(SavedView.person_id == person, SavedView.removed_at.is_(None))
    return kept.scalar_subquery()


read_along_of_person(_MANY, _many)
_VIEWS = (
    select(SavedView)
    .where(SavedView.person_id == bindparam("person"), SavedView.removed_at.is_(None))
    .order_by(SavedView.page, func.lower(SavedView.name), SavedView.id)
)
#: Every page with a strip asks for it: put together once.
_VIEWS_ON = _VIEWS.where(SavedView.page.in_(bindparam("pages", expanding=True)))


def views_of(actor: Actor, *pages: str) -> list[SavedView]:
    """The person's views of `pages` (all when none is named) that they may open in this post, by page and name."""
    if not of_person(_MANY, actor.person_id):
        return []  # most people keep none: that is known with who is signed in
    found = db.session.scalars(_VIEWS_ON if pages else _VIEWS, {"person": actor.person_id, "pages": pages})
    # A report may have left the program since its view was kept.
    return [each for each in found if each.page in PAGES and reach(actor, PAGES[each.page].permission)]


def removed_of(actor: Actor) -> list[SavedView]:
    """The person's views that were removed lately, the last one first."""
    since = clock.now() - KEEP_REMOVED
    query = select(SavedView).where(SavedView.person_id == actor.person_id, SavedView.removed_at > since)
    return [each for each in db.session.scalars(query.order_by(SavedView.removed_at.desc())) if each.page in PAGES]


def view_or_404(actor: Actor, view_id: int) -> SavedView:
    """A view of the actor's own, 404 for anybody else's."""
    found = db.session.get(SavedView, view_id)
    if found is None or found.person_id != actor.person_id or found.page not in PAGES:
        abort(404)
    return found


def may_view(actor: Actor, permission: Permission, view: SavedView) -> bool:
    """True for the person who keeps the view, in whichever post they act."""
    return reach(actor, permission) is Reach.SELF and view.person_id == actor.person_id


@dataclass(frozen=True)
class Strip:
    """What stands above a page that can be kept: its views, and the filter that can be kept now."""

    page: str
    query: str
    views: list[SavedView]
