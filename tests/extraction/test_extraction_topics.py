"""What work is about, told by its object alone: everyday tasks of an office, topic by topic."""

from __future__ import annotations

import pytest

from tracker.core.labels import Topic
from tracker.extraction import topics

WORK: dict[str, str] = {
    "land": """
        rà soát các hộ xây lấn ra bờ đê, lập biên bản; đo đạc lại thửa ruộng của 12 hộ; cấp đổi sổ đỏ cho các hộ sau dồn điền đổi thửa; thu hồi 2,3 ha đất UBND xã quản lý đang cho mượn; kiểm tra việc đổ đất san nền trên ruộng; xử lý việc sang nhượng đất bằng giấy viết tay; hoàn thiện bản đồ hiện trạng sử dụng đất; giải quyết dứt điểm hồ sơ cấp giấy lần đầu; xác định ranh giới đất giữa hai xã; lập phương án sử dụng đất của nông trường; xử lý các trường hợp tự ý chuyển đất trồng lúa sang đào ao; thống kê diện tích đất bỏ hóa; cắm mốc đất rừng phòng hộ; xác nhận nguồn gốc sử dụng đất cho các hộ; quản lý quỹ đất công không để lấn chiếm; xử lý hộ chiếm lòng sông làm nhà
    """,
    "land-allotment": """
        tổ chức cho 40 hộ bốc thăm vị trí; đấu giá 25 lô khu Đồng Cửa; phê duyệt giá khởi điểm; rà soát đối tượng được giao đất ở; bố trí nền cho hộ bị thu hồi; giao nền cho hộ nghèo; lập danh sách hộ đủ điều kiện nhận đất dịch vụ; hoàn thiện hạ tầng khu tái định cư; bàn giao lô cho người trúng đấu giá; cấp giấy cho các hộ khu tái định cư; xem xét giao đất cho hộ tách hộ; đưa dân vào khu tái định cư ổn định
    """,
    "site-clearance": """
        chi trả tiền cho 15 hộ còn lại; vận động hộ ông B bàn giao mặt bằng; kiểm đếm tài sản trên đất; công khai phương án bồi thường; di dời đường điện, trạm bơm phục vụ thi công; cưỡng chế thu hồi đất dự án đường; áp giá đền bù cây cối; di chuyển 60 ngôi mộ; giải quyết vướng mắc GPMB đoạn qua xã; trích đo phục vụ GPMB; niêm yết dự thảo phương án hỗ trợ; tuyên truyền để dân giao đất cho dự án
    """,
    "construction-order": """
        tháo dỡ nhà xây không phép; kiểm tra công trình xây quá tầng; công bố quy hoạch chi tiết khu trung tâm; thẩm định đồ án quy hoạch xã; xử lý biệt thự xây sai thiết kế; rà soát quy hoạch treo; cấp phép xây dựng nhà ở riêng lẻ; ngăn chặn phân lô xây nhà trái phép; lập đội kiểm tra trật tự xây dựng; cắm mốc chỉ giới; lấy ý kiến cộng đồng về quy hoạch phân khu; xử lý ki ốt dựng trái phép
    """,
    "transport": """
        sửa ổ gà trên đường vào xã; lắp biển báo tại ngã ba; mở rộng đường liên thôn; sơn lại vạch kẻ đường; sửa chữa cầu xuống cấp; kiểm tra xe chở quá tải; hoàn trả mặt đường sau thi công; lắp gờ giảm tốc trước cổng chợ; bố trí điểm dừng xe buýt; rà soát điểm đen tai nạn; duy tu tuyến đường tỉnh; bê tông hóa ngõ xóm; cải tạo nút giao; hoàn thành 3 km đường nội đồng; khơi thông tầm nhìn khúc cua; kiểm tra bến đò chưa có giấy phép
    """,
    "environment": """
        thu gom rác ở bãi tạm; xử lý mùi hôi từ trại lợn; di dời cơ sở tái chế nhựa; vớt bèo trên sông; xử lý điểm tồn đọng rác; đóng cửa bãi chôn lấp; quan trắc nước kênh; kiểm tra xả thải của nhà máy giấy; phân loại rác tại nguồn; gia cố bờ sông sạt lở; trồng cây chắn sóng; xử phạt cơ sở nấu nhôm; thu gom vỏ thuốc trừ sâu; xử lý khói lò gạch; kiểm tra khai thác cát; tổng dọn vệ sinh đường làng
    """,
    "urban": """
        thay bóng đèn đường; cắt tỉa cây trước mùa bão; giải tỏa hàng quán vỉa hè; nạo vét cống thoát nước; lát lại vỉa hè; trồng hoa ở dải phân cách; bó gọn dây cáp; chỉnh trang khu trung tâm; lắp đèn trang trí; gắn biển tên đường, số nhà; xử lý ngập khu dân cư; dẹp chợ cóc; sửa công viên; lập đề án công nhận đô thị loại IV; kéo điện cho cụm dân cư; cấp nước sạch cho 3 thôn; thay trụ điện nghiêng; sắp xếp lại bãi giữ xe trước chợ
    """,
    "investment": """
        giải ngân hết vốn năm 2026; lập báo cáo kinh tế kỹ thuật; lựa chọn nhà thầu tư vấn; đẩy nhanh tiến độ trụ sở xã; quyết toán các công trình hoàn thành; xử lý nợ đọng xây dựng cơ bản; điều chỉnh kế hoạch đầu tư trung hạn; chấm dứt hợp đồng nhà thầu yếu; nghiệm thu khối lượng; thẩm định chủ trương đầu tư; bố trí vốn đối ứng; rà soát dự án chậm tiến độ; đăng ký nhu cầu vốn 2027; phê duyệt thiết kế bản vẽ thi công
    """,
    "budget": """
        thu hồi nợ thuế của 8 doanh nghiệp; xây dựng dự toán năm 2027; khai thác nguồn thu từ chợ; chuyển hộ khoán sang kê khai; tiết kiệm chi hội nghị; phân bổ kinh phí; quyết toán ngân sách xã; xử lý nhà đất công dôi dư; thu phí, lệ phí; kiểm tra hóa đơn xăng dầu; cấp kinh phí bầu cử; đôn đốc nộp tiền sử dụng đất; cân đối nguồn trả lương; cấp bù hụt thu
    """,
    "economy": """
        gieo cấy xong lúa mùa; phòng trừ rầy nâu; tiêm phòng cho đàn lợn; mở hội chợ hàng Việt; hỗ trợ doanh nghiệp vay vốn; xây dựng sản phẩm OCOP; nạo vét kênh nội đồng; đắp bờ bao; kiểm tra đê trước lũ; lấp đầy cụm công nghiệp; trồng rừng thay thế; rà soát tiêu chí nông thôn mới; chống hạn cho lúa; mua bán hàng giả ở chợ; phát triển du lịch cộng đồng; thành lập hợp tác xã; kiểm tra giá bán phân bón; cấp con giống; sửa trạm bơm; phòng chống bão số 5; xây dựng phương án sơ tán dân khi có bão; chuyển đổi cây trồng; cho thuê gian hàng chợ; đăng ký nhãn hiệu gạo
    """,
    "complaints": """
        trả lời đơn của bà C; tiếp công dân tại trụ sở; đối thoại với các hộ; giải quyết đơn tố cáo nặc danh; xác minh nội dung khiếu nại; rà soát vụ việc kéo dài; phân loại đơn thư; trả lời kiến nghị cử tri; hòa giải tranh chấp giữa hai hộ; không để khiếu kiện vượt cấp; thi hành quyết định giải quyết khiếu nại; báo cáo kết quả giải quyết ý kiến cử tri
    """,
    "inspection": """
        thu hồi số tiền chi sai; thực hiện kết luận thanh tra; kiểm điểm tập thể có sai phạm; thanh tra việc mua sắm; báo cáo khắc phục sau kiểm toán; kiểm tra đột xuất công vụ; kiểm tra việc thu đầu năm học; xử lý trách nhiệm kế toán; nộp trả ngân sách khoản chi vượt; chuyển hồ sơ sang cơ quan điều tra; theo dõi việc thực hiện kiến nghị sau thanh tra
    """,
    "party": """
        kết nạp đảng viên mới; học tập nghị quyết; kiểm tra tổ chức đảng có dấu hiệu vi phạm; nâng chất lượng sinh hoạt chi bộ; chuẩn bị đại hội chi bộ; vận động đoàn viên, hội viên; nắm tình hình dư luận; củng cố tổ dân vận; quy hoạch cán bộ; đánh giá đảng viên cuối năm; tập hợp ý kiến nhân dân gửi Mặt trận; tổ chức ngày hội đại đoàn kết; kiện toàn cấp ủy; chuyển đảng chính thức; phản biện dự thảo nghị quyết; vận động tín đồ
    """,
    "security": """
        tuần tra ban đêm; gọi công dân nhập ngũ; kiểm tra phòng cháy chữa cháy chợ; triệt phá sòng bạc; xử lý thanh niên tụ tập đua xe; diễn tập phòng thủ; quản lý người nghiện; cấp căn cước; bảo đảm an toàn giao thông dịp lễ; thi hành án tồn đọng; ngăn chặn pháo nổ; xét xử vụ án điểm; rà soát người tạm trú; phòng chống cháy rừng; ngăn chặn lừa đảo qua mạng; củng cố tổ an ninh cơ sở; huấn luyện dân quân; xử lý nồng độ cồn; kiểm tra quán karaoke; bảo vệ bầu cử tuyệt đối an toàn; thu hồi vũ khí tự chế
    """,
    "social": """
        tặng quà gia đình chính sách; rà soát hộ nghèo; sửa nhà cho người có công; chi trả trợ cấp; hỗ trợ hộ bị thiệt hại; mở lớp dạy nghề; giới thiệu việc làm; cấp gạo cứu đói; vận động tham gia BHYT tự nguyện; phòng chống đuối nước; thăm mẹ Việt Nam anh hùng; xóa nhà tạm; đưa lao động đi Nhật Bản; trẻ em mồ côi; chi hỗ trợ tiền thuê trọ; cho hộ nghèo vay vốn; tu sửa nghĩa trang liệt sĩ; tổ chức Tết cho người nghèo; ngăn tảo hôn
    """,
    "education": """
        tuyển sinh lớp 6; sửa phòng học; chuẩn bị khai giảng; kiểm tra bếp ăn bán trú; bổ sung giáo viên; xây trường đạt chuẩn quốc gia; duy trì sĩ số; chấn chỉnh dạy thêm; sáp nhập điểm trường; cho học sinh nghỉ học; thi học sinh giỏi; mua sắm thiết bị dạy học; phổ cập mầm non; miễn học phí; lắp đặt máy lọc nước cho trường; công nhận trường chuẩn
    """,
    "health": """
        tiêm vắc xin cho trẻ; phun thuốc muỗi; kiểm tra quán ăn; khám sức khỏe người cao tuổi; cách ly người về từ vùng dịch; mua sắm trang thiết bị trạm y tế; truy vết ca bệnh; lập danh sách tiêm mũi nhắc lại; bảo đảm thuốc, vật tư; vận động hiến máu; phòng bệnh dại; khử khuẩn trường học; kiểm tra nước đóng chai; quản lý người mắc lao; giảm sinh con thứ ba; xử lý ổ dịch tay chân miệng; trực cấp cứu dịp Tết; lập hồ sơ sức khỏe điện tử
    """,
    "culture": """
        treo cờ Tổ quốc; phát thanh nội dung nghị quyết; tu bổ đình làng; bình xét gia đình văn hóa; đưa tin về đại hội; tổ chức lễ hội đền; vận động cưới hỏi tiết kiệm; tháo gỡ băng rôn cũ; sưu tầm hiện vật; luyện tập văn nghệ; bắn pháo hoa dịp Tết; tổ chức giải bóng đá; viết lịch sử xã; bảo vệ di tích; sửa loa truyền thanh; lập hồ sơ di sản; tổ chức kỷ niệm 30/4; quản lý quán internet; đăng bài trên trang tin
    """,
    "administration": """
        chấm công cán bộ; sắp xếp tổ chức bộ máy; báo cáo tổng kết năm; bố trí công chức một cửa; đánh giá xếp loại viên chức; rà soát thủ tục hành chính; tuyển dụng công chức; chuẩn bị kỳ họp HĐND; cử cán bộ tham gia tổ công tác; trực lãnh đạo dịp lễ; lập danh sách cử tri; ban hành quy chế làm việc; chấn chỉnh giờ giấc; giải quyết hồ sơ quá hạn; khen thưởng tập thể; sáp nhập thôn; in ấn tài liệu hội nghị; đăng ký lịch họp; xây dựng chương trình công tác; bổ nhiệm trưởng phòng; chuẩn bị nội dung làm việc với tỉnh; xin ý kiến các sở; lưu trữ hồ sơ; đăng ký khai sinh lưu động; tập huấn nghiệp vụ cho công chức
    """,
    "digital": """
        cài đặt VNeID; số hóa hồ sơ; nộp hồ sơ trực tuyến; lắp wifi công cộng; cấp chữ ký số; tập huấn kỹ năng số; nâng cấp phần mềm; thanh toán không dùng tiền mặt; cập nhật cơ sở dữ liệu; hoạt động tổ công nghệ số; xóa vùng lõm sóng; chuẩn hóa dữ liệu dân cư; đồng bộ hệ thống; bảo mật mạng nội bộ; kết nối camera về trung tâm điều hành; đưa thủ tục lên cổng dịch vụ công; dùng văn bản điện tử; làm sạch dữ liệu đất đai
    """,
}


@pytest.mark.parametrize("topic", WORK)
def test_the_object_tells_the_topic(topic: str) -> None:
    work = " ".join(WORK[topic].split()).split("; ")
    told = {words: topics.choose(topics.scores(words.lower()), topics.Circumstances())[0] for words in work}
    assert {words: got.value for words, got in told.items() if got is not Topic(topic)} == {}


def test_every_topic_has_its_work() -> None:
    assert set(WORK) == {topic.value for topic in Topic}


@pytest.mark.parametrize(
    "words", ["yêu cầu các xã báo cáo", "theo lộ trình đã định", "nhu cầu của đơn vị", "chi phí đơn giản"]
)
def test_a_word_inside_another_says_nothing(words: str) -> None:
    assert topics.scores(words) == {}
