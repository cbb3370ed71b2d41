"""Reading proposals: what an actor sees, lists, what waits, which bodies can be asked, which tasks may answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, reach
from tracker.audit.queries import OPEN_SUBJECTS
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Findable, Topic, UnitKind
from tracker.core.text import fold
from tracker.meetings.models import Meeting, Passage
from tracker.meetings.rules import GIVERS
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code, unit_ids_below, units_on
from tracker.proposals import rules
from tracker.proposals.models import Proposal, ProposalAct, ProposalTask
from tracker.proposals.rules import WAITING, Act, ProposalState, Standing
from tracker.storage import index
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import OPEN, State
from tracker.web.paging import Page, paged


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Proposals that the actor may read, as SQL; twin of `policy.may(actor, PROPOSAL_VIEW, proposal)`."""
    if reach(actor, Permission.PROPOSAL_VIEW) is None:
        return literal(False)
    scope = unit_ids_below(actor.post.unit_path)
    ours = and_(Proposal.unit_id.is_not(None), Proposal.unit_id.in_(scope))
    secret = select(Passage.id).where(Passage.confidential.is_(True))
    known = []
    if not actor.discreet:
        known.append(and_(Proposal.unit_id.is_not(None), Proposal.unit_id.in_(actor.own_units)))
    if actor.role in GIVERS and not actor.discreet:
        known.append(Proposal.body_id.in_(actor.own_units))
    open_ = or_(Proposal.passage_id.is_(None), Proposal.passage_id.not_in(secret))
    return and_(or_(Proposal.body_id.in_(scope), ours), or_(open_, *known))


def standing() -> ColumnElement[str]:
    """What a proposal is shown as, as SQL; twin of `rules.standing` over the tasks that are not confidential.

    How those stand would be told to everybody who reads the proposal.
    """
    linked = (
        exists()
        .where(
            ProposalTask.proposal_id == Proposal.id,
            Task.id == ProposalTask.task_id,
            Task.confidential.is_(False),
        )
        .correlate(Proposal)
    )
    some = linked.where(Task.state == State.DONE)
    unfinished = linked.where(Task.state.not_in((State.DONE, State.CANCELLED)))
    return case(
        (and_(Proposal.state == ProposalState.LINKED, some, ~unfinished), literal(Standing.DONE.value)),
        else_=cast(Proposal.state, String),
    )


def standing_of(proposal: Proposal) -> Standing:
    """The same for one proposal that is loaded."""
    return rules.standing(proposal.state, (task.state for task in proposal.tasks if not task.confidential))


@dataclass(frozen=True)
class Filter:
    """What the list shows; every field stands in the address."""

    q: str = ""
    unit: str = ""
    standing: str = ""
    topic: str = ""

    @classmethod
    def of(cls, values: Any) -> Filter:
        """Read from the address; values that mean nothing are left out."""
        given = {each.name: (values.get(each.name) or "").strip()[:200] for each in fields(cls)}
        for name, kind in (("standing", Standing), ("topic", Topic)):
            if given[name] not in {member.value for member in kind}:
                given[name] = ""
        return cls(**given)

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}


_LISTED = (
    joinedload(Proposal.unit),
    joinedload(Proposal.body),
    joinedload(Proposal.passage),
    selectinload(Proposal.links).joinedload(ProposalTask.task).joinedload(Task.lead),
)


def proposal_page(actor: Actor, wanted: Filter, *, number: int, size: int) -> Page[Proposal]:
    """One page of the proposals: those that wait first, each group newest first."""
    query = select(Proposal).where(visible_to(actor)).options(*_LISTED)
    if wanted.unit:
        unit = unit_by_code(wanted.unit, clock.today())
        query = query.where(Proposal.unit_id.in_(unit_ids_below(unit.path)) if unit else literal(False))
    if wanted.standing:
        query = query.where(standing() == wanted.standing)
    if wanted.topic:
        query = query.where(Proposal.topic == Topic(wanted.topic))
    if wanted.q:
        query = query.where(Proposal.id.in_(index.subjects(Findable.PROPOSAL, wanted.q)))
    query = query.order_by(Proposal.state != ProposalState.RAISED, Proposal.raised_on.desc(), Proposal.id.desc())
    return paged(query, number=number, size=size)


def proposal_or_404(actor: Actor, proposal_id: int) -> Proposal:
    """The proposal with its history and tasks, or 404 when there is none that the actor may read."""
    query = (
        select(Proposal)
        .where(Proposal.id == proposal_id, visible_to(actor))
        .options(
            *_LISTED,
            joinedload(Proposal.meeting),
            selectinload(Proposal.acts).options(joinedload(ProposalAct.person), joinedload(ProposalAct.on_behalf_of)),
        )
    )
    return db.session.scalar(query) or abort(404)


def seen_tasks(actor: Actor, proposals: Iterable[Proposal]) -> set[int]:
    """Which of the linked tasks the actor may open; of others a page shows only unit and progress.

    Of a confidential one that is not among them it shows nothing.
    """
    ids = {link.task_id for proposal in proposals for link in proposal.links}
    if not ids:
        return set()
    return set(db.session.scalars(select(Task.id).where(Task.id.in_(ids), tasks.visible_to(actor))))


def waiting(actor: Actor, *, size: int = 5) -> Page[Proposal]:
    """Proposals that wait for a decision of the actor's scope, the oldest first."""
    if reach(actor, Permission.PROPOSAL_DECIDE) is None:
        return Page([], 1, size, 0)
    query = (
        select(Proposal)
        .where(
            visible_to(actor),
            Proposal.state == ProposalState.RAISED,
            Proposal.body_id.in_(unit_ids_below(actor.post.unit_path)),
            or_(Proposal.unit_id.is_(None), Proposal.unit_id != actor.unit_id),
        )
        .options(joinedload(Proposal.unit), joinedload(Proposal.body))
        .order_by(Proposal.raised_on, Proposal.id)
    )
    return paged(query, number=1, size=size)


def own(actor: Actor, *, size: int = 5) -> Page[Proposal]:
    """What the actor's own unit raised and is not settled, with what was said to it; the newest first."""
    query = (
        select(Proposal)
        .where(
            Proposal.unit_id == actor.unit_id,
            visible_to(actor),
            standing().not_in((Standing.DONE.value, Standing.WITHDRAWN.value)),
        )
        .options(*_LISTED)
        .order_by(Proposal.raised_on.desc(), Proposal.id.desc())
    )
    return paged(query, number=1, size=size)


def for_meeting(actor: Actor, meeting: Meeting, *, size: int = 50) -> Page[Proposal]:
    """What a conference has to take along or has settled: proposals to its body that were raised before it and
    waited on its day, and those found in its documents. Those that still wait stand first."""
    settled = exists().where(
        ProposalAct.proposal_id == Proposal.id,
        ProposalAct.act.in_((Act.ANSWER, Act.LINK, Act.WITHDRAW)),
        ProposalAct.day < meeting.held_on,
    )
    query = (
        select(Proposal)
        .where(
            visible_to(actor),
            or_(
                Proposal.meeting_id == meeting.id,
                and_(
                    Proposal.meeting_id.is_(None),
                    Proposal.body_id == meeting.body_id,
                    Proposal.raised_on <= meeting.held_on,
                    ~settled,
                ),
            ),
        )
        .options(*_LISTED)
        .order_by(Proposal.state.not_in(WAITING), Proposal.raised_on, Proposal.id)
    )
    return paged(query, number=1, size=size)


def last_words(proposals: Iterable[Proposal]) -> dict[int, ProposalAct]:
    """The newest answer in words to each proposal; one statement."""
    ids = [proposal.id for proposal in proposals]
    newest = (
        select(func.max(ProposalAct.id))
        .where(ProposalAct.proposal_id.in_(ids), ProposalAct.act != Act.RAISE, ProposalAct.words != "")
        .group_by(ProposalAct.proposal_id)
    )
    query = select(ProposalAct).where(ProposalAct.id.in_(newest)).options(joinedload(ProposalAct.person))
    return {act.proposal_id: act for act in db.session.scalars(query)} if ids else {}


def bodies(actor: Actor) -> list[Unit]:
    """Whom the actor's unit can ask: the committees above it, the nearest first, then offices of the same town."""
    path = actor.post.unit_path
    units = units_on(clock.today(), root="/" + path.split("/")[1] + "/")
    above = [unit for unit in units if path.startswith(unit.path) and unit.id != actor.unit_id]
    others = [
        unit
        for unit in units
        if not path.startswith(unit.path) and not unit.path.startswith(path) and unit.kind is not UnitKind.WARD
    ]
    return [*sorted(above, key=lambda unit: -len(unit.path)), *others]


def suggested(actor: Actor, proposal: Proposal, text: str, *, size: int = 8) -> list[Task]:
    """Tasks that may answer the proposal: by the words searched, else open ones of its topic in or for its unit."""
    query = (
        select(Task)
        .where(
            tasks.visible_to(actor),
            Task.state != State.CANCELLED,
            Task.id.not_in([link.task_id for link in proposal.links]),
        )
        .options(joinedload(Task.lead))
    )
    if text:
        query = query.where(Task.id.in_(index.subjects(Findable.TASK, text)))
    else:
        query = query.where(Task.state.in_(OPEN), Task.topic == proposal.topic)
    ours: ColumnElement[bool] = literal(False)
    if proposal.unit is not None:
        ours = or_(Task.lead_id == proposal.unit_id, Task.folded.contains(fold(proposal.unit.name), autoescape=True))
    query = query.order_by(ours.desc(), Task.assigned_on.desc(), Task.id.desc()).limit(size)
    return list(db.session.scalars(query))


def named_tasks(actor: Actor, ids: Iterable[str]) -> list[Task]:
    """The tasks with these ids that the actor may see."""
    numbers = [int(each) for each in ids if each.isdecimal() and len(each) < 10]
    query = select(Task).where(Task.id.in_(numbers), tasks.visible_to(actor)).options(joinedload(Task.lead))
    return list(db.session.scalars(query.order_by(Task.id)))


#: Proposals whose words the audit record may tell of: none from a passage that is confidential.
OPEN_SUBJECTS["proposal"] = lambda: select(Proposal.id).where(
    or_(
        Proposal.passage_id.is_(None),
        Proposal.passage_id.in_(select(Passage.id).where(Passage.confidential.is_(False))),
    )
)
