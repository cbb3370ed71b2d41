"""What the units are after a reorganisation, and what stands against it or should be known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.core.labels import N_, UnitKind
from tracker.core.text import fold
from tracker.reorganisations.rules.states import ChangeKind


@dataclass(frozen=True)
class Here:
    """A unit as it stands on the day before."""

    id: int
    code: str
    name: str
    kind: UnitKind
    aliases: tuple[str, ...]
    parent_id: int | None
    valid_from: date | None = None


@dataclass(frozen=True)
class Born:
    """A unit that a change leads to: one that is there (`unit_id`) or a new one. `parent` is a code of the day."""

    code: str
    name: str = ""
    kind: UnitKind = UnitKind.WARD
    aliases: tuple[str, ...] = ()
    parent: str = ""
    unit_id: int | None = None


@dataclass(frozen=True)
class Wanted:
    """One change: the units that it begins with, and those it leads to, the main one first."""

    number: int
    kind: ChangeKind
    of: tuple[int, ...]
    to: tuple[Born, ...]


@dataclass(frozen=True)
class Said:
    """A sentence about the plan with what it names; `number` is the change that it is about (0: the whole)."""

    sentence: str
    values: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True)
class Plan:
    """What becomes of the units. Keys are codes: of a day each code names one unit.

    `after` are the units of the day by code, with the codes of what they stand below in `above`; `ended` names for
    each unit that ends the codes of those that carry it on, the main one first.
    """

    after: Mapping[str, Here | Born]
    above: Mapping[str, str]
    ended: Mapping[int, tuple[str, ...]]
    moved: tuple[str, ...]
    against: tuple[Said, ...]
    known: tuple[Said, ...]

    @property
    def sound(self) -> bool:
        """True when nothing stands against it."""
        return not self.against


#: How many units a change of each kind begins with, and leads to, at least; and at most (0: any number).
SIZES: dict[ChangeKind, tuple[int, int, int, int]] = {
    ChangeKind.RENAME: (1, 1, 1, 1),
    ChangeKind.MERGE: (2, 0, 1, 1),
    ChangeKind.SPLIT: (1, 1, 2, 0),
    ChangeKind.DISSOLVE: (1, 0, 1, 0),
    ChangeKind.FOUND: (0, 0, 1, 1),
}
_WRONG_SIZE = {
    ChangeKind.RENAME: N_("Chọn một đơn vị để đổi tên."),
    ChangeKind.MERGE: N_("Chọn từ hai đơn vị trở lên để hợp nhất thành một."),
    ChangeKind.SPLIT: N_("Chọn một đơn vị, và từ hai đơn vị kế thừa trở lên."),
    ChangeKind.DISSOLVE: N_("Chọn đơn vị giải thể và đơn vị tiếp nhận."),
    ChangeKind.FOUND: N_("Ghi một đơn vị thành lập mới."),
}


def read_plan(changes: Sequence[Wanted], units: Iterable[Here], on: date) -> Plan:
    """What `changes` make of the units that stand on the day before `on`."""
    here = {unit.id: unit for unit in units}
    against: list[Said] = [] if changes else [Said(N_("Chưa có thay đổi nào."))]
    ended = _ended(changes)
    against += [each for change in changes for each in _wrong(change, here, ended, on)]
    against += _twice(changes, here)
    after, doubles = _after(changes, here, ended)
    against += doubles
    above, moved, loose = _above(changes, here, after, ended)
    against += loose
    known = _same_names(after, changes, here, ended)
    known += [
        Said(N_("%(unit)s chuyển về trực thuộc %(to)s."), {"unit": after[code].name, "to": after[above[code]].name})
        for code in moved
        if above[code] in after
    ]
    return Plan(after, above, ended, tuple(moved), tuple(against), tuple(known))


def _ended(changes: Sequence[Wanted]) -> dict[int, tuple[str, ...]]:
    """What ends: whatever a merger, split or dissolution begins with and does not lead to."""
    found: dict[int, tuple[str, ...]] = {}
    for change in changes:
        if change.kind is ChangeKind.RENAME:
            continue
        lasting = {each.unit_id for each in change.to}
        for unit in change.of:
            if unit not in lasting:
                found[unit] = tuple(each.code for each in change.to)
    return found


def _wrong(change: Wanted, here: Mapping[int, Here], ended: Mapping[int, Any], on: date) -> list[Said]:
    least, most, leads, leads_most = SIZES[change.kind]
    of, to, found = len(change.of), len(change.to), []
    if of < least or to < leads or (most and of > most) or (leads_most and to > leads_most):
        found.append(Said(_WRONG_SIZE[change.kind], number=change.number))
    for unit in change.of:
        known = here.get(unit)
        if known is None:
            found.append(Said(N_("Có đơn vị không còn hoạt động đến ngày sắp xếp."), number=change.number))
        elif known.valid_from is not None and known.valid_from >= on:
            values = {"unit": known.name, "day": f"{known.valid_from:%d/%m/%Y}"}
            found.append(Said(N_("%(unit)s mới hoạt động từ %(day)s."), values, change.number))
    for each in change.to:
        if each.unit_id in ended:
            name = here[each.unit_id or 0].name if each.unit_id in here else each.code
            found.append(Said(N_("%(unit)s cũng kết thúc trong phương án này."), {"unit": name}, change.number))
        elif each.unit_id is not None and each.unit_id not in here:
            found.append(Said(N_("Có đơn vị không còn hoạt động đến ngày sắp xếp."), number=change.number))
    if change.kind is ChangeKind.RENAME and not found and _same(change.to[0], here[change.of[0]], here):
        found.append(Said(N_("%(unit)s không có gì thay đổi."), {"unit": here[change.of[0]].name}, change.number))
    return found


def _same(to: Born, unit: Here, here: Mapping[int, Here]) -> bool:
    parent = here[unit.parent_id].code if unit.parent_id is not None and unit.parent_id in here else ""
    return (to.name, to.kind, to.aliases, to.parent or parent) == (unit.name, unit.kind, unit.aliases, parent)


def _twice(changes: Sequence[Wanted], here: Mapping[int, Here]) -> list[Said]:
    """Nothing happens twice to a unit on one day."""
    seen: dict[int, int] = {}
    found = []
    for change in changes:
        for unit in change.of:
            if unit in seen and unit in here:
                values = {"unit": here[unit].name, "other": seen[unit]}
                found.append(Said(N_("%(unit)s đã có trong thay đổi số %(other)s."), values, change.number))
            seen.setdefault(unit, change.number)
    return found


def _after(
    changes: Sequence[Wanted], here: Mapping[int, Here], ended: Mapping[int, Any]
) -> tuple[dict[str, Here | Born], list[Said]]:
    """The units of the day by code: what lasts, as renamed, and what is new."""
    renamed = {
        change.of[0]: change.to[0] for change in changes if change.kind is ChangeKind.RENAME and change.of and change.to
    }
    after: dict[str, Here | Born] = {
        unit.code: renamed.get(unit.id, unit) for unit in here.values() if unit.id not in ended
    }
    found = []
    for change in changes:
        if change.kind in (ChangeKind.RENAME, ChangeKind.DISSOLVE):
            continue
        for each in change.to:
            if each.unit_id is not None:
                continue
            if each.code in after:
                values = {"code": each.code, "unit": after[each.code].name}
                found.append(Said(N_("Mã “%(code)s” vẫn là của %(unit)s vào ngày đó."), values, change.number))
            after.setdefault(each.code, each)
    for change in changes:  # what is dissolved goes to a unit of the day, new or not
        if change.kind is ChangeKind.DISSOLVE:
            for each in change.to:
                if each.unit_id is None and each.code not in after:
                    found.append(
                        Said(N_("Không có đơn vị mã “%(code)s” vào ngày đó."), {"code": each.code}, change.number)
                    )
    return after, found


def _above(
    changes: Sequence[Wanted], here: Mapping[int, Here], after: Mapping[str, Here | Born], ended: Mapping[int, Any]
) -> tuple[dict[str, str], list[str], list[Said]]:
    """Below which code each unit stands: as it is said, else as before; below the heir of what has ended."""
    numbers = {each.code: change.number for change in changes for each in change.to}
    first = {each.code: change.of[0] for change in reversed(changes) for each in change.to if change.of}

    def as_before(code: str, parent_id: int | None) -> str:
        while parent_id is not None and parent_id in here:
            heir = ended[parent_id][0] if parent_id in ended else here[parent_id].code
            if heir != code:
                return heir
            parent_id = here[parent_id].parent_id  # who carries on its own parent takes that one's place
        return ""

    above, moved, found = {}, [], []
    for code, unit in after.items():
        lasts = unit.id if isinstance(unit, Here) else unit.unit_id
        of = here.get(lasts or first.get(code, 0))
        parent_id = of.parent_id if of is not None else None
        above[code] = (unit.parent if isinstance(unit, Born) else "") or as_before(code, parent_id)
        if isinstance(unit, Here) and parent_id in ended:
            moved.append(code)
    for code in above:
        seen, at = {code}, above[code]
        while at:
            if at not in after:
                values = {"unit": after[code].name, "code": at}
                found.append(
                    Said(N_("Cấp trên của %(unit)s (“%(code)s”) không có vào ngày đó."), values, numbers.get(code, 0))
                )
                break
            if at in seen:
                found.append(
                    Said(
                        N_("Cấp trên của %(unit)s tạo thành vòng lặp."),
                        {"unit": after[code].name},
                        numbers.get(code, 0),
                    )
                )
                break
            seen.add(at)
            at = above[at]
    return above, moved, found


def _same_names(
    after: Mapping[str, Here | Born], changes: Sequence[Wanted], here: Mapping[int, Here], ended: Mapping[int, Any]
) -> list[Said]:
    """Names that two units of the day share, as far as a change brings that about; and names used again."""
    fresh = {each.code for change in changes for each in change.to if change.kind is not ChangeKind.DISSOLVE}
    by_name: dict[str, dict[str, str]] = {}
    for code, unit in after.items():
        for name in (unit.name, *unit.aliases):
            by_name.setdefault(fold(name), {})[code] = name
    found = []
    for codes in by_name.values():
        if len(codes) > 1 and fresh & set(codes):
            values = {
                "name": next(iter(codes.values())),
                "units": ", ".join(sorted({after[code].name for code in codes})),
            }
            found.append(
                Said(N_("Tên “%(name)s” sẽ chỉ nhiều đơn vị: %(units)s. Văn bản viết tên đó sẽ phải hỏi lại."), values)
            )
    gone = {fold(here[unit].name): here[unit] for unit in ended if unit in here}
    for code in sorted(fresh & set(after)):
        old = gone.get(fold(after[code].name))
        if old is not None:
            values = {"name": after[code].name, "unit": old.name, "code": old.code}
            found.append(
                Said(
                    N_("Tên “%(name)s” dùng lại tên của %(unit)s (%(code)s) cũ; văn bản được hiểu theo ngày văn bản."),
                    values,
                )
            )
    return found
