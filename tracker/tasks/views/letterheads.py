"""What stands around the letters of a body."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.org.models import Unit
from tracker.papers import motto_style
from tracker.storage.database import transaction
from tracker.tasks import queries, services
from tracker.tasks.forms import LetterheadForm
from tracker.tasks.views.room import bp
from tracker.web.guards import Subject, current_actor, requires

ISSUER: Subject[Unit] = Subject(queries.issuer_or_404, queries.may_issuer)


@bp.route("/urgings/letterheads/<int:unit_id>", methods=["GET", "POST"])
@requires(Permission.URGING_SEND, ISSUER)
def letterhead(unit: Unit) -> ResponseReturnValue:
    """Superior body, name, symbol, place, who signs and who gets a copy; empty fields are derived."""
    form = LetterheadForm(obj=queries.letterhead_of(unit.id))
    if form.validate_on_submit():
        with transaction():
            services.set_letterhead(unit, form.heading(), by=current_actor())
        flash(gettext("Đã lưu thể thức văn bản."), "success")
        return redirect(url_for(".urgings"))
    style = motto_style(unit.name, unit.kind)
    return render_template(
        "tasks/urgings/letterhead.html", form=form, unit=unit, derived=queries.derived(unit, style)
    ), 422 if form.is_submitted() else 200
