"""The index of words knows where entries stand, and the words that there are.

Revision: 0032
After: 0031

On PostgreSQL only. The index takes the place of the one by words alone, which the version before finds its entries
with as well. The triggers fire always: rows that are loaded in bulk come with their words too.
"""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

PLACES = "(ARRAY[kind::text, 'f' || (id >> 12)::text, 'c' || (id >> 16)::text, 'u' || unit_id::text])"
#: The words of a statement's rows that are not known yet. Two transactions may add the same word, and so none of them
#: waits for the other: whoever reads takes each word once. Nobody asks for the beginning of a number.
LEARN = """
CREATE FUNCTION search_learn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_vocabulary (word)
  SELECT DISTINCT found.word
  FROM written, unnest(tsvector_to_array(ts_filter(written.search_words, '{a,d}'))) AS found (word)
  WHERE found.word COLLATE "C" >= 'a'
    AND NOT EXISTS (SELECT FROM search_vocabulary AS known WHERE known.word = found.word COLLATE "C");
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Make the vocabulary, and the index by words and places in place of the one by words."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute('CREATE TABLE search_vocabulary (word text COLLATE "C" NOT NULL)')
    op.execute(
        "INSERT INTO search_vocabulary SELECT word "
        "FROM ts_stat('SELECT search_words FROM search_entries', 'ad') WHERE word COLLATE \"C\" >= 'a'"
    )
    op.execute("CREATE INDEX ix_search_vocabulary_word ON search_vocabulary (word)")
    op.execute(LEARN)
    for act in ("INSERT", "UPDATE"):
        name = f"search_entries_{act.lower()}"
        op.execute(
            f"CREATE TRIGGER {name} AFTER {act} ON search_entries REFERENCING NEW TABLE AS written "
            "FOR EACH STATEMENT EXECUTE FUNCTION search_learn()"
        )
        op.execute(f"ALTER TABLE search_entries ENABLE ALWAYS TRIGGER {name}")
    # Words are looked for among the newest entries, those of some kinds or units, without reading the lists of all.
    op.execute(f"CREATE INDEX ix_search_entries_words_places ON search_entries USING gin (search_words, {PLACES})")
    op.drop_index("ix_search_entries_search_words", "search_entries")


def downgrade() -> None:
    """Back to the index by words alone."""
    if op.get_bind().dialect.name == "sqlite":
        return
    # Which entries hold the words.
    op.create_index("ix_search_entries_search_words", "search_entries", ["search_words"], postgresql_using="gin")
    op.drop_index("ix_search_entries_words_places", "search_entries")
    for act in ("insert", "update"):
        op.execute(f"DROP TRIGGER search_entries_{act} ON search_entries")
    op.execute("DROP FUNCTION search_learn()")
    op.execute("DROP TABLE search_vocabulary")
