"""The pages that can be kept under a name, as a table: what each is called, where it lies, what its address can say.

Where a kept view leads is decided here and nowhere else; what a person sends is only the part behind the "?".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.access.permissions import Permission

#: How many views one person keeps at most: more are not found again.
MOST_VIEWS = 30
#: The longest name of a view.
LONGEST_NAME = 80


@dataclass(frozen=True)
class KeptPage:
    """A page: its name, its route with the arguments, the right it asks for, the names its address can hold."""

    title: str
    endpoint: str
    permission: Permission
    names: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
