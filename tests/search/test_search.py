"""Searching on both databases: what is found, in which order, by whom; and that the index is always true."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import delete, select, update

import make
from conftest import NOW, Browser
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import Findable, ItemKind, NoTaskReason, Topic
from tracker.intake import services as intake
from tracker.intake.services import Fields
from tracker.meetings.models import Document
from tracker.org.services import import_units
from tracker.proposals import services as proposals
from tracker.proposals.rules import Act
from tracker.search import queries, services
from tracker.search.queries import Wanted
from tracker.search.rules import MOST
from tracker.storage.database import db, transaction
from tracker.storage.index import SearchEntry
from tracker.tasks import queries as tasks
from tracker.tasks import services as acts
from tracker.tasks.models import Task
from tracker.tasks.rules import RemarkKind, State, Step

TODAY = clock.local(NOW).date()
SMALL = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def find(actor: Actor, query: str, **more: str) -> list[str]:
    """Titles (or words) of what is found, best first; the counts of kinds agree with it."""
    wanted = Wanted(q=query, **more)
    found = queries.find(actor, wanted)
    rows = queries.results(found, number=1, size=50).rows
    total = found.kinds.get(Findable(wanted.kind), 0) if wanted.kind else found.everything
    assert len(rows) == min(total, 50)
    assert [row.entry.id for row in rows] == [number for number, _ in found.entries[:50]]
    return [row.entry.title or row.entry.text for row in rows]


def tasks_found(actor: Actor, query: str, **more: str) -> list[str]:
    return find(actor, query, kind="task", **more)


@pytest.fixture
def leader(app: Flask) -> Actor:
    """Who sees everything in the town."""
    return make.actor(Role.LEADER, "dang-uy")


def test_words_are_found_without_tones_as_numbers_phrases_and_beginnings(leader: Actor) -> None:
    of = make.passage()
    for title in (
        "Sửa Đường 277",
        "Dọn đường 12",
        "Kế hoạch giải phóng mặt bằng",
        "Mặt sân bằng phẳng",
        "Theo số 12-TB/TU",
    ):
        make.task(title=title, of=of)
    assert tasks_found(leader, "duong 277") == ["Sửa Đường 277"]
    assert tasks_found(leader, "ĐƯỜNG 277") == ["Sửa Đường 277"]
    assert tasks_found(leader, "277") == ["Sửa Đường 277"]
    assert tasks_found(leader, "27") == [], "a number is whole"
    assert tasks_found(leader, "ke hoach giai ph") == ["Kế hoạch giải phóng mặt bằng"]
    assert tasks_found(leader, '"mat bang"') == ["Kế hoạch giải phóng mặt bằng"]
    assert set(tasks_found(leader, "mat bang")) == {"Kế hoạch giải phóng mặt bằng", "Mặt sân bằng phẳng"}
    assert tasks_found(leader, "12-tb/tu") == ["Theo số 12-TB/TU"]
    assert tasks_found(leader, "tb tu 12") == ["Theo số 12-TB/TU"]
    assert len(tasks_found(leader, "duong tran phu")) == 5, "the passage a task comes from is searched too"
    assert len(tasks_found(leader, "bac ha sua")) == 5, "and the name of the unit that leads it"
    assert tasks_found(leader, "uong") == [], "no words within words"


def test_what_has_the_tones_that_were_typed_comes_first_then_titles_then_the_newest(leader: Actor) -> None:
    of = make.passage()
    for title, ago in (("Bán đất", 1), ("Bàn đạt", 2), ("Ban dat", 0)):
        make.task(title=title, of=of, assigned_on=TODAY - timedelta(days=ago))
    assert tasks_found(leader, "bán đất")[0] == "Bán đất"
    assert tasks_found(leader, "bàn đạt")[0] == "Bàn đạt"
    assert tasks_found(leader, "ban dat") == ["Ban dat", "Bán đất", "Bàn đạt"]
    make.task(title="Việc của vỉa hè", of=of, assigned_on=TODAY - timedelta(days=300))
    assert tasks_found(leader, "via he")[0] == "Việc của vỉa hè", "all are from a passage about a sidewalk"


OPERATORS = (
    *('"', "*", "NEAR(a b)", "a OR b", "NOT a", "-a", "title:a", "^a", "a + b", "{x y} : a"),
    *("'; --", "a & !b | c:*", "<->"),
)


def test_signs_that_mean_something_to_a_database_are_only_signs(leader: Actor, web: Browser) -> None:
    make.task(title="a và b")
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    for each in OPERATORS:
        find(leader, each)
        for path in ("/search", "/tasks"):
            assert web.get(path, query_string={"q": each}).status_code == 200, (path, each)


@SMALL
@given(query=st.text(max_size=60))
def test_no_query_ever_fails(app: Flask, query: str) -> None:
    reader = _reader()
    find(reader, query)
    tasks.task_page(reader, tasks.Filter(q=query), horizon=tasks.horizon(), number=1, size=5)


@SMALL
@given(words=st.lists(st.text("đườngạ19eêĐ", min_size=2, max_size=6), min_size=1, max_size=4))
def test_a_text_is_found_by_its_own_words(app: Flask, words: list[str]) -> None:
    reader = _reader()
    unit = make.unit("bac-ha")
    unit.name = " ".join(words)
    db.session.commit()
    assert unit.name in find(reader, unit.name, kind="unit")
    assert unit.name in find(reader, f'"{unit.name}"', kind="unit")


def _reader() -> Actor:
    return make.actor(Role.LEADER, "dang-uy")


def issued(by: Actor) -> Document:
    """A document with one order and one passage that is none, issued."""
    text = "1. UBND xã Bắc Hà kiểm kê tượng đá cổ.\n2. Hội nghị ghi nhận tượng đá đẹp."
    document = make.document(text, of=make.meeting("ubnd", by=by), by=by)
    with transaction():
        for number, passage in enumerate(document.passages):
            if number:
                intake.dismiss(passage, NoTaskReason.PRAISE, "", by=by)
                continue
            given = Fields(
                kind=ItemKind.DIRECTIVE,
                title="Kiểm kê tượng đá cổ",
                lead=("bac-ha",),
                coordinating=(),
                places=(),
                topic=Topic.CULTURE,
                due_on=None,
                recurrence=None,
                confidential=False,
            )
            intake.correct(passage, given, by=by)
    return document


def test_the_index_is_true_after_every_kind_of_writing(app: Flask) -> None:
    town = make.town()
    secretary = make.actor(Role.SECRETARY, "ubnd")
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")

    def found(query: str, *kinds: Findable) -> None:
        assert not services.verify()
        assert set(queries.find(secretary, Wanted(q=query)).kinds) == set(kinds), query

    found("bac ha", Findable.UNIT)
    document = issued(secretary)
    found("tuong da")
    with transaction():
        intake.issue(document, by=secretary)
    found("tuong da", Findable.CONCLUSION, Findable.TASK)
    found("thong bao ket luan", Findable.DOCUMENT)
    found("hop chuyen de dat dai", Findable.MEETING)
    task = db.session.scalars(select(Task)).one()
    leader = make.actor(Role.LEADER, "ubnd")
    for unit in ("nam-ha", "bac-ha"):
        with transaction():
            acts.move(task, Step.REASSIGN, acts.Given(note="Đúng địa giới", unit=make.unit(unit)), by=leader)
        found("dung dia gioi", Findable.REPORT)
        of_units = select(SearchEntry.unit_id).where(SearchEntry.task_id == task.id).distinct()
        assert list(db.session.scalars(of_units)) == [town[unit].id], "what was said goes with its task"
    for step, what, by in (
        (Step.ACCEPT, acts.Given(), head),
        (Step.REPORT, acts.Given(note="Đã đếm lân sành", percent=10), official),
    ):
        with transaction():
            acts.move(task, step, what, by=by)
    found("lan sanh", Findable.REPORT)
    remark = make.direction(task, "Ghi rõ niên đại", by=leader)
    found("nien dai", Findable.REMARK)
    with transaction():
        acts.withdraw(remark, by=leader)
    found("nien dai")
    asked = make.proposal("bac-ha", title="Xin kho chứa cổ vật")
    found("kho co vat", Findable.PROPOSAL)
    with transaction():
        proposals.decide(asked, Act.ANSWER, "Chờ ngân sách quý sau", by=leader)
    found("ngan sach quy sau", Findable.PROPOSAL)
    renamed = make.TOWN.replace("Xã Bắc Hà", "Xã Sông Thương")
    with transaction():
        import_units(renamed, by=None)
    found("song thuong", Findable.UNIT, Findable.TASK, Findable.PROPOSAL)
    task.title = "Kiểm kê bia"
    db.session.flush()
    db.session.rollback()
    found("kiem ke bia")
    assert town["bac-ha"].id == task.lead_id


def test_a_report_is_brought_in_alone(app: Flask) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    task = make.task("bac-ha")
    make.direction(task)
    for turn in (1, 2):
        with make.counted() as statements, transaction():
            acts.move(task, Step.REPORT, acts.Given(note=f"Đã lát {turn} đoạn", percent=10 * turn), by=official)
        read = [each for each in statements if "FROM remarks" in each or "JOIN passages" in each]
        assert not read, "the other entries of its task are as they were"
        assert set(queries.find(official, Wanted(q=f"lat {turn} doan")).kinds) == {Findable.REPORT}
    assert not services.verify()


def test_rebuilding_repeats_itself_and_mends_what_verifying_finds(app: Flask) -> None:
    make.assigned("bac-ha", "nam-ha")
    make.proposal()
    runner = app.test_cli_runner()
    assert "đúng" in runner.invoke(args=["search", "verify"]).output
    many = services.rebuild()
    db.session.commit()
    first = db.session.scalars(select(SearchEntry.id).limit(1)).one()
    db.session.execute(update(SearchEntry).where(SearchEntry.id == first).values(text_words="khac"))
    db.session.execute(delete(SearchEntry).where(SearchEntry.kind == Findable.PROPOSAL))
    db.session.commit()
    wrong = runner.invoke(args=["search", "verify"])
    assert wrong.exit_code == 1
    assert "thiếu 1, khác 1, thừa 0" in wrong.output
    for _ in range(2):
        assert f"{many} mục" in runner.invoke(args=["search", "rebuild"]).output
    assert runner.invoke(args=["search", "verify"]).exit_code == 0
    assert services.fill() == 0, "an index that is there is left alone"
    db.session.execute(delete(SearchEntry))
    assert services.fill() == many


READERS = {
    "leader of all": (Role.LEADER, "dang-uy"),
    "secretary": (Role.SECRETARY, "ubnd"),
    "viewer": (Role.VIEWER, "do-thi"),
    "head": (Role.UNIT_HEAD, "bac-ha"),
    "official beside": (Role.OFFICIAL, "nam-ha"),
    "administrator": (Role.ADMIN, "dang-uy"),
}


def test_everybody_finds_what_their_pages_show_and_nothing_else(web: Browser) -> None:
    """The same word stands in everything; each result opens, and each thing that opens is found."""
    make.town()
    by = make.actor(Role.SECRETARY, "ubnd")
    document = issued(by)
    with transaction():
        intake.issue(document, by=by)
    make.document("Tượng đá chưa ban hành.", of=make.meeting("ubnd", by=by), by=by)
    of = document.passages[0]
    for lead in ("bac-ha", "nam-ha", "do-thi"):
        task = make.task(lead, title=f"Tượng đá {lead}", of=of, coordinating=("do-thi",) if lead == "nam-ha" else ())
        make.direction(task, "Xem tượng đá", by=make.actor(Role.LEADER, "ubnd"))
    secret = make.task("bac-ha", title="Tượng đá mật", of=make.passage())
    hidden = document.passages[1]
    secret.confidential = secret.passage.confidential = hidden.confidential = True
    words = (Findable.CONCLUSION, hidden.id)
    for unit in ("bac-ha", "nam-ha"):
        make.proposal(unit, title=f"Dựng tượng đá {unit}")
    everything = list(db.session.scalars(select(SearchEntry)))
    pages = {
        Findable.TASK: lambda each: f"/tasks/{each.task_id}",
        Findable.REMARK: lambda each: f"/tasks/{each.task_id}",
        Findable.CONCLUSION: lambda each: f"/documents/{each.document_id}",
        Findable.PROPOSAL: lambda each: f"/proposals/{each.proposal_id}",
    }
    places = [
        (each.kind, each.subject_id, pages[each.kind](each))
        for each in everything
        if each.kind in pages and "tuong da" in each.title_words + each.text_words
    ]
    db.session.commit()
    seen_by = {}
    for name, (role, code) in READERS.items():
        reader = make.actor(role, code)
        web.sign_in(make.account(role, code))
        rows = queries.results(queries.find(reader, Wanted(q="tuong da")), number=1, size=50).rows
        found = {(row.entry.kind, row.entry.subject_id) for row in rows}
        opens = {(kind, subject) for kind, subject, path in places if web.get(path).status_code == 200}
        assert found - {words} == opens - {words}, name
        assert (words in found) == (name == "secretary"), name
        seen_by[name] = len(found)
        answer = web.get("/search?q=tuong+da")
        waits = LexborHTMLParser(answer.text).css_first(".waits")
        assert waits is not None
        assert waits.text().strip().startswith(f"{len(rows)} kết quả"), name
        assert ("sign-secret" in answer.text) == (name in ("head", "secretary")), name
    assert seen_by["administrator"] == 0
    assert 0 < seen_by["official beside"] < seen_by["leader of all"]


def test_filters_and_kinds_stand_in_the_address_and_pages_are_cut(web: Browser) -> None:
    of = make.passage()
    late = make.task("bac-ha", title="Sửa cống 1", of=of, topic=Topic.TRANSPORT)
    make.task("nam-ha", title="Sửa cống 2", of=of, assigned_on=TODAY - timedelta(days=400))
    make.task("nam-ha", title="Sửa cống 3", of=make.passage())
    make.direction(late, "Xem lại cống")
    web.client.application.config["PAGE_SIZE"], size = 2, web.client.application.config["PAGE_SIZE"]
    web.sign_in(make.account(Role.LEADER, "dang-uy"))

    def shown(path: str) -> list[str]:
        page = LexborHTMLParser(web.get(path).text)
        return [each.text(deep=True) for each in page.css(".results a.title")]

    try:
        assert len(shown("/search?q=cong")) == 2
        assert len(shown("/search?q=cong&page=2")) == 2
        assert len(shown("/search?q=cong&page=99")) == 2, "past the end stands the last page"
        chips = LexborHTMLParser(web.get("/search?q=cong").text).css(".facets .chip")
        assert [each.text(deep=True) for each in chips] == ["Tất cả 4", "Nhiệm vụ 3", "Chỉ đạo, trao đổi 1"]
        assert shown("/search?q=cong&kind=remark") == ["Sửa cống 1"]
        assert set(shown("/search?q=cong&unit=bac-ha")) == {"Sửa cống 1"}
        assert shown("/search?q=cong&topic=transport&kind=task") == ["Sửa cống 1"]
        assert shown("/search?q=cong&span=last_year") == ["Sửa cống 2"]
        assert shown(f"/search?q=cong&meeting={late.meeting_id}&kind=task&span=year") == ["Sửa cống 1"]
        assert "Tìm lại không có bộ lọc" in web.get("/search?q=cong&unit=mat-tran").text
        assert web.get("/search?q=cong&unit=x&topic=y&kind=z&span=v&meeting=w&page=u").status_code == 200
    finally:
        web.client.application.config["PAGE_SIZE"] = size


def test_the_page_reads_little_however_much_is_found(web: Browser) -> None:
    of = make.passage()
    make.task(title="Sửa cống", of=of)
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    web.get("/search?q=sua+cong")
    web.get("/search?q=sua+cong")
    few = len(web.statements)
    for number in range(12):
        make.task("nam-ha", title=f"Sửa cống {number}", of=of)
    assert web.get("/search?q=sua+cong").text.count("<mark>") > 12
    # On PostgreSQL the words there are and the newest entry are asked for too.
    more = 0 if db.engine.dialect.name == "sqlite" else 2
    assert len(web.statements) == few <= 6 + more, web.statements
    web.get("/search/suggestions?q=sua+cong")
    assert len(web.statements) <= 5 + more


def test_what_people_wrote_is_shown_as_text_with_its_matches_marked(web: Browser) -> None:
    make.task(title="<script>alert(1)</script> Đường & chợ")
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    for path in ("/search", "/search/suggestions"):
        text = web.get(path, query_string={"q": "script duong"}).text
        assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; <mark>Đường</mark> &amp; chợ" in text
        assert "<script>alert" not in text
    typed = web.get("/search", query_string={"q": '"><script>x</script>'}).text
    assert "<script>x" not in typed


def test_a_number_opens_its_task_for_those_who_may_see_it(web: Browser) -> None:
    task = make.task("bac-ha", title="Sửa cống")
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.get("/search", query_string={"q": f"#{task.id}"})
    assert (answer.status_code, answer.location) == (302, f"/tasks/{task.id}")
    assert f"Mở nhiệm vụ số {task.id}" in web.get(f"/search?q={task.id}").text
    assert "Sửa cống" in web.get(f"/search/suggestions?q={task.id}").text
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    answer = web.get("/search", query_string={"q": f"#{task.id}"})
    assert answer.status_code == 200
    assert "Không có nhiệm vụ mang số này" in answer.text
    assert "Sửa cống" not in answer.text + web.get(f"/search/suggestions?q={task.id}").text


def test_lists_understand_words_as_the_search_does(web: Browser) -> None:
    make.task(title="Sửa đường 277", state=State.BLOCKED)
    make.task(title="Thanh tra đất")
    make.proposal(title="Xin sửa mương")
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    for path, found, lost in (
        ('/tasks?q="duong+277"', "Sửa đường 277", "Thanh tra đất"),
        ("/tasks?q=than", "Thanh tra đất", "Sửa đường 277"),
        ("/proposals?q=muon", "Xin sửa mương", ""),
        ("/meetings?q=chuyen+de+dat", "Họp chuyên đề về đất đai", ""),
    ):
        text = web.get(path).text
        assert found in text, path
        assert not lost or lost not in text, path
    assert "Xin sửa mương" not in web.get("/proposals?q=uon").text
    assert "Không có nhiệm vụ nào khớp" in web.get("/tasks?q=***").text


def test_words_that_stand_everywhere_are_ranked_among_the_newest(leader: Actor) -> None:
    of = make.passage()
    for number in range(6):
        make.task(title=f"Sửa cống {number}", of=of, assigned_on=TODAY - timedelta(days=9 - number))
    found = queries.find(leader, Wanted(q="sua cong", kind="task"), 3)
    shown = queries.results(found, number=1, size=50).rows
    assert [row.title for row in shown] == ["Sửa cống 5", "Sửa cống 4", "Sửa cống 3"]
    assert found.more
    assert not queries.find(leader, Wanted(q="sua cong", kind="task"), 6).more
    assert MOST >= 500


def test_however_far_entries_lie_apart_the_newest_are_found(leader: Actor) -> None:
    """Stretches of the index hold few of them, or none."""
    of = make.passage()
    for number in range(12):
        make.task(title=f"Sửa cống {number}", of=of)
    make.task(title="Sửa công 12", of=of)
    before = queries.find(leader, Wanted(q="sua cong"))
    assert not before.more
    numbers = db.session.scalars(select(SearchEntry.id).order_by(SearchEntry.id.desc())).all()
    for place, number in zip(range(len(numbers), 0, -1), numbers, strict=True):
        apart = number + place * 9000 + place * place * 3000
        db.session.execute(update(SearchEntry).where(SearchEntry.id == number).values(id=apart))
    after = queries.find(leader, Wanted(q="sua cong"))
    assert [kind for _, kind in after.entries] == [kind for _, kind in before.entries]
    for kind in ("", "task"):
        newest = queries.find(leader, Wanted(q="sua cong", kind=kind), 3)
        assert newest.more
        assert {number for number, _ in newest.entries} == set(sorted(number for number, _ in after.entries)[-3:])
    toned = queries.find(leader, Wanted(q="sửa cống", kind="task"), 3)
    shown = queries.results(toned, number=1, size=50).rows
    assert [row.title for row in shown] == ["Sửa cống 11", "Sửa cống 10", "Sửa cống 9"], "the newest has other tones"


def test_beginnings_are_found_however_many_words_go_on_from_them(leader: Actor) -> None:
    task, letters = make.task(), "bcdeghiklm"

    def said(start: str) -> None:
        words = " ".join(f"{start}{first}{second}" for first in letters for second in letters)
        make.direction(task, f"{words} 12abc", by=make.actor(Role.LEADER, "ubnd"))

    def found(query: str) -> int:
        return len(find(leader, query, kind="remark"))

    said("q")
    for query, many in (("qb", 1), ("qbc", 1), ("qbz", 0), ("zz", 0), ("qbb-qb", 1), ("qbb-qc", 0), ("12ab", 1)):
        assert found(query) == many, query
    said("qu")
    for query, many in (("qu", 1), ("qubb qu", 1), ("qbb qu", 0), ("qub", 1)):
        assert found(query) == many, query


def test_the_kinds_of_remarks_are_searched_alike(leader: Actor) -> None:
    task = make.task(title="Sửa cống")
    with transaction():
        said = acts.Said(RemarkKind.COMMENT, "Ống cống đã về kho")
        acts.say(task, said, by=make.actor(Role.OFFICIAL, "bac-ha"))
    assert find(leader, "ong cong kho", kind="remark") == ["Ống cống đã về kho"]
