"""How tasks stood on each past day; the first entry of a history names the unit that the task was given to.

Revision: 0012
After: 0011
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

LASTING = date(9999, 12, 31)
KEPT = (
    "state",
    "percent",
    "lead_id",
    "due_on",
    "submitted_on",
    "finished_on",
    "reported_on",
    "quiet_since",
    "report_days",
    "extended",
    "blocker_unit_id",
    "official_id",
    "supervisor_id",
)


def upgrade() -> None:
    """Make the table, and fill it by telling every history again."""
    spans = op.create_table(
        "task_spans",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("quiet_since", sa.Date(), nullable=False),
        sa.Column("report_days", sa.Integer(), nullable=True),
        sa.Column("extended", sa.Integer(), nullable=False),
        sa.Column("blocker_unit_id", sa.Integer(), nullable=True),
        sa.Column("official_id", sa.Integer(), nullable=True),
        sa.Column("supervisor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_spans_task_id_tasks")),
        sa.ForeignKeyConstraint(["lead_id"], ["units.id"], name=op.f("fk_task_spans_lead_id_units")),
        sa.ForeignKeyConstraint(["blocker_unit_id"], ["units.id"], name=op.f("fk_task_spans_blocker_unit_id_units")),
        sa.ForeignKeyConstraint(["official_id"], ["people.id"], name=op.f("fk_task_spans_official_id_people")),
        sa.ForeignKeyConstraint(["supervisor_id"], ["people.id"], name=op.f("fk_task_spans_supervisor_id_people")),
        sa.PrimaryKeyConstraint("task_id", "from_on", name=op.f("pk_task_spans")),
    )
    # The figures of one past day: few spans end after it, and of those it takes what began by it.
    op.create_index("ix_task_spans_until_on_from_on", "task_spans", ["until_on", "from_on"])
    connection = op.get_bind()
    rows: list[dict[str, Any]] = []
    for task, history in _histories(connection):
        rows += _spans(task, history)
        if len(rows) > 5_000:
            connection.execute(spans.insert(), rows)
            rows = []
    if rows:
        connection.execute(spans.insert(), rows)


def downgrade() -> None:
    """Forget the past; it can be told again."""
    op.drop_table("task_spans")


def _table(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def _histories(connection: sa.Connection) -> Iterator[tuple[Any, list[Any]]]:
    """Every task with its moves and acts in the order of their moments, and its first lead unit put in."""
    tasks, moves, acts = _table("tasks"), _table("moves"), _table("acts")
    first = _first_leads(connection)
    told = sa.union_all(
        sa.select(
            moves.c.task_id,
            moves.c.at,
            sa.literal(0).label("kind"),
            moves.c.id.label("number"),
            moves.c.step.label("what"),
            moves.c.to_state,
            moves.c.percent,
            moves.c.unit_id,
            moves.c.finished_on,
            moves.c.day,
            sa.cast(sa.null(), sa.Date()).label("due_on"),
            sa.cast(sa.null(), sa.Integer()).label("subject_id"),
        ),
        sa.select(
            acts.c.task_id,
            acts.c.at,
            sa.literal(1),
            acts.c.id,
            acts.c.kind,
            sa.cast(sa.null(), sa.String()),
            sa.cast(sa.null(), sa.Integer()),
            sa.cast(sa.null(), sa.Integer()),
            sa.cast(sa.null(), sa.Date()),
            sa.cast(sa.null(), sa.Date()),
            acts.c.due_on,
            acts.c.subject_id,
        ),
    ).subquery()
    found = connection.execute(sa.select(told).order_by(told.c.task_id, told.c.at, told.c.kind, told.c.number)).all()
    by_task = {task_id: list(rows) for task_id, rows in groupby(found, key=lambda row: row.task_id)}
    for task in connection.execute(sa.select(tasks)):
        yield {**task._mapping, "first_lead": first.get(task.id, task.lead_id)}, by_task.get(task.id, [])


def _first_leads(connection: sa.Connection) -> dict[int, int]:
    """The unit that each task was given to first, where it went to another since: the record of that act says so."""
    entries = _table("audit_entries")
    query = sa.select(entries.c.subject_id, entries.c.detail).where(entries.c.action == "task.reassign")
    first: dict[int, int] = {}
    for task_id, detail in connection.execute(query.order_by(entries.c.id)):
        said = json.loads(detail) if isinstance(detail, str) else detail
        if said.get("lead_before"):
            first.setdefault(task_id, said["lead_before"])
    return first


def _spans(task: Any, history: list[Any]) -> list[dict[str, Any]]:
    """One row for each stretch of days, told from the history; the last says what the task says now."""
    standing: dict[str, Any] = dict.fromkeys(KEPT)
    standing |= {"state": "assigned", "percent": 0, "lead_id": task["first_lead"], "due_on": task["original_due_on"]}
    standing |= {"quiet_since": task["assigned_on"], "report_days": task["report_days"], "extended": 0}
    days: dict[date, dict[str, Any]] = {}
    day = task["assigned_on"]
    for row in history:
        day = max(day, row.day or _day(row.at))
        (_moved if row.kind == 0 else _acted)(standing, row, day)
        days[day] = dict(standing)
    days[day] = {name: task[name] for name in KEPT}
    told = [start for before, start in pairwise([LASTING, *days]) if days.get(before) != days[start]]
    starts = [*told, LASTING]
    return [
        {"task_id": task["id"], "from_on": start, "until_on": end, **days[start]} for start, end in pairwise(starts)
    ]


def _day(at: datetime | str) -> date:
    """The day, in the office's zone, of a moment kept in UTC: acts keep no day of their own."""
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    return (moment.replace(tzinfo=None) + timedelta(hours=7)).date()


def _moved(standing: dict[str, Any], row: Any, day: date) -> None:
    standing |= {"state": row.to_state, "percent": row.percent, "quiet_since": day}
    standing["blocker_unit_id"] = row.unit_id if row.to_state == "blocked" else None
    if row.what == "reassign":
        standing["lead_id"] = row.unit_id
    if row.what in ("report", "submit"):
        standing["reported_on"] = day
    if row.what == "submit":
        standing |= {"submitted_on": day, "finished_on": row.finished_on}
    if row.to_state not in ("submitted", "done"):
        standing |= {"submitted_on": None, "finished_on": None}


def _acted(standing: dict[str, Any], row: Any, day: date) -> None:
    if row.what in ("extension_granted", "extended"):
        standing |= {"due_on": row.due_on, "extended": standing["extended"] + 1}
    if row.what in ("official_named", "official_took"):
        standing["official_id"] = row.subject_id
    if row.what == "official_left":
        standing["official_id"] = None
    if row.what == "supervisor_named":
        standing["supervisor_id"] = row.subject_id
    if row.what == "supervisor_left":
        standing["supervisor_id"] = None
