"""Which roles know of what is confidential beside everybody of the units named (decision 29)."""

from __future__ import annotations

from tracker.core.actor import Role

#: Who knows of what their own unit ordered in confidence: who leads it, and who keeps its orders.
GIVERS = (Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD)
#: Whose post lets them be in charge of a task of their unit.
IN_CHARGE = (Role.OFFICIAL, Role.UNIT_HEAD)
