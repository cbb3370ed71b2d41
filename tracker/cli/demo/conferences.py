"""The conferences of the demonstration town, reviewed and issued as a secretary would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.cli.demo import story
from tracker.cli.demo.town import HERE, Town
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import ItemKind, NoTaskReason
from tracker.intake import queries as intake_queries
from tracker.intake import services as intake
from tracker.intake.queries import Card, Review
from tracker.meetings.models import Document
from tracker.meetings.rules import MeetingKind, Outcome
from tracker.meetings.services import MeetingDetails, Source, create_meeting
from tracker.storage.database import transaction


@dataclass(frozen=True)
class _Conference:
    """One conference of the demonstration: how many days ago, and the texts that it gave."""

    days_ago: int
    name: str
    kind: MeetingKind
    body: str
    chair: str
    place: str
    texts: tuple[tuple[str, str, bool], ...]


CONFERENCES = (
    _Conference(
        95,
        "Hội nghị Ban Chấp hành Đảng bộ thị xã lần thứ chín",
        MeetingKind.CONFERENCE,
        "thi-uy",
        "Đồng chí Vũ Đình Khôi, Bí thư Thị ủy",
        "Hội trường Thị ủy",
        (("1", "Tin hội nghị Ban Chấp hành lần thứ chín", True),),
    ),
    _Conference(
        55,
        "Họp về quản lý đất đai, giải phóng mặt bằng và xử lý rác thải",
        MeetingKind.MEETING,
        "ubnd",
        "Đồng chí Đào Văn Thịnh, Chủ tịch UBND thị xã",
        "Phòng họp số 1, UBND thị xã",
        (("2", "Thông báo kết luận số 214/TB-UBND", True),),
    ),
    _Conference(
        12,
        "Giao ban tuần của UBND thị xã",
        MeetingKind.BRIEFING,
        "ubnd",
        "Đồng chí Đào Văn Thịnh, Chủ tịch UBND thị xã",
        "Phòng họp số 2, UBND thị xã",
        (("3", "Kết luận giao ban tuần", True), ("4", "Ý kiến bổ sung sau kiểm tra hiện trường", False)),
    ),
)


def render(text: str, today: date) -> str:
    """The text with its days: {d:-20}, {dm:+3}, {long:-55} and {q:+0} are counted from `today`."""

    def day(match: re.Match[str]) -> str:
        form, offset = match.group(1), int(match.group(2))
        that = today + timedelta(days=offset)
        forms = {
            "d": f"{that:%d/%m/%Y}",
            "dm": f"{that.day}/{that.month}",
            "long": f"{that.day:02} tháng {that.month:02} năm {that.year}",
            "q": f"quý {('I', 'II', 'III', 'IV')[(that.month - 1) // 3]}/{that.year}",
        }
        return forms[form]

    return re.sub(r"\{(d|dm|long|q):([+-]\d+)\}", day, text)


def hold(conference: _Conference, town: Town, today: date) -> None:
    """Enter one conference on the day after it; hand its texts in, and review and issue those that are."""
    held_on = today - timedelta(days=conference.days_ago)
    by = town.secretary
    with clock.frozen(clock.at_office(held_on + timedelta(days=1), 9)):
        with transaction():
            meeting = create_meeting(
                MeetingDetails(
                    conference.name,
                    conference.kind,
                    town.units[conference.body],
                    held_on,
                    conference.chair,
                    conference.place,
                ),
                by=by,
            )
        for name, title, issued in conference.texts:
            text = render((HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8"), today)
            with transaction():
                document = intake.take_in(meeting, title, Source(text.encode(), text, "text/plain"), by=by)
            if issued:
                _review(document, by)


def _review(document: Document, by: Actor) -> None:
    """What a secretary does: agree, answer requests, say why the rest is no task, issue."""
    with transaction():
        intake.confirm_sure(document, by=by)
        review = intake_queries.review(document)
        for card in review.cards:
            if card.draft is None or card.draft.kind is ItemKind.DIRECTIVE:
                _decide(card, by)
        for card in intake_queries.review(document).cards:
            _reply(card, review, by)
    with transaction():
        intake.issue(document, by=by)


def _decide(card: Card, by: Actor) -> None:
    if card.passage.outcome is not Outcome.PENDING:
        return
    if card.draft is not None and card.draft.lead:
        intake.accept(card.passage, by=by)
    else:
        intake.dismiss(card.passage, card.passage.reason or NoTaskReason.ASSESSMENT, "", by=by)


def _reply(card: Card, review: Review, by: Actor) -> None:
    if card.passage.outcome is not Outcome.PENDING:
        return
    order = review.link_for(card)
    if order is not None and order.passage.outcome is Outcome.TASK:
        intake.link(card.passage, order.passage, by=by)
    else:
        intake.answer(card.passage, story.ANSWER, by=by)
