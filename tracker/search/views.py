"""The page that looks through everything, and what it suggests while somebody types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor
from tracker.core.labels import Findable, Topic
from tracker.meetings import queries as meetings
from tracker.search import queries
from tracker.search.queries import Result, Wanted
from tracker.search.rules import AT_A_TIME, Piece, Span, excerpt, marked, task_number
from tracker.web.guards import current_actor, requires
from tracker.web.paging import page_number

bp = Blueprint("search", __name__)

#: Where each kind leads: a page, and the place on it (`{}` is the number of what was found).
TARGETS: dict[Findable, tuple[str, str]] = {
    Findable.TASK: ("task", ""),
    Findable.REPORT: ("task", "timeline"),
    Findable.REMARK: ("task", "remark-{}"),
    Findable.CONCLUSION: ("document", "p{}"),
    Findable.DOCUMENT: ("document", ""),
    Findable.MEETING: ("meeting", ""),
    Findable.PROPOSAL: ("proposal", ""),
    Findable.UNIT: ("unit", ""),
}


@dataclass(frozen=True)
class Shown:
    """A result as a page shows it."""

    result: Result
    url: str
    title: Markup
    words: Markup


def show(actor: Actor, result: Result, wanted: Wanted) -> Shown:
    """The result with its address, and what matches marked."""
    entry, terms = result.entry, wanted.terms
    # A report or a passage is its words; the title above them belongs to something else.
    title = marked(result.title, terms) if entry.title else [Piece(result.title)]
    return Shown(result, address(actor, result), written(title), written(excerpt(entry.text, terms)))


def written(pieces: Iterable[Piece]) -> Markup:
    """Pieces of a text: escaped like everything, and what was searched for marked."""
    escaped = [f"<mark>{escape(piece.text)}</mark>" if piece.hit else escape(piece.text) for piece in pieces]
    return Markup("".join(escaped))  # noqa: S704 - each of them is escaped; joined as Markup each would be once more


def address(actor: Actor, result: Result) -> str:
    """Where the result is read. Who has no list of tasks finds a unit in the directory."""
    entry = result.entry
    page, place = TARGETS[entry.kind]
    anchor = place.format(entry.subject_id) or None
    if page == "task":
        return url_for("tasks.detail", task_id=entry.task_id, _anchor=anchor)
    if page == "document":
        return url_for("intake.document", document_id=entry.document_id, _anchor=anchor)
    if page == "meeting":
        return url_for("intake.meeting", meeting_id=entry.meeting_id)
    if page == "proposal":
        return url_for("proposals.detail", proposal_id=entry.proposal_id)
    if reach(actor, Permission.TASK_VIEW) is None:
        return url_for("org.index")
    return url_for("tasks.index", unit=result.unit.code if result.unit else "")


@bp.get("/search")
@requires(Permission.SEARCH_ALL)
def index() -> ResponseReturnValue:
    """What is found, by kind; a number of a task leads to it."""
    actor, wanted = current_actor(), Wanted.of(request.args)
    asked = task_number(wanted.q)
    numbered = queries.task_by_number(actor, asked[0]) if asked else None
    if asked and asked[1] and numbered:
        return redirect(url_for("tasks.detail", task_id=numbered[0]))
    found = queries.find(actor, wanted)
    size = min(AT_A_TIME, current_app.config["PAGE_SIZE"])
    page = queries.results(found, number=page_number(), size=size)
    return render_template(
        "search/index.html",
        wanted=wanted,
        page=page,
        shown=[show(actor, result, wanted) for result in page.rows],
        found=found,
        numbered=numbered,
        units=queries.unit_choices(actor, found, wanted),
        meetings=meetings.choices(actor, wanted.meeting),
        topics=list(Topic),
        spans=list(Span),
        asks_number=bool(asked and asked[1]),
    )


@bp.get("/search/suggestions")
@requires(Permission.SEARCH_ALL)
def suggestions() -> ResponseReturnValue:
    """The best few, for the box in the top bar; nothing for a single letter."""
    actor, wanted = current_actor(), Wanted.of(request.args)
    asked = task_number(wanted.q)
    numbered = queries.task_by_number(actor, asked[0]) if asked else None
    found = queries.suggestions(actor, wanted) if len(wanted.q) > 1 else []
    return render_template(
        "search/_suggestions.html",
        wanted=wanted,
        numbered=numbered,
        shown=[show(actor, result, wanted) for result in found],
    )
