"""Figures of a day, kept; indexes for lists of open work.

Revision: 0029
After: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

COUNTS = (
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
OPEN = "state NOT IN ('done', 'cancelled')"


def upgrade() -> None:
    """Make the tables empty: the first run of the job fills them, until then figures are counted row by row."""
    op.create_table(
        "kept_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("soon_until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_kept_days")),
    )
    op.create_table(
        "kept_figures",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("below", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in COUNTS),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_kept_figures_unit_id_units")),
        # Read by day and units: the figures of a unit on a day are found without any other index.
        sa.PrimaryKeyConstraint("day", "unit_id", "below", "topic", name=op.f("pk_kept_figures")),
    )
    # The next deadlines of a whole province: ten rows from the front, whatever the number of tasks.
    op.create_index(
        "ix_tasks_open_due",
        "tasks",
        ["due_on", "id"],
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    # How the tasks of one unit stood on a past day; whole provinces go by the day.
    op.create_index("ix_task_spans_lead_id_until_on", "task_spans", ["lead_id", "until_on"])


def downgrade() -> None:
    """Forget them; nothing is lost but time."""
    op.drop_index("ix_task_spans_lead_id_until_on", "task_spans")
    op.drop_index("ix_tasks_open_due", "tasks")
    op.drop_table("kept_figures")
    op.drop_table("kept_days")
