"""The index of words that everything is searched through.

Revision: 0017
After: 0016

The rows are copies: `flask prepare` (or `flask search rebuild`) fills the table from what is there. Whoever makes
`search_entries` anew on SQLite (a batch change does) must make its three triggers anew as well.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

#: The words are cut and folded already; `unicode61` shall not touch their marks. Beginnings of two and three letters
#: are asked for while somebody types.
FTS = """
CREATE VIRTUAL TABLE search_fts USING fts5(
  title_words, text_words, toned,
  content='search_entries', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3'
)
"""
COLUMNS = "title_words, text_words, toned"
NEW = "new.id, new.title_words, new.text_words, new.toned"
GONE = "'delete', old.id, old.title_words, old.text_words, old.toned"
TRIGGERS = (
    f"""CREATE TRIGGER search_entries_in AFTER INSERT ON search_entries BEGIN
  INSERT INTO search_fts (rowid, {COLUMNS}) VALUES ({NEW});
END""",  # noqa: S608
    f"""CREATE TRIGGER search_entries_out AFTER DELETE ON search_entries BEGIN
  INSERT INTO search_fts (search_fts, rowid, {COLUMNS}) VALUES ({GONE});
END""",  # noqa: S608
    f"""CREATE TRIGGER search_entries_changed AFTER UPDATE OF id, {COLUMNS} ON search_entries BEGIN
  INSERT INTO search_fts (search_fts, rowid, {COLUMNS}) VALUES ({GONE});
  INSERT INTO search_fts (rowid, {COLUMNS}) VALUES ({NEW});
END""",  # noqa: S608
)
#: Titles weigh most; the words with tones are asked for by their own label.
GENERATED = """
ALTER TABLE search_entries ADD COLUMN search_words tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('simple', title_words), 'A')
  || setweight(to_tsvector('simple', text_words), 'D')
  || setweight(to_tsvector('simple', toned), 'C')
) STORED
"""


def upgrade() -> None:
    """Make the table, and beside it what the database at hand searches with."""
    op.create_table(
        "search_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=24), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title_words", sa.Text(), nullable=False),
        sa.Column("text_words", sa.Text(), nullable=False),
        sa.Column("toned", sa.Text(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"], [f"{name}s.id"], name=op.f(f"fk_search_entries_{name}_id_{name}s"), ondelete="CASCADE"
            )
            for name in ("task", "meeting", "document", "proposal", "unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entries")),
        # One entry for each thing; the same finds it when the thing has changed.
        sa.UniqueConstraint("kind", "subject_id", name=op.f("uq_search_entries_kind_subject_id")),
    )
    # A task that changes takes its reports and remarks along.
    op.create_index("ix_search_entries_task_id", "search_entries", ["task_id"])
    # A conference that changes takes its documents and their passages along; the filter by conference.
    op.create_index("ix_search_entries_meeting_id", "search_entries", ["meeting_id"])
    # Deleting or joining from the document.
    op.create_index("ix_search_entries_document_id", "search_entries", ["document_id"])
    # Deleting or joining from the proposal.
    op.create_index("ix_search_entries_proposal_id", "search_entries", ["proposal_id"])
    # Which passages hold a confidential order: asked for wherever words of documents are read or searched.
    op.create_index(
        "ix_tasks_confidential",
        "tasks",
        ["passage_id"],
        sqlite_where=sa.text("confidential IS 1"),
        postgresql_where=sa.text("confidential IS true"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS)
        for trigger in TRIGGERS:
            op.execute(trigger)
    else:
        op.execute(GENERATED)
        # Which entries hold the words; GIN answers all words, phrases and beginnings at once.
        op.create_index("ix_search_entries_search_words", "search_entries", ["search_words"], postgresql_using="gin")


def downgrade() -> None:
    """Drop it all again: nothing is lost but time."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
    op.drop_index("ix_tasks_confidential", "tasks")
    op.drop_table("search_entries")
