"""The places of units on the schematic map.

Revision: 0024
After: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a unit have a row and a column."""
    with op.batch_alter_table("units") as batch:
        batch.add_column(sa.Column("grid_row", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("grid_col", sa.Integer(), nullable=True))
        batch.create_check_constraint(op.f("ck_units_place"), "(grid_row IS NULL) = (grid_col IS NULL)")
    # Of the units that last, two below the same one never stand on the same place.
    op.create_index(
        "ix_units_parent_id_grid_row_grid_col",
        "units",
        ["parent_id", "grid_row", "grid_col"],
        unique=True,
        sqlite_where=sa.text("valid_to IS NULL"),
        postgresql_where=sa.text("valid_to IS NULL"),
    )


def downgrade() -> None:
    """Forget the places."""
    op.drop_index("ix_units_parent_id_grid_row_grid_col", "units")
    with op.batch_alter_table("units") as batch:
        batch.drop_constraint(op.f("ck_units_place"), type_="check")
        batch.drop_column("grid_row")
        batch.drop_column("grid_col")
