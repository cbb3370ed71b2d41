"""The one confidential order of the demonstration town: seen as who is named in it, and not seen as anybody else."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import ItemKind, Topic
from tracker.intake import services as intake
from tracker.intake.services import Fields
from tracker.meetings.rules import MeetingKind
from tracker.meetings.services import MeetingDetails, Source, create_meeting
from tracker.storage.database import transaction
from tracker.tasks import services as tasks
from tracker.tasks.rules import Step
from tracker.tasks.services import Given

_TEXT = (
    "UBND xã Tam Sơn chủ trì, phối hợp với Thanh tra thị xã xác minh nội dung đơn phản ánh việc cho thuê đất ao "
    "thôn Thọ Trai, báo cáo riêng Thường trực Thị ủy."
)


def confide(town: Town, today: date) -> None:
    """Give the order eight days ago, to a ward with the inspectors; its head has taken it on and reported once."""
    by, head = town.secretary, town.actor(Role.UNIT_HEAD, "tam-son")
    with clock.frozen(clock.at_office(today - timedelta(days=8), 9)):
        with transaction():
            details = MeetingDetails(
                "Giao ban Thường trực Thị ủy",
                MeetingKind.BRIEFING,
                town.units["thi-uy"],
                today - timedelta(days=9),
                "Đồng chí Vũ Đình Khôi, Bí thư Thị ủy",
                "Phòng họp Thường trực",
                confidential=True,
            )
            meeting = create_meeting(details, by=by)
            source = Source(_TEXT.encode(), _TEXT, "text/plain")
            document = intake.take_in(meeting, "Kết luận giao ban Thường trực", source, by=by, confidential=True)
        with transaction():
            for passage in document.passages:
                intake.correct(passage, _order(today), by=by)
            given = intake.issue(document, by=by)
    with clock.frozen(clock.at_office(today - timedelta(days=7), 10)), transaction():
        for task in given:
            tasks.move(task, Step.ACCEPT, Given(), by=head)
    with clock.frozen(clock.at_office(today - timedelta(days=2), 15)), transaction():
        for task in given:
            words = "Đã làm việc với ban quản lý thôn, đang đối chiếu hợp đồng."
            tasks.move(task, Step.REPORT, Given(note=words, percent=40), by=head)


def _order(today: date) -> Fields:
    return Fields(
        kind=ItemKind.DIRECTIVE,
        title="Xác minh đơn phản ánh việc cho thuê đất ao thôn Thọ Trai",
        lead=("tam-son",),
        coordinating=("thanh-tra",),
        places=("tam-son",),
        topic=Topic.COMPLAINTS,
        due_on=today + timedelta(days=6),
        recurrence=None,
    )
