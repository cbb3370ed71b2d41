"""Assembly: rooms are put together into one application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_compress import Compress

import config
from tracker.api import views as api
from tracker.audit import views as audit
from tracker.auth import views as auth
from tracker.cli import commands
from tracker.core import clock
from tracker.evidence import views as evidence
from tracker.intake import views as intake
from tracker.jobs import queue
from tracker.jobs import views as jobs
from tracker.meetings import views as meetings
from tracker.notifications import views as notifications
from tracker.operations import views as operations
from tracker.org import views as org
from tracker.people import views as people
from tracker.proposals import views as proposals
from tracker.reorganisations import views as reorganisations
from tracker.reports import views as reports
from tracker.reports.services import keeping
from tracker.search import services as search_index
from tracker.search import views as search
from tracker.storage import database
from tracker.tasks import views as tasks
from tracker.tasks.services import reports_answer
from tracker.web import addresses, assets, errors, i18n, logs, navigation, papers, pieces, security
from tracker.workdays import views as workdays
from tracker.worksheets import views as worksheets


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the application for the environment's settings, with `overrides` on top (tests)."""
    app = Flask(
        "tracker",
        root_path=str(config.ROOT),
        template_folder=str(config.ROOT / "templates"),
        static_folder=None,
        instance_path=str(config.ROOT / "instance"),
    )
    app.config.update(config.settings())
    app.config.update(overrides or {})
    clock.use_zone(app.config["TIMEZONE"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    addresses.init_app(app)
    logs.init_app(app)
    database.init_app(app)
    security.init_app(app)
    Compress(app)
    assets.init_app(app, config.ROOT / "static")
    i18n.init_app(app)
    pieces.init_app(app)
    papers.init_app(app)
    errors.init_app(app)
    navigation.init_app(app)
    auth.init_app(app)
    if reports_answer not in database.listeners:
        database.listeners.append(reports_answer)
    search_index.init_app()
    keeping.init_app()
    for room in (
        audit,
        workdays,
        org,
        evidence,
        meetings,
        tasks,
        people,
        proposals,
        reorganisations,
        intake,
        worksheets,
        search,
        reports,
        jobs,
        operations,
    ):
        app.register_blueprint(room.bp)
    reports.init_app(app)
    queue.init_app(app)
    notifications.init_app(app)
    api.init_app(app)
    commands.init_app(app)
    return app
