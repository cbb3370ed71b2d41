"""The people of the demonstration town. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.actor import Role


@dataclass(frozen=True)
class Seat:
    """A post: role and title on a unit, by its code."""

    role: Role
    unit: str
    title: str


@dataclass(frozen=True)
class Somebody:
    """A person with an account and one or more posts."""

    username: str
    full_name: str
    seats: tuple[Seat, ...]


def _one(username: str, full_name: str, role: Role, unit: str, title: str) -> Somebody:
    return Somebody(username, full_name, (Seat(role, unit, title),))


#: Those who are shown on sign-in: an account for each role.
LEADING = (
    _one("thuky", "Trần Thị Hạnh", Role.SECRETARY, "thi-uy", "Chánh Văn phòng Thị ủy"),
    _one("bithu", "Vũ Đình Khôi", Role.LEADER, "thi-uy", "Bí thư Thị ủy"),
    _one("chutich", "Đào Văn Thịnh", Role.LEADER, "ubnd", "Chủ tịch UBND thị xã"),
    _one("tamson.lanhdao", "Ngô Văn Tuyến", Role.UNIT_HEAD, "tam-son", "Chủ tịch UBND xã"),
    _one("tamson", "Nguyễn Thị Lan Anh", Role.OFFICIAL, "tam-son", "Cán bộ địa chính"),
    _one("theodoi", "Phạm Thị Nga", Role.VIEWER, "thi-uy", "Tổ theo dõi nghị quyết"),
    _one("quantri", "Lê Quang Minh", Role.ADMIN, "ubnd", "Quản trị hệ thống"),
    Somebody(
        "tnmt",
        "Hoàng Đức Bình",
        (
            Seat(Role.UNIT_HEAD, "tnmt", "Trưởng phòng"),
            Seat(Role.SECRETARY, "ubnd", "Tổ trưởng tổ giúp việc"),
        ),
    ),
)

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương", "Lý")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu", "Quốc", "Hồng")
_GIVEN = (
    "An",
    "Bích",
    "Cường",
    "Dung",
    "Giang",
    "Hiếu",
    "Khánh",
    "Liên",
    "Mạnh",
    "Oanh",
    "Phúc",
    "Quyên",
    "Sơn",
)


def unit_staff(code: str, kind: str, number: int) -> tuple[Somebody, Somebody]:
    """The head and the official of one more unit, with names made from `number`."""

    def name(step: int) -> str:
        n = number * 2 + step
        return f"{_FAMILY[n % len(_FAMILY)]} {_MIDDLE[n % len(_MIDDLE)]} {_GIVEN[n % len(_GIVEN)]}"

    username = code.replace("-", "")
    head = "Chủ tịch UBND" if kind == "ward" else "Thủ trưởng đơn vị"
    return (
        _one(f"{username}.lanhdao", name(0), Role.UNIT_HEAD, code, head),
        _one(username, name(1), Role.OFFICIAL, code, "Cán bộ tổng hợp"),
    )
