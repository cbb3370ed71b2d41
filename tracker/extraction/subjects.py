"""The words that say what work is about, as data: phrases by topic, and what a unit's name suggests.

Toned lower case: without tones "chợ" and "cho", "lúa" and "lụa" fall together. A plus sign marks words
that decide almost alone, two that decide alone, a minus sign words that say little; "·" is a comma inside a phrase.
"""

from __future__ import annotations

from tracker.core.labels import Topic

PHRASES: dict[Topic, str] = {
    Topic.LAND: """
        +quản lý đất đai, +lấn chiếm, +lấn đất, +đất công, +đất công ích, +đất công điền, +thu hồi đất, ++giấy chứng nhận quyền sử dụng đất, +giấy chứng nhận,
        +gcnqsdđ, +gcn qsdđ, +gcn, +cấp sổ đỏ, +sổ đỏ, đất nông nghiệp, +chuyển mục đích, +đất bãi bồi, +đất xen kẹt, đất đai, +hồ sơ địa chính, địa chính, đo
        đạc, thửa đất, +tranh chấp đất, +sử dụng đất, +quỹ đất, đất đã thu hồi, bỏ hoang, +lấn kênh, +lấn mương, +đăng ký đất đai, hạn mức đất, +thuê đất,
        +đất ở xen, +tích tụ đất, +dồn điền, vi phạm đất, +cho thuê đất, +giá đất, bãi bồi, đất lúa, ++đất rừng, lều xưởng, lều lán, -cưỡng chế, -vi phạm,
        +hành lang kênh, +nhà tiền chế, +mốc giới đất, +kiểm kê đất, +sổ mục kê, +cho thuê sai thẩm quyền, +hợp đồng cho thuê, ++cắm lại mốc, +nguồn gốc đất,
        +chủ sử dụng đất, +ranh giới đất, +bản đồ địa chính, +trích đo, trích lục, +chỉnh lý biến động, +đăng ký biến động, +cấp đổi, +hồ sơ đất, +hồ sơ đất
        đai, +đất chưa sử dụng, +đất bỏ hoang, +đất trống, +đất nhỏ hẹp, +đất lâm nghiệp, +quyền sử dụng đất, ++kế hoạch sử dụng đất, +chiếm đất, +bao chiếm,
        +chuyển đổi mục đích, +đất vườn, +đất thổ cư, +hợp thửa, +đất bãi, +đất quốc phòng, +đất tôn giáo, +khu đất, +lấn rừng, nương, ++đất trên, +lấn kinh,
        +thất thoát đất, +đất nông trường, +lấn chiếm đất, +nền trên đất lúa, +chuyển mục đích sử dụng đất, +ranh giới, +giao rừng, +phá rừng làm nương, +hành
        lang thủy lợi, +đất ubnd xã, đất, +bờ đê, +lấn ra, +xây lấn, +sang nhượng, +giấy viết tay, +cấp giấy, +cấp giấy lần đầu, +đất trồng lúa, +bỏ hóa,
        +chiếm lòng sông, +cho mượn, +đổ đất, +san nền, thửa, +hiện trạng sử dụng đất, +đất của, +đất nền, +mượn đất, +hợp đồng thuê đất, +tờ bản đồ, +diện
        tích đất, +đất thừa, +lấn sông, +lấn đường, +kiot trên đất, +thanh lý hợp đồng, +phương án sử dụng đất
    """,
    Topic.LAND_ALLOTMENT: """
        +đất dân cư dịch vụ, +đất dịch vụ, +đất dcdv, +dcdv, +giao đất, +bốc thăm, +tái định cư, +đấu giá, +đấu giá quyền sử dụng đất, +lô đất, tách thửa,
        +giá khởi điểm, +suất đất, +giao lô, khu đất ở, +đất giãn dân, +giãn dân, +đất ở cho, +nhận đất, khu tđc, +tđc, +đất đấu giá, sổ hồng, +chia lô, +phân
        lô, +nơi ở mới, ++khu tái định cư, +bố trí tái định cư, +sắp xếp dân cư, +ổn định dân cư, +di dân, +trúng đấu giá, +đặt cọc, +giao đất ở, +nền tái
        định cư, +nhà tái định cư, +bốc số, +điểm dân cư, +phiên đấu giá, +phương án đấu giá, +khu dân cư mới, +cấp đất ở, +bố trí nền, +giao nền, +nền cho,
        +hạ tầng khu dân cư, +tách hộ, +vào khu tái định cư, +xét giao đất, +hộ đủ điều kiện nhận đất, +cấp giấy cho các hộ khu tái định cư, +thu tiền trúng
        đấu giá
    """,
    Topic.SITE_CLEARANCE: """
        +giải phóng mặt bằng, +gpmb, +bồi thường, +kiểm đếm, +chi trả tiền, +nhận tiền, +bàn giao mặt bằng, mặt bằng, +chưa nhận tiền, đơn giá hoa màu, +đơn
        giá bồi thường, ++phương án bồi thường, +di dời mồ mả, +di chuyển mồ mả, +mặt bằng sạch, +hỗ trợ tái định cư, +bảo vệ thi công, +cắm cờ, chi trả,
        -cưỡng chế, cây lâu năm, +hộ chưa bàn giao, +đền bù, pabt, +bt-gpmb, +kiểm kê tài sản, ++tiền bồi thường, ++kinh phí đền bù, +chi trả bồi thường,
        +vướng mặt bằng, +mồ mả, +thông báo thu hồi đất, +quyết định thu hồi đất, +hội đồng bồi thường, +chưa chịu nhận tiền, +di dời hộ dân, +công khai
        phương án, ++thủ tục thu hồi đất, +giải tỏa trắng, +di dời hạ tầng, +hộ bị ảnh hưởng, ++phục vụ gpmb, ++vướng mắc gpmb, +giao đất cho dự án, +ngôi mộ,
        mộ, +cất bốc, +áp giá, ++cưỡng chế thu hồi đất, +phục vụ thi công, ++thu hồi đất dự án, +hỗ trợ di dời, +phương án hỗ trợ, +dự thảo phương án, +hộ còn
        lại, +bàn giao đất, ++trích đo phục vụ, +di dời đường điện, +khu vực giải tỏa, +đồng thuận nhận tiền, +đất thu hồi
    """,
    Topic.CONSTRUCTION_ORDER: """
        +trật tự xây dựng, +ttxd, +xây dựng trái phép, +không phép, +sai phép, +trái phép, +quy hoạch, +qhct, +cấp phép xây dựng, +cấp phép xd, +giấy phép xây
        dựng, +công trình vi phạm, tường bao, +san lấp trái, ++quy hoạch phân khu, ++quy hoạch chung, ++quy hoạch chi tiết, +gpxd, +nhà xưởng trái phép, tháo
        dỡ, kiến trúc, +cốt nền, +chỉ giới, +cấp phép, +hợp thức hóa, +sai quy hoạch, +quản lý trật tự xây dựng, +chương trình phát triển đô thị, +cắm mốc
        hành lang, +tái chiếm, +công trình xây dựng trên đất, +công trình trái phép, +xây dựng không phép, ++xây tường bao trái phép, ++san lấp, xây tường,
        +vượt tầng, +xây vượt, +cơi nới, +ko phép, +nhà không phép, ++đình chỉ thi công, +phá dỡ, +cưỡng chế tháo dỡ, +quy hoạch xây dựng, +đồ án quy hoạch,
        +điều chỉnh quy hoạch, +công bố quy hoạch, ++vùng quy hoạch, +quy hoạch treo, +khoảng lùi, +mật độ xây dựng, ttđt, +xây dựng sai phép, +quy hoạch tổng
        thể, +quy hoạch nông thôn, +giữ quy hoạch, +hủy bỏ quy hoạch, +chỉ giới đường đỏ, +xây nhà trái phép, +dựng nhà trái phép, +xây dựng trái quy định,
        +lập quy hoạch, +đồ án, ++nhà xưởng không phép, ++nhà xưởng ko phép, +trật tự đô thị, +quá tầng, +sai thiết kế, +xây dựng nhà ở, +nhà ở riêng lẻ, +ki
        ốt, +lều quán, +xây nhà, +xây dựng lấn chiếm, +thiết kế được duyệt, +chủ đầu tư xây sai, +quy hoạch khu, +phân khu, +công khai quy hoạch, +nhà tiền
        chế, +xây trái phép, +dựng trái phép, +nhà trái phép, +quá thời hạn phép, +quy hoạch sử dụng
    """,
    Topic.TRANSPORT: """
        +giao thông, tuyến đường, +đường tỉnh, đường 2, +quốc lộ, +tỉnh lộ, +cầu vượt, cây cầu, +đèn tín hiệu, +ổ gà, ++mặt đường, +vạch sơn, +biển báo, +hành
        lang đường bộ, +hành lang giao thông, +đường vành đai, +đường liên xã, +đường liên thôn, +ngã tư, +nút giao, +xe buýt, +tải trọng, +quá tải, đường
        thôn, đường gom, +thảm nhựa, mặt cầu, +duy tu đường, đường bộ, +đường thủy, bến xe, bến đò, bến phà, +xe khách, +đường dẫn, đường huyện, đường xã,
        +đường trục, đường nội đồng, +lề đường, +gờ giảm tốc, +hlatgt, đường, +cầu, +xe tải, +giờ cao điểm, +cắm biển, +mở đường, +hành lang đường, +lòng
        đường, +đỗ xe, +nhựa hóa, +bê tông hóa, +cứng hóa đường, +đường tránh, ++thông xe, +thông xe kỹ thuật, lộ, +mặt lộ, +tuyến lộ, +đoạn lộ, +cầu treo,
        +cầu tạm, +cầu yếu, +cầu dân sinh, +cầu cống, +ngầm tràn, hẻm, +mở rộng hẻm, +dặm vá, +vá đường, +trải nhựa, +nền đường, +bê tông nhựa, +bến thủy nội
        địa, +bến khách, +đò ngang, +vận tải, +bãi đỗ xe, +bãi đậu xe, +cao tốc, +đường sắt, +sân bay, cảng, +đường nội bộ, +đường nội bản, +đường dân sinh,
        +đường giao thông, +đường ven biển, +hạn chế tải trọng, +rào chắn, +cấm xe, +phân luồng, +ùn tắc, +điểm đen, +dọn đường, +sụt trượt, +hộ lan, +xe cơ
        giới, +qua cầu, +làm đường, +sửa đường, +tiêu sọt, +tuyến phố đi bộ, +đường đô thị, tuyến, +lộ giới, +kẻ vạch, +khúc cua, +tầm nhìn, +vạch kẻ, +ngã
        ba, +vòng xuyến, +nắn tuyến, +xe chở, +xe quá tải, +trạm cân, +đường mòn, +đường lên, +đường vào, +kiên cố hóa mặt đường, +cứng hóa, +xe đưa đón, +lái
        đò, +cầu phao, +hư hỏng mặt đường, +hoàn trả mặt đường, +điểm dừng, +lan can, +cống qua đường, +đường ngang, taluy, +rải đá
    """,
    Topic.ENVIRONMENT: """
        +môi trường, +rác, +rác thải, +lò đốt, +bãi rác, ++ô nhiễm, +nước thải, +khí thải, +chất thải, +vệ sinh môi trường, thu gom, +xả thải, +quan trắc,
        khói bụi, +sạt lở, +tổng vệ sinh, +xử lý nước, +xỉ than, +xỉ thép, +trạm xử lý, +lò than, lò gas, mùi hôi, +khai thác cát, +cát sỏi, khoáng sản, +bờ
        sông, ven sông, +đa dạng sinh học, +túi ni lông, nhựa dùng một lần, +phế thải, +trạm xử lý nước thải, ++hầm biogas, +biogas, +phân loại rác, ++lò đốt
        rác, ++đổ trộm chất thải, ++lò gốm đốt than, +rác sinh hoạt, +thùng rác, +chứa rác, +đổ rác, +nhặt rác, +xe rác, +điểm đổ rác, +tập kết rác, +khu xử
        lý rác, +tiếng ồn, khói, bụi, mùi, kè, +bờ kè, +tuyến kè, +dự án kè, +xói lở, ++điểm sạt lở, ++vùng sạt lở, +bờ biển, +biến đổi khí hậu, +bảo vệ môi
        trường, +môi trường sống, +mỏ đất, +mỏ đá, +khai thác đất, +cát tặc, +lục bình, +chất thải rắn, +chất thải y tế, +đánh giá tác động môi trường, +giấy
        phép môi trường, đtm, +xả thẳng, +xử lý nước thải, +nước thải sinh hoạt, +gây ô nhiễm, +gây bụi, +dọn vệ sinh, +trồng cây xanh, +ruồi muỗi, +đốt rơm
        rạ, +khoáng sản trái phép, +cơ sở gây ô nhiễm, +vớt rác, +đổ trộm, +tái chế, +vớt bèo, bèo, +chôn lấp, +cây chắn sóng, +nấu nhôm, đốt, +ngập rác,
        +khói lò, +lò gạch, +trại lợn, +hôi thối, +sông ô nhiễm, +nước kênh, +vỏ thuốc, +bao bì, +rác tồn, +đốt rác, +hố rác, +tiêu hủy, nhựa, +cơ sở xả,
        +trạm quan trắc, +chống sạt lở, +khu vực sạt lở, +dòng chảy, +chất thải chăn nuôi, +biển báo sạt lở
    """,
    Topic.URBAN: """
        +đô thị, +mỹ quan, +chỉnh trang, +chiếu sáng, +bóng đèn, +thoát nước, +vỉa hè, +lòng lề đường, +cây xanh, +tiêu chí đô thị, +nâng hạng, +nâng loại,
        +hạ tầng kỹ thuật, công viên, cấp nước, ++nước sạch, quảng cáo, +ngập úng, +ngập, +cao áp, hạ tầng, +lên thành phố, tiêu chí thành phố, +tiêu chí
        phường, +loại đô thị, cống hộp, hố ga, +hè phố, +ngầm hóa, dây cáp, cống thoát, +văn minh đô thị, biển hiệu, +tiêu thoát, +nghĩa trang, ++lấn chiếm
        vỉa hè, ++rãnh thoát nước, ++hệ thống thoát nước, +rãnh, +tiêu chuẩn đô thị, +bảng chấm điểm, +tỉa cành, +tỉa nhánh, +tán cây, +đèn đường, +đèn năng
        lượng mặt trời, +trụ điện, +lưới điện, +dây điện, +hạ thế, +trạm biến áp, +kéo điện, +cấp điện, +nước máy, +cấp nước tập trung, +hàng rong, +bãi giữ
        xe, +bãi xe, +dù bạt, +mái che, +biển quảng cáo, +rao vặt, +số nhà, +đặt tên đường, +hoa viên, +vườn hoa, +dải phân cách, +nắp cống, +nạo vét cống,
        +triều cường, +vệ sinh đô thị, +khu đô thị, +đô thị loại, +nâng cấp đô thị, +cây xanh trong khu vực đô thị, +cảnh quan đô thị, +phát triển đô thị,
        +chợ tự phát, +chợ tạm, +hệ thống đèn, +mương thoát nước, +cống rãnh, +điện chiếu sáng, +đường ống nước, +ống nước, +đèn trang trí, +trang trí, +chợ
        cóc, +cắt tỉa cây, +tỉa cây, +cây đổ, +biển tên đường, +gắn biển số nhà, +trồng hoa, +bồn hoa, +ghế đá, +camera đô thị, +điện sinh hoạt, +mất điện,
        +cột điện, +cáp viễn thông, +trung tâm xã, +khu trung tâm, +thoát nước mưa, +gạch vỉa hè, +lát vỉa hè, +quán vỉa hè, +hồ điều hòa, +khuôn viên, +đài
        phun nước, +nhà vệ sinh công cộng, +nghĩa trang nhân dân
    """,
    Topic.INVESTMENT: """
        +đầu tư công, +vốn đầu tư, +giải ngân, +nợ đọng, +xdcb, +xây dựng cơ bản, +nhà thầu, nghiệm thu, +quyết toán dự án, +quyết toán công trình, +công
        trình trọng điểm, dự án đầu tư, +kế hoạch vốn, thi công, +gói thầu, +trung hạn, +nguồn vốn, +tổng mức đầu tư, +khởi công, +tiến độ dự án, +đấu thầu,
        +lựa chọn nhà thầu, +chủ đầu tư, +thiết kế kỹ thuật, +bố trí vốn, +thanh toán khối lượng, công trường, +khối lượng hoàn thành, +hồ sơ quyết toán, công
        trình, -dự án, -đầu tư, -vốn, +vốn đầu tư công, +chuyển tiếp, +dự án chuyển tiếp, +điều chuyển vốn, +cắt vốn, +khối lượng, +chủ trương đầu tư, +báo
        cáo nghiên cứu khả thi, +hồ sơ mời thầu, +tư vấn giám sát, +bù giá, +tạm ứng vốn, +thanh toán vốn, +xã hội hóa, +kêu gọi đầu tư, +dự án chậm triển
        khai, +dự án chậm, +dự án tồn đọng, +phê duyệt dự án, +quyết toán vốn, +đội vốn, ppp, +danh mục dự án, +bản vẽ, +hoàn công, +chương trình mtqg,
        +chương trình mục tiêu quốc gia, +vốn sự nghiệp, +kinh tế kỹ thuật, +trụ sở, +nhu cầu vốn, +vốn đối ứng, +hợp đồng nhà thầu, +bảo lãnh, +tiến độ thi
        công, +kế hoạch vốn năm, +thẩm định dự án, +giám sát thi công, +hồ sơ hoàn công, +công trình chậm, +thanh quyết toán công trình, +đấu thầu qua mạng,
        +điều chỉnh dự án, +tạm ứng hợp đồng, +thi công công trình, +chủ trương dự án, +dở dang
    """,
    Topic.BUDGET: """
        +ngân sách, +thu ngân sách, +thuế, +dự toán, +nợ thuế, +chi thường xuyên, +quyết toán ngân sách, +thu chi, tiết kiệm chi, +hóa đơn, +hóa đơn điện tử,
        khoản thu, kinh phí, +nguồn thu, +chống thất thu, lệ phí, cấp bổ sung, huy động, +kê khai thuế, +hộ khoán, +tăng thu, +thu tiền sử dụng đất, +tiền
        thuê đất, +kho bạc, +dự phòng ngân sách, tài sản công, +quỹ tiền lương, sức dân, +khoản huy động, +nghĩa vụ tài chính, ++thuế khoán, ++quản lý thuế,
        ++thuế đất phi nông nghiệp, +thuế hộ, +thu dứt, +nợ đọng thuế, +số thuế, +thu tiền, +tiền mặt, +chứng từ, +dự toán thu, +dự toán chi, +thu nội địa,
        +chi ngân sách, phí, quỹ, +đóng góp, +cải cách tiền lương, +trụ sở dôi dư, +nhà đất dôi dư, +xe công, +mua sắm tài sản, +định mức chi, +cắt giảm chi,
        +tiết kiệm chi thường xuyên, +khai thuế, +đối chiếu số thuế, +hạch toán, +nguồn lực tài chính, +thu nợ, +quyết toán thu, +nguồn thu từ đất, ++quỹ
        phòng chống thiên tai, +nhà đất công, nhà, đất công, +nguồn trả lương, +trả lương, +hụt thu, +tiền sử dụng đất, ++nộp tiền sử dụng đất, +cấp kinh phí,
        ++kinh phí bầu cử, +nguồn kinh phí, +tài sản, +thanh lý tài sản, +kiểm kê tài sản công, +tạm ứng ngân sách, +chi hội nghị, +thu quỹ, +khoán chi, +công
        nợ, +thu từ chợ, +nguồn vượt thu, +kết dư, +sổ sách kế toán, +hoàn thuế, +miễn giảm thuế
    """,
    Topic.ECONOMY: """
        +sản xuất, +doanh nghiệp, +nông nghiệp, +cụm công nghiệp, +khu công nghiệp, +làng nghề, hộ kinh doanh, thị trường, +chợ, thương mại, +dịch bệnh gia
        súc, +gia súc, +gia cầm, +lúa, +vụ đông, +vụ xuân, +vụ mùa, +thủy lợi, +nông thôn mới, +ocop, +chăn nuôi, kinh tế, tăng trưởng, +hợp tác xã, +htx,
        hàng hóa, công nghiệp, hoa màu, +đê bao, +thu đông, +lịch thời vụ, +giống, +ngăn mặn, +xâm nhập mặn, +thủy sản, +cống ngăn, +nông dân, nông sản, +gieo
        cấy, +diện tích gieo, +tưới, trạm bơm, +phòng chống lụt bão, +phòng chống thiên tai, +đê điều, lũ, +bão, +du lịch, +sàn thương mại, +sản phẩm, tiêu
        thụ, +tín dụng, vay vốn, +khuyến nông, xúc tiến, +cải thiện môi trường kinh doanh, chuyển đổi cơ cấu, +mã số vùng trồng, +rầy, +phân bón, gốm, +giữ
        ngọt, ntm, +cây trồng, +cây giống, +con giống, ngô, khoai, +lúa mùa, +mùa màng, +xuống giống, +thu hoạch, +sâu bệnh, +dịch tả lợn, dtlcp, +cúm gia
        cầm, +thú y, +kiểm dịch, +giết mổ, tôm, +ao nuôi, +nuôi trồng, +tàu cá, +ngư dân, iuu, +lâm nghiệp, +bảo vệ rừng, +phát triển rừng, +bảo vệ và phát
        triển rừng, +trồng rừng, +rừng phòng hộ, +rừng đầu nguồn, +cải tạo ruộng, ruộng, +hồ chứa, +hồ đập, +hồ thủy lợi, ++công trình thủy lợi, +chống hạn,
        +hạn hán, +bờ bao, đê, đập, +nước tưới, +vùng nguyên liệu, +chuỗi liên kết, +nhãn hiệu, +truy xuất nguồn gốc, +vùng trồng, +hội chợ, +xúc tiến thương
        mại, +kích cầu, +du khách, +siêu thị, +hàng giả, +buôn lậu, +gian lận thương mại, +quản lý thị trường, +bình ổn giá, +giá cả, +nhà đầu tư, +môi trường
        đầu tư, +thu hút đầu tư, +xúc tiến đầu tư, +khởi nghiệp, +kinh tế tập thể, +kinh tế tư nhân, +kinh tế - xã hội, +kinh tế ngầm, +tiểu thủ công nghiệp,
        +ngành nghề, +khu kinh tế, kcn, ccn, +thành lập cụm, +phát triển kinh tế, +tăng trưởng kinh tế, grdp, pctt, +ứng phó bão, +lụt bão, +độ mặn, +đo mặn,
        +đóng cống, +khuyến công, +kinh doanh, cửa hàng, +hàng việt, +thương mại điện tử, +chăn nuôi tập trung, +đàn lợn, +tiêm phòng đàn, +mưa đá, +rau màu,
        +thời vụ, +kênh nội đồng, +nạo vét kênh, +mương nội đồng, +kênh mương, +gian hàng, ++gian hàng chợ, +ki ốt chợ, +tiểu thương, +rau an toàn, +sơ tán
        dân, +sơ tán, +vật nuôi, bò, trâu, lợn, +đàn bò, +cây ăn quả, bưởi, cam, chè, +cà phê, mía, sắn, lạc, dưa, nấm, tằm, ong, +vườn mẫu, +vườn tạp, +máy
        cấy, +máy gặt, +cơ giới hóa, +khuyến nông viên, +dịch hại, chuột, +ốc bươu vàng, +lúa xuân, +lúa hè thu, +vụ chiêm, +vụ hè thu, +lấy nước, +đổ ải,
        +tiêu úng, úng, +áp thấp, +mưa lũ, hồ, +xả lũ, +nhà máy, +xí nghiệp, +nhà xưởng, +công nghiệp hỗ trợ, +cấp điện sản xuất, +mặt bằng sản xuất, +giá
        bán, +niêm yết giá, +hàng tết, +bình ổn thị trường, +khách sạn, +homestay, +điểm du lịch, +bãi tắm, +chủ thể ocop, +tiêu thụ nông sản, +quỹ tín dụng,
        +trang trại
    """,
    Topic.COMPLAINTS: """
        +tiếp công dân, +tiếp dân, +đơn thư, +khiếu nại, +tố cáo, +kntc, +kn· tc, kiến nghị cử tri, đối thoại, +phản ánh của công dân, +khiếu kiện, +đơn tồn,
        +vượt cấp, +đông người, +đơn của công dân, vụ việc phức tạp, vụ việc tồn đọng, bức xúc, +trả lời đơn, +giải quyết đơn, +trả lời công dân, +đơn kiến
        nghị, ++đối thoại với, ++giải quyết khiếu nại, +quyết định giải quyết khiếu nại, +trả lời dân, ++ý kiến của dân, +trả lời từng hộ, +phản ánh kiến
        nghị, +kiến nghị của cử tri, +hòa giải, +xác minh đơn, +lịch tiếp dân, +phản ánh của người dân, +phản ánh của dân, +trả lời bà con, +tiếp dân định kỳ,
        +tụ tập đông người, +kiến nghị của dân, +kiến nghị, phản ánh, +trả lời kiến nghị, +kiến nghị kéo dài, +vụ việc khiếu kiện, +giải quyết dứt điểm đơn,
        +đơn của, +đơn tố cáo, +đơn khiếu nại, +đơn tồn đọng, +lá đơn, -trả lời bằng văn bản, +vụ việc kéo dài, +ý kiến cử tri, +kết quả giải quyết ý kiến,
        +khiếu nại đông người, +công dân gửi đơn, +đơn nặc danh, +tranh chấp, +đối thoại với dân, +bức xúc của dân, +vụ việc phức tạp kéo dài, +kiến nghị
        chính đáng, +nội dung khiếu nại, +nội dung tố cáo, +rút đơn, +gặp gỡ các hộ, +kiến nghị tồn đọng
    """,
    Topic.INSPECTION: """
        +thanh tra, +kết luận thanh tra, +sau thanh tra, +kiểm toán, +kiến nghị kiểm toán, hoàn trả, +thu hồi tiền, +phúc tra, +chi sai, +chi thừa, +chi vượt,
        +truy thu, giải trình, +thu hồi về ngân sách, +vi phạm kinh tế, hội đồng kỷ luật, +kiểm điểm trách nhiệm, +xử lý trách nhiệm, kế toán, giảm trừ quyết
        toán, +giảm trừ, +giám sát đầu tư của cộng đồng, +kê biên, +nộp trả, +số tiền sai phạm, +sai phạm, +quỹ phúc lợi, cơ quan điều tra, +thực hiện kết
        luận, +kiểm điểm, thu trùng, khoản phải thu, nộp ngân sách, trả dần, ++thanh tra trách nhiệm, +thu ngoài quy định, +khoản thu ngoài, +kiến nghị thanh
        tra, +kết luận kiểm tra, giám sát, +hoạt động giám sát, ++công tác giám sát, ++giám sát chuyên đề, +đoàn giám sát, +kết quả giám sát, +giám sát việc
        quản lý, +thanh tra đột xuất, +xử lý sau thanh tra, +thu hồi số tiền, +nộp tài khoản tạm giữ, +tạm giữ, +đoàn thanh tra, +đoàn kiểm tra, +kiểm điểm
        tập thể, rút kinh nghiệm, +khắc phục sai phạm, +khắc phục vi phạm, +chi không đúng, +thu không đúng, +xử lý kỷ luật, +quyết toán khống, +hồ sơ vụ
        việc, +thu sai, +kiểm tra việc thu, +thu đầu năm học, +khoản chi sai, ++kết luận sau thanh tra, +kiểm tra đột xuất, +xác minh tài sản, +thu nhập,
        +minh bạch tài sản, +kiểm tra nội bộ, +chi vượt định mức, +kê khai tài sản, +kết luận số, +đoàn phúc tra, +khắc phục hậu quả sai phạm, +xử lý cán bộ
        vi phạm, +tạm đình chỉ công tác
    """,
    Topic.PARTY: """
        ++chi bộ, ++đảng viên, +đảng ủy, +tổ chức đảng, +xây dựng đảng, +dân vận, +mặt trận, +kết nạp, ++sinh hoạt chi bộ, +nghị quyết đại hội, +học tập và
        làm theo, +đại hội, +cấp ủy, +kiểm tra đảng, +kỷ luật đảng, +luân chuyển cán bộ, +cơ sở đảng, +công tác đảng, +học tập chuyên đề, +ủy ban kiểm tra,
        +ubkt, +nghị quyết của đảng, +xdđ, +giám sát chuyên đề, +kiểm tra chuyên đề, +quán triệt nghị quyết, quán triệt, +đại đoàn kết, +quy hoạch cán bộ,
        +hội viên, +đoàn viên, +phản biện xã hội, +nêu gương, +báo cáo viên, lý luận chính trị, +tự phê bình, +dấu hiệu vi phạm, +chương trình hành động,
        +nghị quyết sinh hoạt, +hiến đất, +khối đại đoàn kết, ++công tác xdđ, +tâm tư, +dư luận xã hội, +tuyên giáo, +tuyên truyền miệng, +lịch sử đảng, +đảng
        phí, +nghị quyết của chi bộ, +kết nạp đảng, +quy chế dân chủ, +dân vận khéo, +tôn giáo, +công đoàn, +đoàn thể, +đại hội đảng, +nhân sự cấp ủy, +văn
        kiện, +tổ chức cơ sở đảng, +bảo vệ nền tảng tư tưởng, +quan điểm sai trái, +học tập nghị quyết, +công tác cán bộ, +cán bộ chủ chốt, +tập hợp đoàn
        viên, +cốt cán, +tổ nhân dân, +vận động nhân dân, +đảng bộ, +dư luận, +chuyển đảng, +đảng chính thức, ++phản biện dự thảo, +tín đồ, +chức việc, +giáo
        dân, +cha xứ, +người có uy tín, đảng, +đại hội chi bộ, +đại hội chi đoàn, +tổ chức hội, +phát triển hội viên, +nghị quyết đảng, +chi hội, +ban công
        tác mặt trận, +kiểm điểm cuối năm của đảng viên, +sinh hoạt chuyên đề, +trường chính trị, +học tập tư tưởng, +đạo đức hồ chí minh, +thư viện chi bộ
    """,
    Topic.SECURITY: """
        +an ninh, +trật tự an toàn, +quân sự, +tội phạm, +pháo, +dân quân, +nghĩa vụ quân sự, +nvqs, +giao quân, +pccc, +phòng cháy, +cháy nổ, +cháy, +antt,
        +quốc phòng, +nội chính, +ma túy, +căn cước, +tuần tra, +chữa cháy, +camera an ninh, +cư trú, +tạm trú, +truy tố, +xét xử, tin thất thiệt, +an toàn
        giao thông, +tai nạn giao thông, +lối thoát nạn, +tham nhũng, +tuyển quân, +cháy rừng, +trộm cắp, nhà trọ, +vũ khí, +cờ bạc, +tín dụng đen, +đối
        tượng, +bảo vệ tuyệt đối an toàn, +lừa đảo, +diễn tập, +huấn luyện, +khám tuyển, +nhập ngũ, +chốt trực, các vụ việc trên địa bàn, +trật tự, ngoại
        tuyến, +bảo vệ tuyệt đối, +chuyên án, +đá gà, +đánh bạc, +cho vay nặng lãi, +mua bán người, +giật điện thoại, +cướp giật, trộm, +gây rối, +răn đe,
        +nẹt pô, +đua xe, +nồng độ cồn, ++ttatgt, ++trật tự an toàn giao thông, atgt, +tai nạn, csgt, ++pháp luật về giao thông, +phòng thủ dân sự, +khu vực
        phòng thủ, +tìm kiếm cứu nạn, +cứu nạn, +cứu hộ, +biên giới, +vượt biên, +xuất cảnh, +nhập cảnh, +an ninh mạng, +truy nã, +tố giác, +thi hành án, +xét
        xử lưu động, +vụ án, +khởi tố, +sơ tuyển, +lệnh gọi, +dân quân tự vệ, +dự bị động viên, +sẵn sàng chiến đấu, +quân số, +tuần tra đêm, +tuần tra ban
        đêm, +tổ tự quản, +bình chữa cháy, +karaoke, +quản lý cư trú, +nhà nghỉ, +người nghiện, +cai nghiện, +người phát rừng, +phá rừng, +tụ điểm, +tin đồn,
        +buôn bán người, +vi phạm giao thông, +nghĩa vụ, +ứng trực, +trấn áp, +sòng bạc, lừa, +lừa đảo qua mạng, ++bảo vệ bầu cử, +tổ an ninh, +an ninh cơ sở,
        +bảo vệ an ninh, +hung khí, +đòi nợ thuê, +trọng án, bắt, +đối tượng hình sự, +vị thành niên, +gây thương tích, +tệ nạn, +tệ nạn xã hội, +mại dâm,
        +thuốc lá lậu, +pháo nổ, ++pháo hoa nổ, +diễn biến hòa bình, +truyền đạo trái phép, +tà đạo, +người nước ngoài, +ca nô cứu hộ, +huấn luyện pccc, +trụ
        nước chữa cháy, +thực binh, +quân nhân, +đảo ngũ, +công dân nhập ngũ, +bảo đảm quân số, +xe quá tốc độ, +mũ bảo hiểm, +chốt kiểm soát giao thông
    """,
    Topic.SOCIAL: """
        +an sinh, +hộ nghèo, +giảm nghèo, +người có công, +ncc, +lao động, +việc làm, +trẻ em, gia đình chính sách, +bảo trợ, +btxh, +tặng quà, +nhà ở cho hộ,
        +quà tết, dịp tết, +xuất khẩu lao động, +bảo hiểm, +người cao tuổi, +cận nghèo, +nhu yếu phẩm, +trợ cấp, mái ấm, +liệt sĩ, +thương binh, +nhà tạm,
        +cứu trợ, +dạy nghề, +lao động tự do, +đào tạo nghề, +nghị quyết 68, +người khuyết tật, +hộ thoát nghèo, +chính sách xã hội, +đuối nước, +bạo lực gia
        đình, +bình đẳng giới, công nhân, +nhà ở xã hội, +bhyt, +bhxh, +thiện nguyện, +thiếu nước, +chương trình 1719, +dân tộc, +nước sinh hoạt, +lớp nghề,
        +lao động nữ, +xóa nhà tạm, +đồng bào, +thiên tai, +cứu đói, +thiếu đói, gạo, quà, +suất quà, +quà hỗ trợ, +tiền hỗ trợ, +chi trả hỗ trợ, +nhà dột
        nát, +sửa nhà, +dựng nhà, +nhà tình nghĩa, +nhà tình thương, +mai táng, +đối tượng chính sách, +thân nhân, +nghĩa trang liệt sĩ, +neo đơn, +mồ côi,
        +bảo hiểm y tế, +bảo hiểm xã hội, +thất nghiệp, +giới thiệu việc làm, +tiền thuê nhà, +tín dụng chính sách, +khoanh nợ, +giãn nợ, +vay vốn ưu đãi,
        +hàng cứu trợ, +quỹ vì người nghèo, +đền ơn đáp nghĩa, +dân tộc thiểu số, +hộ khó khăn, +hoàn cảnh khó khăn, +mất việc, +bình xét hộ, +bình xét, ++rà
        soát hộ nghèo, ++hộ cận nghèo, ++chính sách an sinh xã hội, +hỗ trợ người dân, +lao động trở về, +trợ giúp xã hội, +nhà đại đoàn kết, +chăm lo tết,
        +tảo hôn, +đồng bào dân tộc, +hộ bị thiệt hại, +thiệt hại, +mẹ việt nam anh hùng, +mẹ vnah, +tiền thuê trọ, +tết cho người nghèo, +người nghèo, +chăm
        lo, +trợ giúp, +khuyết tật, +nhà ở cho, +làm nhà, +nhà bị sập, +hộ mất nhà, +người dân khó khăn, +quà cho, +học nghề, +đi làm việc ở nước ngoài,
        +lương hưu, +người có hoàn cảnh, +cựu chiến binh nghèo, +thanh niên xung phong, +chất độc da cam, +mộ liệt sĩ, +tri ân, +hộ chính sách, +trung tâm bảo
        trợ, +người lang thang, +bạo hành, +xâm hại trẻ em, +phụ nữ, +người già
    """,
    Topic.EDUCATION: """
        +giáo dục, +học sinh, +trường học, +giáo viên, +năm học, +lớp 1, +tuyển sinh, +mầm non, +tiểu học, +thcs, +thpt, +khai giảng, học bạ, +sách giáo khoa,
        +dạy thêm, +sĩ số, +học trực tuyến, kỳ thi, +trường chuẩn, +phổ cập, +dạy và học, tách trường, thi vào, các trường, +phụ huynh, lớp học, +bếp ăn bán
        trú, +khuyến học, +chuẩn quốc gia, ++thi tốt nghiệp, +phòng học, +cơ sở vật chất trường, -trường, +điểm trường, +trường tiểu học, +trường mầm non,
        +trường thcs, +gdđt, +hk, +học kỳ, +cổng trường, ++sơ kết hk, ++bán trú, +nội trú, +học bổng, +tựu trường, +năm học mới, +trường lớp, +học phí, +lạm
        thu, +hiệu trưởng, +sinh viên, +xóa mù, +học tập cộng đồng, +chỗ học, +đầu cấp, ++tuyển sinh đầu cấp, +dạy học, +học nhờ, +chương trình giáo dục, +thi
        lớp 10, +giáo dục và đào tạo, +bữa ăn học đường, +nhà vệ sinh trường, +phòng học dột, +trường học an toàn, +trẻ mầm non, cháu, +dạy nghề phổ thông,
        +hướng nghiệp, +sĩ tử, ++sáp nhập điểm trường, +bậc học, +học tập, +thiết bị dạy học, +học sinh giỏi, +máy lọc nước cho trường, +nhà trường, +ban giám
        hiệu, +ký túc xá, +đưa đón học sinh, +bỏ học, +thi vào lớp 10, +bài giảng, +dạy bơi, +giáo án, +đạt chuẩn quốc gia, +xây dựng trường, +tu sửa trường,
        +trường đạt chuẩn, +thừa thiếu giáo viên, +giáo viên hợp đồng, +trung tâm giáo dục thường xuyên, +ngày khai trường
    """,
    Topic.HEALTH: """
        +y tế, +dịch bệnh, +tiêm, +vắc xin, +vaccine, +covid, +cách ly, +an toàn thực phẩm, +attp, +vsattp, +khám chữa bệnh, +sốt xuất huyết, +phun khử khuẩn,
        +tay chân miệng, +phòng dịch, ++phòng chống dịch, +phòng· chống dịch, +sức khỏe, +bệnh viện, +lấy mẫu, +thân nhiệt, +vùng dịch, ++trạm y tế, +khử
        khuẩn, +truy vết, +hiến máu, dân số, +f0, +f1, +mắc bệnh, +ca bệnh, +xét nghiệm, +bệnh dại, thuốc, +giãn cách, +tự quản, quán ăn, tại chỗ, +ổ dịch,
        +lăng quăng, +5k, +khẩu trang, bệnh, chốt kiểm soát dịch, ++khu cách ly, +chất lượng nước, +mũi 2, +mũi 3, +mũi 4, +tiêm vét, +tiêm chủng, +điểm tiêm,
        +khai báo y tế, +phòng khám, +bác sĩ, +khám bệnh, +khám sức khỏe, +điểm khám, +bọ gậy, +phun thuốc, +diệt muỗi, +diệt lăng quăng, cúm, sởi, +bạch hầu,
        +ngộ độc, +thực phẩm, +bếp ăn, +bếp ăn tập thể, +suy dinh dưỡng, +kế hoạch hóa gia đình, hiv, ++hóa chất xử lý nước, ++xử lý nước giếng, +cloramin,
        +người về từ vùng dịch, +truyền nhiễm, +xe cứu thương, +ca mắc, +chưa tiêm, +tiêm phòng cho trẻ, +nhân viên y tế, +trung tâm y tế, +ca nhiễm, +phun
        hóa chất, +thuốc chữa bệnh, +nước đóng chai, +mắc lao, +bệnh lao, +sinh con thứ ba, +tầm soát, +cấp cứu, ++trực cấp cứu, +vật tư y tế, +trang thiết bị
        y tế, +y sĩ, +hồ sơ sức khỏe, muỗi, +chuồng trại sạch bệnh, +bệnh nhân, +người nhiễm, +ổ bệnh, dịch, +chống dịch, +cơ sở hành nghề y, +nhà thuốc,
        +hàng quán ăn uống, +thức ăn đường phố, +giết mổ mất vệ sinh, +khẩu phần, +cân nặng trẻ, +sàng lọc, +điều trị, +dinh dưỡng, +chó dại, +tiêm phòng chó
        mèo
    """,
    Topic.CULTURE: """
        +văn hóa, +thể thao, +lễ hội, tuyên truyền, ++tuyên truyền phân loại, +di tích, +văn nghệ, +truyền thanh, +thông tin cơ sở, +gia đình văn hóa, +nếp
        sống, +nhà văn hóa, +phát thanh, +băng rôn, ++chuyên mục, +báo chí, +thư viện, phong trào, +cổ động, +treo cờ, +truyền thông, +đưa tin, +tin bài,
        +thời lượng, +di sản, +đền, +chùa, +đình làng, +việc cưới, việc tang, +hội làng, kỷ niệm, +biểu diễn, +giải đấu, +gia đình hạnh phúc, sân vận động,
        ++phát động phong trào, cờ, +pa nô, pano, +khẩu hiệu, loa, +loa truyền thanh, +hệ thống truyền thanh, +bản tin, +phát sóng, +hội diễn, +ngày hội, +hội
        thi, +hội thao, +sân bóng, +sân thể thao, +nhà thi đấu, +bể bơi, +cổng chào, +hương ước, +quy ước, +bảo tồn, +bảo tàng, +nghệ nhân, +câu lạc bộ,
        +thiết chế văn hóa, +công trình văn hóa, +gương sáng, +người tốt việc tốt, +họp báo, +phóng sự, +triển lãm, +lễ kỷ niệm, +mở chuyên mục, +tuyên truyền
        gương, +văn hóa các dân tộc, +đài truyền thanh, +giải thể thao, +dân hỏi, +cưới hỏi, +hiện vật, +pháo hoa, ++bắn pháo hoa, +bóng đá, +bóng chuyền,
        +giải bóng, +lịch sử xã, +địa chí, +quán internet, +trang tin, +đăng bài, +fanpage, +văn nghệ quần chúng, hát, +trò chơi, +sân chơi, +tủ sách, +khu
        dân cư văn hóa, +gia đình tiêu biểu, +tượng đài, +nhà truyền thống, +trùng tu, rước, +hội xuân, +đêm giao thừa, +tổ chức lễ, +lễ đón, +khánh thành,
        +công nhận di tích, +phường văn hóa, +thôn văn hóa, +tang lễ, +âm thanh, +chiếu phim, +áp phích, +cổ động trực quan, +truyền hình, +tuyên truyền trên
        loa, +vận động viên, +dưỡng sinh
    """,
    Topic.ADMINISTRATION: """
        +cải cách hành chính, +cchc, kỷ luật, +kỷ cương, +biên chế, +tổ chức bộ máy, +chương trình công tác, báo cáo tổng kết, +thi đua, +khen thưởng, +bầu
        cử, +tuyển dụng, +công chức, -cán bộ, +đánh giá xếp loại, +đạo đức công vụ, +một cửa, thủ tục hành chính, +tthc, kế hoạch công tác, trực lãnh đạo,
        +rượu bia, người đứng đầu, +sáp nhập, -đề án, -chỉ tiêu, -đôn đốc, -theo dõi, cử tri, hồ sơ lưu động, phụ cấp, +giờ hành chính, nội quy, kết quả thực
        hiện, +tinh giản, nhiệm vụ còn lại, xử phạt vi phạm hành chính, +vị trí việc làm, +bầu trưởng, +bỏ phiếu, +kiện toàn nhân sự, kiện toàn, nhân sự, +sắp
        xếp đơn vị hành chính, +địa giới, +chế độ báo cáo, +tác phong, +lề lối, +đơn vị sự nghiệp, +hộ tịch, +tư pháp, văn thư, +lưu trữ, chương trình, +quy
        chế làm việc, -hội nghị, +tthc mức, kế hoạch chi tiết, +sơ kết, +tổng kết, +điểm bầu cử, +cuộc bầu cử, +phân công nhiệm vụ, +giờ giấc, +giờ làm việc,
        +trễ hẹn, +hồ sơ trễ, +hồ sơ quá hạn, +bộ phận một cửa, +xin lỗi, +làm đầu mối, +nhắc việc, +nhắc hạn, +lịch trực, +phòng họp, +lịch họp, +kỳ họp,
        hđnd, +dự thảo nghị quyết, +danh mục nghị quyết, +quy phạm pháp luật, +văn bản quy phạm, +rà soát văn bản, +cơ cấu tổ chức, +tổ công tác, +ban chỉ
        đạo, +quy chế phối hợp, +biệt phái, +điều động, +chuyên viên, +lớp bồi dưỡng, +tập huấn, +hợp đồng lao động, +nghỉ hưu, +tinh giản biên chế, +đơn vị
        hành chính, +con dấu, +chứng thực, +khai sinh, +phổ biến giáo dục pháp luật, +phổ biến, giáo dục pháp luật, +kế hoạch của đơn vị, +hội nghị sơ kết,
        +hội nghị tổng kết, +nội dung làm việc, +tiếp nhận hồ sơ, +trả kết quả, +hồ sơ một cửa, +các việc trễ, +công vụ, +triển khai luật, +hệ thống theo dõi
        nhiệm vụ, +tiếp xúc cử tri, +bảng theo dõi, +đoàn ra, -báo cáo tiến độ, -tổng hợp tiến độ, -báo cáo tháng, -tổng hợp báo cáo, -tổng hợp kết quả, số
        liệu báo cáo, -phụ trách, -đầu mối, -theo dõi· đôn đốc, -luật, -thủ tục, -quá hạn, -bằng văn bản, -quán triệt, -thực hiện kế hoạch, -chậm tiến độ, +bổ
        nhiệm, +trưởng phòng, -xin ý kiến, +chấm công, +văn bản, +công văn, +báo cáo năm, +lịch công tác, +tài liệu họp, +danh sách cử tri, +tổ bầu cử, +quy
        trình, +tổ chức lại, +người lao động trong cơ quan, +nâng lương, +chế độ chính sách cho cán bộ, +trụ sở làm việc, +bố trí phòng làm việc, +cán bộ
        không chuyên trách, +trưởng thôn, +bầu trưởng thôn, +tiếp nhận văn bản, +cải cách, +thái độ phục vụ, +sự hài lòng, +chỉ số hài lòng, +par index, +nghị
        quyết hđnd, +phiên họp, +kiểm điểm công tác, +phân cấp, +ủy quyền, +kế hoạch tháng, +hội nghị trực tuyến, +tham gia ý kiến, +góp ý dự thảo
    """,
    Topic.DIGITAL: """
        +chuyển đổi số, +cđs, ++phần mềm, ++số hóa, +dịch vụ công, +dịch vụ công trực tuyến, +định danh, +cơ sở dữ liệu, +csdl, +chữ ký số, +ký số, -ứng dụng,
        +cntt, +công nghệ thông tin, +máy tính, +công nghệ số, +trợ lý ảo, +kỹ năng số, dữ liệu, +dvc, +hồ sơ trực tuyến, +an toàn thông tin, +cổng thông tin,
        +trang thông tin điện tử, +văn bản điện tử, +mạng xã hội, +không dùng tiền mặt, +bình dân học vụ số, +wifi, +camera giám sát, +điện thoại thông minh,
        +vneid, +đề án 06, +chính quyền số, +trí tuệ nhân tạo, +iso điện tử, +phòng họp không giấy, +cài đặt ứng dụng, +tổ công nghệ số, trực tuyến, +wifi
        công cộng, +hồ sơ điện tử, ++cổng dvc, +mức 4, +mức 3, mức độ 4, +thanh toán trực tuyến, ++chứng thư số, +lõm sóng, ++bản lõm sóng, +sóng di động,
        +phủ sóng, +internet, +cáp quang, +băng rộng, ++khung kiến trúc dữ liệu, +trường dữ liệu, +khai thác dữ liệu, +đồng bộ dữ liệu, +liên thông, +hệ thống
        thông tin, +nền tảng số, +dịch vụ số, +công dân số, +nộp hồ sơ trực tuyến, +trực tuyến toàn trình, +mã qr, zalo, ioc, +đô thị thông minh, ++số hóa sổ
        hộ tịch, ++cổng dịch vụ công, +cập nhật dữ liệu, +cổng thông tin điện tử, +tài khoản định danh, +số hóa quy trình, +hạ tầng số, +chữ ký điện tử, +đồng
        bộ hệ thống, ++bảo mật, +mạng nội bộ, +trung tâm điều hành, +kết nối camera, +lắp camera, +camera, +máy chủ, +đường truyền, +thiết bị số, +sàn giao
        dịch số, +thương mại điện tử, +dữ liệu dân cư, +làm sạch dữ liệu, ++làm sạch dữ liệu đất đai, +mã định danh, +định danh điện tử, +sổ sức khỏe điện tử,
        +học bạ số, +hóa đơn số, +dùng chung, +hệ thống quản lý văn bản, +gửi nhận văn bản, +hồ sơ công việc, +họp trực tuyến, +tổng đài 1022, app, +chính
        quyền điện tử
    """,
}  # fmt: skip

#: Phrases that hold a word of the above and say nothing of it.
NEUTRAL = """
    yêu cầu, nhu cầu, toàn cầu, cầu thị, lộ trình, chi phí, lãng phí, đường lối, con đường, đường dây nóng, đơn vị, đơn giản, giống như,
    đất nước, thiệt hại đến uy tín, dịch vụ công cộng, giao dịch, dịch vụ, bắt đầu, bắt buộc, nắm bắt, hồ sơ, tài sản trí tuệ, giá trị
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
)  # fmt: skip
