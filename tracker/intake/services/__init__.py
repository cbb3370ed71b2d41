"""Writing a review: take a document in, decide on each passage, cut passages anew, issue its tasks."""

from __future__ import annotations

from tracker.intake.services.arriving import day_in, from_file, from_words, title_of
from tracker.intake.services.cutting import add, merge, split
from tracker.intake.services.decisions import (
    Fields,
    accept,
    answer,
    confide,
    confirm_sure,
    correct,
    dismiss,
    link,
    take_up,
    undo,
)
from tracker.intake.services.documents import issue, take_in
from tracker.intake.services.lessons import accept_lesson, withdraw_lesson

__all__ = [
    "Fields",
    "accept",
    "accept_lesson",
    "add",
    "answer",
    "confide",
    "confirm_sure",
    "correct",
    "day_in",
    "dismiss",
    "from_file",
    "from_words",
    "issue",
    "link",
    "merge",
    "split",
    "take_in",
    "take_up",
    "title_of",
    "undo",
    "withdraw_lesson",
]
