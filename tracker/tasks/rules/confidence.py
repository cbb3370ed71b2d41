"""Which roles know of what is confidential beside everybody of the units named (decision 29)."""

from __future__ import annotations

from tracker.core.actor import Role

#: Whose post lets them be in charge of a task of their unit.
IN_CHARGE = (Role.OFFICIAL, Role.UNIT_HEAD)
