"""Settings: what production insists on, which values are refused, and that each documented one is honoured."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from flask import Flask
from itsdangerous import BadSignature
from sqlalchemy import create_engine

import config
from config import DOCUMENTED, ROOT, BadSettings, database_url, settings
from tracker.app import create_app
from tracker.core import clock
from tracker.jobs import queue
from tracker.storage.blobs import documents
from tracker.storage.database import db
from tracker.storage.sealing import seal
from tracker.tasks import queries
from tracker.web.addresses import address_of

KEY = "mot-khoa-du-dai-de-ky-phien-lam-viec-0123456789"


def read(folder: Path, **environ: str) -> dict[str, Any]:
    return settings({"TRACKER_INSTANCE": str(folder), **environ})


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """No setting of this machine, and an instance folder of its own."""
    for name in DOCUMENTED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRACKER_INSTANCE", str(tmp_path))
    zone = clock.zone()
    yield monkeypatch
    clock.use_zone(zone.key)


@contextmanager
def started(clean: pytest.MonkeyPatch, **environ: str) -> Iterator[Flask]:
    """The application as it starts with these settings and nothing else."""
    for name, value in environ.items():
        clean.setenv(name, value)
    app = create_app()
    with app.app_context():
        yield app
        queue.close(app)
        db.session.remove()
        db.engine.dispose()


# ---------- production ----------


def test_production_does_not_start_without_a_key_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="SECRET_KEY is not set"):
        read(tmp_path, TRACKER_ENV="production")
    assert list(tmp_path.iterdir()) == [], "no key is made up for production"


@pytest.mark.parametrize("key", ["ngan", "x" * 31])
def test_production_does_not_start_with_a_short_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(BadSettings, match="at least 32 characters"):
        read(tmp_path, TRACKER_ENV="production", SECRET_KEY=key)


def test_production_starts_with_a_key(tmp_path: Path) -> None:
    found = read(tmp_path, TRACKER_ENV="production", SECRET_KEY=KEY)
    assert (found["PRODUCTION"], found["SECRET_KEY"]) == (True, KEY)


def test_the_web_server_is_told_what_to_set(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in DOCUMENTED}
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env={**environ, "TRACKER_ENV": "production", "TRACKER_INSTANCE": str(tmp_path / "instance")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert last == "config.BadSettings: SECRET_KEY is not set; production does not start without it"
    assert not (tmp_path / "instance").exists()


def test_outside_production_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    first = read(tmp_path)["SECRET_KEY"]
    kept = tmp_path / "secret_key"
    assert len(first) >= 32
    assert read(tmp_path)["SECRET_KEY"] == first == kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert read(tmp_path / "khac")["SECRET_KEY"] != first


# ---------- the database's address ----------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://ai:mk@may/ten", "postgresql+psycopg://ai:mk@may/ten"),
        ("postgresql://ai:mk@may:5433/ten?sslmode=require", "postgresql+psycopg://ai:mk@may:5433/ten?sslmode=require"),
        ("postgresql+psycopg://ai@may/ten", "postgresql+psycopg://ai@may/ten"),
        ("sqlite:////du-lieu/ket-luan.sqlite3", "sqlite:////du-lieu/ket-luan.sqlite3"),
        ("postgres://ai:postgres://@may/ten", "postgresql+psycopg://ai:postgres://@may/ten"),
    ],
)
def test_an_address_of_postgresql_uses_psycopg_3(tmp_path: Path, given: str, expected: str) -> None:
    assert database_url(given, tmp_path) == expected
    assert read(tmp_path, DATABASE_URL=given)["SQLALCHEMY_DATABASE_URI"] == expected


@pytest.mark.parametrize("given", ["postgres://ai:mk@may/ten", "postgresql://ai:mk@may/ten"])
def test_the_driver_of_that_address_is_installed(tmp_path: Path, given: str) -> None:
    assert create_engine(database_url(given, tmp_path)).dialect.driver == "psycopg"


def test_without_an_address_the_database_lies_in_the_instance_folder(tmp_path: Path) -> None:
    assert read(tmp_path)["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path / 'ketluan.sqlite3'}"


# ---------- defaults and refusals ----------


def test_defaults_are_those_of_the_document(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found["PRODUCTION"] is False
    assert (found["TIMEZONE"], found["BABEL_DEFAULT_LOCALE"]) == ("Asia/Ho_Chi_Minh", "vi")
    assert (found["TRUSTED_HOSTS"], found["PROXIES"]) == (None, 0)
    assert (found["UPLOAD_MAX_BYTES"], found["DUE_SOON_DAYS"], found["PAGE_SIZE"]) == (20 * 1024 * 1024, 3, 50)
    assert found["RATELIMIT_STORAGE_URI"] == "memory://"
    assert (found["MAIL_URL"], found["MAIL_FROM"]) == ("", "")
    assert (found["SESSION_COOKIE_HTTPONLY"], found["SESSION_COOKIE_SAMESITE"]) == (True, "Lax")
    assert found["SESSION_COOKIE_SECURE"] is False


def test_a_form_with_the_largest_document_is_still_taken(tmp_path: Path) -> None:
    for size in ("1", "20", "200"):
        found = read(tmp_path, TRACKER_UPLOAD_MAX_MB=size)
        assert found["UPLOAD_MAX_BYTES"] == int(size) * 1024 * 1024 < found["MAX_CONTENT_LENGTH"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTED if name not in ("TRACKER_INSTANCE", "SECRET_KEY")])
def test_a_setting_left_blank_has_its_default(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, **{name: "  " if name != "DATABASE_URL" else ""}) == read(tmp_path)


def test_the_instance_folder_is_relative_to_the_project() -> None:
    assert settings({"SECRET_KEY": KEY})["INSTANCE"] == ROOT / "instance"
    assert settings({"SECRET_KEY": KEY, "TRACKER_INSTANCE": "du-lieu"})["INSTANCE"] == ROOT / "du-lieu"


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("TRACKER_UPLOAD_MAX_MB", 1),
        ("TRACKER_EVIDENCE_MAX_MB", 1),
        ("TRACKER_EVIDENCE_FILES", 1),
        ("TRACKER_DUE_SOON_DAYS", 0),
        ("TRACKER_PAGE_SIZE", 5),
        ("TRACKER_URGING_REPLY_DAYS", 0),
        ("TRACKER_URGING_PAUSE_DAYS", 0),
        ("TRACKER_PROXIES", 0),
        ("TRACKER_ERASE_AFTER_DAYS", 0),
        ("TRACKER_KEEP_NOTICES_DAYS", 30),
        ("TRACKER_WRITES_PER_MINUTE", 10),
        ("TRACKER_STATEMENT_SECONDS", 1),
        ("TRACKER_DIGEST_HOUR", 0),
        ("TRACKER_DIGEST_WEEKDAY", 1),
        ("TRACKER_REMIND_EVERY", 1),
        ("TRACKER_REMIND_LEADER", 1),
    ],
)
def test_a_number_that_makes_no_sense_stops_the_start_and_is_named(tmp_path: Path, name: str, least: int) -> None:
    for wrong in ("nhieu", "2.5", "1e3", "0x10"):
        with pytest.raises(BadSettings, match=rf"{name} must be a whole number, not '{re.escape(wrong)}'"):
            read(tmp_path, **{name: wrong})
    with pytest.raises(BadSettings, match=f"{name} must be at least {least}, not {least - 1}"):
        read(tmp_path, **{name: str(least - 1)})
    read(tmp_path, **{name: str(least)})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("TRACKER_ENV", "prod"), ("TRACKER_ENV", "Production"), ("TRACKER_LOCALE", "fr"), ("TRACKER_LOCALE", "vi_VN")],
)
def test_a_word_that_is_not_meant_stops_the_start_and_is_named(tmp_path: Path, name: str, wrong: str) -> None:
    with pytest.raises(BadSettings, match=f"{name} must be .+ or .+, not '{wrong}'"):
        read(tmp_path, **{name: wrong})


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"MAIL_URL": "may:25", "MAIL_FROM": "a@vidu.vn"}, "MAIL_URL is not understood: write smtp://host"),
        ({"MAIL_URL": "smtp://ai:bimat@may?tls=co", "MAIL_FROM": "a@vidu.vn"}, "tls is auto, require or no, not 'co'"),
        ({"MAIL_URL": "smtp://may"}, "MAIL_FROM must be set with MAIL_URL"),
        ({"MAIL_FROM": "ketluan"}, "MAIL_FROM is not understood"),
        ({"TRACKER_JOBS_URL": "amqp://may"}, "TRACKER_JOBS_URL must be a Redis address"),
        ({"TRACKER_STORE_URL": "https://kho/tep"}, "TRACKER_STORE_URL must name a bucket"),
        ({"TRACKER_STORE_URL": "s3://ab"}, "TRACKER_STORE_URL must name a bucket"),
        ({"TRACKER_LOG": "xml"}, "TRACKER_LOG must be text or json"),
        ({"TRACKER_METRICS_TOKEN": "ngan"}, "TRACKER_METRICS_TOKEN must have at least 16 characters"),
    ],
)
def test_mail_and_queue_that_make_no_sense_stop_the_start(tmp_path: Path, environ: dict[str, str], says: str) -> None:
    with pytest.raises(BadSettings, match=re.escape(says)) as caught:
        read(tmp_path, **environ)
    assert "bimat" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "wrong", "says"),
    [
        ("TRACKER_URL", "ketluan.vidu.vn", "must be the address of the site"),
        ("TRACKER_URL", "https://ketluan.vidu.vn/?a=1", "must be the address of the site"),
        ("TRACKER_NOTICE_MAIL", "daily", "names three of at_once, daily, weekly, none"),
        ("TRACKER_NOTICE_MAIL", "daily,daily,hourly", "names three of"),
        ("TRACKER_DIGEST_HOUR", "24", "must be at most 23"),
        ("TRACKER_DIGEST_WEEKDAY", "8", "is 1 (Monday) to 7 (Sunday)"),
        ("TRACKER_QUIET_HOURS", "21:00", "is written 21:00-06:30"),
        ("TRACKER_QUIET_HOURS", "21h-6h", "is written 21:00-06:30"),
        ("TRACKER_REMIND_BEFORE", "7,3,0", "are working days from 1 to 60"),
        ("TRACKER_REMIND_BEFORE", "bay", "are working days from 1 to 60"),
        ("TRACKER_ENCRYPTION_KEYS", "ngan", "are keys as `flask accounts new-key` makes them"),
        ("TRACKER_REQUIRE_SECOND_FACTOR", "giam-doc", "names some of secretary, leader"),
        ("TRACKER_SSO_ISSUER", "https://cong.vidu.vn", "TRACKER_SSO_CLIENT must be set with TRACKER_SSO_ISSUER"),
        ("TRACKER_SSO_CLIENT", "khach", "TRACKER_SSO_ISSUER must be set with TRACKER_SSO_CLIENT"),
        ("TRACKER_PASSWORD_SIGN_IN", "none", "keeps people out unless TRACKER_SSO_ISSUER is set"),
        ("TRACKER_PASSWORD_SIGN_IN", "giam-doc", "names some of secretary, leader"),
    ],
)
def test_notices_that_make_no_sense_stop_the_start(tmp_path: Path, name: str, wrong: str, says: str) -> None:
    with pytest.raises(BadSettings, match=re.escape(says)) as caught:
        read(tmp_path, **{name: wrong})
    assert name in str(caught.value)


# ---------- each documented setting is honoured ----------


def language(app: Flask) -> str:
    found = re.search(r'<html lang="(\w+)"', app.test_client().get("/sign-in").text)
    assert found
    return found.group(1)


def cookie(app: Flask) -> str:
    return app.test_client().get("/sign-in", base_url="https://localhost").headers["Set-Cookie"].lower()


def hsts(app: Flask) -> bool:
    answer = app.test_client().get("/sign-in", headers={"X-Forwarded-Proto": "https"})
    return "Strict-Transport-Security" in answer.headers


def key_opens(app: Flask) -> bool:
    """True when a session signed with KEY is read by the application."""
    other = Flask("khac")
    other.secret_key = KEY
    writer, reader = other.session_interface, app.session_interface
    signed = writer.get_signing_serializer(other).dumps({"post": 1})  # type: ignore[attr-defined]
    try:
        return bool(reader.get_signing_serializer(app).loads(signed) == {"post": 1})  # type: ignore[attr-defined]
    except BadSignature:
        return False


def database_file(app: Flask) -> str:
    return Path(db.engine.url.database or "").name


def day_begins(app: Flask) -> int:
    """The hour of UTC at which a day begins at the office."""
    return clock.at_office(date(2026, 11, 24), 0).astimezone(UTC).hour


def serves(host: str) -> Callable[[Flask], Any]:
    def ask(app: Flask) -> Any:
        with app.test_request_context("/sign-in", headers={"Host": host}) as context:
            return context.request.routing_exception is None

    return ask


def sso(name: str) -> Callable[[Flask], Any]:
    """What the program knows of its sign-on."""
    return lambda app: getattr(app.config["SSO"], name, None)


#: What a sign-on needs besides the setting that is looked at.
PROVIDER = {"TRACKER_SSO_ISSUER": "https://cong.vidu.vn", "TRACKER_SSO_CLIENT": "khach"}

#: A key of the kind that second factors are encrypted with.
FERNET = "bW90IGtob2EgZGUgdGh1IG5naGllbSBtYSBob2EuLi4="


def opens(app: Flask, key: str) -> bool:
    """True when what is sealed now can be opened with `key`."""
    try:
        return Fernet(key).decrypt(seal("thu").encode()) == b"thu"
    except InvalidToken:
        return False


#: Setting → a value, what is looked at, what it shows without the setting and with it.
HONOURED: Mapping[str, tuple[str, Callable[[Flask], Any], Any, Any]] = {
    "TRACKER_ENV": ("production", lambda app: app.config["PRODUCTION"], False, True),
    "TRACKER_INSTANCE": ("{tmp}/rieng", lambda app: app.config["INSTANCE"].name == "rieng", False, True),
    "DATABASE_URL": ("sqlite:///{tmp}/rieng.sqlite3", database_file, "ketluan.sqlite3", "rieng.sqlite3"),
    "SECRET_KEY": (KEY, key_opens, False, True),
    "TRACKER_ENCRYPTION_KEYS": (FERNET, lambda app: opens(app, FERNET), False, True),
    "TRACKER_SESSION_IDLE_MINUTES": ("30", lambda app: app.permanent_session_lifetime.seconds // 60, 720, 30),
    "TRACKER_SESSION_HOURS": ("12", lambda app: app.config["SESSION_LONGEST"].total_seconds() / 3600, 168, 12),
    "TRACKER_REQUIRE_SECOND_FACTOR": (
        "admin, leader",
        lambda app: sorted(app.config["REQUIRE_SECOND_FACTOR"]),
        [],
        ["admin", "leader"],
    ),
    "TRACKER_SSO_ISSUER": ("https://cong.vidu.vn", lambda app: app.config["SSO"] is not None, False, True),
    "TRACKER_SSO_CLIENT": ("thu", sso("client"), None, "thu"),
    "TRACKER_SSO_SECRET": ("kin", sso("secret"), None, "kin"),
    "TRACKER_SSO_LABEL": (
        "Cổng Vĩ Dụ",
        lambda app: "Cổng Vĩ Dụ" in app.test_client().get("/sign-in").text,
        False,
        True,
    ),
    "TRACKER_SSO_CLAIM": ("email", sso("claim"), None, "email"),
    "TRACKER_SSO_ACR": ("cao, thap", sso("acr"), None, {"cao", "thap"}),
    "TRACKER_PASSWORD_SIGN_IN": (
        "none",
        lambda app: 'name="password"' in app.test_client().get("/sign-in").text,
        True,
        False,
    ),
    "TRACKER_TIMEZONE": ("Asia/Tokyo", day_begins, 17, 15),
    "TRACKER_LOCALE": ("en", language, "vi", "en"),
    "TRACKER_HOSTS": ("ketluan.vidu, localhost", serves("khac.vidu"), True, False),
    "TRACKER_HTTPS": ("1", lambda app: "; secure" in cookie(app), False, True),
    "TRACKER_ERASE_AFTER_DAYS": ("30", lambda app: app.config["ERASE_AFTER_DAYS"], 90, 30),
    "TRACKER_KEEP_NOTICES_DAYS": ("60", lambda app: app.config["KEEP_NOTICES_DAYS"], 365, 60),
    "TRACKER_WRITES_PER_MINUTE": ("30", lambda app: app.config["WRITES_PER_MINUTE"], 600, 30),
    "TRACKER_STATEMENT_SECONDS": ("5", lambda app: app.config["STATEMENT_SECONDS"], 30, 5),
    "TRACKER_PROXIES": ("1", hsts, False, True),
    "TRACKER_UPLOAD_MAX_MB": ("1", lambda app: app.config["MAX_CONTENT_LENGTH"] // 2**20, 24, 5),
    "TRACKER_EVIDENCE_MAX_MB": ("1", lambda app: app.config["EVIDENCE_FORM_BYTES"] // 2**20, 64, 7),
    "TRACKER_EVIDENCE_FILES": ("2", lambda app: app.config["EVIDENCE_FORM_BYTES"] // 2**20, 64, 44),
    "TRACKER_DUE_SOON_DAYS": ("1", lambda app: app.config["DUE_SOON_DAYS"], 3, 1),
    "TRACKER_SILENT_DAYS": ("10", lambda app: queries.patience().ordinary, 30, 10),
    "TRACKER_STANDING_REPORT_DAYS": ("7", lambda app: queries.patience().standing, 31, 7),
    "TRACKER_PAGE_SIZE": ("7", lambda app: app.config["PAGE_SIZE"], 50, 7),
    "TRACKER_URGING_REPLY_DAYS": ("2", lambda app: app.config["URGING_REPLY_DAYS"], 5, 2),
    "TRACKER_URGING_PAUSE_DAYS": ("1", lambda app: app.config["URGING_PAUSE_DAYS"], 7, 1),
    "TRACKER_LIMITS_URL": (
        "memory://rieng",
        lambda app: app.config["RATELIMIT_STORAGE_URI"],
        "memory://",
        "memory://rieng",
    ),
    "TRACKER_JOBS_URL": (
        "redis://127.0.0.1:1/0",
        lambda app: type(queue.of(app)).__name__,
        "SqliteHuey",
        "RedisHuey",
    ),
    "TRACKER_STORE_URL": ("s3://kho-tep/ketluan/", lambda app: type(documents.place).__name__, "Folder", "Bucket"),
    "TRACKER_LOG": ("json", lambda app: app.config["LOG"], "text", "json"),
    "TRACKER_METRICS_TOKEN": ("mot-ma-du-dai-de-doc", lambda app: bool(app.config["METRICS_TOKEN"]), False, True),
    "TRACKER_URL": (
        "https://ketluan.vidu.vn/",
        lambda app: address_of("notifications.index"),
        "http://127.0.0.1:8000/notices",
        "https://ketluan.vidu.vn/notices",
    ),
    "TRACKER_NOTICE_MAIL": ("none,weekly,none", lambda app: app.config["NOTICES"].waits.value, "at_once", "none"),
    "TRACKER_DIGEST_HOUR": ("16", lambda app: app.config["NOTICES"].hour, 7, 16),
    "TRACKER_DIGEST_WEEKDAY": ("5", lambda app: app.config["NOTICES"].weekday, 0, 4),
    "TRACKER_QUIET_HOURS": ("18:30-07:00", lambda app: str(app.config["NOTICES"].quiet.start), "21:00:00", "18:30:00"),
    "TRACKER_QUIET_DAYS_OFF": ("0", lambda app: app.config["NOTICES"].quiet.days_off, True, False),
    "TRACKER_REMIND_BEFORE": ("2,10", lambda app: app.config["REMINDERS"].before, (7, 3, 1), (10, 2)),
    "TRACKER_REMIND_EVERY": ("3", lambda app: app.config["REMINDERS"].every, 5, 3),
    "TRACKER_REMIND_LEADER": ("10", lambda app: app.config["REMINDERS"].leader, 5, 10),
    "MAIL_URL": ("smtp://may:25", lambda app: app.config["MAIL_URL"], "", "smtp://may:25"),
    "MAIL_FROM": ("ketluan@vidu.vn", lambda app: app.config["MAIL_FROM"], "", "ketluan@vidu.vn"),
}


def test_no_documented_setting_is_left_out_below() -> None:
    assert set(HONOURED) == set(config.DOCUMENTED)


@pytest.mark.parametrize("name", HONOURED)
def test_a_documented_setting_changes_what_it_says(clean: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    value, look, without, given = HONOURED[name]
    with started(clean) as app:
        assert look(app) == without
    more = {"TRACKER_ENV": {"SECRET_KEY": KEY}, "MAIL_URL": {"MAIL_FROM": "ketluan@vidu.vn"}}.get(name, {})
    if name.startswith("TRACKER_SSO_") or name == "TRACKER_PASSWORD_SIGN_IN":
        more = {key: value for key, value in PROVIDER.items() if key != name}
    with started(clean, **{name: value.replace("{tmp}", str(tmp_path)), **more}) as app:
        assert look(app) == given


def test_in_production_the_site_is_served_under_its_own_name_unless_others_are_named(tmp_path: Path) -> None:
    more = {"TRACKER_ENV": "production", "SECRET_KEY": KEY, "TRACKER_URL": "https://ketluan.vidu.vn"}
    assert read(tmp_path, **more)["TRUSTED_HOSTS"] == ["ketluan.vidu.vn", "127.0.0.1", "localhost", "[::1]"]
    assert read(tmp_path, **more, TRACKER_HOSTS="khac.vn")["TRUSTED_HOSTS"] == ["khac.vn"]
    assert read(tmp_path, TRACKER_URL="https://ketluan.vidu.vn")["TRUSTED_HOSTS"] is None


def test_the_hosts_that_are_named_are_served(clean: pytest.MonkeyPatch) -> None:
    with started(clean, TRACKER_HOSTS=" ketluan.vidu ,localhost") as app:
        assert serves("ketluan.vidu")(app)
        assert serves("localhost")(app)
        assert not serves("ketluan.vidu.xau")(app)


def test_headers_of_a_proxy_are_believed_only_as_far_as_proxies_stand(clean: pytest.MonkeyPatch) -> None:
    with started(clean) as app:
        assert not hsts(app), "whoever asks could claim anything"
