"""Accounts of others: opened, told by mail or on paper, closed and opened again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.access.permissions import Permission, Reach, reach
from tracker.auth import services as auth
from tracker.auth.models import Account
from tracker.auth.rules.links import LIFE, LinkPurpose
from tracker.auth.services import links
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_
from tracker.core.text import fingerprint
from tracker.mail.services import post as post_mail
from tracker.org.models import Person
from tracker.people import policy, queries
from tracker.people.rules import check_username
from tracker.people.services.acts import check
from tracker.web.addresses import address_of

KIND = N_("Kích hoạt tài khoản")
SUBJECT = "Kích hoạt tài khoản Kết Luận"
#: Written in Vietnamese whatever the writer reads: whoever receives it has chosen no language yet.
BODY = """Kính gửi ông/bà {name},

{by} đã mở cho ông/bà tài khoản trên phần mềm Kết Luận (theo dõi việc thực hiện kết luận, chỉ đạo).

Tên đăng nhập: {username}

Mở đường dẫn sau để đặt mật khẩu, đến hết ngày {until}; đường dẫn chỉ dùng được một lần:
{address}

Nếu thư này không phải gửi cho ông/bà, xin bỏ qua.
"""


@dataclass(frozen=True)
class Slip:
    """What is printed for somebody without a mail address: how to activate the account, and until when."""

    name: str
    post: str
    username: str
    address: str
    until: datetime


def open_for(person: Person, username: str, *, by: Actor | None) -> Account:
    """Open an account that waits for its owner. Raises Forbidden, Conflict when there is one, Invalid for the name."""
    if by is not None:
        check(policy.may_manage(by, Permission.PEOPLE_MANAGE, person))
    if queries.account_of(person.id) is not None:
        raise Conflict(N_("Người này đã có tài khoản."))
    return auth.invite(person, check_username(username), by=by)


def _waiting(account: Account, by: Actor) -> None:
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, account.person))
    if not account.active:
        raise Conflict(N_("Tài khoản đã đóng. Mở lại trước."))
    if not account.invited:
        raise Conflict(N_("Người này đã kích hoạt tài khoản. Quên mật khẩu thì dùng “Quên mật khẩu” khi đăng nhập."))


def send_link(account: Account, *, by: Actor) -> None:
    """Send the owner a new link by mail; the one of before opens no more. Raises Invalid without a mail address."""
    _waiting(account, by)
    person = account.person
    if not person.email:
        raise Invalid(N_("Người này chưa có địa chỉ thư. Nhập địa chỉ, hoặc in phiếu kích hoạt."), field="email")
    token = links.make(account, LinkPurpose.SIGN_UP, by=by)
    until = clock.now() + LIFE[LinkPurpose.SIGN_UP]
    body = BODY.format(
        name=person.full_name,
        by=f"{by.name}, {by.post.title} {by.post.unit_name},",
        username=account.username,
        until=f"{clock.local(until):%d/%m/%Y}",
        address=address_of("people.sign_up", token=token),
    )
    post_mail(
        person.email,
        SUBJECT,
        body,
        key=f"people.sign_up:{account.id}:{fingerprint(token)[:16]}",
        kind=KIND,
        name=person.full_name,
        person_id=person.id,
        expires_at=until,
    )


def print_slips(accounts: Sequence[Account], *, by: Actor) -> list[Slip]:
    """New links for several owners, on paper; the links of before open no more. Raises as `send_link`."""
    slips = []
    until = clock.now() + LIFE[LinkPurpose.SIGN_UP]
    for account in accounts:
        _waiting(account, by)
        token = links.make(account, LinkPurpose.SIGN_UP, by=by)
        posts = [f"{post.title}, {post.unit.name}" for post in queries.running(account.person)]
        slips.append(
            Slip(
                account.person.full_name,
                "; ".join(posts),
                account.username,
                address_of("people.sign_up", token=token),
                until,
            )
        )
    return slips


def withdraw(account: Account, *, by: Actor) -> bool:
    """Let the link that is out open nothing; True when there was one."""
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, account.person))
    return links.withdraw(account, LinkPurpose.SIGN_UP, by=by)


def reset_by_slip(account: Account, *, by: Actor) -> None:
    """Let the owner set a password anew through a link from the administrator, for one without a mail address.

    Only administrators: whoever prints the link could use it, and a unit head could then act as their official.
    """
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, account.person))
    check(reach(by, Permission.PEOPLE_MANAGE) is Reach.ALL)
    if not account.active:
        raise Conflict(N_("Tài khoản đã đóng. Mở lại trước."))
    auth.invite_again(account, by=by)


def close(account: Account, *, by: Actor) -> None:
    """Close the account at once, with every session of it."""
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, account.person))
    auth.close_account(account, by=by)


def reopen(account: Account, *, by: Actor) -> None:
    """Open a closed account again."""
    check(policy.may_manage(by, Permission.PEOPLE_MANAGE, account.person))
    auth.reopen_account(account, by=by)
