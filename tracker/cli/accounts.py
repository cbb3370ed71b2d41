"""Accounts from the server: when nobody is left who could help on the page, and for the keys of second factors."""

from __future__ import annotations

import click
from cryptography.fernet import Fernet
from flask import current_app
from flask.cli import AppGroup

from tracker.auth import services
from tracker.auth.models import Account
from tracker.auth.queries import account_by_name
from tracker.auth.rules.links import LIFE, LinkPurpose
from tracker.core.errors import Refused
from tracker.storage.database import transaction
from tracker.web.addresses import address_of

group = AppGroup("accounts", help="Accounts and their second factor.")


def _account(username: str) -> Account:
    found = account_by_name(username)
    if found is None:
        raise click.ClickException(f"Không có tài khoản {username}.")
    return found


@group.command("reset-link")
@click.argument("username")
def reset_link(username: str) -> None:
    """Print a one-time link with which the owner of USERNAME sets a new password."""
    account = _account(username)
    with transaction():
        token = services.links.make(account, LinkPurpose.RESET, by=None)
    minutes = int(LIFE[LinkPurpose.RESET].total_seconds() // 60)
    click.echo(f"Dùng một lần, trong {minutes} phút:\n{address_of('auth.reset', token=token)}")


@group.command("reset-second-factor")
@click.argument("username")
def reset_second_factor(username: str) -> None:
    """Take the second factor from USERNAME, whose phone and recovery codes are lost."""
    account = _account(username)
    try:
        with transaction():
            services.second_factor.reset(account, by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Đã đặt lại xác nhận hai bước của {account.username}.")


@group.command("new-key")
def new_key() -> None:
    """Print a new key for TRACKER_ENCRYPTION_KEYS."""
    click.echo(Fernet.generate_key().decode())


@group.command("rotate")
def rotate() -> None:
    """Encrypt all kept secrets anew under the first key of TRACKER_ENCRYPTION_KEYS: second factors, webhooks."""
    with transaction():
        many = services.rotate()
    named = len(current_app.config["ENCRYPTION_KEYS"])
    click.echo(f"Đã mã hóa lại {many} bí mật; {named} khóa trong cấu hình.")
