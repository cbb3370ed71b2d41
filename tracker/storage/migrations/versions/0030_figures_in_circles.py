"""Figures of a day in circles, with silence and missed periods; indexes for who knows of what and who is silent.

Revision: 0030
After: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

BEFORE = (
    "assigned",
    "done",
    "open",
    "in_time",
    "due_soon",
    "overdue",
    "waiting",
    "blocked",
    "done_on_time",
    "done_late",
    "original_on_time",
    "original_late",
    "original_overdue",
    "reported",
    "age_week",
    "age_month",
    "age_quarter",
    "age_longer",
)
COUNTS = (*BEFORE, "silent", "missed")


def _tables(counts: tuple[str, ...], days: tuple[str, ...], key: tuple[sa.Column, ...], order: tuple[str, ...]) -> None:
    op.create_table(
        "kept_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("soon_until", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in days),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_kept_days")),
    )
    op.create_table(
        "kept_figures",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("below", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        *key,
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in counts),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_kept_figures_unit_id_units")),
        sa.PrimaryKeyConstraint(*order, name=op.f("pk_kept_figures")),
    )


def _forget() -> None:
    op.drop_table("kept_figures")
    op.drop_table("kept_days")


def upgrade() -> None:
    """Make the tables anew and empty: the first run of the job fills them, until then figures are counted."""
    _forget()
    circle = (
        sa.Column("circle", sa.String(length=12), nullable=False),
        sa.Column("of_id", sa.Integer(), nullable=False),
    )
    order = ("day", "circle", "unit_id", "below", "of_id", "topic")
    _tables(COUNTS, ("silent_days", "standing_days"), circle, order)
    # Which units are silent on a topic: they alone.
    op.create_index(
        "ix_kept_figures_silent",
        "kept_figures",
        ["day", "circle", "of_id", "unit_id", "topic", "silent"],
        sqlite_where=sa.text("silent > 0 AND below IS 0"),
        postgresql_where=sa.text("silent > 0 AND below IS false"),
    )
    op.create_table(
        "kept_silence",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("circle", sa.String(length=12), nullable=False),
        sa.Column("of_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_kept_silence_unit_id_units")),
        sa.PrimaryKeyConstraint("day", "circle", "of_id", "unit_id", name=op.f("pk_kept_silence")),
    )
    # Who knows of confidential tasks, told by the index alone.
    op.create_index(
        "ix_tasks_known",
        "tasks",
        ["assigner_id", "lead_id", "supervisor_id", "official_id", "blocker_unit_id", "id"],
        sqlite_where=sa.text("confidential IS 1"),
        postgresql_where=sa.text("confidential IS true"),
    )
    still_open = sa.text("state NOT IN ('done', 'cancelled')")
    # The next deadlines of a topic: ten rows from the front.
    op.create_index(
        "ix_tasks_open_topic_due",
        "tasks",
        ["topic", "due_on", "id"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    quiet = sa.text("state IN ('assigned', 'in_progress')")
    # Since when a unit has been silent, the longest first.
    op.create_index("ix_tasks_quiet", "tasks", ["lead_id", "quiet_since"], sqlite_where=quiet, postgresql_where=quiet)


def downgrade() -> None:
    """Make the tables as they were, empty; nothing is lost but time."""
    op.drop_index("ix_tasks_quiet", "tasks")
    op.drop_index("ix_tasks_open_topic_due", "tasks")
    op.drop_index("ix_tasks_known", "tasks")
    op.drop_table("kept_silence")
    _forget()
    _tables(BEFORE, (), (), ("day", "unit_id", "below", "topic"))
