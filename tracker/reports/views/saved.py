"""Pages that a person keeps under a name: chips above the page, and one page of all of them."""

from __future__ import annotations

from flask import Flask, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Refused
from tracker.reports import services
from tracker.reports.forms import NameForm
from tracker.reports.models import SavedView
from tracker.reports.queries import saved as queries
from tracker.reports.queries.papers import args_of
from tracker.reports.rules.kept_pages import LONGEST_NAME, MOST_VIEWS
from tracker.reports.views.room import bp
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, requires

VIEW: Subject[SavedView] = Subject(queries.view_or_404, queries.may_view)


def strip() -> queries.Strip | None:
    """What stands above the page that is open: its kept views, the filter that can be kept; None for other pages."""
    actor: Actor | None = g.get("actor")
    page = queries.page_of(request.endpoint or "", request.view_args or {}) if actor else None
    if actor is None or page is None:
        return None
    query = queries.kept_query(page, request.args)
    views = queries.views_of(actor, page)
    return queries.Strip(page, query, views) if views or query else None


def init_app(app: Flask) -> None:
    """Give templates the strip of kept views."""
    app.jinja_env.globals.update(
        kept_strip=strip, view_address=queries.address_of, kept_pages=queries.PAGES, longest_view_name=LONGEST_NAME
    )


@bp.get("/saved-views")
@requires(Permission.ACCOUNT_OWN)
def saved_views() -> ResponseReturnValue:
    """All views of the person, to open, rename and remove."""
    return _page()


def _page(status: int = 200, *, wrong: NameForm | None = None, of: SavedView | None = None) -> ResponseReturnValue:
    actor = current_actor()
    page = render_template(
        "reports/saved.html",
        views=queries.views_of(actor),
        removed=queries.removed_of(actor),
        most=MOST_VIEWS,
        wrong=wrong,
        of=of,
    )
    return page, status


@bp.route("/saved-views/new", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_OWN)
def save_view() -> ResponseReturnValue:
    """Keep a page with its filter: its code and what stood behind the "?" come along, the person gives a name."""
    form = NameForm()
    page, query = request.values.get("page", ""), request.values.get("query", "")[:5_000]
    if page not in queries.PAGES:
        return redirect(url_for(".saved_views"))
    query = queries.kept_query(page, args_of(query))
    status = 200
    if form.validate_on_submit():
        try:
            with transaction():
                view = services.save(page, query, form.name.data or "", by=current_actor())
        except Refused as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            flash(gettext("Đã lưu bộ lọc “%(name)s”.", name=view.name), "success")
            return redirect(queries.address_of(view))
    elif form.is_submitted():
        status = 422
    back = queries.address_of(SavedView(page=page, query=query))
    return render_template("reports/save.html", form=form, page=page, query=query, back=back), status


@bp.post("/saved-views/<int:view_id>/rename")
@requires(Permission.ACCOUNT_OWN, subject=VIEW)
def rename_view(view: SavedView) -> ResponseReturnValue:
    """Give a view another name."""
    form = NameForm()
    if not form.validate_on_submit():
        return _page(422, wrong=form, of=view)
    try:
        with transaction():
            services.rename(view, form.name.data or "", by=current_actor())
    except Refused as refusal:
        form.refuse(refusal)
        return _page(refusal.status, wrong=form, of=view)
    flash(gettext("Đã đổi tên thành “%(name)s”.", name=view.name), "success")
    return redirect(url_for(".saved_views"))


@bp.post("/saved-views/<int:view_id>/remove")
@requires(Permission.ACCOUNT_OWN, subject=VIEW)
def remove_view(view: SavedView) -> ResponseReturnValue:
    """Remove a view; the page then offers to fetch it back."""
    with transaction():
        services.remove(view, by=current_actor())
    return redirect(url_for(".saved_views", removed=view.id))


@bp.post("/saved-views/<int:view_id>/restore")
@requires(Permission.ACCOUNT_OWN, subject=VIEW)
def restore_view(view: SavedView) -> ResponseReturnValue:
    """Fetch a removed view back."""
    with transaction():
        services.restore(view, by=current_actor())
    flash(gettext("Đã khôi phục bộ lọc “%(name)s”.", name=view.name), "success")
    return redirect(url_for(".saved_views"))
