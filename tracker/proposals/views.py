"""Pages of proposals: the list, a new one, one with its answer and tasks, the decision."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import Topic
from tracker.proposals import policy, queries, services
from tracker.proposals.forms import DecisionForm, ProposalForm
from tracker.proposals.models import Proposal
from tracker.proposals.queries import Filter
from tracker.proposals.rules import Act, ProposalState, Standing, decisions_from
from tracker.storage.database import db, transaction
from tracker.tasks import queries as tasks
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number
from tracker.web.templates import give_templates

bp = Blueprint("proposals", __name__)

PROPOSAL: Subject[Proposal] = Subject(queries.proposal_or_404, policy.may)


@give_templates(bp)
def proposal_words() -> dict[str, object]:
    """Give templates of other rooms what they need to show a proposal."""
    return {"standing_of": queries.standing_of}


@bp.get("/proposals")
@requires(Permission.PROPOSAL_VIEW)
def index() -> ResponseReturnValue:
    """The proposals that the reader's scope raised or is asked for."""
    actor, wanted = current_actor(), Filter.of(request.args)
    page = queries.proposal_page(actor, wanted, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template(
        "proposals/index.html",
        page=page,
        wanted=wanted,
        words=queries.last_words(page.rows),
        seen=queries.seen_tasks(actor, page.rows),
        units=tasks.lead_choices(actor, wanted.unit),
        standings=list(Standing),
        topics=list(Topic),
        may_raise=reach(actor, Permission.PROPOSAL_RAISE) is not None,
    )


@bp.route("/proposals/new", methods=["GET", "POST"])
@requires(Permission.PROPOSAL_RAISE)
def new() -> ResponseReturnValue:
    """Raise a proposal for the own unit."""
    actor = current_actor()
    form = ProposalForm()
    form.offer(queries.bodies(actor))
    if form.validate_on_submit():
        try:
            with transaction():
                proposal_id = services.propose(form.wish(), by=actor).id
        except Invalid as error:
            form.refuse(error)
        else:
            flash(gettext("Đã gửi kiến nghị. Đơn vị theo dõi trả lời tại trang này."), "success")
            return redirect(url_for(".detail", proposal_id=proposal_id))
    return render_template("proposals/new.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/proposals/<int:proposal_id>")
@requires(Permission.PROPOSAL_VIEW, PROPOSAL)
def detail(proposal: Proposal) -> ResponseReturnValue:
    """One proposal: what is asked, what was said to it, the tasks that answer it and how they stand."""
    return _page(proposal)


def _page(proposal: Proposal, form: DecisionForm | None = None) -> str:
    actor = current_actor()
    decides = policy.may(actor, Permission.PROPOSAL_DECIDE, proposal) and bool(decisions_from(proposal.state))
    search = request.args.get("q", "").strip()[:200]
    form = form or (DecisionForm.of(proposal) if decides else None)
    chosen = queries.named_tasks(actor, form.task.data or ()) if form else []
    found = queries.suggested(actor, proposal, search) if decides else []
    return render_template(
        "proposals/detail.html",
        proposal=proposal,
        seen=queries.seen_tasks(actor, [proposal]),
        form=form if decides else None,
        search=search,
        offered=list({task.id: task for task in [*chosen, *found]}.values()),
        chosen={task.id for task in chosen},
        may_withdraw=proposal.state is ProposalState.RAISED and policy.may(actor, Permission.PROPOSAL_RAISE, proposal),
        links=Act.LINK,
    )


@bp.post("/proposals/<int:proposal_id>/decide")
@requires(Permission.PROPOSAL_DECIDE, PROPOSAL)
def decide(proposal: Proposal) -> ResponseReturnValue:
    """Note, answer, or link to tasks."""
    actor, proposal_id = current_actor(), proposal.id
    form = DecisionForm.of(proposal)
    if not form.validate_on_submit():
        return _page(proposal, form), 422
    try:
        with transaction():
            chosen = queries.named_tasks(actor, form.task.data or ())
            services.decide(
                proposal, form.decision(), form.words.data or "", chosen, by=actor, version=form.seen_version()
            )
    except (Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        proposal = queries.proposal_or_404(actor, proposal_id)
        form.see(proposal)
        return _page(proposal, form), error.status
    flash(gettext("Đã ghi cách giải quyết; đơn vị kiến nghị xem được ngay."), "success")
    return redirect(url_for(".detail", proposal_id=proposal_id))


@bp.post("/proposals/<int:proposal_id>/withdraw")
@requires(Permission.PROPOSAL_RAISE, PROPOSAL)
def withdraw(proposal: Proposal) -> ResponseReturnValue:
    """Take an own proposal back while nobody has dealt with it."""
    proposal_id = proposal.id
    with transaction():
        services.withdraw(proposal, by=current_actor())
    flash(gettext("Đã rút kiến nghị."), "success")
    return redirect(url_for(".detail", proposal_id=proposal_id))
