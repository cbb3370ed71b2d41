"""Units, people and accounts of the made-up authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tracker.auth.rules.passwords import hash_password
from tracker.cli.bench.bulk import Bulk, numbers
from tracker.cli.bench.columns import ENTRY
from tracker.cli.bench.words import person, place
from tracker.core.actor import Role
from tracker.core.labels import Findable, UnitKind
from tracker.core.text import fold
from tracker.search.queries.sources import entry

PASSWORD = "do-tai-kiem-thu"  # noqa: S105 - the password of accounts that exist only in a made-up authority
#: Offices of the authority itself, and what stands below a ward where there are many units.
OFFICES = (
    "Văn phòng",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Xây dựng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Công Thương",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ",
    "Thanh tra",
    "Công an",
)
BELOW = (
    ("Văn phòng", UnitKind.DEPARTMENT),
    ("Phòng Kinh tế", UnitKind.DEPARTMENT),
    ("Phòng Văn hóa – Xã hội", UnitKind.DEPARTMENT),
    ("Trung tâm Phục vụ hành chính công", UnitKind.AGENCY),
    ("Công an", UnitKind.AGENCY),
    ("Ban Chỉ huy quân sự", UnitKind.AGENCY),
    ("Trạm Y tế", UnitKind.AGENCY),
    ("Mặt trận Tổ quốc", UnitKind.FRONT),
    ("Hội Nông dân", UnitKind.FRONT),
    ("Hội Liên hiệp Phụ nữ", UnitKind.FRONT),
)
#: Who sits at the top: user name, role, unit, title.
LEADING = (
    ("thuky", Role.SECRETARY, 0, "Chánh Văn phòng"),
    ("lanhdao", Role.LEADER, 0, "Bí thư"),
    ("chutich", Role.LEADER, 1, "Chủ tịch"),
    ("theodoi", Role.VIEWER, 0, "Chuyên viên tổng hợp"),
    ("quantri", Role.ADMIN, 1, "Quản trị hệ thống"),
)


@dataclass
class Place:
    """A unit with who works there."""

    id: int
    code: str
    kind: UnitKind
    name: str
    path: str
    parent: Place | None
    below: list[Place] = field(default_factory=list)
    head: int = 0
    officials: list[int] = field(default_factory=list)
    words: str = ""
    toned: frozenset[str] = frozenset()
    folded: str = ""


class Province:
    """A party committee, its authority with offices, wards, and below these the rest, `many` units in all."""

    def __init__(self, bulk: Bulk, chance: Random, many: int) -> None:
        self.units: list[Place] = []
        self.accounts = 0
        self._lay_out(many)
        self._write_units(bulk)
        self.secretary, self.leaders = 0, [0]
        self._write_people(bulk, chance)

    @property
    def wards(self) -> list[Place]:
        """The wards."""
        return [unit for unit in self.units if unit.kind is UnitKind.WARD]

    def _lay_out(self, many: int) -> None:
        committee = self._add("tinh-uy", UnitKind.AUTHORITY, "Tỉnh ủy An Khê", None)
        authority = self._add("ubnd", UnitKind.AUTHORITY, "Ủy ban nhân dân tỉnh An Khê", committee)
        for number, name in enumerate(OFFICES, 1):
            self._add(f"so{number}", UnitKind.DEPARTMENT, name, authority)
        left = max(1, many - len(self.units))
        # A ward stands for itself where units are few, and has its own offices where they are many.
        each = 0 if left < 200 else min(28, left // 100)
        wards = [
            self._add(f"xa{number}", UnitKind.WARD, f"Xã {place(number - 1)}", authority)
            for number in range(1, left // (each + 1) + 1)
        ]
        for turn in range(each + 1 if each else 0):  # the last round takes what is left over
            for number, ward in enumerate(wards, 1):
                if len(self.units) < many:
                    name, kind = BELOW[turn] if turn < len(BELOW) else (f"Thôn số {turn - 9}", UnitKind.AGENCY)
                    self._add(f"xa{number}-{turn + 1}", kind, f"{name} {ward.name.lower()}", ward)

    def _add(self, code: str, kind: UnitKind, name: str, parent: Place | None) -> Place:
        number = len(self.units) + 1
        path = f"{parent.path if parent else '/'}{number}/"
        made = Place(number, code, kind, name, path, parent)
        if parent:
            parent.below.append(made)
        self.units.append(made)
        return made

    def _write_units(self, bulk: Bulk) -> None:
        put = bulk.into("units", "id", "code", "kind", "name", "folded", "path", "parent_id")
        index = bulk.index(*ENTRY)
        for unit in self.units:
            unit.folded = fold(unit.name)
            put(
                (
                    unit.id,
                    unit.code,
                    unit.kind.value,
                    unit.name,
                    unit.folded,
                    unit.path,
                    unit.parent.id if unit.parent else None,
                )
            )
            row = entry(Findable.UNIT, unit.id, title=unit.name, unit_id=unit.id)
            unit.words, unit.toned = row["title_words"], frozenset(row["toned"].split())
            index(tuple(row[name] for name in ENTRY))

    def _write_people(self, bulk: Bulk, chance: Random) -> None:
        people = bulk.into("people", "id", "full_name", "email", "folded")
        posts = bulk.into("posts", "id", "person_id", "unit_id", "role", "title")
        accounts = bulk.into("accounts", "id", "person_id", "username", "password_hash", "active", "epoch", "invited")
        next_person, kept = numbers(), hash_password(PASSWORD)

        def enter(username: str, role: Role, unit: Place, title: str) -> int:
            number, name = next_person(), person(chance)
            people((number, name, None, fold(name)))
            posts((number, number, unit.id, role.value, title))
            accounts((number, number, username, kept, 1, 0, 0))
            return number

        leading = {name: enter(name, role, self.units[at], title) for name, role, at, title in LEADING}
        self.secretary, self.leaders = leading["thuky"], [leading["lanhdao"], leading["chutich"]]
        for unit in self.units:
            if unit.kind is UnitKind.AUTHORITY:
                unit.head = self.secretary
                continue
            unit.head = enter(f"{unit.code}.lanhdao", Role.UNIT_HEAD, unit, "Trưởng đơn vị")
            for turn in ("canbo", "canbo2"):
                unit.officials.append(enter(f"{unit.code}.{turn}", Role.OFFICIAL, unit, "Chuyên viên"))
        self.accounts = next_person() - 1
