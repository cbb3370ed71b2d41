"""The words that say what work is about, as data: phrases by topic, and what a unit's name suggests.

Toned lower case: without tones "chợ" and "cho", "lúa" and "lụa" fall together. A plus sign marks words
that decide almost alone, two that decide alone, a minus sign words that say little; "·" is a comma inside a phrase.
"""

from __future__ import annotations

from tracker.core.labels import Topic
from tracker.extraction.subjects.ground import GROUND
from tracker.extraction.subjects.office import OFFICE
from tracker.extraction.subjects.people import PEOPLE

PHRASES: dict[Topic, str] = {**GROUND, **PEOPLE, **OFFICE}

#: Phrases that hold a word of the above and say nothing of it.
NEUTRAL = """
    yêu cầu, nhu cầu, toàn cầu, cầu thị, lộ trình, chi phí, lãng phí, đường lối, con đường, đường dây nóng, đơn vị, đơn giản, giống như, đất nước, thiệt
    hại đến uy tín, dịch vụ công cộng, giao dịch, dịch vụ, bắt đầu, bắt buộc, nắm bắt, hồ sơ, tài sản trí tuệ, giá trị, trường hợp, các trường hợp, từng
    trường hợp, thị trường, môi trường học, con giống nhau, hợp đồng lao động thời vụ, tình hình thực tế, điều kiện thực tế, cơ quan chức năng, ngành
    chức năng, quy trình, hồ sơ pháp lý, cam kết, ký cam kết, xây dựng, nhà nước, cả nước, trong nước, nước ta, nước ngoài, điều kiện, điều tra, điều
    hành, điều chỉnh, điều động, điều lệ, điều phối, tiêu biểu, tiêu chí, tiêu chuẩn, mục tiêu, chỉ tiêu, tiêu cực, muối mặt, liên lạc, lạc hậu, cầu
    nối, cơ hội, xã hội, đồng hồ, vật chất, vật tư, vật liệu, sự vật, vật dụng, cá nhân, cá biệt, gà trống, đơn đốc, đơn thuần, dốc sức, dốc toàn lực,
    dốc hết, hội trường hợp, gia đình chính sách, ga ra, hè này, máu lửa, thực phẩm chức năng, sách lược, chính sách, danh sách, ngân sách nhà nước cấp,
    đại biểu, đại diện, hiện đại, đại trà, dại dột, tập thể, tỉnh táo, miếu mạo, đình trệ, đình chỉ, ổn định, quy định, quyết định, xác định, thẩm định,
    nhận định, lăng kính, tháp tùng, võ thuật, múa máy, rau ria, keo kiệt, giống nhau, hành chính trị, chi tiết, chi nhánh, thu thập, thu xếp, nhập
    cuộc, công tác, hợp tác, đối tác, quá trình, chương trình, công trình nghiên cứu, tạo điều kiện, kết hợp, tổng hợp, phối hợp, trạng thái, tình
    trạng, trang bị, trang thiết bị, trang trọng, phương tiện, phương án, phương hướng, cơ sở, hoạt động, đơn giá, đơn nguyên, hóa đơn đỏ, đơn phương,
    thực đơn, đơn độc, đơn thuốc, mạng lưới, sinh mạng, cách mạng, tích cực, tin tưởng, nền nếp, nền kinh tế, nền móng, chợ búa, nhân dân, người dân, hộ
    dân, khu dân cư, toàn dân, dân cư, quy mô, mô hình hóa, tiến độ, vấn đề, bản thân, cơ bản, văn bản, ngành nghề khác, chuyên nghiệp, sự nghiệp, sự
    cố, kịp thời, thời gian, thời hạn, thời điểm, đồng thời, điểm mạnh, điểm yếu, quan điểm, trọng điểm, địa điểm, thí điểm, đặc điểm, cao điểm, kiểm
    điểm tiến độ, cơ sở vật chất, chủ nhà, phòng chống, biên bản, bộ phận, mặt trái, chất lượng, thời vụ này, lễ tân, giao lưu, đầu năm, cuối năm, mùa
    mưa, mùa khô, trước tết, sau tết
"""

#: What the name of a unit suggests when the work itself leaves it open: words of names, by topic. Offices merge, so a
#: name may suggest several; a plain entry suggests strongly, one with a minus sign is one of many things the unit does, "^" begins a name.
OF_UNITS: dict[Topic, str] = {
    Topic.LAND: "tài nguyên, đăng ký đất, -nông nghiệp và môi trường, địa chính, -kinh tế· hạ tầng, -kinh tế và hạ tầng",
    Topic.LAND_ALLOTMENT: "-quỹ đất, đấu giá",
    Topic.SITE_CLEARANCE: "quỹ đất, giải phóng mặt bằng, bồi thường, -dự án",
    Topic.CONSTRUCTION_ORDER: "trật tự đô thị, trật tự xây dựng, quy hoạch, sở xây dựng, -quản lý đô thị, thanh tra xây dựng, -hạ tầng và đô thị",
    Topic.TRANSPORT: "giao thông, đường bộ, bến xe, cảng vụ, đăng kiểm, -sở xây dựng, vận tải, đường thủy, -kinh tế và hạ tầng",
    Topic.ENVIRONMENT: "môi trường đô thị, -tài nguyên, -nông nghiệp và môi trường, vệ sinh môi trường, khu bảo tồn, vườn quốc gia",
    Topic.URBAN: "quản lý đô thị, điện lực, cấp nước, công trình công cộng, chiếu sáng, công viên, cây xanh, thoát nước, -hạ tầng và đô thị, -sở xây dựng, công ích",
    Topic.INVESTMENT: "dự án, kế hoạch và đầu tư, -tài chính - kế hoạch, -sở tài chính, -kho bạc",
    Topic.BUDGET: "tài chính, thuế, kho bạc, hải quan",
    Topic.ECONOMY: "nông nghiệp, -nông nghiệp và môi trường, phòng kinh tế, -phòng kinh tế· hạ tầng, -phòng kinh tế và hạ tầng, nông dân, công thương, khuyến nông, thủy lợi, thú y, chăn nuôi, bảo vệ thực vật, khu công nghiệp, khu kinh tế, kiểm lâm, thủy sản, hợp tác xã, quản lý thị trường, ngân hàng, du lịch, rừng phòng hộ, -kinh tế· hạ tầng, thống kê, chợ, doanh nghiệp, -dịch vụ tổng hợp",
    Topic.COMPLAINTS: "tiếp công dân",
    Topic.INSPECTION: "thanh tra",
    Topic.PARTY: "tổ chức, tuyên giáo, dân vận, ủy ban kiểm tra, xây dựng đảng, kiểm tra, chính trị, -mặt trận, -mttq, văn phòng đảng ủy, @party, -@front, tôn giáo",
    Topic.SECURITY: "quân sự, công an, tòa án, kiểm sát, thi hành án, biên phòng, nội chính, @internal-affairs, phòng cháy, hải đội",
    Topic.SOCIAL: "lao động, chính sách xã hội, bảo hiểm, dân tộc, chữ thập đỏ, -liên hiệp phụ nữ, bảo trợ, -văn hóa - xã hội, người cao tuổi, -sở nội vụ",
    Topic.EDUCATION: "giáo dục, tiểu học, mầm non, thcs, thpt, ^trường, -văn hóa - xã hội",
    Topic.HEALTH: "y tế, bệnh viện, an toàn thực phẩm, dân số, kiểm soát bệnh tật",
    Topic.CULTURE: "truyền thanh, văn hóa, -văn hóa - xã hội, thể thao, phát thanh, truyền hình, di tích, bảo tàng, thư viện, báo, đài",
    Topic.ADMINISTRATION: "nội vụ, tư pháp, hành chính công, văn phòng hđnd, văn phòng ubnd, văn phòng hội đồng, -văn phòng",
    Topic.DIGITAL: "khoa học, chuyển đổi số, thông tin và truyền thông, viễn thông, bưu điện, công nghệ",
}
