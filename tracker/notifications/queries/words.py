"""The words of a notice: its sentence with what it names, in Vietnamese for mail or in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.notifications.models import Matter, Notice
from tracker.notifications.rules import sentence_of
from tracker.org.models import Unit
from tracker.proposals.models import Proposal


def values(matter: Matter, by_name: str, detail: Mapping[str, Any]) -> dict[str, object]:
    """What stands in the placeholders of a sentence; nothing is ever missing."""
    day = detail.get("day")
    return {
        "unit": unit_of(matter),
        "who": by_name,
        "day": f"{date.fromisoformat(day):%d/%m/%Y}" if isinstance(day, str) else "",
        "days": detail.get("days", ""),
        "many": detail.get("many", ""),
    }


def unit_of(matter: Matter) -> str:
    """The unit that leads a task or raised a proposal; empty for a proposal that does not say whose it is."""
    if isinstance(matter, Unit):
        return matter.name
    if isinstance(matter, Proposal):
        return matter.unit.name if matter.unit else ""
    return matter.lead.name


def in_vietnamese(sentence: str, matter: Matter, by_name: str, detail: Mapping[str, Any]) -> str:
    """The sentence as mail says it, whatever language the person who acted reads."""
    return sentence % values(matter, by_name, detail)


def said(notice: Notice) -> tuple[str, dict[str, object]]:
    """The sentence of a notice as a message id, and its values."""
    return sentence_of(notice.action, notice.audience), values(notice.matter, notice.by_name, notice.detail)
