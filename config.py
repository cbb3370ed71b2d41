"""Settings of the program, all from the environment (12-factor). `docs/settings.md` lists them for operators."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tracker.auth.rules.sso import Provider, provider_of
from tracker.core.actor import Role
from tracker.mail.rules import sender_of, server_of
from tracker.notifications.rules import Plan, Quiet, Rhythm, Wishes
from tracker.storage.buckets import is_store_url
from tracker.storage.sealing import is_key

ROOT = Path(__file__).resolve().parent

#: Every setting that is read from the environment, with the default that holds outside production.
DOCUMENTED: dict[str, str] = {
    "TRACKER_ENV": "development",
    "TRACKER_INSTANCE": "instance",
    "DATABASE_URL": "sqlite:///<instance>/ketluan.sqlite3",
    "SECRET_KEY": "made once and kept in <instance>/secret_key",
    "TRACKER_ENCRYPTION_KEYS": "",
    "TRACKER_SESSION_IDLE_MINUTES": "720",
    "TRACKER_SESSION_HOURS": "168",
    "TRACKER_REQUIRE_SECOND_FACTOR": "",
    "TRACKER_SSO_ISSUER": "",
    "TRACKER_SSO_CLIENT": "",
    "TRACKER_SSO_SECRET": "",
    "TRACKER_SSO_LABEL": "Đăng nhập bằng tài khoản của tỉnh",
    "TRACKER_SSO_CLAIM": "",
    "TRACKER_SSO_ACR": "",
    "TRACKER_PASSWORD_SIGN_IN": "all",
    "TRACKER_TIMEZONE": "Asia/Ho_Chi_Minh",
    "TRACKER_LOCALE": "vi",
    "TRACKER_HOSTS": "",
    "TRACKER_HTTPS": "0",
    "TRACKER_ERASE_AFTER_DAYS": "90",
    "TRACKER_KEEP_NOTICES_DAYS": "365",
    "TRACKER_WRITES_PER_MINUTE": "600",
    "TRACKER_STATEMENT_SECONDS": "30",
    "TRACKER_PROXIES": "0",
    "TRACKER_UPLOAD_MAX_MB": "20",
    "TRACKER_EVIDENCE_MAX_MB": "20",
    "TRACKER_EVIDENCE_FILES": "10",
    "TRACKER_DUE_SOON_DAYS": "3",
    "TRACKER_SILENT_DAYS": "30",
    "TRACKER_STANDING_REPORT_DAYS": "31",
    "TRACKER_PAGE_SIZE": "50",
    "TRACKER_URGING_REPLY_DAYS": "5",
    "TRACKER_URGING_PAUSE_DAYS": "7",
    "TRACKER_LIMITS_URL": "memory://",
    "TRACKER_JOBS_URL": "",
    "TRACKER_STORE_URL": "",
    "TRACKER_LOG": "",
    "TRACKER_METRICS_TOKEN": "",
    "TRACKER_URL": "http://127.0.0.1:8000",
    "TRACKER_NOTICE_MAIL": "at_once,at_once,daily",
    "TRACKER_DIGEST_HOUR": "7",
    "TRACKER_DIGEST_WEEKDAY": "1",
    "TRACKER_QUIET_HOURS": "21:00-06:30",
    "TRACKER_QUIET_DAYS_OFF": "1",
    "TRACKER_REMIND_BEFORE": "7,3,1",
    "TRACKER_REMIND_EVERY": "5",
    "TRACKER_REMIND_LEADER": "5",
    "TRACKER_API_PER_MINUTE": "600",
    "TRACKER_WEBHOOK_LOOPBACK": "0",
    "MAIL_URL": "",
    "MAIL_FROM": "",
}


class BadSettings(RuntimeError):
    """The environment does not allow a safe start; the message says what to set."""


def settings(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return Flask's configuration for `environ`. Raises BadSettings with what is missing or wrong."""

    def text(name: str) -> str:
        return environ.get(name, "").strip() or DOCUMENTED[name]

    def number(name: str, least: int) -> int:
        try:
            value = int(text(name))
        except ValueError:
            raise BadSettings(f"{name} must be a whole number, not {text(name)!r}") from None
        if value < least:
            raise BadSettings(f"{name} must be at least {least}, not {value}")
        return value

    env = text("TRACKER_ENV")
    if env not in ("development", "production"):
        raise BadSettings(f"TRACKER_ENV must be development or production, not {env!r}")
    production = env == "production"
    instance = (ROOT / text("TRACKER_INSTANCE")).resolve()
    https = text("TRACKER_HTTPS") == "1"
    upload_bytes = number("TRACKER_UPLOAD_MAX_MB", 1) * 1024 * 1024
    evidence_bytes, evidence_files = (
        number("TRACKER_EVIDENCE_MAX_MB", 1) * 1024 * 1024,
        number("TRACKER_EVIDENCE_FILES", 1),
    )
    hosts = [host.strip() for host in text("TRACKER_HOSTS").split(",") if host.strip()]
    locale = text("TRACKER_LOCALE")
    if locale not in ("vi", "en"):
        raise BadSettings(f"TRACKER_LOCALE must be vi or en, not {locale!r}")
    idle = timedelta(minutes=number("TRACKER_SESSION_IDLE_MINUTES", 5))
    return {
        "PRODUCTION": production,
        "INSTANCE": instance,
        "SECRET_KEY": _secret_key(environ, instance, production=production),
        "ENCRYPTION_KEYS": _encryption_keys(text("TRACKER_ENCRYPTION_KEYS")),
        "SESSION_IDLE": idle,
        "SESSION_LONGEST": timedelta(hours=number("TRACKER_SESSION_HOURS", 1)),
        "REQUIRE_SECOND_FACTOR": _roles("TRACKER_REQUIRE_SECOND_FACTOR", text("TRACKER_REQUIRE_SECOND_FACTOR")),
        **_sso(text),
        "SQLALCHEMY_DATABASE_URI": database_url(environ.get("DATABASE_URL", ""), instance),
        "TIMEZONE": text("TRACKER_TIMEZONE"),
        "BABEL_DEFAULT_LOCALE": locale,
        "LOCALES": ("vi", "en"),
        "TRUSTED_HOSTS": hosts or _own_hosts(text("TRACKER_URL"), production=production),
        "ERASE_AFTER_DAYS": number("TRACKER_ERASE_AFTER_DAYS", 0),
        "KEEP_NOTICES_DAYS": number("TRACKER_KEEP_NOTICES_DAYS", 30),
        "WRITES_PER_MINUTE": number("TRACKER_WRITES_PER_MINUTE", 10),
        "STATEMENT_SECONDS": number("TRACKER_STATEMENT_SECONDS", 1),
        "PROXIES": number("TRACKER_PROXIES", 0),
        "UPLOAD_MAX_BYTES": upload_bytes,
        # A form carries at most one upload and the pasted text; Flask answers 413 above this.
        "MAX_CONTENT_LENGTH": upload_bytes + 4 * 1024 * 1024,
        "EVIDENCE_MAX_BYTES": evidence_bytes,
        "EVIDENCE_FILES": evidence_files,
        # Without JavaScript a report carries its files in the form itself: so many of the largest, together.
        "EVIDENCE_FORM_BYTES": min(evidence_files, 3) * evidence_bytes + 4 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "DUE_SOON_DAYS": number("TRACKER_DUE_SOON_DAYS", 0),
        "SILENT_DAYS": number("TRACKER_SILENT_DAYS", 1),
        "STANDING_REPORT_DAYS": number("TRACKER_STANDING_REPORT_DAYS", 1),
        "PAGE_SIZE": number("TRACKER_PAGE_SIZE", 5),
        "URGING_REPLY_DAYS": number("TRACKER_URGING_REPLY_DAYS", 0),
        "URGING_PAUSE_DAYS": number("TRACKER_URGING_PAUSE_DAYS", 0),
        "RATELIMIT_STORAGE_URI": text("TRACKER_LIMITS_URL"),
        "RATELIMIT_STORAGE_OPTIONS": _patience(text("TRACKER_LIMITS_URL")),
        "RATELIMIT_HEADERS_ENABLED": True,
        "API_PER_MINUTE": number("TRACKER_API_PER_MINUTE", 1),
        "WEBHOOK_LOOPBACK": _loopback(text("TRACKER_WEBHOOK_LOOPBACK"), production=production),
        "JOBS_URL": _queue(text("TRACKER_JOBS_URL")),
        "STORE_URL": _store(text("TRACKER_STORE_URL")),
        "LOG": _log(text("TRACKER_LOG"), production=production),
        "METRICS_TOKEN": _token(text("TRACKER_METRICS_TOKEN")),
        **_mail(text("MAIL_URL"), text("MAIL_FROM")),
        "URL": _address(text("TRACKER_URL")),
        "NOTICES": _wishes(
            text("TRACKER_NOTICE_MAIL"),
            number("TRACKER_DIGEST_HOUR", 0),
            number("TRACKER_DIGEST_WEEKDAY", 1),
            text("TRACKER_QUIET_HOURS"),
            days_off=text("TRACKER_QUIET_DAYS_OFF") == "1",
        ),
        "REMINDERS": Plan(
            _days_before(text("TRACKER_REMIND_BEFORE")),
            number("TRACKER_REMIND_EVERY", 1),
            number("TRACKER_REMIND_LEADER", 1),
        ),
        # Behind TLS under a name that no other host, path or plain connection can set.
        "SESSION_COOKIE_NAME": "__Host-ketluan" if https else "ketluan",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "PERMANENT_SESSION_LIFETIME": idle,
        "SESSION_REFRESH_EACH_REQUEST": False,  # as often as the use of a session is noted
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a form left open over lunch still sends
        "WTF_CSRF_SSL_STRICT": https,
    }


def database_url(given: str, instance: Path) -> str:
    """The SQLAlchemy address: `given`, with psycopg 3 for PostgreSQL, or the embedded SQLite file."""
    if not given:
        return f"sqlite:///{instance / 'ketluan.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if given.startswith(scheme):
            return "postgresql+psycopg://" + given.removeprefix(scheme)
    return given


def _loopback(text: str, *, production: bool) -> bool:
    """Messages to this machine are for trying out: in production they would reach what only the server reaches."""
    if production and text == "1":
        raise BadSettings("TRACKER_WEBHOOK_LOOPBACK is for development and tests only")
    return text == "1"


def _own_hosts(url: str, *, production: bool) -> list[str] | None:
    """In production the host of the site's address, and this machine's own names for whoever watches over it."""
    found = urlsplit(url).hostname
    return [found, "127.0.0.1", "localhost", "[::1]"] if production and found else None


def _queue(url: str) -> str:
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise BadSettings(f"TRACKER_JOBS_URL must be a Redis address (redis://host:6379/0), not {url!r}")
    return url


def _patience(limits: str) -> dict[str, int]:
    """A Redis that does not answer holds no request up for long."""
    return {"socket_connect_timeout": 1, "socket_timeout": 1} if limits.startswith(("redis", "rediss")) else {}


def _store(url: str) -> str:
    if url and not is_store_url(url):
        raise BadSettings(f"TRACKER_STORE_URL must name a bucket and a folder in it (s3://bucket/folder), not {url!r}")
    return url.rstrip("/")


def _log(form: str, *, production: bool) -> str:
    if form not in ("", "text", "json"):
        raise BadSettings(f"TRACKER_LOG must be text or json, not {form!r}")
    return form or ("json" if production else "text")


def _token(text: str) -> str:
    if text and len(text) < 16:
        raise BadSettings("TRACKER_METRICS_TOKEN must have at least 16 characters")
    return text


def _mail(url: str, sender: str) -> dict[str, str]:
    """Without a server mail waits in the outbox; with one the sender must be known. The password is never repeated."""
    for name, value, read in (("MAIL_URL", url, server_of), ("MAIL_FROM", sender, sender_of)):
        try:
            if value:
                read(value)
        except ValueError as error:
            raise BadSettings(f"{name} is not understood: {error}") from None
    if url and not sender:
        raise BadSettings("MAIL_FROM must be set with MAIL_URL: the address that mail comes from")
    return {"MAIL_URL": url, "MAIL_FROM": sender}


def _address(url: str) -> str:
    """Where the site is reached, without a slash at its end: links in mail begin with it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSettings(f"TRACKER_URL must be the address of the site (https://ketluan.vidu.vn), not {url!r}")
    return url.rstrip("/")


def _wishes(mail: str, hour: int, weekday: int, quiet: str, *, days_off: bool) -> Wishes:
    """How mail about notices comes to those who chose nothing themselves."""
    try:
        waits, reminders, information = (Rhythm(each.strip()) for each in mail.split(","))
    except ValueError:
        known = ", ".join(Rhythm)
        raise BadSettings(
            f"TRACKER_NOTICE_MAIL names three of {known}, joined by commas: for what waits, for reminders, "
            f"for information; not {mail!r}"
        ) from None
    if hour > 23:
        raise BadSettings(f"TRACKER_DIGEST_HOUR must be at most 23, not {hour}")
    if weekday > 7:
        raise BadSettings(f"TRACKER_DIGEST_WEEKDAY is 1 (Monday) to 7 (Sunday), not {weekday}")
    try:
        start, end = (time.fromisoformat(each.strip()) for each in quiet.split("-"))
    except ValueError:
        raise BadSettings(f"TRACKER_QUIET_HOURS is written 21:00-06:30, not {quiet!r}") from None
    return Wishes(waits, reminders, information, hour, weekday - 1, Quiet(start, end, days_off))


def _days_before(text: str) -> tuple[int, ...]:
    try:
        days = tuple(sorted({int(each) for each in text.split(",")}, reverse=True))
    except ValueError:
        days = ()
    if not days or days[-1] < 1 or days[0] > 60:
        raise BadSettings(f"TRACKER_REMIND_BEFORE are working days from 1 to 60, joined by commas, not {text!r}")
    return days


def _encryption_keys(text: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    if not all(is_key(key) for key in keys):
        raise BadSettings(
            "TRACKER_ENCRYPTION_KEYS are keys as `flask accounts new-key` makes them, joined by commas; "
            "one of them is not"
        )
    return keys


def _roles(name: str, text: str) -> frozenset[Role]:
    try:
        return frozenset(Role(each.strip()) for each in text.split(",") if each.strip())
    except ValueError:
        raise BadSettings(f"{name} names some of {', '.join(Role)}, joined by commas, not {text!r}") from None


def _sso(text: Callable[[str], str]) -> dict[str, Any]:
    """The sign-on of another institution, and who may still come in by a password (None: everybody)."""
    given = (text(f"TRACKER_SSO_{name}") for name in ("ISSUER", "CLIENT", "SECRET", "LABEL", "CLAIM", "ACR"))
    try:
        provider: Provider | None = provider_of(*given)
    except ValueError as error:
        raise BadSettings(str(error)) from None
    name, who = "TRACKER_PASSWORD_SIGN_IN", text("TRACKER_PASSWORD_SIGN_IN")
    allowed = None if who == "all" else frozenset() if who == "none" else _roles(name, who)
    if allowed is not None and provider is None:
        raise BadSettings(f"{name} keeps people out unless TRACKER_SSO_ISSUER is set")
    return {"SSO": provider, "PASSWORD_SIGN_IN": allowed}


def _secret_key(environ: Mapping[str, str], instance: Path, *, production: bool) -> str:
    given = environ.get("SECRET_KEY", "")
    if given:
        if production and len(given) < 32:
            raise BadSettings("SECRET_KEY must have at least 32 characters in production")
        return given
    if production:
        raise BadSettings("SECRET_KEY is not set; production does not start without it")
    instance.mkdir(parents=True, exist_ok=True)
    kept = instance / "secret_key"
    if not kept.exists():
        with open(os.open(kept, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    return kept.read_text()
