"""Import of the directory."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

import make
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import Group
from tracker.org.models import Unit
from tracker.org.queries import roster_on
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
