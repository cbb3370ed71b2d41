"""The words that made-up conferences are written in. They belong to no real place."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tracker.core.labels import Topic

#: What is to be done to what, by topic.
WORK: dict[Topic, tuple[str, ...]] = {
    Topic.LAND: (
        "hồ sơ cấp giấy chứng nhận còn tồn",
        "diện tích đất công bị lấn chiếm",
        "các thửa đất giao trái thẩm quyền",
        "bản đồ địa chính đã cũ",
        "việc cho thuê đất bãi ven sông",
    ),
    Topic.LAND_ALLOTMENT: ("danh sách hộ nhận đất dịch vụ", "khu tái định cư giai đoạn hai", "việc bốc thăm lô đất"),
    Topic.SITE_CLEARANCE: (
        "phương án bồi thường còn vướng",
        "mặt bằng tuyến đường nối khu công nghiệp",
        "việc di dời mộ và đường điện",
        "kiểm đếm cây trồng, nhà cửa",
    ),
    Topic.CONSTRUCTION_ORDER: ("công trình xây sai phép", "mái che, mái vẩy trên vỉa hè", "quy hoạch điểm dân cư mới"),
    Topic.TRANSPORT: (
        "mặt đường liên thôn hư hỏng",
        "biển báo và vạch sơn trước cổng trường",
        "cầu dân sinh qua kênh chính",
        "xe quá tải chạy qua khu dân cư",
    ),
    Topic.ENVIRONMENT: (
        "bãi tập kết rác ngoài quy hoạch",
        "nước thải của làng nghề",
        "rác tồn đọng dọc bờ kênh",
        "việc đốt rơm rạ sau vụ gặt",
    ),
    Topic.URBAN: (
        "hệ thống thoát nước phố cũ",
        "đèn chiếu sáng ngõ xóm",
        "cây xanh và vườn hoa",
        "cáp viễn thông treo",
    ),
    Topic.INVESTMENT: ("tiến độ giải ngân vốn đầu tư", "hồ sơ quyết toán công trình", "dự án trường học chuyển tiếp"),
    Topic.BUDGET: ("khoản nợ thuế kéo dài", "nguồn thu đấu giá đất", "dự toán chi thường xuyên"),
    Topic.ECONOMY: (
        "vùng trồng rau an toàn",
        "cụm công nghiệp làng nghề",
        "chợ đầu mối nông sản",
        "đàn gia cầm sau dịch",
    ),
    Topic.COMPLAINTS: ("đơn thư kéo dài của công dân", "lịch tiếp công dân định kỳ", "vụ khiếu nại đông người"),
    Topic.INSPECTION: ("kết luận thanh tra chưa thực hiện xong", "kê khai tài sản năm nay", "quỹ do nhân dân đóng góp"),
    Topic.PARTY: ("kế hoạch học tập nghị quyết", "công tác phát triển đảng viên", "tổ dân vận khéo ở khu phố"),
    Topic.SECURITY: ("trật tự tại khu nhà trọ", "phương án tuyển quân", "camera ở các ngã tư", "phòng cháy ở chợ"),
    Topic.SOCIAL: ("danh sách hộ nghèo, cận nghèo", "nhà ở của người có công", "việc làm cho lao động mất đất"),
    Topic.EDUCATION: ("phòng học xuống cấp", "tuyển sinh đầu cấp", "bếp ăn bán trú của trường mầm non"),
    Topic.HEALTH: ("trạm y tế chưa đạt chuẩn", "tiêm chủng cho trẻ nhỏ", "quầy thuốc không phép"),
    Topic.CULTURE: ("nhà văn hóa khu phố", "di tích xuống cấp", "loa truyền thanh không dây", "lễ hội đầu xuân"),
    Topic.ADMINISTRATION: ("thủ tục tại bộ phận một cửa", "vị trí việc làm của cơ quan", "hồ sơ quá hạn giải quyết"),
    Topic.DIGITAL: ("hồ sơ nộp trực tuyến", "số hóa sổ hộ tịch", "chữ ký số của cán bộ", "tổ công nghệ cộng đồng"),
}
DO = (
    "Rà soát",
    "Kiểm tra",
    "Khẩn trương xử lý",
    "Lập kế hoạch giải quyết",
    "Tổng hợp, báo cáo",
    "Xử lý dứt điểm",
    "Hoàn thành",
    "Chấn chỉnh",
    "Đẩy nhanh tiến độ xử lý",
    "Phân công người theo dõi",
    "Công khai kết quả",
    "Thống kê đầy đủ",
)
WHERE = (
    "khu vực phía bắc",
    "hai bên đường trục chính",
    "các thôn ven sông",
    "cụm dân cư mới",
    "địa bàn giáp ranh",
    "khu phố trung tâm",
    "đoạn qua chợ",
    "các khu đất xen kẹt",
    "xung quanh hồ điều hòa",
    "vùng ngoài đê",
    "tuyến đường số {n}",
    "tổ dân phố số {n}",
    "xứ đồng Cửa Miếu",
    "xứ đồng Gò Sau",
    "khu lò gạch cũ",
)
REPORTED = (
    "Đã làm việc với {n} hộ, còn {m} hộ chưa thống nhất.",
    "Hoàn thành {n} hồ sơ trong tuần, đang bổ sung giấy tờ cho {m} hồ sơ còn lại.",
    "Đã kiểm tra thực địa {n} điểm, lập biên bản {m} trường hợp.",
    "Tổ công tác họp lần thứ {m}, giao từng người phụ trách {n} việc nhỏ.",
    "Đã gửi văn bản xin ý kiến, {n} đơn vị trả lời, còn chờ {m} đơn vị.",
    "Thi công được {n} mét, trời mưa {m} ngày nên chậm so với kế hoạch.",
    "Đã tuyên truyền trên loa truyền thanh {n} buổi, {m} hộ tự tháo dỡ.",
    "Số liệu đã đối chiếu với cấp trên, chênh {m} trường hợp, đang sửa cho khớp {n} dòng.",
)
SUBMITTED = (
    "Đã xong toàn bộ {n} trường hợp, hồ sơ kèm theo.",
    "Hoàn thành theo kế hoạch, nghiệm thu ngày {m} với {n} hạng mục.",
    "Đã giải quyết xong, không còn đơn thư; lưu {n} hồ sơ.",
)
ASKED = ("Mưa nhiều ngày, chưa thi công được.", "Chờ ý kiến của cấp trên.", "Nhiều hộ đi làm xa, chưa kiểm đếm hết.")
FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Dương",
    "Đinh",
)
MIDDLE = (
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Ngọc",
    "Hữu",
    "Thanh",
    "Quang",
    "Thu",
    "Xuân",
)
GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Hà",
    "Hạnh",
    "Hùng",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Tuấn",
    "Vân",
    "Yến",
    "Khôi",
)
PLACES_FIRST = (
    "An",
    "Bình",
    "Đông",
    "Hòa",
    "Hưng",
    "Kim",
    "Long",
    "Minh",
    "Nam",
    "Ngọc",
    "Phú",
    "Quang",
    "Tân",
    "Thanh",
    "Thịnh",
    "Tiên",
    "Vân",
    "Xuân",
    "Yên",
    "Đại",
)
PLACES_SECOND = (
    "Lạc",
    "Sơn",
    "Hải",
    "Trung",
    "Khê",
    "Thượng",
    "Lâm",
    "Phong",
    "Mỹ",
    "Điền",
    "Giang",
    "Lộc",
    "Nghĩa",
    "Thủy",
    "Trạch",
    "Cường",
)


@dataclass(frozen=True)
class Order:
    """What one passage orders."""

    title: str
    topic: Topic


def order(chance: Random) -> Order:
    """An order in a sentence of its own."""
    topic = chance.choice(_TOPICS)
    place = chance.choice(WHERE).replace("{n}", str(chance.randrange(1, 400)))
    return Order(f"{chance.choice(DO)} {chance.choice(WORK[topic])} tại {place}", topic)


def person(chance: Random) -> str:
    """Somebody's name."""
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def place(number: int) -> str:
    """The name of a ward; each has its own."""
    first, second = PLACES_FIRST[number % len(PLACES_FIRST)], PLACES_SECOND[number // len(PLACES_FIRST) % 16]
    turn = number // (len(PLACES_FIRST) * len(PLACES_SECOND))
    return f"{first} {second}" + (f" {turn + 1}" if turn else "")


#: Some topics come up more often than others.
_TOPICS = [topic for at, topic in enumerate(WORK) for _ in range(1 + (at % 4) * 2)]
