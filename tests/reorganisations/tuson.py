"""Từ Sơn as it was in November 2020 (DOMAIN facts, 1.1): what became of it in 2021 and in 2025, told as changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.core.actor import Actor, Role
from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.org.queries import unit_named
from tracker.org.services import import_units
from tracker.reorganisations import queries, services
from tracker.reorganisations.models import Reorganisation
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.rules.names import usual_aliases
from tracker.reorganisations.services import Outline, SeatChoice
from tracker.storage.database import transaction

#: Code, name in November 2020, and the code of the ward that carries it on since July 2025.
WARDS = (
    ("09367", "Phường Đông Ngàn", "09367"),
    ("09391", "Phường Tân Hồng", "09367"),
    ("09394", "Phường Đình Bảng", "09367"),
    ("09397", "Xã Phù Chẩn", "09367"),
    ("09370", "Xã Tam Sơn", "09370"),
    ("09376", "Xã Tương Giang", "09370"),
    ("09385", "Phường Đồng Nguyên", "09385"),
    ("09382", "Phường Đồng Kỵ", "09385"),
    ("09383", "Phường Trang Hạ", "09385"),
    ("09379", "Xã Phù Khê", "09379"),
    ("09373", "Xã Hương Mạc", "09379"),
    ("09388", "Phường Châu Khê", "09379"),
)
NEW = {"09367": "Phường Từ Sơn", "09370": "Phường Tam Sơn", "09385": "Phường Đồng Nguyên", "09379": "Phường Phù Khê"}
COMMUNES = tuple(code for code, name, _ in WARDS if name.startswith("Xã "))
IN_2021, IN_2025 = date(2021, 2, 1), date(2025, 7, 1)


def town() -> None:
    """The directory of November 2020, the province above the town."""
    rows = [
        "code,kind,name,aliases,parent",
        "tinh,authority,Ủy ban nhân dân tỉnh Bắc Ninh,UBND tỉnh,",
        "dang-uy,authority,Thị ủy Từ Sơn,Thị ủy,tinh",
        "ubnd,authority,Ủy ban nhân dân thị xã Từ Sơn,UBND thị xã,dang-uy",
        "dia-chinh,department,Phòng Tài nguyên và Môi trường,Phòng TN&MT|TN&MT,ubnd",
        "do-thi,department,Phòng Quản lý đô thị,Phòng QLĐT|QLĐT,ubnd",
        *(f"{code},ward,{name},{'|'.join(usual_aliases(name))},ubnd" for code, name, _ in WARDS),
    ]
    with transaction():
        import_units("\n".join(rows) + "\n", by=None)


def of(code: str, day: date) -> Unit:
    """The unit that the code means on a day."""
    found = unit_named(code, day)
    assert found is not None
    return found


def communes_become_wards(by: Actor, day: date = IN_2021) -> Reorganisation:
    """NQ 1191: five communes become wards, and stay what they are."""
    with transaction():
        plan = services.draft(Outline("Thành lập năm phường", "NQ 1191/NQ-UBTVQH14", day), by=by)
        for code in COMMUNES:
            unit = of(code, day)
            name = unit.name.replace("Xã ", "Phường ")
            heir = Born(code, name, UnitKind.WARD, usual_aliases(name), "", unit.id)
            services.put_change(plan, ChangeKind.RENAME, [unit], [heir], by=by)
        services.prepare(plan, by=by)
    return plan


def twelve_become_four(by: Actor, day: date = IN_2025) -> Reorganisation:
    """NQ 1658: twelve wards become four, names and codes are used again, and the level of the town is gone."""
    before = {code: of(code, day) for code, _, _ in WARDS}
    with transaction():
        plan = services.draft(Outline("Sắp xếp đơn vị cấp xã", "NQ 1658/NQ-UBTVQH15", day), by=by)
        for new, name in NEW.items():
            mine = [before[code] for code, _, heir in WARDS if heir == new]
            heir = Born(new, name, UnitKind.WARD, usual_aliases(name), "tinh")
            services.put_change(plan, ChangeKind.MERGE, mine, [heir], by=by)
        for codes, heir in ((("dang-uy", "ubnd"), "tinh"), (("dia-chinh", "do-thi"), "09367")):
            units = [of(code, day) for code in codes]
            to = of("tinh", day) if heir == "tinh" else None
            services.put_change(
                plan, ChangeKind.DISSOLVE, units, [Born(heir, NEW.get(heir, ""), unit_id=to.id if to else None)], by=by
            )
    return plan


def settle(plan: Reorganisation, heads: Mapping[str, int], by: Actor) -> Sequence[str]:
    """Answer who heads what, by the code of the new ward and the post of its head; the questions that there were."""
    asked = queries.preview(plan).questions
    with transaction():
        chosen = {
            post.id: SeatChoice(
                code,
                Role.UNIT_HEAD if post.id == heads[code] else Role.OFFICIAL,
                "Chủ tịch UBND phường" if post.id == heads[code] else "Chuyên viên",
            )
            for code, posts in asked.items()
            for post in posts
        }
        services.choose_seats(plan, chosen, by=by)
        services.prepare(plan, by=by)
    return list(asked)
