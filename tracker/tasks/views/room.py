"""What the pages of tasks share: the blueprint, how subjects are loaded, the words of deadlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from flask import Blueprint
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon, days_overdue
from tracker.core.labels import Labelled, Topic
from tracker.meetings.models import Meeting
from tracker.tasks import policy, queries
from tracker.tasks.models import AnyTask, FanOut, PlainTask, Task, TaskSpan
from tracker.tasks.queries import TaskRow
from tracker.tasks.rules import STEPS, State
from tracker.web.guards import Subject
from tracker.web.i18n import language
from tracker.web.templates import give_templates

bp = Blueprint("tasks", __name__)

TASK: Subject[Task] = Subject(queries.task_or_404, policy.may)
#: The same for pages that only read it.
PLAIN_TASK: Subject[PlainTask] = Subject(queries.plain_task_or_404, policy.may)
FAN_OUT: Subject[FanOut] = Subject(queries.fan_out_or_404, policy.may_fan_out)


@dataclass(frozen=True)
class Standing:
    """How a task stands against its deadline: the class, and the words for it."""

    kind: DeadlineClass
    words: str


#: The choices of the filter that are the same for everybody, by the field that they fill.
FILTER_KINDS: dict[str, type[Labelled]] = {
    "standing": queries.Several,
    "state": State,
    "deadline": DeadlineClass,
    "age": AgeBand,
    "topic": Topic,
    "sort": queries.Sort,
    "whose": queries.Whose,
}


def deadline_of(task: AnyTask | TaskSpan | TaskRow, horizon: Horizon, locale: str | None = None) -> Standing:
    """The deadline class of `task` with words such as "còn 3 ngày", "quá hạn 5 ngày".

    `locale` is the reader's language; whoever asks for many tasks says it, so that it is not asked for each.
    """
    locale = locale or language()
    kind = queries.class_of(task, horizon)
    if kind in (DeadlineClass.NONE, DeadlineClass.DONE_ON_TIME, DeadlineClass.DONE_LATE) or task.due_on is None:
        return _standing(kind, 0, False, locale)
    if kind is DeadlineClass.OVERDUE:
        return _standing(kind, days_overdue(task.due_on, task.submitted_on, horizon.today), False, locale)
    return _standing(kind, (task.due_on - horizon.today).days, task.submitted_on is not None, locale)


@lru_cache(maxsize=4096)
def _standing(kind: DeadlineClass, days: int, handed_in: bool, locale: str) -> Standing:
    # Rows of a list say the same few things: each is said once a language.
    if kind is DeadlineClass.OVERDUE:
        return Standing(kind, gettext("quá hạn %(days)d ngày", days=days))
    if kind not in (DeadlineClass.IN_TIME, DeadlineClass.DUE_SOON):
        return Standing(kind, gettext(kind.label))
    if handed_in:
        return Standing(kind, gettext("trình đúng hạn"))
    return Standing(kind, gettext("còn %(days)d ngày", days=days) if days else gettext("hạn hôm nay"))


@give_templates(bp)
def words_of_deadlines() -> dict[str, object]:
    """Give every template the words of deadlines."""
    return {
        "deadline_of": deadline_of,
        "chip_words": chip_words,
        "blocks_of": queries.blocks_of,
        "leads_shown": lambda tasks, wanted: queries.leads_shown(tasks, wanted or queries.Filter()),
        "borders": lambda day: list(queries.Borders) if queries.borders_moved(day, clock.today()) else [],
        "may_extend": lambda actor: reach(actor, Permission.EXTENSION_DECIDE) is not None,
        "one_press": lambda step: STEPS[step].one_press,
    }


def chip_words(
    name: str,
    value: str,
    names: Mapping[str, str],
    meetings: Sequence[Meeting],
) -> str:
    """What one condition of the filter says."""
    if name in ("official", "supervisor"):
        return _whose_words(name, value, names)
    if name in FILTER_KINDS:
        return ", ".join(gettext(FILTER_KINDS[name](part).label) for part in value.split(","))
    if name == "meeting":
        return next((meeting.name for meeting in meetings if str(meeting.id) == value), gettext("Hội nghị khác"))
    if name == "lead":
        return str(gettext("Riêng %(name)s", name=names.get(name, value)))
    if name == "place":
        return str(gettext("Địa bàn: %(name)s", name=names.get(name, value)))
    if name == "blocker":
        return str(gettext("Chờ %(name)s gỡ", name=names.get(name, value)))
    if name == "series":
        return str(gettext("Nhiệm vụ định kỳ số %(number)s", number=value))
    if name == "on":
        return str(gettext("Như cuối ngày %(day)s", day=f"{date.fromisoformat(value):%d/%m/%Y}"))
    if name == "first":
        return str(gettext("Kỳ từ ngày %(day)s", day=f"{date.fromisoformat(value):%d/%m/%Y}"))
    if name == "map":
        return str(gettext(queries.Borders(value).label))
    if name == "secret":
        return str(gettext("Mật"))
    return f"“{value}”" if name == "q" else names.get(name, value)


def _whose_words(name: str, value: str, names: Mapping[str, str]) -> str:
    """What the condition on the person in charge, or on the supervising leader, says."""
    if value == queries.Whose.MINE:
        return str(gettext("Tôi phụ trách") if name == "official" else gettext("Tôi chỉ đạo"))
    if value == queries.Whose.NOBODY:
        return str(gettext("Chưa có người phụ trách") if name == "official" else gettext("Chưa có lãnh đạo chỉ đạo"))
    person = names.get(name, value)
    if name == "official":
        return str(gettext("%(name)s phụ trách", name=person))
    return str(gettext("%(name)s chỉ đạo", name=person))
