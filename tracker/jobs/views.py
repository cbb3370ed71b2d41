"""Work that no person starts, as the administrator sees it: jobs, their runs, and mail that did not go out."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict
from tracker.jobs import queries, services
from tracker.jobs.rules import Job
from tracker.mail import services as mail
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

bp = Blueprint("jobs", __name__, url_prefix="/admin")
JOB: Subject[Job] = Subject(queries.job_or_404, queries.may)
MAIL: Subject[OutgoingMail] = Subject(queries.mail_or_404, queries.may)


def _state() -> MailState:
    wanted = request.args.get("state", "")
    return MailState(wanted) if wanted in {each.value for each in MailState} else MailState.GIVEN_UP


def _index(*, status: int = 200, error: str = "") -> ResponseReturnValue:
    outbox, state = queries.outbox(), _state()
    return render_template(
        "jobs/index.html",
        rows=queries.rows(),
        pulse=queries.pulse(),
        outbox=outbox,
        configured=mail.is_configured(),
        page=queries.mail_page(
            state, number=page_number(), size=current_app.config["PAGE_SIZE"], total=outbox.counts[state]
        ),
        state=state,
        states=list(MailState),
        error=error,
        in_words=in_words,
    ), status


def in_words(job: Job) -> str:
    """The schedule of a job in the reader's language."""
    return str(gettext(job.schedule.sentence, **job.schedule.values))


@bp.get("/jobs")
@requires(Permission.JOB_MANAGE)
def index() -> ResponseReturnValue:
    """All jobs with their last run, and the outbox."""
    return _index()


@bp.get("/jobs/<name>")
@requires(Permission.JOB_MANAGE, JOB)
def history(job: Job) -> ResponseReturnValue:
    """The runs of one job."""
    page = queries.history(job, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template("jobs/history.html", job=job, page=page, in_words=in_words)


def _change(act: Callable[[], object], done: str) -> ResponseReturnValue:
    try:
        with transaction():
            act()
    except Conflict as refusal:
        return _index(status=refusal.status, error=said(refusal))
    flash(done, "success")
    return redirect(url_for(".index", state=request.args.get("state")))


@bp.post("/jobs/<name>/run")
@requires(Permission.JOB_MANAGE, JOB)
def run(job: Job) -> ResponseReturnValue:
    """Run a job out of turn."""
    return _change(
        lambda: services.ask(job, by=current_actor()),
        gettext("Đã xếp lượt chạy: %(job)s. Tải lại trang sau ít giây để xem kết quả.", job=gettext(job.words)),
    )


@bp.post("/mail/<int:mail_id>/retry")
@requires(Permission.JOB_MANAGE, MAIL)
def retry(letter: OutgoingMail) -> ResponseReturnValue:
    """Send a mail again that did not go out."""
    return _change(lambda: mail.retry(letter, by=current_actor()), gettext("Thư sẽ được gửi lại ở lượt kế tiếp."))


@bp.post("/mail/retry-all")
@requires(Permission.JOB_MANAGE)
def retry_all() -> ResponseReturnValue:
    """Send all mail again that did not go out."""
    return _change(lambda: mail.retry_all(by=current_actor()), gettext("Các thư sẽ được gửi lại ở lượt kế tiếp."))


@bp.post("/mail/<int:mail_id>/give-up")
@requires(Permission.JOB_MANAGE, MAIL)
def give_up(letter: OutgoingMail) -> ResponseReturnValue:
    """Do not send a mail that waits."""
    return _change(lambda: mail.give_up(letter, by=current_actor()), gettext("Đã dừng gửi thư này."))
