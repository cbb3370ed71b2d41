"""Conferences, the documents that come from other systems, and what was concluded."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request, url_for
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.api.queries import reading
from tracker.api.rules.problems import Problem, Told
from tracker.api.rules.tokens import Scope
from tracker.api.schemas import given
from tracker.api.schemas import shown as schemas
from tracker.api.views.answering import listed, seen_version, shown, written
from tracker.api.views.described import PARSER
from tracker.api.views.room import actor, door, takes
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.intake import services as intake
from tracker.meetings import policy, queries, services
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import MeetingKind
from tracker.meetings.services import MeetingDetails, Source
from tracker.org.queries import unit_by_code
from tracker.web.guards import Subject

MEETING: Subject[Meeting] = Subject(queries.meeting_or_404, policy.may)
DOCUMENT: Subject[Document] = Subject(queries.document_or_404, policy.may_document)
CONCLUSION: Subject[Passage] = Subject(reading.conclusion_or_404, reading.may_conclusion)
_MEETING = "/meetings/<int:meeting_id>"


@door("/meetings", Permission.MEETING_VIEW, scope=Scope.MEETINGS_READ, shows=schemas.MeetingList)
@takes(given.MeetingQuery, "query")
def meetings(wanted: dict[str, Any]) -> Response:
    """Conferences, as they were entered."""
    part = reading.meeting_part(actor(), wanted)
    return listed(part, schemas.Meeting(many=True).dump(part.rows))


@door(_MEETING, Permission.MEETING_VIEW, MEETING, scope=Scope.MEETINGS_READ, shows=schemas.Meeting)
def meeting(meeting: Meeting) -> Response:
    """One conference."""
    return shown(_meeting(meeting), version=meeting.version)


@door(
    "/meetings",
    Permission.MEETING_MANAGE,
    scope=Scope.MEETINGS_WRITE,
    method="POST",
    shows=schemas.Meeting,
    status=201,
)
@takes(given.MeetingGiven)
def create_meeting(entered: dict[str, Any]) -> Response:
    """Enter a conference."""
    return written(
        lambda: services.create_meeting(_details(entered), by=actor()),
        _meeting,
        status=201,
        version=lambda meeting: meeting.version,
        location=lambda meeting: url_for("api.meeting", meeting_id=meeting.id),
    )


@door(
    _MEETING,
    Permission.MEETING_MANAGE,
    MEETING,
    scope=Scope.MEETINGS_WRITE,
    method="PUT",
    shows=schemas.Meeting,
    matches=True,
)
@takes(given.MeetingGiven)
def change_meeting(meeting: Meeting, entered: dict[str, Any]) -> Response:
    """Correct what was entered about a conference; day and committee stay once a document was issued."""

    def change() -> Meeting:
        if seen_version() != meeting.version:
            raise Told(Problem.STALE)
        services.change_meeting(meeting, _details(entered), by=actor())
        return meeting

    return written(change, _meeting, version=lambda changed: changed.version)


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return dict(schemas.Meeting().dump(meeting))


def _details(entered: dict[str, Any]) -> MeetingDetails:
    body = unit_by_code(entered["body"], clock.today())
    if body is None or not actor().post.covers(body.path):
        raise Invalid(N_("Không có đơn vị này trong phạm vi của bạn."), field="body")
    return MeetingDetails(**{**entered, "body": body, "kind": MeetingKind(entered["kind"])})


@door("/documents", Permission.MEETING_VIEW, scope=Scope.DOCUMENTS_READ, shows=schemas.DocumentList)
@takes(given.DocumentQuery, "query")
def documents(wanted: dict[str, Any]) -> Response:
    """Documents, as they came in."""
    part = reading.document_part(actor(), wanted)
    return listed(part, schemas.Document(many=True).dump(part.rows))


@door(
    "/documents/<int:document_id>",
    Permission.MEETING_VIEW,
    DOCUMENT,
    scope=Scope.DOCUMENTS_READ,
    shows=schemas.WholeDocument,
)
def document(document: Document) -> Response:
    """One document with its text and how far its review has come."""
    return shown(_document(document), version=document.version)


def _document(document: Document, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    coverage = queries.coverage([document.id])[document.id]
    return {
        **schemas.Document().dump(document),
        "passage_count": coverage.total,
        "decided_count": coverage.decided,
        "text": reading.words_of(actor(), document),
        "notes": [gettext(note) for note in notes],
    }


FORM: dict[str, Any] = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary", "description": ".docx, .doc, .pdf, .txt, .html, .odt"},
        "title": {"type": "string", "maxLength": 300},
        "dated_on": {"type": "string", "format": "date"},
        "confidential": {"type": "string", "enum": ["true", "false"]},
    },
}
BODY = {
    "required": True,
    "content": {"application/json": {"schema": given.DocumentGiven}, "multipart/form-data": {"schema": FORM}},
}


@door(
    f"{_MEETING}/documents",
    Permission.MEETING_MANAGE,
    MEETING,
    scope=Scope.DOCUMENTS_WRITE,
    method="POST",
    media="application/json,multipart/form-data",
    body=BODY,
    shows=schemas.WholeDocument,
    status=201,
)
def take_in_document(meeting: Meeting) -> Response:
    """Hand in a document: its text as JSON, or a file as a form. It is read at once and waits for its review."""
    entered, source, notes = _sent()
    by = actor()

    def take() -> Document:
        return intake.take_in(
            meeting,
            entered["title"] or intake.title_of(source),
            source,
            by=by,
            dated_on=entered["dated_on"] or intake.day_in(source.text, meeting),
            confidential=entered["confidential"],
        )

    return written(
        take,
        lambda document: _document(document, notes),
        status=201,
        version=lambda document: document.version,
        location=lambda document: url_for("api.document", document_id=document.id),
    )


def _sent() -> tuple[dict[str, Any], Source, tuple[str, ...]]:
    if request.mimetype == "application/json":
        entered = PARSER.parse(given.DocumentGiven(), request, location="json")
        return (entered, *intake.from_words(entered["text"]))
    entered = PARSER.parse(given.DocumentForm(), request, location="form")
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise Invalid(N_("Thiếu mục bắt buộc này."), field="file")
    found = intake.from_file(upload.read(), upload.filename, max_bytes=current_app.config["UPLOAD_MAX_BYTES"])
    return ({**entered, "confidential": entered["confidential"] == "true"}, *found)


@door("/conclusions", Permission.MEETING_VIEW, scope=Scope.CONCLUSIONS_READ, shows=schemas.ConclusionList)
@takes(given.ConclusionQuery, "query")
def conclusions(wanted: dict[str, Any]) -> Response:
    """What issued documents concluded: passages that gave work, and proposals that were answered."""
    part = reading.conclusion_part(actor(), wanted)
    return listed(part, _conclusions(list(part.rows)))


@door(
    "/conclusions/<int:conclusion_id>",
    Permission.MEETING_VIEW,
    CONCLUSION,
    scope=Scope.CONCLUSIONS_READ,
    shows=schemas.Conclusion,
)
def conclusion(passage: Passage) -> Response:
    """One conclusion."""
    return shown(_conclusions([passage])[0], version=passage.version)


def _conclusions(passages: list[Passage]) -> list[dict[str, Any]]:
    ids = reading.task_ids(actor(), passages)
    return [{**schemas.Conclusion().dump(passage), "task_ids": ids[passage.id]} for passage in passages]
