"""Loading the demonstration town: everything goes through the services that people use, with the clock set back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select

from tracker.auth.models import Account
from tracker.auth.services import open_account
from tracker.cli.demo import story
from tracker.cli.demo.people import LEADING, Somebody, unit_staff
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import Group, ItemKind, NoTaskReason
from tracker.intake import queries as intake_queries
from tracker.intake import services as intake
from tracker.intake.queries import Card, Review
from tracker.meetings.models import Document
from tracker.meetings.rules import MeetingKind, Outcome
from tracker.meetings.services import MeetingDetails, Source, create_meeting
from tracker.org.models import Person, Unit
from tracker.org.services import add_person, appoint, import_units, set_group
from tracker.storage.database import db, transaction
from tracker.tasks import queries as task_queries
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import Step
from tracker.tasks.services import Given

PASSWORD = "tu-son-minh-hoa"  # noqa: S105 - the password of accounts that exist only in the demonstration
HERE = Path(__file__).parent


class NotHere(RuntimeError):
    """The demonstration does not belong on this site; the message says why."""


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


_CONFERENCES = (
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

_INTERNAL_AFFAIRS = ("cong-an", "quan-su", "toa-an", "vks", "thads", "thanh-tra", "tu-phap")


def is_loaded() -> bool:
    """True when the site holds the demonstration town."""
    return db.session.scalar(select(Account.id).where(Account.username == LEADING[0].username)) is not None


def accounts() -> list[tuple[str, str]]:
    """The accounts to show: user name, and who it is."""
    return [
        (each.username, " / ".join(f"{seat.role.label} · {seat.title} ({seat.unit})" for seat in each.seats))
        for each in LEADING
    ]


def load() -> None:
    """Fill an empty database with the demonstration town. Raises NotHere in production or on data."""
    if current_app.config["PRODUCTION"]:
        raise NotHere("Không nạp dữ liệu minh họa trên hệ thống thật (TRACKER_ENV=production).")
    if db.session.scalar(select(func.count(Unit.id))) or db.session.scalar(select(func.count(Person.id))):
        raise NotHere("Cơ sở dữ liệu đã có dữ liệu; chỉ nạp thị xã minh họa vào cơ sở dữ liệu trống.")
    today = clock.today()
    with clock.frozen(clock.at_office(today - timedelta(days=120))):
        town = _Town()
    for conference in _CONFERENCES:
        _hold(conference, town, today)
    _live(town, today)


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


class _Town:
    """Units, people and accounts, made in one transaction; actors by user name."""

    def __init__(self) -> None:
        with transaction():
            import_units((HERE / "units.csv").read_text(encoding="utf-8"), by=None)
            self.units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
            set_group(Group.INTERNAL_AFFAIRS, [self.units[code] for code in _INTERNAL_AFFAIRS], by=None)
            staffed = {seat.unit for each in LEADING for seat in each.seats if seat.role is Role.OFFICIAL}
            everybody = list(LEADING)
            for number, unit in enumerate(self.units.values()):
                if unit.kind != "authority" and unit.code not in staffed:
                    everybody += unit_staff(unit.code, unit.kind.value, number)
            taken: set[str] = set()
            for somebody in everybody:
                if somebody.username not in taken:
                    taken.add(somebody.username)
                    self._enter(somebody)
        self.actors = self._actors()

    def _enter(self, somebody: Somebody) -> None:
        person = add_person(somebody.full_name, by=None)
        for seat in somebody.seats:
            appoint(person, self.units[seat.unit], seat.role, seat.title, by=None)
        open_account(person, somebody.username, PASSWORD, by=None)

    def _actors(self) -> dict[tuple[Role, str], Actor]:
        found: dict[tuple[Role, str], Actor] = {}
        for person in db.session.scalars(select(Person)):
            for post in person.posts:
                acting = ActingPost(post.id, post.role, post.title, post.unit_id, post.unit.name, post.unit.path)
                found.setdefault((post.role, post.unit.code), Actor(person.id, person.full_name, acting))
        return found

    def actor(self, role: Role, code: str) -> Actor:
        """Who holds `role` on the unit `code`."""
        return self.actors[role, code]

    @property
    def secretary(self) -> Actor:
        """The secretary of the town."""
        return self.actor(Role.SECRETARY, "thi-uy")

    @property
    def leader(self) -> Actor:
        """The leader of the town."""
        return self.actor(Role.LEADER, "thi-uy")


def _hold(conference: _Conference, town: _Town, today: date) -> None:
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


# ---------- the life of the tasks ----------


@dataclass(frozen=True)
class _Act:
    """One step of a story: so many days after the task was given, by whom."""

    after: int
    step: Step
    by: Actor
    given: Given


def _live(town: _Town, today: date) -> None:
    """Let every task live its story up to today; the stories turn, so that every state is on show."""
    horizon = task_queries.horizon(today)
    turns: dict[str, int] = {}
    for task in db.session.scalars(select(Task).order_by(Task.id)):
        kind = task_queries.class_of(task, horizon)
        stories = _STORIES[kind]
        turn = turns.get(kind, 0)
        turns[kind] = turn + 1
        _play(task, stories[turn % len(stories)](task, town, today), today)


def _play(task: Task, acts: Iterable[_Act], today: date) -> None:
    day = task.assigned_on
    for act in acts:
        day = max(day, min(task.assigned_on + timedelta(days=act.after), today))
        with clock.frozen(clock.at_office(day, 8 + act.after % 8, 5)), transaction():
            given = act.given
            if act.step is Step.SUBMIT:
                given = Given(note=given.note, finished_on=day)
            tasks.move(task, act.step, given, by=act.by)


class _Story:
    """The acts of one task: its unit's head and official, its leader."""

    def __init__(self, task: Task, town: _Town, today: date) -> None:
        self.task = task
        self.town = town
        self.head = town.actors.get((Role.UNIT_HEAD, task.lead.code))
        self.official = town.actors.get((Role.OFFICIAL, task.lead.code)) or self.head
        self.age = (today - task.assigned_on).days
        self.limit = (task.due_on - task.assigned_on).days if task.due_on else 60

    def acts(self, *steps: tuple[int, Step] | tuple[int, Step, Given]) -> list[_Act]:
        """The acts named by day and step, until the task has no more days; none for a unit without people."""
        if self.head is None or self.official is None:
            return []
        people = {
            Step.ACCEPT: self.head,
            Step.DECLINE: self.head,
            Step.SUBMIT: self.head,
            Step.REPORT: self.official,
            Step.BLOCK: self.official,
        }
        found = []
        for number, row in enumerate(steps):
            after, step = row[0], row[1]
            given = row[2] if len(row) > 2 else Given(note=story.progress(self.task.topic, number))
            if after <= self.age:
                found.append(_Act(after, step, people.get(step, self.town.leader), given))
        return found

    def told(self, percent: int, turn: int = 0) -> Given:
        """A progress report."""
        return Given(note=story.progress(self.task.topic, turn), percent=percent)

    def result(self) -> Given:
        """What a submission says."""
        return Given(note=story.RESULTS[self.task.id % len(story.RESULTS)])


_Maker = Callable[[Task, _Town, date], list[_Act]]


def _done_on_time(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    last = max(3, min(s.limit, s.age) - 2)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(45)),
        (last, Step.SUBMIT, s.result()),
        (last, Step.APPROVE, Given()),
    )


def _done_late(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    last = min(s.age, s.limit + 6)
    return s.acts(
        (1, Step.ACCEPT),
        (min(6, last), Step.REPORT, s.told(50)),
        (last, Step.SUBMIT, s.result()),
        (last, Step.APPROVE, Given()),
    )


def _working(percent: int, lately: bool = True) -> _Maker:
    def make(task: Task, town: _Town, today: date) -> list[_Act]:
        s = _Story(task, town, today)
        when = max(2, s.age - 3) if lately else 3
        return s.acts((1, Step.ACCEPT), (2, Step.REPORT, s.told(percent // 2)), (when, Step.REPORT, s.told(percent, 1)))

    return make


def _waiting(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    last = max(2, min(s.limit, s.age - 1))
    return s.acts((1, Step.ACCEPT), (2, Step.REPORT, s.told(60)), (last, Step.SUBMIT, s.result()))


def _untouched(task: Task, town: _Town, today: date) -> list[_Act]:
    return []


def _blocked(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    clears = town.units["tckh"] if task.lead.code != "tckh" else town.units["ubnd"]
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(35)),
        (max(3, s.age - 6), Step.BLOCK, Given(note=story.BLOCK, unit=clears)),
    )


def _declined(task: Task, town: _Town, today: date) -> list[_Act]:
    return _Story(task, town, today).acts((2, Step.DECLINE, Given(note=story.DECLINE)))


def _withdrawn(task: Task, town: _Town, today: date) -> list[_Act]:
    return _Story(task, town, today).acts(
        (2, Step.DECLINE, Given(note=story.DECLINE)), (4, Step.CANCEL, Given(note=story.CANCEL))
    )


def _paused(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    return s.acts((1, Step.ACCEPT), (3, Step.REPORT, s.told(20)), (5, Step.PAUSE, Given(note=story.PAUSE)))


def _sent_back(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    last = max(4, min(s.limit, s.age) - 3)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(70)),
        (last, Step.SUBMIT, s.result()),
        (last + 1, Step.SEND_BACK, Given(note=story.SEND_BACK)),
    )


def _reopened(task: Task, town: _Town, today: date) -> list[_Act]:
    s = _Story(task, town, today)
    last = max(4, min(s.limit, s.age) - 4)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(80)),
        (last, Step.SUBMIT, s.result()),
        (last + 1, Step.APPROVE, Given()),
        (last + 3, Step.REOPEN, Given(note=story.REOPEN)),
    )


#: By the class that an untouched task would have today.
_STORIES: dict[DeadlineClass, tuple[_Maker, ...]] = {
    DeadlineClass.OVERDUE: (
        _done_on_time,
        _done_on_time,
        _working(60),
        _done_on_time,
        _done_late,
        _blocked,
        _done_on_time,
        _waiting,
        _done_on_time,
        _sent_back,
        _working(30, lately=False),
        _done_on_time,
        _done_late,
        _untouched,
    ),
    DeadlineClass.DUE_SOON: (_working(75), _working(40), _waiting, _blocked, _untouched),
    DeadlineClass.IN_TIME: (
        _working(35),
        _done_on_time,
        _untouched,
        _working(55),
        _declined,
        _paused,
        _waiting,
        _withdrawn,
        _reopened,
        _working(15, lately=False),
    ),
    DeadlineClass.NONE: (_working(50), _untouched, _done_on_time, _working(20)),
}
