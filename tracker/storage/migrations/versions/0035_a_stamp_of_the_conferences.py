"""A stamp that changes with what filters say of conferences; what PostgreSQL must know to read lists and words well.

Revision: 0035
After: 0034

A filter offers the newest conferences that its reader may know of: which those are follows from the conferences, and
from which of their documents are issued. What documents say changes nothing of it, so that whoever works on one waits
for nobody.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

#: What changes the stamp, by table: the acts as SQLite and PostgreSQL both write them.
ACTS = {
    "meetings": ("INSERT", "UPDATE OF body_id, held_on, name, place", "DELETE"),
    "documents": ("INSERT", "UPDATE OF meeting_id, state", "DELETE"),
}
#: Never the same again, so that a stamp of a transaction that was taken back means nothing later.
ON_SQLITE = "INSERT OR REPLACE INTO meeting_stamp (id, stamp) VALUES (1, lower(hex(randomblob(16))))"
ON_POSTGRESQL = (
    "INSERT INTO meeting_stamp (id, stamp) VALUES (1, replace(gen_random_uuid()::text, '-', ''))"
    " ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp"
)
#: GIN gathers what is new in a list, which every search reads whole, before all of it goes where it belongs. Four
#: megabytes, as PostgreSQL has it, take a search longer than the rest of it; without any list a directive to a province
#: takes a fifth longer, since its tasks share their words. So many kilobytes cost neither.
WORDS, LISTED = "ix_search_entries_words_places", 128
#: Who gives tasks: two hundred units of thousands. Of a hundred values alone PostgreSQL knows how often they stand
#: there; any other unit it takes for one that has given thousands, and reads a ward's list with three processes.
KNOWN = 1000


def upgrade() -> None:
    """Let the database itself change the stamp, and keep the list beside the index of words short."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "meeting_stamp",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_meeting_stamp_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_stamp")),
    )
    if sqlite:
        for table, acts in ACTS.items():
            for act in acts:
                name = f"{table}_stamp_{act.split()[0].lower()}"
                op.execute(f"CREATE TRIGGER {name} AFTER {act} ON {table} BEGIN {ON_SQLITE}; END")
    else:
        op.execute(
            "CREATE FUNCTION stamp_meetings() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{ON_POSTGRESQL}; RETURN NULL; END $$"
        )
        for table, acts in ACTS.items():
            op.execute(
                f"CREATE TRIGGER {table}_stamp AFTER {' OR '.join(acts)} OR TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION stamp_meetings()"
            )
        op.execute(f"ALTER INDEX {WORDS} SET (gin_pending_list_limit = {LISTED})")
        op.execute(f"SELECT gin_clean_pending_list('{WORDS}')")
        op.execute(f"ALTER TABLE tasks ALTER COLUMN assigner_id SET STATISTICS {KNOWN}")
        op.execute("ANALYZE tasks (assigner_id)")
    op.execute("UPDATE meetings SET name = name")  # conferences that are there already get their stamp


def downgrade() -> None:
    """Nothing is lost: the version before reads the conferences anew each time."""
    if op.get_bind().dialect.name == "sqlite":
        for table, acts in ACTS.items():
            for act in acts:
                op.execute(f"DROP TRIGGER {table}_stamp_{act.split()[0].lower()}")
    else:
        for table in ACTS:
            op.execute(f"DROP TRIGGER {table}_stamp ON {table}")
        op.execute("DROP FUNCTION stamp_meetings()")
        op.execute(f"ALTER INDEX {WORDS} RESET (gin_pending_list_limit)")
        op.execute("ALTER TABLE tasks ALTER COLUMN assigner_id SET STATISTICS -1")
    op.drop_table("meeting_stamp")
