"""The two real reorganisations of Từ Sơn, from one end to the other."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import tuson
from flask import Flask
from sqlalchemy import select

import make
from tracker.audit.models import AuditEntry
from tracker.audit.queries import prove
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Invalid
from tracker.core.labels import Recurrence, UnitKind
from tracker.intake import queries as intake
from tracker.intake import services as reading
from tracker.meetings.models import Document, Meeting
from tracker.meetings.queries import visible_to as readable_meetings
from tracker.meetings.rules import Outcome
from tracker.meetings.services import Source, freeze
from tracker.notifications.models import Notice
from tracker.org.models import Unit
from tracker.org.queries import directory_on, posts_of, roster_on, units_on
from tracker.org.services import import_units
from tracker.reorganisations import services
from tracker.reorganisations.services import NotYet
from tracker.reports.queries import Dashboard, dashboard
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries
from tracker.tasks import services as tasks
from tracker.tasks.models import Act, ActKind, Extension, Part, Task, TaskUnit
from tracker.tasks.queries import Filter, count_of
from tracker.tasks.rules import OPEN, State, Step
from tracker.tasks.services import Given

NOVEMBER = clock.at_office(date(2020, 11, 30), 9)
SENTENCE = "KẾT LUẬN\n1. UBND phường Tam Sơn kiểm tra các hộ lấn chiếm đất công, báo cáo trước ngày {day}.\n"


def morning(day: date) -> datetime:
    return clock.at_office(day, 0, 5)


def ward(name: str) -> str:
    """What a commune of 2020 has been called since February 2021."""
    return name.replace("Xã ", "Phường ")


def people(*codes: str) -> dict[str, Actor]:
    """An administrator, a secretary and a leader of the town, and head and official of each ward."""
    wanted: dict[str, tuple[Role, str]] = {
        "admin": (Role.ADMIN, "tinh"),
        "secretary": (Role.SECRETARY, "ubnd"),
        "leader": (Role.LEADER, "ubnd"),
        "above": (Role.LEADER, "tinh"),
    }
    for code in codes:
        wanted |= {f"{code} head": (Role.UNIT_HEAD, code), f"{code} official": (Role.OFFICIAL, code)}
    return make.actors(wanted)


def acting(person: Actor, day: date) -> Actor:
    """The person in the first post that they hold on the day."""
    posts = posts_of(person.person_id, day)
    return Actor(person.person_id, person.name, posts[0], posts)


def read(by: Actor, on: date, words: str) -> Document:
    """A document dated on a day, read today."""
    with transaction():
        return reading.take_in(
            make.meeting("ubnd", held_on=on, by=by),
            "Kết luận",
            Source(words.encode(), words, "text/plain"),
            by=by,
            dated_on=on,
        )


def lead_of(document: Document) -> Unit:
    """The unit that the one order of a document means."""
    (draft,) = (card.draft for card in intake.review(document).cards if card.draft is not None)
    return intake.roster_of(document).by_code[draft.lead[0]]


def board(by: Actor, on: date, borders: str = "") -> Dashboard:
    """The dashboard of the province as of a day, under the old or the new map."""
    wanted = Filter(on=on.isoformat() if on < clock.today() else "", map=borders)
    return dashboard(by, db.session.get_one(Unit, by.unit_id), wanted, wanted.horizon)


def test_five_communes_become_wards_and_stay_what_they_are(app: Flask) -> None:
    with clock.frozen(NOVEMBER):
        tuson.town()
        who = people("09370")
        (task,) = make.assigned("09370", due_on=date(2021, 3, 1), by=who["secretary"])
        plan = tuson.communes_become_wards(who["admin"])
        with pytest.raises(NotYet), transaction():
            services.carry_out(plan, by=who["admin"])
    ids = {unit.code: unit.id for unit in db.session.scalars(select(Unit))}
    with clock.frozen(morning(tuson.IN_2021)):
        assert "1 phương án" in services.carry_out_due(clock.now())
        assert "0 phương án" in services.carry_out_due(clock.now())
        today, before = clock.today(), tuson.IN_2021 - timedelta(days=1)
        assert {unit.code: unit.id for unit in db.session.scalars(select(Unit))} == ids, "no unit ends or begins"
        unit = tuson.of("09370", today)
        assert (unit.called(before), unit.called(today)) == ("Xã Tam Sơn", "Phường Tam Sơn")
        assert sum(each.name.startswith("Xã ") for each in directory_on(before)) == 5
        assert sum(each.name.startswith("Phường ") for each in directory_on(today)) == 12
        assert {each.kind for each in units_on(today) if each.code in tuson.COMMUNES} == {UnitKind.WARD}
        assert "P. Tam Sơn" in {name for each in directory_on(today) for name in each.aliases}
        assert "X. Tam Sơn" in {name for each in directory_on(before) for name in each.aliases}
        db.session.refresh(task)
        assert task.lead_id == unit.id
        told = [dict(entry.about).get("words") for entry in queries.timeline(task)]
        assert told == ["Xã Tam Sơn"], "the history says the name of its day"
        # The same ward, written by the name of the day of each document.
        old = read(who["secretary"], before, SENTENCE.replace("phường", "xã").format(day="20/03/2021"))
        new = read(who["secretary"], today, SENTENCE.format(day="20/03/2021"))
        assert lead_of(old) is lead_of(new) is unit
        assert posts_of(who["09370 head"].person_id, today)[0].unit_name == "Phường Tam Sơn"


def test_twelve_wards_become_four_and_nothing_is_lost(app: Flask) -> None:
    """One long life of a town: what was given before goes on after, under both maps with the same totals."""
    with clock.frozen(NOVEMBER):
        tuson.town()
        who = people(*(code for code, _, _ in tuson.WARDS), "dia-chinh")
        admin, secretary = who["admin"], who["secretary"]
        tuson.communes_become_wards(admin)
    with clock.frozen(morning(tuson.IN_2021)):
        services.carry_out_due(clock.now())
    with clock.frozen(clock.at_office(date(2025, 5, 20), 9)):
        due = date(2025, 7, 20)
        every = make.assigned(*(code for code, _, _ in tuson.WARDS), due_on=due, by=secretary)
        by_code = {task.lead.code: task for task in every}
        duty = make.series("@wards", every=Recurrence.MONTHLY, due_on=date(2025, 6, 25), by=secretary)
        own_duty = make.series("09376", every=Recurrence.MONTHLY, due_on=date(2025, 6, 20), by=secretary)
        closed = make.task("09376", state=State.DONE, submitted_on=date(2025, 5, 10), confidential=True)
        make.task("09397", state=State.DONE, due_on=date(2025, 5, 12), submitted_on=date(2025, 5, 10))
        late = make.task("09370", state=State.IN_PROGRESS, due_on=date(2025, 6, 1), confidential=True)
        stuck = make.task("09388", state=State.BLOCKED, blocker="09373", coordinating=("09379", "09373", "do-thi"))
        asked = make.extension(by_code["09376"], by=who["09376 official"])
        with transaction():
            tasks.move(by_code["09385"], Step.ACCEPT, Given(), by=who["09385 head"])
            tasks.name_official(by_code["09385"], make.person_of(who["09385 official"]), by=who["09385 head"])
        with transaction():
            wish = make.proposals.Wish("Sửa rãnh", "Rãnh bị sụt.", make.Topic.URBAN, make.unit("ubnd"))
            request = make.proposals.propose(wish, by=who["09391 head"])
        make.deputy_of(who["09370 head"], who["09370 official"], days=90)
        plan = tuson.twelve_become_four(admin)
        heads = {code: who[f"{code} head"].post.id for code in tuson.NEW}
        assert sorted(tuson.settle(plan, heads, admin)) == sorted(tuson.NEW), "heads of several wards meet in each"
        with transaction():
            freeze(late.passage.document, by=secretary)
        old_meeting = late.meeting_id
    eve = tuson.IN_2025 - timedelta(days=1)
    with clock.frozen(clock.at_office(eve, 23)):
        assert acting(who["09376 head"], eve).post.unit_name == "Phường Tương Giang"
        assert len({task.lead_id for task in db.session.scalars(select(Task).where(Task.state.in_(OPEN)))}) == 12
    with clock.frozen(morning(tuson.IN_2025)):
        today = clock.today()
        assert "1 phương án" in services.carry_out_due(clock.now())
        assert "0 phương án" in services.carry_out_due(clock.now()), "carried out once"
        db.session.expire_all()
        wards = [unit for unit in units_on(today) if unit.kind is UnitKind.WARD]
        assert sorted(unit.name for unit in wards) == sorted(tuson.NEW.values())
        assert {unit.path.split("/")[1] for unit in db.session.scalars(select(Unit))} == {wards[0].path.split("/")[1]}
        assert {unit.code for unit in units_on(today)} == {"tinh", *tuson.NEW}, "the level of the town is gone"
        _work_went_on(by_code, today)
        assert closed.lead.name == "Phường Tương Giang", "what was closed stays under its name"
        assert (stuck.blocker_unit.name if stuck.blocker_unit else "") == "Phường Phù Khê"
        assert [unit.name for unit in stuck.coordinating] == ["Phường Từ Sơn"], "once each, and not the lead itself"
        assert late.assigner.code == "tinh"
        assert db.session.get_one(Extension, asked.id).unit.name == "Phường Tam Sơn"
        assert (request.unit.name if request.unit else "", request.body.code) == ("Phường Từ Sơn", "tinh")
        assert sorted(unit.name for unit in duty.units) == sorted(tuson.NEW.values())
        assert [unit.name for unit in own_duty.units] == ["Phường Tam Sơn"]
        assert own_duty.leads == ["09370"]
        assert own_duty.addressee == "Phường Tam Sơn"
        _people_went_on(who, closed, late, today)
        _told_once(who)
        _same_totals(acting(who["above"], today), eve)
        _documents_mean_the_units_of_their_day(acting(who["secretary"], today), eve)
        # What the town ordered is still read by those who stood below it.
        ward = acting(who["09376 head"], today)
        seen = set(db.session.scalars(select(Meeting.id).where(readable_meetings(ward))))
        assert old_meeting in seen
        assert not ward.post.unit_path.startswith(late.meeting.body.path)
        with transaction():
            tasks.move(closed, Step.REOPEN, Given("Còn hộ chưa nhận"), by=acting(who["secretary"], today))
        assert (closed.lead.name, closed.state) == ("Phường Tam Sơn", State.IN_PROGRESS), "it wakes with the heir"
        with pytest.raises(Invalid, match="bỏ dòng"), transaction():
            import_units("code,kind,name,aliases\n09376,ward,Xã Tương Giang,\n", by=None)
        assert prove().broken is None


def _work_went_on(by_code: dict[str, Task], today: date) -> None:
    """Every open task has exactly one lead unit, which exists, and says in its history where it came from."""
    for code, name, heir in tuson.WARDS:
        task = by_code[code]
        assert task.lead.name == tuson.NEW[heir]
        assert task.lead.valid_on(today)
        assert [place.called(date(2020, 11, 30)) for place in task.places] == [name], (
            "places keep the name of the order"
        )
        (entry,) = db.session.scalars(select(Act).where(Act.task_id == task.id, Act.kind == ActKind.PASSED_ON))
        assert f"{ward(name)} → {tuson.NEW[heir]}" in entry.note
        assert "NQ 1658/NQ-UBTVQH15" in entry.note
        assert entry.version == task.version
    written = set(db.session.scalars(select(AuditEntry.subject_id).where(AuditEntry.action == "task.passed_on")))
    assert {task.id for task in by_code.values()} <= written
    led = by_code["09385"]
    assert led.state is State.IN_PROGRESS
    assert led.official in queries.official_choices(led), "who is in charge came along"
    open_ = list(db.session.scalars(select(Task).where(Task.state.in_(OPEN))))
    assert all(task.lead.valid_on(today) and task.assigner.valid_on(today) for task in open_)
    helpers = db.session.scalars(select(TaskUnit).join(TaskUnit.task).where(TaskUnit.part == Part.COORDINATING))
    assert all(row.unit.valid_on(today) for row in helpers if row.task.state in OPEN)


def _people_went_on(who: dict[str, Actor], closed: Task, late: Task, today: date) -> None:
    """Posts end and go on, one head each; secrets are lost by nobody and won by nobody."""
    for code, _, heir in tuson.WARDS:
        head, official = acting(who[f"{code} head"], today), acting(who[f"{code} official"], today)
        assert {head.post.unit_name, official.post.unit_name} == {tuson.NEW[heir]}
        assert head.role is (Role.UNIT_HEAD if code in tuson.NEW else Role.OFFICIAL)
    mayor = acting(who["09370 head"], today)
    assert mayor.post.title == "Chủ tịch UBND phường"
    deputy = posts_of(who["09370 official"].person_id, today)
    assert {post.holder_id for post in deputy} == {None, mayor.person_id}, "who deputises goes on to deputise"
    # A closed secret of Tương Giang is known to those who came from there, not to the others of the new ward.
    from_there, others = acting(who["09376 head"], today), acting(who["09370 official"], today)
    assert from_there.unit_id == others.unit_id
    for person, knows in ((from_there, True), (others, False), (acting(who["09385 head"], today), False)):
        seen = db.session.scalar(select(Task.id).where(Task.id == closed.id, queries.visible_to(person)))
        assert (seen is not None) is knows
        assert policy.knows(person, closed) is knows
    # An open one is the new ward's, which has to carry it out.
    for person, knows in ((from_there, True), (acting(who["09388 head"], today), False)):
        assert policy.knows(person, late) is knows


def _told_once(who: dict[str, Actor]) -> None:
    """Everybody of a ward is told once that it took work over, however many tasks came."""
    told = [
        (notice.person_id, notice.unit.name if notice.unit else "", notice.detail["many"])
        for notice in db.session.scalars(select(Notice).where(Notice.action == "org.unit_took_over"))
    ]
    assert len(told) == len({person for person, _, _ in told}) == 26
    assert {unit for _, unit, _ in told} == set(tuson.NEW.values())
    assert (who["09397 head"].person_id, "Phường Từ Sơn") in {(person, unit) for person, unit, _ in told}


def _same_totals(above: Actor, eve: date) -> None:
    """The evening before, told under the old and under the new map: other lines, the same totals, every list agrees."""
    old, new = board(above, eve), board(above, eve, "new")
    assert old.all == new.all
    assert {line.name for line in old.wards} == {ward(name) for _, name, _ in tuson.WARDS}
    assert {line.name for line in new.wards} == set(tuson.NEW.values())
    for borders in (old, new):
        assert sum(line.figures.assigned for line in borders.ranking) == borders.all.assigned
        assert sum(line.figures.overdue for line in borders.ranking) == borders.all.overdue == 14
        assert sum(line.figures.done for line in borders.ranking) == borders.all.done == 1
        for line in borders.ranking:
            behind = Filter(lead=line.unit.code, standing="assigned", on=borders.wanted.on, map=borders.wanted.map)
            assert count_of(above, behind, behind.horizon) == line.figures.assigned, line.name
    by_heir = {line.unit.id: line.figures.assigned for line in new.ranking}
    of_old = {line.unit.code: line.figures.assigned for line in old.ranking}
    for code, name in tuson.NEW.items():
        (heir,) = (unit for unit in units_on(clock.today()) if unit.name == name)
        joined = sum(of_old[each] for each, _, to in tuson.WARDS if to == code)
        offices = sum(of_old.get(each, 0) for each in ("dia-chinh", "do-thi")) if code == "09367" else 0
        assert by_heir[heir.id] == joined + offices
    # Today: what is closed counts with who carries it on, so no line is of a unit that has gone.
    now = board(above, clock.today())
    assert {line.unit.valid_to for line in now.ranking} == {None}
    assert now.all.assigned == old.all.assigned
    # One old ward by itself, asked as of its own time.
    alone = Filter(unit="09376", on=eve.isoformat())
    assert count_of(above, alone, alone.horizon) == of_old["09376"]


def _documents_mean_the_units_of_their_day(secretary: Actor, eve: date) -> None:
    """One sentence with one name, dated before and after: two units. What is issued late goes to who exists."""
    by = secretary
    body = db.session.scalar(select(Unit).where(Unit.code == "ubnd"))
    assert body is not None
    old = read(by, eve, SENTENCE.format(day="20/08/2025"))
    new = read(by, clock.today(), SENTENCE.format(day="20/08/2025"))
    before, after = lead_of(old), lead_of(new)
    assert (before.called(eve), after.name) == ("Phường Tam Sơn", "Phường Tam Sơn")
    assert before.code == after.code == "09370"
    assert before is not after
    assert (before.valid_to, after.valid_from) == (eve, clock.today())
    for card in intake.review(old).cards:
        card.passage.outcome = Outcome.TASK if card.draft is not None else Outcome.NONE
    db.session.commit()
    with transaction():
        (task,) = reading.issue(old, by=by)
    assert task.lead is after
    assert task.assigner.code == "tinh"
    assert {unit.code for unit in roster_on(eve, town=body).by_code.values()} >= {code for code, _, _ in tuson.WARDS}
