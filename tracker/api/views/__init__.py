"""The interface and the pages about it: tokens, addresses that are told, the description."""

from flask import Flask

from tracker.api.services import delivery, messages
from tracker.api.services.timetable import JOBS
from tracker.api.views import (  # noqa: F401 - each adds its routes
    meetings,
    pages,
    problems,
    room,
    tasks,
    units,
    webhooks,
)
from tracker.storage import database


def init_app(app: Flask) -> None:
    """Open the interface; its pages, its jobs, and what listens to acts join those of the program."""
    problems.init_app(app)
    room.init_app(app)
    app.register_blueprint(pages.bp)
    app.extensions["jobs"].update({job.name: job for job in JOBS})
    app.extensions["jobs.at_once"]["webhooks"] = delivery.deliver
    if messages.on_commit not in database.listeners:
        database.listeners.append(messages.on_commit)
