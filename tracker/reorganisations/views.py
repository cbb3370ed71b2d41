"""Pages of reorganisations: the list, one with its preview, its changes, its questions, and a unit through time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.org.models import Unit
from tracker.org.queries import posts_by_unit, roster_on
from tracker.reorganisations import policy, queries, services
from tracker.reorganisations.forms import FORMS, ChangeForm, OutlineForm, Rosters, VersionForm, of_outline, version_of
from tracker.reorganisations.models import Change, Reorganisation
from tracker.reorganisations.rules import KEEPS_OPEN, ChangeKind
from tracker.reorganisations.services.choosing import KEPT, SeatChoice
from tracker.storage.database import db, transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

bp = Blueprint("reorganisations", __name__)

#: Open tasks of a divided unit that one page shows.
MOST_TASKS = 500


def _may_change(actor: Actor, permission: Permission, change: Change) -> bool:
    return policy.may(actor, permission, change.reorganisation)


def _of_kind(actor: Actor, reorganisation_id: int, kind: str) -> Reorganisation:
    return queries.or_404(actor, reorganisation_id)


def _any(actor: Actor, permission: Permission, unit: Unit) -> bool:
    return reach(actor, permission) is not None


REORGANISATION: Subject[Reorganisation] = Subject(queries.or_404, policy.may)
OF_KIND: Subject[Reorganisation] = Subject(_of_kind, policy.may)
CHANGE: Subject[Change] = Subject(queries.change_or_404, _may_change)
UNIT: Subject[Unit] = Subject(queries.unit_or_404, _any)


def _shown(reorganisation: Reorganisation) -> str:
    return url_for(".show", reorganisation_id=reorganisation.id)


@bp.get("/units/<int:unit_id>")
@requires(Permission.UNITS_PREPARE, UNIT)
def unit(unit: Unit) -> ResponseReturnValue:
    """One unit through time: what it was called, whom it carries on, who carries it on."""
    today = clock.today()
    return render_template(
        "reorganisations/unit.html",
        unit=unit,
        past=queries.past_of(unit),
        posts=posts_by_unit(today).get(unit.id, []),
        today=today,
    )


@bp.get("/units/reorganisations")
@requires(Permission.UNITS_PREPARE)
def index() -> ResponseReturnValue:
    """What is prepared and what was carried out, the latest day first."""
    page = queries.on_page(current_actor(), number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template("reorganisations/index.html", page=page, today=clock.today())


@bp.route("/units/reorganisations/new", methods=["GET", "POST"])
@requires(Permission.UNITS_PREPARE)
def new() -> ResponseReturnValue:
    """Begin one."""
    form = OutlineForm()
    if not form.validate_on_submit():
        return render_template("reorganisations/outline.html", form=form, one=None), 422 if form.is_submitted() else 200
    with transaction():
        made = services.draft(form.outline(), by=current_actor())
    return redirect(_shown(made))


@bp.get("/units/reorganisations/<int:reorganisation_id>")
@requires(Permission.UNITS_PREPARE, REORGANISATION)
def show(one: Reorganisation) -> ResponseReturnValue:
    """One of them: before and after, what hangs on it, what is undecided, and what can be done now."""
    return _page(one)


def _page(one: Reorganisation, error: str = "", status: int = 200) -> ResponseReturnValue:
    open_ = one.state in KEEPS_OPEN
    return render_template(
        "reorganisations/show.html",
        one=one,
        preview=queries.preview(one) if open_ else None,
        kinds=list(ChangeKind),
        form=VersionForm(formdata=None, data={"version": str(one.version)}),
        carries_out=policy.may(current_actor(), Permission.UNITS_CARRY_OUT, one),
        come=one.effective_on <= clock.today(),
        before=one.effective_on - timedelta(days=1),
        told=lambda words: gettext(words.sentence, **{k: _value(v) for k, v in words.values.items()}),
        error=error,
        today=clock.today(),
    ), status


def _value(value: object) -> object:
    return gettext(value.label) if hasattr(value, "label") else value


@bp.route("/units/reorganisations/<int:reorganisation_id>/edit", methods=["GET", "POST"])
@requires(Permission.UNITS_PREPARE, REORGANISATION)
def edit(one: Reorganisation) -> ResponseReturnValue:
    """Correct title, paper and day."""
    form = OutlineForm(data=of_outline(one))
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            with transaction():
                services.describe(one, form.outline(), by=current_actor(), version=version_of(form))
            return redirect(_shown(one))
        except Refused as error:
            db.session.expire_all()
            form.refuse(error)
            status = error.status
    return render_template("reorganisations/outline.html", form=form, one=one), status


@bp.route(
    "/units/reorganisations/<int:reorganisation_id>/changes/<any(rename, merge, split, dissolve, found):kind>",
    methods=["GET", "POST"],
)
@requires(Permission.UNITS_PREPARE, OF_KIND)
def add_change(one: Reorganisation) -> ResponseReturnValue:
    """Another change, of the kind that the address names."""
    kind = ChangeKind((request.view_args or {})["kind"])
    return _change(one, kind, None)


@bp.route("/units/changes/<int:unit_change_id>", methods=["GET", "POST"])
@requires(Permission.UNITS_PREPARE, CHANGE)
def change(change: Change) -> ResponseReturnValue:
    """Correct a change."""
    return _change(change.reorganisation, change.kind, change)


def _change(one: Reorganisation, kind: ChangeKind, found: Change | None) -> ResponseReturnValue:
    form: ChangeForm = FORMS[kind]()
    form.offer(Rosters(roster_on(clock.today()), queries.roster_after(one)), found)
    number, status = one.id, 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        units, heirs = form.read()
        try:
            with transaction():
                services.put_change(one, kind, units, heirs, by=current_actor(), change=found)
            flash(gettext("Đã lưu thay đổi."), "success")
            return redirect(url_for(".show", reorganisation_id=number))
        except Refused as error:
            db.session.expire_all()
            form.refuse(error)
            status = error.status
            one = queries.or_404(current_actor(), number)
    return render_template("reorganisations/change.html", form=form, one=one, kind=kind, rosters=form.rosters), status


@bp.post("/units/changes/<int:unit_change_id>/remove")
@requires(Permission.UNITS_PREPARE, CHANGE)
def remove_change(change: Change) -> ResponseReturnValue:
    """Take a change out of the draft."""
    return _do(change.reorganisation.id, lambda by: services.remove_change(change, by=by), gettext("Đã bỏ thay đổi."))


@bp.route("/units/reorganisations/<int:reorganisation_id>/posts", methods=["GET", "POST"])
@requires(Permission.UNITS_PREPARE, REORGANISATION)
def posts(one: Reorganisation) -> ResponseReturnValue:
    """Who heads what is new, and where everybody goes."""
    plan, status, wrong = queries.plan_of(one), 200, ""
    if not plan.sound:
        return redirect(_shown(one))
    rows = queries.seats_of(one, plan)
    if request.method == "POST":
        try:
            chosen = _chosen(rows)
            with transaction():
                services.choose_seats(one, chosen, by=current_actor())
            flash(gettext("Đã lưu lựa chọn về chức danh."), "success")
            return redirect(_shown(one))
        except Refused as error:
            db.session.expire_all()
            wrong, status = said(error), error.status
            one = queries.or_404(current_actor(), one.id)
            rows = queries.seats_of(one, plan)
    return render_template(
        "reorganisations/posts.html",
        one=one,
        plan=plan,
        rows=rows,
        questions=queries.preview(one).questions,
        kept=KEPT,
        head=Role.UNIT_HEAD,
        wrong=wrong,
    ), status


def _chosen(rows: list[queries.SeatRow]) -> dict[int, SeatChoice]:
    """What was chosen for each post that the form names."""
    found = {}
    for _, post, _ in rows:
        role = request.form.get(f"role-{post.id}", post.role.value)
        if role in set(Role) and f"heir-{post.id}" in request.form:
            title = request.form.get(f"title-{post.id}", post.title)
            found[post.id] = SeatChoice(request.form[f"heir-{post.id}"][:40], Role(role), title)
    return found


@bp.route("/units/changes/<int:unit_change_id>/tasks", methods=["GET", "POST"])
@requires(Permission.UNITS_PREPARE, CHANGE)
def tasks(change: Change) -> ResponseReturnValue:
    """Which open task of a divided unit goes to which of those that carry it on."""
    one, actor, wrong, status = change.reorganisation, current_actor(), "", 200
    plan = queries.plan_of(one)
    if not any(len(plan.ended.get(each.id, ())) > 1 for each in change.units):
        abort(404)
    found = queries.shares_of(actor, change, plan.ended, size=MOST_TASKS)
    if request.method == "POST":
        heirs = {task.id: request.form[f"heir-{task.id}"] for task in found if f"heir-{task.id}" in request.form}
        try:
            with transaction():
                services.divide(change, heirs, by=actor)
            flash(gettext("Đã chia %(many)d nhiệm vụ.", many=len(heirs)), "success")
            return redirect(_shown(one))
        except Refused as error:
            db.session.expire_all()
            wrong, status = said(error), error.status
    row = next(row for row in queries.preview(one).rows if row.change.id == change.id)
    return render_template(
        "reorganisations/tasks.html",
        one=one,
        change=change,
        plan=plan,
        row=row,
        tasks=found,
        shares={share.task_id: share.heir for share in change.shares},
        wrong=wrong,
    ), status


@bp.post("/units/reorganisations/<int:reorganisation_id>/prepare")
@requires(Permission.UNITS_PREPARE, REORGANISATION)
def prepare(one: Reorganisation) -> ResponseReturnValue:
    """Settle the draft."""
    return _do(one.id, _seen(services.prepare, one), gettext("Đã chốt phương án."))


@bp.post("/units/reorganisations/<int:reorganisation_id>/reopen")
@requires(Permission.UNITS_PREPARE, REORGANISATION)
def reopen(one: Reorganisation) -> ResponseReturnValue:
    """Take it back to be changed."""
    return _do(one.id, _seen(services.reopen, one), gettext("Đã mở lại phương án."))


@bp.post("/units/reorganisations/<int:reorganisation_id>/carry-out")
@requires(Permission.UNITS_CARRY_OUT, REORGANISATION)
def carry_out(one: Reorganisation) -> ResponseReturnValue:
    """Do it; it cannot be undone."""
    return _do(one.id, _seen(services.carry_out, one), gettext("Đã thực hiện sắp xếp đơn vị."))


@bp.post("/units/reorganisations/<int:reorganisation_id>/cancel")
@requires(Permission.UNITS_CARRY_OUT, REORGANISATION)
def cancel(one: Reorganisation) -> ResponseReturnValue:
    """Drop it."""
    return _do(one.id, _seen(services.cancel, one), gettext("Đã hủy phương án."))


def _seen(act: Callable[..., object], one: Reorganisation) -> Callable[[Actor], object]:
    """`act` upon `one` in the version that the page showed."""
    version = version_of(VersionForm())
    return lambda by: act(one, by=by, version=version)


def _do(number: int, act: Callable[[Actor], object], done: str) -> ResponseReturnValue:
    """Do `act` and show the reorganisation again, or say why it was refused."""
    try:
        with transaction():
            act(current_actor())
    except Refused as error:
        db.session.expire_all()
        return _page(queries.or_404(current_actor(), number), said(error), error.status)
    flash(done, "success")
    return redirect(url_for(".show", reorganisation_id=number))
