"""How a unit is named that the directory does not know."""

from __future__ import annotations

import re

_HEADS = (
    *("Phòng", "Ban", "Trung tâm", "Chi cục", "Hội", "Đoàn", "Công an", "Trạm", "Đội", "Tổ", "Hạt", "Công ty", "BQL"),
    *("TT", "UB", "Văn phòng", "VP", "Chi nhánh", "Quỹ", "Trường", "Đài", "Sở", "Khu"),
)
#: A head word with the capitals that follow, or an abbreviation of two letters and more.
STRANGER = re.compile(
    rf"\b(?:(?:{'|'.join(_HEADS)})(?:\s+(?:[A-ZÀ-ỸĐ][\w&-]*|[a-zà-ỹđ]+(?=\s+[A-ZÀ-ỸĐ])))+"
    r"|[A-ZĐ]{2,}(?:[&\-][A-ZĐ]+)*)\b"
)
