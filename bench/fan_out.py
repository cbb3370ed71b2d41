"""One directive to every unit of the province, through the service, in one transaction; prints seconds."""

from __future__ import annotations

import time
from datetime import timedelta

from sqlalchemy import select

from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Topic
from tracker.meetings.models import Passage
from tracker.org.models import Unit
from tracker.org.queries import posts_of
from tracker.storage.database import db, transaction
from tracker.tasks import services
from tracker.tasks.services import Order
from wsgi import app

with app.app_context():
    account = db.session.scalars(select(Account).where(Account.username == "thuky")).one()
    posts = posts_of(account.person_id, clock.today())
    actor = Actor(account.person_id, account.person.full_name, posts[0], posts)
    passage = db.session.scalars(select(Passage).order_by(Passage.id).limit(1)).one()
    units = tuple(db.session.scalars(select(Unit).where(Unit.id > 2).order_by(Unit.id)))
    due = clock.today() + timedelta(days=20)
    order = Order("Rà soát phương án phòng cháy tại trụ sở", Topic.SECURITY, units, (), (), due, None, "Mọi đơn vị")
    started = time.perf_counter()
    with transaction():
        given = services.assign(order, passage, passage.document.meeting, by=actor)
    print(len(given), round(time.perf_counter() - started, 2))
