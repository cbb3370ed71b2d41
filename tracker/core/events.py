"""What happened, as facts that later readers (audit, notices) can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fact:
    """One act on one subject: `action` is "room.verb", `detail` holds plain JSON values."""

    action: str
    subject: str
    subject_id: int | None
    detail: Mapping[str, Any] = field(default_factory=dict)
