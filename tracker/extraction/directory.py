"""The directory of units that a reading knows: data, never code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.core.errors import Invalid
from tracker.core.labels import N_, UnitKind

COLUMNS = ("code", "kind", "name", "aliases")


@dataclass(frozen=True)
class DirectoryUnit:
    """A unit as texts name it: its code, kind, full name, and the other ways to write it."""

    code: str
    kind: UnitKind
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The full name and the aliases."""
        return (self.name, *self.aliases)


class Directory:
    """The units of one place on one day; equal when their units are, so that what is built on it can be kept."""

    def __init__(self, units: Iterable[DirectoryUnit]) -> None:
        self.units: tuple[DirectoryUnit, ...] = tuple(units)
        self._by_code = {unit.code: unit for unit in self.units}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Directory) and self.units == other.units

    def __hash__(self) -> int:
        return hash(self.units)

    def __iter__(self) -> Iterator[DirectoryUnit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def get(self, code: str) -> DirectoryUnit | None:
        """The unit with `code`, or None."""
        return self._by_code.get(code)


def read_directory(text: str) -> Directory:
    """Read a directory file: `code,kind,name,aliases`, aliases parted by `|`; further columns are left alone.

    Raises Invalid that names the line and the reason, for the first line that is wrong.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise Invalid(N_("Dòng 1: thiếu cột %(names)s."), names=", ".join(missing))
    units: list[DirectoryUnit] = []
    seen: dict[str, int] = {}
    try:
        for row in reader:
            units.append(_unit(row, reader.line_num, seen))
    except csv.Error as error:
        raise Invalid(N_("Dòng %(line)s: không đọc được (%(error)s)."), line=reader.line_num, error=error) from error
    if not units:
        raise Invalid(N_("Dòng 2: tệp không có đơn vị nào."))
    return Directory(units)


def _unit(row: dict[str, str | None], line: int, seen: dict[str, int]) -> DirectoryUnit:
    if None in row:
        raise Invalid(N_("Dòng %(line)s: thừa cột; tên có dấu phẩy phải đặt trong ngoặc kép."), line=line)
    code, kind, name = ((row[column] or "").strip() for column in COLUMNS[:3])
    if not code or not name:
        raise Invalid(N_("Dòng %(line)s: thiếu mã hoặc tên đơn vị."), line=line)
    if code.startswith("@") or any(sign.isspace() for sign in code) or len(code) > 40:
        raise Invalid(
            N_("Dòng %(line)s: mã “%(code)s” không hợp lệ (không có dấu cách, không bắt đầu bằng @)."),
            line=line,
            code=code,
        )
    if code in seen:
        raise Invalid(
            N_("Dòng %(line)s: mã “%(code)s” đã có ở dòng %(first)s."), line=line, code=code, first=seen[code]
        )
    if len(name) > 200:
        raise Invalid(N_("Dòng %(line)s: tên dài quá 200 ký tự."), line=line)
    if kind not in {each.value for each in UnitKind}:
        raise Invalid(N_("Dòng %(line)s: loại “%(kind)s” không có trong danh mục."), line=line, kind=kind)
    seen[code] = line
    aliases = dict.fromkeys(alias.strip() for alias in (row["aliases"] or "").split("|"))
    return DirectoryUnit(code, UnitKind(kind), name, tuple(alias for alias in aliases if alias))
