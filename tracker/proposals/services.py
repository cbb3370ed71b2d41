"""Writing proposals: raised by a unit or found in a document, decided by the body that is asked, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tracker.access.permissions import Permission, reach
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, Topic
from tracker.core.text import fold, shorten
from tracker.meetings.models import Passage
from tracker.org.models import Unit
from tracker.proposals import policy, queries, rules
from tracker.proposals.models import Proposal, ProposalAct, ProposalTask
from tracker.proposals.rules import DECISIONS, WAITING, Act, ProposalState
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.services import signed

#: What each act is called in the record.
ACTIONS = {
    Act.RAISE: "proposal.raised",
    Act.NOTE: "proposal.noted",
    Act.ANSWER: "proposal.answered",
    Act.LINK: "proposal.linked",
    Act.WITHDRAW: "proposal.withdrawn",
}
_NO_RIGHT = N_("Bạn không có quyền thực hiện việc này.")


@dataclass(frozen=True)
class Wish:
    """What a unit asks for, of whom, and by when it would like an answer."""

    title: str
    words: str
    topic: Topic
    body: Unit
    wish_on: date | None = None


def propose(wish: Wish, *, by: Actor) -> Proposal:
    """Raise a proposal for the actor's own unit.

    Raises Forbidden without the right, Invalid for empty words, a body that the unit cannot ask, or a day before
    today.
    """
    if reach(by, Permission.PROPOSAL_RAISE) is None:
        raise Forbidden(_NO_RIGHT)
    for name in ("title", "words"):
        if not getattr(wish, name).strip():
            raise Invalid(N_("Không để trống nội dung này."), field=name)
    if wish.body.id not in {unit.id for unit in queries.bodies(by)}:
        raise Invalid(N_("Chọn cơ quan cấp trên hoặc phòng, ban nhận kiến nghị."), field="body")
    if wish.wish_on is not None and wish.wish_on < clock.today():
        raise Invalid(N_("Ngày mong muốn không thể trước hôm nay."), field="wish_on")
    proposal = Proposal(unit_id=by.unit_id, meeting=None, passage=None, **_said(wish))
    return _enter(proposal, "", by, by.post.unit_name)


@dataclass(frozen=True)
class Found:
    """A request that a document holds: who asked (None where it does not say), and how it was dealt with there."""

    passage: Passage
    title: str
    topic: Topic
    unit: Unit | None
    answer: str = ""
    tasks: tuple[Task, ...] = ()


def take_from_document(found: Found, *, by: Actor) -> Proposal:
    """Enter a request of a document that is being issued, with the answer or the tasks that it got there."""
    meeting = found.passage.document.meeting
    wish = Wish(found.title, found.passage.text, found.topic, meeting.body)
    proposal = Proposal(unit=found.unit, meeting=meeting, passage=found.passage, **_said(wish))
    _enter(proposal, "", by, found.unit.name if found.unit else "")
    if found.tasks:
        _decide(proposal, Act.LINK, found.answer, found.tasks, by)
    elif found.answer:
        _decide(proposal, Act.ANSWER, found.answer, (), by)
    return proposal


def _said(wish: Wish) -> dict[str, object]:
    return {
        "title": shorten(wish.title, 300),
        "words": wish.words.strip(),
        "topic": wish.topic,
        "body": wish.body,
        "raised_on": clock.today(),
        "wish_on": wish.wish_on,
        "state": ProposalState.RAISED,
    }


def _enter(proposal: Proposal, words: str, by: Actor, unit_name: str) -> Proposal:
    proposal.folded = fold(" ".join([proposal.title, proposal.words, unit_name]))
    db.session.add(proposal)
    _note(proposal, Act.RAISE, words, by)
    return proposal


def _note(proposal: Proposal, act: Act, words: str, by: Actor, **more: object) -> None:
    """The entry of the history, and the fact with what a notice needs."""
    db.session.add(ProposalAct(proposal=proposal, act=act, words=words, **signed(by)))
    db.session.flush()
    detail = {
        "title": proposal.title,
        "unit": proposal.unit_id,
        "body": proposal.body_id,
        "wish_on": proposal.wish_on.isoformat() if proposal.wish_on else None,
        **more,
    }
    audit.record(Fact(ACTIONS[act], "proposal", proposal.id, detail), by=by)


def decide(
    proposal: Proposal,
    act: Act,
    words: str = "",
    tasks: Sequence[Task] = (),
    *,
    by: Actor,
    version: int | None = None,
) -> None:
    """Note, answer, or link a proposal to tasks.

    Raises Forbidden unless the actor decides for the body asked, Conflict when it has changed since or its state
    does not allow the act, Invalid for an answer without words or a link without tasks.
    """
    if act not in DECISIONS or not policy.may(by, Permission.PROPOSAL_DECIDE, proposal):
        raise Forbidden(_NO_RIGHT)
    if version is not None and version != proposal.version:
        raise Conflict(N_("Kiến nghị vừa được người khác xử lý. Xem nội dung mới bên dưới rồi gửi lại."))
    _decide(proposal, act, words.strip(), tasks, by)


def _decide(proposal: Proposal, act: Act, words: str, tasks: Sequence[Task], by: Actor) -> None:
    state = rules.target(proposal.state, act)
    if act is Act.ANSWER and not words:
        raise Invalid(N_("Nhập nội dung trả lời."), field="words")
    if act is Act.LINK:
        _link(proposal, tasks)
    proposal.state = state
    _note(proposal, act, words, by, tasks=[task.id for task in tasks] if act is Act.LINK else [])


def _link(proposal: Proposal, tasks: Iterable[Task]) -> None:
    known = {link.task_id for link in proposal.links}
    fresh = [task for task in tasks if task.id not in known]
    if not fresh:
        raise Invalid(N_("Chọn nhiệm vụ giải quyết kiến nghị này."), field="task")
    proposal.links.extend(ProposalTask(task=task) for task in fresh)


def withdraw(proposal: Proposal, *, by: Actor) -> None:
    """Take back a proposal of the own unit that nobody has dealt with yet."""
    if not policy.may(by, Permission.PROPOSAL_RAISE, proposal):
        raise Forbidden(_NO_RIGHT)
    proposal.state = rules.target(proposal.state, Act.WITHDRAW)
    _note(proposal, Act.WITHDRAW, "", by)


def pass_requests(heirs: Mapping[int, Unit], *, by: Actor | None) -> int:
    """Let those that carry on units that end go on with what those asked for or are asked.

    Answers how many of the requests are no secret. What was answered stays under the name of who asked.
    """
    ended = list(heirs)
    query = select(Proposal).where(
        Proposal.state.in_(WAITING), or_(Proposal.unit_id.in_(ended), Proposal.body_id.in_(ended))
    )
    found = list(db.session.scalars(query.order_by(Proposal.id)))
    for proposal in found:
        detail = {"unit_before": proposal.unit_id, "body_before": proposal.body_id}
        proposal.unit = heirs.get(proposal.unit_id or 0, proposal.unit)
        proposal.body = heirs.get(proposal.body_id, proposal.body)
        audit.record(Fact("proposal.passed_on", "proposal", proposal.id, detail), by=by)
    db.session.flush()
    return sum(proposal.passage is None or not proposal.passage.confidential for proposal in found)
