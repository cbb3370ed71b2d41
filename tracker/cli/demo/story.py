"""What the units of the demonstration town say in their reports, by topic."""

from __future__ import annotations

from tracker.core.labels import Topic

GENERAL = (
    "Đã họp giao việc cho từng cán bộ, lập bảng theo dõi hằng tuần.",
    "Đang tổng hợp số liệu từ các thôn, khu phố; còn thiếu ba nơi chưa gửi.",
    "Đã làm xong phần chuẩn bị, tuần này triển khai thực tế.",
    "Đã thực hiện phần lớn nội dung, còn một số việc nhỏ đang hoàn thiện.",
)
PROGRESS: dict[Topic, tuple[str, ...]] = {
    Topic.LAND: (
        "Đã lập danh sách và biên bản các trường hợp, gửi thông báo yêu cầu tự tháo dỡ.",
        "Các hộ đã ký cam kết; hai hộ chưa đồng ý, đang tiếp tục vận động.",
        "Đã tháo dỡ phần lớn lều xưởng dựng trên đất công.",
    ),
    Topic.LAND_ALLOTMENT: (
        "Đã niêm yết danh sách hộ đủ điều kiện tại nhà văn hóa các khu phố.",
        "Đã mời các hộ nộp tiền; còn một số hộ đi làm xa chưa liên hệ được.",
        "Đã bốc thăm và bàn giao lô đất cho phần lớn các hộ.",
    ),
    Topic.SITE_CLEARANCE: (
        "Đã kiểm đếm xong tài sản trên đất, đang niêm yết phương án.",
        "Đã chi trả cho các hộ đồng thuận; các hộ còn lại hẹn làm việc trong tuần.",
    ),
    Topic.TRANSPORT: (
        "Nhà thầu đã tập kết vật liệu, đang làm lớp móng đoạn đầu tuyến.",
        "Đã thảm nhựa được hơn nửa tuyến, thời tiết mưa nên chậm vài ngày.",
    ),
    Topic.ENVIRONMENT: (
        "Đã kiểm tra hiện trường, yêu cầu nhà đầu tư tăng ca lắp thiết bị.",
        "Đã thu dọn các điểm rác tự phát, bố trí thêm xe vào buổi chiều.",
    ),
    Topic.INVESTMENT: (
        "Đã đối chiếu khối lượng với các chủ đầu tư, đang chốt số liệu.",
        "Đã lập biểu giải ngân từng công trình, gửi các đơn vị rà lại.",
    ),
    Topic.COMPLAINTS: (
        "Đã phân loại đơn, chuyển các đơn không đúng thẩm quyền.",
        "Đã mời các hộ lên làm việc, ghi biên bản đối thoại.",
    ),
}
RESULTS = (
    "Đã hoàn thành đầy đủ nội dung được giao, có biên bản và danh sách kèm theo.",
    "Đã hoàn thành, báo cáo kết quả bằng văn bản gửi UBND thị xã.",
    "Đã thực hiện xong toàn bộ phần việc trên địa bàn.",
)
SEND_BACK = "Chưa có danh sách kèm theo; bổ sung số liệu từng thôn, khu phố rồi trình lại."
DECLINE = "Nội dung này thuộc thẩm quyền của phòng chuyên môn, đề nghị giao lại cho đúng đơn vị."
BLOCK = "Chưa có kinh phí chi trả đợt cuối, các hộ chưa đồng ý bàn giao."
PAUSE = "Tạm dừng chờ ý kiến của tỉnh về hướng tuyến."
CANCEL = "Nội dung đã được giao lại trong thông báo mới, thu hồi để tránh trùng."
REOPEN = "Kiểm tra thực tế còn một đoạn chưa làm xong, đề nghị thực hiện tiếp."
EXTENSION_REASONS = (
    "Các hộ đi làm xa, cuối tháng mới về đủ để ký biên bản; đề nghị cho thêm hai tuần.",
    "Mưa nhiều ngày nên nhà thầu chưa làm được phần mặt; khối lượng còn lại khoảng một phần ba.",
    "Chờ kết quả thẩm định của sở, dự kiến tuần sau có văn bản.",
    "Cán bộ phụ trách được điều đi phục vụ kỳ họp, chưa kịp tổng hợp số liệu các thôn.",
)
PREPARED = "Lý do xác đáng, các đơn vị khác cùng nội dung đã được gia hạn; đề nghị đồng ý."
EXTENSION_REFUSED = "Nội dung này đã kéo dài nhiều tháng; đơn vị bố trí thêm người, giữ nguyên hạn."
EXTENDED = "Lùi hạn chung theo lịch kiểm tra mới của thị xã."
ANSWER = "Thị xã ghi nhận, giao phòng chuyên môn khảo sát và đưa vào kế hoạch năm sau."


def progress(topic: Topic, step: int) -> str:
    """What a unit says in its `step`-th report on a task of `topic`."""
    words = PROGRESS.get(topic, GENERAL)
    return words[step % len(words)]
