"""How long the toneless search takes over many tasks: the filter of the list, and the page that looks through all.

    bin/bench search [--tasks 100000] [--url postgresql://…]

Builds an empty database, fills it with random orders in real words, and prints milliseconds (median, 95th percentile).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import func, insert, select, text

from tracker.app import create_app
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.labels import Topic
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState, MeetingKind, Outcome
from tracker.org.models import Unit
from tracker.org.services import add_person, import_units
from tracker.search import queries, services
from tracker.search.queries import Wanted
from tracker.storage.database import MIGRATIONS, db, transaction
from tracker.storage.index import SearchEntry
from tracker.tasks import queries as tasks
from tracker.tasks.models import Move, Task
from tracker.tasks.rules import State, Step

#: Words of conclusions first, then 1,500 syllables; how often one falls goes down with its place (Zipf).
COMMON = """
thực hiện rà soát hoàn thành báo cáo đường đất dự án xây dựng kế hoạch quản lý kiểm tra giải phóng mặt bằng hộ dân bồi
thường tái định cư vỉa hè thoát nước chợ trường học y tế môi rác thải đê điều kênh mương cây xanh chiếu sáng camera an
ninh trật tự đô thị quy thửa giấy chứng nhận khiếu nại tố thanh ngân sách thuế đấu giá cải cách hành chính số hóa hồ
sơ văn lễ hội di tích thể thao việc làm nghèo
"""
FIRST = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
REST = """
ài ảm ạn áng ấp ắt ăng ầu én ẹp ếch ệnh iêm iệu ín ình oa oán ọc ôi ống ốt ơm ợp ụ uất ung uyên ương ươi ưng ậu ãi õng
ũ ỉnh ẻo ẫm ối ờ ọn èm ếu ía oét uân ịch ảy ễn ọng ùa ườ ứa ổi ẳng ọa ấn ẫy ớt
"""
WORDS = [*COMMON.split(), *(first + rest for first in FIRST.split() for rest in REST.split())]
WEIGHTS = list(accumulate(1 / (rank + 5) for rank in range(len(WORDS))))
NUMBERS = [str(each) for each in range(100, 1000)]
WARDS = 200
PASSAGES = 3000


def sentence(chance: random.Random, many: int) -> str:
    """Words, the frequent ones often, with now and then a number."""
    picked = chance.choices(WORDS, cum_weights=WEIGHTS, k=many)
    picked.insert(many // 2, chance.choice(NUMBERS))
    return " ".join(picked).capitalize()


def fill(many: int) -> Actor:
    """A town with many tasks, half of them reported on; a leader who sees all of them is answered."""
    chance = random.Random(1)
    rows = ["code,kind,name,aliases,parent", "goc,authority,Ủy ban nhân dân tỉnh,,"]
    rows += [f"xa{n},ward,Xã số {n},,goc" for n in range(WARDS)]
    with transaction():
        import_units("\n".join(rows) + "\n", by=None)
        person = add_person("Người thử", by=None)
    units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
    root = units["goc"]
    today = clock.today()
    about = {"chair": "", "place": "", "folded": "", "created_at": clock.now(), "version": 1}
    db.session.execute(
        insert(Meeting).values(id=1, name="Hội nghị", kind=MeetingKind.MEETING, body_id=root.id, held_on=today, **about)
    )
    words = [sentence(chance, 45) + "." for _ in range(PASSAGES)]
    starts, at = [], 0
    for each in words:
        starts.append(at)
        at += len(each) + 1
    hashes = {"original_hash": "", "text_hash": "", "media_type": "text/plain", "version": 1}
    for number in range(PASSAGES // 30):  # documents of thirty passages
        part = words[number * 30 : number * 30 + 30]
        db.session.execute(
            insert(Document).values(
                id=number + 1,
                meeting_id=1,
                title=f"Thông báo số {number}-TB/TU",
                text="\n".join(part),
                state=DocumentState.ISSUED,
                issued_at=clock.now(),
                created_at=clock.now(),
                **hashes,
            )
        )
        first = starts[number * 30]
        db.session.execute(
            insert(Passage),
            [
                {
                    "id": number * 30 + n + 1,
                    "document_id": number + 1,
                    "start": starts[number * 30 + n] - first,
                    "end": starts[number * 30 + n] - first + len(each),
                    "outcome": Outcome.TASK,
                    "version": 1,
                }
                for n, each in enumerate(part)
            ],
        )
    wards = [unit.id for code, unit in units.items() if code != "goc"]
    for start in range(0, many, 5000):
        ids = range(start + 1, min(start + 5000, many) + 1)
        db.session.execute(insert(Task), [_task(number, root.id, wards, today, chance) for number in ids])
        db.session.execute(insert(Move), [_move(number, person.id, today, chance) for number in ids if number % 2])
    db.session.commit()
    started = time.perf_counter()
    entries = services.rebuild()
    db.session.commit()
    print(f"{many} tasks, {entries} entries indexed in {time.perf_counter() - started:.0f} s")
    acting = ActingPost(1, Role.LEADER, "Lãnh đạo", root.id, root.name, root.path)
    return Actor(person.id, person.full_name, acting, (acting,))


def _task(number: int, root: int, wards: list[int], today: date, chance: random.Random) -> dict[str, object]:
    return {
        "id": number,
        "title": sentence(chance, 12),
        "topic": chance.choice(list(Topic)),
        "state": State.IN_PROGRESS,
        "lead_id": chance.choice(wards),
        "assigner_id": root,
        "assigned_on": today - timedelta(days=number % 900),
        "due_on": today + timedelta(days=number % 300 - 150),
        "meeting_id": 1,
        "passage_id": number % (PASSAGES // 30 * 30) + 1,
        "folded": "",
        "version": 1,
    }


def _move(number: int, person: int, today: date, chance: random.Random) -> dict[str, object]:
    return {
        "task_id": number,
        "step": Step.REPORT,
        "from_state": State.IN_PROGRESS,
        "to_state": State.IN_PROGRESS,
        "at": clock.now(),
        "day": today,
        "percent": 50,
        "note": sentence(chance, 20),
        "person_id": person,
        "post_title": "",
    }


def measure(name: str, act: Callable[[str], int], asked: list[str]) -> None:
    """Time `act` over the queries and print it."""
    act(asked[0])
    taken, found = [], []
    for each in asked:
        started = time.perf_counter()
        found.append(act(each))
        taken.append((time.perf_counter() - started) * 1000)
        db.session.rollback()
    taken.sort()
    found.sort()
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"{name:34} found {found[len(found) // 2]:6}   median {middle:6.0f} ms   p95 {late:6.0f} ms")


def main() -> None:
    """Fill, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--url", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.url or f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        app = create_app({"SQLALCHEMY_DATABASE_URI": url, "INSTANCE": Path(folder), "SECRET_KEY": "bench"})
        with app.app_context():
            upgrade(directory=MIGRATIONS)
            leader = fill(given.tasks)
            if not url.startswith("sqlite"):
                db.session.execute(text("ANALYZE"))
                db.session.commit()
            print("entries", db.session.scalar(select(func.count(SearchEntry.id))))
            ask(leader)
            db.session.remove()
            db.engine.dispose()


def ask(leader: Actor) -> None:
    """The queries people type: three words, two with a number, one frequent word, the beginning of one."""
    chance = random.Random(2)
    ward = Actor(leader.person_id, leader.name, _at_ward(leader), (leader.post,))
    horizon = tasks.horizon()
    kinds = {
        "three words": [" ".join(chance.sample(WORDS[:150], 3)) for _ in range(40)],
        "a number": [f"duong {chance.choice(NUMBERS)}" for _ in range(40)],
        "one frequent word": [chance.choice(WORDS[:8]) for _ in range(10)],
        "a beginning": [chance.choice(WORDS[:150])[:2] for _ in range(10)],
    }
    for name, asked in kinds.items():
        for who, actor in (("leader", leader), ("ward", ward)):
            measure(
                f"list, {name}, {who}",
                lambda q, actor=actor: (
                    tasks.task_page(  # type: ignore[misc]
                        actor, tasks.Filter(q=q), horizon=horizon, number=1, size=50
                    ).total
                ),
                asked,
            )
            measure(f"page, {name}, {who}", lambda q, actor=actor: page(actor, q), asked)  # type: ignore[misc]


def _at_ward(leader: Actor) -> ActingPost:
    unit = db.session.scalars(select(Unit).where(Unit.code == "xa7")).one()
    return ActingPost(1, Role.OFFICIAL, "Cán bộ", unit.id, unit.name, unit.path)


def page(actor: Actor, query: str) -> int:
    """What the page of the search reads."""
    wanted = Wanted(q=query)
    found = queries.find(actor, wanted)
    queries.results(found, number=1, size=50)
    return found.everything


if __name__ == "__main__":
    main()
