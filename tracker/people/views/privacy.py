"""Personal data: one's own file of it, and erasing what is kept about somebody who has left."""

from __future__ import annotations

from flask import Response, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core.events import Fact
from tracker.org.models import Person
from tracker.people import policy, queries, services
from tracker.people.forms import EraseForm
from tracker.people.forms.data import file_name, packed
from tracker.people.views.room import Sheet, bp, send
from tracker.storage.database import db, transaction
from tracker.web.attachments import disposition
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.security import limiter


@bp.post("/account/personal-data")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("6/minute")
def own_data() -> ResponseReturnValue:
    """Everything that is kept about oneself, as an archive. That it was taken stands in the record."""
    actor = current_actor()
    person = db.session.get_one(Person, actor.person_id)
    with transaction():
        audit.record(Fact("people.data_taken", "person", person.id), by=actor)
    found = queries.everything(person)
    headers = {"Content-Disposition": disposition(file_name(found))}
    return Response(packed(found), mimetype="application/zip", headers=headers)


@bp.route("/people/<int:person_id>/erase", methods=["GET", "POST"])
@requires(Permission.PEOPLE_ADMIN, Subject(queries.left_or_404, policy.may_erase))
def erase(person: Person) -> ResponseReturnValue:
    """Erase what is kept about somebody who has left; it is said before what goes, what stays, and that it is final."""
    day = queries.erasable_from(person)
    follows = [
        gettext("Xóa: địa chỉ thư, tài khoản, mật khẩu, mã xác thực, phiên, thông báo, bộ lọc, đăng ký, thư."),
        gettext("Giữ: họ tên, chức danh và việc đã làm trong hồ sơ cơ quan; nhật ký không thay đổi."),
        gettext("Không hoàn tác được. Bản sao lưu cũ còn giữ dữ liệu đến khi hết hạn lưu."),
    ]
    if day is None:
        follows.insert(0, gettext("Người này còn chức danh: ghi rời cơ quan trước."))
    else:
        days = current_app.config["ERASE_AFTER_DAYS"]
        follows.insert(
            0, gettext("Xóa được từ ngày %(day)s (%(many)s ngày sau khi thôi việc).", day=f"{day:%d/%m/%Y}", many=days)
        )
    form = EraseForm()
    return send(
        form,
        lambda: Sheet(gettext("Xóa dữ liệu cá nhân"), gettext("Xóa, không hoàn tác"), person, follows=follows),
        lambda: services.erase(person, form.name.data, by=current_actor()),
        gettext("Đã xóa dữ liệu cá nhân của %(name)s.", name=person.full_name),
        url_for("people.person", person_id=person.id),
    )
