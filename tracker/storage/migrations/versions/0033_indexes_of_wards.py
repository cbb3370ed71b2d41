"""Indexes for the lists of one ward.

Revision: 0033
After: 0032
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

OPEN = "state NOT IN ('done', 'cancelled')"


def upgrade() -> None:
    """Build them. On a large site in use, an operator may build them CONCURRENTLY by hand before."""
    for name in ("lead", "assigner"):
        # What is open in one ward: PostgreSQL puts both together where a page lists what the ward leads or gave.
        op.create_index(
            f"ix_tasks_open_{name}",
            "tasks",
            [f"{name}_id", "due_on"],
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
            if_not_exists=True,
        )

    # The list of a whole province as it opens: what is still to be done first, by deadline, a page from the front.
    op.create_index(
        "ix_tasks_closed_due",
        "tasks",
        [sa.text("(state IN ('done', 'cancelled'))"), "due_on", "id"],
        if_not_exists=True,
    )


def downgrade() -> None:
    """Pages get slower; nothing is lost."""
    op.drop_index("ix_tasks_closed_due", "tasks")
    for name in ("assigner", "lead"):
        op.drop_index(f"ix_tasks_open_{name}", "tasks")
