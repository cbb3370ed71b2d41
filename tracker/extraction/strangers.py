"""How a unit is named that the directory does not know."""

from __future__ import annotations

import re

#: Somebody who is told to act and is no unit of a directory: "ngành Tuyên giáo", "nhà thầu", "các doanh nghiệp".
SOMEBODY = re.compile(
    r"(?:các |toàn (?:thể )?|mọi |từng |mỗi |những )?"
    r"(?:ngành|doanh nghiệp|nhà thầu|chủ đầu tư|đơn vị|công ty|lực lượng|cán bộ|đảng viên|hội viên|đoàn viên|người dân|bà con"
    r"|nhân dân|hộ|hợp tác xã|trường|tổ|đội|hội|chi hội|đồng chí|cấp ủy|chính quyền|người đứng đầu|nhà trường|tư vấn|chủ cơ sở"
    r"|hệ thống chính trị|đảng bộ|đại biểu|ban|cơ quan|phòng|trung tâm|chi cục|sở|công an|hạt|trạm|ubnd|ủy ban|bộ phận|công chức|viên chức|đội ngũ|cơ sở|thành viên|người|giáo viên|phụ huynh|cá nhân)\b[^,;.:\n]{0,70}?\s+"
    r"(?=(?:cần|phải|tiếp tục|tập trung|khẩn trương|chủ động|sớm|tích cực|nghiêm túc|thường xuyên|kịp thời|đẩy|tăng|nâng|quan tâm"
    r"|thực hiện|phối hợp|tổ chức|triển khai|rà soát|xây dựng|hoàn thành|hoàn thiện|bố trí|vận hành|chấp hành|báo cáo|tham mưu|xử lý"
    r"|tiếp thu|nắm|bám|lắng nghe|xác định|giám sát|khắc phục|giải quyết|đề xuất|điều chỉnh|cập nhật|nỗ lực|nêu cao|quyết tâm|gương mẫu|tham gia|lập|cử|rút|bàn giao|chỉ đạo|phân công|huy động|tiếp nhận|thẩm định|kiểm soát|tăng thời lượng|có trách nhiệm|chịu trách nhiệm|vào cuộc|tuyên truyền|vận động|làm|phát huy|chuẩn bị|bảo đảm|đảm bảo|hướng dẫn|kiểm tra|nghiên cứu|quán triệt)\b)"
)
_HEADS = (
    *("Phòng", "Ban", "Trung tâm", "Chi cục", "Hội", "Đoàn", "Công an", "Trạm", "Đội", "Tổ", "Hạt", "Công ty", "BQL"),
    *("TT", "UB", "Văn phòng", "VP", "Chi nhánh", "Quỹ", "Trường", "Đài", "Sở", "Khu"),
)
#: A head word with the capitals that follow, or an abbreviation of two letters and more.
STRANGER = re.compile(
    rf"\b(?:(?:{'|'.join(_HEADS)})(?:\s+(?:[A-ZÀ-ỸĐ][\w&-]*|[a-zà-ỹđ]+(?=\s+[A-ZÀ-ỸĐ])))+"
    r"|[A-ZĐ]{2,}(?:[&\-][A-ZĐ]+)*)\b"
)
