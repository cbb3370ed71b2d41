"""When a job is due: schedules in the office's time, the key of a period, what is caught up after a downtime."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from tracker.core import clock
from tracker.core.labels import N_, Labelled


class CatchUp(Labelled):
    """What becomes of periods that passed while nothing ran."""

    EACH = "each", N_("Chạy bù từng kỳ đã lỡ")
    LATEST = "latest", N_("Chạy bù một lần cho kỳ gần nhất")
    NONE = "none", N_("Không chạy bù")


class RunState(Labelled):
    """How one run of a job stands."""

    WAITING = "waiting", N_("Chờ chạy")
    RUNNING = "running", N_("Đang chạy")
    DONE = "done", N_("Xong")
    FAILED = "failed", N_("Lỗi, sẽ thử lại")
    GIVEN_UP = "given_up", N_("Lỗi, đã thôi thử")
    SKIPPED = "skipped", N_("Bỏ qua")


class Schedule(Protocol):
    """When periods begin. A period is named by the moment at which it begins."""

    @property
    def sentence(self) -> str:
        """The schedule in words, with placeholders."""

    @property
    def values(self) -> dict[str, object]:
        """What stands in the placeholders of `sentence`."""

    def last(self, moment: datetime) -> datetime:
        """The latest period that began at or before `moment`."""

    def next(self, moment: datetime) -> datetime:
        """The first period that begins after `moment`."""


@dataclass(frozen=True)
class Every:
    """Every so many minutes, counted in UTC so that all hosts agree."""

    minutes: int
    sentence: str = field(default=N_("Mỗi %(minutes)s phút"), init=False)

    @property
    def values(self) -> dict[str, object]:
        """For the sentence."""
        return {"minutes": self.minutes}

    def last(self, moment: datetime) -> datetime:
        """The latest full step at or before `moment`."""
        step = self.minutes * 60
        return datetime.fromtimestamp(int(moment.timestamp()) // step * step, UTC)

    def next(self, moment: datetime) -> datetime:
        """The first full step after `moment`."""
        return self.last(moment) + timedelta(minutes=self.minutes)


#: Monday to Friday.
WORKDAYS = frozenset({0, 1, 2, 3, 4})
_ALL = frozenset(range(7))


@dataclass(frozen=True)
class Daily:
    """At `at` ("07:00", in the office's time), on the days of the week in `on` (Monday is 0)."""

    at: str
    on: frozenset[int] = _ALL

    @property
    def sentence(self) -> str:
        """In words."""
        if self.on == _ALL:
            return N_("Hằng ngày lúc %(at)s")
        return N_("Thứ Hai đến thứ Sáu lúc %(at)s") if self.on == WORKDAYS else N_("Một số ngày trong tuần, lúc %(at)s")

    @property
    def values(self) -> dict[str, object]:
        """For the sentence."""
        return {"at": self.at}

    def last(self, moment: datetime) -> datetime:
        """The latest `at` of a day in `on`, at or before `moment`."""
        return next(begun for begun in self._around(moment, -1) if begun <= moment)

    def next(self, moment: datetime) -> datetime:
        """The first `at` of a day in `on` after `moment`."""
        return next(begun for begun in self._around(moment, 1) if begun > moment)

    def _around(self, moment: datetime, way: int) -> Iterator[datetime]:
        hour, minute = (int(part) for part in self.at.split(":"))
        today = clock.local(moment).date()
        for days in range(9):
            day = today + timedelta(days=way * days)
            if day.weekday() in self.on:
                yield clock.at_office(day, hour, minute).astimezone(UTC)


@dataclass(frozen=True)
class Job:
    """Something the program does by itself: one line in `tracker.jobs.timetable`.

    `run` gets the moment of the period it stands for (which lies back when it is caught up) and answers in words what
    it did. It runs in one `transaction()` that is committed together with the note that the period is done: it
    either has taken effect once, or not at all. Services inside record their facts with `by=None`. With
    `commits` it opens its transactions itself, and must bear to be run again after a crash.

    A run that fails is tried `attempts` times with growing waits. A run whose process died is taken again once
    `lease` is over: it must be longer than the job ever takes.
    """

    name: str
    words: str
    schedule: Schedule
    run: Callable[[datetime], str]
    catch_up: CatchUp = CatchUp.LATEST
    attempts: int = 5
    lease: timedelta = timedelta(minutes=15)
    commits: bool = False


#: Minutes between the tries of a run; the last counts for all that follow.
WAITS = (1, 5, 15, 60)
#: A period that began no longer ago was not missed: it is simply due.
FRESH = timedelta(minutes=10)
#: So many missed periods are caught up at most, the newest.
MOST = 31
#: How long runs are kept: those of jobs that run all day, and the others.
KEEP_OFTEN = timedelta(days=2)
KEEP = timedelta(days=90)
#: Without a sign of life for so long, the consumer is not running.
SILENCE = timedelta(minutes=5)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after `attempts` failed tries."""
    return timedelta(minutes=WAITS[min(attempts, len(WAITS)) - 1])


def period_key(begun: datetime) -> str:
    """The name of a period, the same on every host."""
    return begun.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def often(job: Job) -> bool:
    """True for a job that runs many times a day: what it does, the next period does as well."""
    return isinstance(job.schedule, Every)


@dataclass(frozen=True)
class Period:
    """A period that is to be run, and how many before it were missed and are not."""

    begun: datetime
    missed: int = 0


def periods_due(job: Job, newest: datetime | None, now: datetime) -> list[Period]:
    """The periods of `job` that are to be run at `now`, oldest first, when `newest` was the last one dealt with.

    A job seen for the first time has missed nothing: what runs once a day begins with its next period.
    """
    last = job.schedule.last(now)
    if newest is None:
        return [Period(last)] if often(job) or now - last <= FRESH else []
    if newest >= last:
        return []
    if job.catch_up is CatchUp.EACH:
        found, at = [last], last
        while len(found) < MOST and (at := job.schedule.last(at - timedelta(seconds=1))) > newest:
            found.append(at)
        found.reverse()
        return [Period(found[0], _between(job, newest, found[0])), *(Period(each) for each in found[1:])]
    if job.catch_up is CatchUp.NONE and now - last > FRESH:
        return []
    return [Period(last, _between(job, newest, last))]


def _between(job: Job, after: datetime, until: datetime) -> int:
    """How many periods lie between two, neither counted."""
    if isinstance(job.schedule, Every):
        return max(0, int((until - after).total_seconds()) // (job.schedule.minutes * 60) - 1)
    many, at = 0, job.schedule.next(after)
    while at < until:
        many, at = many + 1, job.schedule.next(at)
    return many
