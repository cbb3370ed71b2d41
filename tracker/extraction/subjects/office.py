"""Words of Party, government and order; how they are written is told in the package's first lines."""

from __future__ import annotations

from tracker.core.labels import Topic

OFFICE: dict[Topic, str] = {
    Topic.COMPLAINTS: """
        +tiếp công dân, +tiếp dân, +đơn thư, +khiếu nại, +tố cáo, +kntc, +kn· tc, kiến nghị cử tri, đối thoại, +phản ánh của công dân, +khiếu kiện, +đơn
        tồn, +vượt cấp, +đông người, +đơn của công dân, vụ việc phức tạp, vụ việc tồn đọng, bức xúc, +trả lời đơn, +giải quyết đơn, +trả lời công dân,
        +đơn kiến nghị, ++đối thoại với, ++giải quyết khiếu nại, +quyết định giải quyết khiếu nại, +trả lời dân, ++ý kiến của dân, +trả lời từng hộ,
        +phản ánh kiến nghị, +kiến nghị của cử tri, +hòa giải, +xác minh đơn, +lịch tiếp dân, +phản ánh của người dân, +phản ánh của dân, +trả lời bà
        con, +tiếp dân định kỳ, +tụ tập đông người, +kiến nghị của dân, -phản ánh, +trả lời kiến nghị, +kiến nghị kéo dài, +vụ việc khiếu kiện, +giải
        quyết dứt điểm đơn, +đơn của, +đơn tố cáo, +đơn khiếu nại, +đơn tồn đọng, +lá đơn, -trả lời bằng văn bản, +vụ việc kéo dài, +ý kiến cử tri, +kết
        quả giải quyết ý kiến, +khiếu nại đông người, +công dân gửi đơn, +đơn nặc danh, +tranh chấp, +đối thoại với dân, +bức xúc của dân, +vụ việc phức
        tạp kéo dài, +kiến nghị chính đáng, +nội dung khiếu nại, +nội dung tố cáo, +rút đơn, +gặp gỡ các hộ, +kiến nghị tồn đọng, +đơn thư khiếu nại,
        +đơn thư tồn đọng, +giải quyết khiếu nại tố cáo, +giải quyết khiếu nại· tố cáo, +khiếu nại· tố cáo, +giải quyết tố cáo, +xử lý đơn, +phân loại
        đơn, +thụ lý đơn, +đối thoại với công dân, +đối thoại trực tiếp, +phản ánh của cử tri, +giải quyết kiến nghị, +trả lời cử tri, +tập trung đông
        người, +khiếu kiện đông người, +khiếu kiện kéo dài, +trụ sở tiếp công dân, +kiến nghị của công dân, +kiến nghị của người dân, -ý kiến· kiến
        nghị, +tiếp công dân định kỳ, +bức xúc kéo dài, +thắc mắc của dân, +nguyện vọng chính đáng, +tiếp xúc· đối thoại, +hội nghị đối thoại, +đơn quá
        hạn, +đơn thư quá hạn, +đơn, +đơn của các hộ, +đơn phản ánh, +đơn đề nghị của, +đơn của hộ, +trả lời đơn của, +trả lời dứt điểm đơn, ++sổ theo
        dõi đơn, ++lịch tiếp công dân, +buổi tiếp dân, +tiếp dân tại, +đối thoại với các hộ, +đối thoại với hộ, +khiếu nại về, +khiếu nại liên quan, +vụ
        khiếu nại, +các vụ khiếu nại, +vụ khiếu kiện, +vụ tồn đọng, +vụ việc tồn đọng kéo dài, +vụ việc cụ thể, +trả lời dân bằng văn bản, +trả lời bằng
        văn bản cho, +phản ánh của nhân dân, +phản ánh của bà con, +phản ánh của báo chí, +đường dây nóng, +kiến nghị của nhân dân, +kiến nghị sau tiếp
        xúc, +giải đáp thắc mắc, +nhân dân bức xúc, +quyết định giải quyết, +thi hành quyết định giải quyết, -thụ lý, -xác minh nội dung, +xác minh· trả
        lời, +tranh chấp kéo dài, -mâu thuẫn, +tổ hòa giải, +hòa giải viên, +hòa giải thành, +công tác hòa giải, +hòa giải tranh chấp, +người khiếu nại,
        +người tố cáo, +bảo vệ người tố cáo, +hộp thư góp ý, +đoàn đông người, ++hòa giải ở cơ sở, ++giải quyết cho cử tri, +trả lời cho cử tri, +đơn
        tập thể, +tiếp dân thay, +vụ khiếu nại kéo dài, +ngõ đi chung, +tranh chấp ngõ, +đơn tồn quá, +mời lên đối thoại, +mời ông, +mời bà, +dân phản
        ánh, +báo nêu, +kết quả giải quyết cho
    """,
    Topic.INSPECTION: """
        +thanh tra, +kết luận thanh tra, +sau thanh tra, +kiểm toán, +kiến nghị kiểm toán, hoàn trả, +thu hồi tiền, +phúc tra, +chi sai, +chi thừa, +chi
        vượt, +truy thu, giải trình, +thu hồi về ngân sách, +vi phạm kinh tế, hội đồng kỷ luật, +kiểm điểm trách nhiệm, +xử lý trách nhiệm, kế toán,
        giảm trừ quyết toán, +giảm trừ, +giám sát đầu tư của cộng đồng, +kê biên, +nộp trả, +số tiền sai phạm, +sai phạm, +quỹ phúc lợi, cơ quan điều
        tra, +thực hiện kết luận, +kiểm điểm, thu trùng, khoản phải thu, nộp ngân sách, trả dần, ++thanh tra trách nhiệm, +thu ngoài quy định, +khoản
        thu ngoài, +kiến nghị thanh tra, +kết luận kiểm tra, giám sát, +hoạt động giám sát, ++công tác giám sát, ++giám sát chuyên đề, +đoàn giám sát,
        +kết quả giám sát, +giám sát việc quản lý, +thanh tra đột xuất, +xử lý sau thanh tra, +thu hồi số tiền, +nộp tài khoản tạm giữ, +tạm giữ, +đoàn
        thanh tra, -đoàn kiểm tra, +kiểm điểm tập thể, rút kinh nghiệm, +khắc phục sai phạm, +khắc phục vi phạm, +chi không đúng, +thu không đúng, +xử
        lý kỷ luật, +quyết toán khống, +hồ sơ vụ việc, +thu sai, +kiểm tra việc thu, +thu đầu năm học, +khoản chi sai, ++kết luận sau thanh tra, +kiểm
        tra đột xuất, +xác minh tài sản, +thu nhập, +minh bạch tài sản, +kiểm tra nội bộ, +chi vượt định mức, +kê khai tài sản, +kết luận số, +đoàn phúc
        tra, +khắc phục hậu quả sai phạm, +xử lý cán bộ vi phạm, +tạm đình chỉ công tác, +kiến nghị của thanh tra, +kiến nghị của kiểm toán, +kết luận
        kiểm toán, +kết luận giám sát, +kế hoạch thanh tra, +thanh tra chuyên đề, +thanh tra hành chính, +xử lý về kinh tế, +tài khoản tạm giữ, +kiểm
        điểm rút kinh nghiệm, +khắc phục sau thanh tra, +khắc phục sau kiểm tra, +sai phạm tài chính, +chứng từ khống, +cơ quan cảnh sát điều tra, +kết
        luận của thanh tra, +thanh tra· kiểm tra, +kiểm tra· thanh tra, +kiểm toán nhà nước, +kế hoạch giám sát, +tổ chức giám sát, +giám sát việc thực
        hiện, +đoàn kiểm tra liên ngành, +kết quả khắc phục, +báo cáo kết quả khắc phục, +khắc phục hạn chế, +khắc phục tồn tại, +tồn tại sau thanh tra,
        +thu hồi tiền sai phạm, +khoản chi không đúng, +khoản thu ngoài quy định, ++thu quỹ ngoài quy định, +chi sai quy định, +xuất toán, -nộp lại,
        +hoàn trả ngân sách, +hoàn trả cho dân, +thu hồi nộp ngân sách, +nộp tài khoản thanh tra, +kiểm điểm cá nhân, +xử lý kỷ luật cán bộ, +dấu hiệu
        tội phạm, +chuyển hồ sơ vụ, +công khai kết luận, +kết luận cuộc thanh tra, ++ban hành kết luận, +cuộc thanh tra, +cuộc kiểm tra, +thanh tra lại,
        +thanh tra toàn diện, +thanh tra việc, +thanh tra công vụ, +thanh tra thuế đột xuất, +tự kiểm tra, +kế hoạch kiểm tra, +kiểm tra đột xuất việc,
        +rà soát sau kiểm tra, +kiến nghị xử lý, +vi phạm trong quản lý tài chính, -thất thoát, +tham ô, +cố ý làm trái, +kê khai tài sản thu nhập,
        +kiểm soát tài sản, +tài sản· thu nhập, +xung đột lợi ích, +thực hiện kết luận số, +các kết luận, +theo dõi việc thực hiện kết luận, +trách
        nhiệm giải trình, -hậu kiểm, +hđnd giám sát, +chất vấn, +lời hứa sau chất vấn, ++nộp trả ngân sách, +khoản chi vượt, ++kiểm tra việc quản lý
        quỹ, ++quản lý quỹ hội, +đoàn kiểm toán, +nội dung kiểm toán nêu, +tồn tại mà thanh tra, +thanh tra tỉnh nêu, +để thất thoát, +chi sai chế độ,
        ++nộp lại tiền, +việc quản lý quỹ
    """,
    Topic.PARTY: """
        ++chi bộ, ++đảng viên, +đảng ủy, +tổ chức đảng, +xây dựng đảng, +dân vận, +mặt trận, +kết nạp, ++sinh hoạt chi bộ, +nghị quyết đại hội, +học tập
        và làm theo, đại hội, +cấp ủy, +kiểm tra đảng, +kỷ luật đảng, +luân chuyển cán bộ, +cơ sở đảng, +công tác đảng, +học tập chuyên đề, +ủy ban kiểm
        tra, +ubkt, +nghị quyết của đảng, +xdđ, +giám sát chuyên đề, +kiểm tra chuyên đề, +quán triệt nghị quyết, quán triệt, +đại đoàn kết, +quy hoạch
        cán bộ, -hội viên, -đoàn viên, +phản biện xã hội, +nêu gương, +báo cáo viên, lý luận chính trị, +tự phê bình, +dấu hiệu vi phạm, +chương trình
        hành động, +nghị quyết sinh hoạt, +hiến đất, +khối đại đoàn kết, ++công tác xdđ, +tâm tư, +dư luận xã hội, +tuyên giáo, +tuyên truyền miệng,
        +lịch sử đảng, +đảng phí, +nghị quyết của chi bộ, +kết nạp đảng, +quy chế dân chủ, +dân vận khéo, +tôn giáo, +công đoàn, -đoàn thể, +đại hội
        đảng, +nhân sự cấp ủy, +văn kiện, +tổ chức cơ sở đảng, +bảo vệ nền tảng tư tưởng, +quan điểm sai trái, +học tập nghị quyết, +công tác cán bộ,
        +cán bộ chủ chốt, +tập hợp đoàn viên, +cốt cán, +tổ nhân dân, -vận động nhân dân, +đảng bộ, +dư luận, +chuyển đảng, +đảng chính thức, ++phản
        biện dự thảo, +tín đồ, +chức việc, +giáo dân, +cha xứ, +người có uy tín, -đảng, +đại hội chi bộ, +đại hội chi đoàn, +phát triển hội viên, +nghị
        quyết đảng, +chi hội, +ban công tác mặt trận, +kiểm điểm cuối năm của đảng viên, +sinh hoạt chuyên đề, +trường chính trị, +học tập tư tưởng,
        +đạo đức hồ chí minh, +thư viện chi bộ, +công tác xây dựng đảng, +chỉnh đốn đảng, +phát triển đảng viên, +đảng viên mới, +quần chúng ưu tú,
        +nghị quyết chuyên đề, +học tập· làm theo, +tư tưởng· đạo đức· phong cách, +nghị quyết trung ương, +trách nhiệm nêu gương, +kiểm tra· giám sát
        của đảng, +kỷ luật của đảng, +đảng viên vi phạm, +bảo vệ chính trị nội bộ, +nhân sự đại hội, +văn kiện đại hội, +quy hoạch cấp ủy, +công tác dân
        vận, +công tác mặt trận, +giám sát· phản biện, -vận động quần chúng, +tập hợp quần chúng, +phong trào đoàn, +đoàn viên· hội viên, +đoàn viên·
        thanh niên, +chức sắc, +dân chủ ở cơ sở, +dân chủ cơ sở, +định hướng dư luận, +công tác tư tưởng, +công tác tuyên giáo, -quần chúng, +tổ chức
        đảng· đảng viên, +năng lực lãnh đạo, +sức chiến đấu, +sinh hoạt đảng, +đảng bộ trong sạch, +trong sạch· vững mạnh, +trong sạch vững mạnh, +đấu
        tranh phản bác, +nền tảng tư tưởng, +thế lực thù địch, +nghị quyết của cấp ủy, +mặt trận và các đoàn thể, +cuộc vận động, +khối dân vận, +hệ
        thống chính trị, +nghị quyết chi bộ, ++vào nghị quyết, +đưa vào nghị quyết, +nghị quyết năm, +sơ kết nghị quyết, +chỉ thị của ban bí thư, +triển
        khai nghị quyết, +nghị quyết của đảng ủy, +nghị quyết đại hội đảng bộ, +chi ủy, +chi bộ thôn, +chi bộ bản, +bí thư chi bộ, +sinh hoạt với chi
        bộ, +dự sinh hoạt, +nguồn kết nạp, +cảm tình đảng, +thẻ đảng, +hồ sơ đảng viên, +chuyển sinh hoạt đảng, +huy hiệu đảng, +kiểm tra tài chính
        đảng, +tài chính đảng, +quản lý tài chính đảng, +đảng bộ mới hợp nhất, +giám sát đảng viên, +kiểm tra· giám sát chuyên đề, ++thi hành kỷ luật
        đảng, +ủy viên, +nhân sự bổ sung cấp ủy, +đánh giá tổ chức đảng, +xếp loại chi bộ, +kiểm điểm cuối năm, +kiểm điểm tự phê bình, +suy thoái, +tự
        diễn biến, +tư tưởng chính trị, +tình hình tư tưởng, ++nắm tư tưởng, +nắm bắt tư tưởng, +chính trị tư tưởng, +tuyên truyền nghị quyết, +lớp
        chính trị, ++nhận thức về đảng, ++bồi dưỡng nhận thức về đảng, ++lớp bồi dưỡng nhận thức về đảng, +lý luận, +người uy tín, +già làng, +nhà thờ,
        +hội thánh, +đạo lạ, +dân tộc và tôn giáo, +công tác tôn giáo, +sinh hoạt tôn giáo, ++phản biện, +giám sát cộng đồng khu dân cư, ++ban thanh tra
        nhân dân, +ý kiến nhân dân, +ngày hội đại đoàn kết, -đoàn kết, +khối đoàn kết, +đoàn thanh niên, +đoàn viên thanh niên, +hội phụ nữ, +hội nông
        dân, +hội cựu chiến binh, +công đoàn cơ sở, +phát triển đoàn viên, +đại hội hội, +đại hội đoàn, +tổ tự quản, +tổ dân vận, +mô hình dân vận, +vận
        động người dân hiến, +thực hiện dân chủ, +phát huy dân chủ, +dân biết dân bàn, +hiến đất mở ngõ, +hiến đất làm đường, +thi đua yêu nước trong
        tín đồ, +lãnh đạo của đảng, +học tập bác, +tư tưởng hồ chí minh, +phong cách hồ chí minh, ++đạo đức· phong cách hồ chí minh, +hội viên tham gia,
        ++phản biện dự thảo nghị quyết, +thờ tự, +cơ sở thờ tự, +giáng sinh, +phật đản, +linh mục, +nhà chùa, ++học nghị quyết, +hội nghị học nghị
        quyết, ++kiểm tra đảng viên, +họp chi bộ, +lấy ý kiến dân, +hội đặc thù, +đội ngũ cán bộ, +phẩm chất· năng lực, +cán bộ đủ phẩm chất, +luân
        chuyển, +cán bộ lãnh đạo· quản lý, +cán bộ trẻ, +nguồn quy hoạch, +đoàn kết· thống nhất, +đoàn kết nội bộ, +xây dựng· chỉnh đốn đảng, +chủ
        trương của đảng, +đồng thuận xã hội, +các tầng lớp nhân dân, +nhân sĩ· trí thức
    """,
    Topic.SECURITY: """
        +an ninh, +trật tự an toàn, +quân sự, +tội phạm, +pháo, +dân quân, +nghĩa vụ quân sự, +nvqs, +giao quân, +pccc, +phòng cháy, ++cháy nổ, +cháy,
        +antt, +quốc phòng, +nội chính, +ma túy, +căn cước, +tuần tra, +chữa cháy, ++camera an ninh, +cư trú, +tạm trú, +truy tố, +xét xử, tin thất
        thiệt, +an toàn giao thông, +tai nạn giao thông, +lối thoát nạn, +tham nhũng, +tuyển quân, +cháy rừng, +trộm cắp, +nhà trọ, ++vũ khí, +cờ bạc,
        ++tín dụng đen, -đối tượng, +bảo vệ tuyệt đối an toàn, +lừa đảo, +diễn tập, +huấn luyện, +khám tuyển, +nhập ngũ, +chốt trực, các vụ việc trên
        địa bàn, +trật tự, ngoại tuyến, +bảo vệ tuyệt đối, +chuyên án, +đá gà, +đánh bạc, ++cho vay nặng lãi, +mua bán người, +giật điện thoại, +cướp
        giật, +trộm, +gây rối, +răn đe, +nẹt pô, +đua xe, +nồng độ cồn, ++ttatgt, +trật tự an toàn giao thông, atgt, +tai nạn, csgt, ++pháp luật về giao
        thông, +phòng thủ dân sự, +khu vực phòng thủ, +tìm kiếm cứu nạn, +cứu nạn, +cứu hộ, +biên giới, +vượt biên, +xuất cảnh, +nhập cảnh, +an ninh
        mạng, +truy nã, +tố giác, +thi hành án, +xét xử lưu động, +vụ án, +khởi tố, +sơ tuyển, +lệnh gọi, +dân quân tự vệ, +dự bị động viên, +sẵn sàng
        chiến đấu, +quân số, +tuần tra đêm, +tuần tra ban đêm, +tổ tự quản, +bình chữa cháy, +karaoke, +quản lý cư trú, +nhà nghỉ, +người nghiện, +cai
        nghiện, +người phát rừng, +phá rừng, +tụ điểm, +tin đồn, +buôn bán người, +vi phạm giao thông, +nghĩa vụ, +ứng trực, +trấn áp, +sòng bạc, lừa,
        +lừa đảo qua mạng, ++bảo vệ bầu cử, +tổ an ninh, +an ninh cơ sở, +bảo vệ an ninh, +hung khí, +đòi nợ thuê, +trọng án, bắt, +đối tượng hình sự,
        +vị thành niên, +gây thương tích, +tệ nạn, +tệ nạn xã hội, +mại dâm, +thuốc lá lậu, +pháo nổ, ++pháo hoa nổ, +diễn biến hòa bình, +truyền đạo
        trái phép, +tà đạo, +người nước ngoài, +ca nô cứu hộ, +huấn luyện pccc, +trụ nước chữa cháy, +thực binh, +quân nhân, +đảo ngũ, +công dân nhập
        ngũ, +bảo đảm quân số, +xe quá tốc độ, +mũ bảo hiểm, +chốt kiểm soát giao thông, +giữ vững an ninh, +an ninh trật tự, +an ninh· trật tự, +an
        ninh chính trị, +trật tự an toàn xã hội, +trật tự· an toàn xã hội, +phòng chống tội phạm, +phòng· chống tội phạm, +phòng· chống ma túy, +vi phạm
        nồng độ cồn, +lạng lách, +đánh võng, +giao nhận quân, +gọi công dân nhập ngũ, +quân sự địa phương, +quốc phòng toàn dân, +quốc phòng· an ninh,
        +quốc phòng - an ninh, +an ninh· quốc phòng, +huấn luyện dân quân, +trực sẵn sàng chiến đấu, +chủ quyền biên giới, +cột mốc, +phòng cháy chữa
        cháy, +phòng cháy· chữa cháy, +phòng cháy và chữa cháy, +phòng· chống cháy nổ, +cứu nạn· cứu hộ, +lừa đảo trực tuyến, +bảo vệ an ninh tổ quốc,
        +tạm trú· tạm vắng, +phạm pháp hình sự, +đánh nhau, +gây rối trật tự, +truy quét, +vật liệu nổ, +phòng· chống tham nhũng, +tham nhũng· tiêu cực,
        +cải cách tư pháp, +án tồn đọng, -điểm nóng, +tuyển chọn và gọi công dân, +khu vực biên giới, +xuất nhập cảnh, +an toàn pccc, +thi hành án dân
        sự, +giải quyết án, +tình hình địa bàn, +nắm tình hình địa bàn, +nắm chắc tình hình địa bàn, +nắm chắc tình hình, +bị động bất ngờ, ++bị động·
        bất ngờ, +điểm phức tạp, +điểm nóng về an ninh, +an ninh nông thôn, +an ninh tôn giáo, +an ninh biên giới, +vùng biển, +chủ quyền, +mốc giới
        biên giới, +tuần tra chung, +tuần tra kiểm soát, +băng nhóm, ++nặng lãi, +trộm trâu, +cố ý gây thương tích, +bài bạc, +số đề, +cá độ, +ngáo đá,
        +bạo loạn, +biểu tình, +di cư tự do, +xuất cảnh trái phép, +nhập cảnh trái phép, +tội phạm mạng, ++không đốt nương, ++đốt nương, +đốt rừng,
        +phòng cháy rừng, ++nguy cơ cháy rừng, +thoát nạn, +cháy chợ, +vũ trường, +pháo lậu, +súng, +súng tự chế, +vật liệu nổ công nghiệp, +uống rượu
        bia lái xe, +an toàn đường thủy, +áo phao, +an toàn tàu thuyền, +lễ giao quân, +khám nghĩa vụ, +gọi nhập ngũ, +quân nhân xuất ngũ, +tự vệ, +hậu
        cần kỹ thuật, +giáo dục quốc phòng, +bồi dưỡng kiến thức quốc phòng, ++bom mìn, +rà phá bom mìn, +biên phòng, +đồn biên phòng, +hải đội, +kiểm
        soát cửa khẩu, ++cấp định danh· căn cước, +tạm vắng, +lưu trú nước ngoài, +khai báo lưu trú, +tổ bảo vệ an ninh, +lực lượng bảo vệ an ninh trật
        tự, +đội dân phòng, +công an viên, +kinh doanh có điều kiện về an ninh, ++điều kiện về an ninh, +điều tra vụ, +án điểm, +án tham nhũng, +án hành
        chính, +thi hành án hành chính, +án dân sự, +viện kiểm sát, +tòa án, +phòng chống tham nhũng, +đặc xá, +tái hòa nhập, +mãn hạn tù, +phạm nhân,
        +bảo vệ bí mật nhà nước, +bí mật nhà nước, +bảo vệ sự kiện, +bảo vệ đại hội, +bảo vệ lễ hội, +an ninh lễ hội, +an ninh trật tự tại, +cảnh giới,
        +cứu nạn cứu hộ, +đuối nước biển, ++trực chốt, +đêm giao thừa trực chốt, ++súng săn, ++giao nộp vũ khí, ++nộp lại súng, +trộm chó, +không khai
        báo, +khai báo tạm trú, +đi làm ăn xa, +xe độ, +độ xe, +pô xe, +đóng cửa đúng giờ, +đưa người nghiện, +cảnh báo cháy, +gây gổ, +say rượu, +thế
        trận, +lực lượng vũ trang, +an ninh quốc gia, +đối ngoại quốc phòng, +an ninh kinh tế, +an ninh xã hội
    """,
    Topic.ADMINISTRATION: """
        +cải cách hành chính, +cchc, kỷ luật, +kỷ cương, +biên chế, +tổ chức bộ máy, +chương trình công tác, báo cáo tổng kết, +thi đua, +khen thưởng,
        +bầu cử, +tuyển dụng, +công chức, -cán bộ, +đánh giá xếp loại, +đạo đức công vụ, +một cửa, thủ tục hành chính, +tthc, kế hoạch công tác, trực
        lãnh đạo, +rượu bia, người đứng đầu, +sáp nhập, -đề án, -chỉ tiêu, -đôn đốc, -theo dõi, cử tri, hồ sơ lưu động, +phụ cấp, +giờ hành chính, nội
        quy, kết quả thực hiện, +tinh giản, nhiệm vụ còn lại, xử phạt vi phạm hành chính, +vị trí việc làm, +bầu trưởng, +bỏ phiếu, +kiện toàn nhân sự,
        kiện toàn, nhân sự, +sắp xếp đơn vị hành chính, +địa giới, +chế độ báo cáo, +tác phong, +lề lối, +đơn vị sự nghiệp, +hộ tịch, +tư pháp, văn thư,
        +lưu trữ, -chương trình, +quy chế làm việc, -hội nghị, +tthc mức, kế hoạch chi tiết, +sơ kết, +tổng kết, +điểm bầu cử, +cuộc bầu cử, -phân công
        nhiệm vụ, -giờ giấc, +giờ làm việc, +trễ hẹn, +hồ sơ trễ, +hồ sơ quá hạn, +bộ phận một cửa, +xin lỗi, +làm đầu mối, +nhắc việc, +nhắc hạn, +lịch
        trực, -phòng họp, +lịch họp, +kỳ họp, hđnd, +dự thảo nghị quyết, +danh mục nghị quyết, +quy phạm pháp luật, +văn bản quy phạm, +rà soát văn bản,
        +cơ cấu tổ chức, tổ công tác, ban chỉ đạo, +quy chế phối hợp, +biệt phái, +điều động, -chuyên viên, +lớp bồi dưỡng, -tập huấn, +hợp đồng lao
        động, +nghỉ hưu, +tinh giản biên chế, +đơn vị hành chính, +con dấu, +chứng thực, +khai sinh, +phổ biến giáo dục pháp luật, -phổ biến, giáo dục
        pháp luật, +kế hoạch của đơn vị, +hội nghị sơ kết, +hội nghị tổng kết, +nội dung làm việc, -tiếp nhận hồ sơ, -trả kết quả, +hồ sơ một cửa, +các
        việc trễ, +công vụ, +triển khai luật, +hệ thống theo dõi nhiệm vụ, +tiếp xúc cử tri, +bảng theo dõi, +đoàn ra, -báo cáo tiến độ, -tổng hợp tiến
        độ, -báo cáo tháng, -tổng hợp báo cáo, -tổng hợp kết quả, ++số liệu báo cáo, -phụ trách, -đầu mối, -theo dõi· đôn đốc, -luật, -thủ tục, -quá
        hạn, -bằng văn bản, -quán triệt, -thực hiện kế hoạch, -chậm tiến độ, +bổ nhiệm, +trưởng phòng, -xin ý kiến, +chấm công, -văn bản, -công văn, báo
        cáo năm, +lịch công tác, +tài liệu họp, +danh sách cử tri, +tổ bầu cử, -quy trình, +tổ chức lại, +người lao động trong cơ quan, +nâng lương,
        +chế độ chính sách cho cán bộ, +trụ sở làm việc, +bố trí phòng làm việc, +cán bộ không chuyên trách, +trưởng thôn, +bầu trưởng thôn, +tiếp nhận
        văn bản, +cải cách, +thái độ phục vụ, +sự hài lòng, +chỉ số hài lòng, +par index, +nghị quyết hđnd, +phiên họp, +kiểm điểm công tác, -phân cấp,
        -ủy quyền, +kế hoạch tháng, +hội nghị trực tuyến, -tham gia ý kiến, +góp ý dự thảo, +chỉ số cải cách hành chính, +cải cách thủ tục hành chính,
        +tiếp nhận và trả kết quả, +kỷ luật· kỷ cương, +kỷ cương· kỷ luật, +kỷ cương hành chính, +thời giờ làm việc, +văn hóa công sở, trách nhiệm người
        đứng đầu, +đổi mới lề lối, +sắp xếp bộ máy, +tinh gọn bộ máy, +sáp nhập thôn, +sáp nhập xã, -chính quyền địa phương 2 cấp, -chính quyền địa
        phương hai cấp, +chính quyền hai cấp, +tuyển dụng công chức, +thi tuyển, +xét tuyển, -đào tạo· bồi dưỡng, +nâng ngạch, +bầu cử đại biểu, +kỳ họp
        hđnd, ++phong trào thi đua, ++phát động thi đua, -chế độ thông tin, báo cáo định kỳ, +chương trình công tác năm, +quy chế hoạt động, +công tác
        tư pháp, +pháp luật cho, +đăng ký hộ tịch, +tủ sách pháp luật, +tổ chức· bộ máy, +tổ chức bộ máy· biên chế, -cán bộ· công chức, -công chức· viên
        chức, -nhiệm vụ trọng tâm, -chức năng· nhiệm vụ, -chỉ đạo· điều hành, +kiểm tra công vụ, -tinh thần trách nhiệm, -đạo đức· tác phong, +hợp đồng·
        lao động trong cơ quan, -nhiệm vụ được giao, +trụ sở· phương tiện, -dự thảo báo cáo, +ngày bầu cử, trực tết, +phân công trực tết, +lịch trực
        tết, +trực lễ, +phân công trực, +danh sách trực, +trực cơ quan, +nghỉ tết, +nghỉ lễ, +giờ làm, +đi muộn, +vắng mặt, +ăn mặc, +đồng phục, +thẻ
        công chức, +xếp loại công chức, +đánh giá công chức, +xếp loại cán bộ, +phân công lại công chức, phân công lại, +phân công lại công việc, +công
        việc theo từng vị trí, +theo vị trí việc làm, +nhân sự chủ chốt, +thiếu công chức, +bổ sung biên chế, +biên chế tư pháp, +hộ tịch lưu động, +tư
        pháp - hộ tịch, +địa chính - kế toán, +điều động công chức, +biệt phái công chức, ++điều động· biệt phái, +luân chuyển công chức, +cử tuyển,
        +tiếp nhận công chức, +người hoạt động không chuyên trách, +nghỉ việc, +nghỉ hưu trước tuổi, +chế độ nghỉ việc, +nghị định 178, -dôi dư, +cán bộ
        dôi dư, +sắp xếp cán bộ, +sắp xếp thôn, +sáp nhập ấp, +sáp nhập bản, +sáp nhập tổ dân phố, +sắp xếp tổ dân phố, -sau sắp xếp, -sau sáp nhập,
        +chia tách thôn, +đổi tên thôn, +địa giới hành chính, +mốc địa giới, -bàn giao hồ sơ, -hồ sơ tồn đọng, ++hồ sơ trễ hạn, +trễ hạn, -giải quyết hồ
        sơ, -quá hạn giải quyết, +xin lỗi dân, +thư xin lỗi, +một hồ sơ đi qua nhiều cửa, +nhiều cửa, +tiếp nhận một cửa, +trung tâm phục vụ hành chính
        công, +trả kết quả tại nhà, +niêm yết thủ tục, ++niêm yết phí, +công khai thủ tục, -giấy tờ, +chứng thực lưu động, +chứng thực bản sao, +khai
        tử, +đăng ký kết hôn, +kết hôn, +quốc tịch, +lý lịch tư pháp, +trợ giúp pháp lý, +tuyên truyền pháp luật, +ngày pháp luật, +chuẩn tiếp cận pháp
        luật, +văn bản chỉ đạo, -dự thảo, -dự thảo kế hoạch, -dự thảo quyết định, -dự thảo quy chế, -quy chế, -ban hành quy chế, -ban hành kế hoạch,
        -xây dựng kế hoạch, -kế hoạch, +chương trình công tác tháng, +chương trình kỳ họp, ++tài liệu kỳ họp, +tài liệu hội nghị, +họp giao ban, -giao
        ban, +họp thường kỳ, +chuẩn bị hội nghị, -hội trường, +phòng làm việc, +bàn ghế làm việc, +đại biểu hđnd, +họp hđnd, +trình hđnd, +phiên họp
        ubnd, -thẩm tra, +bầu cử bổ sung, +bầu cử quốc hội, +hiệp thương, +cử tri nơi cư trú, +hòm phiếu, +khu vực bỏ phiếu, +thẻ cử tri, +tổng kết năm,
        +tổng kết nhiệm kỳ, +báo cáo kinh tế - xã hội, hoàn chỉnh báo cáo, +hoàn chỉnh báo cáo trình, +báo cáo số liệu, bổ sung số liệu, ++thông tin báo
        cáo, -báo cáo quý, +báo cáo tuần, -báo cáo kết quả thực hiện, -tổng hợp· báo cáo, -tổng hợp· theo dõi, -đôn đốc· tổng hợp, -đôn đốc việc thực
        hiện, -theo dõi· đôn đốc việc thực hiện, +thực hiện kết luận này, +thực hiện thông báo này, +các nhiệm vụ được giao, +nhiệm vụ trễ hạn, +nhiệm
        vụ quá hạn, +việc quá hạn, +tiến độ nhiệm vụ, +rõ người· rõ việc, ++rõ người, người chịu trách nhiệm, +vai trò người đứng đầu, +đùn đẩy, +né
        tránh, +sợ trách nhiệm, +trách nhiệm nêu gương công vụ, +nói đi đôi với làm, +chống hình thức, +bệnh thành tích, ++văn hóa công vụ, +quy tắc ứng
        xử, +ứng xử, +phong cách làm việc, +thi đua khen thưởng, +khen thưởng đột xuất, ++phát động phong trào thi đua, +đăng ký thi đua, +huân chương,
        +bằng khen, +kỷ niệm chương, +văn thư lưu trữ, +chỉnh lý tài liệu, +kho lưu trữ, +khoán xe, -đoàn công tác, +tiếp đoàn, +đón đoàn, +đối ngoại,
        +hợp tác quốc tế, +kết nghĩa, +phân cấp· phân quyền, -quy định phân cấp, -thẩm quyền, -vướng mắc vượt thẩm quyền, -cụ thể hóa, hành chính, +chỉ
        số papi, +sipas, +pci sở ngành, +kiểm soát thủ tục hành chính, +cắt giảm thủ tục, +đơn giản hóa thủ tục, +điểm một cửa, +nhiệm vụ năm, +chỉ tiêu
        năm, +hoàn thành các chỉ tiêu, +chỉ tiêu· nhiệm vụ, -mục tiêu· nhiệm vụ, -danh sách, -lấy ý kiến, -phong trào thi đua yêu nước, +nghe điện thoại
        ngoài giờ, +chấm điểm thi đua, +văn bản trái luật, ++trưởng thôn khuyết, +bầu lại trưởng thôn, +trọng trách, -hiệu lực· hiệu quả, +thông suốt,
        +quyết tâm chính trị, +chương trình hành động của, +kỷ luật công vụ
    """,
    Topic.DIGITAL: """
        +chuyển đổi số, +cđs, ++phần mềm, ++số hóa, +dịch vụ công, +dịch vụ công trực tuyến, +định danh, +cơ sở dữ liệu, +csdl, ++chữ ký số, +ký số,
        -ứng dụng, +cntt, +công nghệ thông tin, +máy tính, +công nghệ số, +trợ lý ảo, +kỹ năng số, dữ liệu, +dvc, +hồ sơ trực tuyến, +an toàn thông tin,
        +cổng thông tin, +trang thông tin điện tử, +văn bản điện tử, +mạng xã hội, +không dùng tiền mặt, +bình dân học vụ số, +wifi, +camera giám sát,
        +điện thoại thông minh, ++vneid, +đề án 06, +chính quyền số, +trí tuệ nhân tạo, +iso điện tử, +phòng họp không giấy, +cài đặt ứng dụng, +tổ công
        nghệ số, trực tuyến, +wifi công cộng, +hồ sơ điện tử, ++cổng dvc, +mức 4, +mức 3, mức độ 4, +thanh toán trực tuyến, ++chứng thư số, +lõm sóng,
        ++bản lõm sóng, +sóng di động, +phủ sóng, +internet, +cáp quang, +băng rộng, ++khung kiến trúc dữ liệu, +trường dữ liệu, +khai thác dữ liệu,
        +đồng bộ dữ liệu, +liên thông, +hệ thống thông tin, +nền tảng số, +dịch vụ số, +công dân số, +nộp hồ sơ trực tuyến, ++trực tuyến toàn trình,
        ++mã qr, zalo, +ioc, +đô thị thông minh, ++số hóa sổ hộ tịch, ++cổng dịch vụ công, +cập nhật dữ liệu, +cổng thông tin điện tử, +tài khoản định
        danh, +số hóa quy trình, +hạ tầng số, +chữ ký điện tử, +đồng bộ hệ thống, ++bảo mật, +mạng nội bộ, +trung tâm điều hành, +kết nối camera, +lắp
        camera, +camera, +máy chủ, +đường truyền, +thiết bị số, +sàn giao dịch số, +thương mại điện tử, +dữ liệu dân cư, +làm sạch dữ liệu, ++làm sạch
        dữ liệu đất đai, +mã định danh, +định danh điện tử, +sổ sức khỏe điện tử, +học bạ số, +hóa đơn số, +dùng chung, +hệ thống quản lý văn bản, +gửi
        nhận văn bản, +hồ sơ công việc, +họp trực tuyến, +tổng đài 1022, app, +chính quyền điện tử, ++kinh tế số, ++xã hội số, +chính phủ điện tử, +dữ
        liệu số, +kho dữ liệu, +hạ tầng viễn thông, +trạm bts, +sóng điện thoại, +tài khoản vneid, +dịch vụ công toàn trình, +tổ công nghệ số cộng đồng,
        +an toàn· an ninh mạng, +số hóa hồ sơ, +số hóa dữ liệu, +trung tâm dữ liệu, +hội nghị truyền hình, +đổi mới sáng tạo, +khoa học· công nghệ,
        +khoa học công nghệ, +phần mềm dùng chung, +cơ sở dữ liệu quốc gia, +thư điện tử, +công vụ điện tử, +chứng thực điện tử, +hồ sơ số, +ứng dụng
        công nghệ thông tin, +ứng dụng cntt, +hệ thống điều hành, +thanh toán điện tử, ++nền tảng dùng chung, +máy quét, +máy scan, +máy in, +máy tính
        bảng, ++ki-ốt tra cứu, ++ki ốt tra cứu, ++tra cứu hồ sơ, +màn hình tra cứu, -tích hợp, -ai, +trợ lý, +chatbot, +nghẽn mạng, -mạng, +đường truyền
        mạng, +nâng đường truyền, +rớt mạng, +sóng yếu, +5g, +4g, +vùng trắng sóng, +trạm phát sóng, +cáp viễn thông biển, +hội nghị trực tuyến ổn định,
        +họp trực tuyến ổn định, +thiết bị họp trực tuyến, +eoffice, +phần mềm cũ, ++tắt phần mềm, +phần mềm một cửa, +phần mềm quản lý, +phần mềm kế
        toán, +hệ thống một cửa điện tử, -nền tảng, ++lên nền tảng, +dữ liệu đất đai, ++cập nhật dữ liệu đất đai, ++cơ sở dữ liệu đất đai, +dữ liệu hộ
        tịch, +dữ liệu công dân, +dữ liệu mở, +chia sẻ dữ liệu, +nhập liệu, +số hóa tài liệu, +số hóa toàn bộ, ++số hóa kết quả, +số hóa kết quả giải
        quyết, +số hóa sổ, +hồ sơ toàn trình, ++hồ sơ nộp trực tuyến, ++nộp trực tuyến, +tỷ lệ hồ sơ trực tuyến, +biên lai điện tử, +thanh toán số, +ví
        điện tử, +qr, +quét mã, +quét mã qr, +mã qr điểm du lịch, +tài khoản số, +định danh mức 2, +tài khoản định danh điện tử, ++kích hoạt tài khoản
        định danh, +app công dân số, +ứng dụng công dân, +zalo oa, +trang zalo, +nhóm zalo, +bản đồ số, +camera thông minh, +giám sát thông minh, +an
        toàn hệ thống, +sao lưu, +mã độc, +lộ lọt dữ liệu, +bình dân học vụ, +lớp kỹ năng số, +tổ công nghệ, +nghị quyết 57, ++nghị quyết số 57, +khoa
        học· công nghệ· đổi mới sáng tạo, +sáng kiến, +đề tài khoa học, +sở hữu trí tuệ, +chuyển đổi số cấp xã, +xã số, +thôn thông minh, +hạ tầng mạng,
        +wifi miễn phí, +trang bị máy tính, +máy tính cho, +thiết bị công nghệ, -tín hiệu, +truyền hình số, +bưu chính, ++dùng vneid, +cài vneid, +gói
        cước, ++gói cước mạng, ++mạng hội trường, +zalo giả mạo, +trang giả mạo, +tài khoản eoffice, +quét mã thanh toán, +gắn mã qr, +nhập dữ liệu,
        ++phát triển kinh tế số
    """,
}  # fmt: skip
