"""The real site, and beside it in the same processes the floor that its pages are measured against.

The floor is what nobody can do without: a Flask page of the same size, compressed the same way, that runs only the one
indexed query behind it.
"""

from __future__ import annotations

import os

from flask import Flask, render_template
from flask_compress import Compress
from jinja2 import DictLoader
from sqlalchemy import create_engine, text
from werkzeug.middleware.dispatcher import DispatcherMiddleware

import config
from bench.page import LIST, ROWS
from wsgi import app

TASK = text(
    "SELECT m.id, m.step, m.day, m.percent, m.note, m.post_title, p.full_name FROM moves m "
    "JOIN people p ON p.id = m.person_id WHERE m.task_id = :task ORDER BY m.id DESC"
)

floor = Flask("floor")
floor.config.update(config.settings())  # its connections are set up as those of the site
# Compiled once, as every template of a site is.
floor.jinja_loader = DictLoader({"rows.html": ROWS})
Compress(floor)
_engine = create_engine(floor.config["SQLALCHEMY_DATABASE_URI"])
#: Words of the sort that pages are full of, cut to the size that is asked for.
_FILL = " ".join(f"<p>Nội dung số {number} của trang</p>" for number in range(20_000))


def _page(statement: object, size: int, **values: int) -> str:
    with _engine.connect() as connection:
        rows = connection.execute(statement, values).all()  # type: ignore[call-overload]
    drawn: str = render_template("rows.html", title="Sàn", rows=rows, rest="")
    return drawn + _FILL[: max(0, size - len(drawn))]


@floor.get("/list/<int:unit>/<int:size>")
def page_of_list(unit: int, size: int) -> str:
    """Fifty rows of one unit, by deadline."""
    return _page(LIST, size, unit=unit)


@floor.get("/task/<int:task>/<int:size>")
def page_of_task(task: int, size: int) -> str:
    """The history of one task."""
    return _page(TASK, size, task=task)


@floor.get("/who")
def who() -> str:
    """Which process answers."""
    return str(os.getpid())


served = DispatcherMiddleware(app, {"/floor": floor})
