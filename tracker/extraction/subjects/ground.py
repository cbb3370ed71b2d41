"""Words of land, works, money; how they are written is told in the package's first lines."""

from __future__ import annotations

from tracker.core.labels import Topic

GROUND: dict[Topic, str] = {
    Topic.LAND: """
        +quản lý đất đai, +lấn chiếm, +lấn đất, +đất công, +đất công ích, +đất công điền, +thu hồi đất, ++giấy chứng nhận quyền sử dụng đất, +giấy chứng
        nhận, +gcnqsdđ, +gcn qsdđ, +gcn, +cấp sổ đỏ, +sổ đỏ, đất nông nghiệp, +chuyển mục đích, +đất bãi bồi, +đất xen kẹt, đất đai, +hồ sơ địa chính,
        địa chính, đo đạc, thửa đất, +tranh chấp đất, +sử dụng đất, +quỹ đất, đất đã thu hồi, bỏ hoang, +lấn kênh, +lấn mương, +đăng ký đất đai, hạn mức
        đất, +thuê đất, +đất ở xen, +tích tụ đất, +dồn điền, vi phạm đất, +cho thuê đất, +giá đất, bãi bồi, đất lúa, ++đất rừng, lều xưởng, lều lán,
        -cưỡng chế, -vi phạm, +hành lang kênh, +nhà tiền chế, +mốc giới đất, +kiểm kê đất, +sổ mục kê, +cho thuê sai thẩm quyền, +hợp đồng cho thuê,
        ++cắm lại mốc, +nguồn gốc đất, +chủ sử dụng đất, +ranh giới đất, +bản đồ địa chính, +trích đo, trích lục, +chỉnh lý biến động, +đăng ký biến
        động, +cấp đổi, +hồ sơ đất, +hồ sơ đất đai, +đất chưa sử dụng, +đất bỏ hoang, +đất trống, +đất nhỏ hẹp, +đất lâm nghiệp, +quyền sử dụng đất,
        ++kế hoạch sử dụng đất, +chiếm đất, +bao chiếm, +chuyển đổi mục đích, +đất vườn, +đất thổ cư, +hợp thửa, +đất bãi, +đất quốc phòng, +đất tôn
        giáo, +khu đất, +lấn rừng, nương, ++đất trên, +lấn kinh, +thất thoát đất, +đất nông trường, +lấn chiếm đất, +nền trên đất lúa, +chuyển mục đích
        sử dụng đất, +ranh giới, +giao rừng, +phá rừng làm nương, +hành lang thủy lợi, +đất ubnd xã, đất, +bờ đê, +lấn ra, +xây lấn, +sang nhượng, +giấy
        viết tay, +cấp giấy, +cấp giấy lần đầu, +đất trồng lúa, +bỏ hóa, +chiếm lòng sông, +cho mượn, +đổ đất, +san nền, -thửa, +hiện trạng sử dụng đất,
        +đất của, +đất nền, +mượn đất, +hợp đồng thuê đất, +tờ bản đồ, +diện tích đất, +đất thừa, +lấn sông, +lấn đường, +kiot trên đất, +thanh lý hợp
        đồng, +phương án sử dụng đất, +vi phạm đất đai, +vi phạm về đất đai, +hủy hoại đất, +đất ao, +mặt nước chuyên dùng, +giao khoán đất, +giao đất
        trái thẩm quyền, +lấn biển, +xâm canh, +lấn suối, +lấn hồ, +lấn ao, +thống kê đất đai, +kiểm kê đất đai, +bảng giá đất, +giá đất cụ thể, +đính
        chính giấy chứng nhận, +thừa kế quyền sử dụng đất, +tặng cho quyền sử dụng đất, +chuyển nhượng quyền sử dụng đất, +chuyển nhượng đất, +đất trồng
        cây, +đất nuôi trồng, +ranh mốc, +cắm mốc đất, +phân lô trái phép, +phân lô bán nền, +khai hoang, +đất đô thị, +luật đất đai, +thu hồi đất công,
        +đất sản xuất, +đất khai hoang, +đất lấn chiếm, +giải tỏa lấn chiếm, +giấy tờ đất, +pháp luật về đất đai, +quản lý nhà nước về đất đai, +cấp
        giấy chứng nhận, +đăng ký quyền sử dụng đất, ++hồ sơ biến động, +biến động đất đai, +sổ quản lý đất công, +quỹ đất công, +mặt nước, +lấn mặt
        nước, +bãi triều, +thuê mặt nước, +xác định giá đất, +định giá đất, +thẩm định giá đất, +phương án giá đất, +hệ số điều chỉnh giá đất, +lấp ao,
        +san gạt, +múc đất, +hạ cốt nền, ++đưa đất vào sử dụng, +đất 5%, +đất chợ, +đất trường cũ, +nương rẫy, +lấn rừng làm nương, +đất ở nông thôn,
        +đất ven sông, +đất bãi ven sông, +lều lán trái phép, +đất cho thuê, +gia hạn thuê đất, +hợp đồng giao khoán, +đất giao sai, +giao đất sai đối
        tượng, +đất giao không đúng đối tượng, +thu hồi đất đã giao, +khôi phục tình trạng ban đầu của đất, +hồ sơ cấp gcn, +hồ sơ cấp giấy, +đo vẽ,
        +bản đồ giải thửa, +chỉnh lý bản đồ, +trích đo địa chính, +hồ sơ giao đất sản xuất, +đất sản xuất cho đồng bào, +thiếu đất sản xuất, +sử dụng
        đất sai mục đích, +sai mục đích sử dụng, +tự ý chuyển mục đích, +tự ý chuyển đổi, +lấn chiếm trái phép, +đất phi nông nghiệp, +giao khu vực
        biển, +khu vực biển, +đất tổ chức, +công ty nông nghiệp, +đất quy hoạch, +đất an ninh, +bìa đỏ, +sang tên, +mua bán đất, +trả lại đất, +quyền sở
        hữu nhà ở, +lấn mốc, +chặn lối đi, +đăng ký đất, +đất chưa cấp giấy, ++đất trồng cây lâu năm, +tự ý xây dựng nhà trên đất, +lên ruộng, +đổ bê
        tông lên ruộng, +trên đất lúa, +múc ao, +đào ao trong, +hồ sơ tách thửa, +đất nghĩa địa, +bỏ trống, +cho thuê trên đất, +trên đất của, ++hợp
        thức hóa đất, +hợp thức hóa, +cấp sổ, +nhà thanh lý, +đoàn đo đạc ranh giới, +khoanh vẽ, +bờ thửa, +đất liền kề, +lấn sang, +san lấp ruộng, +lấp
        ruộng, +lấp mương, +lấp hồ, +chuyển nhượng trái phép, +đất chuồng trại, +lán trại trên đất, +giao đất sản xuất, +đất bị lấn, ++đất công bị lấn,
        +cây trồng trên đất công, +xử lý đất, +đất dự án bỏ hoang
    """,
    Topic.LAND_ALLOTMENT: """
        +đất dân cư dịch vụ, +đất dịch vụ, +đất dcdv, +dcdv, +giao đất, ++bốc thăm, +tái định cư, +đấu giá, +đấu giá quyền sử dụng đất, +lô đất, tách
        thửa, +giá khởi điểm, +suất đất, +giao lô, khu đất ở, +đất giãn dân, +giãn dân, +đất ở cho, +nhận đất, +khu tđc, +tđc, +đất đấu giá, sổ hồng,
        +chia lô, +phân lô, +nơi ở mới, ++khu tái định cư, +bố trí tái định cư, +sắp xếp dân cư, +ổn định dân cư, +di dân, +trúng đấu giá, +đặt cọc,
        +giao đất ở, +nền tái định cư, +nhà tái định cư, +bốc số, +điểm dân cư, +phiên đấu giá, +phương án đấu giá, +khu dân cư mới, +cấp đất ở, +bố trí
        nền, +giao nền, +nền cho, +hạ tầng khu dân cư, +tách hộ, +vào khu tái định cư, +xét giao đất, +hộ đủ điều kiện nhận đất, +cấp giấy cho các hộ
        khu tái định cư, +thu tiền trúng đấu giá, +đất ở mới, +giao đất tái định cư, +khu đấu giá, +hạ tầng khu tái định cư, +quy chế đấu giá, +hội đồng
        đấu giá, +kế hoạch đấu giá, +tiền trúng đấu giá, +hộ tái định cư, +lô tái định cư, +suất tái định cư, +đất tái định cư, +giao đất có thu tiền,
        +cấp nền, +cụm tuyến dân cư, +khu dân cư vượt lũ, +phương án giao đất, +giá giao đất, +hộ chưa được giao đất, +bốc thăm vị trí, +bốc thăm lô,
        +di dân tái định cư, +nơi tái định cư, +khu tái định cư tập trung, +đấu giá đất, +tổ chức đấu giá, +bán đấu giá đất, +giao nền tái định cư, +quỹ
        đất ở, +đất ở, +lô đất ở, +bàn giao đất tại thực địa, +hộ trúng đấu giá, +người trúng đấu giá, +bỏ cọc, +kết quả trúng đấu giá, +tồn tại về đất
        dịch vụ, +giao suất, +suất đất ở, +nhận nền, +cấp nền nhà, +lô nền, ++giá đất tđc, ++giá đất tái định cư, +cụm dân cư, +di dời dân, +di dời các
        hộ, +bố trí chỗ ở, +chỗ ở mới, +nơi ở mới an toàn, +vùng nguy cơ cao đến nơi ở mới, +bố trí ổn định dân cư, +sắp xếp ổn định dân cư, +xen ghép,
        +khu ở mới, +phương án tái định cư, +đất ở tái định cư, +nhà ở tái định cư, +đấu giá tài sản gắn liền, +hồ sơ mời đấu giá, +đấu giá khu, +đấu
        giá lô, +đấu giá các lô, +đất đấu giá xen kẹt, +khu đất đấu giá, +bước giá, +giao nốt, +hộ dôi dư tách hộ, +đất cho hộ chưa có đất ở, +đất giãn
        cư, +hộ chưa có đất ở, +tái định canh, +bốc thăm· giao đất, +bốc thăm nhận đất, ++giao nền cho, +vùng sạt lở về nơi ở mới, +phiên đấu, ++bốc
        thăm nền, +lô mặt đường, +chia nền, +mua đất ở, +bán nền, +đất ở cho hộ, +hộ đông nhân khẩu, +cấp đất, +chỗ ở cho các hộ, ++ổn định chỗ ở
    """,
    Topic.SITE_CLEARANCE: """
        +giải phóng mặt bằng, +gpmb, +bồi thường, +kiểm đếm, +chi trả tiền, +nhận tiền, ++bàn giao mặt bằng, mặt bằng, +chưa nhận tiền, đơn giá hoa màu,
        +đơn giá bồi thường, ++phương án bồi thường, +di dời mồ mả, +di chuyển mồ mả, +mặt bằng sạch, +hỗ trợ tái định cư, +bảo vệ thi công, +cắm cờ,
        -chi trả, -cưỡng chế, -cây lâu năm, +hộ chưa bàn giao, +đền bù, pabt, +bt-gpmb, +kiểm kê tài sản, ++tiền bồi thường, ++kinh phí đền bù, +chi trả
        bồi thường, +vướng mặt bằng, +mồ mả, +thông báo thu hồi đất, +quyết định thu hồi đất, +hội đồng bồi thường, +chưa chịu nhận tiền, +di dời hộ
        dân, +công khai phương án, ++thủ tục thu hồi đất, +giải tỏa trắng, +di dời hạ tầng, +hộ bị ảnh hưởng, ++phục vụ gpmb, ++vướng mắc gpmb, ++giao
        đất cho dự án, +ngôi mộ, mộ, +cất bốc, +áp giá, +cưỡng chế thu hồi đất, +phục vụ thi công, +thu hồi đất dự án, +hỗ trợ di dời, +phương án hỗ
        trợ, +dự thảo phương án, +hộ còn lại, +bàn giao đất, ++trích đo phục vụ, +di dời đường điện, +khu vực giải tỏa, +đồng thuận nhận tiền, +đất thu
        hồi, +tiến độ giải phóng mặt bằng, +mặt bằng thi công, +mặt bằng dự án, +quy chủ, +niêm yết phương án, +tiền hỗ trợ giải phóng mặt bằng, +bảo vệ
        cưỡng chế, +kế hoạch cưỡng chế, +tổ chức cưỡng chế, +di dời công trình, +di chuyển đường điện, +di chuyển mộ, +di dời mộ, +vướng mắc mặt bằng,
        +mốc giải phóng mặt bằng, +mốc gpmb, +kiểm kê· kiểm đếm, +bồi thường· hỗ trợ, +bồi thường· giải phóng mặt bằng, +hộ chưa nhận tiền, +hộ chưa
        đồng thuận, +hộ có đất thu hồi, +hộ bị thu hồi đất, +áp giá bồi thường, +đơn giá đền bù, +thu hồi đất thực hiện dự án, ++cưỡng chế kiểm đếm,
        +bàn giao mặt bằng sạch, +mặt bằng tuyến, +mặt bằng khu công nghiệp, +công tác mặt bằng, ++tổ công tác gpmb, +hộ bị thu hồi, +các hộ bị thu hồi,
        ++giá đền bù, ++đơn giá bồi thường cây trồng, ++bồi thường cây trồng, +bồi thường về đất, ++bồi thường· hỗ trợ· tái định cư, +nhận bồi thường,
        +nhận tiền bồi thường, +nhận tiền đền bù, +chưa nhận tiền bồi thường, +chậm bàn giao mặt bằng, +kiểm đếm bắt buộc, +bốc mộ, +cải táng, +hộ không
        hợp tác, +hộ chây ỳ, hộ còn vướng, +đồng thuận bàn giao, +ủng hộ dự án, +chi trả cho hộ, +chi trả cho các hộ, +tiền đền bù, +niêm yết lại phương
        án, +phê duyệt phương án bồi thường, +di dời nhà cửa, +di dời lưới điện, +di dời hạ tầng kỹ thuật, +giải tỏa hành lang tuyến, +hành lang tuyến,
        quỹ phát triển đất, -phạm vi dự án, +trong vùng dự án, +vùng dự án, +chỉ giới gpmb, +tháo dỡ nhà để bàn giao, +cây cối· hoa màu, +tài sản trên
        đất, +bảo vệ thi công dự án, +cản trở thi công, +mượn mặt bằng, ++tuyên truyền để dân giao đất, +xác minh nguồn gốc đất của các hộ bị thu hồi,
        +để đơn vị thi công, ++di dời quán, +di dời để thi công, +vật kiến trúc, +kiểm kê nhà cửa, +kiểm kê tài sản trên đất, ++hộ phản đối, +hộ chưa
        ký, +biên bản bàn giao, ++ký biên bản bàn giao, +hộ chưa chịu, +hộ không nhận tiền, +giải thích chính sách bồi thường, +bảng tính bồi thường,
        +đo đạc kiểm đếm, +vướng hộ, +hộ vướng, +nhường đất, +tháo dỡ vật kiến trúc, ++bàn giao 100% mặt bằng, ++mặt bằng cao tốc, +tạo đồng thuận của
        người dân vùng dự án
    """,
    Topic.CONSTRUCTION_ORDER: """
        +trật tự xây dựng, +ttxd, +xây dựng trái phép, +không phép, +sai phép, trái phép, +quy hoạch, +qhct, +cấp phép xây dựng, +cấp phép xd, +giấy
        phép xây dựng, +công trình vi phạm, tường bao, +san lấp trái, +quy hoạch phân khu, +quy hoạch chung, +quy hoạch chi tiết, +gpxd, +nhà xưởng trái
        phép, tháo dỡ, -kiến trúc, +cốt nền, +chỉ giới, +cấp phép, +hợp thức hóa, +sai quy hoạch, +quản lý trật tự xây dựng, +chương trình phát triển đô
        thị, +cắm mốc hành lang, +tái chiếm, +công trình xây dựng trên đất, +công trình trái phép, +xây dựng không phép, ++xây tường bao trái phép,
        ++san lấp, xây tường, +vượt tầng, +xây vượt, +cơi nới, +ko phép, +nhà không phép, ++đình chỉ thi công, +phá dỡ, +cưỡng chế tháo dỡ, +quy hoạch
        xây dựng, +đồ án quy hoạch, +điều chỉnh quy hoạch, +công bố quy hoạch, ++vùng quy hoạch, +quy hoạch treo, +khoảng lùi, +mật độ xây dựng, ttđt,
        +xây dựng sai phép, +quy hoạch tổng thể, +quy hoạch nông thôn, +giữ quy hoạch, +hủy bỏ quy hoạch, +chỉ giới đường đỏ, +xây nhà trái phép, +dựng
        nhà trái phép, +xây dựng trái quy định, +lập quy hoạch, +đồ án, ++nhà xưởng không phép, ++nhà xưởng ko phép, +trật tự đô thị, +quá tầng, +sai
        thiết kế, +xây dựng nhà ở, +nhà ở riêng lẻ, +ki ốt, +lều quán, +xây nhà, +xây dựng lấn chiếm, +thiết kế được duyệt, +chủ đầu tư xây sai, +quy
        hoạch khu, +phân khu, +công khai quy hoạch, +nhà tiền chế, +xây trái phép, +dựng trái phép, +nhà trái phép, +quá thời hạn phép, +quy hoạch sử
        dụng, +vi phạm trật tự xây dựng, +cấp giấy phép xây dựng, +miễn giấy phép, +công trình không phép, +công trình sai phép, +xây nhà trên đất nông
        nghiệp, +xây dựng trên đất nông nghiệp, +quy hoạch vùng, +tỷ lệ 1/500, +tỷ lệ 1/2000, +lấy ý kiến quy hoạch, +thẩm định quy hoạch, +cắm mốc quy
        hoạch, +rà soát quy hoạch, +quản lý quy hoạch, +thiết kế đô thị, +quản lý kiến trúc, +phá dỡ công trình, +khôi phục hiện trạng, +đình chỉ xây
        dựng, +đội trật tự, +quy hoạch khu dân cư, +quy hoạch khu đô thị, +nhiệm vụ quy hoạch, +quy hoạch nông thôn mới, +quy hoạch chung xây dựng,
        +hành lang bảo vệ công trình, +cưỡng chế công trình, +cưỡng chế phá dỡ, +công trình xây dựng vi phạm, +xây dựng nhà trái phép, +quy hoạch đô
        thị, +xây dựng không đúng giấy phép, +xây dựng tạm, +kios, +kiot, +ki-ốt, +ki ốt trái phép, +dãy ki ốt, +nhà xây trên đất lúa, +công trình xây
        dựng trái phép, +nhà xưởng xây dựng trái phép, +nhà ở trái phép, +xây dựng trên đất rừng, ++công trình xây dựng trên đất rừng, +bungalow,
        +homestay trái phép, +công trình nhô ra biển, +phá dỡ nhà, +tháo dỡ công trình, +tháo dỡ phần, +tháo dỡ nhà, +tự tháo dỡ, +dỡ bỏ, +đình chỉ công
        trình, +xây chen, +xây thêm tầng, +cấp phép xây, +quy hoạch xã, +quy hoạch tỉnh, +quy hoạch ngành, +quy hoạch cục bộ, +quy hoạch khu chức năng,
        +quy hoạch ven biển, +đồ án quy hoạch chung, +quy hoạch đã duyệt, +niêm yết quy hoạch, +mốc quy hoạch, +cắm mốc chỉ giới, +mốc giới quy hoạch,
        +hồ sơ quy hoạch, +chồng lấn quy hoạch, +hành lang biển, +quản lý xây dựng, +quy chế quản lý kiến trúc, +không gian ngầm, +thanh tra xây dựng,
        +xử lý công trình, +thiết kế mẫu nhà ở, +chỉ tiêu quy hoạch, +lấn chiếm hành lang, +an toàn công trình, +ban công, +xây lấn khoảng không, +dừng
        xây, +xây cổng, +xây kè lấn, +dựng rạp kiên cố, +mái tôn, +lợp mái, +dựng trái phép trong rừng, +công trình xây, +xây vượt phép, +vượt phép,
        +xây nhà sai, +cấp phép sửa chữa nhà, +mở rộng khu trung tâm, +đề cương quy hoạch, +xây dựng trong khu vực, ++việc xây dựng, +kiểm soát việc xây
        dựng, +quản lý chặt chẽ quy hoạch
    """,
    Topic.TRANSPORT: """
        +giao thông, tuyến đường, +đường tỉnh, đường 2, +quốc lộ, +tỉnh lộ, +cầu vượt, cây cầu, +đèn tín hiệu, +ổ gà, -mặt đường, +vạch sơn, +biển báo,
        +hành lang đường bộ, +hành lang giao thông, +đường vành đai, +đường liên xã, +đường liên thôn, +ngã tư, +nút giao, +xe buýt, +tải trọng, +quá
        tải, đường thôn, đường gom, +thảm nhựa, mặt cầu, +duy tu đường, đường bộ, +đường thủy, bến xe, bến đò, bến phà, +xe khách, +đường dẫn, đường
        huyện, đường xã, +đường trục, đường nội đồng, +lề đường, +gờ giảm tốc, +hlatgt, đường, +cầu, +xe tải, +giờ cao điểm, +cắm biển, +mở đường, +hành
        lang đường, +lòng đường, +đỗ xe, +nhựa hóa, +bê tông hóa, +cứng hóa đường, +đường tránh, ++thông xe, +thông xe kỹ thuật, lộ, +mặt lộ, +tuyến lộ,
        +đoạn lộ, +cầu treo, +cầu tạm, +cầu yếu, +cầu dân sinh, +cầu cống, +ngầm tràn, hẻm, +mở rộng hẻm, +dặm vá, +vá đường, +trải nhựa, +nền đường,
        +bê tông nhựa, +bến thủy nội địa, +bến khách, +đò ngang, +vận tải, +bãi đỗ xe, +bãi đậu xe, +cao tốc, +đường sắt, +sân bay, cảng, +đường nội bộ,
        +đường nội bản, +đường dân sinh, +đường giao thông, +đường ven biển, +hạn chế tải trọng, +rào chắn, +cấm xe, +phân luồng, +ùn tắc, +điểm đen,
        +dọn đường, +sụt trượt, +hộ lan, +xe cơ giới, +qua cầu, +làm đường, +sửa đường, +tiêu sọt, +tuyến phố đi bộ, +đường đô thị, -tuyến, +lộ giới,
        +kẻ vạch, +khúc cua, +tầm nhìn, +vạch kẻ, +ngã ba, +vòng xuyến, +nắn tuyến, +xe chở, +xe quá tải, +trạm cân, +đường mòn, +đường lên, +đường vào,
        +kiên cố hóa mặt đường, +cứng hóa, +xe đưa đón, +lái đò, +cầu phao, ++hư hỏng mặt đường, +hoàn trả mặt đường, +điểm dừng, +lan can, +cống qua
        đường, +đường ngang, taluy, +rải đá, +xe quá khổ, +sơn kẻ, +đèn giao thông, +đèn tín hiệu giao thông, +biển báo giao thông, +hành lang an toàn
        giao thông, +hành lang an toàn đường bộ, +giao thông nông thôn, +đường ngõ xóm, +đường thôn xóm, +đường liên ấp, +đường ấp, +cầu nông thôn, +cầu
        bê tông, +cầu sắt, +cầu gỗ, +sửa chữa cầu, +hầm chui, +sạt lở đường, +hót sụt, +hót đất, +sửa chữa đường, +duy tu, +bảo trì đường bộ, +thảm bê
        tông, +rải nhựa, +láng nhựa, +cấp phối, +điểm đỗ xe, +đón trả khách, +phương tiện thủy, +phà, +nút giao thông, +tuyến xe buýt, +tuyến tránh, +mở
        mới đường, +trục đường, +nâng cấp tuyến đường, +mở rộng tuyến đường, +sửa chữa tuyến đường, +đường xuống cấp, +hư hỏng nặng, +kết cấu hạ tầng
        giao thông, +hạ tầng giao thông, +đường trục chính, +đường ra khu sản xuất, +đường bê tông, +bê tông đường, +đường đá, +phương tiện giao thông,
        +xe máy chuyên dùng, +luồng tuyến, +bến tàu, +cảng biển, +đường đal, +cầu cảng, +đường ven, +đường nối, +đường kết nối, +đường liên vùng, +đường
        công vụ, +đường tuần tra, +nền mặt đường, +lớp móng, +móng đường, +cấp phối đá dăm, +cpđd, +đổ bê tông, ++đổ bê tông dốc, -dốc, +khe tràn, +hợp
        long, +mố cầu, +nhịp cầu, +đường dẫn cầu, +dầm cầu, +khe co giãn, ++điểm đấu nối, +đấu nối vào quốc lộ, +điểm đấu nối trái phép, +nút giao bằng,
        +nút giao khác mức, +lối đi tự mở, +lối mở, +đường gom dân sinh, +hộ lan mềm, +đinh phản quang, +gương cầu lồi, +tiêu phản quang, +cọc tiêu,
        +vạch đi bộ, +phà biển, +tàu khách, +tàu cao tốc, +bến cập tàu, +bến tàu khách, ++cầu tàu, +cầu cảng khách, +luồng lạch, +luồng tàu, +nạo vét
        luồng, +xe điện, +xe ôm, +taxi, +xe trung chuyển, +tuyến xe khách, +chạy sai luồng, +xe dù, +bến cóc, +dừng đỗ, +bãi đỗ xe khách, +đăng kiểm,
        +sát hạch lái xe, +giấy phép lái xe, +đào tạo lái xe, +trạm thu phí, +khớp nối tuyến, +mạng lưới đường, +quỹ bảo trì, +sụt lún đường, +mặt đường
        bong tróc, +lún nứt, +xe quá khổ quá tải, +xe ben, +xe chở vật liệu, +xe công nông, +xe tự chế, ++phân luồng xe, -lưu thông, +điểm nghẽn giao
        thông, +đường quê, +đường nhánh, +ngõ xóm, +đường nông thôn, +hè đường, +công trình giao thông, +sửa cầu, +xây cầu, +nâng cấp đường, +mở đường
        vào, +lối đi, +vận tải hành khách, +hạ tầng kết nối, +cảng hàng không, -ga, +nhà ga, +logistics cảng, +thi công tuyến đường, ++tiến độ thi công
        tuyến đường, +tiến độ tuyến đường, ++bù tiến độ thảm nhựa, +chỗ đỗ, +chỗ đỗ ô tô, +đỗ ô tô, +dừng đỗ xe, +chuyến tàu, +tàu ra đảo, +chuyến xe,
        +xe ra vào, +xe tải nặng, +xe trọng tải, +đường đê, +ngầm qua suối, +cầu qua suối, +qua ngầm, +đường cấp phối, +đường lên bản, +nắp cống qua
        đường, +biển chỉ dẫn, +mặt đường xuống cấp, +sụt lề, +đường trơn, ++sửa mặt đường, +đón khách
    """,
    Topic.ENVIRONMENT: """
        +môi trường, +rác, +rác thải, +lò đốt, +bãi rác, ++ô nhiễm, ++nước thải, +khí thải, +chất thải, +vệ sinh môi trường, thu gom, +xả thải, +quan
        trắc, khói bụi, +sạt lở, +tổng vệ sinh, +xử lý nước, +xỉ than, +xỉ thép, +trạm xử lý, +lò than, lò gas, mùi hôi, +khai thác cát, +cát sỏi,
        khoáng sản, +bờ sông, ven sông, +đa dạng sinh học, +túi ni lông, nhựa dùng một lần, +phế thải, +trạm xử lý nước thải, ++hầm biogas, +biogas,
        +phân loại rác, ++lò đốt rác, ++đổ trộm chất thải, ++lò gốm đốt than, +rác sinh hoạt, +thùng rác, +chứa rác, +đổ rác, +nhặt rác, +xe rác, +điểm
        đổ rác, +tập kết rác, +khu xử lý rác, +tiếng ồn, khói, bụi, mùi, kè, +bờ kè, +tuyến kè, +dự án kè, +xói lở, ++điểm sạt lở, ++vùng sạt lở, +bờ
        biển, +biến đổi khí hậu, +bảo vệ môi trường, +môi trường sống, +mỏ đất, +mỏ đá, +khai thác đất, +cát tặc, +lục bình, +chất thải rắn, +chất thải
        y tế, +đánh giá tác động môi trường, +giấy phép môi trường, đtm, +xả thẳng, +xử lý nước thải, +nước thải sinh hoạt, +gây ô nhiễm, +gây bụi, +dọn
        vệ sinh, +trồng cây xanh, +ruồi muỗi, +đốt rơm rạ, +khoáng sản trái phép, +cơ sở gây ô nhiễm, +vớt rác, +đổ trộm, +tái chế, +vớt bèo, bèo, +chôn
        lấp, +cây chắn sóng, +nấu nhôm, -đốt, +ngập rác, +khói lò, +lò gạch, +trại lợn, +hôi thối, +sông ô nhiễm, +nước kênh, +vỏ thuốc, +bao bì, +rác
        tồn, +đốt rác, +hố rác, +tiêu hủy, -nhựa, +cơ sở xả, +trạm quan trắc, +chống sạt lở, +khu vực sạt lở, +dòng chảy, +chất thải chăn nuôi, +biển
        báo sạt lở, +điểm nóng môi trường, +chất thải nguy hại, +rác thải nhựa, +thu gom rác, +thu gom rác thải, +vận chuyển rác, ++xử lý rác, +xử lý
        rác thải, +bãi chôn lấp, +nước rỉ rác, +ô nhiễm nguồn nước, +ô nhiễm không khí, +ô nhiễm môi trường, +xả trộm, +hồ sơ môi trường, +giấy phép xả
        thải, +giấy phép khai thác, +khai thác khoáng sản, +khai thác cát trái phép, +tập kết cát, +bến cát, +hoàn nguyên, +đóng cửa mỏ, +phục hồi môi
        trường, +chủ nhật xanh, +xanh· sạch· đẹp, +xanh - sạch - đẹp, +sáng - xanh - sạch - đẹp, +bể chứa rác, +tài nguyên nước, +nước ngầm, +phát thải,
        +nước thải chăn nuôi, +nước thải công nghiệp, +công trình xử lý chất thải, +lở bờ, +sạt lở bờ sông, +sạt lở bờ biển, +nguy cơ sạt lở, +xâm thực,
        +vật liệu san lấp, +mỏ cát, +quản lý tài nguyên, +cải tạo môi trường, +vệ sinh đường làng, +khơi thông dòng chảy, +rác thải sinh hoạt, +lò hỏa
        táng, +cơ sở tái chế, +xử lý chất thải, +túi nilon, +bảo vệ nguồn nước, +nước thải hồ tôm, +xả nước thải, +xả nước thải ra, +mẫu nước thải, +mẫu
        nước, +lấy mẫu nước thải, +đục nước, +đầu độc nguồn nước, +nước suối, +suối đầu nguồn, +khai thác vàng, +vàng sa khoáng, +đào đãi vàng, +khai
        thác đá, +mỏ khoáng sản, +điểm mỏ, +cấp phép khai thác, +bãi tập kết, +bãi cát, +bãi tập kết cát, +tàu hút cát, +hút cát, +bơm hút cát, +cát
        lậu, +cát biển, +bờ kênh, +sạt bờ, +bờ kênh sạt, +sạt lở bờ kênh, ++bờ sông sạt lở, +kè biển, +kè sông, +kè chống sạt lở, +gia cố bờ, +đê biển
        xói lở, +bãi biển, +rác biển, +rác bãi biển, +rác đại dương, +rác nổi, +lưới ma, +san hô, +rừng ngập mặn, +cỏ biển, +rùa biển, +khu bảo tồn,
        +bảo tồn thiên nhiên, +động vật hoang dã, +chim trời, +loài xâm lấn, +mai dương, +khí nhà kính, +tín chỉ các-bon, +tín chỉ carbon, +bụi mịn,
        +khí hậu, +đồ nhựa dùng một lần, +bao bì thuốc, +bao gói thuốc bảo vệ thực vật, ++bao gói thuốc, +vỏ bao thuốc, +điểm tập kết rác, +điểm trung
        chuyển rác, +lò đốt cỡ nhỏ, +xử lý rác tập trung, +phí rác, +phí vệ sinh môi trường, +xe ép rác, +ủ phân, +hố ủ, +nhà tiêu hợp vệ sinh, +hầm tự
        hoại, +bể phốt, +ao tù, +cống hôi, +nước đen, +cá chết, +cơ sở thu mua phế liệu, +phế liệu, +dầu thải, +sự cố tràn dầu, +tràn dầu, +lò mổ gây ô
        nhiễm, +trại heo, +trại chăn nuôi, +chất thải trại, ++di dời cơ sở chăn nuôi, ++di dời các cơ sở chăn nuôi, +cơ sở gây ô nhiễm ra khỏi khu dân
        cư, +một tỷ cây xanh, ++trồng một tỷ cây xanh, +tết trồng cây, +trồng cây phân tán, +bảo vệ bờ biển, +sụt lún đất, +xử lý bụi, +che chắn bạt,
        +tưới nước dập bụi, +xanh sạch đẹp, +đoạn đường tự quản, +dòng sông, +khơi thông kênh rạch, +tài nguyên khoáng sản, +nước mặt, -suối, ++nhà máy
        xử lý rác, +đất san lấp trái phép, ++xe chở rác, +xả ra mương, +xả ra kênh, +xả ra sông, +xả ra biển, +dừng xả, +xưởng mạ, +xưởng nhuộm, +xưởng
        giấy, +thu phân, +phân lợn, +phân gia súc, ++xác gia súc, ++xác động vật, +cây ngập mặn, +bần· đước, +trồng bần, +trồng đước, +bãi bồi cửa sông,
        +nứt kè, +đoạn kè, +nổ mìn gây bụi, +bụi đường, +xử lý khí thải, +hôi, +bốc mùi, +để mùi, +phế thải xây dựng, +đổ phế thải, +rác ngõ, +rác chợ,
        +rác sau lũ, +bùn thải, +dọn bùn, +dọn rác, +ra quân dọn, +ra quân vệ sinh, +nước ô nhiễm, +nhiễm mặn nguồn nước ngầm, -bãi bồi, +khai thác tài
        nguyên, +hoạt động khai thác tài nguyên, +tài nguyên thiên nhiên, +ý thức bảo vệ môi trường
    """,
    Topic.URBAN: """
        +đô thị, +mỹ quan, +chỉnh trang, +chiếu sáng, +bóng đèn, +thoát nước, +vỉa hè, +lòng lề đường, +cây xanh, +tiêu chí đô thị, +nâng hạng, +nâng
        loại, +hạ tầng kỹ thuật, công viên, cấp nước, ++nước sạch, quảng cáo, +ngập úng, +ngập, +cao áp, hạ tầng, +lên thành phố, tiêu chí thành phố,
        +tiêu chí phường, +loại đô thị, cống hộp, hố ga, +hè phố, +ngầm hóa, dây cáp, cống thoát, +văn minh đô thị, biển hiệu, +tiêu thoát, +nghĩa
        trang, ++lấn chiếm vỉa hè, ++rãnh thoát nước, ++hệ thống thoát nước, +rãnh, +tiêu chuẩn đô thị, +bảng chấm điểm, +tỉa cành, +tỉa nhánh, +tán
        cây, +đèn đường, +đèn năng lượng mặt trời, +trụ điện, +lưới điện, +dây điện, +hạ thế, +trạm biến áp, +kéo điện, +cấp điện, +nước máy, +cấp nước
        tập trung, +hàng rong, +bãi giữ xe, +bãi xe, +dù bạt, +mái che, +biển quảng cáo, +rao vặt, +số nhà, +đặt tên đường, +hoa viên, +vườn hoa, +dải
        phân cách, +nắp cống, +nạo vét cống, +triều cường, +vệ sinh đô thị, +khu đô thị, +đô thị loại, +nâng cấp đô thị, +cây xanh trong khu vực đô thị,
        +cảnh quan đô thị, +phát triển đô thị, +chợ tự phát, +chợ tạm, +hệ thống đèn, +mương thoát nước, +cống rãnh, +điện chiếu sáng, +đường ống nước,
        +ống nước, +đèn trang trí, +trang trí, +chợ cóc, +cắt tỉa cây, +tỉa cây, +cây đổ, +biển tên đường, +gắn biển số nhà, +trồng hoa, +bồn hoa, +ghế
        đá, +camera đô thị, +điện sinh hoạt, +mất điện, +cột điện, +cáp viễn thông, +trung tâm xã, +khu trung tâm, +thoát nước mưa, +gạch vỉa hè, +lát
        vỉa hè, +quán vỉa hè, +hồ điều hòa, -khuôn viên, +đài phun nước, +nhà vệ sinh công cộng, +nghĩa trang nhân dân, +chỉnh trang đô thị, +cây bóng
        mát, +bó vỉa, +nắp hố ga, +hệ thống chiếu sáng, +đèn chiếu sáng, +đèn led, +cột đèn, +ngập nước, +chống ngập, +điểm ngập, +cống thoát nước, +nạo
        vét hố ga, +nước sinh hoạt, +đường ống cấp nước, +nhà máy nước, +trạm cấp nước, +cấp nước sinh hoạt, +công trình nước sạch, +tuyến phố văn minh,
        +tuyến phố, +mái hiên, +bục bệ, +bán hàng rong, +buôn bán trên vỉa hè, +hạ ngầm, +bó cáp, +cảnh quan, +bảng hiệu, +đường điện, +lưới điện nông
        thôn, +an toàn điện, +chất lượng đô thị, +phân loại đô thị, +công nhận đô thị, +hạ tầng đô thị, +nghĩa địa, +công viên cây xanh, +khu vui chơi,
        +nhà ở xã hội, +chung cư, +tập thể cũ, +trật tự hè phố, +bãi đỗ, +tủ điện, +trạm bơm tiêu, +kênh thoát nước, +thoát nước thải, +tiêu úng nội đô,
        +quản lý đô thị, +hạ tầng kỹ thuật khu dân cư, +tiêu chí đô thị loại, +đề án thành lập thị xã, +đề án thành lập thành phố, +đề án thành lập
        phường, +thành lập thị xã, +thành lập phường, +lên phường, +đường ống dẫn nước, ++đường ống, +nước về bản, ++công trình nước sinh hoạt, +giếng
        khoan, +bể nước, +bể chứa nước, +mạng lưới cấp nước, +cấp nước ngọt, +nước ngọt sinh hoạt, +chất lượng nước máy, +hệ thống cấp nước, +trạm bơm
        nước sạch, +tuyến ống, +thất thoát nước, +dựng cột điện, +điện lưới, +điện lưới quốc gia, +điện mặt trời, +cáp điện, +cáp ngầm, +máy phát điện,
        +điện chập chờn, +đường dây trung thế, +đường dây hạ thế, +đường dây điện, +bóng đèn ngõ, +bóng đèn chiếu sáng, +đèn ngõ, -ánh sáng, +nghĩa
        trang tập trung, +chợ đêm lấn chiếm, +bán hàng trên vỉa hè, +lấn chiếm lòng đường, ++lấn chiếm lòng đường· vỉa hè, ++lòng đường· vỉa hè, ++vỉa
        hè· lòng đường, +lập lại trật tự đô thị, +trật tự đô thị trên, +trật tự công cộng đô thị, +quảng cáo sai phép, +biển quảng cáo sai phép, +bảng
        quảng cáo, +tờ rơi, +chợ chồm hổm, +dãy ki ốt lấn đường, +lấn ra đường, +giải tỏa hành lang vỉa hè, +trụ sở khu phố, +quảng trường, +công trình
        công cộng, +hạ tầng khu đô thị, +nhà chung cư, +cây đổ gãy, +cây nguy hiểm, +chặt hạ cây, +cây cảnh, +kênh rạch trong phố, +hẻm ngập, +hố tử
        thần, +sụt hố, +cống hở, +cống thoát nước khu chợ, ++hệ thống thoát nước khu chợ, +lắp lại nắp cống, +thoát nước· chiếu sáng, +mương hở, +đấu
        nối nước thải, +bảng tên đường, +số hóa địa chỉ, +nhà sinh hoạt cộng đồng, +khu tái hiện, +tuyến đường hoa, +đường hoa, +khu dân cư kiểu mẫu,
        +khu phố văn minh, +nhà vệ sinh, +thí điểm đô thị, +tăng trưởng xanh đô thị, +xử lý điểm ngập úng, ++điểm ngập úng, ++ngập úng trong khu dân cư,
        +tiêu chuẩn thành phố, +loa kẹo kéo, ++giải tỏa hàng quán vỉa hè, ++hàng quán vỉa hè, +gạch hè, +hè đường, ++lát gạch hè, +chặt cây xà cừ,
        ++chặt cây, ++cây nghiêng, +cây xà cừ, +đèn cháy, +đèn hỏng, +dây viễn thông, +trạm bơm chống ngập, +công suất trạm biến áp, +dụng cụ thể dục
        ngoài trời công viên, +thoát nước ngõ, +nước đọng ngõ, +chợ lấn đường, -cổng chào đô thị, +tuyến đèn
    """,
    Topic.INVESTMENT: """
        +đầu tư công, +vốn đầu tư, +giải ngân, +nợ đọng, +xdcb, +xây dựng cơ bản, +nhà thầu, nghiệm thu, +quyết toán dự án, +quyết toán công trình,
        +công trình trọng điểm, dự án đầu tư, +kế hoạch vốn, thi công, +gói thầu, +trung hạn, +nguồn vốn, +tổng mức đầu tư, +khởi công, +tiến độ dự án,
        +đấu thầu, +lựa chọn nhà thầu, +chủ đầu tư, +thiết kế kỹ thuật, +bố trí vốn, +thanh toán khối lượng, công trường, +khối lượng hoàn thành, +hồ sơ
        quyết toán, công trình, -dự án, -đầu tư, -vốn, ++vốn đầu tư công, +chuyển tiếp, +dự án chuyển tiếp, +điều chuyển vốn, +cắt vốn, +khối lượng,
        +chủ trương đầu tư, +báo cáo nghiên cứu khả thi, +hồ sơ mời thầu, +tư vấn giám sát, +bù giá, +tạm ứng vốn, +thanh toán vốn, +xã hội hóa, +kêu
        gọi đầu tư, +dự án chậm triển khai, +dự án chậm, +dự án tồn đọng, +phê duyệt dự án, +quyết toán vốn, +đội vốn, ppp, +danh mục dự án, +bản vẽ,
        +hoàn công, +chương trình mtqg, +chương trình mục tiêu quốc gia, +vốn sự nghiệp, +kinh tế kỹ thuật, +trụ sở, +nhu cầu vốn, +vốn đối ứng, +hợp
        đồng nhà thầu, +bảo lãnh, +tiến độ thi công, +kế hoạch vốn năm, +thẩm định dự án, +giám sát thi công, +hồ sơ hoàn công, +công trình chậm, +thanh
        quyết toán công trình, +đấu thầu qua mạng, +điều chỉnh dự án, +tạm ứng hợp đồng, +thi công công trình, +chủ trương dự án, +dở dang, +tiến độ
        giải ngân, +giải ngân vốn, +vốn đầu tư phát triển, +đầu tư công trung hạn, +đề xuất chủ trương đầu tư, +hồ sơ dự án, +khởi công mới, +thủ tục
        đầu tư, +hồ sơ dự thầu, +thiết kế bản vẽ thi công, +thiết kế - dự toán, ++dự toán công trình, +điều chỉnh tổng mức, +thanh toán công trình, +tất
        toán, +dự án hoàn thành, +nghiệm thu công trình, +năng lực nhà thầu, +chấm dứt hợp đồng, +đơn vị thi công, +vật liệu xây dựng, +giá vật liệu,
        +vốn oda, +vốn trung ương, +nguồn vốn đầu tư, +phân khai vốn, +phân bổ vốn, +điều hòa vốn, +chậm tiến độ dự án, +đẩy nhanh tiến độ dự án, +tiến
        độ công trình, +công trình xây dựng cơ bản, +công trình· dự án, +các dự án trọng điểm, +dự án trọng điểm, +dự án treo, +hợp tác công tư, +kế
        hoạch lựa chọn nhà thầu, +báo cáo kinh tế - kỹ thuật, +nghiên cứu tiền khả thi, +xây dựng trụ sở, +sửa chữa trụ sở, +chất lượng công trình,
        +giám sát công trình, +xây dựng kết cấu hạ tầng, +vốn khắc phục, ++vốn khắc phục hậu quả, ++vốn khắc phục hậu quả thiên tai, +phân bổ vốn khắc
        phục, ++dự toán các công trình, +công trình khẩn cấp, +dự án khẩn cấp, +vốn dự phòng, ++ứng vốn, +vốn chương trình, +vốn chương trình mục tiêu,
        ++ba chương trình mục tiêu quốc gia, +ba chương trình mtqg, +hoàn ứng, +nghiệm thu· hoàn ứng, +tiến độ nhà thầu, +bù tiến độ, +tăng ca· tăng
        kíp, +phát hợp đồng, +phạt hợp đồng, +chế tài nhà thầu, +nhà thầu yếu kém, +thay nhà thầu, +thẩm tra quyết toán, +nợ quyết toán, +công trình
        chuyển tiếp, +công trình hoàn thành, +công trình dở dang, +công trình tồn đọng, +công trình hết thời hạn, +dự án đầu tư công, +đoàn kiểm tra
        tiến độ, +khởi công xây dựng, +khánh thành công trình, +hồ sơ mời thầu gói, +mời thầu, +đấu thầu gói, +giá gói thầu, +chỉ định thầu, +lập dự án,
        +lập hồ sơ dự án, +bcktkt, +bcnckt, +bcđx chủ trương, +khảo sát thiết kế, +tư vấn thiết kế, +tư vấn lập dự án, +hồ sơ thiết kế, +thiết kế cơ sở,
        +cắt giảm dự án, +dừng dự án, +giãn dự án, +danh mục đầu tư, +danh mục công trình, +kế hoạch đầu tư công, +kế hoạch trung hạn, +điều chỉnh chủ
        trương, +vốn nông thôn mới, +vốn mtqg, +vốn ngoài ngân sách, ++dự án sử dụng vốn, ++dự án ngoài ngân sách, +đối ứng, +vốn vay nước ngoài, +oda,
        +vốn sự nghiệp kinh tế, +tỷ lệ giải ngân, +giải ngân dưới, +giải ngân chậm, +cam kết giải ngân, +tạm ứng quá hạn, +dư tạm ứng, +thu hồi tạm ứng,
        +trụ sở làm việc xã, +xây trụ sở, +trụ sở công an, +trụ sở xã đội, +giám sát đầu tư, +giám sát cộng đồng, +bảo hành công trình, ++dự toán sửa
        trụ sở, ++dự toán sửa chữa trụ sở, +mời tư vấn, ++tư vấn khảo sát, +bản vẽ hoàn công, +gói thầu số, +thanh toán đợt cuối, +khối lượng còn lại,
        +công trình xin vốn, +hồ sơ thanh toán, +vốn dư, +vốn thừa, +vốn còn lại
    """,
    Topic.BUDGET: """
        +ngân sách, +thu ngân sách, +thuế, +dự toán, +nợ thuế, +chi thường xuyên, +quyết toán ngân sách, +thu chi, +tiết kiệm chi, +hóa đơn, +hóa đơn
        điện tử, khoản thu, ++kinh phí, +nguồn thu, +chống thất thu, lệ phí, cấp bổ sung, huy động, +kê khai thuế, +hộ khoán, +tăng thu, +thu tiền sử
        dụng đất, +tiền thuê đất, +kho bạc, +dự phòng ngân sách, tài sản công, +quỹ tiền lương, sức dân, +khoản huy động, +nghĩa vụ tài chính, ++thuế
        khoán, ++quản lý thuế, ++thuế đất phi nông nghiệp, +thuế hộ, +thu dứt, ++nợ đọng thuế, +số thuế, +thu tiền, -tiền mặt, +chứng từ, +dự toán thu,
        +dự toán chi, +thu nội địa, +chi ngân sách, -phí, -quỹ, -đóng góp, +cải cách tiền lương, +trụ sở dôi dư, +nhà đất dôi dư, +xe công, +mua sắm tài
        sản, +định mức chi, +cắt giảm chi, +tiết kiệm chi thường xuyên, +khai thuế, +đối chiếu số thuế, +hạch toán, +nguồn lực tài chính, +thu nợ,
        +quyết toán thu, +nguồn thu từ đất, ++quỹ phòng chống thiên tai, +nhà đất công, +nguồn trả lương, +trả lương, +hụt thu, +tiền sử dụng đất, ++nộp
        tiền sử dụng đất, +cấp kinh phí, ++kinh phí bầu cử, +nguồn kinh phí, -tài sản, +thanh lý tài sản, +kiểm kê tài sản công, +tạm ứng ngân sách,
        +chi hội nghị, +thu quỹ, +khoán chi, -công nợ, +thu từ chợ, +nguồn vượt thu, +kết dư, +sổ sách kế toán, +hoàn thuế, +miễn giảm thuế, +thu ngân
        sách nhà nước, +nhiệm vụ thu, +khai thác nguồn thu, +các nguồn thu, +cưỡng chế nợ thuế, +thu hồi nợ thuế, +trốn thuế, +lệ phí trước bạ, +thuế
        đất, +thuế giá trị gia tăng, +thuế tài nguyên, +phân bổ dự toán, +bổ sung dự toán, +giao dự toán, +thẩm định dự toán, +cân đối ngân sách, +cân
        đối kinh phí, +bố trí kinh phí, +quyết toán kinh phí, +thực hành tiết kiệm, +chống lãng phí, +tiết kiệm· chống lãng phí, +mua sắm tập trung,
        +tài sản dôi dư, +công khai tài chính, +công khai ngân sách, +quỹ tài chính, +vận động đóng góp, +tạm ứng kinh phí, +kinh phí hoạt động, +kinh
        phí thực hiện, ++kinh phí tổ chức, +cấp bù, +nợ đọng ngân sách, +kiểm soát chi, +chi tiêu công, +quản lý tài sản công, +sử dụng tài sản công,
        +trích lập quỹ, +thuế thu nhập, +chống thất thu ngân sách, +chống thất thu thuế, +hộ nợ thuế, +tự chủ tài chính, +quy chế chi tiêu nội bộ, +thu
        phí, +mức thu, +định mức phân bổ, ++thuế sử dụng đất phi nông nghiệp, +thuế sử dụng đất, +thuế xây dựng nhà tư nhân, ++thuế xây dựng, +thuế môn
        bài, +thuế hộ kinh doanh, +nợ tiền thuê đất, ++nợ tiền sử dụng đất, +thu tiền thuê đất, +các khoản thu, +các khoản chi, +khoản chi, +tiết kiệm
        thêm, +chi thường xuyên những tháng, +hụt thu ngân sách, +thu vượt, +vượt thu, +thưởng vượt thu, +thu đạt, +thu tối thiểu, +dn nợ, ++doanh
        nghiệp nợ thuế, +cơ quan thuế, +máy tính tiền, ++hóa đơn điện tử khởi tạo từ máy tính tiền, +kê khai hóa đơn, +hộ kinh doanh kê khai, ++chuyển
        sang kê khai, ++sang kê khai, +bỏ thuế khoán, +thuế thương mại điện tử, +khóa sổ, +đối chiếu số dư, +số dư tạm ứng, +số dư tài khoản, +quyết
        toán năm, +quyết toán thu chi, +quyết toán quỹ, +sổ quỹ, +kiểm kê quỹ, +phân bổ ngân sách, +định mức khoán, +mua sắm mới, mua sắm thiết bị, +mua
        sắm· sửa chữa, +xe ô tô công, +trụ sở cũ, ++trụ sở cũ không còn sử dụng, ++bán đấu giá trụ sở, +đấu giá trụ sở, ++tài sản công dôi dư, +cơ sở
        nhà đất, +cơ sở nhà· đất, +nhà· đất công, +nhà công vụ, +bàn giao tài sản, +điều chuyển tài sản, +sổ tài sản, +tài sản sau sáp nhập, +tài sản
        sau sắp xếp, +lập dự toán, +xây dựng dự toán, +dự toán năm, +giao dự toán thu, +cấp phát kinh phí, +kinh phí hỗ trợ, +kinh phí chi trả, +nguồn
        dự phòng, +nguồn tiết kiệm, +nguồn cải cách tiền lương, +nguồn lương, +chi lương, +chậm lương, +lương hợp đồng, +tự chủ, +thu sự nghiệp, +vận
        động quỹ, +thu các quỹ, +quỹ phòng thiên tai, +quỹ đền ơn, +miễn· giảm thuế, +lệ phí chứng thực, +biên lai, +kế toán trưởng, +sổ kế toán,
        +chuyển giá, +trốn lậu thuế, +thất thu, +thu ngân sách trên địa bàn, +nguồn thu từ đấu giá, +nguồn thu mới, +khoản thu còn dư địa, +chi khánh
        tiết, +khánh tiết, +chi tiêu, ++phân bổ kinh phí, +nợ tiền thuê, ++tiền thuê mặt bằng chợ, +tiếp khách, +chi tiếp khách, +cắt chi, +giảm chi,
        ++chưa kê khai, +kinh doanh online, +bán hàng qua mạng chưa kê khai, +quyết toán tiền, +tiền hội nghị, +mức thu phí, +thu phí trông giữ xe, +thu
        phí vệ sinh, +quỹ lương, +tiền lương cán bộ, +sửa chữa thường xuyên, +nguồn lực công, +cơ cấu lại chi, +sử dụng tiết kiệm
    """,
}  # fmt: skip
