"""Steps of a unit's own plan, and the weight of a task in its directive.

Revision: 0004
After: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of steps; tasks that are there weigh 1 and are reported by hand."""
    op.create_table(
        "plan_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("done_post", sa.String(length=200), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(done_on IS NULL) = (done_by_id IS NULL)", name=op.f("ck_plan_steps_done")),
        sa.ForeignKeyConstraint(["done_by_id"], ["people.id"], name=op.f("fk_plan_steps_done_by_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_plan_steps_person_id_people")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_plan_steps_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_steps")),
    )
    # The plan of one task, in its order.
    op.create_index("ix_plan_steps_task_id_position", "plan_steps", ["task_id", "position"])
    with op.batch_alter_table("tasks") as batch:
        batch.add_column(sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("by_plan", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_check_constraint(op.f("ck_tasks_weight"), "weight BETWEEN 1 AND 100")
    with op.batch_alter_table("tasks") as batch:
        # The defaults served the rows that were there; new rows say themselves what they are.
        batch.alter_column("weight", server_default=None)
        batch.alter_column("by_plan", server_default=None)


def downgrade() -> None:
    """Take the plans away."""
    with op.batch_alter_table("tasks") as batch:
        batch.drop_constraint(op.f("ck_tasks_weight"), type_="check")
        batch.drop_column("by_plan")
        batch.drop_column("weight")
    op.drop_index("ix_plan_steps_task_id_position", "plan_steps")
    op.drop_table("plan_steps")
