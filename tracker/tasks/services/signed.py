"""Who signs an act: person, post as it was called, and for whom."""

from __future__ import annotations

from typing import Any

from tracker.core import clock
from tracker.core.actor import Actor


def signed(by: Actor) -> dict[str, Any]:
    """The columns that say who acted when, for the tables of remarks and urgings."""
    return {
        "at": clock.now(),
        "day": clock.today(),
        "person_id": by.person_id,
        "post_title": f"{by.post.title} · {by.post.unit_name}",
        "on_behalf_of_id": by.on_behalf_of_id,
    }
