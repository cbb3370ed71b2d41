"""The second factor: switched on with a first code, asked for at sign-in, replaced by a recovery code, reset."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, delete, or_, update

from tracker.audit import services as audit
from tracker.auth.models import Account, RecoveryCode
from tracker.auth.rules.second_factor import (
    RECOVERY_CODES,
    is_recovery_code,
    new_recovery_code,
    recovery_hash,
    step_of,
)
from tracker.auth.services import sessions, telling
from tracker.auth.services.passwords import prove
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db


def switch_on(account: Account, secret: str, code: str, *, by: Actor) -> list[str]:
    """Ask for a code at sign-in from now on; other sessions end. Answers the recovery codes, shown this once.

    Raises Invalid when `code` does not fit `secret`, Conflict when there is a second factor already.
    """
    if account.second_since is not None:
        raise Conflict(N_("Xác nhận hai bước đã được bật trước đó."))
    step = step_of(secret, code, clock.now())
    if step is None:
        raise Invalid(N_("Mã không đúng. Nhập mã 6 số đang hiện trên ứng dụng."), field="code")
    account.second_secret, account.second_since, account.second_step = secret, clock.now(), step
    codes = _renew(account)
    audit.record(Fact("auth.second_factor_on", "account", account.id), by=by)
    sessions.end_others(account, by=by)
    telling.tell(account, telling.SECOND_FACTOR_ON)
    return codes


def accepts(account: Account, code: str) -> str | None:
    """How `code` opens the account: "code" or "recovery"; None when it does not. What opened once is used up."""
    if account.second_secret is not None and (step := step_of(account.second_secret, code, clock.now())) is not None:
        return "code" if _use_step(account, step) else None
    if is_recovery_code(code) and _use_recovery_code(account, code):
        telling.tell(account, telling.RECOVERY_USED)
        return "recovery"
    return None


def _use_step(account: Account, step: int) -> bool:
    """Take the time step, unless it or a later one was taken; in one statement, so that two at once get one."""
    take = (
        update(Account)
        .where(Account.id == account.id, or_(Account.second_step.is_(None), Account.second_step < step))
        .values(second_step=step)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", db.session.execute(take)).rowcount == 1


def _use_recovery_code(account: Account, code: str) -> bool:
    mine = (RecoveryCode.account_id == account.id, RecoveryCode.code_hash == recovery_hash(code))
    gone = delete(RecoveryCode).where(*mine).execution_options(synchronize_session=False)
    return cast("CursorResult[Any]", db.session.execute(gone)).rowcount == 1


def renew_recovery_codes(account: Account, password: str, *, by: Actor) -> list[str]:
    """Ten new recovery codes, shown this once; those of before open nothing. Raises Invalid, Conflict."""
    _check(account, password)
    codes = _renew(account)
    audit.record(Fact("auth.recovery_codes_renewed", "account", account.id), by=by)
    return codes


def _renew(account: Account) -> list[str]:
    codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
    _forget_codes(account)
    db.session.add_all(RecoveryCode(account_id=account.id, code_hash=recovery_hash(code)) for code in codes)
    return codes


def _forget_codes(account: Account) -> None:
    gone = delete(RecoveryCode).where(RecoveryCode.account_id == account.id)
    db.session.execute(gone.execution_options(synchronize_session=False))


def switch_off(account: Account, password: str, *, required: bool, by: Actor) -> None:
    """Ask for the password alone from now on. Raises Invalid for a wrong password, Conflict where it is `required`."""
    if required:
        raise Conflict(N_("Chức danh của bạn bắt buộc xác nhận hai bước nên không tắt được."))
    _check(account, password)
    _clear(account)
    audit.record(Fact("auth.second_factor_off", "account", account.id), by=by)
    telling.tell(account, telling.SECOND_FACTOR_OFF)


def reset(account: Account, *, by: Actor | None) -> None:
    """Take the second factor from an account whose phone is lost; its sessions end. Raises Conflict without one.

    By an administrator who has made sure who asks, or by a command on the server (`by` is None).
    """
    if account.second_since is None:
        raise Conflict(N_("Tài khoản này chưa bật xác nhận hai bước."))
    _clear(account)
    audit.record(Fact("auth.second_factor_reset", "account", account.id), by=by)
    sessions.end_all(account, by=by)
    telling.tell(account, telling.SECOND_FACTOR_RESET)


def _check(account: Account, password: str) -> None:
    if account.second_since is None:
        raise Conflict(N_("Tài khoản này chưa bật xác nhận hai bước."))
    prove(account, password)


def _clear(account: Account) -> None:
    account.second_secret = account.second_since = account.second_step = None
    _forget_codes(account)
