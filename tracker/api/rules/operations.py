"""What each operation of the interface does, for whoever reads its page; the description for programs is in English."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.labels import N_

#: By the name of the operation. A test finds every one.
OPERATIONS: Mapping[str, str] = {
    "meetings": N_("Các hội nghị đã nhập."),
    "create_meeting": N_("Tạo hội nghị."),
    "meeting": N_("Một hội nghị."),
    "change_meeting": N_("Sửa thông tin hội nghị; đã ban hành văn bản thì giữ nguyên ngày và cơ quan."),
    "documents": N_("Các văn bản đã đưa vào."),
    "document": N_("Một văn bản, nội dung và đã duyệt đến đâu."),
    "take_in_document": N_("Gửi văn bản: nội dung dạng JSON hoặc tệp đính kèm. Phần mềm đọc ngay, chờ thư ký duyệt."),
    "conclusions": N_("Kết luận của văn bản đã ban hành: đoạn thành nhiệm vụ, kiến nghị đã trả lời."),
    "conclusion": N_("Một kết luận."),
    "tasks": N_("Các nhiệm vụ chủ mã được xem, lọc như trên trang."),
    "task": N_("Một nhiệm vụ và các bước đang làm được."),
    "task_history": N_("Mọi việc đã diễn ra với nhiệm vụ, mới nhất trước."),
    "task_reports": N_("Các báo cáo tiến độ của nhiệm vụ."),
    "report_on_task": N_("Báo cáo tiến độ; trả về nhiệm vụ sau khi ghi."),
    "move_task": N_("Chuyển nhiệm vụ sang bước khác; trả về nhiệm vụ sau khi ghi."),
    "me": N_("Mã này thuộc về ai, được làm gì."),
    "units": N_("Các đơn vị vào một ngày."),
    "unit": N_("Một đơn vị, còn hoạt động hay không."),
    "figures": N_("Số liệu tổng quan của đơn vị và cấp dưới, kèm công thức từng tỷ lệ."),
}
