"""Words of economy and of people; how they are written is told in the package's first lines."""

from __future__ import annotations

from tracker.core.labels import Topic

PEOPLE: dict[Topic, str] = {
    Topic.ECONOMY: """
        +sản xuất, +doanh nghiệp, +nông nghiệp, +cụm công nghiệp, +khu công nghiệp, +làng nghề, hộ kinh doanh, thị trường, -chợ, thương mại, +dịch bệnh
        gia súc, +gia súc, +gia cầm, +lúa, +vụ đông, +vụ xuân, +vụ mùa, +thủy lợi, +nông thôn mới, +ocop, +chăn nuôi, kinh tế, tăng trưởng, +hợp tác xã,
        +htx, -hàng hóa, công nghiệp, hoa màu, +đê bao, +thu đông, +lịch thời vụ, +giống, +ngăn mặn, +xâm nhập mặn, +thủy sản, +cống ngăn, +nông dân,
        nông sản, +gieo cấy, +diện tích gieo, +tưới, trạm bơm, +phòng chống lụt bão, +phòng chống thiên tai, +đê điều, lũ, +bão, +du lịch, +sàn thương
        mại, -sản phẩm, tiêu thụ, +tín dụng, vay vốn, +khuyến nông, xúc tiến, +cải thiện môi trường kinh doanh, chuyển đổi cơ cấu, +mã số vùng trồng,
        +rầy, +phân bón, gốm, +giữ ngọt, ntm, +cây trồng, +cây giống, +con giống, ngô, khoai, +lúa mùa, +mùa màng, +xuống giống, +thu hoạch, +sâu bệnh,
        ++dịch tả lợn, dtlcp, +cúm gia cầm, +thú y, +kiểm dịch, +giết mổ, tôm, +ao nuôi, +nuôi trồng, +tàu cá, +ngư dân, iuu, +lâm nghiệp, +bảo vệ rừng,
        +phát triển rừng, +bảo vệ và phát triển rừng, +trồng rừng, +rừng phòng hộ, +rừng đầu nguồn, +cải tạo ruộng, ruộng, +hồ chứa, +hồ đập, +hồ thủy
        lợi, ++công trình thủy lợi, +chống hạn, +hạn hán, +bờ bao, đê, đập, +nước tưới, +vùng nguyên liệu, +chuỗi liên kết, +nhãn hiệu, +truy xuất nguồn
        gốc, -vùng trồng, +hội chợ, +xúc tiến thương mại, +kích cầu, +du khách, +siêu thị, +hàng giả, +buôn lậu, +gian lận thương mại, +quản lý thị
        trường, +bình ổn giá, +giá cả, +nhà đầu tư, ++môi trường đầu tư, +thu hút đầu tư, +xúc tiến đầu tư, +khởi nghiệp, +kinh tế tập thể, +kinh tế tư
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
        +khu du lịch, +sản phẩm du lịch, +cơ sở lưu trú, +đăng ký kinh doanh, +doanh nghiệp nhỏ và vừa, ++môi trường kinh doanh, +năng lực cạnh tranh,
        +ddci, +pci, +lấp đầy, +xuất khẩu, +nhập khẩu, +thương mại· dịch vụ, +thương mại - dịch vụ, +hàng lậu, +xăng dầu, +vốn vay, +lãi suất, +quỹ hỗ
        trợ nông dân, +thu nhập bình quân, +giá trị sản xuất, +tốc độ tăng trưởng, +khoa học kỹ thuật, +mô hình sản xuất, +mô hình kinh tế, +sản xuất
        kinh doanh, +sản xuất· kinh doanh, +kinh tế hộ, +khai thác rừng, +giống cây, +nông· lâm· thủy sản, +nông lâm nghiệp, +nông nghiệp· nông thôn,
        +đồng ruộng, +tưới tiêu, +nước sản xuất, +thương nhân, +hộ sản xuất, +làng nghề truyền thống, +phát triển du lịch, +thu hút doanh nghiệp, -hợp
        tác· liên kết, +vụ đông xuân, +chuyển dịch cơ cấu, +hàu, +nuôi hàu, -hộ nuôi, +hộ nuôi hàu, +vùng nuôi, +chuyển vùng nuôi, +nghêu, +sò, +cua,
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
        +thôn nông thôn mới, +bộ tiêu chí nông thôn mới, +tiêu chí ntm, +trừ sâu, +phun trừ, +sâu cuốn lá, +rầy nâu, +đạo ôn, +bạc lá, +ủ phân hữu cơ,
        ++hướng dẫn ủ phân, +vào siêu thị, +bánh, +nước mắm, +đặc sản, +đàn vật nuôi, +cấp giống, +mất mùa, +đổ ngã lúa, +thu mua, +giá thu mua, +phiên
        chợ nông sản, +về nơi trú, +trú bão, +tránh trú bão, +neo đậu tàu, +vay vốn sản xuất, +cơ sở mộc, +cơ sở sản xuất, +cơ sở chế biến, +kinh tế
        vườn, +nhà lưới, +nhà màng, +mã vùng trồng, +hộ nuôi trồng, +rừng gãy đổ, +trồng lại rừng, ++quản lý chợ, +giá phòng dịp lễ, ++môi trường thuận
        lợi, ++môi trường đầu tư kinh doanh, +thời tiết, +diễn biến thời tiết, +nguồn cung, +cung cầu hàng hóa, +phục hồi kinh tế, +kinh tế trọng điểm,
        +nhà đầu tư chiến lược, +dự án động lực, +thủ tục đầu tư của doanh nghiệp, +tăng trưởng hai con số, +mô hình tăng trưởng, +kinh tế xanh, +kinh
        tế tuần hoàn, +sản xuất công nghiệp, +công nghiệp chế biến, +dịch vụ du lịch, +hạ tầng thương mại
    """,
    Topic.SOCIAL: """
        +an sinh, ++hộ nghèo, +giảm nghèo, +người có công, +ncc, +lao động, +việc làm, +trẻ em, gia đình chính sách, +bảo trợ, +btxh, +tặng quà, +nhà ở
        cho hộ, +quà tết, dịp tết, +xuất khẩu lao động, +bảo hiểm, +người cao tuổi, +cận nghèo, +nhu yếu phẩm, +trợ cấp, mái ấm, +liệt sĩ, +thương binh,
        +nhà tạm, +cứu trợ, +dạy nghề, +lao động tự do, +đào tạo nghề, +nghị quyết 68, +người khuyết tật, +hộ thoát nghèo, +chính sách xã hội, +đuối
        nước, +bạo lực gia đình, +bình đẳng giới, công nhân, ++nhà ở xã hội, +bhyt, +bhxh, +thiện nguyện, +thiếu nước, +chương trình 1719, +dân tộc,
        +nước sinh hoạt, +lớp nghề, +lao động nữ, +xóa nhà tạm, +đồng bào, +thiên tai, +cứu đói, +thiếu đói, gạo, quà, +suất quà, +quà hỗ trợ, +tiền hỗ
        trợ, +chi trả hỗ trợ, +nhà dột nát, +sửa nhà, -dựng nhà, +nhà tình nghĩa, +nhà tình thương, +mai táng, +đối tượng chính sách, +thân nhân, +nghĩa
        trang liệt sĩ, +neo đơn, +mồ côi, +bảo hiểm y tế, +bảo hiểm xã hội, +thất nghiệp, +giới thiệu việc làm, +tiền thuê nhà, +tín dụng chính sách,
        +khoanh nợ, +giãn nợ, +vay vốn ưu đãi, +hàng cứu trợ, ++quỹ vì người nghèo, +đền ơn đáp nghĩa, +dân tộc thiểu số, +hộ khó khăn, +hoàn cảnh khó
        khăn, +mất việc, +bình xét hộ, +bình xét, ++rà soát hộ nghèo, ++hộ cận nghèo, ++chính sách an sinh xã hội, +hỗ trợ người dân, +lao động trở về,
        +trợ giúp xã hội, +nhà đại đoàn kết, +chăm lo tết, +tảo hôn, +đồng bào dân tộc, +hộ bị thiệt hại, +thiệt hại, +mẹ việt nam anh hùng, +mẹ vnah,
        +tiền thuê trọ, +tết cho người nghèo, +người nghèo, +chăm lo, +trợ giúp, +khuyết tật, +nhà ở cho, +làm nhà, +nhà bị sập, +hộ mất nhà, +người dân
        khó khăn, +quà cho, +học nghề, ++đi làm việc ở nước ngoài, +lương hưu, +người có hoàn cảnh, +cựu chiến binh nghèo, +thanh niên xung phong, +chất
        độc da cam, +mộ liệt sĩ, +tri ân, +hộ chính sách, +trung tâm bảo trợ, +người lang thang, +bạo hành, +xâm hại trẻ em, +phụ nữ, -người già, +đối
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
        hộ, +sinh kế hộ nghèo, +giảm nghèo đa chiều, +xóa nhà, ++nhà tạm· nhà dột nát, ++ổn định đời sống, +chăm lo đời sống, +thanh niên thất nghiệp,
        +ngư dân gặp nạn, +hộ đồng bào, +hủ tục, ++vận động quỹ vì người nghèo, +tiền điện cho hộ nghèo, ++cho hộ nghèo, ++chi trả tiền điện, ++hộ bị
        cháy nhà, ++bị cháy nhà, +hoạn nạn, +rủi ro, +gặp nạn, +lớp may, +lớp đan, +công nhân bị cắt giảm, +tìm việc, ++không ai bị bỏ lại phía sau, +bỏ
        lại phía sau, +vui tươi· đầm ấm, ++nhân dân đón tết, ++đón tết vui tươi, ++người dân đón tết, +nguồn nhân lực, +thiếu đói sau, ++không để hộ dân
        nào thiếu đói, +đời sống người dân, +công bằng xã hội, +phúc lợi xã hội, +quan hệ lao động hài hòa
    """,
    Topic.EDUCATION: """
        +giáo dục, +học sinh, +trường học, +giáo viên, +năm học, +lớp 1, +tuyển sinh, +mầm non, +tiểu học, +thcs, +thpt, +khai giảng, học bạ, +sách giáo
        khoa, +dạy thêm, +sĩ số, +học trực tuyến, kỳ thi, +trường chuẩn, +phổ cập, +dạy và học, tách trường, thi vào, các trường, +phụ huynh, lớp học,
        +bếp ăn bán trú, +khuyến học, +chuẩn quốc gia, ++thi tốt nghiệp, +phòng học, +cơ sở vật chất trường, -trường, +điểm trường, +trường tiểu học,
        +trường mầm non, +trường thcs, +gdđt, +hk, +học kỳ, -cổng trường, ++sơ kết hk, ++bán trú, +nội trú, +học bổng, +tựu trường, +năm học mới,
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
        +trung tâm học tập cộng đồng, +dạy chữ, +dạy tiếng, ++mua sắm thiết bị dạy học, +lịch học, +học hai ca, +xếp lịch học, ++trái quy định đầu năm,
        ++thu tiền trái quy định đầu năm, +tiền trường, +đầu năm học, +dạy liên trường, +em bỏ học, +các em, ++nhà vệ sinh trường tiểu học, ++an toàn
        cổng trường
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
        ly y tế, +test nhanh, +f0 tại nhà, +tiêm mũi, ++quán bún, +quán ăn quanh trường, ++khám mắt, +khám răng, +khám tim, +siêu âm, +máy siêu âm, +thẻ
        bảo hiểm y tế, +chưa có thẻ, +phòng bệnh, +thực phẩm ở chợ, +lấy mẫu thực phẩm, +giám sát dịch
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
        dẫn tại các điểm, ++khuôn viên đình, +khuôn viên di tích, +bóng chuyền hơi, +cổng chào mừng, +danh hiệu, +xếp hạng, +xếp hạng di tích, +phai
        màu, +nghe nhìn, +ghi hình, +loa ba buổi, +vui xuân, +hoạt động vui xuân, +du xuân, +mừng xuân, +điển hình tiên tiến, +gương điển hình, +giá trị
        văn hóa, +con người văn hóa, +môi trường văn hóa
    """,
}  # fmt: skip
