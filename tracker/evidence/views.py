"""Files sent in parts, so that a weak link costs only the part that was lost. No pages: a script asks here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Invalid, Refused
from tracker.core.labels import N_
from tracker.evidence import queries, rules, services
from tracker.evidence.forms import FilesPart
from tracker.evidence.models import Upload
from tracker.storage.database import db, transaction
from tracker.storage.parts import WrongOffset
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.security import limiter

bp = Blueprint("evidence", __name__)


def _may(actor: Actor, permission: Permission, upload: Upload) -> bool:
    return upload.person_id == actor.person_id


UPLOAD: Subject[Upload] = Subject(queries.own_or_404, _may)


def _person() -> str:
    """Who is counted: an office shares one address."""
    return f"person:{current_actor().person_id}"


@bp.url_value_preprocessor
def _small_requests(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A part is small, and so is everything else that is sent here."""
    request.max_content_length = services.LARGEST_PART + 4096


def _spoken(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Answer a refusal to the script: the sentence, and where to go on when a part did not fit."""

    @wraps(view)
    def answered(*args: Any) -> ResponseReturnValue:
        try:
            return view(*args)
        except Refused as error:
            db.session.rollback()
            answer = jsonify(error=said(error))
            answer.status_code = error.status
            if isinstance(error, WrongOffset):
                answer.headers["Upload-Offset"] = str(error.offset)
            return answer

    return answered


def _standing(upload: Upload, status: int = 200, **more: Any) -> Response:
    """How far the file is."""
    offset = services.arrived(upload)
    answer = jsonify(
        token=upload.token,
        address=url_for(".progress", token=upload.token),
        name=upload.name,
        size=upload.size,
        offset=offset,
        complete=upload.is_complete,
        **more,
    )
    answer.status_code = status
    answer.headers["Upload-Offset"] = str(offset)
    answer.headers["Upload-Length"] = str(upload.size)
    return answer


@bp.post("/uploads")
@requires(Permission.EVIDENCE_SEND)
@limiter.limit("120/minute", key_func=_person)
@_spoken
def begin() -> ResponseReturnValue:
    """Announce a file by name and size; its address is answered."""
    size = request.form.get("size", type=int)
    if size is None:
        raise Invalid(N_("Chưa báo cỡ tệp. Tải lại trang rồi gửi lại tệp."), field="photos")
    with transaction():
        upload = services.begin(
            request.form.get("name", ""), size, keep_place=bool(request.form.get("keep_place")), by=current_actor()
        )
    return _standing(upload, 201)


@bp.get("/uploads/<token>")
@requires(Permission.EVIDENCE_SEND, UPLOAD)
def progress(upload: Upload) -> ResponseReturnValue:
    """How much has arrived: where to go on after a broken link."""
    return _standing(upload)


@bp.patch("/uploads/<token>")
@requires(Permission.EVIDENCE_SEND, UPLOAD)
@limiter.limit("1200/minute", key_func=_person)
@_spoken
def receive(upload: Upload) -> ResponseReturnValue:
    """Take the part that begins at the header Upload-Offset; 409 names the right one when it does not fit."""
    offset = request.headers.get("Upload-Offset", type=int)
    if offset is None:
        raise WrongOffset(services.arrived(upload))
    at = services.receive(upload, offset, request.get_data(cache=False))
    return Response(status=204, headers={"Upload-Offset": str(at), "Upload-Length": str(upload.size)})


@bp.post("/uploads/<token>/complete")
@requires(Permission.EVIDENCE_SEND, UPLOAD)
@limiter.limit("120/minute", key_func=_person)
@_spoken
def complete(upload: Upload) -> ResponseReturnValue:
    """All has arrived: look into the file. A file that is not taken is forgotten, and said why."""
    by = current_actor()
    try:
        with transaction():
            services.complete(upload, by=by)
    except Invalid:
        with transaction():
            services.drop(upload, by=by)
        raise
    services.forget_parts(upload)
    return _standing(upload, bytes_kept=upload.bytes_kept)


@bp.delete("/uploads/<token>")
@requires(Permission.EVIDENCE_SEND, UPLOAD)
@_spoken
def drop(upload: Upload) -> ResponseReturnValue:
    """Take the file back before any report has it."""
    with transaction():
        services.drop(upload, by=current_actor())
    return Response(status=204)


def take_files(form: FilesPart) -> None:
    """Take in what came inside the form, each file for itself: one that is refused is said at the field by its
    name, and the others need not be sent again.
    """
    if form.photos is None:
        return
    by = current_actor()
    form.files.data = list(form.tokens())
    for file in form.photos.data or ():
        if not file.filename:
            continue
        size = file.stream.seek(0, 2)
        file.stream.seek(0)
        try:
            with transaction():
                upload = services.take_in(
                    file.filename, file.stream, size, keep_place=bool(form.keep_place.data), by=by
                )
        except Refused as error:
            form.photos.process_errors.append(f"{rules.clean_name(file.filename)}: {said(error)}")
        else:
            form.files.data.append(upload.token)
    form.photos.data = []
