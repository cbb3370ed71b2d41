"""The least that can be served: a bare Flask page with fifty rows of one unit. It knows nothing of the program."""

from __future__ import annotations

import os

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import create_engine, text

ROWS = """<!doctype html><html lang="vi"><title>{{ title }}</title><body><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>{{ rest }}</body></html>"""
LIST = text(
    "SELECT t.id, t.title, t.state, t.percent, t.due_on, u.name FROM tasks t JOIN units u ON u.id = t.lead_id "
    "WHERE t.state = 'in_progress' AND t.lead_id = :unit ORDER BY t.due_on LIMIT 50"
)
UNIT = 100


def site() -> Flask:
    """The page; its database stands in DATABASE_URL."""
    app, engine = Flask("bare"), create_engine(os.environ["DATABASE_URL"])
    app.jinja_loader = DictLoader({"rows.html": ROWS})

    @app.get("/")
    def page() -> str:
        with engine.connect() as connection:
            rows = connection.execute(LIST, {"unit": UNIT}).all()
        return render_template("rows.html", title="Sàn", rows=rows, rest="")

    return app
