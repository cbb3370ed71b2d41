"""How an act reads on a page: a sentence for every act, a noun for every subject.

No title, reason or other words of a task are said here: what is confidential is decided by those who know it, and may
be marked long after an entry was written. Only `OPEN_DETAIL` of an entry is ever shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.core.labels import N_

#: What an act is about.
SUBJECTS: Mapping[str, str] = {
    "account": N_("Tài khoản"),
    "calendar": N_("Lịch làm việc năm"),
    "document": N_("Văn bản"),
    "fan_out": N_("Nhiệm vụ giao nhiều đơn vị"),
    "group": N_("Nhóm đơn vị"),
    "job": N_("Công việc nền"),
    "lesson": N_("Ghi nhớ"),
    "mail": N_("Thư"),
    "meeting": N_("Hội nghị"),
    "passage": N_("Đoạn văn bản"),
    "person": N_("Người dùng"),
    "proposal": N_("Kiến nghị"),
    "reminder": N_("Lời nhắc"),
    "series": N_("Nhiệm vụ định kỳ"),
    "task": N_("Nhiệm vụ"),
    "unit": N_("Đơn vị"),
    "units": N_("Danh bạ đơn vị"),
    "upload": N_("Tệp minh chứng"),
    "urging": N_("Đợt đôn đốc"),
    "worksheet": N_("Sổ theo dõi"),
}

#: What was done. A test finds every act that the code records.
ACTS: Mapping[str, str] = {
    "auth.account_opened": N_("Mở tài khoản"),
    "auth.locale_chosen": N_("Chọn ngôn ngữ"),
    "auth.password_changed": N_("Đổi mật khẩu"),
    "auth.sign_in_failed": N_("Đăng nhập không thành công"),
    "auth.signed_in": N_("Đăng nhập"),
    "calendar.confirmed": N_("Xác nhận lịch làm việc"),
    "calendar.day_added": N_("Thêm ngày vào lịch"),
    "calendar.day_changed": N_("Sửa ngày trong lịch"),
    "calendar.day_removed": N_("Bỏ ngày khỏi lịch"),
    "calendar.seeded": N_("Nạp lịch từ thư viện"),
    "calendar.taken_over": N_("Lấy ngày từ thư viện lịch"),
    "calendar.week_changed": N_("Sửa tuần làm việc"),
    "document.attached": N_("Đưa văn bản vào"),
    "document.issued": N_("Ban hành văn bản"),
    "extension.asked": N_("Xin gia hạn"),
    "extension.granted": N_("Đồng ý gia hạn"),
    "extension.lapsed": N_("Yêu cầu gia hạn hết hiệu lực"),
    "extension.prepared": N_("Đề xuất về gia hạn"),
    "extension.refused": N_("Không đồng ý gia hạn"),
    "extension.withdrawn": N_("Rút yêu cầu gia hạn"),
    "fan_out.weighed": N_("Đặt trọng số các đơn vị"),
    "job.asked": N_("Cho chạy công việc nền"),
    "jobs.swept": N_("Dọn lượt chạy cũ"),
    "lesson.accepted": N_("Chấp nhận ghi nhớ"),
    "lesson.suggested": N_("Đề xuất ghi nhớ"),
    "lesson.withdrawn": N_("Bỏ ghi nhớ"),
    "mail.all_retried": N_("Gửi lại tất cả thư"),
    "mail.given_up": N_("Dừng gửi thư"),
    "mail.retried": N_("Gửi lại thư"),
    "mail.sent": N_("Gửi thư"),
    "mail.swept": N_("Dọn thư cũ"),
    "measure.defined": N_("Đặt chỉ tiêu"),
    "measure.imported": N_("Nhập chỉ tiêu từ bảng"),
    "measure.removed": N_("Bỏ chỉ tiêu"),
    "meeting.changed": N_("Sửa hội nghị"),
    "meeting.created": N_("Tạo hội nghị"),
    "notices.chosen": N_("Chọn cách nhận thông báo"),
    "notices.feed_closed": N_("Đóng địa chỉ lịch"),
    "notices.feed_opened": N_("Mở địa chỉ lịch"),
    "org.appointed": N_("Bổ nhiệm"),
    "org.deputised": N_("Ủy quyền"),
    "org.deputy_ended": N_("Kết thúc ủy quyền"),
    "org.group_set": N_("Đặt nhóm đơn vị"),
    "org.person_added": N_("Thêm người dùng"),
    "org.units_imported": N_("Nhập danh bạ đơn vị"),
    "passage.added": N_("Thêm đoạn"),
    "passage.confidential": N_("Đổi mức mật của đoạn"),
    "passage.decided": N_("Quyết định về đoạn"),
    "passage.merged": N_("Gộp đoạn"),
    "passage.split": N_("Tách đoạn"),
    "proposal.answered": N_("Trả lời kiến nghị"),
    "proposal.linked": N_("Gắn kiến nghị với nhiệm vụ"),
    "proposal.noted": N_("Ghi kiến nghị nêu tại hội nghị"),
    "proposal.raised": N_("Gửi kiến nghị"),
    "proposal.withdrawn": N_("Rút kiến nghị"),
    "reminder.sent": N_("Phát lời nhắc"),
    "series.begun": N_("Đặt nhiệm vụ định kỳ"),
    "series.changed": N_("Sửa nhiệm vụ định kỳ"),
    "series.ended": N_("Kết thúc nhiệm vụ định kỳ"),
    "series.opened": N_("Mở kỳ mới"),
    "series.reports": N_("Đặt nhịp báo cáo"),
    "series.resumed": N_("Tiếp tục nhiệm vụ định kỳ"),
    "task.accept": N_("Tiếp nhận"),
    "task.approve": N_("Xác nhận hoàn thành"),
    "task.assigned": N_("Giao nhiệm vụ"),
    "task.block": N_("Báo vướng mắc"),
    "task.cancel": N_("Thu hồi nhiệm vụ"),
    "task.commented": N_("Trao đổi"),
    "task.confidence_lifted": N_("Bỏ mật"),
    "task.decline": N_("Trả lại nhiệm vụ"),
    "task.directed": N_("Chỉ đạo"),
    "task.entered": N_("Nhập từ sổ theo dõi"),
    "task.entered_blocked": N_("Nhập từ sổ theo dõi, đang vướng mắc"),
    "task.file_removed": N_("Gỡ minh chứng"),
    "task.insist": N_("Giữ nguyên đơn vị"),
    "task.made_confidential": N_("Đánh dấu mật"),
    "task.measure_withdrawn": N_("Rút số liệu"),
    "task.measured": N_("Ghi số liệu"),
    "task.official_left": N_("Thôi phụ trách"),
    "task.official_named": N_("Phân công người phụ trách"),
    "task.official_took": N_("Tự nhận phụ trách"),
    "task.pause": N_("Tạm dừng nhiệm vụ"),
    "task.plan_followed": N_("Đổi cách tính tiến độ"),
    "task.reassign": N_("Giao lại đơn vị khác"),
    "task.recorded": N_("Nhập việc đã kết thúc từ sổ theo dõi"),
    "task.reentered": N_("Cập nhật theo sổ theo dõi"),
    "task.remark_withdrawn": N_("Rút lời đã viết"),
    "task.reopen": N_("Mở lại"),
    "task.report": N_("Báo cáo"),
    "task.report_rhythm": N_("Đặt nhịp báo cáo"),
    "task.resume": N_("Tiếp tục thực hiện"),
    "task.send_back": N_("Yêu cầu làm tiếp"),
    "task.step_added": N_("Thêm bước kế hoạch"),
    "task.step_changed": N_("Sửa bước kế hoạch"),
    "task.step_done": N_("Xong bước kế hoạch"),
    "task.step_removed": N_("Bỏ bước kế hoạch"),
    "task.step_reopened": N_("Mở lại bước kế hoạch"),
    "task.step_restored": N_("Khôi phục bước kế hoạch"),
    "task.submit": N_("Trình hoàn thành"),
    "task.supervisor_left": N_("Thôi lãnh đạo chỉ đạo"),
    "task.supervisor_named": N_("Phân công lãnh đạo chỉ đạo"),
    "task.taken_back": N_("Hoàn tác việc nhập từ sổ theo dõi"),
    "task.unblock": N_("Gỡ vướng mắc"),
    "upload.begun": N_("Bắt đầu gửi tệp"),
    "upload.completed": N_("Gửi xong tệp"),
    "upload.dropped": N_("Bỏ tệp đang gửi"),
    "upload.swept": N_("Dọn tệp gửi dở"),
    "urging.answered": N_("Trả lời đôn đốc"),
    "urging.escalated": N_("Báo lãnh đạo: đôn đốc nhiều lần"),
    "urging.letterhead_set": N_("Đặt tiêu đề công văn"),
    "urging.sent": N_("Phát hành đôn đốc"),
    "worksheet.columns_chosen": N_("Chọn cột của sổ"),
    "worksheet.dropped": N_("Bỏ sổ đã đưa vào"),
    "worksheet.handed_in": N_("Đưa sổ vào"),
    "worksheet.shown_anew": N_("Đối chiếu lại sổ"),
    "worksheet.swept": N_("Dọn sổ để quá lâu"),
    "worksheet.taken_in": N_("Nhập sổ"),
    "worksheet.undone": N_("Hoàn tác nhập sổ"),
}

#: What of an entry's detail may be read by whoever reads the record: names that are no secret (decision 29).
OPEN_DETAIL: Mapping[str, tuple[str, ...]] = {
    "auth.account_opened": ("username",),
    "auth.signed_in": ("address",),
    "auth.sign_in_failed": ("address",),
    "calendar.day_added": ("day", "name"),
    "calendar.day_changed": ("day", "name"),
    "calendar.day_removed": ("day", "name"),
    "job.asked": ("job",),
    "meeting.changed": ("name",),
    "meeting.created": ("name",),
    "org.appointed": ("title", "unit"),
    "org.group_set": ("group",),
    "org.person_added": ("name",),
}

_OTHER = N_("Việc khác")


def act_words(action: str) -> str:
    """The sentence of an act, as a message id; a general one for an act that a later version recorded."""
    return ACTS.get(action, _OTHER)


def subject_words(subject: str) -> str:
    """The noun of a subject, as a message id."""
    return SUBJECTS.get(subject, _OTHER)


def open_detail(action: str, detail: Mapping[str, Any]) -> str:
    """What may be shown of an entry's detail, empty for most."""
    said = (detail.get(name) for name in OPEN_DETAIL.get(action, ()))
    return " · ".join(str(each) for each in said if each not in (None, ""))
