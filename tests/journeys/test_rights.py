"""Who gets through which door: every route, every role, for what is theirs, another's and confidential.

`rights.txt` beside this file is the table, to be read and agreed with by people; the test asks every door for real.
A new route is missing there until it is entered: `RIGHTS_WRITE=1 bin/test tests/journeys/test_rights.py` writes the
table as the program behaves, and the difference is what has to be reviewed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule

import make
from conftest import Browser, as_new
from tracker.access.permissions import GRANTS
from tracker.auth.queries import account_by_name
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import ItemKind, NoTaskReason, Recurrence, Topic, UnitKind
from tracker.core.text import fold
from tracker.exports import services as exports
from tracker.intake import services as intake
from tracker.intake.services import Fields
from tracker.jobs.timetable import TIMETABLE
from tracker.meetings.models import Document
from tracker.meetings.services import Source
from tracker.org.models import Post
from tracker.org.services import import_units
from tracker.papers import Form
from tracker.proposals.models import Proposal
from tracker.reorganisations import services as reorganisations
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.services import Outline
from tracker.reports import services as reports
from tracker.reports.queries.papers import REPORTS, Order
from tracker.reports.rules.rhythms import Rhythm
from tracker.storage.database import Base, db, transaction
from tracker.tasks import services
from tracker.tasks.models import Task, UrgedTask, UrgingLetter
from tracker.tasks.queries import Filter
from tracker.tasks.rules import State, Step
from tracker.workdays.services import seed

TABLE = Path(__file__).parent / "rights.txt"
#: Where each role acts. The order is that of the table's columns; nobody comes last.
READERS = {
    Role.SECRETARY: "ubnd",
    Role.LEADER: "ubnd",
    Role.UNIT_HEAD: "bac-ha",
    Role.OFFICIAL: "bac-ha",
    Role.VIEWER: "bac-ha",
    Role.ADMIN: "dang-uy",
}
#: Three orders: who gives, who does, the word that stands in every sentence of it, whether it is confidential. The
#: first is the readers' own; the second touches no unit above or below theirs; of the third the secretary and the
#: leader stand above both units, and may not know all the same.
ORDERS = {
    "own": ("ubnd", "bac-ha", "Chim Sẻ", False),
    "other": ("mat-tran", "nong-dan", "Đại Bàng", False),
    "secret": ("dia-chinh", "nam-ha", "Phượng Hoàng", True),
}
#: What an argument that is no number can be: the same for every order.
WORDS = {"step_name": Step.REPORT.value, "name": TIMETABLE[0].name, "token": "khong-co", "form": "xlsx", "act": "close"}
WORDS["kind"] = "merge"
WORDS["code"] = next(iter(REPORTS))
#: Arguments of which this town holds no row: what their doors answer is that there is none.
NO_ROWS = {
    "deputyship_id",
    "lesson_id",
    "worksheet_id",
    "session_id",
    "import_id",
    "people_import_id",
}
NO_ID = 999_999
#: Where programs come in: with a token of the same person, which may do everything that they may.
API = "/api/v1/"
HEAD = """\
# Who gets through which door. `+` gets through (what is entered may still be refused), `3` is refused (403),
# `4` is told that there is no such thing (404), `s` is sent to sign in (401 where programs ask). Three signs: something
# of one's own, of another unit (neither above nor below), a confidential order of units below. One sign: nothing in
# particular, or no right at all.
"""


def give(body: str, lead: str, mark: str, confidential: bool) -> Document:
    """An order with everything that can happen to one; the meeting and the document do not bear the mark."""
    by = make.actor(Role.SECRETARY, body, name=f"Thư ký {body}")
    head = make.actor(Role.UNIT_HEAD, lead, name=f"Trưởng {lead}")
    official = make.actor(Role.OFFICIAL, lead, name=f"Cán bộ {lead}")
    text = f"1. Kiểm tra hồ sơ {mark} một.\n2. Hằng tháng báo cáo hồ sơ {mark} hai.\n3. Rà soát danh sách {mark} ba.\n"
    with transaction():
        document = intake.take_in(
            make.meeting(body, by=by), "Kết luận tháng 11", Source(text.encode(), text, "text/plain"), by=by
        )
    leads = {"một": (lead,), "hai": (lead,), "ba": (lead, "do-thi" if body == "ubnd" else lead)}
    with transaction():
        for passage in document.passages:
            key = next((key for key in leads if f"{mark} {key}" in passage.text), None)
            if key is None:
                intake.dismiss(passage, NoTaskReason.HEADING, "", by=by)
                continue
            given = Fields(
                kind=ItemKind.DIRECTIVE,
                title=passage.text[:90].strip(" ."),
                lead=tuple(dict.fromkeys(leads[key])),
                coordinating=(),
                places=(),
                topic=Topic.LAND,
                due_on=None if key == "hai" else clock.today() - timedelta(days=2),
                recurrence=Recurrence.MONTHLY if key == "hai" else None,
                confidential=confidential,
            )
            intake.correct(passage, given, by=by)
        intake.issue(document, by=by)
    tasks = select(Task).where(Task.meeting_id == document.meeting_id).order_by(Task.id)
    live(db.session.scalars(tasks).first(), f"Lời về {mark}", by, head, official)
    if not confidential:
        make.proposal(lead, body, title=f"Đề nghị về {mark}")
    return document


def live(task: Task | None, words: str, by: Actor, head: Actor, official: Actor) -> None:
    assert task is not None
    with transaction():
        services.move(task, Step.ACCEPT, services.Given(), by=head)
        services.name_official(task, make.person_of(official), by=head)
        services.add_step(task, services.Planned(words, clock.today()), by=official)
    make.reported(task, official, "anh.jpg")
    make.value(make.measure(task), "120")
    with transaction():
        services.ask_extension(task, clock.today() + timedelta(days=9), words, by=official)
    make.urged(task, by=by)
    make.direction(task, words, by=make.actor(Role.LEADER, task.assigner.code))
    assert task.state is State.IN_PROGRESS


def ids_of(document: Document) -> dict[str, list[int]]:
    """Ids by table of everything that hangs on one order."""
    meeting = document.meeting_id
    tasks = select(Task.id).where(Task.meeting_id == meeting)
    letters = select(UrgedTask.letter_id).where(UrgedTask.task_id.in_(tasks))
    found = {
        "meetings": {meeting},
        "urging_letters": set(db.session.scalars(letters)),
        "urgings": set(db.session.scalars(select(UrgingLetter.urging_id).where(UrgingLetter.id.in_(letters)))),
    }
    grown = True
    while grown:
        grown = False
        for table in Base.metadata.sorted_tables:
            for key in table.foreign_keys if "id" in table.c else ():
                of = found.get(key.column.table.name)
                rows = set(db.session.scalars(select(table.c.id).where(key.parent.in_(of)))) if of else set()
                if rows - found.setdefault(table.name, set()):
                    found[table.name] |= rows
                    grown = True
    # Beside the order: the unit that carries it out, and its head.
    lead = db.session.scalars(tasks.with_only_columns(Task.lead_id)).first()
    head = db.session.scalars(select(Post).where(Post.unit_id == lead, Post.role == Role.UNIT_HEAD)).first()
    assert head is not None
    found |= {"units": {head.unit_id}, "posts": {head.id}, "people": {head.person_id}}
    found["proposals"] = set(db.session.scalars(select(Proposal.id).where(Proposal.unit_id == lead)))
    return {name: sorted(ids) for name, ids in found.items() if ids}


def keep(by: Actor, mark: str) -> dict[str, list[int]]:
    """What somebody keeps, ordered, published and plans; the name that only they may read bears the mark."""
    order = Order.of(make.mailed(by, "thuky@vidu.vn"), "register", MultiDict())
    with transaction():
        view = reports.save("tasks", "state=blocked", f"Việc vướng {mark}", by=by)
        subscription = reports.subscribe(order, Rhythm.WEEKLY, Form.DOCX, by=by)
        published = reports.publish(order, by=by)
        plan = reorganisations.draft(Outline("Phương án sắp xếp", "Nghị quyết số 1", clock.today()), by=by)
        board = Born(f"ban-{plan.id}", f"Ban số {plan.id}", UnitKind.AGENCY)
        change = reorganisations.put_change(plan, ChangeKind.FOUND, [], [board], by=by)
        export = exports.ask(Filter(), ("title",), by=by)
    return {
        "saved_views": [view.id],
        "report_subscriptions": [subscription.id],
        "published_reports": [published.id],
        "exports": [export.id],
        "reorganisations": [plan.id],
        "unit_changes": [change.id],
    }


#: The table whose ids an argument takes, where the name does not say so.
TABLES = {
    "step_id": "plan_steps",
    "value_id": "measure_values",
    "letter_id": "urging_letters",
    "urged_id": "urged_tasks",
    "file_id": "move_files",
    "day_id": "calendar_days",
    "mail_id": "outgoing_mail",
    "import_id": "people_imports",
    "person_id": "people",
    "published_id": "published_reports",
    "session_id": "account_sessions",
    "subscription_id": "report_subscriptions",
    "view_id": "saved_views",
    "token_id": "api_tokens",
    "sending_id": "webhook_sendings",
    "conclusion_id": "passages",
}


def values(rule: Rule, ids: dict[str, list[int]], hanging: set[str]) -> dict[str, str | int]:
    said: dict[str, str | int] = {}
    for argument in rule.arguments:
        if argument in WORDS:
            said[argument] = WORDS[argument]
            continue
        name = TABLES.get(argument, argument.removesuffix("_id") + ("" if argument == "series_id" else "s"))
        table = Base.metadata.tables[name]
        # What hangs on no order (mail, days of the calendar) is the same for all three.
        free = list(db.session.scalars(select(table.c.id).limit(1))) if name not in hanging else [NO_ID]
        assert free or argument in NO_ROWS, f"the town holds nothing for `{argument}` of {rule.rule}"
        said[argument] = (ids.get(name) or free or [NO_ID])[0]
    return said


def doors(app: Flask) -> Iterator[tuple[str, Rule, str]]:
    """Every guarded route with each of its methods."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule)):
        guard = getattr(app.view_functions[rule.endpoint], "guard", None)
        if guard != "public" and rule.endpoint != "static":
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield f"{method:6} {rule.endpoint:28} {guard:18}", rule, method


def sign(answer: object) -> str:
    code: int = answer.status_code  # type: ignore[attr-defined]
    if code >= 500:
        return "!"
    if code == 401:
        return "s"
    if code == 302 and urlsplit(answer.headers["Location"]).path == "/sign-in":  # type: ignore[attr-defined]
        return "s"
    return {403: "3", 404: "4"}.get(code, "+")


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_every_door_lets_in_whom_the_table_says_and_tells_nobody_of_anothers_order(app: Flask) -> None:
    with transaction():
        import_units(f"{make.TOWN}nong-dan,front,Hội Nông dân thị xã,,mat-tran\n", by=None)
        seed(clock.today().year, by=None)
    make.mailed(make.actor(Role.UNIT_HEAD, "bac-ha", name="Nhận thư"))
    make.webhook()
    worlds = {name: ids_of(give(*order)) for name, order in ORDERS.items()}
    accounts = {role: make.account(role, code) for role, code in READERS.items()}
    # What is kept by one person is the reading secretary's; the others' belongs to those who gave the other orders.
    mine = account_by_name(accounts[Role.SECRETARY])
    assert mine is not None
    keepers = {name: make.actor(Role.SECRETARY, order[0], name=f"Người giữ {name}") for name, order in ORDERS.items()}
    keepers["own"] = make.actor_of(mine.person.posts[0])
    for name, by in keepers.items():
        worlds[name] |= keep(by, ORDERS[name][2])
    tokens = {account: make.token(account) for account in accounts.values()}
    hanging = {name for ids in worlds.values() for name in ids}
    urls = app.url_map.bind("localhost")
    marks = [fold(ORDERS[name][2]) for name in ("other", "secret")]
    asked = []
    for words, rule, method in doors(app):
        moving = any(argument not in WORDS for argument in rule.arguments)
        paths = [urls.build(rule.endpoint, values(rule, ids, hanging), method=method) for ids in worlds.values()]
        granted = GRANTS[app.view_functions[rule.endpoint].guard]  # type: ignore[attr-defined]
        asked.append((words, method, paths if moving else paths[:1], granted))
    said: dict[str, list[str]] = {words: [] for words, *_ in asked}
    for role, account in (*accounts.items(), (None, None)):
        reader = Browser(app.test_client())
        if account:
            reader.sign_in(account).bear(tokens[account])
        anew = as_new()
        for words, method, paths, granted in asked:
            signs = ""
            # Without the right the guard looks at no subject: one answers for all three.
            for path in paths if role in granted else paths[:1]:
                # What a program sends is judged after the guard only when it is JSON at all.
                more = {"json": {}} if path.startswith(API) and method != "GET" else {}
                answer = reader._ask(method.lower(), path, **more)
                signs += sign(answer)
                if answer.mimetype.startswith("text/") or path.startswith(API):
                    told = fold(answer.text)
                    hidden = marks[1:] if "lesson" in path else marks
                    assert not [mark for mark in hidden if mark in told], (account, method, path)
                if method != "GET" and signs[-1] == "+":
                    anew()
            said[words].append(signs)
    lines = [f"{words} {' '.join(f'{each:4}' for each in signs)}".rstrip() for words, signs in said.items()]
    heads = f"# {'method, route, right':53} {' '.join(f'{role.value[:4]:4}' for role in READERS)} nobody"
    if os.environ.get("RIGHTS_WRITE"):
        TABLE.write_text(HEAD + "\n".join([heads, *lines]) + "\n", encoding="utf-8")
    agreed = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == agreed, "the table and the program differ"


def test_the_table_says_what_the_grants_say(app_of_session: Flask) -> None:
    """Roles without the right are refused everywhere, nobody gets in unsigned, and no role reaches another's things."""
    rows = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    granted = {permission.value: {role.value for role in roles} for permission, roles in GRANTS.items()}
    for method, endpoint, right, *signs in rows:
        assert "!" not in "".join(signs), f"{method} {endpoint} failed"
        *by_role, nobody = signs
        assert set(nobody) == {"s"}, endpoint
        for role, cell in zip(READERS, by_role, strict=True):
            if role.value not in granted[right]:
                assert set(cell) == {"3"}, (method, endpoint, role)
            elif len(cell) == 3 and "+" in cell[1:]:
                assert any(endpoint.startswith(door) for door in OPEN_TO_OTHERS.get(role, {})), (method, endpoint, role)


#: Offices are public: their names stand in every order.
_OFFICES = {"api.unit": "names of public offices"}


def _scope(*doors: str) -> dict[str, str]:
    return dict.fromkeys(doors, "a unit below the own one; of a confidential order the page keeps the words to itself")


#: Doors, by the beginning of their name, that lead to something of another unit all the same; each with its reason.
OPEN_TO_OTHERS: dict[Role, dict[str, str]] = {
    Role.SECRETARY: _scope(
        "api.change_meeting",
        "api.document",
        "api.meeting",
        "api.take_in_document",
        "intake.document",
        "intake.meeting",
        "intake.new",
        "meetings.",
        "people.hand_over",
        "reorganisations.",
        "reports.published",
        "reports.withdraw",
        "tasks.letterhead",
    )
    | _OFFICES
    | {"connections.revoke": "one's own token, whatever the order"}
    | {"reorganisations.unit": "the directory of units holds no secret: what one was called, and whom it carries on"},
    Role.LEADER: _scope(
        "api.document",
        "api.meeting",
        "intake.document",
        "intake.meeting",
        "meetings.history",
        "people.hand_over",
        "reports.published",
        "reports.withdraw",
        "tasks.letterhead",
    )
    | _OFFICES,
    Role.UNIT_HEAD: _OFFICES,
    Role.OFFICIAL: _OFFICES,
    Role.VIEWER: _OFFICES,
    Role.ADMIN: {
        "auth.reset_second_factor": "accounts of the whole site",
        "connections.": "tokens and webhooks of the whole site",
        "auth.identity": "accounts of the whole site",
        "auth.unlink_identity": "accounts of the whole site",
        "people.erase": "people of the whole site",
        "intake.": "what the reading has learnt, for the whole site",
        "jobs.": "the post of the whole site",
        "people.": "people and posts of the whole site",
        "reorganisations.": "units of the whole site",
        "workdays.": "one calendar for the whole site",
    }
    | _OFFICES,
}
