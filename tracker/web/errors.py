"""Refusals and faults as pages: a sentence that says what to do, the right status, never a stack."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, SecurityError

from tracker.core.errors import Refused
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.storage.troubles import trouble
from tracker.web import metrics
from tracker.web.forms import said
from tracker.web.guards import SignInNeeded
from tracker.web.logs import request_id

SENTENCES: dict[int, str] = {
    400: N_("Yêu cầu không đọc được. Quay lại trang trước và thử lại."),
    403: N_("Bạn không có quyền thực hiện việc này."),
    404: N_("Không tìm thấy trang này, hoặc bạn không có quyền xem."),
    405: N_("Yêu cầu không đọc được. Quay lại trang trước và thử lại."),
    413: N_("Nội dung gửi lên quá lớn."),
    429: N_("Bạn thao tác quá nhanh. Chờ một phút rồi thử lại."),
    500: N_("Chương trình gặp lỗi. Nội dung chưa được lưu; thử lại, nếu vẫn lỗi hãy báo mã bên dưới cho quản trị."),
}
TITLES: dict[int, str] = {
    400: N_("Yêu cầu không hợp lệ"),
    403: N_("Không có quyền"),
    404: N_("Không tìm thấy"),
    409: N_("Nội dung đã thay đổi"),
    413: N_("Quá lớn"),
    422: N_("Chưa hợp lệ"),
    429: N_("Quá nhiều yêu cầu"),
    500: N_("Lỗi chương trình"),
    503: N_("Tạm thời chưa phục vụ được"),
    507: N_("Hết chỗ lưu tệp"),
}


#: Fields that are never sent back in a page: secrets, and the form's own proof.
NEVER_REPEATED = re.compile(r"password|^(?:csrf_token|code|token)$")
#: Seconds after which trying again makes sense.
AGAIN = 30


def _page(status: int, sentence: str, code: str | None = None) -> tuple[str, int]:
    title = gettext(TITLES.get(status, TITLES[400]))
    return render_template("error.html", title=title, sentence=sentence, code=code), status


#: Words a refusal where no page is answered; gets the code of a fault too, by which it stands in the log.
Speaker = Callable[[Exception, str | None], ResponseReturnValue]
Page = Callable[[], ResponseReturnValue]


def speak_at(app: Flask, beginning: str, speaker: Speaker) -> None:
    """Let `speaker` word refusals at addresses that begin with `beginning`, for programs that read no pages."""
    app.extensions.setdefault("errors.speakers", {})[beginning] = speaker


def _spoken(error: Exception, page: Page, code: str | None = None) -> ResponseReturnValue:
    """The words of who speaks at this address, else the page."""
    speakers: dict[str, Speaker] = current_app.extensions.get("errors.speakers", {})
    speaker = next((each for beginning, each in speakers.items() if request.path.startswith(beginning)), None)
    return page() if speaker is None else speaker(error, code)


def init_app(app: Flask) -> None:
    """Install the error pages."""

    @app.errorhandler(SignInNeeded)
    def sign_in(error: SignInNeeded) -> ResponseReturnValue:
        return _spoken(error, to_sign_in)

    def to_sign_in() -> ResponseReturnValue:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        target = url_for("auth.sign_in", next=wanted) if wanted not in (None, "/") else url_for("auth.sign_in")
        if request.headers.get("HX-Request"):
            return "", 401, {"HX-Redirect": target}
        return redirect(target)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> ResponseReturnValue:
        db.session.rollback()
        if error.status in (503, 507):
            return _spoken(error, lambda: _kept(error))
        return _spoken(error, lambda: _page(error.status, said(error)))

    @app.errorhandler(CSRFError)
    def forged(error: CSRFError) -> ResponseReturnValue:
        return _page(400, gettext("Phiên làm việc đã hết hạn. Quay lại, tải lại trang rồi gửi lại."))

    @app.errorhandler(SecurityError)
    def foreign(error: SecurityError) -> ResponseReturnValue:
        # Under a name that is not ours no address can be made, so there is no page; nor is the name repeated.
        return gettext("Địa chỉ này không thuộc hệ thống."), 400, {"Content-Type": "text/plain; charset=utf-8"}

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        status = error.code or 500
        if status < 400:
            return error.get_response()
        return _spoken(error, lambda: _page(status, gettext(SENTENCES.get(status, SENTENCES[400]))))

    @app.errorhandler(DBAPIError)
    @app.errorhandler(PoolTimeout)
    @app.errorhandler(PendingRollbackError)
    def database(error: DBAPIError | PoolTimeout | PendingRollbackError) -> ResponseReturnValue:
        refusal = trouble(error)
        if refusal is None:
            return fault(error)
        current_app.logger.error("database: %s", type(refusal).__name__, exc_info=error)
        metrics.fault(type(error).__name__)
        _strip()
        return _spoken(refusal, lambda: _kept(refusal))

    @app.errorhandler(Exception)
    def fault(error: Exception) -> ResponseReturnValue:
        code = request_id()

        def page() -> ResponseReturnValue:
            return _page(500, gettext(SENTENCES[500]), code)

        current_app.logger.error("fault %s", code, exc_info=error)
        metrics.fault(type(error).__name__)
        try:
            db.session.rollback()
            return _spoken(error, page, code)
        except SQLAlchemyError:
            _strip()
            return _spoken(error, page, code)


def _strip() -> None:
    """Let the page come without menu, notices and name, for which the database would be asked."""
    g.actor = None
    # Flask-Login keeps here who is signed in, and would look for them when a template is drawn.
    g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]
    try:
        db.session.rollback()
    except SQLAlchemyError:
        db.session.remove()


def _kept(refusal: Refused) -> ResponseReturnValue:
    """The page of a refusal that will pass, with what was typed: it can be sent again from there."""
    words, whole = _typed()
    page = render_template(
        "unavailable.html",
        title=gettext(TITLES[refusal.status]),
        sentence=said(refusal),
        code=request_id(),
        fields=words,
        address=request.full_path.rstrip("?") if whole else "",
    )
    return page, refusal.status, {"Retry-After": str(AGAIN)}


def _typed() -> tuple[list[tuple[str, str]], bool]:
    """What the form held, and whether sending just that again is the same act."""
    if request.method != "POST":
        return [], request.method == "GET"
    sent = list(request.form.items(multi=True))
    words = [(name, value) for name, value in sent if not NEVER_REPEATED.search(name)]
    secret = any(name != "csrf_token" and (name, value) not in words for name, value in sent)
    if secret:
        return [], False
    return words, not any(file.filename for file in request.files.values())
