"""Words of economy, people, government; how they are written is told in the package's first lines."""

from __future__ import annotations

from tracker.core.labels import Topic

PEOPLE: dict[Topic, str] = {
    Topic.ECONOMY: """
        +sản xuất, +doanh nghiệp, +nông nghiệp, +cụm công nghiệp, +khu công nghiệp, +làng nghề, hộ kinh doanh, thị trường, +chợ, thương mại, +dịch bệnh gia súc,
        +gia súc, +gia cầm, +lúa, +vụ đông, +vụ xuân, +vụ mùa, +thủy lợi, +nông thôn mới, +ocop, +chăn nuôi, kinh tế, tăng trưởng, +hợp tác xã, +htx, hàng hóa,
        công nghiệp, hoa màu, +đê bao, +thu đông, +lịch thời vụ, +giống, +ngăn mặn, +xâm nhập mặn, +thủy sản, +cống ngăn, +nông dân, nông sản, +gieo cấy, +diện
        tích gieo, +tưới, trạm bơm, +phòng chống lụt bão, +phòng chống thiên tai, +đê điều, lũ, +bão, +du lịch, +sàn thương mại, +sản phẩm, tiêu thụ, +tín dụng,
        vay vốn, +khuyến nông, xúc tiến, +cải thiện môi trường kinh doanh, chuyển đổi cơ cấu, +mã số vùng trồng, +rầy, +phân bón, gốm, +giữ ngọt, ntm, +cây
        trồng, +cây giống, +con giống, ngô, khoai, +lúa mùa, +mùa màng, +xuống giống, +thu hoạch, +sâu bệnh, +dịch tả lợn, dtlcp, +cúm gia cầm, +thú y, +kiểm
        dịch, +giết mổ, tôm, +ao nuôi, +nuôi trồng, +tàu cá, +ngư dân, iuu, +lâm nghiệp, +bảo vệ rừng, +phát triển rừng, +bảo vệ và phát triển rừng, +trồng
        rừng, +rừng phòng hộ, +rừng đầu nguồn, +cải tạo ruộng, ruộng, +hồ chứa, +hồ đập, +hồ thủy lợi, ++công trình thủy lợi, +chống hạn, +hạn hán, +bờ bao, đê,
        đập, +nước tưới, +vùng nguyên liệu, +chuỗi liên kết, +nhãn hiệu, +truy xuất nguồn gốc, +vùng trồng, +hội chợ, +xúc tiến thương mại, +kích cầu, +du
        khách, +siêu thị, +hàng giả, +buôn lậu, +gian lận thương mại, +quản lý thị trường, +bình ổn giá, +giá cả, +nhà đầu tư, +môi trường đầu tư, +thu hút đầu
        tư, +xúc tiến đầu tư, +khởi nghiệp, +kinh tế tập thể, +kinh tế tư nhân, +kinh tế - xã hội, +kinh tế ngầm, +tiểu thủ công nghiệp, +ngành nghề, +khu kinh
        tế, kcn, ccn, +thành lập cụm, +phát triển kinh tế, +tăng trưởng kinh tế, grdp, pctt, +ứng phó bão, +lụt bão, +độ mặn, +đo mặn, +đóng cống, +khuyến công,
        +kinh doanh, cửa hàng, +hàng việt, +thương mại điện tử, +chăn nuôi tập trung, +đàn lợn, +tiêm phòng đàn, +tiêm phòng cho đàn, +mưa đá, +rau màu, +thời vụ, +kênh nội đồng,
        +nạo vét kênh, +mương nội đồng, +kênh mương, +gian hàng, ++gian hàng chợ, +ki ốt chợ, +tiểu thương, +rau an toàn, +sơ tán dân, +sơ tán, +vật nuôi, bò,
        trâu, lợn, +đàn bò, +cây ăn quả, bưởi, cam, chè, +cà phê, mía, sắn, lạc, dưa, nấm, tằm, ong, +vườn mẫu, +vườn tạp, +máy cấy, +máy gặt, +cơ giới hóa,
        +khuyến nông viên, +dịch hại, chuột, +ốc bươu vàng, +lúa xuân, +lúa hè thu, +vụ chiêm, +vụ hè thu, +lấy nước, +đổ ải, +tiêu úng, úng, +áp thấp, +mưa lũ,
        hồ, +xả lũ, +nhà máy, +xí nghiệp, +nhà xưởng, +công nghiệp hỗ trợ, +cấp điện sản xuất, +mặt bằng sản xuất, +giá bán, +niêm yết giá, +hàng tết, +bình ổn
        thị trường, +khách sạn, +homestay, +điểm du lịch, +bãi tắm, +chủ thể ocop, +tiêu thụ nông sản, +quỹ tín dụng, +trang trại, +tái cơ cấu, +cơ cấu kinh tế,
        +cơ cấu cây trồng, +cánh đồng lớn, +nông nghiệp công nghệ cao, +nông nghiệp hữu cơ, +vietgap, +sản phẩm ocop, +sản phẩm chủ lực, +sản phẩm đặc trưng,
        +chỉ dẫn địa lý, -thương hiệu, +liên kết sản xuất, +bao tiêu, +cây ăn trái, +cây lúa, +hè thu, +đông xuân, +gieo sạ, +gieo trồng, +thuốc bảo vệ thực
        vật, +bảo vệ thực vật, ++dịch bệnh trên đàn, ++dịch trên đàn, ++dịch trên đàn gia súc, +dịch tả lợn châu phi, +lở mồm long móng, ++tiêm phòng gia súc,
        +tái đàn, +kiểm soát giết mổ, +lồng bè, +nuôi tôm, +nuôi cá, +khai thác thủy sản, +khai thác hải sản, +chống khai thác iuu, +giám sát hành trình, +neo
        đậu, +cây gỗ lớn, +dược liệu, +lâm sản, +rừng sản xuất, +phòng trừ sâu bệnh, +kênh thủy lợi, +hộ đê, +phòng· chống thiên tai, +phòng· chống lụt bão,
        +bốn tại chỗ, +4 tại chỗ, +mùa mưa bão, +mưa bão, +mưa lớn, +thiên tai, +nông thôn mới nâng cao, +nông thôn mới kiểu mẫu, +xây dựng nông thôn mới, +tiêu
        chí nông thôn mới, +chợ đầu mối, +chợ truyền thống, +ban quản lý chợ, +khu du lịch, +sản phẩm du lịch, +cơ sở lưu trú, +đăng ký kinh doanh, +doanh
        nghiệp nhỏ và vừa, +môi trường kinh doanh, +năng lực cạnh tranh, +ddci, +pci, +lấp đầy, +xuất khẩu, +nhập khẩu, +thương mại· dịch vụ, +thương mại - dịch
        vụ, +hàng lậu, +xăng dầu, +vốn vay, +lãi suất, +quỹ hỗ trợ nông dân, +thu nhập bình quân, +giá trị sản xuất, +tốc độ tăng trưởng, +khoa học kỹ thuật,
        +mô hình sản xuất, +mô hình kinh tế, +sản xuất kinh doanh, +sản xuất· kinh doanh, +kinh tế hộ, +khai thác rừng, +giống cây, +nông· lâm· thủy sản, +nông
        lâm nghiệp, +nông nghiệp· nông thôn, +đồng ruộng, +tưới tiêu, +nước sản xuất, +thương nhân, +hộ sản xuất, +làng nghề truyền thống, +phát triển du lịch,
        +thu hút doanh nghiệp, -hợp tác· liên kết, +vụ đông xuân, +chuyển dịch cơ cấu
    """,
    Topic.COMPLAINTS: """
        +tiếp công dân, +tiếp dân, +đơn thư, +khiếu nại, +tố cáo, +kntc, +kn· tc, kiến nghị cử tri, đối thoại, +phản ánh của công dân, +khiếu kiện, +đơn tồn,
        +vượt cấp, +đông người, +đơn của công dân, vụ việc phức tạp, vụ việc tồn đọng, bức xúc, +trả lời đơn, +giải quyết đơn, +trả lời công dân, +đơn kiến
        nghị, ++đối thoại với, ++giải quyết khiếu nại, +quyết định giải quyết khiếu nại, +trả lời dân, ++ý kiến của dân, +trả lời từng hộ, +phản ánh kiến nghị,
        +kiến nghị của cử tri, +hòa giải, +xác minh đơn, +lịch tiếp dân, +phản ánh của người dân, +phản ánh của dân, +trả lời bà con, +tiếp dân định kỳ, +tụ tập
        đông người, +kiến nghị của dân, +kiến nghị, phản ánh, +trả lời kiến nghị, +kiến nghị kéo dài, +vụ việc khiếu kiện, +giải quyết dứt điểm đơn, +đơn của,
        +đơn tố cáo, +đơn khiếu nại, +đơn tồn đọng, +lá đơn, -trả lời bằng văn bản, +vụ việc kéo dài, +ý kiến cử tri, +kết quả giải quyết ý kiến, +khiếu nại
        đông người, +công dân gửi đơn, +đơn nặc danh, +tranh chấp, +đối thoại với dân, +bức xúc của dân, +vụ việc phức tạp kéo dài, +kiến nghị chính đáng, +nội
        dung khiếu nại, +nội dung tố cáo, +rút đơn, +gặp gỡ các hộ, +kiến nghị tồn đọng, +đơn thư khiếu nại, +đơn thư tồn đọng, +giải quyết khiếu nại tố cáo,
        +giải quyết khiếu nại· tố cáo, +khiếu nại· tố cáo, +giải quyết tố cáo, +xử lý đơn, +phân loại đơn, +thụ lý đơn, +đối thoại với công dân, +đối thoại trực
        tiếp, +phản ánh của cử tri, +giải quyết kiến nghị, +trả lời cử tri, +tập trung đông người, +khiếu kiện đông người, +khiếu kiện kéo dài, +trụ sở tiếp
        công dân, +kiến nghị của công dân, +kiến nghị của người dân, -ý kiến· kiến nghị, +tiếp công dân định kỳ, +bức xúc kéo dài, +thắc mắc của dân, +nguyện
        vọng chính đáng, +tiếp xúc· đối thoại, +hội nghị đối thoại
    """,
    Topic.INSPECTION: """
        +thanh tra, +kết luận thanh tra, +sau thanh tra, +kiểm toán, +kiến nghị kiểm toán, hoàn trả, +thu hồi tiền, +phúc tra, +chi sai, +chi thừa, +chi vượt,
        +truy thu, giải trình, +thu hồi về ngân sách, +vi phạm kinh tế, hội đồng kỷ luật, +kiểm điểm trách nhiệm, +xử lý trách nhiệm, kế toán, giảm trừ quyết
        toán, +giảm trừ, +giám sát đầu tư của cộng đồng, +kê biên, +nộp trả, +số tiền sai phạm, +sai phạm, +quỹ phúc lợi, cơ quan điều tra, +thực hiện kết luận,
        +kiểm điểm, thu trùng, khoản phải thu, nộp ngân sách, trả dần, ++thanh tra trách nhiệm, +thu ngoài quy định, +khoản thu ngoài, +kiến nghị thanh tra,
        +kết luận kiểm tra, giám sát, +hoạt động giám sát, ++công tác giám sát, ++giám sát chuyên đề, +đoàn giám sát, +kết quả giám sát, +giám sát việc quản lý,
        +thanh tra đột xuất, +xử lý sau thanh tra, +thu hồi số tiền, +nộp tài khoản tạm giữ, +tạm giữ, +đoàn thanh tra, +đoàn kiểm tra, +kiểm điểm tập thể, rút
        kinh nghiệm, +khắc phục sai phạm, +khắc phục vi phạm, +chi không đúng, +thu không đúng, +xử lý kỷ luật, +quyết toán khống, +hồ sơ vụ việc, +thu sai,
        +kiểm tra việc thu, +thu đầu năm học, +khoản chi sai, ++kết luận sau thanh tra, +kiểm tra đột xuất, +xác minh tài sản, +thu nhập, +minh bạch tài sản,
        +kiểm tra nội bộ, +chi vượt định mức, +kê khai tài sản, +kết luận số, +đoàn phúc tra, +khắc phục hậu quả sai phạm, +xử lý cán bộ vi phạm, +tạm đình chỉ
        công tác, +kiến nghị của thanh tra, +kiến nghị của kiểm toán, +kết luận kiểm toán, +kết luận giám sát, +kế hoạch thanh tra, +thanh tra chuyên đề, +thanh
        tra hành chính, +xử lý về kinh tế, +tài khoản tạm giữ, +kiểm điểm rút kinh nghiệm, +khắc phục sau thanh tra, +khắc phục sau kiểm tra, +sai phạm tài
        chính, +chứng từ khống, +cơ quan cảnh sát điều tra, +kết luận của thanh tra, +thanh tra· kiểm tra, +kiểm tra· thanh tra, +kiểm toán nhà nước, +kế hoạch
        giám sát, +tổ chức giám sát, +giám sát việc thực hiện
    """,
    Topic.PARTY: """
        ++chi bộ, ++đảng viên, +đảng ủy, +tổ chức đảng, +xây dựng đảng, +dân vận, +mặt trận, +kết nạp, ++sinh hoạt chi bộ, +nghị quyết đại hội, +học tập và làm
        theo, +đại hội, +cấp ủy, +kiểm tra đảng, +kỷ luật đảng, +luân chuyển cán bộ, +cơ sở đảng, +công tác đảng, +học tập chuyên đề, +ủy ban kiểm tra, +ubkt,
        +nghị quyết của đảng, +xdđ, +giám sát chuyên đề, +kiểm tra chuyên đề, +quán triệt nghị quyết, quán triệt, +đại đoàn kết, +quy hoạch cán bộ, +hội viên,
        +đoàn viên, +phản biện xã hội, +nêu gương, +báo cáo viên, lý luận chính trị, +tự phê bình, +dấu hiệu vi phạm, +chương trình hành động, +nghị quyết sinh
        hoạt, +hiến đất, +khối đại đoàn kết, ++công tác xdđ, +tâm tư, +dư luận xã hội, +tuyên giáo, +tuyên truyền miệng, +lịch sử đảng, +đảng phí, +nghị quyết
        của chi bộ, +kết nạp đảng, +quy chế dân chủ, +dân vận khéo, +tôn giáo, +công đoàn, +đoàn thể, +đại hội đảng, +nhân sự cấp ủy, +văn kiện, +tổ chức cơ sở
        đảng, +bảo vệ nền tảng tư tưởng, +quan điểm sai trái, +học tập nghị quyết, +công tác cán bộ, +cán bộ chủ chốt, +tập hợp đoàn viên, +cốt cán, +tổ nhân
        dân, +vận động nhân dân, +đảng bộ, +dư luận, +chuyển đảng, +đảng chính thức, ++phản biện dự thảo, +tín đồ, +chức việc, +giáo dân, +cha xứ, +người có uy
        tín, đảng, +đại hội chi bộ, +đại hội chi đoàn, +tổ chức hội, +phát triển hội viên, +nghị quyết đảng, +chi hội, +ban công tác mặt trận, +kiểm điểm cuối
        năm của đảng viên, +sinh hoạt chuyên đề, +trường chính trị, +học tập tư tưởng, +đạo đức hồ chí minh, +thư viện chi bộ, +công tác xây dựng đảng, +chỉnh
        đốn đảng, +phát triển đảng viên, +đảng viên mới, +quần chúng ưu tú, +nghị quyết chuyên đề, +học tập· làm theo, +tư tưởng· đạo đức· phong cách, +nghị
        quyết trung ương, +trách nhiệm nêu gương, +kiểm tra· giám sát của đảng, +kỷ luật của đảng, +đảng viên vi phạm, +bảo vệ chính trị nội bộ, +nhân sự đại
        hội, +văn kiện đại hội, +quy hoạch cấp ủy, +công tác dân vận, +công tác mặt trận, +giám sát· phản biện, +vận động quần chúng, +tập hợp quần chúng,
        +phong trào đoàn, +đoàn viên· hội viên, +đoàn viên· thanh niên, +chức sắc, +dân chủ ở cơ sở, +dân chủ cơ sở, +định hướng dư luận, +công tác tư tưởng,
        +công tác tuyên giáo, -quần chúng, +tổ chức đảng· đảng viên, +năng lực lãnh đạo, +sức chiến đấu, +sinh hoạt đảng, +đảng bộ trong sạch, +trong sạch· vững
        mạnh, +trong sạch vững mạnh, +đấu tranh phản bác, +nền tảng tư tưởng, +thế lực thù địch, +nghị quyết của cấp ủy, +mặt trận và các đoàn thể, +cuộc vận
        động, +khối dân vận, -hệ thống chính trị
    """,
    Topic.SECURITY: """
        +an ninh, +trật tự an toàn, +quân sự, +tội phạm, +pháo, +dân quân, +nghĩa vụ quân sự, +nvqs, +giao quân, +pccc, +phòng cháy, +cháy nổ, +cháy, +antt,
        +quốc phòng, +nội chính, +ma túy, +căn cước, +tuần tra, +chữa cháy, +camera an ninh, +cư trú, +tạm trú, +truy tố, +xét xử, tin thất thiệt, +an toàn giao
        thông, +tai nạn giao thông, +lối thoát nạn, +tham nhũng, +tuyển quân, +cháy rừng, +trộm cắp, nhà trọ, +vũ khí, +cờ bạc, +tín dụng đen, -đối tượng, +bảo
        vệ tuyệt đối an toàn, +lừa đảo, +diễn tập, +huấn luyện, +khám tuyển, +nhập ngũ, +chốt trực, các vụ việc trên địa bàn, +trật tự, ngoại tuyến, +bảo vệ
        tuyệt đối, +chuyên án, +đá gà, +đánh bạc, +cho vay nặng lãi, +mua bán người, +giật điện thoại, +cướp giật, trộm, +gây rối, +răn đe, +nẹt pô, +đua xe,
        +nồng độ cồn, ++ttatgt, ++trật tự an toàn giao thông, atgt, +tai nạn, csgt, ++pháp luật về giao thông, +phòng thủ dân sự, +khu vực phòng thủ, +tìm kiếm
        cứu nạn, +cứu nạn, +cứu hộ, +biên giới, +vượt biên, +xuất cảnh, +nhập cảnh, +an ninh mạng, +truy nã, +tố giác, +thi hành án, +xét xử lưu động, +vụ án,
        +khởi tố, +sơ tuyển, +lệnh gọi, +dân quân tự vệ, +dự bị động viên, +sẵn sàng chiến đấu, +quân số, +tuần tra đêm, +tuần tra ban đêm, +tổ tự quản, +bình
        chữa cháy, +karaoke, +quản lý cư trú, +nhà nghỉ, +người nghiện, +cai nghiện, +người phát rừng, +phá rừng, +tụ điểm, +tin đồn, +buôn bán người, +vi phạm
        giao thông, +nghĩa vụ, +ứng trực, +trấn áp, +sòng bạc, lừa, +lừa đảo qua mạng, ++bảo vệ bầu cử, +tổ an ninh, +an ninh cơ sở, +bảo vệ an ninh, +hung khí,
        +đòi nợ thuê, +trọng án, bắt, +đối tượng hình sự, +vị thành niên, +gây thương tích, +tệ nạn, +tệ nạn xã hội, +mại dâm, +thuốc lá lậu, +pháo nổ, ++pháo
        hoa nổ, +diễn biến hòa bình, +truyền đạo trái phép, +tà đạo, +người nước ngoài, +ca nô cứu hộ, +huấn luyện pccc, +trụ nước chữa cháy, +thực binh, +quân
        nhân, +đảo ngũ, +công dân nhập ngũ, +bảo đảm quân số, +xe quá tốc độ, +mũ bảo hiểm, +chốt kiểm soát giao thông, +giữ vững an ninh, +an ninh trật tự, +an
        ninh· trật tự, +an ninh chính trị, +trật tự an toàn xã hội, +trật tự· an toàn xã hội, +phòng chống tội phạm, +phòng· chống tội phạm, +phòng· chống ma
        túy, +vi phạm nồng độ cồn, +lạng lách, +đánh võng, +giao nhận quân, +gọi công dân nhập ngũ, +quân sự địa phương, +quốc phòng toàn dân, +quốc phòng· an
        ninh, +quốc phòng - an ninh, +an ninh· quốc phòng, +huấn luyện dân quân, +trực sẵn sàng chiến đấu, +chủ quyền biên giới, +cột mốc, +phòng cháy chữa
        cháy, +phòng cháy· chữa cháy, +phòng cháy và chữa cháy, +phòng· chống cháy nổ, +cứu nạn· cứu hộ, +lừa đảo trực tuyến, +bảo vệ an ninh tổ quốc, +tạm trú·
        tạm vắng, +phạm pháp hình sự, +đánh nhau, +gây rối trật tự, +truy quét, +vật liệu nổ, +phòng· chống tham nhũng, +tham nhũng· tiêu cực, +cải cách tư
        pháp, +án tồn đọng, -điểm nóng, +tuyển chọn và gọi công dân, +khu vực biên giới, +xuất nhập cảnh, +an toàn pccc, +thi hành án dân sự, +giải quyết án
    """,
    Topic.SOCIAL: """
        +an sinh, +hộ nghèo, +giảm nghèo, +người có công, +ncc, +lao động, +việc làm, +trẻ em, gia đình chính sách, +bảo trợ, +btxh, +tặng quà, +nhà ở cho hộ,
        +quà tết, dịp tết, +xuất khẩu lao động, +bảo hiểm, +người cao tuổi, +cận nghèo, +nhu yếu phẩm, +trợ cấp, mái ấm, +liệt sĩ, +thương binh, +nhà tạm, +cứu
        trợ, +dạy nghề, +lao động tự do, +đào tạo nghề, +nghị quyết 68, +người khuyết tật, +hộ thoát nghèo, +chính sách xã hội, +đuối nước, +bạo lực gia đình,
        +bình đẳng giới, công nhân, +nhà ở xã hội, +bhyt, +bhxh, +thiện nguyện, +thiếu nước, +chương trình 1719, +dân tộc, +nước sinh hoạt, +lớp nghề, +lao động
        nữ, +xóa nhà tạm, +đồng bào, +thiên tai, +cứu đói, +thiếu đói, gạo, quà, +suất quà, +quà hỗ trợ, +tiền hỗ trợ, +chi trả hỗ trợ, +nhà dột nát, +sửa nhà,
        +dựng nhà, +nhà tình nghĩa, +nhà tình thương, +mai táng, +đối tượng chính sách, +thân nhân, +nghĩa trang liệt sĩ, +neo đơn, +mồ côi, +bảo hiểm y tế,
        +bảo hiểm xã hội, +thất nghiệp, +giới thiệu việc làm, +tiền thuê nhà, +tín dụng chính sách, +khoanh nợ, +giãn nợ, +vay vốn ưu đãi, +hàng cứu trợ, +quỹ
        vì người nghèo, +đền ơn đáp nghĩa, +dân tộc thiểu số, +hộ khó khăn, +hoàn cảnh khó khăn, +mất việc, +bình xét hộ, +bình xét, ++rà soát hộ nghèo, ++hộ
        cận nghèo, ++chính sách an sinh xã hội, +hỗ trợ người dân, +lao động trở về, +trợ giúp xã hội, +nhà đại đoàn kết, +chăm lo tết, +tảo hôn, +đồng bào dân
        tộc, +hộ bị thiệt hại, +thiệt hại, +mẹ việt nam anh hùng, +mẹ vnah, +tiền thuê trọ, +tết cho người nghèo, +người nghèo, +chăm lo, +trợ giúp, +khuyết
        tật, +nhà ở cho, +làm nhà, +nhà bị sập, +hộ mất nhà, +người dân khó khăn, +quà cho, +học nghề, +đi làm việc ở nước ngoài, +lương hưu, +người có hoàn
        cảnh, +cựu chiến binh nghèo, +thanh niên xung phong, +chất độc da cam, +mộ liệt sĩ, +tri ân, +hộ chính sách, +trung tâm bảo trợ, +người lang thang, +bạo
        hành, +xâm hại trẻ em, +phụ nữ, +người già, +đối tượng bảo trợ, +thoát nghèo, +giảm nghèo bền vững, +bảo vệ trẻ em, +hôn nhân cận huyết, +giải quyết
        việc làm, +lao động nông thôn, +an toàn lao động, ++người có công với cách mạng, +hài cốt, +vì người nghèo, +công tác dân tộc, +mừng thọ, +chi trả chế
        độ, -chế độ· chính sách, +an sinh xã hội, -đời sống nhân dân, +chính sách cho người, +thăm· tặng quà, +thăm hỏi
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
        +trường đạt chuẩn, +thừa thiếu giáo viên, +giáo viên hợp đồng, +trung tâm giáo dục thường xuyên, +ngày khai trường, +trường chuẩn quốc gia, +cơ sở vật
        chất trường học, +thiếu giáo viên, +học thêm, +phổ cập giáo dục, +xóa mù chữ, +giáo dục phổ thông, +giáo dục thường xuyên, +an toàn trường học, +bạo lực
        học đường, +sáp nhập trường, +nhóm trẻ, +chất lượng giáo dục, +giáo dục· đào tạo, +đến trường, +ra lớp, +cơ sở giáo dục, +nhà giáo, +nghỉ hè, +xã hội
        học tập
    """,
    Topic.HEALTH: """
        +y tế, +dịch bệnh, +tiêm, +vắc xin, +vaccine, +covid, +cách ly, +an toàn thực phẩm, +attp, +vsattp, +khám chữa bệnh, +sốt xuất huyết, +phun khử khuẩn,
        +tay chân miệng, +phòng dịch, ++phòng chống dịch, +phòng· chống dịch, +sức khỏe, +bệnh viện, +lấy mẫu, +thân nhiệt, +vùng dịch, ++trạm y tế, +khử khuẩn,
        +truy vết, +hiến máu, dân số, +f0, +f1, +mắc bệnh, +ca bệnh, +xét nghiệm, +bệnh dại, thuốc, +giãn cách, +tự quản, quán ăn, tại chỗ, +ổ dịch, +lăng
        quăng, +5k, +khẩu trang, bệnh, chốt kiểm soát dịch, ++khu cách ly, +chất lượng nước, +mũi 2, +mũi 3, +mũi 4, +tiêm vét, +tiêm chủng, +điểm tiêm, +khai
        báo y tế, +phòng khám, +bác sĩ, +khám bệnh, +khám sức khỏe, +điểm khám, +bọ gậy, +phun thuốc, +diệt muỗi, +diệt lăng quăng, cúm, sởi, +bạch hầu, +ngộ
        độc, +thực phẩm, +bếp ăn, +bếp ăn tập thể, +suy dinh dưỡng, +kế hoạch hóa gia đình, hiv, ++hóa chất xử lý nước, ++xử lý nước giếng, +cloramin, +người về
        từ vùng dịch, +truyền nhiễm, +xe cứu thương, +ca mắc, +chưa tiêm, +tiêm phòng cho trẻ, +nhân viên y tế, +trung tâm y tế, +ca nhiễm, +phun hóa chất,
        +thuốc chữa bệnh, +nước đóng chai, +mắc lao, +bệnh lao, +sinh con thứ ba, +tầm soát, +cấp cứu, ++trực cấp cứu, +vật tư y tế, +trang thiết bị y tế, +y
        sĩ, +hồ sơ sức khỏe, muỗi, +chuồng trại sạch bệnh, +bệnh nhân, +người nhiễm, +ổ bệnh, dịch, +chống dịch, +cơ sở hành nghề y, +nhà thuốc, +hàng quán ăn
        uống, +thức ăn đường phố, +giết mổ mất vệ sinh, +khẩu phần, +cân nặng trẻ, +sàng lọc, +điều trị, +dinh dưỡng, +chó dại, +tiêm phòng chó mèo, +khám· chữa
        bệnh, +thiết bị y tế, +phòng chống dịch bệnh, +phòng· chống dịch bệnh, +cúm mùa, +loăng quăng, +an toàn vệ sinh thực phẩm, +vệ sinh an toàn thực phẩm,
        +ngộ độc thực phẩm, ++bảo hiểm y tế, +bhyt, +chuẩn quốc gia về y tế, +sức khỏe nhân dân, +chăm sóc sức khỏe, +sức khỏe sinh sản, +y tế dự phòng, +y tế
        cơ sở, +quầy thuốc, +công tác dân số
    """,
    Topic.CULTURE: """
        +văn hóa, +thể thao, +lễ hội, tuyên truyền, ++tuyên truyền phân loại, +di tích, +văn nghệ, +truyền thanh, +thông tin cơ sở, +gia đình văn hóa, +nếp
        sống, +nhà văn hóa, +phát thanh, +băng rôn, ++chuyên mục, +báo chí, +thư viện, phong trào, +cổ động, +treo cờ, +truyền thông, +đưa tin, +tin bài, +thời
        lượng, +di sản, +đền, +chùa, +đình làng, +việc cưới, việc tang, +hội làng, kỷ niệm, +biểu diễn, +giải đấu, +gia đình hạnh phúc, sân vận động, ++phát
        động phong trào, cờ, +pa nô, pano, +khẩu hiệu, loa, +loa truyền thanh, +hệ thống truyền thanh, +bản tin, +phát sóng, +hội diễn, +ngày hội, +hội thi,
        +hội thao, +sân bóng, +sân thể thao, +nhà thi đấu, +bể bơi, +cổng chào, +hương ước, +quy ước, +bảo tồn, +bảo tàng, +nghệ nhân, +câu lạc bộ, +thiết chế
        văn hóa, +công trình văn hóa, +gương sáng, +người tốt việc tốt, +họp báo, +phóng sự, +triển lãm, +lễ kỷ niệm, +mở chuyên mục, +tuyên truyền gương, +văn
        hóa các dân tộc, +đài truyền thanh, +giải thể thao, +dân hỏi, +cưới hỏi, +hiện vật, +pháo hoa, ++bắn pháo hoa, +bóng đá, +bóng chuyền, +giải bóng, +lịch
        sử xã, +địa chí, +quán internet, +trang tin, +đăng bài, +fanpage, +văn nghệ quần chúng, hát, +trò chơi, +sân chơi, +tủ sách, +khu dân cư văn hóa, +gia
        đình tiêu biểu, +tượng đài, +nhà truyền thống, +trùng tu, rước, +hội xuân, +đêm giao thừa, +tổ chức lễ, +lễ đón, +khánh thành, +công nhận di tích,
        +phường văn hóa, +thôn văn hóa, +tang lễ, +âm thanh, +chiếu phim, +áp phích, +cổ động trực quan, +truyền hình, +tuyên truyền trên loa, +vận động viên,
        +dưỡng sinh, +văn hóa· văn nghệ, +thể dục thể thao, +thể dục· thể thao, +đời sống văn hóa, +nếp sống văn minh, +tuyên truyền trực quan, +công tác tuyên
        truyền, +công tác thông tin· tuyên truyền, +xe loa, +cụm loa, +phóng viên, +bản sắc văn hóa, +di sản văn hóa, +trùng tu di tích, +nhà văn hóa thôn, +khu
        thể thao, +đại hội thể dục thể thao, +mừng đảng mừng xuân, +mừng đảng· mừng xuân, +văn hóa - thể thao, +lễ hội truyền thống, +tổ chức lễ hội, -quảng bá,
        +truyền thống văn hóa, +các cơ quan báo chí, +thông tin đại chúng, +hệ thống loa, +trạm truyền thanh, +danh lam thắng cảnh, +bia di tích, +văn hóa dân
        gian,
    """,
    Topic.ADMINISTRATION: """
        +cải cách hành chính, +cchc, kỷ luật, +kỷ cương, +biên chế, +tổ chức bộ máy, +chương trình công tác, báo cáo tổng kết, +thi đua, +khen thưởng, +bầu cử,
        +tuyển dụng, +công chức, -cán bộ, +đánh giá xếp loại, +đạo đức công vụ, +một cửa, thủ tục hành chính, +tthc, kế hoạch công tác, trực lãnh đạo, +rượu
        bia, người đứng đầu, +sáp nhập, -đề án, -chỉ tiêu, -đôn đốc, -theo dõi, cử tri, hồ sơ lưu động, phụ cấp, +giờ hành chính, nội quy, kết quả thực hiện,
        +tinh giản, nhiệm vụ còn lại, xử phạt vi phạm hành chính, +vị trí việc làm, +bầu trưởng, +bỏ phiếu, +kiện toàn nhân sự, kiện toàn, nhân sự, +sắp xếp đơn
        vị hành chính, +địa giới, +chế độ báo cáo, +tác phong, +lề lối, +đơn vị sự nghiệp, +hộ tịch, +tư pháp, văn thư, +lưu trữ, chương trình, +quy chế làm
        việc, -hội nghị, +tthc mức, kế hoạch chi tiết, +sơ kết, +tổng kết, +điểm bầu cử, +cuộc bầu cử, +phân công nhiệm vụ, +giờ giấc, +giờ làm việc, +trễ hẹn,
        +hồ sơ trễ, +hồ sơ quá hạn, +bộ phận một cửa, +xin lỗi, +làm đầu mối, +nhắc việc, +nhắc hạn, +lịch trực, +phòng họp, +lịch họp, +kỳ họp, hđnd, +dự thảo
        nghị quyết, +danh mục nghị quyết, +quy phạm pháp luật, +văn bản quy phạm, +rà soát văn bản, +cơ cấu tổ chức, +tổ công tác, +ban chỉ đạo, +quy chế phối
        hợp, +biệt phái, +điều động, +chuyên viên, +lớp bồi dưỡng, tập huấn, +hợp đồng lao động, +nghỉ hưu, +tinh giản biên chế, +đơn vị hành chính, +con dấu,
        +chứng thực, +khai sinh, +phổ biến giáo dục pháp luật, +phổ biến, giáo dục pháp luật, +kế hoạch của đơn vị, +hội nghị sơ kết, +hội nghị tổng kết, +nội
        dung làm việc, +tiếp nhận hồ sơ, +trả kết quả, +hồ sơ một cửa, +các việc trễ, +công vụ, +triển khai luật, +hệ thống theo dõi nhiệm vụ, +tiếp xúc cử tri,
        +bảng theo dõi, +đoàn ra, -báo cáo tiến độ, -tổng hợp tiến độ, -báo cáo tháng, -tổng hợp báo cáo, -tổng hợp kết quả, số liệu báo cáo, -phụ trách, -đầu
        mối, -theo dõi· đôn đốc, -luật, -thủ tục, -quá hạn, -bằng văn bản, -quán triệt, -thực hiện kế hoạch, -chậm tiến độ, +bổ nhiệm, +trưởng phòng, -xin ý
        kiến, +chấm công, +văn bản, +công văn, +báo cáo năm, +lịch công tác, +tài liệu họp, +danh sách cử tri, +tổ bầu cử, +quy trình, +tổ chức lại, +người lao
        động trong cơ quan, +nâng lương, +chế độ chính sách cho cán bộ, +trụ sở làm việc, +bố trí phòng làm việc, +cán bộ không chuyên trách, +trưởng thôn, +bầu
        trưởng thôn, +tiếp nhận văn bản, +cải cách, +thái độ phục vụ, +sự hài lòng, +chỉ số hài lòng, +par index, +nghị quyết hđnd, +phiên họp, +kiểm điểm công
        tác, +phân cấp, +ủy quyền, +kế hoạch tháng, +hội nghị trực tuyến, +tham gia ý kiến, +góp ý dự thảo, +chỉ số cải cách hành chính, +cải cách thủ tục hành
        chính, +tiếp nhận và trả kết quả, +kỷ luật· kỷ cương, +kỷ cương· kỷ luật, +kỷ cương hành chính, +thời giờ làm việc, +văn hóa công sở, -trách nhiệm người đứng đầu, +đổi mới lề lối, +sắp xếp bộ máy, +tinh gọn bộ máy, +sáp nhập thôn, +sáp nhập xã, -chính quyền địa phương 2 cấp, -chính quyền địa phương hai cấp, +chính quyền hai cấp, +tuyển dụng công chức, +thi tuyển, +xét tuyển, -đào tạo· bồi dưỡng, +nâng ngạch, +bầu cử đại biểu, +kỳ họp hđnd, +phong trào
        thi đua, +phát động thi đua, -chế độ thông tin, +báo cáo định kỳ, +chương trình công tác năm, +quy chế hoạt động, +công tác tư pháp, +pháp luật cho,
        +hòa giải ở cơ sở, +đăng ký hộ tịch, +tủ sách pháp luật, +tổ chức· bộ máy, +tổ chức bộ máy· biên chế, -cán bộ· công chức, -công chức· viên chức, -nhiệm vụ trọng tâm, -chức năng· nhiệm vụ, -chỉ đạo· điều hành, +kiểm tra công vụ, -tinh thần trách nhiệm, -đạo đức· tác phong, +hợp đồng· lao động trong cơ
        quan, -nhiệm vụ được giao, +trụ sở· phương tiện, -dự thảo báo cáo, +ngày bầu cử
    """,
    Topic.DIGITAL: """
        +chuyển đổi số, +cđs, ++phần mềm, ++số hóa, +dịch vụ công, +dịch vụ công trực tuyến, +định danh, +cơ sở dữ liệu, +csdl, +chữ ký số, +ký số, -ứng dụng,
        +cntt, +công nghệ thông tin, +máy tính, +công nghệ số, +trợ lý ảo, +kỹ năng số, dữ liệu, +dvc, +hồ sơ trực tuyến, +an toàn thông tin, +cổng thông tin,
        +trang thông tin điện tử, +văn bản điện tử, +mạng xã hội, +không dùng tiền mặt, +bình dân học vụ số, +wifi, +camera giám sát, +điện thoại thông minh,
        +vneid, +đề án 06, +chính quyền số, +trí tuệ nhân tạo, +iso điện tử, +phòng họp không giấy, +cài đặt ứng dụng, +tổ công nghệ số, trực tuyến, +wifi công
        cộng, +hồ sơ điện tử, ++cổng dvc, +mức 4, +mức 3, mức độ 4, +thanh toán trực tuyến, ++chứng thư số, +lõm sóng, ++bản lõm sóng, +sóng di động, +phủ sóng,
        +internet, +cáp quang, +băng rộng, ++khung kiến trúc dữ liệu, +trường dữ liệu, +khai thác dữ liệu, +đồng bộ dữ liệu, +liên thông, +hệ thống thông tin,
        +nền tảng số, +dịch vụ số, +công dân số, +nộp hồ sơ trực tuyến, +trực tuyến toàn trình, +mã qr, zalo, ioc, +đô thị thông minh, ++số hóa sổ hộ tịch,
        ++cổng dịch vụ công, +cập nhật dữ liệu, +cổng thông tin điện tử, +tài khoản định danh, +số hóa quy trình, +hạ tầng số, +chữ ký điện tử, +đồng bộ hệ
        thống, ++bảo mật, +mạng nội bộ, +trung tâm điều hành, +kết nối camera, +lắp camera, +camera, +máy chủ, +đường truyền, +thiết bị số, +sàn giao dịch số,
        +thương mại điện tử, +dữ liệu dân cư, +làm sạch dữ liệu, ++làm sạch dữ liệu đất đai, +mã định danh, +định danh điện tử, +sổ sức khỏe điện tử, +học bạ
        số, +hóa đơn số, +dùng chung, +hệ thống quản lý văn bản, +gửi nhận văn bản, +hồ sơ công việc, +họp trực tuyến, +tổng đài 1022, app, +chính quyền điện
        tử, +kinh tế số, +xã hội số, +chính phủ điện tử, +dữ liệu số, +kho dữ liệu, +hạ tầng viễn thông, +trạm bts, +sóng điện thoại, +tài khoản vneid, +dịch vụ
        công toàn trình, +tổ công nghệ số cộng đồng, +an toàn· an ninh mạng, +số hóa hồ sơ, +số hóa dữ liệu, +trung tâm dữ liệu, +hội nghị truyền hình, +đổi mới
        sáng tạo, +khoa học· công nghệ, +khoa học công nghệ, +phần mềm dùng chung, +cơ sở dữ liệu quốc gia, +thư điện tử, +công vụ điện tử, +chứng thực điện tử,
        +hồ sơ số, +ứng dụng công nghệ thông tin, +ứng dụng cntt, +hệ thống điều hành, +thanh toán điện tử, +nền tảng dùng chung
    """,
}  # fmt: skip
