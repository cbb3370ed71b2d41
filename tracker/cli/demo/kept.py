"""What the secretary of the demonstration town keeps of reports: published, filtered, mailed, exported."""

from __future__ import annotations

from datetime import date, timedelta

from werkzeug.datastructures import MultiDict

from tracker.cli.demo.town import Town
from tracker.exports import services as exports
from tracker.org.models import Person
from tracker.papers import Form
from tracker.reports import services
from tracker.reports.queries.papers import SEEN, Order
from tracker.reports.rules.rhythms import Rhythm
from tracker.storage.database import db, transaction
from tracker.tasks.queries import Filter, Several


def keep(town: Town, today: date) -> None:
    """Publish how the units stood a week ago, keep what is overdue, have the Monday brief sent.

    And ask for the open tasks as a file.
    """
    by, then = town.secretary, today - timedelta(days=7)
    with transaction():
        services.publish(Order.of(by, "units", MultiDict({"on": then.isoformat()})), by=by)
    with transaction():
        services.save("tasks", "deadline=overdue&sort=unit", "Quá hạn theo đơn vị", by=by)
        person = db.session.get_one(Person, by.person_id)
        person.email = person.email or "thuky@vidu.vn"
        services.subscribe(Order.of(by, "brief", MultiDict()), Rhythm.WEEKLY, Form.PDF, by=by)
    with transaction():
        exports.ask(Filter(standing=Several.OPEN.value), SEEN, by=by)
