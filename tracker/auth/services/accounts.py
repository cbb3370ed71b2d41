"""Opening accounts, and what their owners choose."""

from __future__ import annotations

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account
from tracker.auth.rules.passwords import check_new_password, hash_password
from tracker.auth.services import telling
from tracker.auth.services.passwords import prove
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.mail.rules import is_address
from tracker.org.models import Person
from tracker.storage.database import db
from tracker.storage.sealing import seal_anew


def open_account(person: Person, username: str, password: str, *, by: Actor | None) -> Account:
    """Give `person` an account. Raises Invalid for a weak password or a name that is taken."""
    username = username.strip().casefold()
    check_new_password(password, username, (person.full_name,))
    if queries.account_by_name(username):
        raise Invalid(N_("Tên đăng nhập đã có người dùng."), field="username")
    account = Account(person=person, username=username, password_hash=hash_password(password))
    db.session.add(account)
    db.session.flush()
    audit.record(Fact("auth.account_opened", "account", account.id, {"username": username}), by=by)
    return account


def change_address(account: Account, address: str, password: str, *, by: Actor) -> None:
    """Send the owner's mail to another address from now on ("" for none), which takes the password.

    Whoever holds the address can have a lost password reset: a browser left open must not be enough to move it. The
    address of before is told. Raises Invalid for a wrong password or an address that no server takes.
    """
    if address and not is_address(address):
        raise Invalid(N_("Địa chỉ thư viết theo dạng ten@coquan.gov.vn."), field="email")
    prove(account, password)
    leave_address(account, address or None)
    account.person.email = address or None
    audit.record(Fact("auth.address_changed", "account", account.id), by=by)


def leave_address(account: Account, address: str | None) -> None:
    """Tell the address of before that mail goes to `address` from now on, whoever changes it; the caller does so."""
    if account.person.email and account.person.email != address:
        telling.tell(account, telling.ADDRESS_CHANGED)


def choose_locale(account: Account, locale: str, *, by: Actor) -> None:
    """Keep the language the person wants to read."""
    account.locale = locale
    audit.record(Fact("auth.locale_chosen", "account", account.id, {"locale": locale}), by=by)


def rotate() -> int:
    """Encrypt every secret of the site anew under the first key of the settings; how many."""
    many = seal_anew()
    audit.record(Fact("auth.secrets_rotated", "account", None, {"many": many}), by=None)
    return many
