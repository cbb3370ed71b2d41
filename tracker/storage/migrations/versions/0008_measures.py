"""The measure of a task, its dated values, and the sheets that values were imported from.

Revision: 0008
After: 0007

New tables beside the others: the version before runs on them unchanged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=24), nullable=False),
        sa.Column("unit_words", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=24), nullable=False),
        sa.Column("decides_percent", sa.Boolean(), nullable=False),
        sa.Column("baseline", sa.BigInteger(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(direction = 'rising' AND target > baseline) OR (direction = 'falling' AND target < baseline)",
            name=op.f("ck_measures_direction"),
        ),
        sa.CheckConstraint("(unit = 'other') = (unit_words <> '')", name=op.f("ck_measures_own_unit")),
        sa.CheckConstraint("baseline >= 0 AND target >= 0", name=op.f("ck_measures_amounts")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_measures_task_id_tasks"),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
        sa.UniqueConstraint("task_id", name="uq_measures_task_id"),
    )
    op.create_table(
        "measure_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fan_out_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["fan_out_id"], ["fan_outs.id"], name="fk_measure_imports_fan_out_id_fan_outs"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_measure_imports_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_measure_imports"),
    )
    # The sheets that were imported into one directive.
    op.create_index("ix_measure_imports_fan_out_id", "measure_imports", ["fan_out_id"])
    op.create_table(
        "measure_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("move_id", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("ended_post_title", sa.String(length=200), nullable=False),
        sa.Column("ended_why", sa.Text(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_measure_values_amount")),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name=op.f("ck_measure_values_ended")),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name="fk_measure_values_measure_id_measures"),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name="fk_measure_values_move_id_moves"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["measure_imports.id"], name="fk_measure_values_import_id_measure_imports"
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["measure_values.id"], name="fk_measure_values_corrects_id_measure_values"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_measure_values_person_id_people"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["people.id"], name="fk_measure_values_ended_by_id_people"),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name="fk_measure_values_on_behalf_of_id_people"),
        sa.ForeignKeyConstraint(
            ["ended_on_behalf_of_id"], ["people.id"], name="fk_measure_values_ended_on_behalf_of_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_measure_values"),
    )
    # The values of a measure in order, and the latest of many measures.
    op.create_index("ix_measure_values_measure_id_day", "measure_values", ["measure_id", "day"])
    # One value stands for a day: what is said anew ends what was said before.
    op.create_index(
        "uq_measure_values_standing",
        "measure_values",
        ["measure_id", "day"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    # The value that came with a report.
    op.create_index("ix_measure_values_move_id", "measure_values", ["move_id"])
    # What one sheet brought.
    op.create_index("ix_measure_values_import_id", "measure_values", ["import_id"])
    # What stands in place of a corrected value.
    op.create_index("ix_measure_values_corrects_id", "measure_values", ["corrects_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("measure_values")
    op.drop_table("measure_imports")
    op.drop_table("measures")
