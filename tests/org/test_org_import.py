"""Import of the directory."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

import make
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import Group
from tracker.org.models import Unit
from tracker.org.queries import roster_on
from tracker.org.rules import check_places
from tracker.org.services import import_units, set_group
from tracker.storage.database import db, transaction

FLAT = "code,kind,name,aliases\nhuyen-uy,authority,Huyện ủy,\nxa-a,ward,Xã An Bình,An Bình|X. An Bình\n"


def test_importing_the_same_file_again_changes_nothing(app: Flask) -> None:
    with transaction():
        first = import_units(make.TOWN, by=None)
    with transaction():
        again = import_units(make.TOWN, by=None)
    assert (first.added, first.changed, first.same) == (7, 0, 0)
    assert (again.added, again.changed, again.same) == (0, 0, 7)


def test_a_file_without_parents_hangs_below_its_first_authority(app: Flask) -> None:
    with transaction():
        import_units(FLAT, by=None)
    units = make.units()
    assert units["xa-a"].path == f"/{units['huyen-uy'].id}/{units['xa-a'].id}/"
    assert [alias.name for alias in units["xa-a"].aliases] == ["An Bình", "X. An Bình"]


def test_a_changed_name_changes_the_unit_and_keeps_its_id(app: Flask) -> None:
    with transaction():
        import_units(FLAT, by=None)
    before = make.units()["xa-a"].id
    with transaction():
        done = import_units(FLAT.replace("Xã An Bình", "Phường An Bình"), by=None)
    after = make.units()["xa-a"]
    assert (done.changed, after.id, after.name) == (1, before, "Phường An Bình")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("xa-b,village,Xã B,", "loại “village”"),
        ("xa-a,ward,Xã B,", "đã có ở dòng 3"),
        (",ward,Xã B,", "thiếu mã"),
        ("xa-b,ward,,", "thiếu mã hoặc tên"),
        ("@xa,ward,Xã B,", "không hợp lệ"),
        ("xa-b,ward,Xã B,x,thừa", "thừa cột"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(app: Flask, line: str, says: str) -> None:
    with pytest.raises(Invalid, match="Dòng 4") as refusal, transaction():
        import_units(FLAT + line + "\n", by=None)
    assert says in str(refusal.value)
    assert db.session.query(Unit).count() == 0


def test_parents_that_go_in_a_circle_are_refused(app: Flask) -> None:
    with pytest.raises(Invalid, match="vòng lặp"), transaction():
        import_units("code,kind,name,aliases,parent\na,ward,A,,b\nb,ward,B,,a\n", by=None)


def test_the_command_says_what_it_did_and_refuses_a_bad_file(app: Flask, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(FLAT, encoding="utf-8")
    bad.write_text(FLAT + "x,nothing,X,\n", encoding="utf-8")
    runner = app.test_cli_runner()
    assert "2 đơn vị mới" in runner.invoke(args=["units", "import", str(good)]).output
    refused = runner.invoke(args=["units", "import", str(bad)])
    assert refused.exit_code == 1
    assert "Dòng 4" in refused.output


def test_a_group_means_its_kinds_until_the_town_lists_its_members(app: Flask) -> None:
    town = make.town()
    today = clock.today()
    assert [unit.code for unit in roster_on(today).expand(["@wards"])] == ["bac-ha", "nam-ha"]
    with pytest.raises(Invalid, match="chưa có thành viên"):
        roster_on(today).expand(["@internal-affairs"])
    with transaction():
        set_group(Group.INTERNAL_AFFAIRS, [town["do-thi"]], by=None)
    assert [unit.code for unit in roster_on(today).expand(["@internal-affairs", "do-thi"])] == ["do-thi"]


PLACES = """code,kind,name,aliases,parent,valid_from,valid_to,grid_row,grid_col
huyen-uy,authority,Huyện ủy,,,,,,
xa-a,ward,Xã An Lộc,,huyen-uy,2026-07-01,,1,1
xa-b,ward,Xã Bình Minh,,huyen-uy,,,1,2
"""


def test_places_on_the_map_are_taken_in_exchanged_and_left_alone_by_files_without_them(app: Flask) -> None:
    def places() -> dict[str, tuple[int | None, int | None]]:
        return {unit.code: (unit.grid_row, unit.grid_col) for unit in db.session.query(Unit)}

    one = PLACES
    swapped = one.replace(",1,2", ",9,9").replace(",1,1", ",1,2").replace(",9,9", ",1,1")
    without = "\n".join(line.rsplit(",", 2)[0] for line in one.splitlines())
    for text, place, changed in ((one, (1, 1), 0), (swapped, (1, 2), 2), (without, (1, 2), 0)):
        with transaction():
            assert import_units(text, by=None).changed == changed
        assert places()["xa-a"] == place
    # A unit that was taken off by the file, and one that the file does not name.
    with pytest.raises(Invalid, match="đang là của Xã An Lộc"), transaction():
        import_units("\n".join(line for line in one.splitlines() if "xa-a" not in line), by=None)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("xa-c,ward,Xã C,,huyen-uy,,,1,1", "đã có đơn vị ở dòng 3"),
        ("xa-c,ward,Xã C,,huyen-uy,,,1,", "cùng là số từ 1 đến 16"),
        ("xa-c,ward,Xã C,,huyen-uy,,,0,4", "cùng là số từ 1 đến 16"),
        ("xa-c,ward,Xã C,,huyen-uy,,,²,4", "cùng là số từ 1 đến 16"),
    ],
)
def test_a_place_that_cannot_be_is_named_by_its_line(app: Flask, line: str, says: str) -> None:
    with pytest.raises(Invalid) as refusal, transaction():
        import_units("\n".join(PLACES.splitlines()[:3]) + f"\n{line}\n", by=None)
    assert says in str(refusal.value)


def test_a_place_is_free_again_after_a_reorganisation(app: Flask) -> None:
    check = [(3, "a", (1, 1), None, date(2026, 6, 30)), (4, "a", (1, 1), date(2026, 7, 1), None)]
    check_places(check)
    with pytest.raises(Invalid, match="dòng 4"):
        check_places([*check, (5, "a", (1, 1), date(2027, 1, 1), None)])
