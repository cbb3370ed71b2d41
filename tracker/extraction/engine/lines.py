"""Lines that begin with who must act are points of a list, whether a sign stands before them or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.blocks import Block, Mode
from tracker.extraction.clauses import verb_at
from tracker.extraction.engine.names import Names
from tracker.extraction.normal import View

#: The level of a point and of the line that heads some.
_POINT, _HEAD = 7, 6
_LOOSE = 99
#: From so many lines that begin with a unit on, and from this share of the loose ones, they are a list.
_MANY, _SHARE = 3, 0.4
#: What parts a unit from its work: a colon, a dash, the end of a bracket.
_PARTED = re.compile(
    r"(?:\s*\([^()]{2,50}\)|\s[-–]\s(?:đ/c|đồng chí|ông|bà)\s[^:;,]{2,40}(?=:))?[\s\])]*(?:[:\]]|[-–](?=\s))\s*(?=\S)"
)
_OPENS = re.compile(r"\[\s*")
#: Longer lines head nothing.
_WIDTH = 90


def points(seen: View, names: Names, found: Sequence[Block]) -> None:
    """Make points of the loose lines of `found` that begin with a unit, and heads of those that only name one."""
    loose = [block for block in found if block.level == _LOOSE and block.mode in (Mode.PROSE, Mode.ORDER)]
    parted = {id(block) for block in loose if _names_and_tells(seen, names, block)}
    acting = [block for block in loose if id(block) in parted or _acts(seen, names, block)]
    listed = len(acting) >= _MANY and len(acting) >= _SHARE * len(loose)
    for block in acting:
        if listed or id(block) in parted:
            block.level, block.mode, block.body = _POINT, Mode.ORDER, _begins(seen, block)
    for block, below in zip(found, found[1:], strict=False):
        if block.level == _LOOSE and _POINT <= below.level < _LOOSE and _only_names(seen, names, block):
            _put_above(block, found)


def hear_chairs(names: Names, found: Sequence[Block]) -> None:
    """What stands below "Ý kiến của Bí thư …" is no request: the committee's own post heads it."""
    heard: set[int] = set()
    for block in found:
        above = block.parent is not None and id(block.parent) in heard
        if block.mode is not Mode.ASK:
            continue
        named = names.within(block.body, block.end) if block.heading else []
        if above or (named and all(set(each.codes) <= names.authorities for each in named)):
            heard.add(id(block))
            block.mode = Mode.PROSE


def _put_above(head: Block, found: Sequence[Block]) -> None:
    """Hang the points right behind `head` below it."""
    head.level, head.heading, head.mode = _HEAD, True, Mode.ORDER
    for block in found[found.index(head) + 1 :]:
        if not _POINT <= block.level < _LOOSE:
            break
        if block.parent is None or block.parent.start < head.start:
            block.parent, block.mode = head, Mode.ORDER


def _begins(seen: View, block: Block) -> int:
    """Where the words of a line begin behind a bracket."""
    bracket = _OPENS.match(seen.shown, block.body, block.end)
    return bracket.end() if bracket else block.body


def _names_and_tells(seen: View, names: Names, block: Block) -> bool:
    """ "Phòng X: rà soát …" """
    begin = _begins(seen, block)
    codes, where, stop = names.list_at(begin, block.end)
    if not codes or where is None or where[0] - begin > 2:
        return False
    parted = _PARTED.match(seen.shown, stop, block.end)
    return parted is not None and verb_at(seen, parted.end(), block.end) is not None


def _acts(seen: View, names: Names, block: Block) -> bool:
    """ "Phòng X rà soát …" """
    codes, where, stop = names.list_at(block.body, block.end)
    return bool(codes) and where is not None and where[0] == block.body and verb_at(seen, stop, block.end) is not None


def _only_names(seen: View, names: Names, block: Block) -> bool:
    """ "Phòng X:" """
    if block.end - block.body > _WIDTH:
        return False
    codes, where, stop = names.list_at(block.body, block.end)
    letterhead = set(codes) <= names.authorities and seen.shown[block.body : stop].isupper()
    return bool(codes) and where is not None and not letterhead and not seen.shown[stop : block.end].strip(" :.-")
