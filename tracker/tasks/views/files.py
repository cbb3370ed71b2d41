"""The files of a task: the panel, all of them, one of them to look at, to download, to remove."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.evidence.queries import contents
from tracker.evidence.rules import ACCEPTED
from tracker.storage.database import transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import RemovalForm
from tracker.tasks.models import AnyTask, MoveFile, Task
from tracker.tasks.rules import CLOSED
from tracker.tasks.views.detail import panel
from tracker.tasks.views.room import TASK, bp
from tracker.web.attachments import attachment
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.i18n import number
from tracker.web.paging import page_number
from tracker.web.templates import give_templates

FILE: Subject[MoveFile] = Subject(queries.file_or_404, policy.may_file)
#: So many stand in the panel of a task; the rest is one press away.
_IN_PANEL = 9


@bp.url_value_preprocessor
def _room_for_files(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The form of a step may carry files inside, where no script sends them before."""
    if endpoint == "tasks.step":
        request.max_content_length = current_app.config["EVIDENCE_FORM_BYTES"]


@give_templates(bp)
def _words_of_files() -> dict[str, object]:
    return {"size_words": size_words, "accepted_files": ACCEPTED}


def size_words(size: int) -> str:
    """How large a file is: 12 KB, 3,4 MB."""
    return f"{number(size / 2**20, 1)} MB" if size >= 2**20 else f"{number(max(1, round(size / 1024)))} KB"


@panel("files")
def _files_panel(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    shown, total = queries.newest_files(task, _IN_PANEL)
    return {"files": shown, "total": total} if shown else None


@bp.get("/tasks/<int:task_id>/files")
@requires(Permission.TASK_VIEW, TASK)
def files(task: Task) -> ResponseReturnValue:
    """All photos and documents of a task, newest first."""
    page = queries.all_files(task, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template("tasks/files.html", task=task, page=page)


@bp.get("/tasks/<int:task_id>/files/<int:file_id>")
@requires(Permission.TASK_VIEW, FILE)
def file(file: MoveFile) -> ResponseReturnValue:
    """The file as it is kept, always as an attachment."""
    upload = _served(file).upload
    return attachment(contents, upload.digest or "", media_type=upload.media_type, name=upload.name, cached=True)


@bp.get("/tasks/<int:task_id>/files/<int:file_id>/thumb")
@requires(Permission.TASK_VIEW, FILE)
def thumbnail(file: MoveFile) -> ResponseReturnValue:
    """The file in small, where there is a picture of it."""
    upload = _served(file).upload
    if upload.thumbnail is None:
        abort(404)
    return attachment(contents, upload.thumbnail, media_type="image/jpeg", name=f"nho-{file.id}.jpg", cached=True)


def _served(file: MoveFile) -> MoveFile:
    """The file, or 404 when it was removed: its content is shown to nobody any more."""
    return file if file.removed_at is None else abort(404)


@bp.get("/tasks/<int:task_id>/files/<int:file_id>/view")
@requires(Permission.TASK_VIEW, FILE)
def show_file(file: MoveFile) -> ResponseReturnValue:
    """One photo large, or one document, with who sent it when."""
    return _file_page(_served(file), RemovalForm()), 200


def _file_page(file: MoveFile, form: RemovalForm) -> str:
    actor, move = current_actor(), file.move
    removable = move.day == clock.today() and move.task.state not in CLOSED
    return render_template(
        "tasks/file.html",
        file=file,
        task=move.task,
        form=form,
        neighbours=queries.neighbours(file),
        may_remove=removable and policy.may_file(actor, Permission.TASK_REMOVE_FILE, file),
    )


@bp.post("/tasks/<int:task_id>/files/<int:file_id>/remove")
@requires(Permission.TASK_REMOVE_FILE, FILE)
def remove_file(file: MoveFile) -> ResponseReturnValue:
    """Take out a file that was sent by mistake, with a reason, on the day it was sent."""
    form, task_id, file_id = RemovalForm(), file.move.task_id, file.id
    try:
        if not form.validate_on_submit():
            return _file_page(file, form), 422
        with transaction():
            services.remove_file(file, form.reason.data or "", by=current_actor())
    except Conflict as error:
        if file.removed_at is not None:
            raise
        form.refuse(error)
        return _file_page(queries.file_or_404(current_actor(), task_id, file_id), form), error.status
    except Invalid as error:
        form.refuse(error)
        return _file_page(queries.file_or_404(current_actor(), task_id, file_id), form), 422
    flash(gettext("Đã gỡ tệp. Diễn biến vẫn ghi ai gỡ và vì sao."), "success")
    return redirect(url_for(".detail", task_id=task_id))
