"""Units as texts write them: names, abbreviations, old and missing tones, lists, classes, posts, and their part."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.directory import DirectoryUnit, read_directory
from tracker.extraction.engine import read
from tracker.extraction.mentions import Mention
from tracker.extraction.normal import view
from tracker.extraction.units import Gazetteer

#: An invented town; two of its wards carry a tone that is written in two places.
TOWN = read_directory("""code,kind,name,aliases
cap-uy,authority,Thị ủy Hà Trung,Thị ủy
uy-ban,authority,Ủy ban nhân dân thị xã Hà Trung,UBND thị xã|UBND TX
hoa-lac,ward,Phường Hòa Lạc,UBND phường Hòa Lạc|P. Hòa Lạc|Hòa Lạc
thuy-dong,ward,Phường Thủy Đông,UBND phường Thủy Đông|Thủy Đông
bac-ha,ward,Xã Bắc Hà,UBND xã Bắc Hà|X. Bắc Hà|Bắc Hà
nam-ha,ward,Xã Nam Hà,UBND xã Nam Hà|Nam Hà
dia-chinh,department,Phòng Tài nguyên và Môi trường,Phòng TN&MT|TN&MT|TNMT
do-thi,department,Phòng Quản lý đô thị,Phòng QLĐT|QLĐT
tai-chinh,department,Phòng Tài chính - Kế hoạch,Phòng TC-KH|TC-KH
tu-phap,department,Phòng Tư pháp,
van-phong,department,Văn phòng HĐND và UBND,VP HĐND-UBND|Văn phòng UBND
cong-an,agency,Công an thị xã,
quan-su,agency,Ban Chỉ huy quân sự thị xã,Ban CHQS
du-an,agency,Ban Quản lý dự án đầu tư xây dựng,Ban QLDA|BQLDA
thue,agency,Chi cục Thuế thị xã,Chi cục Thuế
to-chuc,party,Ban Tổ chức Thị ủy,
mat-tran,front,Ủy ban Mặt trận Tổ quốc thị xã,MTTQ thị xã|MTTQ
phu-nu,front,Hội Liên hiệp Phụ nữ thị xã,Hội LHPN
""")
UNITS = Gazetteer(TOWN)


def mentions(text: str) -> list[Mention]:
    return UNITS.find(view(text))


def named(text: str) -> list[str]:
    """The codes named in a text, in order."""
    return [code for each in mentions(text) for code in each.codes]


def toneless(text: str) -> str:
    """The text as a keyboard without Vietnamese letters gives it."""
    letters = (sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


#: How a unit may be written, and its code.
SPELLINGS = [
    ("Phòng Tài nguyên và Môi trường", "dia-chinh"),
    ("Phòng Tài nguyên & Môi trường", "dia-chinh"),
    ("Phòng Tài nguyên - Môi trường", "dia-chinh"),
    ("Phòng TN&MT", "dia-chinh"),
    ("P. TN&MT", "dia-chinh"),
    ("Phòng TNMT", "dia-chinh"),
    ("TN&MT", "dia-chinh"),
    ("Phòng Tài chính – Kế hoạch", "tai-chinh"),
    ("Phòng TC-KH", "tai-chinh"),
    ("Phòng TCKH", "tai-chinh"),
    ("Phòng Quản lý đô thị", "do-thi"),
    ("phòng Quản lý đô thị", "do-thi"),
    ("Phòng QLĐT", "do-thi"),
    ("Phòng QLDT", "do-thi"),
    ("QLĐT", "do-thi"),
    ("Văn phòng HĐND và UBND thị xã", "van-phong"),
    ("VP HĐND-UBND", "van-phong"),
    ("VP HĐND&UBND", "van-phong"),
    ("Công an thị xã", "cong-an"),
    ("Công an TX", "cong-an"),
    ("CA thị xã", "cong-an"),
    ("Công an", "cong-an"),
    ("Ban CHQS thị xã", "quan-su"),
    ("Ban Chỉ huy Quân sự", "quan-su"),
    ("Ban QLDA", "du-an"),
    ("BQLDA", "du-an"),
    ("Ban Quản lý các dự án xây dựng", "du-an"),
    ("Chi cục Thuế thị xã", "thue"),
    ("Ban Tổ chức Thị ủy", "to-chuc"),
    ("Ủy ban MTTQ thị xã", "mat-tran"),
    ("Uỷ ban MTTQ thị xã", "mat-tran"),
    ("Mặt trận Tổ quốc", "mat-tran"),
    ("Hội LHPN thị xã", "phu-nu"),
    ("UBND thị xã", "uy-ban"),
    ("UBND TX", "uy-ban"),
    ("Phường Hòa Lạc", "hoa-lac"),
    ("phường Hoà Lạc", "hoa-lac"),
    ("HÒA LẠC", "hoa-lac"),
    ("P.Hòa Lạc", "hoa-lac"),
    ("UBND phường Hoà Lạc", "hoa-lac"),
    ("Đảng ủy phường Hoà Lạc", "hoa-lac"),
    ("phường Thuỷ Đông", "thuy-dong"),
    ("UBND xã Bắc Hà", "bac-ha"),
    ("X. Bắc Hà", "bac-ha"),
    ("Đảng ủy, chính quyền xã Bắc Hà", "bac-ha"),
]
#: Classes of units, and their code.
CLASSES = [
    ("các xã, phường", "@wards"),
    ("các phường, xã", "@wards"),
    ("UBND các xã, phường", "@wards"),
    ("Ủy ban nhân dân các xã, phường", "@wards"),
    ("lãnh đạo các xã, phường", "@wards"),
    ("Chủ tịch UBND các xã, phường", "@wards"),
    ("các địa phương", "@wards"),
    ("các phòng, ban, ngành chức năng", "@departments"),
    ("các cơ quan chuyên môn", "@departments"),
    ("các ngành liên quan", "@departments"),
    ("các cấp ủy, chi bộ", "@party"),
    ("các cấp ủy Đảng", "@party"),
    ("các chi bộ", "@party"),
    ("MTTQ và các đoàn thể", "@front"),
    ("Mặt trận Tổ quốc và các đoàn thể", "@front"),
    ("các đoàn thể", "@front"),
    ("khối nội chính", "@internal-affairs"),
    ("các cơ quan, đơn vị", "@all"),
    ("các ngành, các cấp", "@all"),
    ("thủ trưởng các đơn vị", "@all"),
]


@pytest.mark.parametrize(("text", "code"), SPELLINGS)
def test_a_unit_is_known_by_each_of_its_spellings(text: str, code: str) -> None:
    assert named(f"Giao {text} rà soát.") == [code]


@pytest.mark.parametrize(("text", "code"), SPELLINGS)
def test_a_unit_is_known_in_decomposed_letters_and_stands_where_it_is_written(text: str, code: str) -> None:
    given = unicodedata.normalize("NFD", f"Giao {text} rà soát.")
    seen = view(given)
    [found] = UNITS.find(seen)
    start, end = seen.original(found.start, found.end)
    assert found.codes == (code,)
    assert unicodedata.normalize("NFC", given[start:end]) in text


@pytest.mark.parametrize(("text", "code"), [pair for pair in SPELLINGS if " và " not in pair[0]])
def test_a_unit_is_known_without_tones(text: str, code: str) -> None:
    assert named(f"Giao {toneless(text)} ra soat.") == [code]


@pytest.mark.parametrize("gap", ["\n", "\u00a0", "  ", " \n"], ids=["line", "no-break", "double", "space and line"])
@pytest.mark.parametrize("text", ["Phòng{}Tư pháp", "UBND phường Hòa{}Lạc", "Công an{}thị xã"])
def test_a_name_goes_on_over_white_space(text: str, gap: str) -> None:
    [found] = mentions(f"Giao {text.format(gap)} rà soát.")
    assert found.end - found.start == len(text.format(gap))


@pytest.mark.parametrize(("text", "code"), CLASSES)
def test_a_class_of_units_stays_a_class(text: str, code: str) -> None:
    [found] = mentions(f"Đề nghị {text} rà soát.")
    assert found.codes == (code,)
    assert found.group


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("UBND các xã: Bắc Hà, Nam Hà và phường Hòa Lạc", "bac-ha nam-ha hoa-lac"),
        ("UBND các xã Bắc Hà, Nam Hà", "bac-ha nam-ha"),
        ("UBND các phường: Hoà Lạc và Thuỷ Đông", "hoa-lac thuy-dong"),
        ("hai xã Bắc Hà, Nam Hà", "bac-ha nam-ha"),
        ("UBND 2 xã: Bắc Hà, Nam Hà", "bac-ha nam-ha"),
        ("Phòng Tư pháp, Công an thị xã và UBND xã Nam Hà", "tu-phap cong-an nam-ha"),
        ("xã Bắc Hà và các xã, phường", "bac-ha @wards"),
        ("Ủy ban MTTQ thị xã và các đoàn thể", "mat-tran @front"),
        (
            "các cấp ủy Đảng, chính quyền, các ngành, đoàn thể và các xã, phường",
            "@party uy-ban @departments @front @wards",
        ),
    ],
)
def test_a_list_gives_each_of_its_units(text: str, codes: str) -> None:
    assert named(f"Yêu cầu {text} rà soát.") == codes.split()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chủ tịch UBND phường Hòa Lạc", "hoa-lac"),
        ("Bí thư Đảng ủy xã Bắc Hà", "bac-ha"),
        ("Trưởng phòng Tư pháp", "tu-phap"),
        ("đồng chí Trưởng Công an thị xã", "cong-an"),
        ("Giám đốc Ban QLDA", "du-an"),
        ("Chủ tịch UBND thị xã", "uy-ban"),
    ],
)
def test_a_person_stands_for_the_unit_of_the_post(text: str, code: str) -> None:
    assert named(f"Giao {text} trực tiếp đối thoại.") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh",
        "Công an tỉnh",
        "Sở Xây dựng",
        "lòng hồ hòa lạc",
        "người bắc hà",
        "về mặt tư pháp",
        "Phòng Tài nguyên",
        "Phòng Tư; pháp",
    ],
)
def test_who_is_not_in_the_directory_is_nobody(text: str) -> None:
    assert named(f"Ý kiến của {text} đã được ghi nhận.") == []


def test_the_longest_name_is_meant() -> None:
    [office] = mentions("Văn phòng UBND tổng hợp.")
    assert office.codes == ("van-phong",)
    [board] = mentions("Ban Tổ chức Thị ủy thẩm định.")
    assert board.codes == ("to-chuc",)


def test_a_name_that_two_units_bear_is_nobody_until_the_tone_tells() -> None:
    twins = Gazetteer(
        read_directory("code,kind,name,aliases\nky,ward,Phường Đồng Kỵ,Đồng Kỵ\nki,ward,Xã Đồng Kỳ,Đồng Kỳ\n")
    )
    assert [each.codes for each in twins.find(view("Giao Đồng Kỵ và Đồng Kỳ dọn rác"))] == [("ky",), ("ki",)]
    assert twins.find(view("Giao Dong Ky don rac")) == []


def test_the_place_of_a_tone_is_no_difference_but_the_tone_is() -> None:
    twins = Gazetteer(
        read_directory("code,kind,name,aliases\nhoa,ward,Phường Hòa,Phường Hòa\nhoas,ward,Phường Hóa,Phường Hóa\n")
    )
    text = "Giao Phường Hòa, Phường Hoà, Phường Hóa, Phường Hoá dọn rác"
    assert [each.codes for each in twins.find(view(text))] == [("hoa",), ("hoa",), ("hoas",), ("hoas",)]


@pytest.mark.parametrize(
    ("order", "lead", "coordinating", "places"),
    [
        ("Phòng TN&MT chủ trì, phối hợp với Công an thị xã, UBND xã Bắc Hà kiểm tra bãi rác ven đê",
         "dia-chinh", "cong-an bac-ha", "bac-ha"),
        ("Giao Chi cục Thuế chủ trì phối hợp với Phòng TC-KH rà soát hộ kinh doanh", "thue", "tai-chinh", ""),
        ("Ban QLDA chủ trì, Phòng QLĐT, UBND phường Hòa Lạc phối hợp kiểm kê tài sản trên đất",
         "du-an", "do-thi hoa-lac", "hoa-lac"),
        ("Phòng Tư pháp cùng với Công an thị xã, Hội LHPN tuyên truyền phòng chống bạo lực gia đình",
         "tu-phap", "cong-an phu-nu", ""),
        ("Giao UBND phường Hòa Lạc và UBND xã Bắc Hà phối hợp với Công an thị xã giải tỏa chợ cóc",
         "hoa-lac bac-ha", "cong-an", "hoa-lac bac-ha"),
        ("Phòng Tư pháp + Phòng TC-KH rà soát biên lai", "tu-phap tai-chinh", "", ""),
        ("Phòng Tư pháp, Công an thị xã rà soát hồ sơ cư trú", "tu-phap cong-an", "", ""),
        ("Giao UBND các xã, phường và Phòng TC-KH đối chiếu công nợ", "@wards tai-chinh", "", ""),
        ("Phòng TN&MT lập hồ sơ từng thửa đất công tại xã Nam Hà", "dia-chinh", "", "nam-ha"),
        ("UBND phường Thủy Đông dọn bãi vật liệu ở chợ cũ", "thuy-dong", "", "thuy-dong"),
        ("Giao Phòng TN&MT kiểm tra nguồn nước, gửi mẫu qua Công an tỉnh giám định", "dia-chinh", "", ""),
        ("Phòng QLĐT bàn giao hồ sơ cho Ban QLDA", "do-thi", "", ""),
    ],
)  # fmt: skip
def test_units_lead_help_or_are_the_place(order: str, lead: str, coordinating: str, places: str) -> None:
    [item] = read(f"1. {order}.", date(2026, 11, 24), TOWN).items
    assert (item.lead, item.coordinating, item.places) == (
        tuple(lead.split()),
        tuple(coordinating.split()),
        tuple(places.split()),
    )


@given(st.lists(st.sampled_from([unit for unit in TOWN if unit.kind == "ward"]), min_size=1, max_size=4, unique=True))
def test_any_list_of_wards_is_named_in_its_order(wards: list[DirectoryUnit]) -> None:
    names = [ward.name.split(" ", 1)[1] for ward in wards]
    listed = ", ".join(names[:-1]) + (" và " if names[1:] else "") + names[-1]
    assert named(f"Yêu cầu UBND các xã, phường: {listed} rà soát.") == [ward.code for ward in wards]


@given(
    st.lists(st.sampled_from([text for text, _ in (*SPELLINGS, *CLASSES)] + [", ", "; ", " và ", "\n"]), max_size=12)
)
def test_mentions_stand_in_order_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    at = 0
    for each in mentions(text):
        assert at <= each.start < each.end <= len(text)
        assert each.codes
        at = each.end
