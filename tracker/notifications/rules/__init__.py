"""Rules of notices: who is told of what, when mail may come, when a deadline is called to mind."""

from __future__ import annotations

from tracker.notifications.rules.reminders import REMINDED, Plan, Series, Stage, plan
from tracker.notifications.rules.table import ANSWERS, PART_OF, TABLE, Audience, Kind, Screen, Telling, sentence_of
from tracker.notifications.rules.timing import Quiet, Rhythm, Wishes, digest_moment, next_allowed

__all__ = [
    "ANSWERS",
    "PART_OF",
    "REMINDED",
    "TABLE",
    "Audience",
    "Kind",
    "Plan",
    "Quiet",
    "Rhythm",
    "Screen",
    "Series",
    "Stage",
    "Telling",
    "Wishes",
    "digest_moment",
    "next_allowed",
    "plan",
    "sentence_of",
]
