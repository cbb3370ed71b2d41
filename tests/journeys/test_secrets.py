"""Nothing on any page tells of a confidential order to whoever may not know of it: neither word, nor link, nor figure.

A town with three confidential orders that touch every feature is read through every GET route of the URL map; then
the orders are taken out of the database with all that hangs on them, and the same pages are read again. For an
outsider both towns are the same. New routes are found by themselves. One with a new kind of argument is named in
`WORDS`, or finds its ids by the name of a table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, product

import pytest
from flask import Flask
from sqlalchemy import Table, select
from werkzeug.datastructures import MultiDict
from werkzeug.routing import IntegerConverter, Rule

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import ItemKind, NoTaskReason, Recurrence, Topic
from tracker.core.text import fold
from tracker.extraction.files import read_file
from tracker.intake import services as intake
from tracker.intake.services import Fields
from tracker.jobs.timetable import TIMETABLE
from tracker.mail.models import OutgoingMail
from tracker.meetings.models import Document
from tracker.meetings.services import Source
from tracker.notifications import services as notices
from tracker.papers import Form
from tracker.proposals import services as proposals
from tracker.proposals.rules import Act
from tracker.reports import services as reports
from tracker.reports.queries.papers import REPORTS, Order
from tracker.reports.rules.rhythms import Rhythm
from tracker.storage.database import Base, db, transaction
from tracker.tasks import services
from tracker.tasks.models import FanOut, Series, Task, UrgedTask, Urging, UrgingLetter
from tracker.tasks.rules import State, Step

#: A word that stands in every title and passage of a confidential order, and nowhere else.
MARK = "Đại Bàng"
TEXT = f"""1. UBND xã Bắc Hà xác minh hồ sơ {MARK} một, phối hợp với Phòng TN&MT.
2. UBND xã Bắc Hà và Phòng TN&MT kiểm tra hồ sơ {MARK} hai.
3. UBND xã Bắc Hà hằng tháng báo cáo hồ sơ {MARK} ba.
4. Các xã, phường công khai danh sách hộ lấn chiếm đất công.
5. Phòng Quản lý đô thị sửa vỉa hè đường Trần Phú.
"""
#: What tells the five passages apart; the first three are confidential.
KEYS = (f"{MARK} một", f"{MARK} hai", f"{MARK} ba", "công khai", "vỉa hè")
#: Whose posts may not know: above, beside and within the unit that gave the order.
OUTSIDERS = {
    "secretary above": (Role.SECRETARY, "dang-uy"),
    "leader above": (Role.LEADER, "dang-uy"),
    "viewer of the unit that gave it": (Role.VIEWER, "ubnd"),
    "head of another ward": (Role.UNIT_HEAD, "nam-ha"),
    "administrator": (Role.ADMIN, "dang-uy"),
}
INSIDERS = {
    "head": (Role.UNIT_HEAD, "bac-ha"),
    "official": (Role.OFFICIAL, "bac-ha"),
    "helper": (Role.UNIT_HEAD, "dia-chinh"),
    "clears": (Role.UNIT_HEAD, "do-thi"),
    "secretary": (Role.SECRETARY, "ubnd"),
    "leader": (Role.LEADER, "ubnd"),
}
#: What a page without arguments is asked for besides itself.
ASKED = ("", "?q=dai+bang", "?secret=1&on=2026-11-22", "?task={task}")
#: What an argument that is no number can be; one of each kind, since every reading costs its time five times.
WORDS = {
    "step_name": [Step.REPORT.value, Step.PAUSE.value],
    "name": [TIMETABLE[0].name],
    "token": ["khong-co"],
    "code": sorted(REPORTS),
    "form": [Form.DOCX.value],
    "act": ["close"],
    "kind": ["merge"],
}
CODE = "register"
#: Reading these changes what is read.
WRITES = {"notifications.open_notice", "operations.metrics"}
#: Read for words and links, not compared: the record grows by every sign-in of this test, and a secret for a second
#: factor is a new one each time.
GROWS = ("/admin/audit", "/account/second-factor")


@dataclass
class World:
    """The town: what is confidential in it, by table, and the calendar addresses of the outsiders."""

    secret: dict[str, set[int]]
    tasks: list[Task]
    document: Document
    feeds: dict[str, str]
    accounts: dict[str, str]


def hold(town: dict[str, Actor]) -> Document:
    """A document whose first three passages are confidential, reviewed and issued by the secretary."""
    by = town["secretary"]
    with transaction():
        document = intake.take_in(
            make.meeting("ubnd", by=by), "Kết luận tháng 11", Source(TEXT.encode(), TEXT, "text/plain"), by=by
        )
    leads = (("bac-ha",), ("bac-ha", "dia-chinh"), ("bac-ha",), ("bac-ha", "nam-ha"), ("do-thi",))
    with transaction():
        for passage in document.passages:
            words = passage.text
            number = next((at for at, key in enumerate(KEYS) if key in words), None)
            if number is None:
                intake.dismiss(passage, NoTaskReason.HEADING, "", by=by)
                continue
            given = Fields(
                kind=ItemKind.DIRECTIVE,
                title=words[:90].strip(" .,"),
                lead=leads[number],
                coordinating=("dia-chinh",) if number == 0 else (),
                places=(),
                topic=Topic.LAND,
                due_on=clock.today() - timedelta(days=2) if number != 2 else None,
                recurrence=Recurrence.MONTHLY if number == 2 else None,
                confidential=number < 3,
            )
            intake.correct(passage, given, by=by)
        intake.issue(document, by=by)
    return document


def live(task: Task, town: dict[str, Actor], title: str) -> None:
    """Everything that can happen to a task, one after the other."""
    head, official = town["head"], town["official"]
    with transaction():
        services.move(task, Step.ACCEPT, services.Given(), by=head)
        services.name_official(task, make.person_of(official), by=head)
        services.add_step(task, services.Planned(title, clock.today()), by=official)
    make.reported(task, official, "dai-bang.jpg")
    make.value(make.measure(task), "120")
    with transaction():
        services.ask_extension(task, clock.today() + timedelta(days=9), title, by=official)
    for _ in range(3):
        make.urged(task, by=town["secretary"])
    make.direction(task, title, by=town["leader"])
    with transaction():
        services.move(task, Step.BLOCK, services.Given(note=title, unit=make.unit("do-thi")), by=official)
    asked = make.proposal("nam-ha", title="Sửa rãnh thoát nước")
    open_task = db.session.scalars(select(Task).where(Task.confidential.is_(False))).first()
    assert open_task is not None
    with transaction():
        proposals.decide(asked, Act.LINK, "Đã giao", [open_task, task], by=town["secretary"])


#: The town lives on one database: that SQL and rule agree on both is tested where they stand.
pytestmark = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


@pytest.fixture
def world(app: Flask) -> World:
    """The town, on one database: that SQL and rule agree on both is tested where they stand."""
    make.town()
    town = make.actors(INSIDERS)
    make.mailed(town["head"])
    with clock.frozen(clock.now() - timedelta(days=3)):
        document = hold(town)
    tasks = list(db.session.scalars(select(Task).order_by(Task.id)))
    secret = [task for task in tasks if task.confidential]
    assert [sum(key in task.passage.text for task in secret) for key in KEYS] == [1, 2, 1, 0, 0]
    live(secret[0], town, f"Lời về {MARK}")
    make.urged(*[task for task in tasks if task.state is State.ASSIGNED], by=town["secretary"])
    keep(tasks[0], town["secretary"])
    accounts = {name: make.account(*post) for name, post in OUTSIDERS.items()}
    feeds = {}
    for name, post in OUTSIDERS.items():
        with transaction():
            feeds[name] = notices.open_feed(by=make.actor(*post))
    return World(closure(), secret, document, feeds, accounts)


def keep(task: Task, by: Actor) -> None:
    """Reports published and ordered by mail by somebody who knows of the orders."""
    asked = MultiDict({"meeting": str(task.meeting_id)})
    make.mailed(by, "thuky@vidu.vn")
    for code in ("register", "meeting"):
        with transaction():
            reports.publish(Order.of(by, code, asked), by=by)
            reports.subscribe(Order.of(by, code, asked), Rhythm.WEEKLY, Form.DOCX, by=by)


def closure() -> dict[str, set[int]]:
    """Ids by table: the confidential tasks with what holds them together, and all rows that point to one of these."""
    tasks = select(Task.id).where(Task.confidential)
    letters = select(UrgedTask.letter_id).where(UrgedTask.task_id.in_(tasks))
    passages = select(Task.passage_id).where(Task.confidential)
    found: dict[str, set[int]] = {
        "tasks": set(db.session.scalars(tasks)),
        "fan_outs": set(db.session.scalars(select(FanOut.id).where(FanOut.passage_id.in_(passages)))),
        "series": set(db.session.scalars(select(Series.id).where(Series.passage_id.in_(passages)))),
        "urging_letters": set(db.session.scalars(letters)),
        "urgings": set(
            db.session.scalars(
                select(Urging.id).where(
                    Urging.id.in_(select(UrgingLetter.urging_id).where(UrgingLetter.id.in_(letters)))
                )
            )
        ),
    }
    grown = True
    while grown:
        grown = False
        for table in Base.metadata.sorted_tables:
            if "id" not in table.c:
                continue
            for key in table.foreign_keys:
                of = found.get(key.column.table.name)
                if of:
                    rows = set(db.session.scalars(select(table.c.id).where(key.parent.in_(of))))
                    if rows - found.setdefault(table.name, set()):
                        found[table.name] |= rows
                        grown = True
    return {name: ids for name, ids in found.items() if ids}


def forget(world: World) -> None:
    """Take everything confidential out, as if it had never been; the passages stay, as words that nobody sees."""
    for table in reversed(Base.metadata.sorted_tables):
        if "id" in table.c:
            db.session.execute(table.delete().where(table.c.id.in_(world.secret.get(table.name, ()))))
            continue
        for key in table.foreign_keys:
            ids = world.secret.get(key.column.table.name, ())
            db.session.execute(table.delete().where(key.parent.in_(ids)))
    db.session.commit()


def table_of(argument: str) -> Table:
    """The table whose ids an argument such as "task_id" takes."""
    name = argument.removesuffix("_id").replace("person", "people")
    names = [each.name for each in Base.metadata.sorted_tables]
    fit = [each for each in names if each in (name, f"{name}s")]
    fit += [each for each in names if each.endswith((f"_{name}s", f"_{name}")) or each.startswith(f"{name}_")]
    assert fit, f"which table do the ids of `{argument}` come from?"
    return Base.metadata.tables[fit[0]]


def numbers(argument: str, world: World) -> list[int]:
    """Ids that tell of something confidential, four at most, and one of others."""
    table = table_of(argument)
    column = table.c.id if "id" in table.c else next(iter(table.primary_key))
    ids = sorted(db.session.scalars(select(column)))
    secret = world.secret.get(table.name, set())
    return [each for each in ids if each in secret][:4] + list(islice((each for each in ids if each not in secret), 1))


def addresses(app: Flask, world: World, feed: str, *, method: str = "GET", only_secret: bool = False) -> Iterator[str]:
    """The addresses of every route, with all arguments that could tell something."""
    known = {**WORDS, "secret": [feed]}
    urls = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method not in (rule.methods or ()) or rule.endpoint == "static" or rule.endpoint in WRITES:
            continue
        choices = [_values(rule, argument, world, known) for argument in sorted(rule.arguments)]
        for values in product(*choices):
            arguments = dict(zip(sorted(rule.arguments), values, strict=True))
            if only_secret and not any(
                value in world.secret.get(table_of(name).name, ())
                for name, value in arguments.items()
                if name[-3:] == "_id"
            ):
                continue
            if "form" in arguments and arguments.get("code", CODE) != CODE:
                continue  # every report is read on its page; one of them in a file, as all are drawn by one engine
            address = urls.build(rule.endpoint, arguments, method=method)
            yield from (address + each.format(task=world.tasks[0].id) for each in (ASKED if not arguments else ("",)))
            if rule.arguments == {"step_name"}:
                yield f"{address}?task={world.tasks[0].id}"


def _values(rule: Rule, argument: str, world: World, known: dict[str, list[str]]) -> list[int] | list[str]:
    if isinstance(rule._converters[argument], IntegerConverter):
        return numbers(argument, world)
    assert argument in known, f"say in WORDS what `{argument}` of {rule.rule} can be"
    return known[argument]


def said(answer: object) -> str:
    """What an answer says, whatever file it is, without what changes from one reading to the next."""
    data: bytes = answer.data  # type: ignore[attr-defined]
    kind: str = answer.mimetype  # type: ignore[attr-defined]
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode(errors="ignore") for name in sorted(archive.namelist()))
    if kind == "application/pdf":
        return str(read_file(data, "x.pdf", max_bytes=10**8).text)
    text = data.decode(errors="ignore").replace("\r\n ", "")
    return re.sub(r'(name="csrf_token" value=|nonce=)"[^"]*"', "", text)


def test_no_page_tells_an_outsider_of_a_confidential_order(web: Browser, world: World) -> None:
    read: dict[tuple[str, str], str] = {}
    app = web.client.application
    links = [f"/tasks/{task.id}" for task in world.tasks]
    for name, account in world.accounts.items():
        web.sign_in(account)
        for address in addresses(app, world, world.feeds[name]):
            answer = web.get(address)
            assert answer.status_code < 500, address
            if answer.status_code != 200:
                continue
            read[name, address] = text = said(answer)
            typed = "dai+bang" in address
            assert typed or fold(MARK) not in fold(re.sub(r"<[^>]+>", " ", text)), (name, address)
            assert not re.findall(rf'href="({"|".join(links)})["/?#]', text), (name, address)
    opened = {address.split("?")[0] for _, address in read}
    assert {"/tasks", "/meetings", "/dashboard", "/urgings", "/proposals", "/fan-outs", "/series", "/notices"} <= opened
    assert f"/documents/{world.document.id}" in opened
    forget(world)
    for name, account in world.accounts.items():
        web.sign_in(account)
        for (reader, address), before in read.items():
            if reader == name and not address.startswith(GROWS):
                assert said(web.get(address)) == before, (name, address)


def test_no_form_takes_a_confidential_order_from_an_outsider(web: Browser, world: World) -> None:
    app = web.client.application
    web.sign_in(world.accounts["secretary above"])
    for address in addresses(app, world, "", method="POST", only_secret=True):
        assert web.post(address).status_code in (403, 404), address


def test_those_who_may_know_see_it_with_its_sign_and_mail_says_only_its_number(web: Browser, world: World) -> None:
    task = world.tasks[0]
    for name in INSIDERS:
        web.sign_in(make.account(*INSIDERS[name]))
        for address in ("/tasks?secret=1", f"/tasks/{task.id}"):
            page = web.get(address)
            assert f"{MARK} một" in page.text, (name, address)
            assert "Mật</span>" in page.text, (name, address)
    web.sign_in(make.account(*INSIDERS["secretary"]))
    assert MARK in web.get(f"/documents/{world.document.id}").text
    assert web.get(f"/documents/{world.document.id}/original").status_code == 200
    mails = list(db.session.scalars(select(OutgoingMail)))
    about = [mail for mail in mails if f"mật số {task.id}" in mail.body]
    assert about
    for mail in mails:
        assert fold(MARK) not in fold(mail.subject + mail.body)
    alone = [mail for mail in about if "thông báo mới" not in mail.subject]
    assert alone, "a mail of many tells of open tasks too, by unit and deadline"
    assert not [mail.body for mail in alone if "Bắc Hà" in mail.subject + mail.body or "Hạn:" in mail.body]


def test_marking_and_lifting_take_a_reason_stand_in_the_history_and_hold_for_the_whole_order(
    web: Browser, app: Flask
) -> None:
    town = make.actors(INSIDERS)
    tasks = make.assigned("bac-ha", "nam-ha", by=town["secretary"])
    first, second = (task.id for task in tasks)
    reader = make.account(Role.SECRETARY, "dang-uy")
    web.sign_in(reader)
    assert web.get(f"/tasks/{second}").status_code == 200
    assert web.post(f"/tasks/{first}/confidential", {"to": "secret", "note": "x"}).status_code == 403, "would lose it"
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert web.get(f"/tasks/{first}/confidential").status_code == 200
    refused = web.post(f"/tasks/{first}/confidential", {"to": "secret", "note": ""})
    assert refused.status_code == 422
    assert "Ghi lý do" in refused.text
    assert web.post(f"/tasks/{first}/confidential", {"to": "secret", "note": "Có tên công dân"}).status_code == 302
    page = web.get(f"/tasks/{second}").text
    assert "Đánh dấu mật" in page
    assert "Có tên công dân" in page
    web.sign_in(reader)
    assert [web.get(f"/tasks/{each}").status_code for each in (first, second)] == [404, 404]
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    assert web.post(f"/tasks/{first}/confidential", {"to": "open", "note": "Đã công bố"}).status_code == 302
    web.sign_in(reader)
    assert "Đã công bố" in web.get(f"/tasks/{second}").text
