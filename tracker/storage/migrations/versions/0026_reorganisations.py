"""Units through time: former names, who carries on whom, reorganisations with their changes.

Revision: 0026
After: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_CODE = sa.String(length=24)


_ONE_OF_THREE = (
    "CASE WHEN unit_id IS NULL THEN (task_id IS NULL) <> (proposal_id IS NULL) "
    "ELSE task_id IS NULL AND proposal_id IS NULL END"
)


def _list(name: str) -> sa.Column:
    return sa.Column(name, sa.JSON(), nullable=False, server_default=sa.text("'[]'"))


def upgrade() -> None:
    """Add the columns, make the tables."""
    with op.batch_alter_table("units") as batch:
        batch.add_column(_list("former"))
        batch.add_column(_list("once_below"))
    with op.batch_alter_table("posts") as batch:
        batch.add_column(_list("came_from"))
    with op.batch_alter_table("notices") as batch:
        batch.add_column(sa.Column("unit_id", sa.Integer(), nullable=True))
        batch.drop_constraint(op.f("ck_notices_matter"), type_="check")
        batch.create_check_constraint(op.f("ck_notices_matter"), _ONE_OF_THREE)
        batch.create_foreign_key(op.f("fk_notices_unit_id_units"), "units", ["unit_id"], ["id"])
        # What was told of a unit.
        batch.create_index(op.f("ix_notices_unit_id"), ["unit_id"])
    op.create_table(
        "successions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_successions_another")),
        sa.ForeignKeyConstraint(["predecessor_id"], ["units.id"], name=op.f("fk_successions_predecessor_id_units")),
        sa.ForeignKeyConstraint(["successor_id"], ["units.id"], name=op.f("fk_successions_successor_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
        sa.UniqueConstraint("predecessor_id", "successor_id", name=op.f("uq_successions_predecessor_id_successor_id")),
    )
    # Whom a unit carries on.
    op.create_index(op.f("ix_successions_successor_id"), "successions", ["successor_id"])
    # Of several heirs one keeps the records.
    op.create_index(
        "uq_successions_main",
        "successions",
        ["predecessor_id"],
        unique=True,
        sqlite_where=sa.text("main IS 1"),
        postgresql_where=sa.text("main IS true"),
    )
    op.create_table(
        "reorganisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("carried_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'carried_out') = (carried_out_at IS NOT NULL)", name=op.f("ck_reorganisations_carried_out")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["units.id"], name=op.f("fk_reorganisations_body_id_units")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reorganisations_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reorganisations")),
    )
    # What the job of the morning has to carry out.
    op.create_index(op.f("ix_reorganisations_state_effective_on"), "reorganisations", ["state", "effective_on"])
    op.create_table(
        "unit_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reorganisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.ForeignKeyConstraint(
            ["reorganisation_id"],
            ["reorganisations.id"],
            name=op.f("fk_unit_changes_reorganisation_id_reorganisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_changes")),
    )
    # The changes of one reorganisation.
    op.create_index(op.f("ix_unit_changes_reorganisation_id"), "unit_changes", ["reorganisation_id"])
    op.create_table(
        "changed_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["unit_changes.id"], name=op.f("fk_changed_units_change_id_unit_changes")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_changed_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changed_units")),
        sa.UniqueConstraint("change_id", "unit_id", name=op.f("uq_changed_units_change_id_unit_id")),
    )
    # Which changes name a unit.
    op.create_index(op.f("ix_changed_units_unit_id"), "changed_units", ["unit_id"])
    op.create_table(
        "unit_heirs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("parent", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["unit_changes.id"], name=op.f("fk_unit_heirs_change_id_unit_changes")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_heirs_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_heirs")),
        sa.UniqueConstraint("change_id", "code", name=op.f("uq_unit_heirs_change_id_code")),
    )
    # Which changes led to a unit.
    op.create_index(op.f("ix_unit_heirs_unit_id"), "unit_heirs", ["unit_id"])
    op.create_table(
        "heir_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("heir", sa.String(length=40), nullable=False),
        sa.Column("role", _CODE, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["unit_changes.id"], name=op.f("fk_heir_seats_change_id_unit_changes")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_heir_seats_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heir_seats")),
        sa.UniqueConstraint("change_id", "post_id", name=op.f("uq_heir_seats_change_id_post_id")),
    )
    # A post is looked up when it is ended otherwise.
    op.create_index(op.f("ix_heir_seats_post_id"), "heir_seats", ["post_id"])
    op.create_table(
        "heir_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("heir", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["unit_changes.id"], name=op.f("fk_heir_shares_change_id_unit_changes")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_heir_shares_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heir_shares")),
        sa.UniqueConstraint("change_id", "task_id", name=op.f("uq_heir_shares_change_id_task_id")),
    )
    # A task is looked up when it goes elsewhere.
    op.create_index(op.f("ix_heir_shares_task_id"), "heir_shares", ["task_id"])


def downgrade() -> None:
    """Drop them again; units that were renamed keep their last name."""
    for table in (
        "heir_shares",
        "heir_seats",
        "unit_heirs",
        "changed_units",
        "unit_changes",
        "reorganisations",
        "successions",
    ):
        op.drop_table(table)
    op.execute(sa.text("DELETE FROM notices WHERE unit_id IS NOT NULL"))
    with op.batch_alter_table("notices") as batch:
        batch.drop_index(op.f("ix_notices_unit_id"))
        batch.drop_constraint(op.f("fk_notices_unit_id_units"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_notices_matter"), type_="check")
        batch.create_check_constraint(op.f("ck_notices_matter"), "(task_id IS NULL) <> (proposal_id IS NULL)")
        batch.drop_column("unit_id")
    with op.batch_alter_table("posts") as batch:
        batch.drop_column("came_from")
    with op.batch_alter_table("units") as batch:
        batch.drop_column("once_below")
        batch.drop_column("former")
