"""Words and rules of conferences and their documents."""

from __future__ import annotations

from tracker.core.actor import Role
from tracker.core.labels import N_, Labelled

#: Who knows of what their own unit ordered in confidence: who leads it, and who keeps its orders (decision 29).
GIVERS = (Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD)


class MeetingKind(Labelled):
    """What sort of meeting it was."""

    CONFERENCE = "conference", N_("Hội nghị")
    BRIEFING = "briefing", N_("Họp giao ban")
    MEETING = "meeting", N_("Cuộc họp chuyên đề")
    INSPECTION = "inspection", N_("Thanh tra, kiểm tra")
    DIALOGUE = "dialogue", N_("Đối thoại, tiếp xúc")
    REGISTER = "register", N_("Sổ theo dõi")


class DocumentState(Labelled):
    """Whether a document is still being reviewed, or issued and frozen."""

    IN_REVIEW = "in_review", N_("Đang rà soát")
    ISSUED = "issued", N_("Đã ban hành")


class Outcome(Labelled):
    """What became of a passage; a document can be issued when none is pending."""

    PENDING = "pending", N_("Chờ xử lý")
    TASK = "task", N_("Giao việc")
    PROPOSAL = "proposal", N_("Kiến nghị đã trả lời")
    NONE = "none", N_("Không giao")
