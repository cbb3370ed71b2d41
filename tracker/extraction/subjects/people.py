"""Words of economy, people, government; how they are written is told in the package's first lines."""

from __future__ import annotations

from tracker.core.labels import Topic

PEOPLE: dict[Topic, str] = {
    Topic.ECONOMY: """
        +sản xuất, +doanh nghiệp, +nông nghiệp, +cụm công nghiệp, +khu công nghiệp, +làng nghề, hộ kinh doanh, thị trường, +chợ, thương mại, +dịch bệnh
        gia súc, +gia súc, +gia cầm, +lúa, +vụ đông, +vụ xuân, +vụ mùa, +thủy lợi, +nông thôn mới, +ocop, +chăn nuôi, kinh tế, tăng trưởng, +hợp tác xã,
        +htx, -hàng hóa, công nghiệp, hoa màu, +đê bao, +thu đông, +lịch thời vụ, +giống, +ngăn mặn, +xâm nhập mặn, +thủy sản, +cống ngăn, +nông dân,
        nông sản, +gieo cấy, +diện tích gieo, +tưới, trạm bơm, +phòng chống lụt bão, +phòng chống thiên tai, +đê điều, lũ, +bão, +du lịch, +sàn thương
        mại, -sản phẩm, tiêu thụ, +tín dụng, vay vốn, +khuyến nông, xúc tiến, +cải thiện môi trường kinh doanh, chuyển đổi cơ cấu, +mã số vùng trồng,
        +rầy, +phân bón, gốm, +giữ ngọt, ntm, +cây trồng, +cây giống, +con giống, ngô, khoai, +lúa mùa, +mùa màng, +xuống giống, +thu hoạch, +sâu bệnh,
        ++dịch tả lợn, dtlcp, +cúm gia cầm, +thú y, +kiểm dịch, +giết mổ, tôm, +ao nuôi, +nuôi trồng, +tàu cá, +ngư dân, iuu, +lâm nghiệp, +bảo vệ rừng,
        +phát triển rừng, +bảo vệ và phát triển rừng, +trồng rừng, +rừng phòng hộ, +rừng đầu nguồn, +cải tạo ruộng, ruộng, +hồ chứa, +hồ đập, +hồ thủy
        lợi, ++công trình thủy lợi, +chống hạn, +hạn hán, +bờ bao, đê, đập, +nước tưới, +vùng nguyên liệu, +chuỗi liên kết, +nhãn hiệu, +truy xuất nguồn
        gốc, +vùng trồng, +hội chợ, +xúc tiến thương mại, +kích cầu, +du khách, +siêu thị, +hàng giả, +buôn lậu, +gian lận thương mại, +quản lý thị
        trường, +bình ổn giá, +giá cả, +nhà đầu tư, +môi trường đầu tư, +thu hút đầu tư, +xúc tiến đầu tư, +khởi nghiệp, +kinh tế tập thể, +kinh tế tư
        nhân, +kinh tế - xã hội, +kinh tế ngầm, +tiểu thủ công nghiệp, +ngành nghề, +khu kinh tế, kcn, ccn, +thành lập cụm, +phát triển kinh tế, +tăng
        trưởng kinh tế, grdp, pctt, +ứng phó bão, +lụt bão, +độ mặn, +đo mặn, +đóng cống, +khuyến công, -kinh doanh, cửa hàng, +hàng việt, +thương mại
        điện tử, +chăn nuôi tập trung, +đàn lợn, +tiêm phòng đàn, ++tiêm phòng cho đàn, +mưa đá, +rau màu, +thời vụ, +kênh nội đồng, +nạo vét kênh,
        +mương nội đồng, +kênh mương, +gian hàng, ++gian hàng chợ, +ki ốt chợ, +tiểu thương, +rau an toàn, +sơ tán dân, +sơ tán, +vật nuôi, bò, trâu,
        lợn, +đàn bò, +cây ăn quả, bưởi, cam, chè, +cà phê, mía, sắn, lạc, dưa, nấm, tằm, ong, +vườn mẫu, +vườn tạp, +máy cấy, +máy gặt, +cơ giới hóa,
        +khuyến nông viên, +dịch hại, chuột, +ốc bươu vàng, +lúa xuân, +lúa hè thu, +vụ chiêm, +vụ hè thu, +lấy nước, +đổ ải, +tiêu úng, úng, +áp thấp,
        +mưa lũ, hồ, +xả lũ, +nhà máy, +xí nghiệp, +nhà xưởng, +công nghiệp hỗ trợ, +cấp điện sản xuất, +mặt bằng sản xuất, +giá bán, +niêm yết giá,
        +hàng tết, +bình ổn thị trường, +khách sạn, +homestay, +điểm du lịch, +bãi tắm, +chủ thể ocop, +tiêu thụ nông sản, +quỹ tín dụng, +trang trại,
        +tái cơ cấu, +cơ cấu kinh tế, +cơ cấu cây trồng, +cánh đồng lớn, +nông nghiệp công nghệ cao, +nông nghiệp hữu cơ, +vietgap, +sản phẩm ocop, +sản
        phẩm chủ lực, +sản phẩm đặc trưng, +chỉ dẫn địa lý, -thương hiệu, +liên kết sản xuất, +bao tiêu, +cây ăn trái, +cây lúa, +hè thu, +đông xuân,
        +gieo sạ, +gieo trồng, +thuốc bảo vệ thực vật, +bảo vệ thực vật, ++dịch bệnh trên đàn, ++dịch trên đàn, ++dịch trên đàn gia súc, ++dịch tả lợn
        châu phi, +lở mồm long móng, ++tiêm phòng gia súc, +tái đàn, +kiểm soát giết mổ, +lồng bè, +nuôi tôm, +nuôi cá, +khai thác thủy sản, +khai thác
        hải sản, +chống khai thác iuu, +giám sát hành trình, +neo đậu, +cây gỗ lớn, +dược liệu, +lâm sản, +rừng sản xuất, +phòng trừ sâu bệnh, +kênh
        thủy lợi, +hộ đê, +phòng· chống thiên tai, +phòng· chống lụt bão, +bốn tại chỗ, +4 tại chỗ, +mùa mưa bão, +mưa bão, +mưa lớn, +thiên tai, +nông
        thôn mới nâng cao, +nông thôn mới kiểu mẫu, +xây dựng nông thôn mới, +tiêu chí nông thôn mới, +chợ đầu mối, +chợ truyền thống, +ban quản lý chợ,
        +khu du lịch, +sản phẩm du lịch, +cơ sở lưu trú, +đăng ký kinh doanh, +doanh nghiệp nhỏ và vừa, +môi trường kinh doanh, +năng lực cạnh tranh,
        +ddci, +pci, +lấp đầy, +xuất khẩu, +nhập khẩu, +thương mại· dịch vụ, +thương mại - dịch vụ, +hàng lậu, +xăng dầu, +vốn vay, +lãi suất, +quỹ hỗ
        trợ nông dân, +thu nhập bình quân, +giá trị sản xuất, +tốc độ tăng trưởng, +khoa học kỹ thuật, +mô hình sản xuất, +mô hình kinh tế, +sản xuất
        kinh doanh, +sản xuất· kinh doanh, +kinh tế hộ, +khai thác rừng, +giống cây, +nông· lâm· thủy sản, +nông lâm nghiệp, +nông nghiệp· nông thôn,
        +đồng ruộng, +tưới tiêu, +nước sản xuất, +thương nhân, +hộ sản xuất, +làng nghề truyền thống, +phát triển du lịch, +thu hút doanh nghiệp, -hợp
        tác· liên kết, +vụ đông xuân, +chuyển dịch cơ cấu, +hàu, +nuôi hàu, +hộ nuôi, +hộ nuôi hàu, +vùng nuôi, +chuyển vùng nuôi, +nghêu, +sò, +cua,
        -ốc, +cá tra, +cá lồng, +cá bè, +tôm hùm, +tôm càng, -yến, +chim yến, +rong, -muối, +diêm dân, +ruộng muối, -cá, +tàu thuyền, +bến cá, +cảng cá,
        +nghề biển, +nghề cá, +khai thác biển, +tàu 3 không, ++tàu cá ba không, +quế, -hồi, +sa nhân, +mắc ca, +cao su, +hồ tiêu, -tiêu, -điều, +sầu
        riêng, +xoài, -nhãn, -vải, +thanh long, -dừa, +dừa sáp, +dứa, +mít, +chuối, +hành tỏi, +tỏi, +ớt, -rau, +hoa kiểng, +cây kiểng, +cây chè, +cây
        mía, +bạt che chuồng, +rơm cỏ, +chống rét, +chống rét cho, +đói rét, +chuồng trại, +thả rông, +chăn thả, +chăn thả gia súc, +gia súc thả rông,
        +dự trữ thức ăn, +trâu bò, +trâu· bò, +heo, +vịt, -gà, +dê, +đàn trâu, +đàn heo, +dịch tả heo, +viêm da nổi cục, ++phòng· chống dịch tả lợn châu
        phi, ++phòng· chống dịch tả lợn, ++phòng· chống dịch tả heo, ++dịch bệnh vật nuôi, ++dịch bệnh cây trồng, ++phòng· chống dịch bệnh gia súc,
        ++phòng· chống dịch bệnh cho đàn, ++vắc xin cho đàn, +tiêm phòng vụ, +đập dâng, +phai đập, +mương thủy lợi, +kênh cấp 1, +kênh cấp 2, +kênh
        tưới, +cống thủy lợi, +cống đập, +trữ nước, +tích nước, +trữ ngọt, +ngọt hóa, +thiếu nước tưới, +điều tiết nước, +xả nước, +vận hành cống, +vận
        hành hồ, +đê sông, +đê biển, +đê kè xung yếu, +trọng điểm đê, +sự cố đê, +phòng chống bão, +ứng phó với bão, +bão số, +lũ quét, +lũ ống, +phương
        án ứng phó, +phương châm 4 tại chỗ, +chằng chống nhà cửa, +tìm kiếm cứu nạn, +phòng chống thiên tai và tìm kiếm cứu nạn, +khắc phục hậu quả bão,
        +khắc phục hậu quả thiên tai, +sinh kế, +mô hình sinh kế, +mô hình chăn nuôi, +mô hình trồng, -mô hình, +vùng chuyên canh, +vùng sản xuất, +sản
        xuất vụ, +kế hoạch sản xuất, +khung lịch, +cánh đồng mẫu, +một vụ, +diện tích trồng, +chuyển đổi cây trồng, +chuyển đổi mùa vụ, +tổ hợp tác,
        +liên hiệp htx, +giải thể hợp tác xã, +nhãn hiệu tập thể, +mã vùng nuôi, +thương lái, +giá lúa, +tiêu thụ lúa, +phiên chợ, +chợ phiên, +chợ đêm,
        +hàng hóa thiết yếu, +cung ứng hàng hóa, +dự trữ hàng, +kịch bản cung ứng, +hàng về miền núi, +hàng cấm, +hàng kém chất lượng, +gian lận, +đo
        lường, +điểm đến, +đón khách du lịch, +khách du lịch, ++lượng khách, +tour, +tuyến du lịch, +du lịch cộng đồng, +du lịch sinh thái, +ca nô,
        +canô, +tàu du lịch, +lưu trú, +cơ sở lưu trú du lịch, nhà hàng, +nhà nghỉ, +lữ hành, +hướng dẫn viên, +giá phòng, +chặt chém, +doanh nhân, +gặp
        mặt doanh nghiệp, +đối thoại doanh nghiệp, +khó khăn cho doanh nghiệp, +khởi sự kinh doanh, +hộ kinh doanh cá thể, +kinh tế biển, +kinh tế cửa
        khẩu, +cửa khẩu, +xuất nhập khẩu, +logistics, +điện gió, +dự án fdi, +fdi, +vốn fdi, +thứ cấp, +hạ tầng cụm công nghiệp, +hạ tầng khu công
        nghiệp, +bến cảng số, +tăng năng suất, +tổng sản phẩm, +chỉ tiêu kinh tế, +kịch bản tăng trưởng, +động lực tăng trưởng, +chỉ số sản xuất, +công
        thương, +cháy rừng sản xuất, +chứng chỉ rừng, +dịch vụ môi trường rừng, +khoán bảo vệ rừng, +giao khoán rừng, +rừng trồng, -keo, +gãy đổ, +giống
        keo, +vườn ươm, +giống lúa, +giống tốt, +vật tư nông nghiệp, +phân thuốc, +lúa giống, +cải tạo vườn, +vườn hộ, +ntm nâng cao, +xã nông thôn mới,
        +thôn nông thôn mới, +bộ tiêu chí nông thôn mới, +tiêu chí ntm
    """,
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
        +người tố cáo, +bảo vệ người tố cáo, +hộp thư góp ý, +đoàn đông người, ++hòa giải ở cơ sở
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
        +thu hồi tiền sai phạm, +khoản chi không đúng, +khoản thu ngoài quy định, ++thu quỹ ngoài quy định, +chi sai quy định, +xuất toán, +nộp lại,
        +hoàn trả ngân sách, +hoàn trả cho dân, +thu hồi nộp ngân sách, +nộp tài khoản thanh tra, +kiểm điểm cá nhân, +xử lý kỷ luật cán bộ, +dấu hiệu
        tội phạm, +chuyển hồ sơ vụ, +công khai kết luận, +kết luận cuộc thanh tra, ++ban hành kết luận, +cuộc thanh tra, +cuộc kiểm tra, +thanh tra lại,
        +thanh tra toàn diện, +thanh tra việc, +thanh tra công vụ, +thanh tra thuế đột xuất, +tự kiểm tra, +kế hoạch kiểm tra, +kiểm tra đột xuất việc,
        +rà soát sau kiểm tra, +kiến nghị xử lý, +vi phạm trong quản lý tài chính, -thất thoát, +tham ô, +cố ý làm trái, +kê khai tài sản thu nhập,
        +kiểm soát tài sản, +tài sản· thu nhập, +xung đột lợi ích, +thực hiện kết luận số, +các kết luận, +theo dõi việc thực hiện kết luận, +trách
        nhiệm giải trình, -hậu kiểm, +hđnd giám sát, +chất vấn, +lời hứa sau chất vấn, ++nộp trả ngân sách, +khoản chi vượt
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
        tranh phản bác, +nền tảng tư tưởng, +thế lực thù địch, +nghị quyết của cấp ủy, +mặt trận và các đoàn thể, +cuộc vận động, +khối dân vận, -hệ
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
        ++phản biện dự thảo nghị quyết
    """,
    Topic.SECURITY: """
        +an ninh, +trật tự an toàn, +quân sự, +tội phạm, +pháo, +dân quân, +nghĩa vụ quân sự, +nvqs, +giao quân, +pccc, +phòng cháy, ++cháy nổ, +cháy,
        +antt, +quốc phòng, +nội chính, +ma túy, +căn cước, +tuần tra, +chữa cháy, ++camera an ninh, +cư trú, +tạm trú, +truy tố, +xét xử, tin thất
        thiệt, +an toàn giao thông, +tai nạn giao thông, +lối thoát nạn, +tham nhũng, +tuyển quân, +cháy rừng, +trộm cắp, +nhà trọ, +vũ khí, +cờ bạc,
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
        +cứu nạn cứu hộ, +đuối nước biển
    """,
    Topic.SOCIAL: """
        +an sinh, ++hộ nghèo, +giảm nghèo, +người có công, +ncc, +lao động, +việc làm, +trẻ em, gia đình chính sách, +bảo trợ, +btxh, +tặng quà, +nhà ở
        cho hộ, +quà tết, dịp tết, +xuất khẩu lao động, +bảo hiểm, +người cao tuổi, +cận nghèo, +nhu yếu phẩm, +trợ cấp, mái ấm, +liệt sĩ, +thương binh,
        +nhà tạm, +cứu trợ, +dạy nghề, +lao động tự do, +đào tạo nghề, +nghị quyết 68, +người khuyết tật, +hộ thoát nghèo, +chính sách xã hội, +đuối
        nước, +bạo lực gia đình, +bình đẳng giới, công nhân, ++nhà ở xã hội, +bhyt, +bhxh, +thiện nguyện, +thiếu nước, +chương trình 1719, +dân tộc,
        +nước sinh hoạt, +lớp nghề, +lao động nữ, +xóa nhà tạm, +đồng bào, +thiên tai, +cứu đói, +thiếu đói, gạo, quà, +suất quà, +quà hỗ trợ, +tiền hỗ
        trợ, +chi trả hỗ trợ, +nhà dột nát, +sửa nhà, +dựng nhà, +nhà tình nghĩa, +nhà tình thương, +mai táng, +đối tượng chính sách, +thân nhân, +nghĩa
        trang liệt sĩ, +neo đơn, +mồ côi, +bảo hiểm y tế, +bảo hiểm xã hội, +thất nghiệp, +giới thiệu việc làm, +tiền thuê nhà, +tín dụng chính sách,
        +khoanh nợ, +giãn nợ, +vay vốn ưu đãi, +hàng cứu trợ, ++quỹ vì người nghèo, +đền ơn đáp nghĩa, +dân tộc thiểu số, +hộ khó khăn, +hoàn cảnh khó
        khăn, +mất việc, +bình xét hộ, +bình xét, ++rà soát hộ nghèo, ++hộ cận nghèo, ++chính sách an sinh xã hội, +hỗ trợ người dân, +lao động trở về,
        +trợ giúp xã hội, +nhà đại đoàn kết, +chăm lo tết, +tảo hôn, +đồng bào dân tộc, +hộ bị thiệt hại, +thiệt hại, +mẹ việt nam anh hùng, +mẹ vnah,
        +tiền thuê trọ, +tết cho người nghèo, +người nghèo, +chăm lo, +trợ giúp, +khuyết tật, +nhà ở cho, +làm nhà, +nhà bị sập, +hộ mất nhà, +người dân
        khó khăn, +quà cho, +học nghề, ++đi làm việc ở nước ngoài, +lương hưu, +người có hoàn cảnh, +cựu chiến binh nghèo, +thanh niên xung phong, +chất
        độc da cam, +mộ liệt sĩ, +tri ân, +hộ chính sách, +trung tâm bảo trợ, +người lang thang, +bạo hành, +xâm hại trẻ em, +phụ nữ, +người già, +đối
        tượng bảo trợ, +thoát nghèo, +giảm nghèo bền vững, +bảo vệ trẻ em, +hôn nhân cận huyết, +giải quyết việc làm, +lao động nông thôn, +an toàn lao
        động, ++người có công với cách mạng, +hài cốt, +vì người nghèo, +công tác dân tộc, +mừng thọ, +chi trả chế độ, -chế độ· chính sách, +an sinh xã
        hội, -đời sống nhân dân, +chính sách cho người, +thăm· tặng quà, +thăm hỏi, ++hộ có người mắc bệnh hiểm nghèo, ++bệnh hiểm nghèo, +nghèo, +tái
        nghèo, +thoát nghèo bền vững, +điều tra hộ nghèo, +điều tra viên, +rà soát tại các bản, +vùng cao, +đồng bào vùng cao, +vùng đồng bào dân tộc
        thiểu số, +người dân tộc, +khmer, +chùa khmer, +tết chôl chnăm thmây, +dân tộc khmer, +người rục, +người đồng bào, +nhà sập, +nhà hư hỏng, +nhà
        bị tốc mái, +tốc mái, +nhà bị sập đổ, +mất nhà, ++hộ mất nhà do lũ, +hộ bị ngập, ++hộ bị ảnh hưởng bởi bão, +bị ảnh hưởng bởi bão, +ảnh hưởng
        thiên tai, +người bị nạn, +cứu trợ khẩn cấp, +hàng hóa cứu trợ, ++tiền cứu trợ, +tiếp nhận cứu trợ, +mì tôm, +lương thực cho hộ, +gạo hỗ trợ,
        +gạo cứu đói, +thiếu ăn, +giáp hạt, +bữa cơm, ++quà tết cho, +trao quà, +tặng quà tết, +mức quà, ++tết cho, +đều có tết, ++mọi người dân đều có
        tết, +thăm tặng quà, +viếng nghĩa trang, +thắp nến tri ân, +27/7, +thương bệnh binh, +gia đình liệt sĩ, +thân nhân liệt sĩ, +hồ sơ người có
        công, +nhà ở người có công, +nhà ở cho người nghèo, ++xây dựng nhà ở xã hội, +nơxh, +nhà trọ công nhân, ++đời sống công nhân, +công nhân mất
        việc, +công nhân lao động, +nợ lương, +thưởng tết, ++nợ lương dn, +tiền lương công nhân, +đình công, +tranh chấp lao động, +ngừng việc, +quan hệ
        lao động, +tai nạn lao động, +sàn giao dịch việc làm, +phiên giao dịch việc làm, +tuyển lao động, +thiếu lao động, +cung lao động, +thông tin
        lao động, +lao động trẻ em, +lao động đi làm việc ở nước ngoài, +lao động mùa vụ, +kết nối việc làm, +đào tạo nghề cho, +nghề đan lát, +lớp nghề
        may, +nghề nấu ăn, +người cao tuổi neo đơn, +người già neo đơn, +trẻ em có hoàn cảnh, +trẻ em nghèo, +trẻ mồ côi, ++tai nạn thương tích, +tai
        nạn đuối nước, ++phòng chống đuối nước, +xâm hại, +bạo lực với phụ nữ, +sự tiến bộ của phụ nữ, +ma chay, +người tâm thần, +người lang thang xin
        ăn, +cơ sở bảo trợ, +trợ cấp hằng tháng, +trợ cấp xã hội, +trợ cấp hưu trí xã hội, +chi trả trợ cấp, +chi trả qua tài khoản, +chi trả an sinh,
        +hồ sơ bảo trợ, +hưu trí, +bảo hiểm xã hội tự nguyện, +bhxh tự nguyện, +nợ bhxh, +nợ bảo hiểm xã hội, +quỹ bảo trợ trẻ em, +chữ thập đỏ, +từ
        thiện, +suất ăn, +hộ vay, +vay vốn chính sách, ++hộ nghèo vay, +vốn ưu đãi, +ngân hàng chính sách, +tổ tiết kiệm và vay vốn, +hỗ trợ sinh kế cho
        hộ, +sinh kế hộ nghèo, +giảm nghèo đa chiều, +xóa nhà, ++nhà tạm· nhà dột nát, +ổn định đời sống, +chăm lo đời sống, +thanh niên thất nghiệp,
        +ngư dân gặp nạn, +hộ đồng bào, +hủ tục
    """,
    Topic.EDUCATION: """
        +giáo dục, +học sinh, +trường học, +giáo viên, +năm học, +lớp 1, +tuyển sinh, +mầm non, +tiểu học, +thcs, +thpt, +khai giảng, học bạ, +sách giáo
        khoa, +dạy thêm, +sĩ số, +học trực tuyến, kỳ thi, +trường chuẩn, +phổ cập, +dạy và học, tách trường, thi vào, các trường, +phụ huynh, lớp học,
        +bếp ăn bán trú, +khuyến học, +chuẩn quốc gia, ++thi tốt nghiệp, +phòng học, +cơ sở vật chất trường, -trường, +điểm trường, +trường tiểu học,
        +trường mầm non, +trường thcs, +gdđt, +hk, +học kỳ, +cổng trường, ++sơ kết hk, ++bán trú, +nội trú, +học bổng, +tựu trường, +năm học mới,
        +trường lớp, +học phí, +lạm thu, +hiệu trưởng, +sinh viên, +xóa mù, +học tập cộng đồng, +chỗ học, +đầu cấp, ++tuyển sinh đầu cấp, +dạy học, +học
        nhờ, +chương trình giáo dục, +thi lớp 10, +giáo dục và đào tạo, +bữa ăn học đường, +nhà vệ sinh trường, +phòng học dột, +trường học an toàn,
        +trẻ mầm non, cháu, +dạy nghề phổ thông, +hướng nghiệp, +sĩ tử, ++sáp nhập điểm trường, +bậc học, +học tập, ++thiết bị dạy học, +học sinh giỏi,
        +máy lọc nước cho trường, +nhà trường, +ban giám hiệu, +ký túc xá, +đưa đón học sinh, +bỏ học, +thi vào lớp 10, +bài giảng, +dạy bơi, +giáo án,
        +đạt chuẩn quốc gia, +xây dựng trường, +tu sửa trường, +trường đạt chuẩn, +thừa thiếu giáo viên, +giáo viên hợp đồng, +trung tâm giáo dục thường
        xuyên, +ngày khai trường, +trường chuẩn quốc gia, ++cơ sở vật chất trường học, +thiếu giáo viên, +học thêm, +phổ cập giáo dục, +xóa mù chữ,
        +giáo dục phổ thông, +giáo dục thường xuyên, +an toàn trường học, +bạo lực học đường, +sáp nhập trường, +nhóm trẻ, +chất lượng giáo dục, +giáo
        dục· đào tạo, +đến trường, +ra lớp, +cơ sở giáo dục, +nhà giáo, +nghỉ hè, +xã hội học tập, +trường ptdtbt, +ptdtbt, +dân tộc nội trú, +bán trú
        dân nuôi, +bếp ăn học sinh, ++bếp ăn cho học sinh, ++bếp ăn cho học sinh bán trú, +sửa tạm mái bếp, +ăn ngoài trời, +mái trường, +sân trường,
        +tường rào trường, +phòng học tạm, +phòng học bộ môn, +phòng công vụ giáo viên, +nhà công vụ giáo viên, +thiếu phòng học, +bàn ghế, +sách vở,
        +dạy bù, +dạy và học hai buổi, +dạy hai buổi, +học bù, +nghỉ học, +trẻ ra lớp, +huy động trẻ, +vận động học sinh, +tỷ lệ chuyên cần, +chuyên
        cần, +lớp ghép, +lớp học xóa mù, +xóa mù chữ cho, +tiếng anh, +giáo viên tiếng anh, +tin học, +giáo viên tin học, ++biệt phái giáo viên, ++tuyển
        dụng giáo viên, ++điều động giáo viên, ++tuyển giáo viên, +hợp đồng giáo viên, +biên chế giáo viên, +thừa· thiếu giáo viên, +gv, +gv chủ nhiệm,
        +giáo viên chủ nhiệm, +thu đầu năm, +khoản thu đầu năm học, +thu chi trường học, +hội phụ huynh, +lớp 6, +lớp 9, +lớp 10, ++thi tuyển lớp 10,
        +thi tuyển vào lớp 10, +tuyển sinh lớp 10, +kỳ thi tốt nghiệp, +điểm thi, +coi thi, +ôn thi, +trung học phổ thông, +trung học cơ sở, ++phân
        luồng học sinh, +sau trung học cơ sở, +trường nghề, +cao đẳng, +đại học, +giáo dục nghề nghiệp, +giáo dục thể chất, +học sinh khó khăn, +học
        sinh nghèo, +học sinh vùng lũ, +an toàn cho học sinh, +đưa đón, +xe đưa đón học sinh, +trường chất lượng cao, +ghép trường, +trường liên cấp,
        +sáp nhập các trường, +hè, +sinh hoạt hè, +trại hè, +chương trình mới, +sách giáo khoa mới, +chuyển đổi số trường học, +ngày nhà giáo, +20/11,
        +chất lượng dạy học, +nề nếp, +kỷ cương trường học, +ma túy học đường, +tư vấn học đường, +khuyến tài, +quỹ khuyến học, +gia đình học tập,
        +trung tâm học tập cộng đồng, +dạy chữ, +dạy tiếng, ++mua sắm thiết bị dạy học
    """,
    Topic.HEALTH: """
        +y tế, +dịch bệnh, +tiêm, +vắc xin, +vaccine, +covid, +cách ly, +an toàn thực phẩm, +attp, +vsattp, +khám chữa bệnh, +sốt xuất huyết, +phun khử
        khuẩn, +tay chân miệng, +phòng dịch, ++phòng chống dịch, +phòng· chống dịch, +sức khỏe, +bệnh viện, +lấy mẫu, +thân nhiệt, +vùng dịch, ++trạm y
        tế, +khử khuẩn, +truy vết, +hiến máu, dân số, +f0, +f1, +mắc bệnh, +ca bệnh, +xét nghiệm, +bệnh dại, thuốc, +giãn cách, +tự quản, +quán ăn, tại
        chỗ, +ổ dịch, +lăng quăng, +5k, +khẩu trang, bệnh, chốt kiểm soát dịch, ++khu cách ly, +chất lượng nước, +mũi 2, +mũi 3, +mũi 4, +tiêm vét,
        +tiêm chủng, +điểm tiêm, +khai báo y tế, +phòng khám, +bác sĩ, +khám bệnh, +khám sức khỏe, +điểm khám, +bọ gậy, +phun thuốc, +diệt muỗi, +diệt
        lăng quăng, cúm, sởi, +bạch hầu, +ngộ độc, +thực phẩm, ++bếp ăn, +bếp ăn tập thể, +suy dinh dưỡng, +kế hoạch hóa gia đình, hiv, ++hóa chất xử lý
        nước, ++xử lý nước giếng, +cloramin, +người về từ vùng dịch, +truyền nhiễm, +xe cứu thương, +ca mắc, +chưa tiêm, +tiêm phòng cho trẻ, +nhân viên
        y tế, +trung tâm y tế, +ca nhiễm, +phun hóa chất, +thuốc chữa bệnh, +nước đóng chai, +mắc lao, +bệnh lao, +sinh con thứ ba, +tầm soát, +cấp cứu,
        +trực cấp cứu, +vật tư y tế, +trang thiết bị y tế, +y sĩ, +hồ sơ sức khỏe, muỗi, +chuồng trại sạch bệnh, +bệnh nhân, +người nhiễm, +ổ bệnh,
        dịch, +chống dịch, +cơ sở hành nghề y, +nhà thuốc, +hàng quán ăn uống, +thức ăn đường phố, +giết mổ mất vệ sinh, +khẩu phần, +cân nặng trẻ,
        +sàng lọc, +điều trị, +dinh dưỡng, +chó dại, +tiêm phòng chó mèo, +khám· chữa bệnh, +thiết bị y tế, +phòng chống dịch bệnh, +phòng· chống dịch
        bệnh, +cúm mùa, +loăng quăng, +an toàn vệ sinh thực phẩm, ++vệ sinh an toàn thực phẩm, +ngộ độc thực phẩm, ++bảo hiểm y tế, +bhyt, +chuẩn quốc
        gia về y tế, +sức khỏe nhân dân, +chăm sóc sức khỏe, +sức khỏe sinh sản, +y tế dự phòng, +y tế cơ sở, +quầy thuốc, +công tác dân số, ++thẩm định
        bếp ăn, ++bếp ăn của, +tủ thuốc, +cô đỡ thôn bản, +y tế thôn bản, +nhân viên y tế thôn, +cộng tác viên dân số, +trạm y tế xã, ++bác sĩ cho trạm
        y tế, +bác sĩ luân phiên, +luân phiên bác sĩ, +đội cấp cứu, +cấp cứu lưu động, +trực tết y tế, +khám lưu động, +khám miễn phí, +khám bệnh miễn
        phí, +thuốc men, +thiếu thuốc, +đấu thầu thuốc, +thuốc nam, +đông y, +y học cổ truyền, -dược, +y dược, ++hành nghề y dược, +hành nghề y, +mỹ
        phẩm, +thẩm mỹ, +phòng khám tư, +cơ sở khám, +bệnh truyền nhiễm, +sốt rét, +sốt phát ban, +mũi sởi, +tiêm sởi, +tiêm vét mũi, +tiêm bổ sung,
        -dại, +chó mèo, +ho gà, +cúm a, +thủy đậu, +đau mắt đỏ, +tiêu chảy, +ngộ độc rượu, +rượu không rõ nguồn gốc, +nguồn gốc thực phẩm, +kiểm tra
        thực phẩm, +hàng quán, -thức ăn, +giò chả, +bánh kẹo, +nước uống, +nguồn nước ăn, ++xử lý nguồn nước, +khử trùng nước, +phun hóa chất diệt muỗi,
        +phun muỗi, +phun khử trùng, +vùng ngập phòng dịch, +dịch bệnh sau lũ, +dịch bệnh mùa, +suy dinh dưỡng trẻ, +sinh sản, +bà mẹ, +phụ nữ mang
        thai, +sinh con, +mất cân bằng giới tính, +tỷ số giới tính, +già hóa dân số, +dân số và phát triển, +bảo hiểm y tế toàn dân, ++tỷ lệ bao phủ bảo
        hiểm y tế, +bệnh án điện tử, +khám sàng lọc, +nhân lực y tế, +y đức, +thái độ phục vụ người bệnh, +người bệnh, +viện phí, -máu, +hiến máu tình
        nguyện, +nghiện rượu, +thuốc lá, +phòng chống tác hại thuốc lá, +sức khỏe tâm thần, +sức khỏe học đường, +nha học đường, +thông điệp 5k, +cách
        ly y tế, +test nhanh, +f0 tại nhà, +tiêm mũi
    """,
    Topic.CULTURE: """
        +văn hóa, +thể thao, +lễ hội, tuyên truyền, ++tuyên truyền phân loại, +di tích, +văn nghệ, +truyền thanh, +thông tin cơ sở, +gia đình văn hóa,
        +nếp sống, +nhà văn hóa, +phát thanh, +băng rôn, +chuyên mục, +báo chí, +thư viện, phong trào, +cổ động, +treo cờ, +truyền thông, +đưa tin, +tin
        bài, +thời lượng, +di sản, +đền, +chùa, +đình làng, +việc cưới, việc tang, +hội làng, kỷ niệm, +biểu diễn, +giải đấu, +gia đình hạnh phúc, sân
        vận động, ++phát động phong trào, cờ, +pa nô, pano, +khẩu hiệu, loa, +loa truyền thanh, +hệ thống truyền thanh, +bản tin, +phát sóng, +hội diễn,
        +ngày hội, +hội thi, +hội thao, +sân bóng, +sân thể thao, +nhà thi đấu, +bể bơi, +cổng chào, +hương ước, +quy ước, +bảo tồn, +bảo tàng, +nghệ
        nhân, +câu lạc bộ, +thiết chế văn hóa, +công trình văn hóa, +gương sáng, +người tốt việc tốt, +họp báo, +phóng sự, +triển lãm, +lễ kỷ niệm, +mở
        chuyên mục, +tuyên truyền gương, +văn hóa các dân tộc, +đài truyền thanh, +giải thể thao, +dân hỏi, +cưới hỏi, +hiện vật, +pháo hoa, ++bắn pháo
        hoa, +bóng đá, +bóng chuyền, +giải bóng, +lịch sử xã, +địa chí, +quán internet, +trang tin, +đăng bài, +fanpage, +văn nghệ quần chúng, +hát,
        +trò chơi, +sân chơi, +tủ sách, +khu dân cư văn hóa, +gia đình tiêu biểu, +tượng đài, +nhà truyền thống, +trùng tu, rước, +hội xuân, +đêm giao
        thừa, +tổ chức lễ, +lễ đón, +khánh thành, +công nhận di tích, +phường văn hóa, +thôn văn hóa, +tang lễ, +âm thanh, +chiếu phim, +áp phích, +cổ
        động trực quan, +truyền hình, +tuyên truyền trên loa, +vận động viên, +dưỡng sinh, +văn hóa· văn nghệ, +thể dục thể thao, +thể dục· thể thao,
        +đời sống văn hóa, +nếp sống văn minh, +tuyên truyền trực quan, +công tác tuyên truyền, +công tác thông tin· tuyên truyền, +xe loa, +cụm loa,
        +phóng viên, +bản sắc văn hóa, +di sản văn hóa, +trùng tu di tích, +nhà văn hóa thôn, +khu thể thao, +đại hội thể dục thể thao, +mừng đảng mừng
        xuân, +mừng đảng· mừng xuân, +văn hóa - thể thao, +lễ hội truyền thống, +tổ chức lễ hội, -quảng bá, +truyền thống văn hóa, +các cơ quan báo chí,
        +thông tin đại chúng, +hệ thống loa, +trạm truyền thanh, +danh lam thắng cảnh, +bia di tích, +văn hóa dân gian, -hò, +hát then, +đàn tính, +hò
        bả trạo, +bài chòi, +đờn ca tài tử, +quan họ, +ca trù, +cồng chiêng, +nhà rông, +nhà gươl, -múa, +múa lân, +lân sư rồng, +ném pao, +kéo co, +đua
        ghe, +đua ghe ngo, ++ok om bok, +đua thuyền, +đua bò, +chọi trâu, -vật, +võ, +bơi lội, +bóng đá nam, +thi đấu, +giải chạy, +marathon, +lễ hội
        hoa, +lễ hội làng, +lễ cầu ngư, +cầu ngư, +lễ hội đền, +tết cổ truyền, +đón giao thừa, +giao thừa, +đón tết, ++đón khách dịp tết, +mở cửa miễn
        phí, +mở cửa tham quan, +điểm tham quan, ++các điểm tham quan, +vé tham quan, +khu di tích, +di tích lịch sử, -đình, +miếu, -lăng, -tháp, +cố
        đô, +đền thờ, +nhà lưu niệm, +cổ vật, +di sản phi vật thể, +nghề truyền thống, +truyền dạy, +lớp truyền dạy, ++lớp dạy hát, ++lớp dạy hò, +dân
        ca, +dân vũ, +trang phục truyền thống, +ẩm thực truyền thống, +làng văn hóa, +bản văn hóa, +ấp văn hóa, +khu phố văn hóa, +danh hiệu văn hóa,
        ++xây dựng nhà văn hóa, +nhà văn hóa bản, +sửa nhà văn hóa, ++nhà văn hóa xuống cấp, +thiết bị nhà văn hóa, +sân vận động xã, +sân cầu lông,
        +dụng cụ thể thao, +thể dục, +tập luyện, +câu lạc bộ văn nghệ, +đội văn nghệ, +chương trình nghệ thuật, +đêm nghệ thuật, +biểu diễn nghệ thuật,
        +nghệ thuật, +âm nhạc, +karaoke gây ồn, -sách, +ngày sách, +đọc sách, -phim, +chiếu phim lưu động, +loa phường, +loa thôn, +loa truyền thanh
        thôn, +phát thanh tiếng, +tiếng mông trên loa, +bản tin tiếng, +tin· bài, +viết tin bài, +tuyên truyền lưu động, +tuyên truyền sâu rộng, +tuyên
        truyền· phổ biến, ++tuyên truyền· phổ biến để người dân, +đẩy mạnh tuyên truyền, +thông tin tuyên truyền, +thông tin· tuyên truyền, +tuyên
        truyền để, +phát tờ rơi, +pa-nô, +băng rôn cũ, +cờ tổ quốc, +cờ hoa, +tin giả, +thông tin xấu độc, +mạng xã hội sai sự thật, +báo chí phản ánh,
        +cung cấp thông tin báo chí, +phát ngôn, +người phát ngôn, +lễ tang, +đám cưới, +việc hiếu, +hủ tục cưới, -gia đình, +ngày gia đình, +công tác
        gia đình, +gương người tốt, ++gương người tốt· việc tốt, ++người tốt· việc tốt, +dịch vụ văn hóa, +hoạt động văn hóa, +hoạt động thể thao, +văn
        hóa đọc, +bảo tồn làng cổ, +ngày thành lập, +kỷ niệm ngày, +lễ kỷ niệm ngày, +chào mừng ngày, +đường dạo, ++đường dạo· biển chỉ dẫn, +biển chỉ
        dẫn tại các điểm
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
        ban, +họp thường kỳ, +chuẩn bị hội nghị, +hội trường, +phòng làm việc, +bàn ghế làm việc, +đại biểu hđnd, +họp hđnd, +trình hđnd, +phiên họp
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
        năm, +hoàn thành các chỉ tiêu, +chỉ tiêu· nhiệm vụ, -mục tiêu· nhiệm vụ, -danh sách, -lấy ý kiến, -phong trào thi đua yêu nước
    """,
    Topic.DIGITAL: """
        +chuyển đổi số, +cđs, ++phần mềm, ++số hóa, +dịch vụ công, +dịch vụ công trực tuyến, +định danh, +cơ sở dữ liệu, +csdl, ++chữ ký số, +ký số,
        -ứng dụng, +cntt, +công nghệ thông tin, +máy tính, +công nghệ số, +trợ lý ảo, +kỹ năng số, dữ liệu, +dvc, +hồ sơ trực tuyến, +an toàn thông tin,
        +cổng thông tin, +trang thông tin điện tử, +văn bản điện tử, +mạng xã hội, +không dùng tiền mặt, +bình dân học vụ số, +wifi, +camera giám sát,
        +điện thoại thông minh, +vneid, +đề án 06, +chính quyền số, +trí tuệ nhân tạo, +iso điện tử, +phòng họp không giấy, +cài đặt ứng dụng, +tổ công
        nghệ số, trực tuyến, +wifi công cộng, +hồ sơ điện tử, ++cổng dvc, +mức 4, +mức 3, mức độ 4, +thanh toán trực tuyến, ++chứng thư số, +lõm sóng,
        ++bản lõm sóng, +sóng di động, +phủ sóng, +internet, +cáp quang, +băng rộng, ++khung kiến trúc dữ liệu, +trường dữ liệu, +khai thác dữ liệu,
        +đồng bộ dữ liệu, +liên thông, +hệ thống thông tin, +nền tảng số, +dịch vụ số, +công dân số, +nộp hồ sơ trực tuyến, ++trực tuyến toàn trình, +mã
        qr, zalo, +ioc, +đô thị thông minh, ++số hóa sổ hộ tịch, ++cổng dịch vụ công, +cập nhật dữ liệu, +cổng thông tin điện tử, +tài khoản định danh,
        +số hóa quy trình, +hạ tầng số, +chữ ký điện tử, +đồng bộ hệ thống, ++bảo mật, +mạng nội bộ, +trung tâm điều hành, +kết nối camera, +lắp camera,
        +camera, +máy chủ, +đường truyền, +thiết bị số, +sàn giao dịch số, +thương mại điện tử, +dữ liệu dân cư, +làm sạch dữ liệu, ++làm sạch dữ liệu
        đất đai, +mã định danh, +định danh điện tử, +sổ sức khỏe điện tử, +học bạ số, +hóa đơn số, +dùng chung, +hệ thống quản lý văn bản, +gửi nhận văn
        bản, +hồ sơ công việc, +họp trực tuyến, +tổng đài 1022, app, +chính quyền điện tử, +kinh tế số, +xã hội số, +chính phủ điện tử, +dữ liệu số,
        +kho dữ liệu, +hạ tầng viễn thông, +trạm bts, +sóng điện thoại, +tài khoản vneid, +dịch vụ công toàn trình, +tổ công nghệ số cộng đồng, +an
        toàn· an ninh mạng, +số hóa hồ sơ, +số hóa dữ liệu, +trung tâm dữ liệu, +hội nghị truyền hình, +đổi mới sáng tạo, +khoa học· công nghệ, +khoa
        học công nghệ, +phần mềm dùng chung, +cơ sở dữ liệu quốc gia, +thư điện tử, +công vụ điện tử, +chứng thực điện tử, +hồ sơ số, +ứng dụng công
        nghệ thông tin, +ứng dụng cntt, +hệ thống điều hành, +thanh toán điện tử, ++nền tảng dùng chung, +máy quét, +máy scan, +máy in, +máy tính bảng,
        ++ki-ốt tra cứu, ++ki ốt tra cứu, ++tra cứu hồ sơ, +màn hình tra cứu, -tích hợp, -ai, +trợ lý, +chatbot, +nghẽn mạng, -mạng, +đường truyền mạng,
        +nâng đường truyền, +rớt mạng, +sóng yếu, +5g, +4g, +vùng trắng sóng, +trạm phát sóng, +cáp viễn thông biển, +hội nghị trực tuyến ổn định, +họp
        trực tuyến ổn định, +thiết bị họp trực tuyến, +eoffice, +phần mềm cũ, ++tắt phần mềm, +phần mềm một cửa, +phần mềm quản lý, +phần mềm kế toán,
        +hệ thống một cửa điện tử, -nền tảng, ++lên nền tảng, +dữ liệu đất đai, ++cập nhật dữ liệu đất đai, ++cơ sở dữ liệu đất đai, +dữ liệu hộ tịch,
        +dữ liệu công dân, +dữ liệu mở, +chia sẻ dữ liệu, +nhập liệu, +số hóa tài liệu, +số hóa toàn bộ, ++số hóa kết quả, +số hóa kết quả giải quyết,
        +số hóa sổ, +hồ sơ toàn trình, ++hồ sơ nộp trực tuyến, ++nộp trực tuyến, +tỷ lệ hồ sơ trực tuyến, +biên lai điện tử, +thanh toán số, +ví điện
        tử, +qr, +quét mã, +quét mã qr, +mã qr điểm du lịch, +tài khoản số, +định danh mức 2, +tài khoản định danh điện tử, ++kích hoạt tài khoản định
        danh, +app công dân số, +ứng dụng công dân, +zalo oa, +trang zalo, +nhóm zalo, +bản đồ số, +camera thông minh, +giám sát thông minh, +an toàn hệ
        thống, +sao lưu, +mã độc, +lộ lọt dữ liệu, +bình dân học vụ, +lớp kỹ năng số, +tổ công nghệ, +nghị quyết 57, ++nghị quyết số 57, +khoa học· công
        nghệ· đổi mới sáng tạo, +sáng kiến, +đề tài khoa học, +sở hữu trí tuệ, +chuyển đổi số cấp xã, +xã số, +thôn thông minh, +hạ tầng mạng, +wifi
        miễn phí, +trang bị máy tính, +máy tính cho, +thiết bị công nghệ, -tín hiệu, +truyền hình số, +bưu chính
    """,
}  # fmt: skip
