"""Pages of urging: the act for one or many tasks, the register, one urging with its letters, the reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.days import TypedDay
from tracker.core.errors import Conflict, Invalid
from tracker.papers import fill
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import AnswerForm, UrgingForm
from tracker.tasks.models import AnyTask, UrgedTask, Urging, UrgingLetter
from tracker.tasks.queries import Candidates, Filter, Standing, UrgingFilter
from tracker.tasks.rules import OWED, URGEABLE
from tracker.tasks.views.detail import panel, task_page
from tracker.tasks.views.room import bp
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import Page, page_number
from tracker.web.templates import give_templates

#: The reason proposed. It stands in an official letter: in Vietnamese whatever language the page is read in.
REASON = "Nhiệm vụ đã quá hạn, đơn vị chưa báo cáo kết quả hoàn thành."
#: A register is printed whole, up to so many lines.
PRINTED = 500
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

URGING: Subject[Urging] = Subject(queries.urging_or_404, policy.may_read_urgings)
LETTER: Subject[UrgingLetter] = Subject(queries.letter_or_404, policy.may_read_urgings)
URGED: Subject[UrgedTask] = Subject(queries.urged_or_404, queries.may_urged)


@give_templates(bp)
def urging_words() -> dict[str, object]:
    """Give every template what the links to an urging need."""
    return {
        "may_urge": lambda actor: reach(actor, Permission.URGING_SEND) is not None,
        "days_late": lambda row: queries.days_late(row, clock.today()),
        "reply_state": lambda row: queries.reply_state_of(row, clock.today()),
    }


@bp.route("/urgings/new", methods=["GET", "POST"])
@requires(Permission.URGING_SEND)
def urging_new() -> ResponseReturnValue:
    """Urge the tasks named in the address, or the overdue ones of the list that the address describes."""
    actor = current_actor()
    candidates = _candidates(actor)
    form = UrgingForm()
    form.offer(candidates)
    if not form.is_submitted():
        form.task.data = [str(row.task.id) for row in candidates.urgeable if not row.recent]
        form.reason.data = REASON
        form.reply_by.data = queries.reply_by_default(clock.today())
        form.see(queries.last_urged_id(current_actor()))
        return _urging_page(form, candidates)
    if not form.validate_on_submit():
        return _urging_page(form, candidates), 422
    try:
        with transaction():
            made = services.urge(form.chosen(), form.reminder(), by=actor)
            ids = [urging.id for urging in made]
    except (Conflict, Invalid) as error:
        db.session.expire_all()
        candidates = _candidates(actor)
        form.offer(candidates)
        form.refuse(error)
        form.see(queries.last_urged_id(current_actor()))
        return _urging_page(form, candidates), error.status
    if len(ids) > 1:
        flash(gettext("Đã lập %(many)d văn bản đôn đốc, mỗi cơ quan giao một văn bản.", many=len(ids)), "success")
        return redirect(url_for(".urgings"))
    flash(gettext("Đã đôn đốc. Tải công văn của từng đơn vị bên dưới."), "success")
    return redirect(url_for(".urging", urging_id=ids[0]))


def _candidates(actor: Actor) -> Candidates:
    """From the form when it was sent (every task that stood on its page), else from the address."""
    given = request.form.getlist("offered") if request.method == "POST" else request.args.getlist("task")
    ids = [int(each) for each in given if each.isdecimal() and len(each) < 10]
    if given:
        return queries.named(actor, ids)
    return queries.laggards(actor, Filter.of(request.args), queries.horizon())


def _urging_page(form: UrgingForm, candidates: Candidates) -> str:
    by_list = not request.args.getlist("task") and request.method == "GET"
    return render_template(
        "tasks/urgings/new.html",
        form=form,
        candidates=candidates,
        by_list=by_list,
        at_once=queries.AT_ONCE,
        pause_days=current_app.config["URGING_PAUSE_DAYS"],
        horizon=queries.horizon(),
        ticked=set(form.task.data or ()),
    )


@bp.get("/urgings")
@requires(Permission.URGING_VIEW)
def urgings() -> ResponseReturnValue:
    """The register of urgings, newest first; `print` in the address puts it on one page."""
    actor, wanted = current_actor(), UrgingFilter.of(request.args)
    printed = "print" in request.args
    size = PRINTED if printed else current_app.config["PAGE_SIZE"]
    since, until = (TypedDay.of(request.args.get(name)) for name in ("since", "until"))
    wrong = bool(since.wrong or until.wrong)
    # Of other days than were meant nothing is shown, and nothing printed.
    if wrong:
        page: Page[UrgingLetter] = Page([], 1, size, 0)
    else:
        page = queries.register(actor, wanted, number=page_number(), size=size)
    drawn = render_template(
        "tasks/urgings/index.html",
        page=page,
        wanted=wanted,
        tallies=queries.tallies(page.rows),
        units=queries.lead_choices(actor, wanted.unit),
        standings=list(Standing),
        printed=printed and not wrong,
        wrong=wrong,
        now=clock.now(),
        since=since,
        until=until,
    )
    return drawn, 422 if wrong else 200


@bp.get("/urgings/<int:urging_id>")
@requires(Permission.URGING_VIEW, URGING)
def urging(urging: Urging) -> ResponseReturnValue:
    """One urging: reason, reply deadline, and each letter with its tasks and replies."""
    actor = current_actor()
    return render_template(
        "tasks/urgings/detail.html",
        urging=urging,
        letters=queries.urged_by_letter(actor, urging),
        may_head=queries.may_issuer(actor, Permission.URGING_SEND, urging.issuer),
    )


@bp.get("/urgings/letters/<int:letter_id>")
@requires(Permission.URGING_VIEW, LETTER)
def urging_letter(letter: UrgingLetter) -> ResponseReturnValue:
    """The letter to one unit as .docx, in the layout of official papers."""
    response = Response(fill(*queries.letter_values(letter)), mimetype=DOCX)
    response.headers.set("Content-Disposition", "attachment", filename=queries.file_name(letter))
    return response


@panel("urgings")
def urgings_panel(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """The urgings of the task with their replies, and the way to urge or to reply."""
    rows = queries.urgings_of(task)
    may_send = task.state in URGEABLE and policy.may(actor, Permission.URGING_SEND, task)
    if not rows and not may_send:
        return None
    today = clock.today()
    waits = next((row for row in rows if queries.reply_state_of(row, today) in OWED), None)
    # One form, at the newest that waits: its words answer the earlier ones too.
    forms = {}
    if waits is not None and policy.may(actor, Permission.URGING_ANSWER, task):
        forms = {waits.id: AnswerForm.of(waits.id, fresh=True)}
    return {"rows": rows, "forms": forms, "may_send": may_send}


@bp.post("/urged/<int:urged_id>/answer")
@requires(Permission.URGING_ANSWER, URGED)
def urging_answer(urged: UrgedTask) -> ResponseReturnValue:
    """Reply to the urging of one task."""
    actor, task_id, urged_id = current_actor(), urged.task_id, urged.id
    form = AnswerForm.of(urged_id)
    if not form.validate_on_submit():
        return task_page(queries.task_or_404(actor, task_id), answer_forms={urged_id: form}), 422
    try:
        with transaction():
            services.answer(urged, form.words.data, by=actor)
    except (Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        return task_page(queries.task_or_404(actor, task_id), answer_forms={urged_id: form}), error.status
    flash(gettext("Đã gửi trả lời đôn đốc."), "success")
    return redirect(url_for(".detail", task_id=task_id, _anchor="urgings"))
