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
_SAYS = re.compile(r"[:|;]|[.!?…]\s*$")


def furniture(seen: View) -> Callable[[str], bool]:
    """Which lines of a text belong to its pages and not to its words: their numbers, running heads and feet."""
    lines = Counter(line.strip() for line in seen.shown.split("\n"))
    heads = {line for line, times in lines.items() if times >= _OFTEN and _LEAST <= len(line) <= _MOST and not _SAYS.search(line)}
    return lambda line: _PAGE.match(line) is not None or line.strip() in heads


def flow(seen: View, found: Sequence[Block]) -> tuple[View, list[Block]]:
    """The view of the blocks alone, one a line, their words parted by single spaces; and the blocks in it."""
    off = furniture(seen)
    kept: list[int] = []
    new: dict[int, Block] = {}
    shown: list[str] = []
    size = 0
    for block in found:
        places = _places(seen, block, off)
        body = sum(place < block.body for place in places)
        shown += [" " if seen.shown[place].isspace() else seen.shown[place] for place in places]
        moved = replace(block, start=size, body=size + body, end=size + len(places))
        new[id(block)] = moved
        kept += places
        size += len(places)
        kept.append(block.end if block.end < len(seen.shown) else len(seen.shown) - 1)
        shown.append("\n")
        size += 1
    for moved in new.values():
        moved.parent = new.get(id(moved.parent)) if moved.parent else None
    return _part(seen, kept, "".join(shown)), list(new.values())


def _places(seen: View, block: Block, off: Callable[[str], bool]) -> list[int]:
    """The offsets of the characters of a block that are words or one space between them."""
    places: list[int] = []
    at = block.start
    for number, line in enumerate(seen.shown[block.start : block.end].split("\n")):
        if number == 0 or not off(line):
            if places and not seen.shown[places[-1]].isspace() and line.strip():
                places.append(at - 1)
            places += [
                at + place
                for place, sign in enumerate(line)
                if not sign.isspace() or (place > 0 and not line[place - 1].isspace())
            ]
        at += len(line) + 1
    while places and seen.shown[places[-1]].isspace():
        places.pop()
    return places


def _part(seen: View, kept: Sequence[int], shown: str) -> View:
    """The view of some characters of another."""

    def of(text: str) -> str:
        return "".join("\n" if sign == "\n" else " " if sign == " " else text[place] for sign, place in zip(shown, kept, strict=True))

    return View(shown, of(seen.low), of(seen.folded), (*(seen.place[place] for place in kept), seen.place[-1]))
