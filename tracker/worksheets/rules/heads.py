"""Where the table of a sheet begins: the row of its headings, or two where cells are merged above."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.core.text import shorten
from tracker.extraction.files.cells import Cell
from tracker.extraction.files.sheets import Grid
from tracker.worksheets.rules.columns import NEEDED, Column, guess

#: The head stands within the first rows that hold anything.
WITHIN = 20
#: So many rows are shown of each column, so that one sees what it holds.
SAMPLES = 3


@dataclass(frozen=True)
class Layout:
    """How a sheet is read: which one, in which row its head stands and of how many rows it is, what each column holds.

    `headings` has one entry for each column of the sheet up to the last with a heading or a value.
    """

    sheet: int
    head: int
    depth: int
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    columns: Mapping[int, Column]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Columns without which no row can be read."""
        return tuple(column for column in NEEDED if column not in self.columns.values())


def lay_out_book(grids: Sequence[Grid], taught: Mapping[str, str] | None = None) -> Layout:
    """The layout of the sheet that looks most like a list of tasks, the first of equals."""
    found = [lay_out(grids, at, taught=taught) for at in range(len(grids))]
    return max(found, key=lambda layout: (not layout.missing, len(layout.columns), -layout.sheet))


def lay_out(
    grids: Sequence[Grid], sheet: int, *, head: int | None = None, taught: Mapping[str, str] | None = None
) -> Layout:
    """The layout of one sheet; `head` is the row of the headings where a person named it."""
    rows = grids[sheet].rows
    width = max((place + 1 for _, cells in rows for place, cell in enumerate(cells) if not cell.empty), default=1)
    named = [at for at, (number, _) in enumerate(rows) if number == head]
    # Two rows only where they say more than one, the upper of equals.
    found = [
        (at, depth, headings, guess(headings, taught))
        for at in named or range(min(WITHIN, len(rows)))
        for depth in (1, 2)
        for headings in [_joined([cells for _, cells in rows[at : at + depth]], width)]
    ]
    at, depth, headings, columns = max(found, key=lambda each: (_needed(each[3]), len(each[3])))
    samples = tuple(_samples(rows[at + depth :], place) for place in range(width))
    return Layout(sheet, rows[at][0], depth, headings, samples, columns)


def _needed(columns: Mapping[int, Column]) -> int:
    return sum(column in columns.values() for column in NEEDED)


def _samples(rows: Sequence[tuple[int, tuple[Cell, ...]]], place: int) -> tuple[str, ...]:
    """The first values of a column, each once."""
    filled = (shorten(cells[place].text, 60) for _, cells in rows if place < len(cells) and not cells[place].empty)
    return tuple(itertools.islice(dict.fromkeys(itertools.islice(filled, 50)), SAMPLES))


def _joined(head: Sequence[tuple[Cell, ...]], width: int) -> tuple[str, ...]:
    """The heading of each column: the lower of two cells; where that is empty, the upper one.

    Of merged cells only the first holds the words: "Đơn vị" over "Chủ trì" and "Phối hợp".
    """
    lower = [_text(head[-1], place) for place in range(width)]
    if len(head) == 1:
        return tuple(lower)
    upper = [_text(head[0], place) for place in range(width)]
    return tuple(low or up for low, up in zip(lower, upper, strict=True))


def _text(cells: tuple[Cell, ...], place: int) -> str:
    return cells[place].text[:120] if place < len(cells) else ""


_NUMBERED = re.compile(r"\(?\d{1,2}\)?|\(?[a-z]\)?", re.IGNORECASE)


def rows_below(grid: Grid, layout: Layout) -> list[tuple[int, dict[Column, Cell]]]:
    """The rows under the head, each as its number and the cells of the chosen columns.

    The row in which forms number their columns, (1) (2) (3), is none.
    """
    start = next(at for at, (number, _) in enumerate(grid.rows) if number == layout.head) + layout.depth
    found: list[tuple[int, dict[Column, Cell]]] = []
    for number, cells in grid.rows[start:]:
        here = {
            column: cells[place] if place < len(cells) else Cell(f"{number}", None)
            for place, column in layout.columns.items()
        }
        filled = [cell.text for cell in here.values() if not cell.empty]
        if not found and len(filled) > 2 and all(_NUMBERED.fullmatch(text) for text in filled):
            continue
        if any(cell.text or not cell.empty for cell in here.values()):
            found.append((number, here))
    return found
