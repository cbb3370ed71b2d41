"""What reviews taught the program: an administrator sees, accepts and withdraws it."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid
from tracker.intake import queries, services
from tracker.intake.forms import LessonForm
from tracker.intake.models import Lesson, LessonState
from tracker.intake.views.room import bp
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

LESSON: Subject[Lesson] = Subject(queries.lesson_or_404, queries.may_lesson)


def _state() -> LessonState:
    wanted = request.args.get("state", "")
    return LessonState(wanted) if wanted in {each.value for each in LessonState} else LessonState.SUGGESTED


def _list_page(*, status: int = 200, error: str = "", at: int | None = None, typed: str = "") -> ResponseReturnValue:
    page = queries.lesson_page(_state(), number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template(
        "intake/lessons.html",
        page=page,
        state=_state(),
        states=list(LessonState),
        tally=queries.tally(),
        error=error,
        at=at,
        typed=typed,
    ), status


@bp.get("/lessons")
@requires(Permission.LESSON_MANAGE)
def lessons() -> ResponseReturnValue:
    """Lessons by state, those suggested most often first, and how good the proposals were."""
    return _list_page()


def _change(lesson: Lesson, act: Callable[[LessonForm], None], done: str) -> ResponseReturnValue:
    form = LessonForm()
    lesson_id = lesson.id
    try:
        with transaction():
            act(form)
    except (Conflict, Invalid) as refusal:
        return _list_page(status=refusal.status, error=said(refusal), at=lesson_id, typed=form.phrase.data or "")
    flash(done, "success")
    return redirect(url_for(".lessons", state=request.args.get("state")))


@bp.post("/lessons/<int:lesson_id>/accept")
@requires(Permission.LESSON_MANAGE, LESSON)
def accept_lesson(lesson: Lesson) -> ResponseReturnValue:
    """Use a lesson from the next intake on."""
    return _change(
        lesson,
        lambda form: services.accept_lesson(lesson, form.phrase.data or "", by=current_actor(), version=form.seen()),
        gettext("Đã duyệt ghi nhớ; lần đưa văn bản sau sẽ dùng."),
    )


@bp.post("/lessons/<int:lesson_id>/withdraw")
@requires(Permission.LESSON_MANAGE, LESSON)
def withdraw_lesson(lesson: Lesson) -> ResponseReturnValue:
    """Use a lesson no longer."""
    return _change(
        lesson,
        lambda form: services.withdraw_lesson(lesson, by=current_actor(), version=form.seen()),
        gettext("Đã thôi dùng ghi nhớ."),
    )
