"""Writing conferences and the documents of a conference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import fingerprint, fold, normalise
from tracker.meetings import policy
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState, MeetingKind
from tracker.org.models import Unit
from tracker.storage import blobs
from tracker.storage.database import db


@dataclass(frozen=True)
class MeetingDetails:
    """What is entered about a conference; `confidential` says how its documents start."""

    name: str
    kind: MeetingKind
    body: Unit
    held_on: date
    chair: str
    place: str
    confidential: bool = False


def create_meeting(details: MeetingDetails, *, by: Actor) -> Meeting:
    """Enter a conference. Raises Invalid for a day in the future, Forbidden outside the actor's scope."""
    meeting = Meeting(created_at=clock.now())
    _fill(meeting, details, by)
    db.session.add(meeting)
    db.session.flush()
    audit.record(Fact("meeting.created", "meeting", meeting.id, {"name": meeting.name}), by=by)
    return meeting


def change_meeting(meeting: Meeting, details: MeetingDetails, *, by: Actor) -> None:
    """Correct what was entered; the day and the committee stay once a document was issued."""
    frozen = any(document.state is DocumentState.ISSUED for document in meeting.documents)
    if frozen and (details.held_on, details.body.id) != (meeting.held_on, meeting.body_id):
        raise Invalid(N_("Văn bản đã ban hành nên không đổi được ngày họp và cơ quan chủ trì."), field="held_on")
    _fill(meeting, details, by)
    db.session.flush()
    audit.record(Fact("meeting.changed", "meeting", meeting.id, {"name": meeting.name}), by=by)


def _fill(meeting: Meeting, details: MeetingDetails, by: Actor) -> None:
    if details.held_on > clock.today():
        raise Invalid(N_("Ngày họp không thể sau hôm nay."), field="held_on")
    meeting.name = details.name
    meeting.kind = details.kind
    meeting.body = details.body
    meeting.held_on = details.held_on
    meeting.chair = details.chair
    meeting.place = details.place
    if details.confidential and not meeting.confidential:
        check_giver(details.body, by)
    meeting.confidential = details.confidential
    meeting.folded = fold(f"{details.name} {details.body.name} {details.chair}")[:800]
    if not policy.may(by, Permission.MEETING_MANAGE, meeting):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))


def check_giver(body: Unit, by: Actor) -> None:
    """Raise Invalid for whoever would not see an order of `body` any more once it is confidential."""
    if not policy.gives_for(by, body.id):
        raise Invalid(
            N_("Chỉ thư ký hoặc lãnh đạo của %(unit)s được đánh dấu mật. Chuyển sang chức danh tại cơ quan đó."),
            field="confidential",
            unit=body.name,
        )


@dataclass(frozen=True)
class Source:
    """A source document as handed in: the bytes, the text read from them, and where they came from.

    `filename` is None for pasted text.
    """

    data: bytes
    text: str
    media_type: str
    filename: str | None = None


def attach(
    meeting: Meeting,
    title: str,
    source: Source,
    *,
    by: Actor,
    dated_on: date | None = None,
    confidential: bool = False,
) -> Document:
    """Keep a source document: the original untouched in the file store, its normal form in the database.

    `dated_on` is the day that it bears. Raises Invalid for a text without words, for a day in the future, and when
    somebody marks it as confidential who does not give its orders.
    """
    if confidential:
        check_giver(meeting.body, by)
    text = normalise(source.text)
    if not text.strip():
        raise Invalid(N_("Văn bản không có chữ nào."), field="text")
    if dated_on is not None and dated_on > clock.today():
        raise Invalid(N_("Ngày văn bản không thể sau hôm nay."), field="dated_on")
    document = Document(
        meeting=meeting,
        title=title,
        dated_on=dated_on,
        filename=source.filename,
        media_type=source.media_type,
        original_hash=blobs.put(source.data),
        text=text,
        text_hash=fingerprint(text),
        state=DocumentState.IN_REVIEW,
        created_at=clock.now(),
        confidential=confidential,
    )
    db.session.add(document)
    db.session.flush()
    audit.record(
        Fact(
            "document.attached",
            "document",
            document.id,
            {"title": title, "hash": document.text_hash, "confidential": confidential},
        ),
        by=by,
    )
    return document


def freeze(document: Document, *, by: Actor) -> None:
    """Issue the document: from now on its text and passages stay as they are."""
    if fingerprint(document.text) != document.text_hash:
        raise RuntimeError(f"document {document.id}: the text does not agree with its hash")
    document.state = DocumentState.ISSUED
    document.issued_at = clock.now()
    document.issued_by_id = by.person_id
    db.session.flush()
    audit.record(Fact("document.issued", "document", document.id, {"hash": document.text_hash}), by=by)
