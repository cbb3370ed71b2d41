"""Who comes, moves and goes. Each act asks the policy; the directory itself is written by `org.services`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.auth import services as auth
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Forbidden, Invalid
from tracker.core.labels import N_
from tracker.core.text import normalise
from tracker.mail.rules import is_address
from tracker.org import services as org
from tracker.org.models import Deputyship, Person, Post, Unit
from tracker.people import policy, queries
from tracker.people.rules import check_username

NO_RIGHT = N_("Bạn không có quyền thực hiện việc này.")
#: Days that a form may name before or after today; beyond that it is a slip of the keyboard.
_FAR = 366 * 60


@dataclass(frozen=True)
class Seat:
    """A post as a person types it."""

    unit: Unit
    role: Role
    title: str
    valid_from: date | None = None
    valid_to: date | None = None


def check(may: bool) -> None:
    """Raise Forbidden when the actor may not."""
    if not may:
        raise Forbidden(NO_RIGHT)


def _title(seat: Seat) -> str:
    return " ".join(normalise(seat.title).split())[:200] or seat.role.label


def _mail(email: str | None) -> str | None:
    email = (email or "").strip() or None
    if email is not None and not is_address(email):
        raise Invalid(N_("Địa chỉ thư không hợp lệ. Ví dụ: ten@coquan.gov.vn."), field="email")
    return email


def _name(full_name: str) -> str:
    name = " ".join(normalise(full_name).split())[:200]
    if not any(letter.isalpha() for letter in name) or name[0] in "=+-@":
        raise Invalid(N_("Nhập họ và tên."), field="full_name")
    return name


def _day(day: date | None, field: str) -> None:
    if day is not None and abs((day - clock.today()).days) > _FAR:
        raise Invalid(N_("Năm %(year)s không hợp lý."), field=field, year=day.year)


def enter(full_name: str, email: str | None, seat: Seat, *, by: Actor) -> Person:
    """Enter somebody new with their first post. Raises Forbidden, Invalid."""
    check(policy.may_appoint(by, None, seat.unit, seat.role))
    person = org.add_person(_name(full_name), email=_mail(email), by=by)
    _appoint(person, seat, by)
    return person


def _appoint(person: Person, seat: Seat, by: Actor) -> Post:
    _day(seat.valid_from, "valid_from")
    _day(seat.valid_to, "valid_to")
    return org.appoint(
        person, seat.unit, seat.role, _title(seat), by=by, valid_from=seat.valid_from, valid_to=seat.valid_to
    )


def describe(person: Person, full_name: str, email: str | None, *, by: Actor) -> None:
    """Change name and mail address; the address of before is told, since a lost password is reset by mail."""
    account = queries.account_of(person.id)
    if account is not None:
        auth.leave_address(account, email)
    org.describe(person, full_name, email, by=by)


def correct(person: Person, full_name: str, email: str | None, username: str | None, *, by: Actor) -> None:
    """Correct name and mail address, and the name to sign in with where there is an account. Raises as `enter`."""
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, person))
    describe(person, _name(full_name), _mail(email), by=by)
    account = queries.account_of(person.id)
    if account is not None and username is not None:
        auth.rename_account(account, check_username(username), by=by)


def appoint(person: Person, seat: Seat, *, by: Actor) -> Post:
    """Give the person another post. Raises Forbidden, Invalid when they hold it already."""
    check(policy.may_appoint(by, person, seat.unit, seat.role))
    return _appoint(person, seat, by)


def transfer(post: Post, seat: Seat, *, by: Actor) -> Post:
    """End the post and open another from `seat.valid_from` on. Raises Forbidden, Invalid, Conflict."""
    check(policy.may_end(by, post) and policy.may_appoint(by, post.person, seat.unit, seat.role))
    if seat.valid_from is None:
        raise Invalid(N_("Nhập ngày bắt đầu chức danh mới."), field="valid_from")
    _day(seat.valid_from, "valid_from")
    return org.transfer(post, seat.unit, seat.role, _title(seat), seat.valid_from, by=by, valid_to=seat.valid_to)


def end(post: Post, last_day: date | None, *, by: Actor) -> None:
    """Let the post end with `last_day`. Raises Forbidden, Invalid, Conflict when it ends no later already."""
    check(policy.may_end(by, post))
    if last_day is None:
        raise Invalid(N_("Nhập ngày cuối giữ chức danh."), field="last_day")
    _day(last_day, "last_day")
    org.end_post(post, last_day, by=by)


def leave(person: Person, last_day: date | None, *, by: Actor) -> bool:
    """End everything with `last_day`; the account is closed at once when that is today or has passed.

    True when it was closed now. With a later day the last post ends by itself, and with it the access.
    """
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, person))
    if last_day is None:
        raise Invalid(N_("Nhập ngày cuối làm việc."), field="last_day")
    _day(last_day, "last_day")
    org.leave(person, last_day, by=by)
    account = queries.account_of(person.id)
    if last_day > clock.today() or account is None:
        return False
    auth.close_account(account, by=by)
    return True


def deputise(post: Post, person: Person | None, first: date | None, last: date | None, *, by: Actor) -> Deputyship:
    """Let `person` act in the post of another for some days. Raises Forbidden, also for oneself, and Invalid."""
    check(policy.may_deputise(by, post) and (person is None or person.id != by.person_id))
    return org.deputise(person, first, last, by=by, post=post)


def end_deputyship(deputyship: Deputyship, *, by: Actor) -> None:
    """End a deputyship at once. Raises Forbidden."""
    check(policy.may_deputise(by, deputyship.post))
    org.revoke(deputyship, by=by)
