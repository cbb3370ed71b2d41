"""Keeping a page with its filter under a name."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import normalise
from tracker.reports.models import SavedView
from tracker.reports.queries.papers import args_of
from tracker.reports.queries.saved import KEEP_REMOVED, PAGES, kept_query
from tracker.reports.rules.kept_pages import LONGEST_NAME, MOST_VIEWS
from tracker.storage.database import db, insert_once

TAKEN = N_("Bạn đã có bộ lọc tên này ở trang này. Chọn tên khác.")


def save(page: str, query: str, name: str, *, by: Actor) -> SavedView:
    """Keep `page` with the filter `query` as `name` for the actor alone.

    Raises Invalid for an unknown page, no name or one that is taken, Conflict when as many are kept as may be.
    """
    if page not in PAGES:
        raise Invalid(N_("Trang này không lưu bộ lọc được."))
    name, kept = _name(name), kept_query(page, args_of(query))
    _check_room(by)
    found = _named(by.person_id, page, name)
    if found is not None and found.removed_at is not None:
        found.query, found.removed_at, found.made_at = kept, None, clock.now()
        db.session.flush()
    elif found is not None or not insert_once(
        SavedView, person_id=by.person_id, page=page, name=name, query=kept, made_at=clock.now()
    ):
        raise Invalid(TAKEN, field="name")
    saved = found or _named(by.person_id, page, name)
    if saved is None:
        raise Conflict(N_("Nội dung vừa được người khác sửa. Mở lại trang để xem bản mới nhất."))
    audit.record(Fact("view.saved", "saved_view", saved.id, {"page": page, "name": name}), by=by)
    return saved


def rename(view: SavedView, name: str, *, by: Actor) -> None:
    """Give a view another name. Raises Forbidden for somebody else's, Invalid for no name or one that is taken."""
    _check_own(view, by)
    name = _name(name)
    found = _named(by.person_id, view.page, name)
    if found is not None and found is not view:
        if found.removed_at is None:
            raise Invalid(TAKEN, field="name")
        db.session.delete(found)
        db.session.flush()
    view.name = name
    audit.record(Fact("view.renamed", "saved_view", view.id, {"name": name}), by=by)


def remove(view: SavedView, *, by: Actor) -> None:
    """Remove a view; `restore` fetches it back within a day."""
    _check_own(view, by)
    view.removed_at = clock.now()
    audit.record(Fact("view.removed", "saved_view", view.id, {"name": view.name}), by=by)


def restore(view: SavedView, *, by: Actor) -> None:
    """Fetch a removed view back. Raises Conflict when as many are kept as may be."""
    _check_own(view, by)
    if view.removed_at is None:
        return
    _check_room(by)
    view.removed_at = None
    audit.record(Fact("view.restored", "saved_view", view.id, {"name": view.name}), by=by)


def forget_removed() -> int:
    """Delete views that were removed more than a day ago, in the running transaction; how many."""
    old = SavedView.removed_at < clock.now() - KEEP_REMOVED
    gone = list(db.session.scalars(select(SavedView.id).where(old)))
    if gone:
        db.session.execute(delete(SavedView).where(SavedView.id.in_(gone)))
        audit.record(Fact("views.swept", "saved_view", None, {"many": len(gone)}), by=None)
    return len(gone)


def _name(typed: str) -> str:
    name = " ".join(normalise(typed).split())
    if not name:
        raise Invalid(N_("Đặt tên cho bộ lọc."), field="name")
    if len(name) > LONGEST_NAME:
        raise Invalid(N_("Tên dài nhất %(most)d ký tự."), field="name", most=LONGEST_NAME)
    return name


def _named(person_id: int, page: str, name: str) -> SavedView | None:
    own = select(SavedView).where(SavedView.person_id == person_id, SavedView.page == page, SavedView.name == name)
    return db.session.scalar(own)


def _check_own(view: SavedView, by: Actor) -> None:
    if view.person_id != by.person_id:
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))


def _check_room(by: Actor) -> None:
    kept = select(func.count(SavedView.id)).where(SavedView.person_id == by.person_id, SavedView.removed_at.is_(None))
    if (db.session.scalar(kept) or 0) >= MOST_VIEWS:
        raise Conflict(
            N_("Mỗi người lưu nhiều nhất %(most)d bộ lọc. Xóa bớt ở trang “Bộ lọc đã lưu”."), most=MOST_VIEWS
        )
