"""Refusals and faults as pages: a sentence that says what to do, the right status, never a stack."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from tracker.core.errors import Refused
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.web.forms import said
from tracker.web.guards import SignInNeeded

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
    507: N_("Hết chỗ lưu tệp"),
}


def _page(status: int, sentence: str, code: str | None = None) -> tuple[str, int]:
    title = gettext(TITLES.get(status, TITLES[400]))
    return render_template("error.html", title=title, sentence=sentence, code=code), status


#: Words a refusal where no page is answered; gets the code of a fault too, by which it stands in the log.
Speaker = Callable[[Exception, str | None], ResponseReturnValue]
Page = Callable[[], ResponseReturnValue]


def speak_at(app: Flask, beginning: str, speaker: Speaker) -> None:
    """Let `speaker` word refusals at addresses that begin with `beginning`, for programs that read no pages."""
    app.extensions.setdefault("errors.speakers", {})[beginning] = speaker


def _speaker() -> Speaker | None:
    speakers: dict[str, Speaker] = current_app.extensions.get("errors.speakers", {})
    return next((speaker for beginning, speaker in speakers.items() if request.path.startswith(beginning)), None)


def init_app(app: Flask) -> None:
    """Install the error pages."""

    def spoken(error: Exception, page: Page, code: str | None = None) -> ResponseReturnValue:
        speaker = _speaker()
        return page() if speaker is None else speaker(error, code)

    @app.errorhandler(SignInNeeded)
    def sign_in(error: SignInNeeded) -> ResponseReturnValue:
        return spoken(error, to_sign_in)

    def to_sign_in() -> ResponseReturnValue:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        target = url_for("auth.sign_in", next=wanted) if wanted not in (None, "/") else url_for("auth.sign_in")
        if request.headers.get("HX-Request"):
            return "", 401, {"HX-Redirect": target}
        return redirect(target)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> ResponseReturnValue:
        db.session.rollback()
        return spoken(error, lambda: _page(error.status, said(error)))

    @app.errorhandler(CSRFError)
    def forged(error: CSRFError) -> ResponseReturnValue:
        return _page(400, gettext("Phiên làm việc đã hết hạn. Quay lại, tải lại trang rồi gửi lại."))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        status = error.code or 500
        if status < 400:
            return error.get_response()
        return spoken(error, lambda: _page(status, gettext(SENTENCES.get(status, SENTENCES[400]))))

    @app.errorhandler(Exception)
    def fault(error: Exception) -> ResponseReturnValue:
        code = secrets.token_hex(4)
        current_app.logger.exception("fault %s", code)
        db.session.rollback()
        return spoken(error, lambda: _page(500, gettext(SENTENCES[500]), code), code)
