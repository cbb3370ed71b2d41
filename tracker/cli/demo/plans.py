"""Plans that units of the demonstration town made for themselves."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import Topic
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import State
from tracker.tasks.services import Planned

_STEPS: dict[Topic, tuple[str, ...]] = {
    Topic.LAND: (
        "Lập danh sách các trường hợp theo từng thôn, khu phố",
        "Đối chiếu bản đồ địa chính, đo đạc hiện trạng",
        "Mời từng hộ làm việc, lập biên bản",
        "Trình hồ sơ xử lý",
    ),
    Topic.TRANSPORT: ("Bàn giao tim mốc cho nhà thầu", "Xong phần nền đường", "Thảm nhựa, kẻ vạch"),
    Topic.ENVIRONMENT: ("Khảo sát các điểm tập kết", "Ký hợp đồng vận chuyển", "Dọn sạch, rào chắn điểm cũ"),
}


def plan(town: Town, today: date) -> None:
    """Give plans to the first tasks in progress of a few topics; in every other one the steps give the percentage."""
    query = select(Task).where(Task.state == State.IN_PROGRESS, Task.topic.in_(_STEPS)).order_by(Task.id).limit(6)
    for number, task in enumerate(db.session.scalars(query).all()):
        by = town.actors.get((Role.OFFICIAL, task.lead.code))
        if by is None:
            continue
        titles = _STEPS[task.topic]
        first = max(task.assigned_on, today - timedelta(days=7 * len(titles) - 10))
        with clock.frozen(clock.at_office(today, 7, 40)), transaction():
            steps = [
                tasks.add_step(task, Planned(title, first + timedelta(days=7 * at)), by=by)
                for at, title in enumerate(titles)
            ]
            tasks.finish_step(steps[0], by=by)
            if number % 2:
                tasks.finish_step(steps[1], by=by)
                tasks.follow_plan(task, True, by=by)
