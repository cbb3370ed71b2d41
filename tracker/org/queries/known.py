"""The units as this process keeps them (decision 54): a few thousand, which change once in years.

A page asks for names, places in the tree and heirs of units by the dozen; it pays nothing for them. What it reads is
the stamp, which the database itself changes with every write to the units, whoever writes.
"""

from __future__ import annotations

from sqlalchemy import select

from tracker.org.models import Succession, Unit, UnitStamp
from tracker.org.rules.lineage import Lineage, Step
from tracker.org.rules.tree import KnownUnit, Tree
from tracker.storage.database import db
from tracker.storage.once import once, read_along

STAMP = "units.stamp"
#: NULL before the first unit.
OF_STAMP = select(UnitStamp.stamp)
read_along(STAMP, OF_STAMP.scalar_subquery())
#: Trees by the stamp of what they were made of. A stamp never comes back, so nothing here can be wrong; a transaction
#: that is taken back leaves one that nobody asks for again.
_made: dict[str, Tree] = {}
_MOST = 4

_UNITS = select(
    Unit.id,
    Unit.code,
    Unit.kind,
    Unit.name,
    Unit.path,
    Unit.parent_id,
    Unit.valid_from,
    Unit.valid_to,
    Unit.former,
    Unit.once_below,
).order_by(Unit.id)
_STEPS = select(Succession.predecessor_id, Succession.successor_id, Succession.on, Succession.main)


def tree() -> Tree:
    """All units as they are now, for this transaction too where it changed them."""
    return once("units", _tree)


def units_stamp() -> str | None:
    """By what the units that `tree` answers are known; None before the first unit."""
    return once(STAMP, lambda: db.session.scalar(OF_STAMP))


def _tree() -> Tree:
    # The stamp first: what is read after it is as new or newer, and nobody asks for the old stamp again.
    stamp = units_stamp()
    found = _made.get(stamp) if stamp else None
    if found is None:
        found = _read()
        if stamp:
            _made[stamp] = found
            for oldest in list(_made)[:-_MOST]:
                _made.pop(oldest, None)
    return found


def _read() -> Tree:
    units = [KnownUnit(*row) for row in db.session.execute(_UNITS)]
    return Tree(units, Lineage(Step(*row) for row in db.session.execute(_STEPS.order_by(Succession.id))))
