"""How people want to be told by mail: their own choice, else the settings of the site; and the office's calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import Select, select

from tracker.core import clock
from tracker.core.calendar import WorkingCalendar
from tracker.notifications.models import Preference
from tracker.notifications.queries.staff import batches
from tracker.notifications.rules import Quiet, Wishes
from tracker.org.models import Person
from tracker.storage.database import db
from tracker.storage.index import among_sent, sent
from tracker.workdays.queries import around


@dataclass(frozen=True)
class Reader:
    """Somebody who can be told: name, address of mail (None without one), and how they want it."""

    person_id: int
    name: str
    address: str | None
    wishes: Wishes


def wishes_of(preference: Preference | None) -> Wishes:
    """What a person chose, or what the site has set for those who chose nothing."""
    if preference is None:
        usual: Wishes = current_app.config["NOTICES"]
        return usual
    return Wishes(
        waits=preference.waits,
        reminders=preference.reminders,
        information=preference.information,
        hour=preference.hour,
        weekday=preference.weekday,
        quiet=Quiet(preference.quiet_start, preference.quiet_end, preference.quiet_days_off),
        follow=preference.follow,
    )


def readers(person_ids: Iterable[int]) -> dict[int, Reader]:
    """The people with how they want to be told; one statement for thousands of them."""
    found: dict[int, Reader] = {}
    for some in batches(sorted(set(person_ids))):
        rows = db.session.execute(_of_people(db.engine.dialect.name), {"people": sent(some)})
        for person_id, name, email, preference in rows:
            found[person_id] = Reader(person_id, name, email or None, wishes_of(preference))
    return found


@cache
def _of_people(dialect: str) -> Select[*tuple[Any, ...]]:
    query = select(Person.id, Person.full_name, Person.email, Preference)
    query = query.outerjoin(Preference, Preference.person_id == Person.id)
    return query.where(among_sent(Person.id, "people"))


def preference_of(person_id: int) -> Preference | None:
    """What a person has chosen, if anything."""
    return db.session.get(Preference, person_id)


def calendar_at(moment: datetime) -> WorkingCalendar:
    """The office's calendar for what happens near `moment`."""
    return around(clock.local(moment).date())
