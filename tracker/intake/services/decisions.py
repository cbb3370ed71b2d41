"""What a reviewer decides on one passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, ItemKind, NoTaskReason, Recurrence, Topic
from tracker.intake import queries
from tracker.intake.models import Draft, Origin
from tracker.intake.services.lessons import learn
from tracker.meetings.models import Document, Passage
from tracker.meetings.rules import Outcome
from tracker.meetings.services import check_giver
from tracker.org.queries import Roster
from tracker.storage.database import db


def opened(passage: Passage, version: int | None) -> Document:
    """The passage's document, if it can still be reviewed and the reviewer saw the newest version."""
    document = passage.document
    if not queries.is_open(document):
        raise Conflict(N_("Văn bản đã ban hành, nội dung không sửa được nữa."))
    if version is not None and version != passage.version:
        raise Conflict(N_("Đoạn này vừa được người khác xử lý. Xem bản mới bên dưới rồi quyết định lại."))
    return document


def decide(
    passage: Passage,
    outcome: Outcome,
    *,
    by: Actor,
    reason: NoTaskReason | None = None,
    note: str = "",
    answer: str = "",
    linked: Passage | None = None,
) -> None:
    """Write the outcome of a passage with its audit entry; what an earlier decision said goes."""
    passage.outcome = outcome
    passage.note = note
    passage.answer = answer
    passage.linked = linked
    if outcome is Outcome.NONE:
        passage.reason = reason
    db.session.flush()
    detail = {"outcome": outcome.value, "reason": reason.value if reason else None}
    audit.record(Fact("passage.decided", "passage", passage.id, detail), by=by)


def accept(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Agree with the draft: the passage becomes a task. Raises Invalid while it has no lead unit."""
    document = opened(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        raise Invalid(N_("Đoạn này chưa có nội dung giao việc; chọn Sửa để nhập."))
    if draft.kind is ItemKind.PROPOSAL:
        raise Invalid(N_("Kiến nghị cần được giao thành nhiệm vụ, gắn với chỉ đạo hoặc trả lời."))
    _leads(draft, queries.roster_of(document))
    decide(passage, Outcome.TASK, by=by)


def _leads(draft: Draft, roster: Roster) -> list[Any]:
    if not draft.lead:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    roster.expand([*draft.coordinating, *draft.places])
    return roster.expand(draft.lead)


@dataclass(frozen=True)
class Fields:
    """What a reviewer enters for a draft; units are codes, group codes included.

    `confidential` is None where nothing was said about it: it stays as it is.
    """

    kind: ItemKind
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    places: tuple[str, ...]
    topic: Topic
    due_on: date | None
    recurrence: Recurrence | None
    confidential: bool | None = None


def correct(passage: Passage, given: Fields, *, by: Actor, version: int | None = None) -> None:
    """Write what the reviewer entered and, for an order, accept it in the same step."""
    document = opened(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        draft = Draft(passage=passage, origin=Origin.PERSON, confidence=1.0, proposed={})
        db.session.add(draft)
    draft.kind = given.kind
    draft.title = given.title
    draft.lead = list(given.lead)
    draft.coordinating = [code for code in given.coordinating if code not in given.lead]
    draft.places = list(given.places)
    draft.topic = given.topic
    draft.due_on = given.due_on
    draft.recurrence = given.recurrence
    if given.confidential is not None:
        _confide(passage, given.confidential, by)
    learn(passage, draft, by=by)
    roster = queries.roster_of(document)
    if draft.kind is ItemKind.DIRECTIVE:
        _leads(draft, roster)
        decide(passage, Outcome.TASK, by=by)
    else:
        roster.expand([*draft.lead, *draft.places])
        decide(passage, Outcome.PENDING, by=by)


def confide(passage: Passage, secret: bool, *, by: Actor, version: int | None = None) -> None:
    """Mark the passage as confidential or open, while it is in review: what it orders will be so.

    Raises Invalid for whoever would not see it any more.
    """
    opened(passage, version)
    _confide(passage, secret, by)


def _confide(passage: Passage, secret: bool, by: Actor) -> None:
    if passage.confidential is secret:
        return
    check_giver(passage.document.meeting.body, by)
    passage.confidential = secret
    db.session.flush()
    audit.record(Fact("passage.confidential", "passage", passage.id, {"confidential": secret}), by=by)


def dismiss(passage: Passage, reason: NoTaskReason, note: str, *, by: Actor, version: int | None = None) -> None:
    """No task comes of the passage, for a reason. "Other" must be said in words."""
    opened(passage, version)
    if reason is NoTaskReason.OTHER and not note.strip():
        raise Invalid(N_("Ghi rõ lý do không giao."), field="note")
    decide(passage, Outcome.NONE, by=by, reason=reason, note=note.strip())


def answer(passage: Passage, words: str, *, by: Actor, version: int | None = None) -> None:
    """Answer the request of a locality in words."""
    opened(passage, version)
    if not words.strip():
        raise Invalid(N_("Nhập nội dung trả lời."), field="answer")
    decide(passage, Outcome.PROPOSAL, by=by, answer=words.strip())


def link(passage: Passage, order: Passage, *, by: Actor, version: int | None = None) -> None:
    """Answer the request of a locality with an order of the same document."""
    document = opened(passage, version)
    draft = queries.draft_of(order)
    fits = order.document_id == document.id and order.id != passage.id
    if not fits or draft is None or draft.kind is not ItemKind.DIRECTIVE:
        raise Invalid(N_("Chọn một đoạn giao việc trong cùng văn bản."), field="linked")
    decide(passage, Outcome.PROPOSAL, by=by, linked=order)


def take_up(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Turn the request of a locality into an order; it waits for its lead unit or acceptance."""
    opened(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        raise Invalid(N_("Đoạn này chưa có nội dung giao việc; chọn Sửa để nhập."))
    draft.kind = ItemKind.DIRECTIVE
    decide(passage, Outcome.PENDING, by=by)


def undo(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Take a decision back: the passage is pending again, with what was proposed."""
    opened(passage, version)
    decide(passage, Outcome.PENDING, by=by)


def confirm_sure(document: Document, *, by: Actor) -> int:
    """Agree at once that the passages which surely hold no order become no task; how many they were."""
    if not queries.is_open(document):
        raise Conflict(N_("Văn bản đã ban hành, nội dung không sửa được nữa."))
    cards = queries.review(document).sure
    for card in cards:
        decide(card.passage, Outcome.NONE, by=by, reason=card.passage.reason or NoTaskReason.HEADING)
    return len(cards)
