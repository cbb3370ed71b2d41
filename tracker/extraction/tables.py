"""Tables flattened to lines with "|" between their cells: rows of work with lead, help and deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.extraction.blocks import Block
from tracker.extraction.normal import View

Span = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """One row: where its content stands, the cells that name units and time, and the line that heads its section."""

    content: Span
    lead: Span | None
    helpers: Span | None
    due: Span | None
    section: Span | None = None


_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("helpers", re.compile(r"phoi hop|ph/h")),
    ("lead", re.compile(r"chu tri|don vi|co quan|thuc hien|phu trach|trach nhiem|giao cho|ai lam|nguoi lam")),
    ("due", re.compile(r"thoi (?:han|gian)|han\b|hoan thanh|tien do|ngay")),
    ("content", re.compile(r"nhiem vu|noi dung|cong viec|viec|ket luan")),
)
#: Beside a column of what was found stands the one of what is to be done.
_TO_DO = re.compile(r"bien phap|kien nghi|yeu cau|giai phap|phai (?:lam|thuc hien)|huong xu ly|de xuat")
_SECTION_WIDTH = 90
#: How many rows tell what their columns are, what share of its cells, and how long cells are that tell of work.
_MOST_ROWS, _MOSTLY, _WORDY = 12, 0.6, 14
_DAY = re.compile(
    r"\s*(?:(?:xong |truoc |han |den |trong |ngay |cuoi |het )*(?:\d{1,2}[/.]\d{1,2}\b|thang \d|t\d|quy |tuan "
    r"|thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|nam \d{4}|\d+ ngay)|thuong xuyen|hang (?:tuan|thang|quy))"
)
_LETTER = re.compile(r"[^\W\d_]")
#: In the column of deadlines: nothing is left to do.
_DONE = re.compile(r"da (?:hoan thanh|xong|thuc hien)|xong ngay|hoan thanh ngay")
_SAME = re.compile(r"^(?:nt|-\s*nt\s*-|nhu tren|\"|〃)$")


def rows(seen: View, found: Sequence[Block], who: Callable[[Span], bool]) -> tuple[list[Row], set[int]]:
    """The rows of all tables, and the indexes of the blocks that they took; `who` tells cells that only name units.

    What the head of a table does not say, its cells do: which column names units, which one days.
    """
    columns: dict[str, int] = {}
    rows: list[Row] = []
    taken: set[int] = set()
    before: dict[str, Span] = {}
    section: Span | None = None
    for index, block in enumerate(found):
        if "|" not in seen.shown[block.start : block.end]:
            # A short line between rows heads a section of the table; anything longer ends it.
            if block.end - block.start < _SECTION_WIDTH:
                section = (block.body, block.end)
            else:
                columns = {}
            before = {}
            continue
        cells = _cells(seen, block)
        header = _header(seen, cells)
        heads = header is not None or not (columns or _names_units(cells, who))
        if heads or not columns:
            # What the head of a table leaves open, its cells tell.
            told = {**_guessed(seen, found, index + 1 if heads else index, who), **(header or {})}
            if "content" in told and ("lead" in told or "due" in told):
                columns, before, section = told, {}, None
                if heads:
                    taken.add(index)
                    continue
        if not columns or len(cells) <= columns["content"]:
            continue
        if not _LETTER.search(seen.shown, block.start, block.end):
            taken.add(index)  # the rule below the head of a table
            continue
        taken.add(index)
        named: dict[str, Span | None] = {}
        for name in ("lead", "helpers", "due"):
            span = cells[columns[name]] if name in columns and columns[name] < len(cells) else None
            if span and _SAME.match(seen.folded[slice(*span)].strip()):
                span = before.get(name)
            if span and span[0] < span[1]:
                before[name] = span
            named[name] = span if span and span[0] < span[1] else None
        content = cells[columns["content"]]
        if named["due"] and _DONE.match(seen.folded, *named["due"]):
            continue
        if content[0] < content[1] and not any(named.values()) and content[1] - content[0] < _SECTION_WIDTH:
            section, before = content, {}
        elif content[0] < content[1]:
            rows.append(Row(content, named["lead"], named["helpers"], named["due"], section))
    return rows, taken


def _names_units(cells: Sequence[Span], who: Callable[[Span], bool]) -> bool:
    """True when one of the cells names units: the row is none that heads a table."""
    return any(who(cell) for cell in cells)


def _guessed(seen: View, found: Sequence[Block], first: int, who: Callable[[Span], bool]) -> dict[str, int]:
    """Which column is what, told by the cells of the rows from `first` on; empty when nobody is named in them."""
    table: list[list[Span]] = []
    for block in found[first : first + _MOST_ROWS]:
        if "|" not in seen.shown[block.start : block.end]:
            break
        table.append(_cells(seen, block))
    many = len(table)
    if not many:
        return {}
    columns: dict[str, int] = {}
    widest = 0
    for number in range(max(map(len, table))):
        cells = [row[number] for row in table if number < len(row) and row[number][0] < row[number][1]]
        if not cells:
            continue
        if sum(map(who, cells)) > _MOSTLY * len(cells):
            columns.setdefault("helpers" if "lead" in columns else "lead", number)
        elif sum(_DAY.match(seen.folded, *cell) is not None for cell in cells) > _MOSTLY * len(cells):
            columns.setdefault("due", number)
        elif (width := sum(stop - start for start, stop in cells)) > widest and width > _WORDY * len(cells):
            widest, columns["content"] = width, number
    return columns if "content" in columns else {}


def _cells(seen: View, block: Block) -> list[Span]:
    cells = []
    at = block.start
    for part in seen.shown[block.start : block.end].split("|"):
        start = at + len(part) - len(part.lstrip())
        cells.append((min(start, at + len(part.rstrip())), at + len(part.rstrip())))
        at += len(part) + 1
    return [(start, max(start, end)) for start, end in cells]


def _header(seen: View, cells: list[Span]) -> dict[str, int] | None:
    """Which column is what, when the row is a heading: it names the work and who does it."""
    found: dict[str, int] = {}
    for number, span in enumerate(cells):
        words = seen.folded[slice(*span)]
        if len(words) > 40:
            return None
        if _TO_DO.search(words):
            found["content"] = number
            continue
        name = next((name for name, pattern in _COLUMNS if pattern.search(words) and name not in found), None)
        if name:
            found[name] = number
    return found if "content" in found else None
