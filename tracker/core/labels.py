"""Words of the product that several rooms use, each with its Vietnamese name.

The Vietnamese text is the message id of the translation catalogues, so a label is marked with `N_`
here and translated where it is shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


def N_(message: str) -> str:  # noqa: N802 - the conventional name of a marker for later translation
    """Mark `message` for the catalogues and return it as it is."""
    return message


class Labelled(StrEnum):
    """An enum whose members carry the Vietnamese words shown on pages."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its value and its words (a test holds that no member lacks them)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class UnitKind(Labelled):
    """Kind of a unit, as in the directory files."""

    WARD = "ward", N_("Xã, phường")
    DEPARTMENT = "department", N_("Phòng, ban")
    AGENCY = "agency", N_("Cơ quan ngành dọc, đơn vị sự nghiệp")
    PARTY = "party", N_("Cơ quan Đảng")
    FRONT = "front", N_("Mặt trận, đoàn thể")
    AUTHORITY = "authority", N_("Cấp ủy, chính quyền")


class Group(Labelled):
    """A class of units that a text addresses as a whole; it stays a group until it is fanned out."""

    WARDS = "@wards", N_("Các xã, phường")
    DEPARTMENTS = "@departments", N_("Các phòng, ban, ngành")
    PARTY = "@party", N_("Các cấp ủy, chi bộ")
    FRONT = "@front", N_("MTTQ và các đoàn thể")
    INTERNAL_AFFAIRS = "@internal-affairs", N_("Khối nội chính")
    ALL = "@all", N_("Tất cả cơ quan, đơn vị")


class Topic(Labelled):
    """What a task is about; one per task."""

    LAND = "land", N_("Quản lý đất đai")
    LAND_ALLOTMENT = "land-allotment", N_("Giao đất dịch vụ, tái định cư")
    SITE_CLEARANCE = "site-clearance", N_("Giải phóng mặt bằng")
    CONSTRUCTION_ORDER = "construction-order", N_("Trật tự xây dựng, quy hoạch")
    TRANSPORT = "transport", N_("Giao thông")
    ENVIRONMENT = "environment", N_("Môi trường")
    URBAN = "urban", N_("Đô thị, hạ tầng")
    INVESTMENT = "investment", N_("Đầu tư công")
    BUDGET = "budget", N_("Ngân sách, thuế")
    ECONOMY = "economy", N_("Kinh tế")
    COMPLAINTS = "complaints", N_("Tiếp dân, khiếu nại, tố cáo")
    INSPECTION = "inspection", N_("Thanh tra, kiểm tra")
    PARTY = "party", N_("Xây dựng Đảng, dân vận")
    SECURITY = "security", N_("An ninh, quân sự, nội chính")
    SOCIAL = "social", N_("An sinh xã hội")
    EDUCATION = "education", N_("Giáo dục")
    HEALTH = "health", N_("Y tế")
    CULTURE = "culture", N_("Văn hóa, thông tin")
    ADMINISTRATION = "administration", N_("Cải cách hành chính, tổ chức")
    DIGITAL = "digital", N_("Chuyển đổi số")


class Recurrence(Labelled):
    """How often a duty comes back; `standing` has no deadline at all."""

    WEEKLY = "weekly", N_("Hằng tuần")
    MONTHLY = "monthly", N_("Hằng tháng")
    QUARTERLY = "quarterly", N_("Hằng quý")
    YEARLY = "yearly", N_("Hằng năm")
    STANDING = "standing", N_("Thường xuyên")


class ItemKind(Labelled):
    """What a passage asks: an order by someone in charge, or a request by a locality or unit."""

    DIRECTIVE = "directive", N_("Chỉ đạo")
    PROPOSAL = "proposal", N_("Kiến nghị")


class Findable(Labelled):
    """What the search finds."""

    TASK = "task", N_("Nhiệm vụ")
    CONCLUSION = "conclusion", N_("Kết luận")
    REPORT = "report", N_("Báo cáo, diễn biến")
    REMARK = "remark", N_("Chỉ đạo, trao đổi")
    PROPOSAL = "proposal", N_("Kiến nghị")
    MEETING = "meeting", N_("Hội nghị")
    DOCUMENT = "document", N_("Văn bản")
    UNIT = "unit", N_("Đơn vị")


class NoTaskReason(Labelled):
    """Why a passage becomes no task."""

    HEADING = "heading", N_("Tiêu đề, dẫn ý")
    FORMALITY = "formality", N_("Thể thức, nơi nhận")
    ATTENDANCE = "attendance", N_("Thành phần, diễn biến hội nghị")
    ASSESSMENT = "assessment", N_("Đánh giá, kết quả, số liệu")
    PRAISE = "praise", N_("Biểu dương, ghi nhận")
    LAW = "law", N_("Trích dẫn quy định")
    DONE = "done", N_("Việc đã thực hiện")
    AGREED = "agreed", N_("Thống nhất, không giao việc")
    DUPLICATE = "duplicate", N_("Trùng nội dung đã giao")
    OTHER = "other", N_("Lý do khác")
