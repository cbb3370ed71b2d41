"""Factories with sensible defaults: what a test does not name does not matter to it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.labels import Recurrence, Topic
from tracker.core.text import fold
from tracker.intake import services as intake
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import MeetingKind, Outcome
from tracker.meetings.services import MeetingDetails, Source, create_meeting
from tracker.org.models import Unit
from tracker.org.queries import roster_on
from tracker.org.services import add_person, appoint, import_units
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Part, Period, Series, Task, TaskUnit
from tracker.tasks.rules import HANDED_IN, State

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
    """One unit; the town is made when there is none."""
    found = units() or town()
    return found[code]


def actor(role: Role = Role.SECRETARY, code: str = "dang-uy", *, name: str = "Trần Thị Hạnh") -> Actor:
    """Somebody who acts in a post."""
    place = unit(code)
    with transaction():
        person = add_person(name, by=None)
        post = appoint(person, place, role, role.label, by=None)
    acting = ActingPost(post.id, role, post.title, place.id, place.name, place.path)
    return Actor(person.id, name, acting, (acting,))


def account(role: Role = Role.SECRETARY, code: str = "dang-uy", username: str | None = None) -> str:
    """An account for somebody in a post; the user name is answered."""
    place = unit(code)
    username = username or f"nguoi{next(_number)}"
    with transaction():
        person = add_person(f"Nguyễn Văn {username}", by=None)
        appoint(person, place, role, role.label, by=None)
        open_account(person, username, PASSWORD, by=None)
    return username


def meeting(code: str = "ubnd", *, held_on: date | None = None, by: Actor | None = None) -> Meeting:
    """A conference of the committee `code`."""
    by = by or actor()
    with transaction():
        return create_meeting(
            MeetingDetails(
                "Họp chuyên đề về đất đai",
                MeetingKind.MEETING,
                unit(code),
                held_on or clock.today() - timedelta(days=10),
                "Đồng chí Chủ tịch UBND thị xã",
                "Phòng họp số 1",
            ),
            by=by,
        )


def document(text: str = TEXT, *, by: Actor | None = None, of: Meeting | None = None) -> Document:
    """A document that was handed in and read, in review."""
    by = by or actor()
    of = of or meeting(by=by)
    with transaction():
        return intake.take_in(of, "Thông báo kết luận", Source(text.encode(), text, "text/plain"), by=by)


def passage() -> Passage:
    """A passage that a task can come from."""
    by = actor()
    found = document("1. Phòng Quản lý đô thị sửa vỉa hè đường Trần Phú.", by=by)
    first = found.passages[0]
    first.outcome = Outcome.TASK
    db.session.commit()
    return first


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
) -> Task:
    """A task in any state, written as it would stand after its moves; quick, for rules and queries."""
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
        folded=fold(title),
    )
    made.units = [TaskUnit(unit=unit(code), part=Part.COORDINATING) for code in coordinating]
    made.units += [TaskUnit(unit=unit(code), part=Part.PLACE) for code in places]
    db.session.add(made)
    db.session.commit()
    return made


def assigned(*leads: str, due_on: date | None = None, by: Actor | None = None) -> list[Task]:
    """Tasks given through the service."""
    found = passage()
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
