"""The words of blocks in one flow: a line that ends inside a sentence is a space, furniture of pages is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extraction.normal import View

if TYPE_CHECKING:
    from tracker.extraction.blocks import Block

_PAGE = re.compile(r"\s*(?:trang\s+)?-?\s*\d{1,3}\s*-?(?:\s*/\s*\d{1,3})?\s*$", re.IGNORECASE)
#: A line that stands so often in a text, word for word, is the head or foot of its pages.
_OFTEN = 3
_LEAST, _MOST = 8, 110
#: Signs of lines that come back for a reason: labels, cells, ends of sentences.
#: Words and what clings to them.
_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"[:|;]|[.!?…]\s*$")


def furniture(seen: View) -> Callable[[str], bool]:
    """Which lines of a text belong to its pages and not to its words: their numbers, running heads and feet."""
    lines = Counter(line.strip() for line in seen.shown.split("\n"))
    heads = {
        line
        for line, times in lines.items()
        if times >= _OFTEN and _LEAST <= len(line) <= _MOST and not _SAYS.search(line)
    }
    return lambda line: _PAGE.match(line) is not None or line.strip() in heads


def flow(seen: View, found: Sequence[Block]) -> tuple[View, list[Block]]:
    """The view of the blocks alone, one a line, their words parted by single spaces; and the blocks in it."""
    off = furniture(seen)
    runs = _Runs(seen)
    new: dict[int, Block] = {}
    for block in found:
        start = runs.size
        body = runs.add(block, off)
        new[id(block)] = replace(block, start=start, body=body, end=runs.size)
        runs.part("\n", block.end)
    for moved in new.values():
        moved.parent = new.get(id(moved.parent)) if moved.parent else None
    return runs.view(), list(new.values())


class _Runs:
    """A view put together of runs of words of another."""

    def __init__(self, seen: View) -> None:
        self.seen = seen
        self.shown: list[str] = []
        self.low: list[str] = []
        self.folded: list[str] = []
        self.place: list[int] = []
        self.size = 0

    def add(self, block: Block, off: Callable[[str], bool]) -> int:
        """Take in the words of a block; where its body begins now."""
        begun, body, at = self.size, -1, block.start
        for number, line in enumerate(self.seen.shown[block.start : block.end].split("\n")):
            if number == 0 or not off(line):
                for word in _WORD.finditer(line):
                    if self.size > begun:
                        self.part(" ", at + word.start() - 1)
                    start, end = at + word.start(), at + word.end()
                    if body < 0 and end > block.body:
                        body = self.size + max(0, block.body - start)
                    self._take(start, end)
            at += len(line) + 1
        return self.size if body < 0 else body

    def _take(self, start: int, end: int) -> None:
        self.shown.append(self.seen.shown[start:end])
        self.low.append(self.seen.low[start:end])
        self.folded.append(self.seen.folded[start:end])
        self.place += self.seen.place[start:end]
        self.size += end - start

    def part(self, sign: str, at: int) -> None:
        """A sign between words, standing at `at` of the other view."""
        for text in (self.shown, self.low, self.folded):
            text.append(sign)
        self.place.append(self.seen.place[min(at, len(self.seen.shown))])
        self.size += 1

    def view(self) -> View:
        """The view of what was taken in."""
        text = ("".join(self.shown), "".join(self.low), "".join(self.folded))
        return View(*text, (*self.place, self.seen.place[-1]))
