"""Confidential orders: passages and the tasks that they gave; how a conference's and a document's tasks start.

Revision: 0013
After: 0012

The new columns have a value for the rows that are there: nothing was confidential before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ("meetings", "documents", "passages", "tasks")


def upgrade() -> None:
    """Add the mark to each of the four."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop it again: what was confidential is open then."""
    for table in reversed(TABLES):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("confidential")
