"""The words that say what work is about, as data: phrases by topic, and what a unit's name suggests.

Toned lower case: without tones "chợ" and "cho", "lúa" and "lụa" fall together. A plus sign marks words
that decide almost alone, two that decide alone, a minus sign words that say little; "·" is a comma inside a phrase.
"""

from __future__ import annotations

from tracker.core.labels import Topic
from tracker.extraction.subjects.ground import GROUND
from tracker.extraction.subjects.people import PEOPLE

PHRASES: dict[Topic, str] = {**GROUND, **PEOPLE}

#: Phrases that hold a word of the above and say nothing of it.
NEUTRAL = """
    yêu cầu, nhu cầu, toàn cầu, cầu thị, lộ trình, chi phí, lãng phí, đường lối, con đường, đường dây nóng, đơn vị, đơn giản, giống như,
    đất nước, thiệt hại đến uy tín, dịch vụ công cộng, giao dịch, dịch vụ, bắt đầu, bắt buộc, nắm bắt, hồ sơ, tài sản trí tuệ, giá trị, trường hợp, các trường hợp, từng trường hợp, thị trường, môi trường học, con giống nhau, hợp đồng lao động thời vụ,
    tình hình thực tế, điều kiện thực tế, cơ quan chức năng, ngành chức năng, quy trình, hồ sơ pháp lý
"""

#: What the name of the unit that leads suggests when the work itself leaves it open.
OF_UNITS: tuple[tuple[str, Topic], ...] = (
    ("quân sự", Topic.SECURITY), ("công an", Topic.SECURITY), ("tòa án", Topic.SECURITY), ("kiểm sát", Topic.SECURITY),
    ("thi hành án", Topic.SECURITY), ("nội vụ", Topic.ADMINISTRATION), ("tài chính", Topic.BUDGET), ("thuế", Topic.BUDGET),
    ("kho bạc", Topic.BUDGET), ("y tế", Topic.HEALTH), ("giáo dục", Topic.EDUCATION), ("tiểu học", Topic.EDUCATION),
    ("mầm non", Topic.EDUCATION), ("thcs", Topic.EDUCATION), ("truyền thanh", Topic.CULTURE), ("văn hóa", Topic.CULTURE),
    ("thanh tra", Topic.INSPECTION), ("tiếp công dân", Topic.COMPLAINTS), ("quản lý đô thị", Topic.URBAN),
    ("tài nguyên", Topic.LAND), ("đăng ký đất", Topic.LAND), ("quỹ đất", Topic.SITE_CLEARANCE),
    ("dự án", Topic.INVESTMENT), ("lao động", Topic.SOCIAL), ("chính sách xã hội", Topic.SOCIAL), ("bảo hiểm", Topic.SOCIAL),
    ("nông nghiệp", Topic.ECONOMY), ("kinh tế", Topic.ECONOMY), ("nông dân", Topic.ECONOMY), ("tổ chức", Topic.PARTY),
    ("tuyên giáo", Topic.PARTY), ("dân vận", Topic.PARTY), ("ủy ban kiểm tra", Topic.PARTY), ("xây dựng đảng", Topic.PARTY),
    ("tư pháp", Topic.ADMINISTRATION), ("hành chính công", Topic.ADMINISTRATION), ("điện lực", Topic.URBAN),
    ("môi trường đô thị", Topic.ENVIRONMENT),
    ("biên phòng", Topic.SECURITY), ("nội chính", Topic.SECURITY), ("bệnh viện", Topic.HEALTH),
    ("an toàn thực phẩm", Topic.HEALTH), ("trường ", Topic.EDUCATION), ("thể thao", Topic.CULTURE),
    ("phát thanh", Topic.CULTURE), ("truyền hình", Topic.CULTURE), ("khoa học", Topic.DIGITAL),
    ("chuyển đổi số", Topic.DIGITAL), ("giao thông", Topic.TRANSPORT), ("đường bộ", Topic.TRANSPORT),
    ("bến xe", Topic.TRANSPORT), ("trật tự đô thị", Topic.CONSTRUCTION_ORDER),
    ("trật tự xây dựng", Topic.CONSTRUCTION_ORDER), ("quy hoạch", Topic.CONSTRUCTION_ORDER),
    ("công thương", Topic.ECONOMY), ("khuyến nông", Topic.ECONOMY), ("thủy lợi", Topic.ECONOMY),
    ("thú y", Topic.ECONOMY), ("khu công nghiệp", Topic.ECONOMY), ("kiểm lâm", Topic.ECONOMY),
    ("thủy sản", Topic.ECONOMY), ("hợp tác xã", Topic.ECONOMY), ("quản lý thị trường", Topic.ECONOMY),
    ("ngân hàng", Topic.ECONOMY), ("du lịch", Topic.ECONOMY), ("cấp nước", Topic.URBAN),
    ("công trình công cộng", Topic.URBAN), ("chiếu sáng", Topic.URBAN), ("giải phóng mặt bằng", Topic.SITE_CLEARANCE),
    ("dân tộc", Topic.SOCIAL),
    ("kiểm tra", Topic.PARTY),
    ("chính trị", Topic.PARTY),
)  # fmt: skip
