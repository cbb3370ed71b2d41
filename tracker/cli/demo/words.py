"""What leaders and units of the demonstration town say to each other: directions, urgings, proposals."""

from __future__ import annotations

from tracker.core.labels import Topic

DIRECTION = "Đề nghị báo cáo rõ số hộ còn lại, nguyên nhân và ngày hoàn thành; không để sang tháng sau."
DIRECTION_REPLY = "Còn 11 hộ do vắng nhà; tổ công tác hẹn làm việc ngoài giờ, xong trong tuần này."
DIRECTION_OPEN = "Kiểm tra thực địa trong tuần, gửi ảnh hiện trạng trước khi trình kết quả."
COMMENT = "Phòng đã gửi mẫu biểu thống kê, đơn vị dùng chung mẫu này để số liệu khớp nhau."

REASON = "Nhiệm vụ đã quá hạn, đơn vị chưa báo cáo kết quả hoàn thành."
REASON_AGAIN = "Đã đôn đốc nhưng tiến độ chưa chuyển biến; làm rõ trách nhiệm và cam kết ngày hoàn thành."
ANSWER = "Đơn vị nhận trách nhiệm chậm do thiếu người kiểm đếm, đã bổ sung hai cán bộ và cam kết xong trong 10 ngày."

#: Unit, body asked, title, words, topic; how many days ago.
PROPOSALS = (
    (
        "tam-son",
        "ubnd",
        "Bố trí xe thu gom rác vào buổi chiều",
        "Rác từ chợ Tam Sơn dồn vào cuối ngày, xe của thị xã chỉ đi buổi sáng. Đề nghị thêm một chuyến lúc 16 giờ.",
        Topic.ENVIRONMENT,
        20,
    ),
    (
        "tam-son",
        "tckh",
        "Cấp kinh phí sửa rãnh thoát nước thôn Dương Sơn",
        "Đoạn rãnh dài 240 m bị sụt sau mưa lớn, xã đã lập dự toán 310 triệu đồng nhưng chưa có nguồn.",
        Topic.INVESTMENT,
        9,
    ),
    (
        "phu-khe",
        "ubnd",
        "Hướng dẫn xử lý nhà xưởng dựng trước năm 2014",
        "Nhiều xưởng mộc dựng trước năm 2014 chưa rõ căn cứ xử lý. Đề nghị có hướng dẫn chung cho các xã, phường.",
        Topic.CONSTRUCTION_ORDER,
        30,
    ),
)
NOTED = "Đưa vào nội dung khảo sát tháng này, trả lời sau khi có ý kiến của phòng chuyên môn."
ANSWERED = "Giao Phòng Quản lý đô thị ban hành hướng dẫn chung trong tháng tới; trong khi chờ, giữ nguyên hiện trạng."
