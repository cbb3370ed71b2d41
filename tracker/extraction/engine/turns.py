"""Turns of office language around an order: who is meant, what stands before it, and what is none."""

from __future__ import annotations

import re

#: What follows a unit and says which of them is meant: "các xã còn kiến nghị chưa thực hiện …".
RELATIVE = re.compile(r"(?:còn|có|chưa|được|đang) ")
#: "Chia tay, ông chúc …": what somebody does is told, nothing is ordered.
NARRATES = re.compile(r"(?:[^,;:]{2,40},\s)?(?:ông|bà|anh|chị)\s")
#: A committee hands on what it is told.
DIRECTS = re.compile(r"[\s,]*(?:tiếp tục |quan tâm |tập trung |khẩn trương )?(?:chỉ đạo|giao|yêu cầu)\s+(?:cho\s+)?")
FOR = re.compile(r"(?:riêng đối với|riêng với|riêng|đối với|với)\s+")
HAS_TO = re.compile(r"\b(?:trước|chậm nhất|xong|hoàn thành|trình|báo cáo)\b")
#: Whom the point is about, by a bare noun.
OWN = re.compile(r"(?:các )?(?:đơn vị|phòng|ban|cơ quan|trường|nhà trường|hội|chính quyền)(?: này)?")
#: "Nâng cao đời sống là mục tiêu …", "Thực hiện chỉ đạo, các xã đã …": a sentence whose subject tells what is or was.
DESCRIBES = re.compile(
    r"[^,;]{3,90}\slà\s(?!đơn vị|cơ quan|đầu mối)"
    r"|[^;]{3,140}?,\s(?:các|nhiều|những|toàn|đại biểu|lãnh đạo|ông|bà|đồng chí|chủ tịch|bí thư|xã|phường|thị xã|huyện|tỉnh|đoàn|hội nghị|đại diện|giám đốc|phó giám đốc|trưởng|phó|\d+)"
    r"\s[^,;]{0,80}?(?:đã|được|cho biết|nói|đang|sẽ|vẫn)\s"
)
#: "Phòng X báo cáo: …": its words follow.
TELLS = re.compile(
    r"(?:đã\s+)?(?:báo cáo|trình bày|nêu|phát biểu|cho biết|giải trình|có ý kiến|ý kiến)\s*:"
    r"|(?:đã\s+)?trình bày\b|(?:đã\s+)?thông qua (?:báo cáo|tờ trình|dự thảo)\b"
    r"|(?:thông tin|cho hay|chia sẻ|trao đổi|báo cáo|giải trình|khẳng định|nói|cho biết)(?:\sthêm|\srõ)*(?:,\s|\srằng\s|\stại (?:hội nghị|cuộc họp|buổi))"
)
#: "Phòng X được giao …": the order stands behind its unit.
PASSIVE = re.compile(
    r"[\s,]*(?:cũng\s+|còn\s+|đồng thời\s+)?được\s+(?:\S+\s+){0,4}?(?:giao|đề nghị|yêu cầu|phân công|chỉ đạo|lưu ý|nhắc)(?:\s+(?:nhiệm vụ|trách nhiệm|thêm|phải|tiếp tục))*[\s:,]+"
)
#: "… là cơ quan thường trực, có trách nhiệm …": what the unit is stands before what it must do.
OFFICE = re.compile(
    r"(?:la )?(?:co quan|don vi|dau moi|thuong truc)[^,;:]{0,60}[,:]?\s+(?:(?:va )?co (?:trach nhiem|nhiem vu)\s+|co trach nhiem\s+)?"
)
#: "UBND hai phường": as many as the point is about.
SO_MANY = re.compile(
    r"(?:(?:lanh dao|chu tich) )*(?:ubnd |uy ban nhan dan |dang uy )?(?:ca )?(?:hai|ba|bon|nam|0?[2-9]) "
)
#: "Cùng Trạm Y tế kiểm tra …": whoever is addressed acts, with others.
BESIDE = re.compile(r"(?:cùng(?:\s+với)?)\s+")
#: "Tiêu chuẩn nào đạt ngay thì hoàn thành …": the condition belongs to the order.
WHICHEVER = re.compile(r"[^;,]{3,30}\bnào\b[^;]{3,80}\bthì\s+")
#: Units of other levels, which a directory does not hold: "UBND tỉnh", "Sở Giao thông vận tải".
BEYOND = re.compile(
    r"(?:(?:ubnd|hđnd|thanh tra|công an|tòa án|viện kiểm sát|ban|cục|chi cục)\s[^,;.]{0,50}?\b(?:tỉnh|trung ương)|(?:sở|bộ|tổng cục|chính phủ|trung ương|tỉnh)(?:\s(?!(?:bố trí|hỗ trợ|xem xét|sớm|cho|quan tâm|tháo|giao|phê|cấp)\b)[^\s,;.]+){0,6}?)\s+(?=(?:sớm\s|quan tâm\s)?(?:bố trí|hỗ trợ|xem xét|cho|tháo gỡ|giao|phê duyệt|cấp|hướng dẫn|sửa|đầu tư|chỉ đạo|kiểm tra|có|thẩm định|bổ sung|điều chỉnh|giải quyết|nâng cấp|tạo điều kiện|sớm|quan tâm|phối hợp|rà soát|ban hành|trả lời))"
)
#: "Các đơn vị nêu trên": those just named.
SAME_UNITS = re.compile(
    r"(?:các\s+|những\s+)?(?:đơn vị|cơ quan|địa phương|xã, phường)\s+(?:này|nêu trên|nói trên|trên|đã nêu)\b[\s,:]*"
)
#: "Tháo dỡ toàn bộ công trình đã …": the words between say which ones.
WHICH = re.compile(r"\b(?:toàn bộ|tất cả|các|những|số|từng)\b")
#: "Chủ tịch UBND huyện chỉ đạo:", "… không xem xét miễn giảm": the committee's own words, nobody's work.
BARE = re.compile(
    r"\s*(?:(?:chỉ đạo|yêu cầu|kết luận|giao|quyết định|có ý kiến)(?:\s+như sau)?\s*:?\s*$|không (?:xem xét|đồng ý|chấp thuận|nhất trí)\b)"
)
#: Behind a request: it was answered on the spot.
SETTLED = re.compile(r",\s(?:[^,;]{2,40}\s)?(?:không|chưa|đã)\s(?:đồng ý|chấp thuận|chấp nhận|nhất trí)\b")
#: Between somebody and the verb: it is told what they did or will do.
TOLD = re.compile(
    r"\b(?:đã|đang|sẽ|vẫn|được|là|cũng như|rất|luôn|từng|mong|mong muốn|phấn khởi|đồng tình|nhất trí|đồng ý|thống nhất|cho biết|khẳng định|ghi nhận|trình bày|đồng chí)\b"
)
#: "… phải chịu trách nhiệm nếu để xảy ra …".
IF_NOT = re.compile(r"(?:phai |can )?chiu trach nhiem (?:(?:truoc [^,;.]{3,60}? )?neu|truoc)\b")
#: Between a unit and its action: who of it, in a bracket or behind a dash, a colon, and that it has to.
BEHIND_UNIT = re.compile(
    r"\s*(?:\([^()]{2,50}\)|[-–]\s+(?:đ/c|đồng chí|ông|bà)\s[^:;,]{2,40}(?=:))?[\s:,\])]*(?:[-–]\s+)?"
    r"(?:(?:này|nêu trên|nói trên|trên)\s+)?(?:(?:căn cứ|theo)\s(?:chức năng|nhiệm vụ|phạm vi|thẩm quyền)[^;.:]{0,40}?(?:được giao|quản lý|của mình|,)\s*)?(?:(?:cần|phải|tiếp tục|có trách nhiệm|chịu trách nhiệm|là đơn vị|làm)\s+)?"
)
#: An office that begins a point by a name that the directory does not know.
OFFICES = re.compile(r"(?:Chi cục|Cục|Sở|Phòng|Ban|Trung tâm|Văn phòng|Chi nhánh|Hội|Công ty|Hạt|Đội|Trạm)\s")
