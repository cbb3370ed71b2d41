"""What changed between two reports of one sort: figure by figure, row by row, in the words a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.papers import Column, Figure, Kind, Report, Row, Section, Table
from tracker.papers.written import cell_text, change, figure_text


@dataclass(frozen=True)
class Step:
    """One value that is another now: what it is called, before and after; `by` is the difference of a number."""

    name: str
    before: str
    after: str
    by: str = ""


@dataclass(frozen=True)
class Line:
    """A row that came, went, or changed in `steps`: what it is called, under what it stands, and where it leads."""

    name: str
    under: str = ""
    address: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Part:
    """What changed in one section."""

    title: str
    figures: tuple[Step, ...] = ()
    added: tuple[Line, ...] = ()
    gone: tuple[Line, ...] = ()
    changed: tuple[Line, ...] = ()
    words: tuple[Step, ...] = ()

    @property
    def many(self) -> int:
        """How many differences there are."""
        return sum(map(len, (self.figures, self.added, self.gone, self.changed, self.words)))


def compare(before: Report, after: Report) -> list[Part]:
    """The sections in which `after` says something else than `before`; none when they say the same.

    Addresses and running numbers are no news, and columns that only one of them has are not compared.
    """
    pairs = _sections(before.sections, after.sections)
    parts = (_part(old, new, after.language) for old, new in pairs)
    return [part for part in parts if part.many]


def _sections(old: Sequence[Section], new: Sequence[Section]) -> Iterator[tuple[Section | None, Section | None]]:
    """Sections by their title; those that changed theirs (it may name a day) by their place."""
    titles = {each.title for each in new}
    left = [each for each in old if each.title not in titles]
    by_title = {each.title: each for each in old}
    for each in new:
        found = by_title.pop(each.title, None)
        yield found or (left.pop(0) if left else None), each
    for each in left:
        yield each, None


def _part(old: Section | None, new: Section | None, language: str) -> Part:
    """What differs in one section; one that is missing counts as empty."""
    empty = Section("")
    first, second = old or empty, new or empty
    added, gone, changed = _rows(first.table, second.table, language)
    return Part(
        second.title or first.title,
        tuple(_figures(first.figures, second.figures, language)),
        added,
        gone,
        changed,
        tuple(_words(first.paragraphs, second.paragraphs)),
    )


def _figures(old: Sequence[Figure], new: Sequence[Figure], language: str) -> Iterator[Step]:
    before = {each.name: each for each in old}
    for each in new:
        past = before.pop(each.name, None)
        said, now = figure_text(past, language) if past else "–", figure_text(each, language)
        if said != now:
            by = change(replace(each, previous=past.value if past else None), language)
            yield Step(each.name, said, now, by)
    for each in before.values():
        yield Step(each.name, figure_text(each, language), "–")


def _words(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    for at in range(max(len(old), len(new))):
        before, after = old[at] if at < len(old) else "", new[at] if at < len(new) else ""
        if before != after:
            yield Step("", before, after)


#: A row by what tells it apart: its address or its words, and which of several alike it is.
_Key = tuple[str, int]


def _rows(
    old: Table | None, new: Table | None, language: str
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """The rows that came, those that went, and those in which a cell changed."""
    before, after = _keyed(old), _keyed(new)
    added = tuple(line for key, (line, _) in after.items() if key not in before)
    gone = tuple(line for key, (line, _) in before.items() if key not in after)
    changed = []
    for key, (line, each) in after.items():
        if old is not None and new is not None and key in before:
            steps = tuple(_cells((before[key][1], old), (each, new), language))
            if steps:
                changed.append(replace(line, steps=steps))
    return added, gone, tuple(changed)


def _keyed(table: Table | None) -> dict[_Key, tuple[Line, Row]]:
    """The rows of a table, each with what it is called. Many units have a task of one title: theirs stands with it."""
    found: dict[_Key, tuple[Line, Row]] = {}
    heading = ""
    for each in table.lines() if table else ():
        if each.heading or table is None:
            heading = each.heading
            continue
        leads = [cell.value for cell, column in zip(each.cells, table.columns, strict=True) if column.key == "lead"]
        line = Line(_name(each, table), str(leads[0] or "") if leads else heading, each.address)
        # Addresses of lists hold the day that was asked for: such a row is known by its words.
        base, number = each.address if each.address and "?" not in each.address else line.name, 0
        while (base, number) in found:
            number += 1
        found[base, number] = line, each
    return found


def _name(each: Row, table: Table) -> str:
    """What a row is called: its first cell of words."""
    for cell, column in zip(each.cells, table.columns, strict=True):
        if column.kind is Kind.TEXT:
            return str(cell.value or "")
    return ""


def _cells(old: tuple[Row, Table], new: tuple[Row, Table], language: str) -> Iterator[Step]:
    before = _by_column(*old)
    for key, (column, text) in _by_column(*new, language).items():
        past = before.get(key)
        if past is not None and past[1] != text:
            yield Step(column.title, past[1], text)


def _by_column(each: Row, table: Table, language: str = "vi") -> dict[str, tuple[Column, str]]:
    pairs = zip(each.cells, table.columns, strict=True)
    return {
        column.key: (column, cell_text(cell, column, language))
        for cell, column in pairs
        if column.kind is not Kind.ORDINAL
    }
