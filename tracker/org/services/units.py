"""Writing the directory of units: taken in from a file, groups by the town's own list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, Group, UnitKind
from tracker.core.text import fold, normalise
from tracker.extraction.directory import DirectoryUnit, read_directory
from tracker.org.models import GroupMember, Succession, Unit, UnitAlias
from tracker.org.rules import Place, check_places, read_place
from tracker.org.services.succession import settle
from tracker.storage.database import db


@dataclass(frozen=True)
class Imported:
    """What an import did: how many units are new, changed, and as they were."""

    added: int
    changed: int
    same: int


@dataclass(frozen=True)
class _Extra:
    """The optional columns of a line, read beside the directory's own. `places` says that the file tells places."""

    line: int
    parent: str
    valid_from: date | None
    valid_to: date | None
    places: bool
    place: Place | None


def import_units(text: str, *, by: Actor | None) -> Imported:
    """Take in a directory file: `code,kind,name,aliases`, optionally `parent,valid_from,valid_to,grid_row,grid_col`.

    Idempotent: a unit is found by its code and first day. Without a `parent` column the first authority
    of the file is the root, and the others lie below it; without the two columns of the map places stay as
    they are. A bad line raises Invalid with its number and reason; the transaction writes nothing then.
    """
    text = normalise(text)
    rows = list(read_directory(text).units)
    extras = _extras(text)
    _check_parents(rows, extras)
    check_places([(each.line, each.parent, each.place, each.valid_from, each.valid_to) for each in extras.values()])
    known = {(unit.code, unit.valid_from): unit for unit in db.session.scalars(select(Unit))}
    units: dict[str, Unit] = {}
    new, changed = set(), set()
    passed = set(db.session.scalars(select(Succession.predecessor_id)))
    for row in rows:
        extra = extras[row.code]
        unit = known.get((row.code, extra.valid_from))
        if unit is not None and unit.id in passed:
            raise Invalid(
                N_("Dòng %(line)s: %(unit)s đã kết thúc hoạt động theo một phương án sắp xếp; bỏ dòng này."),
                line=extra.line,
                unit=unit.name,
            )
        if unit is None:
            unit = Unit(code=row.code, valid_from=extra.valid_from)
            db.session.add(unit)
            new.add(row.code)
            _fill(unit, row, extra)
        elif _fill(unit, row, extra):
            changed.add(row.code)
        units[row.code] = unit
    moved = _leave_map(units, extras)
    db.session.flush()
    changed |= _place(units, extras) | moved
    if passed:
        settle()
    _enter_map(units, extras, moved)
    done = Imported(len(new), len(changed - new), len(rows) - len(new | changed))
    if done.added or done.changed:
        audit.record(Fact("org.units_imported", "units", None, {"added": done.added, "changed": done.changed}), by=by)
    return done


def _extras(text: str) -> dict[str, _Extra]:
    reader = csv.DictReader(io.StringIO(text))
    extras = {}
    has_parents = "parent" in (reader.fieldnames or ())
    root: str | None = None
    rows = [(reader.line_num, row) for row in reader]
    if not has_parents:
        root = next((row["code"].strip() for _, row in rows if row["kind"].strip() == UnitKind.AUTHORITY), None)
    for line, row in rows:
        code = (row["code"] or "").strip()
        parent = (row.get("parent") or "").strip() if has_parents else (root or "")
        extras[code] = _Extra(
            line,
            "" if parent == code else parent,
            _day(row.get("valid_from"), line, "valid_from"),
            _day(row.get("valid_to"), line, "valid_to"),
            {"grid_row", "grid_col"} <= set(reader.fieldnames or ()),
            read_place(row.get("grid_row"), row.get("grid_col"), line),
        )
    return extras


def _day(value: str | None, line: int, column: str) -> date | None:
    if not value or not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise Invalid(
            N_("Dòng %(line)s: cột %(column)s phải là ngày dạng 2021-02-01, không phải “%(value)s”."),
            line=line,
            column=column,
            value=value,
        ) from None


def _check_parents(rows: Iterable[DirectoryUnit], extras: dict[str, _Extra]) -> None:
    for row in rows:
        extra = extras[row.code]
        if extra.valid_from and extra.valid_to and extra.valid_to < extra.valid_from:
            raise Invalid(N_("Dòng %(line)s: valid_to trước valid_from."), line=extra.line)
        if extra.parent and extra.parent not in extras:
            raise Invalid(
                N_("Dòng %(line)s: đơn vị cấp trên “%(parent)s” không có trong tệp."),
                line=extra.line,
                parent=extra.parent,
            )
        seen = {row.code}
        above = extra.parent
        while above:
            if above in seen:
                raise Invalid(
                    N_("Dòng %(line)s: đơn vị cấp trên tạo thành vòng lặp tại “%(above)s”."),
                    line=extra.line,
                    above=above,
                )
            seen.add(above)
            above = extras[above].parent


def _fill(unit: Unit, row: DirectoryUnit, extra: _Extra) -> bool:
    """Bring `unit` in line with the file; True when something differed."""
    before = (unit.kind, unit.name, [alias.name for alias in unit.aliases], unit.valid_to)
    after = (row.kind, row.name, list(row.aliases), extra.valid_to)
    if before == after:
        return False
    unit.kind, unit.name, unit.valid_to = row.kind, row.name, extra.valid_to
    kept = {alias.name: alias for alias in unit.aliases}
    unit.aliases = [kept.get(name) or UnitAlias(name=name) for name in row.aliases]
    unit.folded = fold(" ".join([row.name, *row.aliases]))[:1000]
    return True


def _place(units: dict[str, Unit], extras: dict[str, _Extra]) -> set[str]:
    """Set parents and materialised paths; the codes that moved."""

    def path(code: str) -> str:
        above = extras[code].parent
        return f"{path(above) if above else '/'}{units[code].id}/"

    moved = set()
    for code, unit in units.items():
        above = extras[code].parent
        parent_id = units[above].id if above else None
        if (unit.parent_id, unit.path) != (parent_id, path(code)):
            unit.parent_id, unit.path = parent_id, path(code)
            moved.add(code)
    return moved


def _leave_map(units: dict[str, Unit], extras: dict[str, _Extra]) -> set[str]:
    """Take those off the map whose place the file tells otherwise; their codes.

    Two units may change places: all let go of theirs before the first takes its new one.
    """
    moved = {
        code
        for code, unit in units.items()
        if extras[code].places and (unit.grid_row, unit.grid_col) != (extras[code].place or (None, None))
    }
    for code in moved:
        units[code].grid_row = units[code].grid_col = None
    return moved


def _enter_map(units: dict[str, Unit], extras: dict[str, _Extra], moved: set[str]) -> None:
    """Put those that moved on their places. Raises Invalid where a unit that the file does not name stands."""
    listed = {unit.id for unit in units.values()}
    others = {
        (unit.parent_id, unit.grid_row, unit.grid_col): unit
        for unit in db.session.scalars(select(Unit).where(Unit.grid_row.is_not(None), Unit.valid_to.is_(None)))
        if unit.id not in listed
    }
    for code in moved:
        unit, extra = units[code], extras[code]
        row, col = extra.place or (None, None)
        other = others.get((unit.parent_id, row, col)) if unit.valid_to is None else None
        if other is not None:
            words = N_("Dòng %(line)s: ô hàng %(row)s, cột %(col)s trên sơ đồ đang là của %(unit)s.")
            raise Invalid(words, line=extra.line, row=row, col=col, unit=other.name)
        unit.grid_row, unit.grid_col = row, col


def set_group(group: Group, units: Iterable[Unit], *, by: Actor | None) -> None:
    """Let `group` mean exactly `units`."""
    for member in db.session.scalars(select(GroupMember).where(GroupMember.group_code == group)):
        db.session.delete(member)
    db.session.flush()
    codes = []
    for unit in units:
        db.session.add(GroupMember(group_code=group, unit_id=unit.id))
        codes.append(unit.code)
    audit.record(Fact("org.group_set", "group", None, {"group": group.value, "units": codes}), by=by)
