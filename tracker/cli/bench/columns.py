"""The columns that rows are written with, in the order of their values."""

from __future__ import annotations

from tracker.tasks.models.span import KEPT

#: How a task stands, column by column, as spans keep it.
STANDS = tuple(sorted(KEPT))
#: The columns of the index of words.
ENTRY = (
    "kind",
    "subject_id",
    "task_id",
    "meeting_id",
    "document_id",
    "unit_id",
    "topic",
    "day",
    "title",
    "text",
    "title_words",
    "text_words",
    "toned",
)
TASK = (
    "id",
    "title",
    "topic",
    "state",
    "percent",
    "weight",
    "by_plan",
    "lead_id",
    "assigner_id",
    "assigned_on",
    "due_on",
    "original_due_on",
    "extended",
    "recurrence",
    "submitted_on",
    "finished_on",
    "reported_on",
    "blocker_unit_id",
    "official_id",
    "supervisor_id",
    "meeting_id",
    "passage_id",
    "fan_out_id",
    "period_id",
    "quiet_since",
    "confidential",
    "folded",
    "version",
)
MOVE = (
    "id",
    "task_id",
    "step",
    "from_state",
    "to_state",
    "at",
    "day",
    "percent",
    "note",
    "finished_on",
    "unit_id",
    "person_id",
    "post_title",
    "version",
)
ACT = ("task_id", "kind", "at", "note", "due_on", "extension_id", "person_id", "post_title", "version")
EXTENSION = ("id", "task_id", "unit_id", "state", "old_due_on", "asked_due_on", "new_due_on", "late", "direct")
