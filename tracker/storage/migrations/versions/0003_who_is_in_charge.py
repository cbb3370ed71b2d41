"""Who is in charge of a task within its unit, and which leader supervises it.

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two people to a task."""
    with op.batch_alter_table("tasks") as batch:
        batch.add_column(sa.Column("official_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("supervisor_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_tasks_official_id_people"), "people", ["official_id"], ["id"])
        batch.create_foreign_key(op.f("fk_tasks_supervisor_id_people"), "people", ["supervisor_id"], ["id"])
    # An official's home: what they are in charge of, open first, by deadline.
    op.create_index("ix_tasks_official_id_state_due_on", "tasks", ["official_id", "state", "due_on"])
    # What a leader supervises, in the same order.
    op.create_index("ix_tasks_supervisor_id_state_due_on", "tasks", ["supervisor_id", "state", "due_on"])


def downgrade() -> None:
    """Take them away again."""
    op.drop_index("ix_tasks_supervisor_id_state_due_on", "tasks")
    op.drop_index("ix_tasks_official_id_state_due_on", "tasks")
    with op.batch_alter_table("tasks") as batch:
        batch.drop_constraint(op.f("fk_tasks_supervisor_id_people"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_tasks_official_id_people"), type_="foreignkey")
        batch.drop_column("supervisor_id")
        batch.drop_column("official_id")
