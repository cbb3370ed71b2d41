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

from sqlalchemy import and_, delete, event, exists, func, inspect, or_, select, text, true
from sqlalchemy.orm import Session, UOWTransaction, aliased

from tracker.core import clock
from tracker.core.deadlines import Horizon
from tracker.org.models import Unit
from tracker.reports.models import KeptDay, KeptFigures, KeptSilence
from tracker.reports.queries.kept import kept_days
from tracker.reports.rules import COUNTS, Counts, Stand, added, counts_of
from tracker.reports.services.counting import Key, Own, PastDays, count_day, lasting, rolled_up, silence_of
from tracker.storage.bulk import MANY, merge
from tracker.storage.database import Base, db
from tracker.tasks.models import Task
from tracker.tasks.queries import horizon, patience
from tracker.tasks.rules import Patience

#: What of a task figures are made of.
WATCHED = tuple(Stand.__dataclass_fields__)
#: What never changes as a rule, or changes what may be known of the past: then days that are over count anew.
TIMELESS = ("topic", "original_due_on", "confidential", "assigner_id", "recurrence", "period_id")
#: So many days back figures are kept: the longest comparison of the dashboard.
DAYS = 91
#: From so many days that are over on, what is done is counted once for all of them.
SEVERAL = 3
#: What a row is found by, beside its day.
KEY = ("unit_id", "below", "topic", "circle", "of_id")
QUIET_KEY = ("circle", "of_id", "unit_id")
#: Whoever counts a day anew waits for those who write, and they for it (PostgreSQL; SQLite has one writer).
LOCK = 4_500_045

#: From this hour on the figures of tomorrow are kept too: when the day begins they are there.
EVENING = 20


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
    days = kept_days()
    if not days:
        return
    timeless = any(_timeless(before, after) for before, after in changes)
    tomorrow = today + timedelta(days=1)
    stale = [day for day in days if day > tomorrow or (timeless and day < today)]
    if stale:
        session.execute(delete(KeptDay).where(KeptDay.day.in_(stale)), execution_options={"synchronize_session": False})
    for day in (today, tomorrow):
        if day in days:
            soon_until, waits = days[day]
            _add(session, day, rolled_up(session, _differences(changes, Horizon(day, soon_until), waits)))


def _timeless(before: Stand | None, after: Stand | None) -> bool:
    return bool(before and after) and any(getattr(before, name) != getattr(after, name) for name in TIMELESS)


def _differences(
    changes: Iterable[tuple[Stand | None, Stand | None]], seen: Horizon, waits: Patience
) -> dict[Own, Counts]:
    """What the changes add to each lead unit and topic, in each circle."""
    found: dict[Own, list[Counts]] = {}
    for before, after in changes:
        for stand, sign in ((before, -1), (after, 1)):
            if stand is not None:
                numbers = tuple(sign * each for each in counts_of(stand, seen, waits))
                for circle, of_id in stand.circles:
                    found.setdefault((stand.lead_id, stand.topic, circle, of_id), []).append(numbers)
    return {key: total for key, many in found.items() if any(total := added(many))}


def _add(session: Session, day: date, rows: dict[Key, Counts]) -> None:
    """Add to the figures of `day`: in the order of the key, so that no two transactions wait for each other."""
    if not rows:
        return
    ordered = [
        {"day": day, **dict(zip(KEY, key, strict=True)), **dict(zip(COUNTS, numbers, strict=True))}
        for key, numbers in sorted(rows.items())
    ]
    _sum_up(session, KeptFigures, KEY, COUNTS, ordered)
    if day >= clock.today():
        quiet = [
            {"day": day, **dict(zip(QUIET_KEY, key, strict=True)), "silent": many}
            for key, many in sorted(silence_of(rows).items())
        ]
        _sum_up(session, KeptSilence, QUIET_KEY, ("silent",), quiet)


def _sum_up(
    session: Session, model: type[Base], key: tuple[str, ...], numbers: tuple[str, ...], rows: list[dict[str, Any]]
) -> None:
    table = model.metadata.tables[model.__tablename__]
    if len(rows) >= MANY:
        # Most acts add to few figures, and where a row is new the database knows that the others are 0.
        nothing = [name for name in numbers if not any(row[name] for row in rows)]
        numbers = tuple(name for name in numbers if name not in nothing)
        rows = [{name: row[name] for name in ("day", *key, *numbers)} for row in rows]
    merge(session, table, ("day", *key), rows, added=numbers)


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


def keep_day(day: date, past: PastDays | None = None) -> None:
    """Count the figures of `day` from the rows and keep them. Whoever writes tasks meanwhile waits."""
    session = db.session()
    _wait(session, exclusive=True)
    _drop(session, KeptDay.day == day, KeptFigures.day == day, KeptSilence.day == day)
    seen, waits = horizon(day), patience()
    _add(session, day, past.count(seen) if past is not None and seen.past else count_day(session, seen, waits))
    kept = {"soon_until": seen.soon_until, "silent_days": waits.ordinary, "standing_days": waits.standing}
    session.execute(KeptDay.__table__.insert(), [{"day": day, **kept}])  # type: ignore[attr-defined]


def _trim(session: Session, today: date) -> None:
    """Of days that are over keep what lasts, and of those of long ago nothing."""
    below = aliased(Unit)
    leaf = ~exists().where(below.parent_id == KeptFigures.unit_id)
    first = today - timedelta(days=DAYS + 7)
    own = and_(KeptFigures.day < today, or_(KeptFigures.below.is_(False), leaf))
    _drop(session, KeptDay.day < first, or_(own, KeptFigures.day < first), KeptSilence.day < today)


def _drop(session: Session, days: Any, figures: Any, quiet: Any) -> None:
    for model, which in ((KeptFigures, figures), (KeptSilence, quiet), (KeptDay, days)):
        session.execute(delete(model).where(which), execution_options={"synchronize_session": False})


def missing_days(today: date) -> Iterator[date]:
    """The days whose figures are to be kept and are not: today first, in the evening tomorrow, then the days before."""
    kept = kept_days()
    ahead = [today + timedelta(days=1)] if clock.local(clock.now()).hour >= EVENING else []
    for day in (today, *ahead, *(today - timedelta(days=back) for back in range(1, DAYS + 1))):
        if day not in kept or (day >= today and kept[day] != (horizon(day).soon_until, patience())):
            yield day


def keep_figures(*, seconds: float = 20) -> int:
    """Keep the figures of today, and of days before as long as there is time; how many days were counted."""
    if db.session.scalar(select(func.count(Unit.id))) == 0:
        return 0
    until, many, today = monotonic() + seconds, 0, clock.today()
    missing = list(missing_days(today))
    past: PastDays | None = None
    for day in missing:
        if past is None and day < today and sum(each < today for each in missing) > SEVERAL:
            _wait(db.session(), exclusive=True)
            past = PastDays(db.session(), min(missing), patience())
        keep_day(day, past)
        many += 1
        if monotonic() > until:
            break
    if missing:
        _trim(db.session(), today)
    return many


def rebuild() -> int:
    """Forget what is kept and count every day anew; how many days there are."""
    _drop(db.session(), true(), true(), true())
    return keep_figures(seconds=float("inf"))


def verify() -> dict[date, int]:
    """Compare what is kept with the rows it stands for: how many figures of each day differ. Changes nothing."""
    session = db.session()
    _wait(session, exclusive=True)
    wrong: dict[date, int] = {}
    columns = [getattr(KeptFigures, name) for name in COUNTS]
    key = [getattr(KeptFigures, name) for name in KEY]
    for day, (soon_until, waits) in sorted(kept_days().items()):
        today = horizon(day)
        right = count_day(session, Horizon(day, soon_until, today.past), waits)
        query = select(*key, *columns).where(KeptFigures.day == day)
        kept: dict[Key, Counts] = {}
        for unit_id, below, topic, circle, of_id, *numbers in session.execute(query):
            kept[unit_id, below, topic, circle, of_id] = tuple(numbers)
        if today.past:  # the rest goes with the next day that is counted
            kept = lasting(session, kept)
        empty = (0,) * len(COUNTS)
        many = sum(kept.get(key, empty) != right.get(key, empty) for key in kept.keys() | right.keys())
        if not today.past:
            quiet = select(*(getattr(KeptSilence, name) for name in QUIET_KEY), KeptSilence.silent)
            rows = session.execute(quiet.where(KeptSilence.day == day, KeptSilence.silent != 0))
            many += len({tuple(row) for row in rows} ^ {(*key, number) for key, number in silence_of(right).items()})
        if many:
            wrong[day] = many
    return wrong
