"""The day that a source document bears, from which its relative deadlines count.

Revision: 0016
After: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Documents taken in before have none: their deadlines were counted from the conference's day."""
    op.add_column("documents", sa.Column("dated_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("documents", "dated_on")
