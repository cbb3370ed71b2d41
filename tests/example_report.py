"""A report as an office would make it, for the tests of every form it is drawn in. Town and figures are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tracker.papers import (
    Cell,
    Column,
    Figure,
    Frame,
    Heading,
    Kind,
    Period,
    Report,
    Row,
    Section,
    Style,
    Table,
    row,
)

COUNTED = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)

WARDS = Table(
    (
        Column("ordinal", "TT", Kind.ORDINAL, 6),
        Column("unit", "Xã, phường", weight=30),
        Column("assigned", "Được giao", Kind.INTEGER, 13),
        Column("done", "Hoàn thành", Kind.INTEGER, 13),
        Column("overdue", "Quá hạn", Kind.INTEGER, 12, optional=True),
        Column("on_time", "Tỷ lệ đúng hạn", Kind.RATE, 15),
    ),
    (
        Row(heading="Khối phường"),
        row(
            1,
            Cell("Phường Đông Mỹ", "/units/dong-my"),
            Cell(48, "/tasks?lead=dong-my"),
            39,
            Cell(2, sign="overdue"),
            0.9512,
        ),
        row(2, "Phường Trung Hòa", 41, 22, 9, Decimal("0.7097")),
        Row(heading="Khối xã"),
        row(3, "Xã Yên Hải", 37, 30, 0, 1),
        row(4, "Xã Bãi Sậy", 12, 0, 0, None),
    ),
    row(None, "Cộng", 138, 91, 11, 0.8922),
)
DETAIL = Table(
    (
        Column("ordinal", "TT", Kind.ORDINAL, 5),
        Column("title", "Nhiệm vụ", weight=42),
        Column("lead", "Đơn vị chủ trì", weight=20),
        Column("due", "Hạn", Kind.DAY, 13),
        Column("original", "Hạn gốc", Kind.DAY, 13, optional=True),
        Column("state", "Tình trạng", Kind.STATE, 18),
        Column("percent", "Tiến độ", Kind.PERCENT, 9),
        Column("reason", "Vướng mắc, đề xuất", weight=34),
    ),
    (
        row(
            1,
            "Hoàn thành kiểm đếm 120 hộ trong chỉ giới đường vành đai, công khai phương án bồi thường",
            "UBND phường Trung Hòa",
            date(2026, 10, 30),
            date(2026, 9, 30),
            Cell("Quá hạn 25 ngày", sign="overdue"),
            64,
            "17 hộ chưa thống nhất nguồn gốc đất; đề nghị Phòng Tài nguyên và Môi trường xác nhận trước 05/12",
            address="/tasks/12",
        ),
        row(
            2, "Lắp đặt điểm tập kết rác thải có mái che", "UBND phường Trung Hòa", date(2026, 11, 15),
            date(2026, 11, 15), Cell("Quá hạn 9 ngày", sign="overdue"), 80, None, address="/tasks/19",
        ),
        row(
            3, "Trích lục hồ sơ địa chính lô B2 =1+1 <b>& #h(1em) \\ $x$", "Chi nhánh Văn phòng Đăng ký đất đai",
            date(2026, 12, 10), date(2026, 12, 10), Cell("Đang vướng mắc", sign="blocked"), 35,
            "Bản đồ gốc năm 1998 bị rách, phải đo đạc lại", depth=1,
        ),
    ),
    landscape=True,
)  # fmt: skip

REPORT = Report(
    "bao-cao-don-vi",
    "Kết quả thực hiện nhiệm vụ được giao tại các hội nghị giao ban tháng 11 năm 2026",
    "Thị xã Hà Trung",
    DAY,
    COUNTED,
    (
        Section(
            "Kết quả chung",
            "Từ đầu tháng 11, Văn phòng đã tổng hợp kết luận của bốn hội nghị giao ban, chuyển thành nhiệm vụ cho "
            "từng xã, phường và theo dõi tiến độ hằng ngày. Kết quả đến nay như sau:",
            (
                Figure("Nhiệm vụ được giao", 1138, previous=1096, address="/tasks"),
                Figure("Tỷ lệ hoàn thành", 0.6594, Kind.RATE, "hoàn thành ÷ được giao", 91, 138, 0.6211),
                Figure(
                    "Tỷ lệ đúng hạn",
                    0.8922,
                    Kind.RATE,
                    "hoàn thành đúng hạn ÷ (hoàn thành có hạn + quá hạn)",
                    91,
                    102,
                    0.9,
                ),
                Figure("Số ngày chậm bình quân", Decimal("12.5"), Kind.DECIMAL, previous=Decimal("12.5")),
            ),
            paragraphs=(
                "Số nhiệm vụ quá hạn giảm ở năm đơn vị, tăng ở phường Trung Hòa do vướng kiểm đếm đất vành đai.",
            ),
        ),
        Section("Kết quả theo địa bàn", "Xếp theo khối, nơi quá hạn nhiều đứng sau.", table=WARDS),
        Section(
            "Nhiệm vụ quá hạn, vướng mắc và kiến nghị",
            table=DETAIL,
            paragraphs=(
                "Yêu cầu phường Trung Hòa báo cáo bằng văn bản nguyên nhân chậm kiểm đếm trước ngày 30/11/2026.",
                "Đề nghị Phòng Tài nguyên và Môi trường xác nhận nguồn gốc đất của 17 hộ trước ngày 05/12/2026.",
            ),
        ),
    ),
    period=Period(date(2026, 11, 1), DAY),
)

STATE = Frame(
    Style.STATE,
    Heading(
        issuer="ỦY BAN NHÂN DÂN\nTHỊ XÃ HÀ TRUNG",
        symbol="UBND",
        place="Hà Trung",
        signature="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        signer="Đào Văn Thịnh",
        copies="Thường trực Thị ủy, HĐND thị xã;\nCác Phó Chủ tịch UBND thị xã;\nUBND các xã, phường;\nLưu: VT, TH.",
    ),
    "Ủy ban nhân dân thị xã Hà Trung",
    "7",
    date(2027, 1, 5),
)
PARTY = Frame(
    Style.PARTY,
    Heading(
        "ĐẢNG BỘ TỈNH BẮC LÂM",
        "THỊ ỦY HÀ TRUNG",
        "TU",
        "Hà Trung",
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ",
        "Lê Thị Hường",
        "Thường trực Tỉnh ủy (để báo cáo);\nCác đồng chí Ủy viên Ban Thường vụ;\nLưu Văn phòng Thị ủy.",
    ),
    "Ban Thường vụ Thị ủy Hà Trung",
)
