"""A list of people that the administrator of the demonstration town has handed in and not taken in yet."""

from __future__ import annotations

from tracker.cli.demo.town import Town
from tracker.core.actor import Role
from tracker.people.models import PeopleImport
from tracker.people.services import hand_in
from tracker.storage.database import transaction

_LIST = """Họ và tên;Thư điện tử;Đơn vị;Vai trò;Chức danh;Từ ngày
Đặng Thị Quyên;quyen.dt@xa.example;Xã Tam Sơn;Cán bộ;Cán bộ văn hóa;01/12/2026
Lý Văn Hậu;;Phường Tân Hồng;Cán bộ;Cán bộ tư pháp;01/12/2026
Trương Mỹ Hoa;hoa.tm@xa.example;Phường Đông Nam;Cán bộ;Văn thư;01/12/2026
"""


def await_newcomers(town: Town) -> PeopleImport:
    """Hand in a list in which the unit of one row is not of this town."""
    by = town.actor(Role.ADMIN, "ubnd")
    with transaction():
        return hand_in(_LIST.encode("utf-8-sig"), "can-bo-moi.csv", by=by)
