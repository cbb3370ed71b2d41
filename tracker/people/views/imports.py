"""Lists of people: the sheet to fill in, handed in, looked through row by row, taken in, slips printed."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import select

from tracker.access.permissions import Permission
from tracker.auth.models import Account
from tracker.core.actor import Role
from tracker.core.errors import Refused
from tracker.extraction.files.sheets import MEDIA_TYPE
from tracker.mail.services import is_configured
from tracker.people import policy, queries, services
from tracker.people.forms import ListForm, TakeForm
from tracker.people.forms.sheets import template
from tracker.people.models import PeopleImport
from tracker.people.rules import Outcome
from tracker.people.services.taking import rows_of
from tracker.people.views.accounts import slips_page
from tracker.people.views.room import bp, context, roster
from tracker.storage.database import db, transaction
from tracker.web.guards import Subject, current_actor, requires, takes_files
from tracker.web.paging import Page, page_number

IMPORT: Subject[PeopleImport] = Subject(queries.import_or_404, policy.may_import)
#: Rows on a page of the preview.
_ROWS = 100


@bp.route("/admin/people/import", methods=["GET", "POST"])
@requires(Permission.PEOPLE_ADMIN)
@takes_files
def import_() -> ResponseReturnValue:
    """Hand a list in; the rows are shown next, nothing is written yet."""
    form, status = ListForm(), 200
    if form.validate_on_submit():
        try:
            data, filename = form.upload()
            with transaction():
                made = services.hand_in(data, filename, by=current_actor())
            return redirect(url_for(".show_import", people_import_id=made.id))
        except Refused as error:
            form.refuse(error)
            status = error.status
    return render_template("people/import.html", form=form, before=queries.imports(), **context()), status


@bp.get("/admin/people/import/template.xlsx")
@requires(Permission.PEOPLE_ADMIN)
def import_template() -> ResponseReturnValue:
    """The sheet to fill in, with the names of the town's units."""
    data = template(list(roster(current_actor()).by_code.values()))
    headers = {"Content-Disposition": 'attachment; filename="mau-danh-sach-can-bo.xlsx"'}
    return Response(data, mimetype=MEDIA_TYPE, headers=headers)


@bp.get("/admin/people/import/<int:people_import_id>")
@requires(Permission.PEOPLE_ADMIN, IMPORT)
def show_import(handed_in: PeopleImport) -> ResponseReturnValue:
    """What each row would do, or what came of the list."""
    return _page(handed_in)


def _page(handed_in: PeopleImport, form: TakeForm | None = None, status: int = 200) -> ResponseReturnValue:
    if handed_in.taken_at is not None:
        accounts = _accounts(handed_in)
        return render_template(
            "people/import_done.html",
            handed_in=handed_in,
            counts={outcome: handed_in.result["counts"].get(outcome.value, 0) for outcome in Outcome},
            waiting=[each for each in accounts if each.invited and each.active],
            unmailed=[each for each in accounts if each.invited and each.active and not each.person.email],
            told=handed_in.result.get("told", 0),
            outcomes=list(Outcome),
            form=form,
            **context(),
        ), status
    planned = services.plan(rows_of(handed_in), by=current_actor())
    counts = {outcome: sum(each.outcome is outcome for each in planned) for outcome in Outcome}
    asked = request.args.get("outcome", "")
    only = Outcome(asked) if asked in set(Outcome) else None
    rows = [each for each in planned if only in (None, each.outcome)]
    pages = max(1, -(-len(rows) // _ROWS))
    number = min(page_number(), pages)
    return render_template(
        "people/import_preview.html",
        handed_in=handed_in,
        form=form or TakeForm(formdata=None, data={"version": str(handed_in.version), "mail": True}),
        counts=counts,
        total=len(planned),
        page=Page(rows[(number - 1) * _ROWS : number * _ROWS], number, _ROWS, len(rows)),
        only=only,
        outcomes=list(Outcome),
        mail=is_configured(),
        role_words=lambda role: gettext(Role(role).label) if role in set(Role) else role,
        say_wrong=lambda sentence, values: gettext(sentence, **{k: gettext(str(v)) for k, v in values.items()}),
        **context(),
    ), status


def _accounts(handed_in: PeopleImport) -> list[Account]:
    ids = handed_in.result.get("accounts", [])
    return list(db.session.scalars(select(Account).where(Account.id.in_(ids)).order_by(Account.id)))


@bp.post("/admin/people/import/<int:people_import_id>/take")
@requires(Permission.PEOPLE_ADMIN, IMPORT)
def import_take(handed_in: PeopleImport) -> ResponseReturnValue:
    """Write every row, or none."""
    form, people_import_id = TakeForm(), handed_in.id
    typed = str(form.version.data or "")
    try:
        with transaction():
            services.take_in(
                handed_in,
                by=current_actor(),
                version=int(typed) if typed.isdecimal() and len(typed) < 9 else None,
                mail=bool(form.mail.data),
            )
    except Refused as error:
        db.session.expire_all()
        form.refuse(error)
        return _page(queries.import_or_404(current_actor(), people_import_id), form, error.status)
    flash(gettext("Đã nhập danh sách."), "success")
    return redirect(url_for(".show_import", people_import_id=people_import_id))


@bp.post("/admin/people/import/<int:people_import_id>/slips")
@requires(Permission.PEOPLE_ADMIN, IMPORT)
def import_slips(handed_in: PeopleImport) -> ResponseReturnValue:
    """Slips for everybody of the list who waits and has no mail address; with `all` also for those who have one."""
    everyone = "all" in request.form
    accounts = [
        each for each in _accounts(handed_in) if each.invited and each.active and (everyone or not each.person.email)
    ]
    people_import_id = handed_in.id
    with transaction():
        slips = services.print_slips(accounts, by=current_actor())
    return slips_page(slips, url_for(".show_import", people_import_id=people_import_id))
