"""Little texts read whole: who is ordered what by when, who only asks, and what is no order at all."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core.labels import ItemKind, NoTaskReason
from tracker.core.text import normalise
from tracker.extraction.directory import DirectoryUnit, read_directory
from tracker.extraction.engine import read
from tracker.extraction.reading import Item

#: Tuesday.
DAY = date(2026, 11, 24)
DIRECTORY = """code,kind,name,aliases
cap-uy,authority,Thị ủy Hà Trung,Thị ủy
uy-ban,authority,Ủy ban nhân dân thị xã Hà Trung,UBND thị xã|UBND TX
hoa-lac,ward,Phường Hòa Lạc,UBND phường Hòa Lạc|P. Hòa Lạc|Hòa Lạc
thuy-dong,ward,Phường Thủy Đông,UBND phường Thủy Đông|Thủy Đông
bac-ha,ward,Xã Bắc Hà,UBND xã Bắc Hà|X. Bắc Hà|Bắc Hà
nam-ha,ward,Xã Nam Hà,UBND xã Nam Hà|Nam Hà
dia-chinh,department,Phòng Tài nguyên và Môi trường,Phòng TN&MT
do-thi,department,Phòng Quản lý đô thị,Phòng QLĐT|QLĐT
tai-chinh,department,Phòng Tài chính - Kế hoạch,Phòng TC-KH|TC-KH
tu-phap,department,Phòng Tư pháp,
van-phong,department,Văn phòng HĐND và UBND,VP HĐND-UBND|Văn phòng UBND
cong-an,agency,Công an thị xã,
quan-su,agency,Ban Chỉ huy quân sự thị xã,Ban CHQS
du-an,agency,Ban Quản lý dự án đầu tư xây dựng,Ban QLDA
toa-an,agency,Tòa án nhân dân thị xã,TAND thị xã
to-chuc,party,Ban Tổ chức Thị ủy,
mat-tran,front,Ủy ban Mặt trận Tổ quốc thị xã,MTTQ thị xã|MTTQ
"""
TOWN = read_directory(DIRECTORY)

#: For each text, line by line: kind, lead, coordinating, places, due, recurrence, and the words of the item.
TEXTS: dict[str, tuple[str, str]] = {
    "clauses between semicolons, and whom the chair addresses": (
        "Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã yêu cầu các xã, phường rà soát các điểm đổ rác tự phát; lập "
        "danh sách hộ lấn chiếm hành lang đê, báo cáo trước ngày 10/12; tổ chức ra quân dọn dẹp lòng đường trong tháng 12.",
        """
        directive | @wards | | | | | yêu cầu các xã, phường rà soát các điểm đổ rác tự phát
        directive | @wards | | | 2026-12-10 | | lập danh sách hộ lấn chiếm hành lang đê, báo cáo trước ngày 10/12
        directive | @wards | | | 2026-12-31 | | tổ chức ra quân dọn dẹp lòng đường trong tháng 12
        """,
    ),
    "each clause with its own unit": (
        "Chủ tịch UBND thị xã yêu cầu Phòng Tư pháp rà soát quy chế chợ; Ban QLDA sửa cầu chợ; Phòng TN&MT đo đạc ao làng.",
        """
        directive | tu-phap | | | | | yêu cầu Phòng Tư pháp rà soát quy chế chợ
        directive | du-an | | | | | Ban QLDA sửa cầu chợ
        directive | dia-chinh | | | | | Phòng TN&MT đo đạc ao làng
        """,
    ),
    "a unit named in one clause holds up to its end": (
        "Kết luận cuộc họp, đồng chí Chủ tịch UBND thị xã yêu cầu các xã, phường lập sổ theo dõi đất công, giao Phòng Tư "
        "pháp thẩm định quy chế; cắm mốc các thửa bị lấn chiếm; báo cáo kết quả trước ngày 20/12.",
        """
        directive | @wards | | | | | yêu cầu các xã, phường lập sổ theo dõi đất công
        directive | tu-phap | | | | | giao Phòng Tư pháp thẩm định quy chế
        directive | @wards | | | 2026-12-20 | | cắm mốc các thửa bị lấn chiếm; báo cáo kết quả trước ngày 20/12
        """,
    ),
    "the locality asks, the chair orders": (
        "Tại hội nghị, lãnh đạo xã Bắc Hà đề nghị thị xã hỗ trợ kinh phí sửa kè sông; lãnh đạo phường Hòa Lạc kiến nghị bố "
        "trí thêm xe chở rác. Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã giao Phòng Tài chính - Kế hoạch cân đối "
        "nguồn vốn sửa kè, trình trước ngày 15/12/2026.",
        """
        proposal | uy-ban | | bac-ha | | | đề nghị thị xã hỗ trợ kinh phí sửa kè sông
        proposal | | | hoa-lac | | | kiến nghị bố trí thêm xe chở rác
        directive | tai-chinh | | | 2026-12-15 | | giao Phòng Tài chính - Kế hoạch cân đối nguồn vốn sửa kè, trình trước ngày 15/12/2026
        """,
    ),
    "who speaks changes, and changes back": (
        "Kết luận hội nghị, đồng chí yêu cầu các xã, phường dọn rác ven đê. Lãnh đạo xã Bắc Hà đề nghị thị xã cấp thêm xe. "
        "Đồng chí tiếp tục giao Phòng TN&MT mua xe chở rác trước ngày 30/12.",
        """
        directive | @wards | | | | | yêu cầu các xã, phường dọn rác ven đê
        proposal | uy-ban | | bac-ha | | | đề nghị thị xã cấp thêm xe
        directive | dia-chinh | | | 2026-12-30 | | giao Phòng TN&MT mua xe chở rác trước ngày 30/12
        """,
    ),
    "persons who speak for their wards": (
        "Thảo luận tại hội nghị, đồng chí Bí thư Đảng ủy xã Nam Hà đề nghị Ban QLDA sớm hoàn trả đường đã đào. Đồng chí Chủ "
        "tịch UBND phường Thủy Đông đề xuất cho kéo dài giờ mở chợ. Kết luận, đồng chí Bí thư Thị ủy giao Ban Tổ chức Thị ủy "
        "rà soát quy hoạch cán bộ; yêu cầu các cấp ủy, chi bộ sinh hoạt đúng kỳ.",
        """
        proposal | du-an | | nam-ha | | | đề nghị Ban QLDA sớm hoàn trả đường đã đào
        proposal | | | thuy-dong | | | đề xuất cho kéo dài giờ mở chợ
        directive | to-chuc | | | | | giao Ban Tổ chức Thị ủy rà soát quy hoạch cán bộ
        directive | @party | | | | | yêu cầu các cấp ủy, chi bộ sinh hoạt đúng kỳ
        """,
    ),
    "a notice with its sections": (
        """THÔNG BÁO
Kết luận của đồng chí Chủ tịch UBND thị xã tại cuộc họp về bãi rác

I. ĐÁNH GIÁ CHUNG
Trong quý vừa qua, toàn thị xã thu gom được 91% lượng rác phát sinh, tăng 4% so với cùng kỳ.
II. NHIỆM VỤ
1. Phòng Tài nguyên và Môi trường chủ trì, phối hợp với Công an thị xã, UBND xã Bắc Hà kiểm tra bãi rác ven đê, báo cáo trước ngày 20/12/2026.
2. UBND xã Nam Hà
a) Công khai danh sách hộ lấn chiếm đất công;
b) Định kỳ hằng tháng, trước ngày 25, báo cáo kết quả thu gom rác.
3. Giao Phòng Quản lý đô thị lập phương án thoát nước khu chợ.
4. Kiểm tra biển báo trên các tuyến đường mới.

Nơi nhận:
- Như trên;
- Lưu: VT.
""",
        """
        directive | dia-chinh | cong-an bac-ha | bac-ha | 2026-12-20 | | Phòng Tài nguyên và Môi trường chủ trì, phối hợp với Công an thị xã, UBND xã Bắc Hà kiểm tra bãi rác ven đê, báo cáo trước ngày 20/12/2026
        directive | nam-ha | | nam-ha | | | Công khai danh sách hộ lấn chiếm đất công
        directive | nam-ha | | nam-ha | 2026-11-25 | monthly | Định kỳ hằng tháng, trước ngày 25, báo cáo kết quả thu gom rác
        directive | do-thi | | | | | Giao Phòng Quản lý đô thị lập phương án thoát nước khu chợ
        directive | | | | | | Kiểm tra biển báo trên các tuyến đường mới
        """,
    ),
    "opinions in one section, orders in the next": (
        """I. Ý KIẾN CÁC ĐƠN VỊ
1. UBND xã Bắc Hà: đề nghị thị xã hỗ trợ 200 triệu đồng mua xe rác.
2. Phường Hòa Lạc kiến nghị Phòng QLĐT sớm cấp phép sửa chợ, gia hạn hợp đồng đến 30/12/2026.
II. KẾT LUẬN
1. Giao Phòng TC-KH tổng hợp nhu cầu mua xe rác, báo cáo trong 5 ngày làm việc.
2. Phòng QLĐT trả lời đề nghị của phường Hòa Lạc chậm nhất thứ Sáu tuần này.
""",
        """
        proposal | uy-ban | | bac-ha | | | đề nghị thị xã hỗ trợ 200 triệu đồng mua xe rác
        proposal | do-thi | | hoa-lac | | | kiến nghị Phòng QLĐT sớm cấp phép sửa chợ, gia hạn hợp đồng đến 30/12/2026
        directive | tai-chinh | | | 2026-12-01 | | Giao Phòng TC-KH tổng hợp nhu cầu mua xe rác, báo cáo trong 5 ngày làm việc
        directive | do-thi | | hoa-lac | 2026-11-27 | | Phòng QLĐT trả lời đề nghị của phường Hòa Lạc chậm nhất thứ Sáu tuần này
        """,
    ),
    "leads, helpers, and no help behind the semicolon": (
        """1. Ban QLDA chủ trì, Phòng QLĐT, UBND phường Hòa Lạc phối hợp kiểm kê tài sản trên đất; lập dự toán sửa cầu chợ.
2. Phòng QLĐT phối hợp với Công an thị xã kiểm tra bãi xe; hoàn thiện biển báo trước ngày 10/12.
3. Phòng Tư pháp thẩm định quy chế chợ, giao Phòng TC-KH bố trí kinh phí.
4. Phòng QLĐT hoàn thành hồ sơ thiết kế; đồng thời kiểm tra bãi đỗ xe.
5. UBND xã Bắc Hà lập phương án thoát lũ; hoàn thành trước ngày 12/12/2026.
""",
        """
        directive | du-an | do-thi hoa-lac | hoa-lac | | | Ban QLDA chủ trì, Phòng QLĐT, UBND phường Hòa Lạc phối hợp kiểm kê tài sản trên đất
        directive | du-an | | | | | lập dự toán sửa cầu chợ
        directive | do-thi | cong-an | | | | Phòng QLĐT phối hợp với Công an thị xã kiểm tra bãi xe
        directive | do-thi | | | 2026-12-10 | | hoàn thiện biển báo trước ngày 10/12
        directive | tu-phap | | | | | Phòng Tư pháp thẩm định quy chế chợ
        directive | tai-chinh | | | | | giao Phòng TC-KH bố trí kinh phí
        directive | do-thi | | | | | Phòng QLĐT hoàn thành hồ sơ thiết kế
        directive | do-thi | | | | | kiểm tra bãi đỗ xe
        directive | bac-ha | | bac-ha | 2026-12-12 | | UBND xã Bắc Hà lập phương án thoát lũ; hoàn thành trước ngày 12/12/2026
        """,
    ),
    "whoever heads a point is meant below it, not in the next": (
        """1. Phòng Tư pháp: rà soát văn bản về hộ tịch; hướng dẫn các phường cấp bản sao trực tuyến.
2. UBND xã Bắc Hà
- Dọn bãi vật liệu ven đê trước ngày 05/12;
- Thường xuyên kiểm tra bến đò.
3. Rà soát hợp đồng thuê chợ.
""",
        """
        directive | tu-phap | | | | | Phòng Tư pháp: rà soát văn bản về hộ tịch
        directive | tu-phap | | | | | hướng dẫn các phường cấp bản sao trực tuyến
        directive | bac-ha | | bac-ha | 2026-12-05 | | Dọn bãi vật liệu ven đê trước ngày 05/12
        directive | bac-ha | | bac-ha | | standing | Thường xuyên kiểm tra bến đò
        directive | | | | | | Rà soát hợp đồng thuê chợ
        """,
    ),
    "a theme gives its place": (
        "Kết luận, đồng chí Bí thư Thị ủy yêu cầu Công an thị xã giữ trật tự ở các chợ. Về tuyến đường qua phường Thủy "
        "Đông: Ban QLDA làm việc với nhà thầu, sửa mặt đường trước ngày 30/11.",
        """
        directive | cong-an | | | | | yêu cầu Công an thị xã giữ trật tự ở các chợ
        directive | du-an | | thuy-dong | 2026-11-30 | | Ban QLDA làm việc với nhà thầu, sửa mặt đường trước ngày 30/11
        """,
    ),
    "labels and brackets behind the work": (
        """II. NHIỆM VỤ
1. Xây bờ kè qua xã Nam Hà. Đơn vị chủ trì: Ban QLDA; đơn vị phối hợp: UBND xã Nam Hà. Thời gian: quý II/2027.
2. Ban QLDA bàn giao mặt bằng chợ mới. Thời gian: trong tháng 01/2027.
""",
        """
        directive | du-an | nam-ha | nam-ha | 2027-06-30 | | Xây bờ kè qua xã Nam Hà
        directive | du-an | | | 2027-01-31 | | Ban QLDA bàn giao mặt bằng chợ mới
        """,
    ),
    "a table of work": (
        """STT | Nội dung công việc | Chủ trì | Phối hợp | Thời hạn
1 | Cắm mốc ranh giới đất công | Phòng TN&MT | UBND xã Bắc Hà | 15/12/2026
2 | Sửa biển báo ở ngã tư chợ | Phòng QLĐT | nt | Quý I/2027
""",
        """
        directive | dia-chinh | bac-ha | bac-ha | 2026-12-15 | | Cắm mốc ranh giới đất công
        directive | do-thi | bac-ha | bac-ha | 2027-03-31 | | Sửa biển báo ở ngã tư chợ
        """,
    ),
    "lines that a PDF broke": (
        """Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã yêu cầu Phòng Tài nguyên và
Môi trường thu hồi thửa đất bỏ hoang của hợp tác xã cũ ở thôn Đoài, xã Bắc
Hà trước ngày 15/12/2026; công khai danh sách các thửa đất chưa sử dụng trên
địa bàn.
""",
        """
        directive | dia-chinh | | bac-ha | 2026-12-15 | | yêu cầu Phòng Tài nguyên và Môi trường thu hồi thửa đất bỏ hoang của hợp tác xã cũ ở thôn Đoài, xã Bắc Hà trước ngày 15/12/2026
        directive | dia-chinh | | | | | công khai danh sách các thửa đất chưa sử dụng trên địa bàn
        """,
    ),
}


def lines(text: str, items: Sequence[Item]) -> list[str]:
    """Each item on one line, as in TEXTS; white space and form of letters as in a clean text."""
    return [
        " | ".join(
            (
                item.kind.value,
                " ".join(item.lead),
                " ".join(item.coordinating),
                " ".join(item.places),
                item.due.isoformat() if item.due else "",
                item.recurrence.value if item.recurrence else "",
                " ".join(normalise(text[item.start : item.end]).split()),
            )
        )
        for item in items
    ]


def expected_of(name: str) -> list[str]:
    return [" | ".join(part.strip() for part in line.split("|")) for line in TEXTS[name][1].strip().splitlines()]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_gives_just_these_items(name: str) -> None:
    text = TEXTS[name][0]
    assert lines(text, read(text, DAY, TOWN).items) == expected_of(name)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.integers(2, 9), st.integers(2, 9), st.booleans())
def test_signs_that_nobody_sees_change_nothing(name: str, hidden: int, hard: int, decomposed: bool) -> None:
    """Decomposed letters, no-break spaces and zero-width signs: the same items, at offsets of the text as given."""
    noisy = ""
    for at, sign in enumerate(TEXTS[name][0]):
        if sign == " " and at % hard == 0:
            sign = "\u00a0"
        noisy += unicodedata.normalize("NFD" if decomposed else "NFC", sign)
        if sign.isalpha() and at % hidden == 0:
            noisy += "\u200b"
    assert lines(noisy, read(noisy, DAY, TOWN).items) == expected_of(name)


@pytest.mark.parametrize("name", TEXTS)
def test_the_reasons_of_an_item_point_at_words_of_the_text(name: str) -> None:
    text = TEXTS[name][0]
    for item in read(text, DAY, TOWN).items:
        told = {cue.field: text[cue.start : cue.end] for cue in item.cues}
        assert item.due is None or any(sign.isdigit() for sign in told["due"]) or "thứ" in told["due"]
        assert item.recurrence is None or "recurrence" in told
        assert all(item.start <= cue.start < cue.end <= item.end for cue in item.cues if cue.field == "topic")


@pytest.mark.parametrize("name", TEXTS)
def test_an_item_is_ready_for_json(name: str) -> None:
    for item in read(TEXTS[name][0], DAY, TOWN).items:
        kept = json.loads(json.dumps(item.as_json(), ensure_ascii=False))
        assert (kept["kind"], kept["lead"], kept["due"]) == (
            item.kind.value,
            list(item.lead),
            str(item.due) if item.due else None,
        )


@pytest.mark.parametrize("verb", ["xóa", "xoá"])
def test_a_verb_is_known_with_its_tone_in_either_place(verb: str) -> None:
    text = f"1. Giao Phòng QLĐT kiểm tra vỉa hè; {verb} các biển quảng cáo dán trên tường."
    assert [text[item.start : item.end].split()[0] for item in read(text, DAY, TOWN).items] == ["Giao", verb]


def test_the_day_of_the_document_decides_the_year() -> None:
    text = "1. Giao Phòng Tư pháp rà soát quy chế chợ, báo cáo trước ngày 10/12."
    [before] = read(text, date(2026, 12, 10), TOWN).items
    [after] = read(text, date(2026, 12, 11), TOWN).items
    assert (str(before.due), str(after.due)) == ("2026-12-10", "2027-12-10")


@pytest.mark.parametrize(
    ("order", "title"),
    [
        ("Giao Phòng Tư pháp rà soát quy chế chợ trước ngày 10/12", "Rà soát quy chế chợ"),
        ("Phòng QLĐT lập bản đồ cây xanh, hoàn thành trong quý I/2027", "Lập bản đồ cây xanh"),
        ("UBND xã Bắc Hà vận động các hộ hiến đất", "Vận động các hộ hiến đất"),
    ],
)
def test_a_title_is_the_work_without_unit_and_deadline(order: str, title: str) -> None:
    [item] = read(f"1. {order}.", DAY, TOWN).items
    assert item.title == title


@pytest.mark.parametrize(
    ("order", "asked"),
    [
        ("Rà soát hợp đồng thuê chợ", "giao đơn vị nào"),
        ("Phòng Tư pháp, Công an thị xã rà soát hồ sơ cư trú", "Nhiều đơn vị"),
        ("Phòng Tư pháp thẩm định dự thảo quy chế vào cuối tháng 12", "không rõ ngày"),
        ("Phòng QLĐT chặt tỉa cành khô trước mùa bão", "Hạn theo dịp, mùa"),
        ("UBND phường Hòa Lạc tặng quà hộ nghèo xong trước Tết Nguyên đán", "Hạn theo dịp, mùa"),
    ],
)
def test_what_the_words_leave_open_is_asked(order: str, asked: str) -> None:
    [item] = read(f"1. {order}.", DAY, TOWN).items
    [question] = item.questions
    assert asked in question
    [plain] = read("1. Phòng Tư pháp rà soát hợp đồng thuê chợ trước ngày 15/12/2026.", DAY, TOWN).items
    assert plain.questions == ()
    assert item.confidence < plain.confidence


def test_a_named_lead_among_several_units_is_not_asked() -> None:
    [item] = read("1. Phòng Tư pháp chủ trì, phối hợp với Công an thị xã rà soát hồ sơ cư trú.", DAY, TOWN).items
    assert item.questions == ()


ORDER = "Phòng Tư pháp rà soát quy chế chợ"
#: What is said beside an order and is none.
NO_ORDERS = {
    "praise": [
        "Đồng chí biểu dương xã Bắc Hà và Phòng QLĐT trong dịp bão vừa qua.",
        "Đồng chí đánh giá cao kết quả thu ngân sách của phường Hòa Lạc.",
        "Ghi nhận nỗ lực của Ban QLDA trong việc tháo gỡ vướng mắc.",
        "Đồng chí cảm ơn nhân dân xã Nam Hà đã hiến đất làm đường.",
    ],
    "wish": [
        "Chúc các đồng chí mạnh khỏe, hạnh phúc, thành công.",
        "Đồng chí tin tưởng các đơn vị sẽ hoàn thành tốt nhiệm vụ.",
        "Đồng chí mong nhân dân tiếp tục ủng hộ.",
    ],
    "figures": [
        "Thu ngân sách đạt 412 tỷ đồng, bằng 83% dự toán năm.",
        "Số vụ vi phạm trật tự xây dựng giảm 14% so với cùng kỳ.",
        "Toàn thị xã trồng được 3.200 cây xanh.",
        "Kết quả kiểm tra cho thấy 12 hộ vi phạm.",
    ],
    "state": [
        "Tuy nhiên, việc giải phóng mặt bằng ở phường Thủy Đông còn chậm.",
        "Hiện nay, Ban QLDA đang thi công cầu chợ.",
        "Xã Bắc Hà là địa phương dẫn đầu về thu gom rác.",
    ],
    "attendance": [
        "Dự hội nghị có lãnh đạo các phòng, ban và UBND các xã, phường.",
        "Hội nghị nhằm đánh giá kết quả năm và bàn nhiệm vụ thời gian tới.",
    ],
    "cause": [
        "Nguyên nhân là do các phường chưa kiểm tra thường xuyên.",
        "Mặc dù đã nhắc nhở nhiều lần, một số hộ vẫn lấn chiếm vỉa hè.",
    ],
    "law": [
        "Theo Điều 9 Luật Xây dựng, chủ đầu tư phải thông báo khởi công.",
        "Khoản 2 Điều 64 quy định người sử dụng đất phải trả lại đất khi bị thu hồi.",
        "Căn cứ Nghị định 16, các cơ quan phải công khai kết luận thanh tra.",
    ],
    "done": [
        "Phòng QLĐT đã hoàn thành bản đồ cây xanh.",
        "Phòng TC-KH đã trình UBND thị xã phương án từ tháng 10.",
        "Đã chi trả tiền bồi thường cho 27/31 hộ dân ở xã Bắc Hà.",
        "Việc này đã được giao cho Ban QLDA tại thông báo tháng trước.",
        "Phòng QLĐT cho biết đã lập xong hồ sơ.",
    ],
    "agreement": [
        "Đồng chí nhất trí với đề xuất của Phòng QLĐT.",
        "Đồng chí đồng ý chủ trương cho phường Hòa Lạc mở rộng nhà văn hóa.",
        "Thống nhất nội dung tờ trình của Ban QLDA.",
    ],
    "boilerplate": [
        "Văn phòng thông báo để các đơn vị biết, thực hiện.",
        "Nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Văn phòng UBND.",
        "Thủ trưởng các đơn vị chịu trách nhiệm nếu để xảy ra chậm trễ.",
    ],
}
WORDS = [(kind, words) for kind, several in NO_ORDERS.items() for words in several]


@pytest.mark.parametrize(("kind", "words"), WORDS)
@pytest.mark.parametrize(
    "around",
    [
        "Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã yêu cầu {order}. {words}",
        "{words} Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã yêu cầu {order}.",
        "II. NHIỆM VỤ\n1. Giao {order}.\n2. {words}\n",
    ],
    ids=["behind an order", "before an order", "as a point"],
)
def test_what_is_said_beside_an_order_is_none(kind: str, words: str, around: str) -> None:
    text = around.format(order=ORDER, words=words)
    [item] = read(text, DAY, TOWN).items
    assert text[item.start : item.end].endswith(ORDER), kind


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (NO_ORDERS["praise"][0], NoTaskReason.PRAISE),
        (NO_ORDERS["agreement"][1], NoTaskReason.AGREED),
        (NO_ORDERS["done"][0], NoTaskReason.DONE),
        ("Nơi nhận: như trên; lưu VT.", NoTaskReason.FORMALITY),
        ("THÔNG BÁO KẾT LUẬN", NoTaskReason.HEADING),
    ],
)
def test_a_passage_says_why_it_is_no_task(words: str, reason: NoTaskReason) -> None:
    [passage] = read(words, DAY, TOWN).passages
    assert (passage.item, passage.reason) == (None, reason)


def test_a_stretch_that_sounds_like_an_order_is_to_be_looked_at() -> None:
    text = "Theo Điều 9 Luật Xây dựng, trong thời hạn luật định chủ đầu tư phải thông báo khởi công cho UBND phường."
    [passage] = read(text, DAY, TOWN).passages
    assert (passage.item, passage.sure) == (None, False)


@pytest.mark.parametrize("text", ["", " \n\n ", ".", "—\n…", "1.\n2.\n"])
def test_nothing_is_read_from_nothing(text: str) -> None:
    reading = read(text, DAY, TOWN)
    assert (reading.items, reading.passages) == ((), ())


UNITS = [unit for unit in TOWN if unit.kind in ("ward", "department", "agency")]
WORK = [
    "rà soát quy chế chợ",
    "kiểm tra các bãi đỗ xe",
    "lập bản đồ cây xanh",
    "công khai danh sách hộ nghèo",
    "báo cáo tiến độ trồng cây",
    "hoàn thiện hồ sơ kè sông",
]
Order = tuple[DirectoryUnit, str, date | None, str]
orders = st.lists(
    st.tuples(
        st.sampled_from(UNITS),
        st.sampled_from(WORK),
        st.one_of(st.none(), st.dates(date(2026, 11, 24), date(2028, 12, 31))),
        st.sampled_from([words for _, words in WORDS]),
    ),
    min_size=1,
    max_size=6,
)


def by_when(due: date | None) -> str:
    return f", xong trước ngày {due:%d/%m/%Y}" if due else ""


@settings(max_examples=80, deadline=None)
@given(orders)
def test_each_point_of_a_notice_gives_one_item(given_orders: list[Order]) -> None:
    points = [
        f"{number}. Giao {unit.name} {work}{by_when(due)}."
        for number, (unit, work, due, _) in enumerate(given_orders, 1)
    ]
    items = read("II. NHIỆM VỤ\n" + "\n".join(points), DAY, TOWN).items
    assert [(item.lead, item.due) for item in items] == [((unit.code,), due) for unit, _, due, _ in given_orders]
    assert all(item.kind is ItemKind.DIRECTIVE for item in items)


@settings(max_examples=80, deadline=None)
@given(orders)
def test_each_order_of_a_report_gives_one_item_whatever_is_said_between(given_orders: list[Order]) -> None:
    said = [f"Đồng chí yêu cầu {unit.name} {work}{by_when(due)}. {words}" for unit, work, due, words in given_orders]
    text = "Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã phát biểu. " + " ".join(said)
    items = read(text, DAY, TOWN).items
    assert [(item.lead, item.due) for item in items] == [((unit.code,), due) for unit, _, due, _ in given_orders]


ONSETS = ["", "b", "ch", "đ", "gi", "h", "kh", "l", "m", "ng", "nh", "ph", "qu", "s", "th", "tr", "v", "x"]
RHYMES = ["anh", "áo", "ần", "ắt", "êu", "iệc", "oà", "òa", "ông", "ơi", "ưởng", "uỷ", "ủy", "ường", "yết", "ăm"]
syllables = st.tuples(st.sampled_from(ONSETS), st.sampled_from(RHYMES)).map("".join)
phrases = st.sampled_from(
    ["giao", "yêu cầu", "đề nghị", "kiến nghị", "đồng chí Chủ tịch", "kết luận", "rà soát", "báo cáo", "đã hoàn thành",
     "phối hợp với", "chủ trì", "các xã, phường", "Phòng Tư pháp", "UBND xã Bắc Hà", "phường Hoà Lạc", "trước ngày 15/12/2026",
     "hằng tháng", "trong 5 ngày làm việc", "trước Tết", "Đối với", "Về việc", "biểu dương"]
)  # fmt: skip
signs = st.sampled_from([" ", " ", " ", " ", ", ", "; ", ". ", ":\n", ".\n", "\n\n", " (", ") "])
vietnamese = st.lists(st.tuples(st.one_of(syllables, phrases), signs), max_size=60).map(
    lambda parts: "".join(word + sign for word, sign in parts)
)


@settings(max_examples=150, deadline=None)
@given(vietnamese, st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.booleans())
def test_any_words_are_read_into_spans_that_lie_in_the_text(text: str, on: date, decomposed: bool) -> None:
    given_text = unicodedata.normalize("NFD", text) if decomposed else text
    reading = read(given_text, on, TOWN)
    at = 0
    for item in reading.items:
        assert at <= item.start < item.end <= len(given_text)
        words = given_text[item.start : item.end]
        assert words.strip()
        assert not unicodedata.combining(words[0])
        at = item.end
    at = 0
    for passage in reading.passages:
        assert at <= passage.start < passage.end <= len(given_text)
        assert not any(sign.isalnum() for sign in given_text[at : passage.start]), "every word lies in a passage"
        assert (passage.item is None) != (passage.reason is None)
        at = passage.end
    assert not any(sign.isalnum() for sign in given_text[at:])
    assert [passage.item for passage in reading.passages if passage.item is not None] == list(range(len(reading.items)))


@settings(max_examples=40, deadline=None)
@given(vietnamese)
def test_another_reading_of_the_same_words_gives_the_same(text: str) -> None:
    assert read(text, DAY, TOWN) == read(text, DAY, read_directory(DIRECTORY))
