"""Lines that begin with who must act are points of a list, whether a sign stands before them or not."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from tracker.extraction.blocks import Block, Mode
from tracker.extraction.clauses import clauses, sentences, verb_at
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speakers import CHAIR
from tracker.extraction.lexicon import NOT_ORDERS, SAYS_DONE
from tracker.extraction.normal import View

#: The level of a point and of the line that heads some.
_POINT, _HEAD = 7, 6
_LOOSE = 99
#: So many lines that begin with a unit or an action, one after another, are a list; so many clauses, and this
#: share of a paragraph's.
_MANY, _SHARE = 3, 0.5
#: What parts a unit from its work: a colon, a dash, the end of a bracket.
_PARTED = re.compile(
    r"(?:\s*\([^()]{2,50}\)|\s[-–]\s(?:đ/c|đồng chí|ông|bà)\s[^:;,]{2,40}(?=:))?[\s\])]*(?:[:\]]|[-–](?=\s))\s*(?=\S)"
)
_OPENS = re.compile(r"\[\s*")
#: Lines of a head that name units and order nothing.
_HEAD_LINE = re.compile(
    r"\W*(?:chu tri|thu ky|thanh phan|dia diem|thoi gian|vang|ghi|du hop|du|moi|noi nhan|nguoi ghi|kinh gui)\b[^:]{0,20}:"
)
#: This share of the points of a section has a day to come.
_AHEAD = 0.3
#: Longer lines head nothing.
_WIDTH = 90
#: A line is no paragraph, and a paragraph of minutes is shorter than one of a report.
_LINE, _LONG = 240, 700


def points(seen: View, names: Names, found: Sequence[Block]) -> None:
    """Make points of the loose lines of `found` that begin with a unit, and heads of those that only name one."""
    shouted = seen.shown.isupper()
    loose = [block for block in found if _is_loose(seen, block, shouted)]
    at_hand = {id(block) for block in loose}
    prose = any(block.end - block.body > _LONG for block in loose)
    run: list[Block] = []
    for block in [*found, None]:
        if block is not None and id(block) in at_hand and _acts(seen, names, block):
            run.append(block)
            continue
        if block is not None and block.level == _LOOSE and _only_names(seen, names, block):
            continue
        for each in run:
            if len(run) >= _MANY or _names_and_tells(seen, names, each):
                each.level, each.mode, each.body = _POINT, Mode.ORDER, _begins(seen, each)
            elif not prose and _all_act(seen, names, each):
                each.mode = Mode.ORDER
        run = []
    for number, (block, below) in enumerate(itertools.pairwise(found)):
        if block.level == _LOOSE and _POINT <= below.level < _LOOSE and _only_names(seen, names, block):
            _put_above(block, found[number + 1 :])


def _is_loose(seen: View, block: Block, shouted: bool) -> bool:
    """True for a line without a mark that is no title and no line of a head."""
    return (
        block.level == _LOOSE
        and block.mode in (Mode.PROSE, Mode.ORDER)
        and (shouted or not seen.shown[block.body : block.end].isupper())
        and not _HEAD_LINE.match(seen.folded, block.body, block.end)
    )


def due_ahead(seen: View, names: Names, found: Sequence[Block], dated: Callable[[int, int], bool]) -> None:
    """A section is no report, whatever its heading says, whose points tell units what to do by a day to come."""
    sections: dict[int, list[Block]] = defaultdict(list)
    for block in found:
        if block.mode is Mode.REPORT and not block.heading:
            sections[id(block.parent)].append(block)
    for points in sections.values():
        ahead = sum(_acts(seen, names, each) and dated(each.body, each.end) for each in points)
        if ahead >= _MANY and ahead >= _AHEAD * len(points):
            for each in points:
                each.mode = Mode.ORDER


def hear_chairs(names: Names, found: Sequence[Block]) -> None:
    """What stands below "Ý kiến của Bí thư …" is no request: the committee's own post heads it."""
    heard: set[int] = set()
    for block in found:
        above = block.parent is not None and id(block.parent) in heard
        if block.mode is not Mode.ASK:
            continue
        named = names.within(block.body, block.end) if block.heading else []
        chair = block.heading and not named and CHAIR.search(names.seen.low, block.body, block.end) is not None
        if above or chair or (named and all(set(each.codes) <= names.authorities for each in named)):
            heard.add(id(block))
            block.mode = Mode.PROSE if block.heading or block.level == _LOOSE else Mode.ORDER


def _put_above(head: Block, behind: Sequence[Block]) -> None:
    """Hang the points right behind `head` below it."""
    head.level, head.heading, head.mode = _HEAD, True, Mode.ORDER
    for block in behind:
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
    """ "Phòng X rà soát …", or a short line that begins with the action."""
    if _names_and_tells(seen, names, block) or _unit_acts(seen, names, block.body, block.end):
        return True
    return block.end - block.body < _LINE and verb_at(seen, block.body, block.end) is not None


def _unit_acts(seen: View, names: Names, start: int, end: int) -> bool:
    codes, where, stop = names.list_at(start, end)
    return bool(codes) and where is not None and where[0] == start and verb_at(seen, stop, end) is not None


def _all_act(seen: View, names: Names, block: Block) -> bool:
    """ "Phòng X rà soát …; Phòng Y lập …. Phòng Z …": a paragraph in which one unit after another has to act."""
    if NOT_ORDERS.match(seen.low, block.body, block.end) or block.end - block.body > _LONG:
        return False
    told = [
        (clause.start, clause.end)
        for start, end in sentences(seen, block.body, block.end)
        for clause in clauses(seen, start, end, names.mentions)
    ]
    acting = sum(
        _unit_acts(seen, names, start, end) and not SAYS_DONE.search(seen.low, start, end) for start, end in told
    )
    return acting >= _MANY and acting >= _SHARE * len(told)


def _only_names(seen: View, names: Names, block: Block) -> bool:
    """ "Phòng X:" """
    if block.end - block.body > _WIDTH:
        return False
    codes, where, stop = names.list_at(block.body, block.end)
    letterhead = set(codes) <= names.authorities and seen.shown[block.body : stop].isupper()
    return bool(codes) and where is not None and not letterhead and not seen.shown[stop : block.end].strip(" :.-")
