"""What reviews teach the extraction: names of units and topics of phrases.

Revision: 0002
After: 0001

A new table beside the others: the version before runs on it unchanged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("phrase", sa.String(length=200), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_lessons_unit_id_units"),
        sa.PrimaryKeyConstraint("id", name="pk_lessons"),
        sa.UniqueConstraint("key", name="uq_lessons_key"),
    )
    # Those in use at each intake, and the list that an administrator decides on.
    op.create_index("ix_lessons_state", "lessons", ["state"])
    # The names that a unit was taught.
    op.create_index("ix_lessons_unit_id", "lessons", ["unit_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("lessons")
