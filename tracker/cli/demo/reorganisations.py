"""Reorganisations of the demonstration town: one that waits for its day, and one that is still being drafted."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import UnitKind
from tracker.reorganisations import services
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.rules.names import usual_aliases
from tracker.reorganisations.services import Outline
from tracker.storage.database import transaction

_COMMUNES = ("huong-mac", "phu-chan", "phu-khe", "tam-son", "tuong-giang")


def _ward(code: str, name: str, unit_id: int | None = None) -> Born:
    return Born(code, name, UnitKind.WARD, usual_aliases(name), "", unit_id)


def reorganise(town: Town, today: date) -> None:
    """Communes become wards next month; later two wards are to become one, and an office is to be divided."""
    by = town.actor(Role.ADMIN, "ubnd")
    with clock.frozen(clock.at_office(today - timedelta(days=6), 10)), transaction():
        coming = services.draft(
            Outline("Thành lập năm phường trên cơ sở năm xã", "Nghị quyết số 07/NQ-HĐND", today + timedelta(days=30)),
            by=by,
        )
        for code in _COMMUNES:
            unit = town.units[code]
            name = unit.name.replace("Xã ", "Phường ")
            services.put_change(coming, ChangeKind.RENAME, [unit], [_ward(code, name, unit.id)], by=by)
        services.prepare(coming, by=by)
    with clock.frozen(clock.at_office(today - timedelta(days=2), 15)), transaction():
        drafted = services.draft(
            Outline("Sắp xếp phường và phòng chuyên môn", "Dự thảo đề án số 12/ĐA-UBND", today + timedelta(days=75)),
            by=by,
        )
        merged = [town.units[code] for code in ("dong-ky", "trang-ha")]
        services.put_change(drafted, ChangeKind.MERGE, merged, [_ward("dong-ky-trang-ha", "Phường Đồng Kỵ")], by=by)
        parts = [
            Born("xay-dung", "Phòng Xây dựng", UnitKind.DEPARTMENT, ("Phòng XD",)),
            Born("quan-ly-trat-tu", "Phòng Quản lý trật tự đô thị", UnitKind.DEPARTMENT, ("Phòng QLTTĐT",)),
        ]
        services.put_change(drafted, ChangeKind.SPLIT, [town.units["qldt"]], parts, by=by)
