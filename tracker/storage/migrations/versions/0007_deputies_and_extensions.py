"""Deputies; what people do to a task besides its moves; extensions; the version that a move made.

Revision: 0007
After: 0006

The new columns have a value for the rows that are there: the version before runs on them unchanged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and add the columns."""
    op.create_table(
        "deputyships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("valid_to >= valid_from", name=op.f("ck_deputyships_period")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_deputyships_person_id_people")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_deputyships_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputyships")),
    )
    # For whom somebody may act today, asked at each request.
    op.create_index("ix_deputyships_person_id_valid_to", "deputyships", ["person_id", "valid_to"])
    # Who deputises a post: one at a time.
    op.create_index("ix_deputyships_post_id", "deputyships", ["post_id"])

    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("asked_due_on", sa.Date(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(state = 'granted') = (new_due_on IS NOT NULL)", name=op.f("ck_extensions_granted")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_extensions_task_id_tasks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_extensions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    # The requests that wait for a decision, on the pages of secretaries and leaders.
    op.create_index("ix_extensions_state", "extensions", ["state"])
    # The extensions of a task.
    op.create_index("ix_extensions_task_id", "extensions", ["task_id"])
    # At most one open request for a task, even when two people ask at the same moment.
    op.create_index(
        "uq_extensions_open",
        "extensions",
        ["task_id"],
        unique=True,
        sqlite_where=sa.text("state = 'asked'"),
        postgresql_where=sa.text("state = 'asked'"),
    )

    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("extension_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["extension_id"], ["extensions.id"], name=op.f("fk_acts_extension_id_extensions")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name=op.f("fk_acts_on_behalf_of_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_acts_person_id_people")),
        sa.ForeignKeyConstraint(["subject_id"], ["people.id"], name=op.f("fk_acts_subject_id_people")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_acts_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
    )
    # Who asked, prepared and decided an extension.
    op.create_index("ix_acts_extension_id", "acts", ["extension_id"])
    # The timeline of a task.
    op.create_index("ix_acts_task_id", "acts", ["task_id"])

    with op.batch_alter_table("moves") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), nullable=True))
    with op.batch_alter_table("tasks") as batch:
        batch.add_column(sa.Column("extended", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take it all away again."""
    with op.batch_alter_table("tasks") as batch:
        batch.drop_column("extended")
    with op.batch_alter_table("moves") as batch:
        batch.drop_column("version")
    op.drop_table("acts")
    op.drop_table("extensions")
    op.drop_table("deputyships")
