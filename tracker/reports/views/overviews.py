"""What a dashboard says is put together once, and said again until an act is recorded that could change it.

Everything on it is written by acts, and each act leaves its entry in the audit record in its own transaction: while the
newest entry is the same, so is the page (decision 56). It is kept for one reader in one post, and for nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from flask import current_app, request

from tracker.audit.queries import newest_beside
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor
from tracker.core.days import TypedDay
from tracker.org.models import Person, Unit
from tracker.org.queries import units_stamp
from tracker.reports.queries.dashboard import NARROWS
from tracker.reports.views.look import Look
from tracker.storage.database import db
from tracker.storage.remembered import Remembered
from tracker.tasks.queries import Filter, day_asked, patience
from tracker.tasks.rules import Patience
from tracker.web.i18n import clock_time, language, moment
from tracker.workdays.queries import stamp

#: Subjects of acts that leave no trace on a dashboard: people sign in all day. Every other one counts.
APART = ("account", "export", "mail", "report_subscription", "saved_view", "token", "webhook")
#: Stands in what is kept where the moment is put in when it is sent.
NOW = "\ue000now\ue000"
#: Stands in the frame of the page where the dashboard is put in when it is sent. Templates hold what they are given in
#: circles that are found late: half a megabyte for each page would pile up.
BODY = "\ue000body\ue000"
#: So many bytes of dashboards a process keeps: some thirty.
MOST_BYTES = 8_000_000


@dataclass(frozen=True)
class Question:
    """All that decides what a dashboard says, beside what acts have written: who asks in which post, when, and what.

    `act` is the newest act before anything was read for the page, by its fingerprint; empty while there was none.
    `seen` is what the request had read already by then: it may be of before that act; `stamps` are those of the units
    and of the calendar, which were read before it too. `on` is what was typed for a day and names none.
    """

    wanted: Filter
    look: Look
    post: ActingPost
    person_id: int
    discreet: bool
    today: date
    settings: tuple[int, Patience]
    language: str
    root: str
    seen: tuple[Any, ...]
    stamps: tuple[str | None, str]
    on: TypedDay
    act: str

    @classmethod
    def of(cls, actor: Actor, args: Mapping[str, str]) -> Self:
        """What `actor` asks by the address, at this moment."""
        act, wanted = newest_beside(*APART), Filter.of(args)
        look, on = Look.of(args), day_asked(args)
        return cls(
            wanted=Filter(**{name: getattr(wanted, name) for name in ("unit", *NARROWS)}),
            look=look,
            post=actor.post,
            person_id=actor.person_id,
            discreet=actor.discreet,
            today=clock.today(),
            settings=(current_app.config["DUE_SOON_DAYS"], patience()),
            language=language(),
            root=request.script_root,
            seen=_seen(),
            stamps=(units_stamp(), stamp()),
            on=on if on.wrong and not look.wall else TypedDay(),  # a wall has no field to say it at
            act=act,
        )


@dataclass(frozen=True)
class Overview:
    """What is sent of a dashboard: the name of its scope, and what it says."""

    scope: str
    body: str


def of(question: Question, make: Callable[[], tuple[str, str]]) -> Overview:
    """What a dashboard says: as it was kept where that still holds, else as `make` puts it together."""
    at_hand: Remembered = current_app.extensions.setdefault("overviews", Remembered(MOST_BYTES))
    key, version = replace(question, act=""), question.act
    found = at_hand.get(key, version) if version else None
    if found is None:
        found = make()
        if version and not question.on.wrong:  # nobody asks the like of it again
            at_hand.put(key, version, found)
    scope, body = found
    now = (clock_time if question.look.wall else moment)(clock.now())
    return Overview(scope, body.replace(NOW, now))


def _seen() -> tuple[Any, ...]:
    """The units and people that the request has read before, with all that it knows of them.

    The session answers with these again, so a change that came in between would be missed.
    """
    loaded = (each for each in db.session().identity_map.values() if isinstance(each, (Unit, Person)))
    return tuple(sorted((type(each).__name__, repr(_columns(each))) for each in loaded))


def _columns(each: Unit | Person) -> list[Any]:
    return [vars(each).get(column.key) for column in each.__mapper__.column_attrs]
