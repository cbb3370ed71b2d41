"""Tables flattened to lines with "|" between their cells: rows of work with lead, help and deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    ("lead", re.compile(r"chu tri|don vi|co quan|thuc hien|phu trach|trach nhiem")),
    ("due", re.compile(r"thoi (?:han|gian)|han\b|hoan thanh|tien do|ngay")),
    ("content", re.compile(r"nhiem vu|noi dung|cong viec|viec|ket luan")),
)
#: Beside a column of what was found stands the one of what is to be done.
_TO_DO = re.compile(r"bien phap|kien nghi|yeu cau|giai phap|phai (?:lam|thuc hien)|huong xu ly|de xuat")
_SECTION_WIDTH = 90
_LETTER = re.compile(r"[^\W\d_]")
#: In the column of deadlines: nothing is left to do.
_DONE = re.compile(r"da (?:hoan thanh|xong|thuc hien)|xong ngay|hoan thanh ngay")
_SAME = re.compile(r"^(?:nt|-\s*nt\s*-|nhu tren|\"|〃)$")


def rows(seen: View, found: Sequence[Block]) -> tuple[list[Row], set[int]]:
    """The rows of all tables, and the indexes of the blocks that they took."""
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
        if header:
            columns, before, section = header, {}, None
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
    return found if "content" in found and ("lead" in found or "due" in found) else None
