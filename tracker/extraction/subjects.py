"""The words that say what work is about, as data: phrases by topic, and what a unit's name suggests.

Toned lower case: without tones "chợ" and "cho", "lúa" and "lụa" fall together. A plus sign marks words
that decide almost alone, two that decide alone, a minus sign words that say little; "·" is a comma inside a phrase.
"""

from __future__ import annotations

from tracker.core.labels import Topic

PHRASES: dict[Topic, str] = {
    Topic.LAND: """
        +quản lý đất đai, +lấn chiếm, +lấn đất, +đất công, +đất công ích, +đất công điền, thu hồi đất, +giấy chứng nhận quyền sử dụng đất,
        +giấy chứng nhận, +gcnqsdđ, +gcn qsdđ, +gcn, +cấp sổ đỏ, sổ đỏ, đất nông nghiệp, +chuyển mục đích, +đất bãi bồi, +đất xen kẹt, đất đai, +hồ sơ địa chính,
        địa chính, đo đạc, thửa đất, +tranh chấp đất, +sử dụng đất, +quỹ đất, đất đã thu hồi, bỏ hoang, +lấn kênh, +lấn mương, +đăng ký đất đai,
        hạn mức đất, +thuê đất, +đất ở xen, +tích tụ đất, +dồn điền, vi phạm đất, +cho thuê đất, +giá đất, bãi bồi, đất lúa, đất rừng, lều xưởng, lều lán, -cưỡng chế, -vi phạm, +hành lang kênh, +nhà tiền chế, +mốc giới đất, +kiểm kê đất, +sổ mục kê, +cho thuê sai thẩm quyền, +hợp đồng cho thuê, ++cắm lại mốc
    """,
    Topic.LAND_ALLOTMENT: """
        +đất dân cư dịch vụ, +đất dịch vụ, +đất dcdv, +dcdv, +giao đất, +bốc thăm, +tái định cư, +đấu giá, +đấu giá quyền sử dụng đất, +lô đất, tách thửa,
        +giá khởi điểm, +suất đất, +giao lô, khu đất ở, +đất giãn dân, +giãn dân, +đất ở cho, +nhận đất, khu tđc, +tđc, +đất đấu giá, sổ hồng
    """,
    Topic.SITE_CLEARANCE: """
        +giải phóng mặt bằng, +gpmb, +bồi thường, +kiểm đếm, +chi trả tiền, +nhận tiền, +bàn giao mặt bằng, mặt bằng, +chưa nhận tiền, đơn giá hoa màu,
        +đơn giá bồi thường, +phương án bồi thường, +di dời mồ mả, +di chuyển mồ mả, +mặt bằng sạch, +hỗ trợ tái định cư, +bảo vệ thi công, +cắm cờ, chi trả, -cưỡng chế, cây lâu năm, +hộ chưa bàn giao
    """,
    Topic.CONSTRUCTION_ORDER: """
        +trật tự xây dựng, +ttxd, +xây dựng trái phép, +không phép, +sai phép, +trái phép, +quy hoạch, +qhct, +cấp phép xây dựng, +cấp phép xd, +giấy phép xây dựng,
        +công trình vi phạm, tường bao, +san lấp trái, +quy hoạch phân khu, quy hoạch chung, quy hoạch chi tiết, +gpxd, +nhà xưởng trái phép, tháo dỡ, kiến trúc, +cốt nền, +chỉ giới, +cấp phép, +hợp thức hóa, +sai quy hoạch, +quản lý trật tự xây dựng, ++quy hoạch phân khu, ++quy hoạch chung, ++quy hoạch chi tiết, +chương trình phát triển đô thị, +cắm mốc hành lang, +tái chiếm, +công trình xây dựng trên đất, +công trình trái phép, +xây dựng không phép, ++xây tường bao trái phép, ++san lấp, xây tường
    """,
    Topic.TRANSPORT: """
        +giao thông, tuyến đường, +đường tỉnh, đường 2, +quốc lộ, +tỉnh lộ, +cầu vượt, cây cầu, +đèn tín hiệu, +ổ gà, mặt đường, +vạch sơn, +biển báo, +hành lang đường bộ, +hành lang giao thông,
        +đường vành đai, +đường liên xã, +đường liên thôn, +ngã tư, nút giao, +xe buýt, +tải trọng, +quá tải, đường thôn, đường gom, +thảm nhựa, mặt cầu, +duy tu đường, đường bộ, +đường thủy, bến xe,
        bến đò, bến phà, +xe khách, +đường dẫn, đường huyện, đường xã, đường trục, đường nội đồng, +lề đường, +gờ giảm tốc, +hlatgt, đường, +cầu, +xe tải, +giờ cao điểm, +cắm biển, +mở đường, +hành lang đường, +đường trục, +lòng đường, +đỗ xe, +nhựa hóa, +bê tông hóa, +cứng hóa đường, +đường tránh, ++mặt đường
    """,
    Topic.ENVIRONMENT: """
        +môi trường, +rác, +rác thải, +lò đốt, +bãi rác, +ô nhiễm, +nước thải, +khí thải, +chất thải, +vệ sinh môi trường, thu gom, +xả thải, +quan trắc, khói bụi,
        +sạt lở, +tổng vệ sinh, +xử lý nước, +xỉ than, +xỉ thép, +trạm xử lý, +lò than, lò gas,  mùi hôi, +khai thác cát, +cát sỏi, khoáng sản, +bờ sông, ven sông, +đa dạng sinh học, +túi ni lông, nhựa dùng một lần, +phế thải, +trạm xử lý nước thải, +hầm biogas, +biogas, +phân loại rác, ++lò đốt rác, ++ô nhiễm, ++đổ trộm chất thải, ++hầm biogas, ++lò gốm đốt than
    """,
    Topic.URBAN: """
        +đô thị, +mỹ quan, +chỉnh trang, +chiếu sáng, +bóng đèn, +thoát nước, +vỉa hè, +lòng lề đường, +cây xanh, +tiêu chí đô thị, +nâng hạng, +nâng loại, +hạ tầng kỹ thuật, công viên, cấp nước, +nước sạch,
        quảng cáo, +ngập úng, +ngập, +cao áp, hạ tầng, +lên thành phố, tiêu chí thành phố, +tiêu chí phường, +loại đô thị, cống hộp, hố ga, +hè phố, +ngầm hóa, dây cáp, cống thoát, +văn minh đô thị, biển hiệu, +tiêu thoát, nghĩa trang, ++lấn chiếm vỉa hè, ++rãnh thoát nước, ++hệ thống thoát nước, +rãnh, +tiêu chuẩn đô thị, +bảng chấm điểm
    """,
    Topic.INVESTMENT: """
        +đầu tư công, +vốn đầu tư, +giải ngân, +nợ đọng, +xdcb, +xây dựng cơ bản, +nhà thầu, nghiệm thu, +quyết toán dự án, +quyết toán công trình, +công trình trọng điểm, dự án đầu tư, +kế hoạch vốn, thi công, +gói thầu,
        +trung hạn, +nguồn vốn, +tổng mức đầu tư, khởi công, +tiến độ dự án, +đấu thầu, +lựa chọn nhà thầu, chủ đầu tư, +thiết kế kỹ thuật, +bố trí vốn, +thanh toán khối lượng, công trường, +khối lượng hoàn thành, +hồ sơ quyết toán, -công trình, -dự án, -đầu tư, -vốn, công trình, +chủ đầu tư
    """,
    Topic.BUDGET: """
        +ngân sách, +thu ngân sách, +thuế, +dự toán, +nợ thuế, +chi thường xuyên, +quyết toán ngân sách, +thu chi, tiết kiệm chi, +hóa đơn, +hóa đơn điện tử, khoản thu, kinh phí, +nguồn thu, +chống thất thu,
        lệ phí, cấp bổ sung, huy động, +kê khai thuế, +hộ khoán, +tăng thu, +thu tiền sử dụng đất, +tiền thuê đất, +kho bạc, +dự phòng ngân sách, tài sản công, +quỹ tiền lương, sức dân, +khoản huy động, +nghĩa vụ tài chính
    """,
    Topic.ECONOMY: """
        +sản xuất, +doanh nghiệp, +nông nghiệp, +cụm công nghiệp, +khu công nghiệp, +làng nghề, hộ kinh doanh, thị trường, +chợ, thương mại, +dịch bệnh gia súc, +gia súc, +gia cầm, +lúa, +vụ đông, +vụ xuân, +vụ mùa,
        +thủy lợi, +nông thôn mới, +ocop, +chăn nuôi, kinh tế, tăng trưởng, +hợp tác xã, +htx, hàng hóa, công nghiệp, hoa màu, +đê bao, +thu đông, +lịch thời vụ, +giống, +ngăn mặn, +xâm nhập mặn, +thủy sản, +cống ngăn, +nông dân, nông sản,
        +gieo cấy, +diện tích gieo, +tưới, trạm bơm, +phòng chống lụt bão, +phòng chống thiên tai, +đê điều, lũ, +bão, du lịch, +sàn thương mại, +sản phẩm, tiêu thụ, +tín dụng, vay vốn, +khuyến nông, xúc tiến, +cải thiện môi trường kinh doanh, chuyển đổi cơ cấu, +mã số vùng trồng, +rầy, phân bón, gốm, +giữ ngọt
    """,
    Topic.COMPLAINTS: """
        +tiếp công dân, +tiếp dân, +đơn thư, +khiếu nại, +tố cáo, +kntc, +kn· tc, kiến nghị cử tri, đối thoại, +phản ánh của công dân, +khiếu kiện, +đơn tồn, +vượt cấp, +đông người, +đơn của công dân, vụ việc phức tạp, vụ việc tồn đọng, bức xúc, +trả lời đơn, +giải quyết đơn, +trả lời công dân, +đơn kiến nghị, ++đối thoại với
    """,
    Topic.INSPECTION: """
        +thanh tra, +kết luận thanh tra, +sau thanh tra, +kiểm toán, +kiến nghị kiểm toán, hoàn trả, +thu hồi tiền, +phúc tra, +chi sai, +chi thừa, +chi vượt, +truy thu, giải trình, +thu hồi về ngân sách, +vi phạm kinh tế, hội đồng kỷ luật, +kiểm điểm trách nhiệm,
        +xử lý trách nhiệm, kế toán, giảm trừ quyết toán, +giảm trừ, +giám sát đầu tư của cộng đồng, +kê biên, +nộp trả, +số tiền sai phạm, +sai phạm, +quỹ phúc lợi, cơ quan điều tra, +thực hiện kết luận, kiểm điểm, thu trùng, khoản phải thu, nộp ngân sách, trả dần, ++thanh tra trách nhiệm, +thu ngoài quy định, +khoản thu ngoài, +kiến nghị thanh tra, +kết luận kiểm tra
    """,
    Topic.PARTY: """
        ++chi bộ, ++đảng viên, +đảng ủy, +tổ chức đảng, +xây dựng đảng, +dân vận, +mặt trận, +kết nạp, +sinh hoạt chi bộ, +nghị quyết đại hội, +học tập và làm theo, +đại hội, +cấp ủy, +kiểm tra đảng, +kỷ luật đảng, +luân chuyển cán bộ, +cơ sở đảng, +công tác đảng,
        +học tập chuyên đề, +ủy ban kiểm tra, +ubkt, +nghị quyết của đảng, +xdđ, +giám sát chuyên đề, +kiểm tra chuyên đề, +quán triệt nghị quyết, quán triệt, +đại đoàn kết, +quy hoạch cán bộ, +hội viên, +đoàn viên, +phản biện xã hội, +nêu gương, +báo cáo viên, lý luận chính trị, +tự phê bình, +dấu hiệu vi phạm, +chương trình hành động, +nghị quyết sinh hoạt, +hiến đất, +khối đại đoàn kết, ++công tác xdđ
    """,
    Topic.SECURITY: """
        +an ninh, +trật tự an toàn, +quân sự, +tội phạm, +pháo, +dân quân, +nghĩa vụ quân sự, +nvqs, +giao quân, +pccc, +phòng cháy, +cháy nổ, +cháy, +antt, +quốc phòng, +nội chính, +ma túy, +căn cước, +tuần tra, +chữa cháy, +camera an ninh, +cư trú,
        +tạm trú, +truy tố, +xét xử, tin thất thiệt, +an toàn giao thông, +tai nạn giao thông, +lối thoát nạn, +tham nhũng, +tuyển quân, +cháy rừng, +trộm cắp, nhà trọ, +vũ khí, +cờ bạc, +tín dụng đen, +đối tượng, +bảo vệ tuyệt đối an toàn, +lừa đảo, +diễn tập, +huấn luyện, +khám tuyển, +nhập ngũ, +chốt trực, các vụ việc trên địa bàn, +trật tự, ngoại tuyến, +bảo vệ tuyệt đối, +chuyên án
    """,
    Topic.SOCIAL: """
        +an sinh, +hộ nghèo, +giảm nghèo, +người có công, +ncc, +lao động, +việc làm, +trẻ em, gia đình chính sách, +bảo trợ, +btxh, +tặng quà, +nhà ở cho hộ, +quà tết, dịp tết, +xuất khẩu lao động, +bảo hiểm, +người cao tuổi, +cận nghèo, +nhu yếu phẩm,
        +trợ cấp, mái ấm, +liệt sĩ, +thương binh, +nhà tạm, +cứu trợ, +dạy nghề, +lao động tự do, +đào tạo nghề, +nghị quyết 68, +người khuyết tật, +hộ thoát nghèo, +chính sách xã hội, +đuối nước, +bạo lực gia đình, +bình đẳng giới, công nhân, +nhà ở xã hội, +bhyt, +bhxh, +thiện nguyện, +thiếu nước, +chương trình 1719, +dân tộc, +nước sinh hoạt, +lớp nghề, +lao động nữ, +xóa nhà tạm, +đồng bào, +thiên tai
    """,
    Topic.EDUCATION: """
        +giáo dục, +học sinh, +trường học, +giáo viên, năm học, +lớp 1, +tuyển sinh, +mầm non, +tiểu học, +thcs, +thpt, +khai giảng, học bạ, +sách giáo khoa, +dạy thêm, +sĩ số, +học trực tuyến, kỳ thi, +trường chuẩn, +phổ cập, +dạy và học, tách trường, thi vào, các trường, +phụ huynh,
        lớp học, +bếp ăn bán trú, +khuyến học, +chuẩn quốc gia, +thi tốt nghiệp, +phòng học, +cơ sở vật chất trường, -trường, +điểm trường, +trường tiểu học, +trường mầm non, +trường thcs, +gdđt, +hk, +học kỳ, +cổng trường, ++sơ kết hk
    """,
    Topic.HEALTH: """
        +y tế, +dịch bệnh, +tiêm, +vắc xin, +vaccine, +covid, +cách ly, +an toàn thực phẩm, +attp, +vsattp, +khám chữa bệnh, +sốt xuất huyết, +phun khử khuẩn, +tay chân miệng, +phòng dịch, +phòng chống dịch, +phòng· chống dịch, +sức khỏe, +bệnh viện, +lấy mẫu, +thân nhiệt,
        +vùng dịch, +trạm y tế, +khử khuẩn, +truy vết, +hiến máu, dân số, +f0, +f1, +mắc bệnh, +ca bệnh, +xét nghiệm, +bệnh dại, thuốc, +giãn cách, +tự quản, quán ăn, tại chỗ, +ổ dịch, +lăng quăng, +5k, +khẩu trang, bệnh, chốt kiểm soát dịch, +khu cách ly, ++khu cách ly, +chất lượng nước
    """,
    Topic.CULTURE: """
        +văn hóa, +thể thao, +lễ hội, tuyên truyền, ++tuyên truyền phân loại, +di tích, +văn nghệ, +truyền thanh, +thông tin cơ sở, +gia đình văn hóa, +nếp sống, +nhà văn hóa, +phát thanh, +băng rôn, ++chuyên mục, +báo chí, thư viện, phong trào, +cổ động, treo cờ, +truyền thông, đưa tin, +tin bài, +thời lượng,
        +di sản, +đền, +chùa, +đình làng, +việc cưới, việc tang, +hội làng, kỷ niệm, +biểu diễn, +giải đấu, +gia đình hạnh phúc, sân vận động, ++phát động phong trào
    """,
    Topic.ADMINISTRATION: """
        +cải cách hành chính, +cchc, kỷ luật, +kỷ cương, +biên chế, +tổ chức bộ máy, +chương trình công tác, báo cáo tổng kết, +thi đua, +khen thưởng, +bầu cử, +tuyển dụng, +công chức, -cán bộ, +đánh giá xếp loại, +đạo đức công vụ, +một cửa, thủ tục hành chính, +tthc, kế hoạch công tác,
        trực lãnh đạo, +rượu bia, người đứng đầu, +sáp nhập, -đề án, -chỉ tiêu, -đôn đốc, -theo dõi, cử tri, hồ sơ lưu động, phụ cấp, +giờ hành chính, nội quy, kết quả thực hiện, +tinh giản, nhiệm vụ còn lại, xử phạt vi phạm hành chính, +vị trí việc làm, +bầu trưởng, +bỏ phiếu, +kiện toàn nhân sự, kiện toàn,
        nhân sự, +sắp xếp đơn vị hành chính, +địa giới, +chế độ báo cáo, +tác phong, +lề lối, +đơn vị sự nghiệp, +hộ tịch, +tư pháp, văn thư, +lưu trữ, chương trình, +quy chế làm việc, -hội nghị, +tthc mức, kế hoạch chi tiết, +sơ kết, +tổng kết, +tổng hợp tiến độ, +điểm bầu cử, +cuộc bầu cử
    """,
    Topic.DIGITAL: """
        +chuyển đổi số, +cđs, ++phần mềm, +số hóa, +dịch vụ công, +dịch vụ công trực tuyến, +định danh, +cơ sở dữ liệu, +csdl, +chữ ký số, +ký số, -ứng dụng, +cntt, +công nghệ thông tin, +máy tính, +công nghệ số, +trợ lý ảo, +kỹ năng số, dữ liệu, +dvc, +hồ sơ trực tuyến,
        +an toàn thông tin, +cổng thông tin, +trang thông tin điện tử, +văn bản điện tử, +mạng xã hội, +không dùng tiền mặt, +bình dân học vụ số, +wifi, +camera giám sát, +điện thoại thông minh, +vneid, +đề án 06, +chính quyền số, +trí tuệ nhân tạo, +iso điện tử, +phòng họp không giấy, +cài đặt ứng dụng, +tổ công nghệ số, trực tuyến, +wifi công cộng, +hồ sơ điện tử, +cổng dvc, +mức 4, +mức 3, mức độ 4, +thanh toán trực tuyến,
    """,
}  # fmt: skip

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
