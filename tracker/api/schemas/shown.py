"""What is answered."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from tracker.api.schemas.base import Shown
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import NoTaskReason, Recurrence, Topic, UnitKind
from tracker.meetings.rules import DocumentState, MeetingKind, Outcome
from tracker.tasks.rules import State, Step


def _kind(kind: Any, **more: Any) -> fields.Field[Any]:
    metadata = {"enum": [*(each.value for each in kind), *([None] if more.get("allow_none") else [])]}
    return fields.String(metadata=metadata, **more)


def _day(**more: Any) -> fields.Field[Any]:
    return fields.Date(**more)


class UnitRef(Shown):
    id = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)


class PersonRef(Shown):
    id = fields.Integer(required=True)
    name = fields.String(attribute="full_name", required=True)


class Unit(UnitRef):
    kind = _kind(UnitKind, required=True)
    aliases = fields.Method("other_names", required=True, metadata={"type": "array", "items": {"type": "string"}})
    parent_id = fields.Integer(required=True, allow_none=True)
    valid_from = _day(required=True, allow_none=True)
    valid_to = _day(required=True, allow_none=True)

    def other_names(self, unit: Any) -> list[str]:
        """How texts write the name as well."""
        return [alias.name for alias in unit.aliases]


class UnitList(Shown):
    items = fields.List(fields.Nested(Unit), required=True)


class Meeting(Shown):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    kind = _kind(MeetingKind, required=True)
    body = fields.Nested(UnitRef, required=True)
    held_on = _day(required=True)
    chair = fields.String(required=True)
    place = fields.String(required=True)
    confidential = fields.Boolean(required=True, metadata={"description": "How its documents start."})


class MeetingList(Shown):
    items = fields.List(fields.Nested(Meeting), required=True)


class Document(Shown):
    id = fields.Integer(required=True)
    meeting_id = fields.Integer(required=True)
    title = fields.String(required=True)
    dated_on = _day(required=True, allow_none=True)
    state = _kind(DocumentState, required=True)
    filename = fields.String(required=True, allow_none=True)
    media_type = fields.String(required=True)
    issued_at = fields.AwareDateTime(required=True, allow_none=True)


class WholeDocument(Document):
    passage_count = fields.Integer(required=True, metadata={"description": "Into how many passages the text was cut."})
    decided_count = fields.Integer(required=True, metadata={"description": "How many of them have an outcome."})
    text = fields.String(required=True, metadata={"description": "What the reader may not know is left out: […]"})
    notes = fields.List(fields.String(), metadata={"description": "What the reading of the file noted."})


class DocumentList(Shown):
    items = fields.List(fields.Nested(Document), required=True)


class Conclusion(Shown):
    id = fields.Integer(required=True)
    document_id = fields.Integer(required=True)
    meeting_id = fields.Integer(attribute="document.meeting_id", required=True)
    outcome = _kind(Outcome, required=True)
    reason = _kind(NoTaskReason, required=True, allow_none=True)
    text = fields.String(required=True)
    answer = fields.String(required=True)
    task_ids = fields.List(fields.Integer(), required=True, metadata={"description": "Those that the reader sees."})


class ConclusionList(Shown):
    items = fields.List(fields.Nested(Conclusion), required=True)


class Task(Shown):
    id = fields.Integer(required=True)
    title = fields.String(required=True)
    topic = _kind(Topic, required=True)
    state = _kind(State, required=True)
    percent = fields.Integer(required=True)
    lead = fields.Nested(UnitRef, required=True)
    assigner = fields.Nested(UnitRef, required=True)
    coordinating = fields.List(fields.Nested(UnitRef), required=True)
    places = fields.List(fields.Nested(UnitRef), required=True)
    blocker_unit = fields.Nested(UnitRef, required=True, allow_none=True)
    official = fields.Nested(PersonRef, required=True, allow_none=True)
    supervisor = fields.Nested(PersonRef, required=True, allow_none=True)
    assigned_on = _day(required=True)
    due_on = _day(required=True, allow_none=True)
    original_due_on = _day(required=True, allow_none=True)
    extended = fields.Integer(required=True, metadata={"description": "How many extensions were granted."})
    submitted_on = _day(required=True, allow_none=True)
    finished_on = _day(required=True, allow_none=True)
    reported_on = _day(required=True, allow_none=True)
    recurrence = _kind(Recurrence, required=True, allow_none=True)
    deadline_class = _kind(DeadlineClass, required=True)
    days_overdue = fields.Integer(required=True, metadata={"description": "Up to today, or to the submission."})
    confidential = fields.Boolean(required=True)
    meeting_id = fields.Integer(required=True)
    conclusion_id = fields.Integer(attribute="passage_id", required=True)
    fan_out_id = fields.Integer(required=True, allow_none=True)


class WholeTask(Task):
    steps = fields.List(_kind(Step), required=True, metadata={"description": "What this post can do with it now."})


class TaskList(Shown):
    items = fields.List(fields.Nested(Task), required=True)


class HistoryEntry(Shown):
    at = fields.AwareDateTime(required=True)
    what = fields.String(required=True)
    from_state = _kind(State, required=True, allow_none=True)
    to_state = _kind(State, required=True, allow_none=True)
    note = fields.String(attribute="words", required=True)
    name = fields.String(required=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)


class History(Shown):
    items = fields.List(fields.Nested(HistoryEntry), required=True)


class Report(Shown):
    id = fields.Integer(required=True)
    task_id = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    percent = fields.Integer(required=True)
    note = fields.String(required=True)
    person = fields.Nested(PersonRef, required=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.Nested(PersonRef, required=True, allow_none=True)


class ReportList(Shown):
    items = fields.List(fields.Nested(Report), required=True)


class Rate(Shown):
    name = fields.String(required=True)
    formula = fields.String(required=True, metadata={"description": "What is divided by what, in words."})
    numerator = fields.Integer(required=True)
    denominator = fields.Integer(required=True)
    value = fields.Float(required=True, allow_none=True, metadata={"description": "0 … 1; null without denominator."})


class Counts(Shown):
    """How many tasks; a cancelled one is in none of them."""

    assigned = fields.Integer(required=True)
    done = fields.Integer(required=True)
    open = fields.Integer(required=True)
    in_time = fields.Integer(required=True)
    due_soon = fields.Integer(required=True)
    overdue = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    blocked = fields.Integer(required=True)
    done_on_time = fields.Integer(required=True)
    done_late = fields.Integer(required=True)


class Rates(Shown):
    completion = fields.Nested(Rate, required=True)
    on_time = fields.Nested(Rate, required=True)
    original_on_time = fields.Nested(Rate, required=True)
    update = fields.Nested(Rate, required=True)


class Figures(Shown):
    unit = fields.Nested(UnitRef, required=True)
    on = _day(required=True)
    counts = fields.Nested(Counts, required=True)
    rates = fields.Nested(Rates, required=True)


class Me(Shown):
    """Whom a token acts as."""

    name = fields.String(required=True)
    role = fields.String(required=True)
    post_title = fields.String(required=True)
    unit = fields.Nested(UnitRef, required=True)
    on_behalf_of = fields.String(required=True, allow_none=True)
    token = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    expires_at = fields.String(required=True)


class FieldError(Shown):
    detail = fields.String(required=True)
    pointer = fields.String(metadata={"description": "JSON pointer into the body."})
    parameter = fields.String(metadata={"description": "Name in the query."})


class ProblemDetails(Shown):
    """A refusal as RFC 9457 has it, in the language asked for."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(metadata={"description": "The code by which a fault stands in the log."})
    errors = fields.List(fields.Nested(FieldError))
