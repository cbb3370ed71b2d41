"""What a reorganisation may be and what it comes to, as plain values."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.core.errors import Conflict
from tracker.core.labels import UnitKind
from tracker.reorganisations.rules import (
    MOVES,
    Born,
    ChangeKind,
    Do,
    Head,
    Here,
    Plan,
    ReorganisationState,
    Wanted,
    read_plan,
    target,
    undecided,
)
from tracker.reorganisations.rules.names import typed_aliases, usual_aliases

ON = date(2025, 7, 1)
WARD, OFFICE, BODY = UnitKind.WARD, UnitKind.DEPARTMENT, UnitKind.AUTHORITY
PROVINCE = Here(1, "tinh", "UBND tỉnh", BODY, (), None)
TOWN = Here(2, "thi-xa", "UBND thị xã", BODY, ("UBND TX",), 1)
EAST = Here(3, "dong", "Phường Đông", WARD, ("Đông",), 2)
WEST = Here(4, "tay", "Xã Tây", WARD, ("Tây",), 2)
LAND = Here(5, "dat", "Phòng Đất đai", OFFICE, (), 2, date(2024, 1, 1))
YOUNG = Here(6, "moi", "Phòng Mới", OFFICE, (), 2, ON)
UNITS = (PROVINCE, TOWN, EAST, WEST, LAND, YOUNG)
RENAME, MERGE, SPLIT, DISSOLVE, FOUND = ChangeKind


def plan(*changes: tuple[ChangeKind, tuple[int, ...], tuple[Born, ...]]) -> Plan:
    wanted = [Wanted(number, kind, of, to) for number, (kind, of, to) in enumerate(changes, 1)]
    return read_plan(wanted, UNITS, ON)


def same(unit: Here) -> Born:
    return Born(unit.code, unit.name, unit.kind, unit.aliases, "", unit.id)


def against(found: Plan) -> list[str]:
    return [said.sentence % said.values for said in found.against]


def known(found: Plan) -> list[str]:
    return [said.sentence % said.values for said in found.known]


MERGED = (MERGE, (3, 4), (Born("dong-tay", "Phường Đông", WARD, ("P. Đông Tây",)),))


def test_a_merger_ends_what_it_begins_with_and_its_heir_stands_where_the_first_stood() -> None:
    found = plan(MERGED)
    assert found.sound
    assert found.ended == {3: ("dong-tay",), 4: ("dong-tay",)}
    assert found.above["dong-tay"] == "thi-xa"
    assert set(found.after) == {"tinh", "thi-xa", "dong-tay", "dat", "moi"}
    assert known(found) == [
        "Tên “Phường Đông” dùng lại tên của Phường Đông (dong) cũ; văn bản được hiểu theo ngày văn bản."
    ]


def test_a_unit_that_takes_another_in_lasts() -> None:
    found = plan((MERGE, (3, 4), (same(EAST),)))
    assert found.sound
    assert found.ended == {4: ("dong",)}
    assert found.after["dong"] == EAST


def test_a_split_may_leave_its_unit_in_being() -> None:
    away = Born("dat-moi", "Phòng Địa chính", OFFICE)
    assert plan((SPLIT, (5,), (same(LAND), away))).ended == {}
    gone = plan((SPLIT, (5,), (away, Born("nha", "Phòng Nhà đất", OFFICE))))
    assert gone.ended == {5: ("dat-moi", "nha")}
    assert gone.above["nha"] == "thi-xa"


def test_a_level_of_government_goes_and_what_has_no_change_of_its_own_goes_up() -> None:
    found = plan((DISSOLVE, (2,), (same(PROVINCE),)), MERGED)
    assert found.sound
    assert found.above["dong-tay"] == "tinh"
    assert found.above["dat"] == "tinh"
    assert set(found.moved) == {"dat", "moi"}
    assert "Phòng Đất đai chuyển về trực thuộc UBND tỉnh." in known(found)


def test_who_carries_on_its_own_parent_takes_that_ones_place() -> None:
    found = plan((MERGE, (2, 3), (Born("tay-moi", "Đặc khu", WARD),)), (MERGE, (2, 4), (same(WEST),)))
    assert not found.sound  # the town cannot go to two at once
    rises = plan((MERGE, (2, 4), (same(WEST),)))
    assert rises.above["tay"] == "tinh"
    assert rises.above["dong"] == "tay"
    top = read_plan([Wanted(1, MERGE, (1, 3), (same(EAST),))], (PROVINCE, Here(3, "dong", "Đông", WARD, (), 1)), ON)
    assert top.above["dong"] == ""


def test_what_is_dissolved_may_go_to_a_unit_that_is_still_to_come() -> None:
    found = plan((DISSOLVE, (5,), (Born("dong-tay"),)), MERGED)
    assert found.sound
    assert found.ended[5] == ("dong-tay",)


def test_a_unit_is_founded_below_what_is_said() -> None:
    assert (
        plan((FOUND, (), (Born("hcc", "Trung tâm Phục vụ hành chính công", OFFICE, (), "dong"),))).above["hcc"]
        == "dong"
    )
    assert plan((FOUND, (), (Born("hcc", "Trung tâm", OFFICE),))).above["hcc"] == ""


def test_a_new_name_leaves_the_unit_what_it_is() -> None:
    found = plan((RENAME, (4,), (Born("tay", "Phường Tây", WARD, ("Tây",), "", 4),)))
    assert found.sound
    assert found.ended == {}
    assert found.after["tay"].name == "Phường Tây"
    assert known(found) == []


def test_a_name_that_two_units_will_bear_is_said() -> None:
    found = plan((RENAME, (4,), (Born("tay", "Phường Tây", WARD, ("Dong",), "", 4),)))
    assert known(found) == [
        "Tên “Đông” sẽ chỉ nhiều đơn vị: Phường Tây, Phường Đông. Văn bản viết tên đó sẽ phải hỏi lại."
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ((), "Chưa có thay đổi nào."),
        (((MERGE, (3,), (Born("x", "X"),)),), "Chọn từ hai đơn vị trở lên để hợp nhất thành một."),
        (((MERGE, (3, 4), (Born("x", "X"), Born("y", "Y"))),), "Chọn từ hai đơn vị trở lên để hợp nhất thành một."),
        (((SPLIT, (3,), (Born("x", "X"),)),), "Chọn một đơn vị, và từ hai đơn vị kế thừa trở lên."),
        (((RENAME, (3, 4), (Born("x", "X"),)),), "Chọn một đơn vị để đổi tên."),
        (((FOUND, (), ()),), "Ghi một đơn vị thành lập mới."),
        (((DISSOLVE, (3,), ()),), "Chọn đơn vị giải thể và đơn vị tiếp nhận."),
        (((DISSOLVE, (3,), (Born("x"),)),), "Không có đơn vị mã “x” vào ngày đó."),
        (((DISSOLVE, (99,), (same(EAST),)),), "Có đơn vị không còn hoạt động đến ngày sắp xếp."),
        (((DISSOLVE, (4,), (Born("x", "X", unit_id=99),)),), "Có đơn vị không còn hoạt động đến ngày sắp xếp."),
        (((DISSOLVE, (6,), (same(EAST),)),), "Phòng Mới mới hoạt động từ 01/07/2025."),
        (
            ((DISSOLVE, (4,), (same(EAST),)), (DISSOLVE, (3,), (same(LAND),))),
            "Phường Đông cũng kết thúc trong phương án này.",
        ),
        ((MERGED, (DISSOLVE, (4,), (same(LAND),))), "Xã Tây đã có trong thay đổi số 1."),
        (((RENAME, (4,), (same(WEST),)),), "Xã Tây không có gì thay đổi."),
        (((RENAME, (1,), (same(PROVINCE),)),), "UBND tỉnh không có gì thay đổi."),
        (((MERGE, (3, 4), (Born("dat", "Phường Đất"),)),), "Mã “dat” vẫn là của Phòng Đất đai vào ngày đó."),
        (((FOUND, (), (Born("x", "X", parent="y"),)),), "Cấp trên của X (“y”) không có vào ngày đó."),
        (
            ((RENAME, (2,), (Born("thi-xa", "UBND thị xã", BODY, (), "dong", 2),)),),
            "Cấp trên của UBND thị xã tạo thành vòng lặp.",
        ),
    ],
)
def test_what_stands_against_a_plan_is_said(
    changes: tuple[tuple[ChangeKind, tuple[int, ...], tuple[Born, ...]], ...], sentence: str
) -> None:
    assert sentence in against(plan(*changes))


def test_an_heir_that_ends_without_being_known_is_named_by_its_code() -> None:
    found = read_plan(
        [Wanted(1, DISSOLVE, (3,), (Born("x", unit_id=77),)), Wanted(2, DISSOLVE, (77,), (same(EAST),))], UNITS, ON
    )
    assert "x cũng kết thúc trong phương án này." in against(found)


HEADS = {
    "one unit's heads stay what they are": ([Head(1, 3, "x"), Head(2, 3, "x")], {}),
    "heads of two units are decided on": ([Head(1, 3, "x"), Head(2, 4, "x")], {"x": [1, 2]}),
    "as long as one is not decided": ([Head(1, 3, "x", decided=True), Head(2, 4, "x")], {"x": [1, 2]}),
    "then all is clear": ([Head(1, 3, "x", decided=True), Head(2, 4, "x", decided=False)], {}),
    "somebody must remain": ([Head(1, 3, "x", decided=False), Head(2, 4, "x", decided=False)], {"x": [1, 2]}),
    "also of one unit": ([Head(1, 3, "x", decided=False)], {"x": [1]}),
    "who is there already remains": ([Head(1, 3, "x", decided=False), Head(9, 8, "x", stays=True)], {}),
    "who comes to a unit with a head is decided on": ([Head(1, 3, "x"), Head(9, 8, "x", stays=True)], {"x": [1]}),
    "who stays alone asks nothing": ([Head(9, 8, "x", stays=True)], {}),
}


@pytest.mark.parametrize("case", HEADS)
def test_heads_who_meet_are_a_question(case: str) -> None:
    heads, open_ = HEADS[case]
    assert {heir: [head.post for head in mine] for heir, mine in undecided(heads).items()} == open_


@pytest.mark.parametrize("state", ReorganisationState)
@pytest.mark.parametrize("what", Do)
def test_only_moves_of_the_table_are_made(state: ReorganisationState, what: Do) -> None:
    if (state, what) in MOVES:
        assert target(state, what) is MOVES[state, what]
    else:
        with pytest.raises(Conflict):
            target(state, what)


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("Phường Tam Sơn", ("UBND phường Tam Sơn", "P. Tam Sơn", "Tam Sơn")),
        ("Xã Phù Khê", ("UBND xã Phù Khê", "X. Phù Khê", "Phù Khê")),
        ("Phòng Nội vụ", ()),
        ("Phường ", ()),
    ],
)
def test_a_ward_is_written_in_the_usual_ways(name: str, aliases: tuple[str, ...]) -> None:
    assert usual_aliases(name) == aliases


def test_names_are_parted_by_semicolons() -> None:
    assert typed_aliases(" P. Từ Sơn; Từ Sơn ;; P. Từ Sơn") == ("P. Từ Sơn", "Từ Sơn")
    assert typed_aliases(None) == ()
