"""People and accounts: search without tones, accounts that wait for their owner, lists of people taken in.

Revision: 0023
After: 0022

Accounts that are there have a password: none of them waits.
"""

import sqlalchemy as sa
from alembic import op

from tracker.core.text import fold

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, fold the names that are there, make the table."""
    with op.batch_alter_table("people") as batch:
        batch.add_column(sa.Column("folded", sa.String(length=200), nullable=False, server_default=""))
    with op.batch_alter_table("accounts") as batch:
        batch.add_column(sa.Column("invited", sa.Boolean(), nullable=False, server_default=sa.false()))
    people = sa.table("people", sa.column("id", sa.Integer), sa.column("full_name"), sa.column("folded"))
    bind = op.get_bind()
    for number, name in bind.execute(sa.select(people.c.id, people.c.full_name)).all():
        bind.execute(people.update().where(people.c.id == number).values(folded=fold(name)[:200]))
    with op.batch_alter_table("people") as batch:
        batch.alter_column("folded", existing_type=sa.String(length=200), server_default=None)
    op.create_table(
        "people_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_people_imports_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_imports")),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("people_imports")
    with op.batch_alter_table("accounts") as batch:
        batch.drop_column("invited")
    with op.batch_alter_table("people") as batch:
        batch.drop_column("folded")
