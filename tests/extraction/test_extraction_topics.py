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

#: What resolutions and directives ask, in their own broad words.
AIMS: dict[str, str] = {
    "land": """
        tăng cường công tác quản lý nhà nước về đất đai, tài nguyên khoáng sản; kiên quyết xử lý dứt điểm các vi phạm phát sinh trên đất nông nghiệp; hoàn thành đo vẽ bản đồ địa chính 5 xã còn lại; rà soát toàn bộ diện tích đất do UBND xã quản lý đang cho thuê, mượn; đẩy nhanh tiến độ cấp giấy chứng nhận lần đầu cho tổ chức và hộ gia đình; không để phát sinh vi phạm mới về đất đai; lập hồ sơ xử lý 12 trường hợp tự ý chuyển mục đích; xác định giá đất cụ thể làm cơ sở thu tiền; hoàn thiện kế hoạch sử dụng đất năm 2026 trình tỉnh phê duyệt; thu hồi diện tích đất giao không đúng đối tượng; rà soát các dự án chậm đưa đất vào sử dụng, tham mưu thu hồi theo quy định; xử lý tình trạng san gạt, lấp ao trái phép; kiểm kê đất đai năm 2024 bảo đảm chất lượng; chấn chỉnh việc cho thuê đất công ích quá thời hạn; kiểm tra việc sử dụng đất của các doanh nghiệp được thuê đất; lập phương án cưỡng chế khôi phục tình trạng ban đầu của đất; rà soát đất nông lâm trường bàn giao về địa phương quản lý; giải quyết tồn đọng hồ sơ cấp GCN của người dân; ngăn chặn tình trạng tự ý xây dựng nhà trên đất trồng cây lâu năm; quản lý chặt đất bãi ven sông, không cho dựng lều quán
    """,
    "land-allotment": """
        đẩy nhanh tiến độ đấu giá quyền sử dụng đất các khu đã có hạ tầng; tổ chức bốc thăm giao đất cho các hộ tại khu tái định cư số 2; rà soát quỹ đất ở còn lại để giao cho hộ chính sách; công khai danh sách các hộ đủ điều kiện giao đất dịch vụ; hoàn thiện thủ tục đấu giá 60 lô đất ở thôn Trung; sớm bố trí đất tái định cư cho các hộ phải di dời; phê duyệt phương án giao đất dân cư dịch vụ khu Đồng Mả; thu nốt tiền trúng đấu giá đất của 9 hộ; hủy kết quả trúng đấu giá của người bỏ cọc; xây dựng khu tái định cư phục vụ dự án cao tốc; rà soát, xét duyệt đối tượng được cấp đất giãn dân; xác định giá khởi điểm các lô còn lại; bàn giao đất tại thực địa cho hộ trúng đấu giá; giải quyết dứt điểm tồn tại về đất dịch vụ cho các hộ bị thu hồi đất; giao nốt 35 suất đất cho các hộ chưa nhận
    """,
    "site-clearance": """
        đẩy nhanh tiến độ bồi thường, giải phóng mặt bằng các dự án trọng điểm; bàn giao mặt bằng sạch cho nhà thầu trước ngày 15/8; vận động 7 hộ còn lại nhận tiền, tháo dỡ nhà cửa; tổ chức kiểm đếm bắt buộc đối với hộ không hợp tác; phê duyệt phương án bồi thường đợt 3; chi trả tiền cho các hộ đã đồng thuận; cưỡng chế thu hồi đất đối với 4 hộ không chấp hành; hoàn thành di chuyển mồ mả trong phạm vi dự án; tháo gỡ vướng mắc mặt bằng tuyến đường vành đai; di dời hạ tầng kỹ thuật điện, nước ra khỏi phạm vi dự án; xác minh nguồn gốc đất của các hộ bị thu hồi để lập phương án; thành lập tổ công tác GPMB từng xã; đối thoại với các hộ chưa đồng thuận với giá đền bù; lập hồ sơ bảo vệ thi công đoạn qua cánh đồng; thông báo thu hồi đất đến từng hộ trong vùng dự án; hoàn thành công tác mặt bằng khu công nghiệp trong quý III
    """,
    "construction-order": """
        tăng cường quản lý trật tự xây dựng trên địa bàn; xử lý nghiêm các công trình xây dựng sai phép, không phép; đẩy nhanh lập quy hoạch chung đô thị; điều chỉnh quy hoạch chi tiết khu dân cư phía Bắc; công bố công khai quy hoạch và cắm mốc giới ngoài thực địa; rà soát các nhà xưởng xây dựng trái phép; kiểm tra việc cấp phép và xây dựng theo giấy phép; hoàn thiện đồ án quy hoạch phân khu; lập quy hoạch vùng huyện đến năm 2040; tháo dỡ phần công trình vi phạm của hộ ông T; rà soát quy hoạch không còn phù hợp để hủy bỏ; tổ chức lấy ý kiến về đồ án điều chỉnh tổng thể quy hoạch; xây dựng quy chế quản lý kiến trúc điểm dân cư nông thôn; đình chỉ thi công công trình vi phạm, cắt điện nước; tăng cường kiểm tra xây dựng nhà ở riêng lẻ; xử lý dứt điểm các công trình vi phạm tồn tại từ năm 2022 trở về trước
    """,
    "transport": """
        đẩy nhanh tiến độ thi công tuyến đường tỉnh 282; duy tu, sửa chữa mặt đường hư hỏng trước mùa mưa; cắm biển hạn chế tải trọng trên cầu yếu; tổ chức lại giao thông nút ngã tư trung tâm; phân luồng phương tiện trong thời gian thi công cầu; phát triển hạ tầng giao thông kết nối vùng; bê tông hóa 12 km đường giao thông nông thôn; kiểm soát xe quá khổ, quá tải trên đường liên xã; lắp đặt đèn tín hiệu giao thông tại ngã tư; hoàn trả mặt đường sau khi lắp ống nước; khảo sát mở tuyến xe buýt về trung tâm xã; giải tỏa vi phạm hành lang an toàn đường bộ; xây dựng cầu dân sinh thay cầu tạm; hoàn thành thảm nhựa tuyến trục chính; nâng cấp đường vào khu du lịch; kiểm tra hoạt động vận tải hành khách dịp Tết
    """,
    "environment": """
        xử lý triệt để tình trạng ô nhiễm môi trường làng nghề; thu gom, vận chuyển rác thải sinh hoạt không để tồn đọng; đẩy nhanh tiến độ xây dựng nhà máy xử lý rác; kiểm tra việc xả nước thải chưa qua xử lý ra kênh; đóng cửa các lò đốt rác thủ công gây khói bụi; hướng dẫn người dân phân loại chất thải rắn tại nguồn; quan trắc chất lượng không khí, nước mặt định kỳ; di dời các cơ sở chăn nuôi ra khỏi khu dân cư; khắc phục sạt lở bờ sông đoạn qua xã; ngăn chặn khai thác cát, đất san lấp trái phép; trồng một tỷ cây xanh theo kế hoạch; thu gom bao gói thuốc bảo vệ thực vật; tổ chức tổng vệ sinh môi trường chiều thứ Sáu; xử phạt các cơ sở không có giấy phép môi trường; bảo vệ nguồn nước, xử lý ao tù nước đọng; lắp hệ thống xử lý nước thải cụm công nghiệp; ứng phó biến đổi khí hậu, bảo vệ tài nguyên khoáng sản
    """,
    "urban": """
        đẩy nhanh tiến độ hoàn thiện các tiêu chí đô thị loại III; chỉnh trang hè phố, lát vỉa hè tuyến trung tâm; thay thế hệ thống đèn chiếu sáng công cộng; xử lý điểm ngập úng trong khu dân cư khi mưa lớn; xây dựng tuyến phố văn minh đô thị; sắp xếp lại các điểm kinh doanh lấn chiếm lòng đường, vỉa hè; hạ ngầm cáp viễn thông, điện lực tuyến phố chính; cắt tỉa cây xanh, chăm sóc công viên; hoàn thiện đề án thành lập thị xã; cấp nước sạch cho 100% hộ dân; đầu tư hạ tầng kỹ thuật khu đô thị mới; quản lý vận hành nhà chung cư; cải tạo hệ thống cống thoát nước; đặt tên đường, tên phố và công trình công cộng; chỉnh trang đô thị chào mừng ngày lễ lớn; di chuyển cột điện nằm giữa ngõ; lập lại trật tự đô thị trên các tuyến phố chính
    """,
    "investment": """
        đẩy nhanh tiến độ giải ngân vốn đầu tư công; hoàn thành thủ tục chuẩn bị đầu tư các dự án khởi công mới; rà soát, điều chuyển vốn các dự án giải ngân chậm; quyết toán dự án hoàn thành đúng hạn; lựa chọn nhà thầu bảo đảm công khai, minh bạch; phân bổ chi tiết kế hoạch vốn năm 2025; đôn đốc nhà thầu tăng ca, tăng kíp, bù tiến độ; trình phê duyệt chủ trương đầu tư dự án; không để phát sinh nợ đọng xây dựng cơ bản; tháo gỡ khó khăn cho các dự án trọng điểm; thanh toán khối lượng hoàn thành cho nhà thầu; khởi công công trình trụ sở trước ngày 2/9; giám sát chất lượng các công trình đang thi công; chấm dứt hợp đồng với nhà thầu không đủ năng lực; tham mưu danh mục dự án đầu tư công trung hạn 2026 - 2030; phấn đấu giải ngân đạt 100% kế hoạch vốn được giao; rà soát các dự án sử dụng vốn ngoài ngân sách chậm tiến độ; đưa vào sử dụng công trình đúng thời gian cam kết
    """,
    "budget": """
        tập trung thu ngân sách, phấn đấu vượt dự toán tỉnh giao; khai thác các nguồn thu còn dư địa, chống thất thu; đôn đốc thu hồi nợ đọng thuế; quản lý chặt chẽ các khoản chi, triệt để tiết kiệm; xây dựng dự toán thu, chi năm 2026; xử lý tài sản công dôi dư sau sắp xếp; rà soát thuế xây dựng nhà tư nhân; phân bổ kinh phí chi thường xuyên cho các đơn vị; quản lý hóa đơn điện tử khởi tạo từ máy tính tiền; cân đối nguồn kinh phí chi trả lương; tăng cường thu thuế sử dụng đất phi nông nghiệp; bố trí kinh phí tổ chức đại hội; công khai ngân sách theo quy định; bán đấu giá trụ sở cũ không còn sử dụng; thực hành tiết kiệm, chống lãng phí; nộp các khoản thu vào ngân sách đúng hạn
    """,
    "economy": """
        tháo gỡ khó khăn cho sản xuất kinh doanh; đẩy mạnh thu hút đầu tư vào các cụm công nghiệp; chuyển dịch cơ cấu cây trồng, vật nuôi; phòng, chống dịch tả lợn châu Phi; hoàn thành gieo cấy vụ mùa trong khung thời vụ; đẩy nhanh xây dựng nông thôn mới nâng cao; cải thiện môi trường đầu tư, nâng cao chỉ số PCI; phát triển thương mại, dịch vụ, du lịch; chuẩn bị phương án phòng chống lụt bão, tìm kiếm cứu nạn; hỗ trợ hợp tác xã liên kết tiêu thụ nông sản; kiểm tra an toàn hồ đập trước mùa mưa; chống buôn lậu, gian lận thương mại và hàng giả; phát triển sản phẩm OCOP, xây dựng thương hiệu; bảo đảm cung ứng hàng hóa, bình ổn giá dịp Tết; phát triển kinh tế rừng, cấp chứng chỉ FSC; chống khai thác thủy sản bất hợp pháp, gỡ thẻ vàng IUU; phấn đấu tốc độ tăng trưởng kinh tế đạt 10%; tập trung thực hiện các mục tiêu phát triển kinh tế - xã hội; nạo vét kênh mương phục vụ tưới tiêu; phát triển đàn gia súc, gia cầm theo hướng trang trại; hỗ trợ doanh nghiệp, hộ kinh doanh tiếp cận vốn vay; lấp đầy khu công nghiệp, thu hút dự án FDI; khôi phục làng nghề truyền thống
    """,
    "complaints": """
        giải quyết dứt điểm các vụ khiếu nại, tố cáo tồn đọng; thực hiện nghiêm chế độ tiếp công dân định kỳ; đối thoại trực tiếp với nhân dân, không để hình thành điểm nóng khiếu kiện; trả lời đầy đủ kiến nghị của cử tri; rà soát các vụ việc phức tạp kéo dài; nâng cao chất lượng công tác hòa giải ở cơ sở; phân loại, xử lý đơn thư đúng thời hạn; xác minh nội dung tố cáo của công dân; tổ chức thi hành các quyết định giải quyết khiếu nại đã có hiệu lực; không để công dân tập trung đông người khiếu kiện vượt cấp; trả lời bằng văn bản cho ông Hùng về nội dung phản ánh; giải quyết đơn của các hộ dân thôn Đông; tiếp nhận, xử lý phản ánh kiến nghị của người dân; lập hồ sơ các vụ việc khiếu kiện đông người báo cáo tỉnh; chủ tịch UBND xã trực tiếp tiếp dân mỗi tuần một ngày
    """,
    "inspection": """
        thực hiện nghiêm các kết luận thanh tra, kiểm toán; kiểm điểm trách nhiệm tập thể, cá nhân có liên quan đến sai phạm; thu hồi số tiền sai phạm nộp ngân sách; tăng cường thanh tra, kiểm tra những lĩnh vực dễ phát sinh tiêu cực; hoàn thành cuộc thanh tra chuyên đề theo kế hoạch; báo cáo kết quả khắc phục các tồn tại sau thanh tra; thanh tra trách nhiệm người đứng đầu; xây dựng kế hoạch thanh tra năm 2026; chuyển cơ quan điều tra các vụ việc có dấu hiệu tội phạm; thanh tra đột xuất việc mua sắm thiết bị; giám sát việc thực hiện các kiến nghị của Kiểm toán nhà nước; xử lý sau thanh tra đối với 5 đơn vị; đôn đốc thực hiện kết luận thanh tra trách nhiệm; kê khai, xác minh tài sản thu nhập người có chức vụ; nộp trả ngân sách số tiền chi sai chế độ
    """,
    "party": """
        nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức đảng; chuẩn bị chu đáo đại hội đảng bộ các cấp; đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; đổi mới nội dung sinh hoạt chi bộ; thực hiện tốt công tác phát triển đảng viên; nâng cao chất lượng công tác kiểm tra, giám sát và thi hành kỷ luật đảng; phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể; tăng cường công tác dân vận chính quyền; kịp thời nắm bắt, định hướng dư luận xã hội; quán triệt, triển khai nghị quyết Trung ương; củng cố khối đại đoàn kết toàn dân tộc; thực hiện quy chế dân chủ ở cơ sở; luân chuyển, quy hoạch cán bộ lãnh đạo, quản lý; bảo vệ nền tảng tư tưởng của Đảng, phản bác quan điểm sai trái; xây dựng mô hình dân vận khéo; nâng cao chất lượng giám sát, phản biện xã hội; chuẩn bị nhân sự cấp ủy nhiệm kỳ mới; kiểm tra tổ chức đảng khi có dấu hiệu vi phạm; kiểm điểm, đánh giá, xếp loại tổ chức đảng, đảng viên; mở lớp bồi dưỡng nhận thức về Đảng; đoàn kết các chức sắc, tín đồ tôn giáo
    """,
    "security": """
        giữ vững an ninh chính trị, trật tự an toàn xã hội; tấn công trấn áp các loại tội phạm; hoàn thành chỉ tiêu giao quân năm 2025; tổ chức diễn tập khu vực phòng thủ; tăng cường công tác phòng cháy, chữa cháy và cứu nạn cứu hộ; xử lý nghiêm vi phạm nồng độ cồn; quản lý chặt đối tượng nghiện ma túy; xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc; thực hiện tốt công tác quân sự, quốc phòng địa phương; kiềm chế tai nạn giao thông trên cả ba tiêu chí; đấu tranh phòng chống tội phạm công nghệ cao; đẩy nhanh điều tra, truy tố, xét xử các vụ án trọng điểm; phòng cháy, chữa cháy rừng mùa khô; bảo vệ chủ quyền an ninh biên giới; tổ chức huấn luyện dân quân tự vệ; chủ động nắm chắc tình hình địa bàn, không để bị động bất ngờ; ngăn chặn tín dụng đen, cho vay nặng lãi; kiểm tra các cơ sở kinh doanh có điều kiện về an ninh; phòng, chống tham nhũng, tiêu cực; cấp định danh, căn cước cho công dân; bảo đảm an ninh trật tự phục vụ đại hội; thi hành án dân sự những vụ có điều kiện thi hành
    """,
    "social": """
        thực hiện đầy đủ, kịp thời các chính sách an sinh xã hội; xóa nhà tạm, nhà dột nát cho hộ nghèo; đào tạo nghề, giải quyết việc làm cho lao động nông thôn; chăm lo người có công với cách mạng; tổ chức thăm, tặng quà các gia đình chính sách dịp 27/7; giảm tỷ lệ hộ nghèo còn dưới 1%; bảo vệ, chăm sóc trẻ em, phòng chống tai nạn đuối nước; mở rộng đối tượng tham gia bảo hiểm xã hội tự nguyện; rà soát các hộ bị ảnh hưởng bởi bão để hỗ trợ; thực hiện chính sách dân tộc; chi trả trợ cấp cho đối tượng bảo trợ xã hội; bảo đảm mọi người dân đều có Tết; xây dựng nhà ở xã hội cho công nhân; nắm tình hình đời sống công nhân các khu công nghiệp; vận động Quỹ vì người nghèo; vì sự tiến bộ của phụ nữ và bình đẳng giới; cho vay vốn tín dụng chính sách; đẩy mạnh đưa người lao động đi làm việc ở nước ngoài
    """,
    "education": """
        nâng cao chất lượng giáo dục và đào tạo; chuẩn bị tốt cho kỳ thi tốt nghiệp THPT; xây dựng trường đạt chuẩn quốc gia mức độ 2; sắp xếp mạng lưới trường, lớp học; bố trí đủ giáo viên cho năm học mới; khắc phục tình trạng thiếu phòng học; chấn chỉnh tình trạng dạy thêm, học thêm; bảo đảm an toàn cho học sinh khi đến trường; đầu tư cơ sở vật chất các trường học; phân luồng học sinh sau trung học cơ sở; vận động học sinh bỏ học trở lại lớp; tuyển dụng giáo viên còn thiếu; thực hiện chương trình giáo dục phổ thông 2018; kiểm tra các khoản thu đầu năm học; bảo đảm bữa ăn bán trú; đẩy mạnh phong trào khuyến học, khuyến tài
    """,
    "health": """
        chủ động phòng, chống dịch bệnh, không để dịch lây lan; nâng cao chất lượng khám, chữa bệnh; bảo đảm an toàn vệ sinh thực phẩm; tăng tỷ lệ bao phủ bảo hiểm y tế; đẩy nhanh tiêm vắc xin mũi nhắc lại; kiện toàn, củng cố trạm y tế xã; kiểm tra bếp ăn tập thể, thức ăn đường phố; diệt bọ gậy, phòng chống sốt xuất huyết; chăm sóc sức khỏe người cao tuổi; bổ sung bác sĩ cho trạm y tế; kiểm soát người ra vào vùng dịch; quản lý hành nghề y dược tư nhân; nâng cao chất lượng dân số, giảm sinh con thứ ba; thực hiện nghiêm thông điệp 5K; khám sàng lọc cho học sinh; mua sắm thuốc, vật tư y tế; thiết lập khu cách ly tập trung
    """,
    "culture": """
        tổ chức các hoạt động văn hóa, thể thao chào mừng đại hội; nâng cao chất lượng phong trào toàn dân đoàn kết xây dựng đời sống văn hóa; tu bổ, tôn tạo di tích lịch sử; đẩy mạnh thông tin, tuyên truyền trên hệ thống loa truyền thanh; quản lý chặt chẽ lễ hội đầu xuân; tuyên truyền sâu rộng kết quả kỳ họp; xây dựng chuyên trang, chuyên mục tuyên truyền; xây dựng nhà văn hóa thôn; thực hiện nếp sống văn minh trong việc cưới, việc tang; tổ chức đại hội thể dục thể thao các cấp; bảo tồn, phát huy giá trị di sản văn hóa; tuyên truyền, phổ biến để người dân biết, đồng thuận; treo cờ, khẩu hiệu, trang trí đường phố; cung cấp thông tin kịp thời cho báo chí; kiểm tra các dịch vụ văn hóa công cộng; biểu dương gương người tốt, việc tốt
    """,
    "administration": """
        siết chặt kỷ luật, kỷ cương hành chính; nâng cao trách nhiệm người đứng đầu; sắp xếp tổ chức bộ máy tinh gọn, hiệu lực, hiệu quả; chuẩn bị tốt các điều kiện cho kỳ họp HĐND; đẩy mạnh cải cách hành chính, nâng cao chỉ số PAR INDEX; sắp xếp đơn vị hành chính cấp xã; tuyển dụng công chức, viên chức còn thiếu; chuẩn bị báo cáo tổng kết nhiệm kỳ; rà soát các nhiệm vụ được giao, hoàn thành đúng hạn; thực hiện nghiêm chế độ báo cáo; bố trí, sắp xếp cán bộ dôi dư; tổ chức bầu cử đại biểu Quốc hội và HĐND các cấp; nâng cao chất lượng phục vụ tại bộ phận một cửa; phát động phong trào thi đua; cụ thể hóa thành chương trình, kế hoạch để thực hiện; rà soát, ban hành văn bản quy phạm pháp luật; thực hiện quy tắc ứng xử, văn hóa công vụ; đổi mới lề lối làm việc, nói đi đôi với làm; cắt giảm thủ tục hành chính rườm rà; hoàn thành các chỉ tiêu, nhiệm vụ năm 2025; tổ chức tổng kết năm, triển khai nhiệm vụ năm sau; phổ biến, giáo dục pháp luật cho nhân dân; tinh giản biên chế theo lộ trình; vận hành chính quyền địa phương hai cấp thông suốt; kịp thời báo cáo khó khăn, vướng mắc vượt thẩm quyền; phân công rõ người, rõ việc, rõ thời gian; thường trực tổng hợp kết quả, báo cáo Ban Thường vụ
    """,
    "digital": """
        đẩy mạnh chuyển đổi số trong cơ quan nhà nước; nâng tỷ lệ hồ sơ nộp trực tuyến toàn trình; số hóa kết quả giải quyết thủ tục hành chính; triển khai Đề án 06; phát huy vai trò tổ công nghệ số cộng đồng; bảo đảm an toàn thông tin mạng; đưa phần mềm quản lý vào sử dụng; phủ sóng 5G các khu dân cư; kết nối, chia sẻ dữ liệu giữa các ngành; cấp chữ ký số cho cán bộ, công chức; tuyên truyền người dân kích hoạt tài khoản định danh điện tử; thanh toán không dùng tiền mặt tại chợ; xây dựng chính quyền điện tử hướng tới chính quyền số; ứng dụng trí tuệ nhân tạo vào công việc; đẩy mạnh khoa học công nghệ, đổi mới sáng tạo theo Nghị quyết 57; nâng cấp trang thông tin điện tử; trang bị máy tính, đường truyền cho cấp xã
    """,
}


@pytest.mark.parametrize("topic", WORK)
def test_the_object_tells_the_topic(topic: str) -> None:
    work = " ".join(f"{WORK[topic]}; {AIMS[topic]}".split()).split("; ")
    told = {words: topics.choose(topics.scores(words.lower()), topics.Circumstances())[0] for words in work}
    assert {words: got.value for words, got in told.items() if got is not Topic(topic)} == {}


def test_every_topic_has_its_work() -> None:
    assert set(WORK) == {topic.value for topic in Topic}


@pytest.mark.parametrize(
    "words", ["yêu cầu các xã báo cáo", "theo lộ trình đã định", "nhu cầu của đơn vị", "chi phí đơn giản"]
)
def test_a_word_inside_another_says_nothing(words: str) -> None:
    assert topics.scores(words) == {}
