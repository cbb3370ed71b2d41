"""Factories with sensible defaults: what a test does not name does not matter to it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import Any

import xlsxwriter
from PIL import Image
from sqlalchemy import event, select

from tracker.api.models import Webhook
from tracker.api.rules.tokens import Scope
from tracker.api.rules.webhooks import OFFERED
from tracker.api.services import tokens, webhooks
from tracker.auth.queries import account_by_name
from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.labels import Recurrence, Topic
from tracker.core.text import fold
from tracker.evidence import services as evidence
from tracker.evidence.models import Upload
from tracker.intake import services as intake
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import MeetingKind, Outcome
from tracker.meetings.services import MeetingDetails, Source, create_meeting
from tracker.notifications.models import Notice
from tracker.notifications.queries import actor_of
from tracker.notifications.rules import TABLE
from tracker.org.models import Person, Unit
from tracker.org.queries import posts_of, roster_on
from tracker.org.services import add_person, appoint, deputise, import_units
from tracker.proposals import services as proposals
from tracker.proposals.models import Proposal
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import (
    Extension,
    Measure,
    MeasureValue,
    MoveFile,
    Part,
    Period,
    Remark,
    Series,
    Task,
    TaskUnit,
    Urging,
)
from tracker.tasks.rules import HANDED_IN, RemarkKind, State, Step
from tracker.tasks.rules.measures import Definition, Direction, MeasureUnit

PASSWORD = "mot cau de nho"

#: A small town: a party committee at the root, its government, two wards and two offices below that.
TOWN = """code,kind,name,aliases,parent
dang-uy,authority,Thị ủy Hà Trung,Thị ủy,
ubnd,authority,Ủy ban nhân dân thị xã Hà Trung,UBND thị xã,dang-uy
bac-ha,ward,Xã Bắc Hà,UBND xã Bắc Hà|Bắc Hà,ubnd
nam-ha,ward,Phường Nam Hà,UBND phường Nam Hà|Nam Hà,ubnd
dia-chinh,department,Phòng Tài nguyên và Môi trường,Phòng TN&MT|TN&MT,ubnd
do-thi,department,Phòng Quản lý đô thị,Phòng QLĐT|QLĐT,ubnd
mat-tran,front,Ủy ban MTTQ thị xã,MTTQ,dang-uy
"""

TEXT = """KẾT LUẬN CUỘC HỌP

Trong quý vừa qua, thị xã đã thu gom 91% lượng rác phát sinh.

II. NHIỆM VỤ
1. Phòng TN&MT chủ trì, phối hợp với UBND xã Bắc Hà kiểm tra bãi rác ven đê, báo cáo trước ngày 20/12/2026.
2. Các xã, phường công khai danh sách hộ lấn chiếm đất công, xong trước ngày 05/12/2026; dọn vật liệu để trên vỉa hè.
3. Lãnh đạo xã Bắc Hà đề nghị thị xã hỗ trợ kinh phí sửa đường 277 đoạn qua chợ.
"""

_number = count(1)


def town() -> dict[str, Unit]:
    """The small town, by code."""
    with transaction():
        import_units(TOWN, by=None)
    return units()


def units() -> dict[str, Unit]:
    """All units by code."""
    return {unit.code: unit for unit in db.session.query(Unit)}


def unit(code: str) -> Unit:
    """One unit, of several with the code the last; the town is made when there is none."""
    found = db.session.scalar(select(Unit).where(Unit.code == code).order_by(Unit.id.desc()).limit(1))
    return found or town()[code]


def actor(role: Role = Role.SECRETARY, code: str = "dang-uy", *, name: str = "Trần Thị Hạnh") -> Actor:
    """Somebody who acts in a post."""
    place = unit(code)
    with transaction():
        person = add_person(name, by=None)
        post = appoint(person, place, role, role.label, by=None)
    acting = ActingPost(post.id, role, post.title, place.id, place.name, place.path)
    return Actor(person.id, name, acting, (acting,))


def actors(people: Mapping[str, tuple[Role, str]]) -> dict[str, Actor]:
    """Several people in one transaction, each called by the key: role and unit."""
    places = units() or town()
    with transaction():
        posts = {
            name: appoint(add_person(name, by=None), places[code], role, role.label, by=None)
            for name, (role, code) in people.items()
        }
    return {name: actor_of(post) for name, post in posts.items()}


def account(role: Role = Role.SECRETARY, code: str = "dang-uy", username: str | None = None) -> str:
    """An account for somebody in a post; the user name is answered."""
    place = unit(code)
    username = username or f"nguoi{next(_number)}"
    with transaction():
        person = add_person(f"Nguyễn Văn {username}", by=None)
        appoint(person, place, role, role.label, by=None)
        open_account(person, username, PASSWORD, by=None)
    return username


def token(username: str, *scopes: Scope, days: int = 90, name: str = "Văn phòng điện tử") -> str:
    """A token of an account, in the first post of its person; by default it may do everything."""
    account = account_by_name(username)
    assert account is not None
    posts = posts_of(account.person_id, clock.today())
    by = Actor(account.person_id, account.person.full_name, posts[0], posts)
    with transaction():
        return tokens.make(account, name, scopes or tuple(Scope), days, PASSWORD, by=by)[1]


def webhook() -> Webhook:
    """An address that is told of everything, with a message that waits."""
    by = actor(Role.ADMIN, "dang-uy", name="Quản trị mạng")
    with transaction():
        made, _ = webhooks.add(webhooks.Details("Trục tỉnh", "https://truc.vidu.vn/nhan", OFFERED), by=by)
    with transaction():
        webhooks.ping(made, by=by)
    return made


def meeting(code: str = "ubnd", *, held_on: date | None = None, by: Actor | None = None) -> Meeting:
    """A conference of the committee `code`."""
    by = by or actor()
    with transaction():
        return _meeting(code, held_on, by)


def _meeting(code: str, held_on: date | None, by: Actor) -> Meeting:
    day = held_on or clock.today() - timedelta(days=10)
    said = "Đồng chí Chủ tịch UBND thị xã", "Phòng họp số 1"
    details = MeetingDetails("Họp chuyên đề về đất đai", MeetingKind.MEETING, unit(code), day, *said)
    return create_meeting(details, by=by)


def document(text: str = TEXT, *, by: Actor | None = None, of: Meeting | None = None) -> Document:
    """A document that was handed in and read, in review."""
    by = by or actor()
    of = of or meeting(by=by)
    with transaction():
        return _document(text, of, by)


def _document(text: str, of: Meeting, by: Actor) -> Document:
    return intake.take_in(of, "Thông báo kết luận", Source(text.encode(), text, "text/plain"), by=by)


def passage() -> Passage:
    """A passage that a task can come from."""
    by = actor()
    with transaction():
        words = "1. Phòng Quản lý đô thị sửa vỉa hè đường Trần Phú."
        first = _document(words, _meeting("ubnd", None, by), by).passages[0]
        first.outcome = Outcome.TASK
    return first


#: True while things are made together.
_many = False


@contextmanager
def together() -> Iterator[None]:
    """What is made for rules and queries inside is committed once, at the end: a commit costs more than a row."""
    global _many
    _many = True
    try:
        yield
    finally:
        _many = False
    db.session.commit()


def task(
    lead: str = "bac-ha",
    *,
    state: State = State.IN_PROGRESS,
    due_on: date | None = None,
    submitted_on: date | None = None,
    title: str = "Sửa vỉa hè đường Trần Phú",
    topic: Topic = Topic.URBAN,
    coordinating: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    assigner: str = "ubnd",
    assigned_on: date | None = None,
    percent: int = 0,
    blocker: str = "do-thi",
    recurrence: Recurrence | None = None,
    report_days: int | None = None,
    quiet_since: date | None = None,
    of: Passage | None = None,
    confidential: bool = False,
) -> Task:
    """A task in any state, written as it would stand after its moves; quick, for rules and queries.

    A confidential one makes its passage so.
    """
    of = of or passage()
    today = clock.today()
    made = Task(
        title=title,
        topic=topic,
        state=state,
        percent=percent,
        lead=unit(lead),
        assigner=unit(assigner),
        assigned_on=assigned_on or today - timedelta(days=30),
        due_on=due_on,
        original_due_on=due_on,
        submitted_on=(submitted_on or today) if state in HANDED_IN else None,
        finished_on=(submitted_on or today) if state in HANDED_IN else None,
        blocker_unit=unit(blocker) if state is State.BLOCKED else None,
        recurrence=recurrence,
        report_days=report_days,
        quiet_since=quiet_since or assigned_on or today - timedelta(days=30),
        meeting=of.document.meeting,
        passage=of,
        confidential=confidential,
        folded=fold(title),
    )
    of.confidential = of.confidential or confidential
    made.units = [TaskUnit(unit=unit(code), part=Part.COORDINATING) for code in coordinating]
    made.units += [TaskUnit(unit=unit(code), part=Part.PLACE) for code in places]
    db.session.add(made)
    if _many:
        db.session.flush()
    else:
        db.session.commit()
    return made


def assigned(*leads: str, due_on: date | None = None, by: Actor | None = None, of: Passage | None = None) -> list[Task]:
    """Tasks given through the service."""
    found = of or passage()
    order = tasks.Order(
        "Sửa vỉa hè đường Trần Phú",
        Topic.URBAN,
        tuple(unit(code) for code in leads or ("bac-ha",)),
        (),
        (),
        due_on,
        None,
        "Các xã, phường",
    )
    with transaction():
        return tasks.assign(order, found, found.document.meeting, by=by or actor())


def urged(*found: Task, by: Actor | None = None, reason: str = "Quá hạn", reply_in: int = 5) -> list[Urging]:
    """Tasks urged through the service."""
    given = tasks.Reminder(reason, clock.today() + timedelta(days=reply_in))
    with transaction():
        return tasks.urge(found or [task()], given, by=by or actor())


def direction(task: Task, words: str = "Báo cáo rõ nguyên nhân", *, by: Actor | None = None, **more: Any) -> Remark:
    """A direction given through the service."""
    with transaction():
        return tasks.say(task, tasks.Said(RemarkKind.DIRECTION, words, **more), by=by or actor(Role.LEADER, "ubnd"))


def proposal(code: str = "bac-ha", body: str = "ubnd", *, title: str = "Sửa rãnh thoát nước", **more: Any) -> Proposal:
    """A proposal raised through the service."""
    wish = proposals.Wish(title, "Rãnh bị sụt, đề nghị cấp kinh phí.", Topic.URBAN, unit(body), **more)
    with transaction():
        return proposals.propose(wish, by=actor(Role.UNIT_HEAD, code))


def person_of(actor: Actor) -> Person:
    """The person who acts."""
    return db.session.get_one(Person, actor.person_id)


def deputy_of(holder: Actor, by: Actor, *, days: int = 3) -> Actor:
    """`by` in the post of `holder`, deputising from today on for `days` days."""
    today = clock.today()
    with transaction():
        deputise(person_of(by), today, today + timedelta(days=days), by=holder)
    posts = posts_of(by.person_id, today)
    return Actor(by.person_id, by.name, next(post for post in posts if post.id == holder.post.id), posts)


def extension(task: Task, *, by: Actor | None = None, days: int = 14, reason: str = "Mưa nhiều ngày") -> Extension:
    """A request for more time by the lead unit's official."""
    due = task.due_on or clock.today()
    with transaction():
        return tasks.ask_extension(
            task, due + timedelta(days=days), reason, by=by or actor(Role.OFFICIAL, task.lead.code)
        )


def definition(
    target: str = "350",
    *,
    baseline: str = "0",
    name: str = "Hộ được giao đất",
    unit: MeasureUnit = MeasureUnit.HOUSEHOLD,
    unit_words: str = "",
    direction: Direction | None = None,
    decides: bool = True,
) -> Definition:
    """What a measure says; the direction is the way from baseline to target when it is not named."""
    way = Direction.RISING if Decimal(target) > Decimal(baseline) else Direction.FALLING
    return Definition(name, unit, unit_words, direction or way, decides, Decimal(baseline), Decimal(target))


def measure(of: Task, target: str = "350", **more: object) -> Measure:
    """The measure of a task, as if it had been set; quick."""
    given = definition(target, **more)  # type: ignore[arg-type]
    made = Measure(
        task=of,
        name=given.name,
        unit=given.unit,
        unit_words=given.unit_words,
        direction=given.direction,
        decides_percent=given.decides,
        baseline=given.baseline,
        target=given.target,
    )
    db.session.add(made)
    db.session.commit()
    return made


def value(of: Measure, amount: str, days_ago: int = 0) -> MeasureValue:
    """A value that stands, said by somebody."""
    by = actor(Role.OFFICIAL, of.task.lead.code, name="Lê Văn Báo")
    made = MeasureValue(
        measure=of,
        amount=Decimal(amount),
        day=clock.today() - timedelta(days=days_ago),
        words="Đã làm",
        at=clock.now(),
        reported_on=clock.today(),
        person_id=by.person_id,
        post_title=by.post.title,
    )
    db.session.add(made)
    db.session.commit()
    return made


HEAD = ("Mã đơn vị", "Đơn vị", "Mục tiêu", "Số đã đạt", "Ngày của số liệu", "Ghi chú")


def sheet(*rows: tuple[object, ...], head: tuple[str, ...] = HEAD, names: tuple[str, ...] = ("Số liệu",)) -> bytes:
    """A real .xlsx file with `head` and `rows` on each of its sheets; text that begins with "=" is a formula."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name in names:
            page = book.add_worksheet(name)
            page.write_row(0, 0, head)
            for number, row in enumerate(rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        page.write(number, column, cell)
    return target.getvalue()


def series(
    *codes: str,
    every: Recurrence = Recurrence.MONTHLY,
    due_on: date | None = None,
    title: str = "Báo cáo kết quả xử lý vi phạm đất đai",
    by: Actor | None = None,
) -> Series:
    """A recurring duty given through the service, with the tasks of its first period."""
    found = passage()
    order = tasks.Order(
        title,
        Topic.LAND,
        tuple(roster_on(clock.today()).expand(codes or ("bac-ha",))),
        (),
        (),
        due_on,
        every,
        "Các xã, phường" if codes == ("@wards",) else "Xã Bắc Hà",
        codes or ("bac-ha",),
    )
    with transaction():
        first = tasks.begin(order, found, found.document.meeting, by=by or actor())
    return db.session.get_one(Period, first[0].period_id).series


#: Where `photo` says that it was taken: 21° 6' N, 105° 57' E.
PLACE = {1: "N", 2: (21.0, 6.0, 30.0), 3: "E", 4: (105.0, 57.0, 15.0)}


def photo(
    width: int = 640, height: int = 480, *, kind: str = "JPEG", place: bool = True, orientation: int = 1, seed: int = 1
) -> bytes:
    """A picture as a phone makes it: points that hardly compress, and in it where it was taken and with what."""
    image = Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))
    exif = Image.Exif()
    if place:
        exif[0x010F], exif[0x0132] = "Hang Dien Thoai", "2026:11:24 08:30:00"
        exif.get_ifd(0x8825).update(PLACE)
    if orientation != 1:
        exif[0x0112] = orientation
    kept = io.BytesIO()
    image.save(kept, kind, exif=exif, quality=70)
    return kept.getvalue()


def office(main: str = "word/document.xml", **more: bytes) -> bytes:
    """The bones of a Word or Excel file, with `more` parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<document>Biên bản</document>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return kept.getvalue()


def upload(
    by: Actor, name: str = "hien-truong.jpg", content: bytes | None = None, *, keep_place: bool = False
) -> Upload:
    """A file that somebody sent whole, and that no report has used yet."""
    content = photo() if content is None else content
    with transaction():
        return evidence.take_in(name, io.BytesIO(content), len(content), keep_place=keep_place, by=by)


def reported(task: Task, by: Actor, *names: str) -> list[MoveFile]:
    """A report on `task` with a photo for each of `names`."""
    tokens = tuple(upload(by, name, photo(64, 48, seed=at)).token for at, name in enumerate(names, 1))
    with transaction():
        tasks.move(task, Step.REPORT, tasks.Given(note="Đã làm, có ảnh", percent=40, files=tokens), by=by)
    return db.session.query(MoveFile).order_by(MoveFile.id).all()[-len(names) :]


def mailed(person: Actor, address: str = "lan@hatrung.vn") -> Actor:
    """The same person, with an address of mail."""
    db.session.get_one(Person, person.person_id).email = address
    db.session.commit()
    return person


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that run inside the block."""
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def notice(person: Actor, of: Task, *, action: str = "task.approve", at: datetime | None = None) -> Notice:
    """A notice to the person about a task, unread."""
    telling = TABLE[action][0]
    made = Notice(
        person_id=person.person_id,
        post_id=person.post.id,
        at=at or clock.now(),
        action=action,
        audience=telling.audience,
        kind=telling.kind,
        task=of,
        by_name="Vũ Đình Khôi",
        by_post="Lãnh đạo · Thị ủy Hà Trung",
        detail={},
        read_at=None,
        digest=False,
    )
    db.session.add(made)
    db.session.commit()
    return made
