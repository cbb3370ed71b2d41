"""The index of words: one row for each thing that can be found, and how the two databases search it.

What goes in is said by the room `search`, which keeps the rows true; any room may ask. On SQLite the words stand in
the FTS5 table `search_fts` (an index over `search_entries`, kept by triggers), on PostgreSQL in the generated column
`search_words`, and each word once in `search_vocabulary` (kept by triggers too). Both see words that `core.terms` has
cut and folded already, so that they agree on what a word is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    Select,
    Text,
    UniqueConstraint,
    and_,
    any_,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from tracker.core.labels import Findable, Topic
from tracker.core.terms import Term, Terms, read_terms
from tracker.storage.database import Base, code_of, db
from tracker.storage.once import once


class SearchEntry(Base):
    """Something that can be found: what it is, what it belongs to (for who may see it), and its words.

    `title` and `text` are shown, with their tones; `title_words` and `text_words` are searched (folded, and the latter
    with names that are not shown); `toned` holds the words that carry tones. A row is a copy and holds no fact.
    """

    __tablename__ = "search_entries"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id"),
        # Everything of one task, conference, document or proposal is brought up to date together.
        Index(None, "task_id"),
        Index(None, "meeting_id"),
        Index(None, "document_id"),
        Index(None, "proposal_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Findable] = mapped_column(code_of(Findable))
    subject_id: Mapped[int]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"))
    topic: Mapped[Topic | None] = mapped_column(code_of(Topic))
    day: Mapped[date | None]
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    title_words: Mapped[str] = mapped_column(Text)
    text_words: Mapped[str] = mapped_column(Text)
    toned: Mapped[str] = mapped_column(Text)


#: The FTS5 table; its own name is a column that MATCH and bm25() take.
FTS = table("search_fts", column("rowid"), column("search_fts"))
#: The generated column: titles weigh A, texts D, toned words C.
_WORDS: ColumnElement[object] = literal_column("search_entries.search_words")
#: On PostgreSQL: each folded word of the index, some more than once; words that nothing holds any more stay.
_VOCABULARY = table("search_vocabulary", column("word"))
#: Of more words than these that go on from what was typed, the index is not asked one by one.
_SEVERAL = 64
_KNOWN: Select[str] = (
    select(_VOCABULARY.c.word)
    .where(_VOCABULARY.c.word >= bindparam("first"), _VOCABULARY.c.word < bindparam("after"))
    .distinct()
    .limit(_SEVERAL + 1)
)
#: Entries stand in places, which the index on PostgreSQL knows beside their words: 4,096 ids, sixteen of these, a
#: kind, a unit.
_FINE, _COARSE = 12, 16
PLACE = 1 << _FINE
_PLACES: ColumnElement[Any] = literal_column(
    f"(ARRAY[search_entries.kind::text, 'f' || (search_entries.id >> {_FINE})::text, "
    f"'c' || (search_entries.id >> {_COARSE})::text, 'u' || search_entries.unit_id::text])",
    ARRAY(Text()),
)
#: How much a word in the title outweighs one in the text.
_TITLE = 10.0


def subjects(kind: Findable, text: str) -> Select[int]:
    """Ids of the things of `kind` that the words of `text` find, as a subselect for the filters of lists."""
    terms = read_terms(text)
    if not terms or not on_sqlite():
        return select(SearchEntry.subject_id).where(of_kinds([kind]), matches(terms))
    # The words lead. Without the sign SQLite takes the index by kind, and asks for the words of every entry of it.
    of_kind: ColumnElement[Findable] = literal_column("+search_entries.kind", SearchEntry.kind.type)
    found = select(SearchEntry.subject_id).select_from(FTS).join(SearchEntry, SearchEntry.id == FTS.c.rowid)
    return found.where(FTS.c.search_fts.op("MATCH")(fts_query(terms)), of_kind == kind)


def matches(terms: Terms) -> ColumnElement[bool]:
    """Entries in which every term stands; nothing matches when there is no term."""
    if not terms:
        return literal(False)
    if on_sqlite():
        return _in_fts(fts_query(terms))
    # Without labels, which GIN does not hold: folded words are not among those with tones anyway. Each term is asked
    # for by itself: GIN then leaps from one list of entries to the next, and reads of the longer ones what it needs.
    return and_(*(_holds(term) for term in terms.all))


def found_by(terms: Terms, *, toned: bool = False) -> ColumnElement[bool]:
    """`matches`; with `toned` only what holds the words typed with tones as they were typed.

    On SQLite for a statement that reads `FTS`.
    """
    each = [Term((word,)) for word in terms.toned] if toned else []
    if on_sqlite():
        words = _fts5("{title_words text_words}", terms.all)
        words = f"({words}) AND ({_fts5('toned', each)})" if each else words
        return FTS.c.search_fts.op("MATCH", is_comparison=True)(words)
    return and_(matches(terms), *(_in_words(_tsquery([term], "")) for term in each))


def _holds(term: Term) -> ColumnElement[bool]:
    """The term by the index of PostgreSQL. A beginning is looked up among the words there are.

    The index itself would join all lists of entries of these words before it looks at another term.
    """
    if not term.prefix or term.words[-1] < "a":
        return _in_words(_tsquery([term], ""))
    beginning = term.words[-1]
    words = once(
        ("vocabulary", beginning),
        lambda: db.session.scalars(_KNOWN, {"first": beginning, "after": beginning + chr(0x10FFFF)}).all(),
    )
    if not words:
        return literal(False)
    if len(words) > _SEVERAL:
        # So many words stand nearly everywhere. What is asked about the truth of a match is not asked of the index.
        return _in_words(_tsquery([term], "")).is_(True)
    before = [f"'{word}'" for word in term.words[:-1]]
    return _in_words(" <-> ".join([*before, "(" + " | ".join(f"'{word}'" for word in words) + ")"]))


def stretch(high: int, wide: int) -> tuple[int, list[str]]:
    """The entries of about `wide` ids up to `high`: the first of the ids, and their places for `in_stretch`.

    A stretch begins where a place does; one that leaves little is all there is, which has no places.
    """
    size = 1 << (_COARSE if wide >> _COARSE else _FINE)
    low = (high - wide) // size * size
    if low <= size:
        return 0, []
    names, at, end = [], low >> _FINE, high >> _FINE
    many = 1 << (_COARSE - _FINE)
    while at <= end:
        whole = at % many == 0 and at + many - 1 <= end
        names.append(f"c{at // many}" if whole else f"f{at}")
        at += many if whole else 1
    return low, names


def in_stretch() -> ColumnElement[bool]:
    """Entries of the `:places`, by the index of PostgreSQL: one statement for all stretches."""
    return _PLACES.op("&&", is_comparison=True)(bindparam("places", type_=ARRAY(Text())))


def of_kinds(kinds: Iterable[Findable]) -> ColumnElement[bool]:
    """Entries of these kinds, by the index of PostgreSQL."""
    if on_sqlite():
        return SearchEntry.kind.in_(list(kinds))
    return _PLACES.op("&&", is_comparison=True)(cast([kind.value for kind in kinds], ARRAY(Text)))


def of_units(ids: Iterable[int]) -> ColumnElement[bool]:
    """Entries that belong to these units (tasks and what hangs on them: to those that lead), by that index."""
    if on_sqlite():
        return SearchEntry.unit_id.in_(list(ids))
    return _PLACES.op("&&", is_comparison=True)(cast([f"u{each}" for each in ids], ARRAY(Text)))


def in_title(terms: Terms) -> ColumnElement[bool]:
    """Whether the title holds every term; to order entries by, no index knows it."""
    if on_sqlite():
        title = literal(" ").concat(SearchEntry.title_words).concat(" ")
        words = ((" " + " ".join(term.words) + ("" if term.prefix else " ")) for term in terms.all)
        return and_(*(func.instr(title, each) > 0 for each in words))
    return _in_words(_tsquery(terms.all, "A"))


def weight(terms: Terms) -> ColumnElement[float]:
    """How well an entry matches, more is better, in coarse steps: within one the newer entry stands first.

    On SQLite it is known only within a statement that reads `FTS` for these terms.
    """
    if on_sqlite():
        return func.round(-func.bm25(FTS.c.search_fts, _TITLE, 1.0, 0.0), 0, type_=Float)
    weights: ColumnElement[object] = literal_column("'{0.1, 0, 0, 1}'::float4[]")
    ranked = func.ts_rank(weights, _WORDS, func.to_tsquery("simple", _tsquery(terms.all, "")), 1)
    return func.round(cast(ranked * 10, Float), type_=Float)


def ranked_by() -> tuple[ColumnElement[object], ...]:
    """What `in_title` and `weight` read on PostgreSQL: for a subselect that carries the name of the table."""
    return (literal_column("search_entries.search_words").label("search_words"),)


def fts_query(terms: Terms) -> str:
    """What FTS5 takes for `matches`, for a statement that reads `FTS` itself."""
    return _fts5("{title_words text_words}", terms.all)


def among(column: InstrumentedAttribute[Any], ids: Collection[int]) -> ColumnElement[bool]:
    """Rows whose `column` is one of many ids: on PostgreSQL one value to send and to plan, whatever their number."""
    return column.in_(ids) if on_sqlite() else column == any_(cast(literal(sent(ids), Text), ARRAY(Integer)))


def among_sent(column: InstrumentedAttribute[Any], name: str) -> ColumnElement[bool]:
    """`among` for a statement that is kept: its ids are given as `sent` when it runs, under `name`."""
    if on_sqlite():
        return column.in_(bindparam(name, expanding=True))
    return column == any_(cast(bindparam(name, type_=Text), ARRAY(Integer)))


def sent(ids: Collection[int]) -> str | list[int]:
    """Ids as `among_sent` takes them. Written down for PostgreSQL: the driver would look at the type of each."""
    return list(ids) if on_sqlite() else "{" + ",".join(str(each) for each in ids if each is not None) + "}"


def on_sqlite() -> bool:
    """True where words are searched by FTS5."""
    return db.engine.dialect.name == "sqlite"


def _in_fts(query: str) -> ColumnElement[bool]:
    return SearchEntry.id.in_(select(FTS.c.rowid).where(FTS.c.search_fts.op("MATCH")(query)))


def _in_words(query: str) -> ColumnElement[bool]:
    return _WORDS.bool_op("@@")(func.to_tsquery("simple", query))


def _fts5(columns: str, terms: Sequence[Term]) -> str:
    """The terms in the language of FTS5. Words are letters and digits, and quoted: nothing else can get in."""
    each = " AND ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)
    return f"{columns} : ({each})"


def _tsquery(terms: Sequence[Term], labels: str) -> str:
    """The terms in the language of PostgreSQL, looked for where the weight is one of `labels`; anywhere for none."""

    def one(term: Term) -> str:
        last = len(term.words) - 1
        marks = [("*" if term.prefix and at == last else "") + labels for at in range(last + 1)]
        words = [f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(term.words, marks, strict=True)]
        return f"({' <-> '.join(words)})"

    return " & ".join(one(term) for term in terms)
