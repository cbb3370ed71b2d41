"""What is counted in the demonstration town: households handed their plot, metres of road cleared, sheds left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from tracker.cli.demo import story
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.rules import Step
from tracker.tasks.rules.measures import Definition, Direction, MeasureUnit
from tracker.tasks.services import Given, Measured
from tracker.tasks.services.measures import Row, define, define_all

if TYPE_CHECKING:
    from tracker.cli.demo.lives import Act


@dataclass(frozen=True)
class _Counted:
    """What is counted in the tasks whose title holds `words`: each unit's baseline and target."""

    words: str
    common: Definition
    figures: dict[str, tuple[str, str]]


def _definition(name: str, unit: MeasureUnit, direction: Direction = Direction.RISING) -> Definition:
    return Definition(name, unit, "", direction, True, Decimal(0), Decimal(0))


COUNTED = (
    _Counted(
        "Bàn giao đất ngoài thực địa",
        _definition("Hộ được bàn giao đất dịch vụ", MeasureUnit.HOUSEHOLD),
        {"dong-nguyen": ("0", "86"), "tuong-giang": ("12", "58")},
    ),
    _Counted(
        "ận động các hộ bàn giao mặt bằng",
        _definition("Mặt bằng đường 277 đã bàn giao", MeasureUnit.METRE),
        {"phu-chan": ("260", "1840.5")},
    ),
    _Counted(
        "Cưỡng chế tháo dỡ",
        _definition("Công trình trên đất công còn lại", MeasureUnit.WORK, Direction.FALLING),
        {
            "dong-ngan": ("9", "0"),
            "dong-ky": ("31", "0"),
            "dong-nguyen": ("14", "0"),
            "dinh-bang": ("17", "0"),
            "tan-hong": ("6", "0"),
            "trang-ha": ("8", "0"),
            "chau-khe": ("25", "0"),
            "huong-mac": ("19", "0"),
            "phu-chan": ("11", "0"),
            "phu-khe": ("12", "0"),
            "tam-son": ("7", "0"),
            "tuong-giang": ("10", "0"),
        },
    ),
)


def count(town: Town) -> None:
    """Set the measures on the day after their tasks were given."""
    for each in COUNTED:
        tasks = list(db.session.scalars(select(Task).where(Task.title.contains(each.words)).order_by(Task.id)))
        rows = [
            Row(task, Decimal(each.figures[task.lead.code][0]), Decimal(each.figures[task.lead.code][1]))
            for task in tasks
            if task.lead.code in each.figures
        ]
        if not rows:
            continue
        with clock.frozen(clock.at_office(rows[0].task.assigned_on + timedelta(days=1), 8)), transaction():
            if rows[0].task.fan_out_id is not None:
                define_all(each.common, rows, by=town.secretary)
            else:
                for row in rows:
                    figures = replace(each.common, baseline=row.baseline, target=row.target or Decimal(0))
                    define(row.task, figures, by=town.secretary)


def measured(task: Task, step: Step, given: Given, day: date) -> Given:
    """What a unit says of its measure with a step: the amount that fits the percentage it reports."""
    if task.measure is None or step not in (Step.REPORT, Step.SUBMIT):
        return given
    share = Decimal(given.percent if step is Step.REPORT and given.percent is not None else 100) / 100
    amount = task.measure.baseline + (task.measure.target - task.measure.baseline) * share
    return replace(given, measured=Measured(amount.quantize(Decimal(1), ROUND_HALF_UP) if share < 1 else amount, day))


def more_often(task: Task, acts: Sequence[Act]) -> list[Act]:
    """The acts of a task, with reports between its reports where something is counted: values come week by week."""
    if task.measure is None:
        return list(acts)
    found = list(acts[:1])
    for before, act in pairwise(acts):
        days = act.after - before.after
        start, end = before.given.percent, act.given.percent if act.step is Step.REPORT else 100
        if before.step is Step.REPORT and act.step in (Step.REPORT, Step.SUBMIT) and days >= 12 and start is not None:
            for part in range(1, 4):
                told = Given(note=story.progress(task.topic, part), percent=start + ((end or 0) - start) * part // 4)
                found.append(replace(before, after=before.after + days * part // 4, given=told))
        found.append(act)
    return found
