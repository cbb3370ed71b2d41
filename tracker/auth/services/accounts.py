"""Opening accounts, and what their owners choose."""

from __future__ import annotations

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account
from tracker.auth.rules.passwords import check_new_password, hash_password
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.storage.database import db


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


def choose_locale(account: Account, locale: str, *, by: Actor) -> None:
    """Keep the language the person wants to read."""
    account.locale = locale
    audit.record(Fact("auth.locale_chosen", "account", account.id, {"locale": locale}), by=by)
