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
from tracker.org.models import GroupMember, Unit, UnitAlias
from tracker.storage.database import db


@dataclass(frozen=True)
class Imported:
    """What an import did: how many units are new, changed, and as they were."""

    added: int
    changed: int
    same: int


@dataclass(frozen=True)
class _Extra:
    """The optional columns of a line, read beside the directory's own."""

    line: int
    parent: str
    valid_from: date | None
    valid_to: date | None


def import_units(text: str, *, by: Actor | None) -> Imported:
    """Take in a directory file: `code,kind,name,aliases` and optionally `parent,valid_from,valid_to`.

    Idempotent: a unit is found by its code and first day. Without a `parent` column the first authority
    of the file is the root, and the others lie below it. A bad line raises Invalid with its number and
    reason, before anything is written.
    """
    text = normalise(text)
    rows = list(read_directory(text).units)
    extras = _extras(text)
    _check_parents(rows, extras)
    known = {(unit.code, unit.valid_from): unit for unit in db.session.scalars(select(Unit))}
    units: dict[str, Unit] = {}
    added = changed = 0
    for row in rows:
        extra = extras[row.code]
        unit = known.get((row.code, extra.valid_from))
        if unit is None:
            unit = Unit(code=row.code, valid_from=extra.valid_from)
            db.session.add(unit)
            added += 1
            _fill(unit, row, extra)
        elif _fill(unit, row, extra):
            changed += 1
        units[row.code] = unit
    db.session.flush()
    moved = _place(units, extras)
    changed += len(moved - {code for code, unit in units.items() if (code, unit.valid_from) not in known})
    if added or changed:
        audit.record(Fact("org.units_imported", "units", None, {"added": added, "changed": changed}), by=by)
    return Imported(added, changed, len(rows) - added - changed)


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
