"""Keeping figures true: what a transaction does to tasks is counted into the figures of today before it commits.

The listeners only note how tasks stood before and after each flush. Just before the commit the differences are summed
and added to the rows of the lead unit and of every unit above it, by one statement in a fixed order. An evening's
figures stay as those of the day (decision 45). Figures are no facts: they have no audit entry of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from time import monotonic
from typing import Any

from sqlalchemy import delete, event, exists, func, inspect, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, UOWTransaction, aliased

from tracker.core import clock
from tracker.core.deadlines import Horizon
from tracker.core.labels import Topic
from tracker.org.models import Unit
from tracker.reports.models import KeptDay, KeptFigures
from tracker.reports.queries.tallies import plain_counts
from tracker.reports.rules import COUNTS, Counts, Stand, added, counts_of
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.queries import horizon

#: What of a task figures are made of.
WATCHED = tuple(Stand.__dataclass_fields__)
#: What never changes as a rule, or changes what may be known of the past: then days that are over count anew.
TIMELESS = ("topic", "original_due_on", "confidential")
#: So many days back figures are kept: the longest comparison of the dashboard.
DAYS = 91
#: Whoever counts a day anew waits for those who write, and they for it (PostgreSQL; SQLite has one writer).
LOCK = 4_500_045

#: A row: unit, with those below it, topic.
Key = tuple[int, bool, Topic]


def _note(session: Session, context: UOWTransaction) -> None:
    changes: list[tuple[Stand | None, Stand | None]] = session.info.setdefault("stands", [])
    for row in session.new:
        if isinstance(row, Task):
            changes.append((None, _now(row)))
    for row in session.deleted:
        if isinstance(row, Task):
            changes.append((_before(row), None))
    for row in session.dirty:
        if isinstance(row, Task) and any(inspect(row).attrs[name].history.has_changes() for name in WATCHED):
            before = _before(row)
            if before is None:
                session.info["moved"] = True
            changes.append((before, _now(row)))
        elif isinstance(row, Unit) and any(inspect(row).attrs.path.history.deleted or ()):
            session.info["moved"] = True


def _now(task: Task) -> Stand:
    return Stand(**{name: getattr(task, name) for name in WATCHED})


def _before(task: Task) -> Stand | None:
    """How the task stood before the flush; None when that cannot be told (it was never read)."""
    known: dict[str, Any] = {}
    for name in WATCHED:
        history = inspect(task).attrs[name].history
        if history.added and not history.deleted:
            return None
        known[name] = history.deleted[0] if history.deleted else getattr(task, name)
    return Stand(**known)


def _keep(session: Session) -> None:
    session.flush()
    changes: list[tuple[Stand | None, Stand | None]] = session.info.pop("stands", [])
    if session.info.pop("moved", False):
        session.execute(delete(KeptDay), execution_options={"synchronize_session": False})
        return
    if not changes:
        return
    _wait(session, exclusive=False)
    today = clock.today()
    days = dict(session.execute(select(KeptDay.day, KeptDay.soon_until)).all())
    if not days:
        return
    timeless = any(_timeless(before, after) for before, after in changes)
    stale = [day for day in days if day > today or (timeless and day < today)]
    if stale:
        session.execute(delete(KeptDay).where(KeptDay.day.in_(stale)), execution_options={"synchronize_session": False})
    if today in days:
        seen = Horizon(today, days[today])
        _add(session, today, _rolled_up(session, _differences(changes, seen)))


def _timeless(before: Stand | None, after: Stand | None) -> bool:
    return bool(before and after) and any(getattr(before, name) != getattr(after, name) for name in TIMELESS)


def _differences(
    changes: Iterable[tuple[Stand | None, Stand | None]], seen: Horizon
) -> dict[tuple[int, Topic], Counts]:
    """What the changes add to each lead unit and topic."""
    found: dict[tuple[int, Topic], list[Counts]] = {}
    for before, after in changes:
        for stand, sign in ((before, -1), (after, 1)):
            if stand is not None and not stand.confidential:
                numbers = tuple(sign * each for each in counts_of(stand, seen))
                found.setdefault((stand.lead_id, stand.topic), []).append(numbers)
    return {key: total for key, many in found.items() if any(total := added(many))}


def _rolled_up(session: Session, own: dict[tuple[int, Topic], Counts]) -> dict[Key, Counts]:
    """The numbers of units, and of all units above them with what is below."""
    paths = dict(session.execute(select(Unit.id, Unit.path)).all()) if len(own) > 50 else {}
    if not paths and own:
        wanted = {unit_id for unit_id, _ in own}
        paths = dict(session.execute(select(Unit.id, Unit.path).where(Unit.id.in_(wanted))).all())
    found: dict[Key, list[Counts]] = {}
    for (unit_id, topic), numbers in own.items():
        found.setdefault((unit_id, False, topic), []).append(numbers)
        for above in paths[unit_id].strip("/").split("/"):
            found.setdefault((int(above), True, topic), []).append(numbers)
    return {key: added(many) if len(many) > 1 else many[0] for key, many in found.items()}


def _add(session: Session, day: date, rows: dict[Key, Counts]) -> None:
    """Add to the figures of `day`: in the order of the key, so that no two transactions wait for each other."""
    if not rows:
        return
    ordered = [
        {"day": day, "unit_id": unit_id, "below": below, "topic": topic, **dict(zip(COUNTS, numbers, strict=True))}
        for (unit_id, below, topic), numbers in sorted(rows.items())
    ]
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    table = KeptFigures.__table__
    insert = dialect.insert(table)
    sums = {name: table.c[name] + insert.excluded[name] for name in COUNTS}
    session.execute(
        insert.on_conflict_do_update(index_elements=["day", "unit_id", "below", "topic"], set_=sums), ordered
    )


def _forget(session: Session, previous: object) -> None:
    session.info.pop("stands", None)
    session.info.pop("moved", None)


LISTENERS = (("after_flush", _note), ("before_commit", _keep), ("after_soft_rollback", _forget))


def init_app() -> None:
    """Keep figures from now on, in whatever session writes."""
    for name, listener in LISTENERS:
        if not event.contains(Session, name, listener):
            # Before the audit record takes its lock, the last of a transaction.
            event.listen(Session, name, listener, insert=True)


def _wait(session: Session, *, exclusive: bool) -> None:
    if db.engine.dialect.name == "postgresql":
        name = "pg_advisory_xact_lock" if exclusive else "pg_advisory_xact_lock_shared"
        session.execute(text(f"SELECT {name}({LOCK})"))


def keep_day(day: date) -> None:
    """Count the figures of `day` from the rows and keep them. Whoever writes tasks meanwhile waits."""
    session = db.session()
    _wait(session, exclusive=True)
    _drop(session, KeptFigures.day == day, KeptDay.day == day)
    seen = horizon(day)
    _add(session, day, _of_day(session, seen))
    session.execute(KeptDay.__table__.insert(), [{"day": day, "soon_until": seen.soon_until}])  # type: ignore[attr-defined]
    if not seen.past:
        below = aliased(Unit)
        leaf = ~exists().where(below.parent_id == KeptFigures.unit_id)
        past = delete(KeptFigures).where(KeptFigures.day < day, or_(KeptFigures.below.is_(False), leaf))
        session.execute(past, execution_options={"synchronize_session": False})
        _drop(session, KeptFigures.day < day - timedelta(days=DAYS + 7), KeptDay.day < day - timedelta(days=DAYS + 7))


def _drop(session: Session, figures: Any, days: Any) -> None:
    for statement in (delete(KeptFigures).where(figures), delete(KeptDay).where(days)):
        session.execute(statement, execution_options={"synchronize_session": False})


def _of_day(session: Session, seen: Horizon) -> dict[Key, Counts]:
    rows = _rolled_up(session, {(unit_id, topic): numbers for unit_id, topic, numbers in plain_counts(seen)})
    return _lasting(session, rows) if seen.past else rows


def _lasting(session: Session, rows: dict[Key, Counts]) -> dict[Key, Counts]:
    """What is kept of a day that is over."""
    parents = set(session.scalars(select(Unit.parent_id).where(Unit.parent_id.is_not(None)).distinct()))
    return {key: numbers for key, numbers in rows.items() if key[1] and key[0] in parents}


def missing_days(today: date) -> Iterator[date]:
    """The days whose figures are to be kept and are not, today first."""
    kept = dict(db.session.execute(select(KeptDay.day, KeptDay.soon_until)).all())
    for back in range(DAYS + 1):
        day = today - timedelta(days=back)
        if kept.get(day) is None or (back == 0 and kept[day] != horizon(day).soon_until):
            yield day


def keep_figures(*, seconds: float = 20) -> int:
    """Keep the figures of today, and of days before as long as there is time; how many days were counted."""
    if db.session.scalar(select(func.count(Unit.id))) == 0:
        return 0
    until, many = monotonic() + seconds, 0
    for day in list(missing_days(clock.today())):
        keep_day(day)
        many += 1
        if monotonic() > until:
            break
    return many


def rebuild() -> int:
    """Forget what is kept and count every day anew; how many days there are."""
    _drop(db.session(), KeptFigures.day.is_not(None), KeptDay.day.is_not(None))
    return keep_figures(seconds=float("inf"))


def verify() -> dict[date, int]:
    """Compare what is kept with the rows it stands for: how many figures of each day differ. Changes nothing."""
    session = db.session()
    _wait(session, exclusive=True)
    wrong: dict[date, int] = {}
    columns = [getattr(KeptFigures, name) for name in COUNTS]
    for day, soon_until in session.execute(select(KeptDay.day, KeptDay.soon_until)).all():
        today = horizon(day)
        right = _of_day(session, Horizon(day, soon_until, today.past))
        query = select(KeptFigures.unit_id, KeptFigures.below, KeptFigures.topic, *columns).where(
            KeptFigures.day == day
        )
        kept = {(unit, below, topic): tuple(numbers) for unit, below, topic, *numbers in session.execute(query)}
        if today.past:  # the rest goes with the next day that is counted
            kept = _lasting(session, kept)
        empty = (0,) * len(COUNTS)
        many = sum(kept.get(key, empty) != right.get(key, empty) for key in kept.keys() | right.keys())
        if many:
            wrong[day] = many
    return wrong
