"""A stamp that changes with every write to the units, so that a process knows when what it keeps of them is old.

Revision: 0034
After: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLES = ("units", "successions")
ACTS = ("INSERT", "UPDATE", "DELETE")
#: Never the same again, so that a stamp of a transaction that was taken back means nothing later.
ON_SQLITE = "INSERT OR REPLACE INTO unit_stamp (id, stamp) VALUES (1, lower(hex(randomblob(16))))"
ON_POSTGRESQL = (
    "INSERT INTO unit_stamp (id, stamp) VALUES (1, replace(gen_random_uuid()::text, '-', ''))"
    " ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp"
)


def upgrade() -> None:
    """Let the database itself change it: whoever writes, a form, a command or an operator, is noticed."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "unit_stamp",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_unit_stamp_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_stamp")),
    )
    if sqlite:
        for table in TABLES:
            for act in ACTS:
                op.execute(f"CREATE TRIGGER {table}_stamp_{act.lower()} AFTER {act} ON {table} BEGIN {ON_SQLITE}; END")
    else:
        op.execute(
            "CREATE FUNCTION stamp_units() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{ON_POSTGRESQL}; RETURN NULL; END $$"
        )
        for table in TABLES:
            op.execute(
                f"CREATE TRIGGER {table}_stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION stamp_units()"
            )
    op.execute("UPDATE units SET id = id")  # units that are there already get their stamp


def downgrade() -> None:
    """Nothing is lost: the version before reads the units anew each time."""
    if op.get_bind().dialect.name == "sqlite":
        for table in TABLES:
            for act in ACTS:
                op.execute(f"DROP TRIGGER {table}_stamp_{act.lower()}")
    else:
        for table in TABLES:
            op.execute(f"DROP TRIGGER {table}_stamp ON {table}")
        op.execute("DROP FUNCTION stamp_units()")
    op.drop_table("unit_stamp")
