"""Choosing how mail comes, one's own address of mail, and the calendar feed."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, update

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.core.text import fingerprint
from tracker.notifications import queries
from tracker.notifications.models import CalendarFeed, Notice, Preference
from tracker.notifications.rules import Kind, Rhythm, Wishes
from tracker.org.models import Person
from tracker.storage.database import db


def choose(wishes: Wishes, *, by: Actor) -> None:
    """Keep how the actor wants to be told.

    What waits for a digest that is no longer wanted waits no more.
    """
    address = db.session.get_one(Person, by.person_id).email
    preference = queries.preference_of(by.person_id)
    if preference is None:
        preference = Preference(person_id=by.person_id)
        db.session.add(preference)
    preference.waits, preference.reminders, preference.information = wishes.waits, wishes.reminders, wishes.information
    preference.hour, preference.weekday = wishes.hour, wishes.weekday
    preference.quiet_start, preference.quiet_end = wishes.quiet.start, wishes.quiet.end
    preference.quiet_days_off, preference.follow = wishes.quiet.days_off, wishes.follow
    unwanted = [kind for kind in Kind if not address or wishes.rhythm(kind) is Rhythm.NONE]
    if unwanted:
        db.session.execute(
            update(Notice)
            .where(Notice.person_id == by.person_id, Notice.digest.is_(True), Notice.kind.in_(unwanted))
            .values(digest=False)
        )
    detail = {kind.value: wishes.rhythm(kind).value for kind in Kind}
    audit.record(Fact("notices.chosen", "person", by.person_id, detail), by=by)


def open_feed(*, by: Actor) -> str:
    """Give the actor a calendar address and answer its secret, which is not kept; an address of before is dead."""
    secret = secrets.token_urlsafe(32)
    feed = queries.feed_of(by.person_id)
    if feed is None:
        feed = CalendarFeed(person_id=by.person_id)
        db.session.add(feed)
    feed.secret_hash, feed.content = fingerprint(secret), ""
    feed.made_at = feed.changed_at = clock.now()
    audit.record(Fact("notices.feed_opened", "person", by.person_id), by=by)
    return secret


def close_feed(*, by: Actor) -> None:
    """Take the calendar address back: whoever has it reads nothing any more."""
    db.session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == by.person_id))
    audit.record(Fact("notices.feed_closed", "person", by.person_id), by=by)


def note_content(feed: CalendarFeed, content: str) -> None:
    """Keep when the feed's content last changed: calendar programs ask for what is new since then.

    A reader's look is no act: no entry in the audit record.
    """
    db.session.execute(
        update(CalendarFeed)
        .where(CalendarFeed.person_id == feed.person_id)
        .values(content=content, changed_at=clock.now())
        .execution_options(synchronize_session="fetch")
    )
