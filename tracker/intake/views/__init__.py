"""Pages of intake."""

from __future__ import annotations

from tracker.intake.views.cutting import add, merge, split
from tracker.intake.views.decisions import accept, answer, dismiss, edit, link, take_up, undo
from tracker.intake.views.lessons import accept_lesson, lessons, withdraw_lesson
from tracker.intake.views.pages import confirm, document, issue, meeting, new, review
from tracker.intake.views.room import DOCUMENT, MEETING, PASSAGE, bp

__all__ = [
    "DOCUMENT",
    "MEETING",
    "PASSAGE",
    "accept",
    "accept_lesson",
    "add",
    "answer",
    "bp",
    "confirm",
    "dismiss",
    "document",
    "edit",
    "issue",
    "lessons",
    "link",
    "meeting",
    "merge",
    "new",
    "review",
    "split",
    "take_up",
    "undo",
    "withdraw_lesson",
]
