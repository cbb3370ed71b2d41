"""The audit record becomes a chain that the database itself protects.

Revision: 0024
After: 0023

Entries are numbered anew from 1, in their order and without a gap (on PostgreSQL a refused transaction left one), and
linked. On a record of a million entries this takes some minutes. Whoever makes `audit_entries` or `audit_head` anew on
SQLite (a batch change does) must make the triggers anew as well.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

GENESIS = "0" * 64
PART = 1_000
REFUSED = "audit_entries is append-only: entries are never changed or deleted"
HEAD_REFUSED = "audit_head only moves on"

ON_SQLITE = (
    f"""CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE(ABORT, '{REFUSED}');
END""",
    f"""CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN
  SELECT RAISE(ABORT, '{REFUSED}');
END""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    f"""CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = new.id) BEGIN
  SELECT RAISE(ABORT, '{REFUSED}');
END""",  # noqa: S608
    f"""CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN
  SELECT RAISE(ABORT, '{HEAD_REFUSED}');
END""",
    f"""CREATE TRIGGER audit_head_no_return BEFORE UPDATE ON audit_head WHEN new.entries < old.entries BEGIN
  SELECT RAISE(ABORT, '{HEAD_REFUSED}');
END""",
)
ON_POSTGRESQL = (
    # The message is the argument of the trigger.
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'insufficient_privilege';
END $$""",
    f"""CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION audit_refuse('{REFUSED}')""",
    f"""CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse('{REFUSED}')""",
    f"""CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_refuse('{HEAD_REFUSED}')""",
    f"""CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse('{HEAD_REFUSED}')""",
    f"""CREATE TRIGGER audit_head_no_return BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (NEW.entries < OLD.entries) EXECUTE FUNCTION audit_refuse('{HEAD_REFUSED}')""",
)


def upgrade() -> None:
    """Number and link what is there, note where it ends, and let nobody change it from then on."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("audit_entries") as table:
        table.add_column(sa.Column("prev_hash", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("hash", sa.String(length=64), nullable=True))
    entries, last = _link()
    with op.batch_alter_table("audit_entries") as table:
        table.alter_column("prev_hash", existing_type=sa.String(length=64), nullable=False)
        table.alter_column("hash", existing_type=sa.String(length=64), nullable=False)
    if not sqlite:
        op.execute("ALTER TABLE audit_entries ALTER COLUMN id DROP DEFAULT")
        op.execute("DROP SEQUENCE IF EXISTS audit_entries_id_seq")
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.bulk_insert(head, [{"id": 1, "entries": entries, "hash": last}])
    for statement in ON_SQLITE if sqlite else ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Open the record again; the entries stay."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("no_update", "no_delete", "no_replace"):
            op.execute(f"DROP TRIGGER audit_entries_{name}")
    else:
        op.execute("DROP TRIGGER audit_entries_no_change ON audit_entries")
        op.execute("DROP TRIGGER audit_entries_no_truncate ON audit_entries")
        op.execute("CREATE SEQUENCE audit_entries_id_seq AS integer OWNED BY audit_entries.id")
        op.execute("SELECT setval('audit_entries_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM audit_entries), false)")
        op.execute("ALTER TABLE audit_entries ALTER COLUMN id SET DEFAULT nextval('audit_entries_id_seq')")
    op.drop_table("audit_head")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_refuse()")
    with op.batch_alter_table("audit_entries") as table:
        table.drop_column("hash")
        table.drop_column("prev_hash")


ENTRIES = sa.table(
    "audit_entries",
    sa.column("id", sa.Integer()),
    sa.column("at", sa.DateTime(timezone=True)),
    *(sa.column(name, sa.Integer()) for name in ("subject_id", "person_id", "post_id")),
    *(sa.column(name, sa.String()) for name in ("action", "subject", "person_name", "post_title", "on_behalf_of")),
    sa.column("detail", sa.JSON()),
    *(sa.column(name, sa.String()) for name in ("prev_hash", "hash")),
)


def _link() -> tuple[int, str]:
    """Give every entry its number and its link; answers how many there are and the fingerprint of the last."""
    connection = op.get_bind()
    change = (
        ENTRIES.update()
        .where(ENTRIES.c.id == sa.bindparam("was"))
        .values(id=sa.bindparam("number"), prev_hash=sa.bindparam("before"), hash=sa.bindparam("own"))
    )
    number, before = 0, GENESIS
    for part in _parts(connection):
        links = []
        for row in part:
            number += 1
            own = _fingerprint({**row, "id": number}, before)
            links.append({"was": row["id"], "number": number, "before": before, "own": own})
            before = own
        connection.execute(change, links)
    return number, before


def _parts(connection: sa.Connection) -> Iterator[list[Any]]:
    """The entries in their order, some at a time; a new number is never above the old one, so no two meet."""
    last = -1
    columns = [column for column in ENTRIES.c if column.name not in ("prev_hash", "hash")]
    while True:
        query = sa.select(*columns).where(ENTRIES.c.id > last, ENTRIES.c.hash.is_(None))
        part = [dict(row) for row in connection.execute(query.order_by(ENTRIES.c.id).limit(PART)).mappings()]
        if not part:
            return
        last = part[-1]["id"]
        yield part


def _fingerprint(entry: dict[str, Any], before: str) -> str:
    """As `tracker.audit.rules.fingerprint` says it today; a migration does not follow what changes later."""
    at: datetime = entry["at"]
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    said = {**entry, "at": at.isoformat(timespec="microseconds"), "prev_hash": before}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
