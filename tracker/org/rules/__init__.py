"""Which units a group means, where units may stand on the map, for how long somebody may deputise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Group, UnitKind

#: Kinds of unit that make up a group. A list of members kept in the database takes precedence;
#: the internal-affairs block is such a list only, for no kind tells it.
GROUP_KINDS: dict[Group, frozenset[UnitKind]] = {
    Group.WARDS: frozenset({UnitKind.WARD}),
    Group.DEPARTMENTS: frozenset({UnitKind.DEPARTMENT, UnitKind.AGENCY}),
    Group.PARTY: frozenset({UnitKind.PARTY}),
    Group.FRONT: frozenset({UnitKind.FRONT}),
    Group.INTERNAL_AFFAIRS: frozenset(),
    Group.ALL: frozenset(set(UnitKind) - {UnitKind.AUTHORITY}),
}


def is_group(code: str) -> bool:
    """True when `code` names a class of units, not a unit."""
    return code.startswith("@")


#: A place on the schematic map of units: row and column, counted from 1.
Place = tuple[int, int]
#: Rows and columns of a map at most: more would not be read on a screen.
MOST_PLACES = 16


def read_place(row: str | None, col: str | None, line: int) -> Place | None:
    """The place that a line of a directory file gives; None where both cells are empty. Raises Invalid."""
    typed = (row or "").strip(), (col or "").strip()
    if not any(typed):
        return None
    if not all(each.isdecimal() and len(each) < 4 and 1 <= int(each) <= MOST_PLACES for each in typed):
        raise Invalid(
            N_("Dòng %(line)s: grid_row và grid_col phải cùng là số từ 1 đến %(most)s, hoặc cùng để trống."),
            line=line,
            most=MOST_PLACES,
        )
    return int(typed[0]), int(typed[1])


def check_places(lines: Iterable[tuple[int, str, Place | None, date | None, date | None]]) -> None:
    """Refuse two units below the same one on the same place, unless one is gone before the other comes.

    A line is its number in the file, the parent, the place, the first and the last day of the unit.
    """
    taken: dict[tuple[str, Place], list[tuple[int, date, date]]] = {}
    for line, parent, place, valid_from, valid_to in lines:
        if place is None:
            continue
        first, last = valid_from or date.min, valid_to or date.max
        there = taken.setdefault((parent, place), [])
        for other, begins, ends in there:
            if first <= ends and begins <= last:
                raise Invalid(
                    N_("Dòng %(line)s: ô hàng %(row)s, cột %(col)s trên sơ đồ đã có đơn vị ở dòng %(other)s."),
                    line=line,
                    row=place[0],
                    col=place[1],
                    other=other,
                )
        there.append((line, first, last))


#: Posts whose holder may let somebody else act: those that decide for a unit or a committee.
DEPUTISED = frozenset({Role.LEADER, Role.UNIT_HEAD})


def check_deputy_period(valid_from: date | None, valid_to: date | None, *, today: date, post_ends: date | None) -> None:
    """The days of a deputy, both included: not in the past, in order, within the post's own. Raises Invalid."""
    if valid_from is None or valid_from < today:
        raise Invalid(N_("Ngày bắt đầu từ hôm nay (%(today)s) trở đi."), field="valid_from", today=f"{today:%d/%m/%Y}")
    if valid_to is None or valid_to < valid_from:
        raise Invalid(N_("Ngày kết thúc không thể trước ngày bắt đầu."), field="valid_to")
    if post_ends is not None and valid_to > post_ends:
        raise Invalid(
            N_("Ngày kết thúc không thể sau ngày thôi giữ chức danh (%(ends)s)."),
            field="valid_to",
            ends=f"{post_ends:%d/%m/%Y}",
        )


def check_post_period(
    valid_from: date | None, valid_to: date | None, *, unit_from: date | None, unit_to: date | None
) -> None:
    """The days of a post, both included, open when None: in order, and while the unit exists. Raises Invalid."""
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise Invalid(N_("Ngày kết thúc không thể trước ngày bắt đầu."), field="valid_to")
    if unit_to is not None and valid_from is not None and valid_from > unit_to:
        raise Invalid(N_("Đơn vị này chỉ hoạt động đến %(day)s."), field="valid_from", day=f"{unit_to:%d/%m/%Y}")
    if unit_from is not None and valid_to is not None and valid_to < unit_from:
        raise Invalid(N_("Đơn vị này hoạt động từ %(day)s."), field="valid_to", day=f"{unit_from:%d/%m/%Y}")


def overlaps(first_from: date | None, first_to: date | None, then_from: date | None, then_to: date | None) -> bool:
    """True when two periods share a day; both days of each are included, None is open."""
    apart = (first_to is not None and then_from is not None and first_to < then_from) or (
        then_to is not None and first_from is not None and then_to < first_from
    )
    return not apart
