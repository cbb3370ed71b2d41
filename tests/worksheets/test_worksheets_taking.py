"""Sheets of ongoing work: every row judged, all taken in or none, brought up to date, undone while untouched."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Forbidden
from tracker.core.labels import Recurrence, Topic
from tracker.core.text import fingerprint
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState, MeetingKind
from tracker.notifications.models import Notice
from tracker.storage import blobs
from tracker.storage.database import db, transaction
from tracker.tasks import queries as task_queries
from tracker.tasks import services as tasks
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Changed, Given
from tracker.worksheets import queries, services
from tracker.worksheets.models import SheetState, SheetTask, Worksheet, WorksheetRow
from tracker.worksheets.rules import Column, Outcome
from tracker.worksheets.services.showing import layout_of

TODAY = date(2026, 11, 24)
HEAD = (
    "Mã nhiệm vụ", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Địa bàn", "Ngày giao", "Hạn hoàn thành",
    "Trạng thái", "Tiến độ (%)", "Ngày hoàn thành", "Tình hình thực hiện", "Ngày báo cáo", "Đơn vị gỡ vướng mắc",
    "Người phụ trách",
)  # fmt: skip
CODE, TITLE, LEAD, HELP, PLACE, GIVEN, DUE, STATE, PERCENT, DONE, WORDS, SAID, BLOCKER, OFFICIAL = range(len(HEAD))
TITLES = "Rà soát hộ lấn chiếm đất công ven đường 277"


def row(**cells: object) -> tuple[object, ...]:
    """A row of the sheet: what is not named is usual, None is an empty cell."""
    usual: dict[str, object] = {
        "code": "NV-01",
        "title": TITLES,
        "lead": "UBND xã Bắc Hà",
        "given": date(2026, 9, 15),
        "due": date(2026, 12, 31),
        "state": "Đang thực hiện",
        "percent": 60,
        "words": "Xong 3/5 khu",
        "said": date(2026, 11, 10),
    }
    names = ("code", "title", "lead", "help", "place", "given", "due", "state", "percent", "done", "words", "said")
    return tuple((usual | cells).get(name) for name in (*names, "blocker", "official"))


def hand_in(*rows: tuple[object, ...], by: Actor, head: tuple[str, ...] = HEAD, **more: Any) -> Worksheet:
    data = make.sheet(*rows, head=head, names=more.pop("names", ("Sheet1",)))
    with transaction():
        return services.hand_in(data, "bieu.xlsx", make.unit("ubnd"), more.pop("meeting", None), by=by)


def take(worksheet: Worksheet, by: Actor, **more: Any) -> services.Taken:
    with transaction():
        return services.take_in(worksheet, seen=more.pop("seen", worksheet.stamp), by=by, **more)


def undo(worksheet: Worksheet, by: Actor) -> int:
    with transaction():
        return services.undo(worksheet, by=by)


def rows_of(worksheet: Worksheet) -> list[WorksheetRow]:
    query = select(WorksheetRow).where(WorksheetRow.worksheet_id == worksheet.id).order_by(WorksheetRow.number)
    return list(db.session.scalars(query))


def imported() -> list[Task]:
    return list(db.session.scalars(select(Task).order_by(Task.id)))


def said(found: WorksheetRow) -> str:
    return " | ".join(f"{cell}: {sentence % values}" for cell, sentence, values in found.errors)


def test_a_sheet_becomes_tasks_on_a_frozen_source_each_in_the_state_it_had_reached(app: Flask) -> None:
    by, head = make.actor(), make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Thị Lan")
    make.actor(Role.OFFICIAL, "bac-ha", name="Đỗ Văn Hải")
    day = date(2026, 11, 20)
    worksheet = hand_in(
        row(help="Phòng TN&MT; QLĐT", place="Nam Hà", official="Đ/c Đỗ Văn Hải"),
        row(
            code="NV-02",
            title="Lập dự toán sửa chợ",
            state=None,
            percent=None,
            words=None,
            said=None,
            due="quý IV/2026",
        ),
        row(
            code="NV-03",
            title="Thu gom rác ven đê",
            state="Hoàn thành",
            percent=100,
            done="20/11/2026",
            due="20.11.2026",
        ),
        row(
            code="NV-04", title="Giải phóng mặt bằng", state="vướng mắc", blocker="phong quan ly do thi", lead="nam ha"
        ),
        row(code="NV-05", title="Tuần tra đê", due="thường xuyên", state="Chờ xác nhận", percent=100, done=day),
        by=by,
    )
    assert [found.outcome for found in rows_of(worksheet)] == [Outcome.NEW] * 5, [said(r) for r in rows_of(worksheet)]
    assert imported() == []
    assert take(worksheet, by) == services.Taken(5, 0, 0)
    db.session.expire_all()
    first, waiting, done, blocked, standing = imported()

    assert [task.state for task in imported()] == [
        State.IN_PROGRESS, State.ASSIGNED, State.DONE, State.BLOCKED, State.SUBMITTED,
    ]  # fmt: skip
    assert (first.percent, first.assigned_on, first.due_on) == (60, date(2026, 9, 15), date(2026, 12, 31))
    assert (first.reported_on, first.quiet_since) == (date(2026, 11, 10), date(2026, 11, 10))
    assert [unit.code for unit in first.coordinating] == ["dia-chinh", "do-thi"]
    assert [unit.code for unit in first.places] == ["nam-ha"]
    assert first.official is not None
    assert first.official.full_name == "Đỗ Văn Hải"
    assert first.topic is Topic.LAND
    assert waiting.due_on == date(2026, 12, 31)
    assert (done.submitted_on, done.finished_on, done.percent) == (day, day, 100)
    assert task_queries.class_of(done, task_queries.horizon()).value == "done_on_time"
    assert blocked.blocker_unit is not None
    assert blocked.blocker_unit.code == "do-thi"
    assert task_queries.blocks_of([blocked])[blocked.id].words.endswith(
        "Báo cáo gần nhất ngày 10/11/2026: Xong 3/5 khu"
    )
    assert (standing.due_on, standing.recurrence) == (None, Recurrence.STANDING)

    (move,) = first.moves
    assert (move.step, move.from_state, move.day, move.person_id) == (Step.ENTER, None, TODAY, by.person_id)
    assert move.note == "Theo bieu.xlsx, dòng 2.\nBáo cáo gần nhất ngày 10/11/2026: Xong 3/5 khu"
    entry = task_queries.timeline(first)[0]
    assert entry.what.label == "Nhập từ sổ theo dõi"

    # It counts from today on: no figure of a past day changes by an import.
    spans = db.session.scalars(select(TaskSpan).order_by(TaskSpan.task_id)).all()
    assert {span.from_on for span in spans} == {TODAY}
    assert [(span.state, span.submitted_on) for span in spans] == [
        (task.state, task.submitted_on) for task in imported()
    ]

    document = db.session.scalars(select(Document)).one()
    assert document.state is DocumentState.ISSUED
    assert document.text_hash == fingerprint(document.text)
    assert document.passages[0].text == TITLES
    assert [task.passage_id for task in imported()] == [each.id for each in document.passages]
    assert blobs.holds(document.original_hash)
    meeting = db.session.scalars(select(Meeting)).one()
    assert (meeting.name, meeting.kind, meeting.body.code) == ("Công việc đang theo dõi", MeetingKind.REGISTER, "ubnd")

    actions = Counter(db.session.scalars(select(AuditEntry.action)))
    assert actions["task.entered"] == 2
    assert [actions[each] for each in ("task.assigned", "task.recorded", "task.entered_blocked")] == [1, 1, 1]
    told = {notice.action for notice in db.session.scalars(select(Notice).where(Notice.person_id == head.person_id))}
    assert told == {"task.assigned", "task.entered"}, "and nothing of what was done long ago"

    # The unit goes on with it as with any other task.
    with transaction():
        tasks.move(first, Step.REPORT, Given("Xong 4/5 khu", percent=80), by=head)
    with transaction():
        tasks.move(first, Step.SUBMIT, Given("Xong cả", finished_on=TODAY), by=head)
    with transaction():
        tasks.move(first, Step.SEND_BACK, Given("Thiếu khu chợ"), by=by)
    assert first.percent == 80
    with transaction():
        tasks.move(standing, Step.SEND_BACK, Given("Làm tiếp"), by=by)
    assert standing.percent == 0


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"lead": None}, "C2: Thiếu “Đơn vị chủ trì”"),
        ({"title": None}, "B2: Thiếu “Nội dung nhiệm vụ”"),
        ({"lead": "Phòng Tài nguyên"}, "Có phải: Phòng Tài nguyên và Môi trường"),
        ({"lead": "Xã Tây Sơn Đông"}, "C2: Không có đơn vị “Xã Tây Sơn Đông”"),
        ({"lead": "Các xã, phường"}, "là một nhóm đơn vị. Ghi mỗi đơn vị một dòng"),
        ({"lead": "Bắc Hà, Nam Hà"}, "có nhiều đơn vị"),
        ({"help": "Phòng TN&MT; Sở Xyz Kkk"}, "D2: Không có đơn vị “Sở Xyz Kkk”"),
        ({"given": "31/02/2026"}, "F2: “31/02/2026” không phải là ngày"),
        ({"given": "15/9"}, "F2: “15/9” không ghi năm"),
        ({"given": "15/09/2206"}, "F2: Năm 2206 không hợp lý"),
        ({"given": date(2026, 12, 1)}, "F2: Ngày giao không thể sau hôm nay (24/11/2026)"),
        ({"given": None}, "F2: Thiếu ngày giao"),
        ({"due": "quý IV"}, "G2: “quý IV” không ghi năm"),
        ({"due": "quý V/2026"}, "G2: “quý V/2026” không phải là ngày"),
        ({"due": date(2026, 9, 1)}, "G2: Hạn 01/09/2026 trước ngày giao (15/09/2026)"),
        ({"due": "=A1+30"}, "G2: Ô này là công thức"),
        ({"state": "đang chờ họp"}, "H2: Không hiểu trạng thái “đang chờ họp”"),
        ({"state": "Hoàn thành", "percent": None}, "J2: Trạng thái “Hoàn thành” phải ghi ngày hoàn thành"),
        (
            {"state": "Hoàn thành", "percent": 80, "done": TODAY},
            "I2: Trạng thái “Hoàn thành” không đi với tiến độ 80 %.",
        ),
        ({"state": "Hoàn thành", "percent": None, "done": date(2026, 9, 1)}, "J2: Ngày hoàn thành không thể trước"),
        ({"state": None, "percent": 100}, "I2: Tiến độ 100 % nhưng không ghi trạng thái"),
        ({"done": TODAY}, "J2: Có ngày hoàn thành nhưng trạng thái là “Đang thực hiện”"),
        ({"state": "vướng mắc"}, "H2: Trạng thái “Đang vướng mắc” phải ghi đơn vị gỡ vướng mắc"),
        ({"percent": "nhiều"}, "I2: “nhiều” không phải là tỷ lệ"),
        ({"percent": 0.6}, "I2: “0.6” không phải là tỷ lệ"),
        ({"percent": 140}, "I2: “140” không phải là tỷ lệ"),
        ({"said": date(2026, 12, 1)}, "L2: Ngày báo cáo không thể sau hôm nay"),
        ({"official": "Hải"}, "N2: “Hải” có thể là: Đỗ Văn Hải; Lê Hải. Ghi đủ họ tên"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell_and_nothing_is_written(
    app: Flask, cells: dict[str, object], says: str
) -> None:
    by = make.actors(
        {
            "Trần Thị Hạnh": (Role.SECRETARY, "dang-uy"),
            "Đỗ Văn Hải": (Role.OFFICIAL, "bac-ha"),
            "Lê Hải": (Role.UNIT_HEAD, "bac-ha"),
        }
    )["Trần Thị Hạnh"]
    worksheet = hand_in(row(**cells), row(code="NV-02", title="Việc khác", lead="bac-ha"), by=by)
    wrong, right = rows_of(worksheet)
    assert (wrong.outcome, right.outcome) == (Outcome.ERROR, Outcome.NEW), said(right)
    assert says in said(wrong)
    with pytest.raises(Conflict):
        take(worksheet, by)
    assert imported() == []
    assert db.session.scalar(select(func.count()).select_from(Document)) == 0
    # What is right can go first, on purpose; mended, the rest follows and nothing comes twice.
    assert take(worksheet, by, without_wrong=True) == services.Taken(1, 0, 1)


def test_dates_percentages_and_names_are_read_as_offices_write_them(app: Flask) -> None:
    by = make.actor()
    written: list[tuple[object, date]] = [
        (date(2026, 12, 31), date(2026, 12, 31)),
        (46387, date(2026, 12, 31)),
        ("31/12/2026", date(2026, 12, 31)),
        ("31/12/26", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("Trước ngày 31.12.2026", date(2026, 12, 31)),
        ("ngày 5 tháng 12 năm 2026", date(2026, 12, 5)),
        ("Quý 4 năm 2026", date(2026, 12, 31)),
        ("Q4/2026", date(2026, 12, 31)),
        ("Tháng 11/2026", date(2026, 11, 30)),
        ("12/2026", date(2026, 12, 31)),
        ("Hết năm 2026", date(2026, 12, 31)),
        (2026, date(2026, 12, 31)),
    ]
    leads = ["Xã Bắc Hà", "xa bac ha", "BAC-HA", "ubnd xã bắc hà", "bắc  hà", "Phòng TNMT", "P. Quản lý đô thị"]
    rows = [row(code=f"D{at}", title=f"Việc số {at} về đất", due=day) for at, (day, _) in enumerate(written)]
    rows += [row(code=f"L{at}", title=f"Việc của {name}", lead=name, percent="60 %") for at, name in enumerate(leads)]
    worksheet = hand_in(*rows, by=by)
    assert [said(found) for found in rows_of(worksheet) if found.errors] == []
    take(worksheet, by)
    assert [task.due_on for task in imported()[: len(written)]] == [day for _, day in written]
    codes = [task.lead.code for task in imported()[len(written) :]]
    assert codes == ["bac-ha"] * 5 + ["dia-chinh", "do-thi"]


def test_the_same_sheet_again_changes_nothing_and_a_newer_one_brings_up_to_date(app: Flask) -> None:
    by = make.actor()
    bare = {"code": None, "title": "Lập dự toán sửa chợ", "lead": "QLĐT"}
    take(hand_in(row(), row(**bare), by=by), by)
    again = hand_in(row(), row(**bare), by=by)
    assert [(found.outcome, found.match and found.match.value) for found in rows_of(again)] == [
        (Outcome.SAME, "code"),
        (Outcome.SAME, "content"),
    ]
    with pytest.raises(Conflict):
        take(again, by)
    newer = hand_in(
        row(title=TITLES + ".", percent=90, words="Còn khu chợ", said=TODAY, due=None, state=None),
        # A row that has got a code since is still the same row; an empty cell says nothing new.
        row(**{**bare, "code": "NV-09", "due": "30/12/2026", "official": "Người Ở Đâu"}),
        row(code="NV-10", title="Việc mới"),
        by=by,
    )
    found = rows_of(newer)
    assert [each.outcome for each in found] == [Outcome.UPDATE, Outcome.UPDATE, Outcome.NEW]
    assert [change[0] for change in found[0].shown["changes"]] == [
        "Tiến độ", "Tình hình thực hiện", "Ngày báo cáo gần nhất",
    ]  # fmt: skip
    assert found[0].notes[0][1] == "Nội dung giữ như khi nhập lần đầu."
    assert "chưa có người tên" in found[1].notes[0][1]
    assert take(newer, by) == services.Taken(1, 2, 0)
    first, second, _ = imported()
    assert (first.title, first.percent, first.due_on, first.state) == (
        TITLES,
        90,
        date(2026, 12, 31),
        State.IN_PROGRESS,
    )
    assert (second.due_on, second.original_due_on) == (date(2026, 12, 30), date(2026, 12, 31))
    assert [move.step for move in first.moves] == [Step.ENTER, Step.REENTER]
    assert len(db.session.scalars(select(Document)).all()) == 2
    assert {each.code for each in db.session.scalars(select(SheetTask))} == {"nv-01", "nv-09", "nv-10"}


def test_the_word_of_those_who_work_in_the_program_counts_more_than_a_sheet(app: Flask) -> None:
    by, head = make.actor(), make.actor(Role.UNIT_HEAD, "bac-ha")
    take(hand_in(row(), by=by), by)
    stale = hand_in(row(percent=70), by=by)
    with transaction():
        tasks.move(imported()[0], Step.REPORT, Given("Đã xong 4 khu", percent=80), by=head)
    with pytest.raises(Changed):
        take(stale, by)
    with transaction():
        services.show_anew(stale, by=by)
    (kept,) = rows_of(stale)
    assert kept.outcome is Outcome.KEPT
    assert imported()[0].percent == 80


def test_rows_that_are_another_task_or_come_twice_are_told(app: Flask) -> None:
    by = make.actor()
    make.task("nam-ha", title="Sửa cầu", assigner="ubnd")
    take(hand_in(row(), by=by), by)
    (moved,) = rows_of(hand_in(row(lead="Nam Hà"), by=by))
    assert "đang do Xã Bắc Hà chủ trì" in said(moved)
    found = rows_of(
        hand_in(
            row(title="Tổ chức hội thi văn nghệ quần chúng"),
            row(code="A", title="Một việc"),
            row(code="a", title="Việc khác hẳn"),
            row(code=None, title="Việc lặp"),
            row(code=None, title="VIEC LAP"),
            row(code="B", title="Sửa cầu", lead="Nam Hà"),
            (None, "II. LĨNH VỰC ĐẤT ĐAI"),
            by=by,
        )
    )
    assert [each.outcome for each in found] == [
        Outcome.ERROR, Outcome.NEW, Outcome.ERROR, Outcome.NEW, Outcome.ERROR, Outcome.KEPT, Outcome.SKIPPED,
    ]  # fmt: skip
    assert "Mã này đã dùng cho “Rà soát" in said(found[0])
    assert "A4: Mã này đã có ở dòng 3" in said(found[2])
    assert "Trùng nội dung và đơn vị với dòng 5" in said(found[4])
    assert found[5].match is not None
    assert found[5].match.value == "program"


def test_undoing_withdraws_what_was_made_and_gives_back_what_was_changed(app: Flask) -> None:
    by, head = make.actor(), make.actor(Role.UNIT_HEAD, "bac-ha")
    first = hand_in(row(), by=by)
    take(first, by)
    second = hand_in(row(percent=90, due="31/01/2027"), row(code="NV-02", title="Việc mới"), by=by)
    take(second, by)
    with pytest.raises(Conflict):
        undo(first, by)
    assert undo(second, by) == 2
    kept, gone = imported()
    assert (kept.percent, kept.due_on, kept.state) == (60, date(2026, 12, 31), State.IN_PROGRESS)
    assert (gone.state, gone.moves[-1].step) == (State.CANCELLED, Step.TAKE_BACK)
    assert second.state is SheetState.UNDONE
    with pytest.raises(Conflict):
        undo(second, by)
    # The sheet before can be undone now, or the rows be handed in again.
    assert [each.outcome for each in rows_of(hand_in(row(), row(code="NV-02", title="Việc mới"), by=by))] == [
        Outcome.SAME,
        Outcome.NEW,
    ]
    assert undo(first, by) == 1
    assert {task.state for task in imported()} == {State.CANCELLED}
    told = Counter(db.session.scalars(select(Notice.action).where(Notice.person_id == head.person_id)))
    assert told == {"task.entered": 2, "task.reentered": 2, "task.taken_back": 2}

    third = hand_in(row(), by=by)
    take(third, by)
    with transaction():
        tasks.move(imported()[-1], Step.REPORT, Given("Đã làm", percent=65), by=head)
    with pytest.raises(Conflict):
        undo(third, by)


def test_columns_are_known_by_their_headings_corrected_and_remembered(app: Flask) -> None:
    by = make.actor()
    head = ("STT", "VIỆC PHẢI LÀM", "Cơ quan chủ trì thực hiện", "Đến khi nào", "Kết quả đến nay")
    cells = (1, "Sửa đường qua chợ", "QLĐT", "30/12/2026", "Đã lập dự toán")
    worksheet = hand_in((), cells, by=by, head=head)
    layout = layout_of(worksheet)
    assert layout.columns == {2: Column.LEAD, 4: Column.WORDS}
    assert layout.missing == (Column.TITLE,)
    assert rows_of(worksheet) == []
    chosen = {1: Column.TITLE, 2: Column.LEAD, 3: Column.DUE}
    with transaction():
        services.choose(worksheet, services.Choice(0, layout.head, chosen), by=by)
    (found,) = rows_of(worksheet)
    assert (found.outcome, found.shown["values"]["due_on"]) == (Outcome.NEW, "30/12/2026")
    again = hand_in(cells, by=by, head=head)
    assert layout_of(again).columns == chosen, "“Kết quả đến nay” stays unused, as it was chosen"
    assert rows_of(again)[0].outcome is Outcome.NEW
    with transaction():
        services.choose(again, services.Choice(0, 2, {}), by=by)
    assert layout_of(again).head == 2


def test_only_secretaries_of_the_unit_that_gives_the_tasks_hand_sheets_in(app: Flask) -> None:
    make.town()
    people = {
        "head": (Role.UNIT_HEAD, "bac-ha"),
        "below": (Role.SECRETARY, "bac-ha"),
        "leader": (Role.LEADER, "dang-uy"),
        "own": (Role.SECRETARY, "ubnd"),
    }
    actors = make.actors(people)  # type: ignore[arg-type]
    worksheet = hand_in(row(), by=actors["own"])
    for name, actor in actors.items():
        seen = db.session.scalar(select(Worksheet.id).where(queries.visible_to(actor)))
        assert (seen is not None) == (name == "own"), name
        if name != "own":
            with pytest.raises(Forbidden):
                hand_in(row(), by=actor)
            with pytest.raises(Forbidden):
                take(worksheet, actor)


def test_what_nobody_takes_in_is_swept_after_a_day_and_what_is_taken_in_stays(app: Flask) -> None:
    by = make.actor()
    kept = hand_in(row(), by=by)
    take(kept, by)
    other = hand_in(row(code="NV-07", title="Việc khác"), by=by)
    with transaction():
        services.drop(hand_in(row(code="NV-08", title="Bỏ"), by=by), by=by)
    digest, original = other.digest, kept.digest
    with transaction():
        assert services.sweep() == 0
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)), transaction():
        assert services.sweep(timedelta(days=1)) == 1
    assert [each.id for each in db.session.scalars(select(Worksheet))] == [kept.id]
    with transaction():
        services.sweep(timedelta(seconds=-1))  # the files' own age is of this machine's clock
    assert not blobs.sheets.holds(digest)
    assert blobs.holds(original)
