"""Whatever is typed into any form, query or address: no 500, no hang, nothing written by what was refused.

A town with a bit of everything is walked through by every role; each form found on a page is sent with one field gone
wrong at a time, each query and each address likewise. What was taken must not break the pages that show it. New
forms are found by themselves.
"""

from __future__ import annotations

import gc
import io
import os
import random
import resource
import sqlite3
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.exceptions import HTTPException

import make
from conftest import Browser, as_new
from journeys.test_rights import ORDERS, READERS, give
from tracker.core import clock
from tracker.core.actor import Role
from tracker.org.services import import_units
from tracker.storage.database import db, transaction
from tracker.workdays.services import seed

#: How many wrong values each field is sent with; `FUZZ=40 bin/test tests/faults/test_faults_input.py` takes minutes.
ROUNDS = int(os.environ.get("FUZZ", "1"))
#: Seconds within which everything is answered, however busy the machine is.
SOON = 10
NASTY: tuple[bytes, ...] = (
    b"",
    b" \t\r\n ",
    b"\x00",
    b"dau\x00cuoi",
    b"\xed\xa0\x80",  # half a surrogate
    b"\xff\xfe\x00n",
    "Tiếng Việt".encode("utf-16"),
    "\u202e\u2066\u0000\ufffe".encode(),
    "Nguyễn".encode() * 2_000,
    b"A" * 200_000,
    b"9" * 400,
    b"9" * 5_000,  # more digits than Python reads
    b"-1",
    b"0",
    b"1e999",
    b"NaN",
    b"-Infinity",
    b"2147483648",
    b"9223372036854775808",
    b"-99999999999999999999",
    "１２".encode(),
    "²".encode(),
    "٣".encode(),
    b"1.234,5,6",
    b"0,0000000000000000000001",
    b"31/02/2026",
    b"00/00/0000",
    b"01/01/0001",
    b"31/12/9999",
    b"9999-12-31",
    b"99999-01-01",
    b"2026-W60",
    b'=HYPERLINK("http://x")',
    b"<script>alert(1)</script>",
    b"'; DROP TABLE tasks; --",
    b"{{ 7 * 7 }} %(ten)s %s {0}",
    b"../../etc/passwd",
    b"a\r\nSet-Cookie: x=1",
    b"null",
    b"[]",
    "İıſﬁ ́".encode(),
)
#: On these the databases differ: PostgreSQL refuses what SQLite keeps.
HARD = tuple(each for each in NASTY if b"\x00" in each or b"\xed\xa0" in each or each.lstrip(b"-")[:9].isdigit())
#: What refuses and writes all the same, on purpose: a wrong password is counted, a file that is not taken is forgotten.
WRITES_ON_REFUSAL = {"auth.sign_in", "auth.account", "evidence.complete", "auth.code", "auth.switch_on"}
#: Signs the reader out, or changes who reads: sent to, but not followed.
LAST = {"auth.sign_out", "auth.end_session", "auth.end_other_sessions", "auth.account", "auth.switch_on"}


@dataclass(frozen=True)
class Found:
    """A form as it stands on a page."""

    role: Role
    method: str
    path: str
    endpoint: str
    fields: tuple[tuple[str, str], ...]
    file: str = ""


def value_of(node: LexborNode) -> str:
    """What a browser would send for a field that is left as it is, or something believable."""
    if node.tag == "select":
        options = node.css("option")
        chosen = next((each for each in options if "selected" in each.attributes), None)
        filled = next((each for each in options if each.attributes.get("value")), None)
        pick = chosen if chosen is not None and chosen.attributes.get("value") else filled
        return str(pick.attributes.get("value") or "") if pick is not None else ""
    if node.tag == "textarea":
        return node.text() or "Đã rà soát xong danh sách."
    given = node.attributes.get("value")
    if given:
        return str(given)
    name = node.attributes.get("name") or ""
    if name.endswith(("_on", "_by", "day", "since", "until", "from", "to")):
        return clock.today().strftime("%d/%m/%Y")
    return "12" if node.attributes.get("inputmode") in ("numeric", "decimal") else "Rà soát danh sách"


def fields_of(form: LexborNode) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for node in form.css("input, select, textarea, button"):
        name, kind = node.attributes.get("name"), node.attributes.get("type") or ""
        if not name or name == "csrf_token" or kind == "file":
            continue
        if kind in ("radio", "checkbox") and name in found and "checked" not in node.attributes:
            continue
        found.setdefault(name, value_of(node))
        if kind == "radio" and "checked" in node.attributes:
            found[name] = value_of(node)
    return tuple(found.items())


def walk(app: Flask, role: Role, reader: Browser) -> Iterator[Found]:
    """Every form on the pages that the role reaches, two pages of each kind."""
    urls = app.url_map.bind("localhost")
    seen: dict[tuple[str, str], int] = {}
    queue = deque(["/"])
    while queue:
        address = queue.popleft()
        path = urlsplit(address).path
        try:
            endpoint, _ = urls.match(path, "GET")
        except HTTPException:
            continue
        key = (
            endpoint,
            str(sorted(urls.match(path, "GET")[1].items())) if "step_name" in urls.match(path, "GET")[1] else "",
        )
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 2 or endpoint in ("static", "operations.metrics"):
            continue
        answer = reader._ask("get", address)
        assert answer.status_code < 500, address
        if answer.mimetype != "text/html":
            continue
        page = LexborHTMLParser(answer.text)
        queue.extend(
            link.attributes["href"] or "" for link in page.css("main a[href^='/'], nav a[href^='/'], .who a[href^='/']")
        )
        for form in page.css("form"):
            method = (form.attributes.get("method") or "get").upper()
            action = urlsplit(form.attributes.get("action") or path).path
            try:
                target, _ = urls.match(action, method)
            except HTTPException:
                continue
            file = form.css_first("input[type=file]")
            name = (file.attributes.get("name") or "") if file is not None else ""
            yield Found(role, method, action, target, fields_of(form), name)


class World:
    """The town, what was found in it, and whether anything was written."""

    def __init__(self, app: Flask, version: Callable[[], int]) -> None:
        self.app, self.version = app, version
        self.sqlite = db.engine.dialect.name == "sqlite"
        self.readers = {}
        for role, code in READERS.items():
            account = make.account(role, code)
            self.readers[role] = Browser(app.test_client()).sign_in(account)
        # PostgreSQL cannot be taken back so quickly: there the town goes on living with what was taken.
        self.back = as_new() if self.sqlite else lambda: None

    def forms(self) -> list[Found]:
        """One of each kind."""
        found: dict[tuple[str, str, tuple[str, ...]], Found] = {}
        for role, reader in self.readers.items():
            for form in walk(self.app, role, reader):
                found.setdefault((form.method, form.endpoint, (form.file, *(name for name, _ in form.fields))), form)
        self.back()
        return list(found.values())

    def ask(self, form: Found, values: list[tuple[str, Any]], file: tuple[bytes, str] | None = None) -> str:
        """Send it; what is wrong with the answer, nothing for a good one."""
        reader, body = self.readers[form.role], urlencode(values)
        before, begun = self.version(), time.monotonic()
        if file is not None:
            content, called = file
            upload = {form.file: (io.BytesIO(content), called)}
            answer = reader._ask("post", form.path, data={**dict(values), **upload})
        elif form.method == "GET":
            answer = reader._ask("get", f"{form.path}?{body}")
        else:
            answer = reader._ask("post", form.path, data=body, content_type="application/x-www-form-urlencoded")
        wrong = ""
        if answer.status_code >= 500:
            wrong = f"{answer.status_code}"
        elif time.monotonic() - begun > SOON:
            wrong = "slow"
        wrote = self.version() != before
        # Files of a report that were taken are kept for the next try, though the report itself was refused.
        meant = form.endpoint in WRITES_ON_REFUSAL or (file is not None and form.endpoint == "tasks.step")
        if wrote and answer.status_code >= 400 and not meant:
            wrong = wrong or f"{answer.status_code} and written"
        if wrote:
            if form.endpoint not in LAST and not wrong:
                wrong = self.look(reader, answer.headers.get("Location", "/"))
            self.back()
        return wrong

    def look(self, reader: Browser, address: str) -> str:
        """What was taken is shown: where it leads, on the first page, in the list and on the dashboard."""
        for each in (address, "/", "/tasks", "/meetings"):
            parts = urlsplit(each)
            if parts.path and reader._ask("get", f"{parts.path}?{parts.query}").status_code >= 500:
                return f"taken, and then {each} fails"
        return ""


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    with transaction():
        import_units(f"{make.TOWN}nong-dan,front,Hội Nông dân thị xã,,mat-tran\n", by=None)
        seed(clock.today().year, by=None)
    make.mailed(make.actor(Role.UNIT_HEAD, "bac-ha", name="Nhận thư"))
    with clock.frozen(clock.now() - timedelta(days=1)):
        give(*ORDERS["own"])
        make.document(of=make.meeting("ubnd"))
    url = db.engine.url
    if url.database and db.engine.dialect.name == "sqlite":
        # Another number after each commit of somebody else.
        with closing(sqlite3.connect(url.database)) as other:
            yield World(app, lambda: int(other.execute("PRAGMA data_version").fetchone()[0]))
    else:
        # Whatever is written leaves an act in the record.
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as other_:
            yield World(app, lambda: int(other_.execute("SELECT entries FROM audit_head").fetchone()[0]))  # type: ignore[index]


@pytest.mark.dialects
def test_whatever_is_sent_is_answered_in_words_and_what_is_refused_leaves_nothing(app: Flask, world: World) -> None:
    nasty = NASTY if world.sqlite else HARD
    chance = random.Random(os.environ.get("FUZZ_SEED", "27"))
    forms = world.forms()
    faults: dict[str, str] = {}
    sent = 0
    for form in forms:
        for at, (name, _) in enumerate(form.fields):
            for value in chance.sample(nasty, min(ROUNDS, len(nasty))):
                values: list[tuple[str, Any]] = list(form.fields)
                values[at] = (name, value)
                sent += 1
                if wrong := world.ask(form, values):
                    faults.setdefault(f"{form.method} {form.endpoint} {name}: {wrong}", f"{form.path} {value[:60]!r}")
        if wrong := world.ask(form, [(name, chance.choice(nasty)) for name, _ in form.fields]):
            faults.setdefault(f"{form.method} {form.endpoint}: {wrong}", form.path)
    print(f"{sent} forms of {len(forms)} kinds")  # with -s, for whoever lets it run longer
    assert len({form.endpoint for form in forms if form.method == "POST"}) > 40
    assert sent > 200
    assert faults == {}


def packed(**members: bytes) -> bytes:
    """A zip archive; names are written with __ for / and _dot_ for a dot."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return kept.getvalue()


def bomb(name: str) -> bytes:
    """An archive of a kilobyte that unfolds to 60 MB."""
    kept = io.BytesIO(make.sheet(("a", "b"), head=("x", "y")))
    other = io.BytesIO()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        with new.open(name, "w") as member:
            for _ in range(60):
                member.write(b" " * 1_000_000)
    return other.getvalue()


def workbook(sheet: bytes) -> bytes:
    """An .xlsx whose one sheet is `sheet`, however wrong."""
    good = io.BytesIO(make.sheet(("a", "b"), head=("x", "y")))
    kept = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name.endswith("sheet1.xml") else old.read(name))
    return kept.getvalue()


SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)
HUGE = b'<row r="1"><c r="A1" t="n"><v>1e400</v></c><c r="B1" t="d"><v>99999-99-99</v></c></row>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x06\x00\x00\x00"
LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'ha'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(1, 12))
    + b"]><a>&l;</a>"
)


def wrong_files() -> Iterator[tuple[str, bytes]]:
    """Files that somebody could send, by mistake or not."""
    xlsx, docx = make.sheet(("1", "=1+1", "@x"), head=("Mã", "Nội dung", "Hạn")), make.office()
    yield from (
        ("trong.xlsx", b""),
        ("mot.xlsx", b"P"),
        ("cut.xlsx", xlsx[: len(xlsx) // 2]),
        ("bomb.xlsx", bomb("xl/worksheets/sheet1.xml")),
        ("trieu.xlsx", workbook(SHEET % (b"<row><c t='n'><v>1</v></c></row>" * 1_000_000))),
        ("rong.xlsx", workbook(SHEET % b'<row r="1"><c r="XFD1048576" t="n"><v>1</v></c></row>')),
        (
            "to.xlsx",
            workbook(
                SHEET % b'<row r="1"><c r="A1" t="n"><v>1e400</v></c><c r="B1" t="d"><v>99999-99-99</v></c></row>'
            ),
        ),
        ("chi.xlsx", workbook(SHEET % b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')),
        ("cuoi.xlsx", workbook(LAUGHS)),
        ("cuoi.docx", packed(word__document_dot_xml=LAUGHS, _Content=b"")),
        ("bomb.docx", bomb("word/document.xml")),
        ("sau.docx", packed(word__document_dot_xml=b"<w>" * 100_000)),
        ("cut.docx", docx[:-40]),
        ("leo.docx", packed(**{"..__..__etc__passwd": b"x", "word__document_dot_xml": b"<a/>"})),
        ("hong.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 99999999>>\n%%EOF"),
        (
            "anh.png",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x06\x00\x00\x00" + bytes(64),
        ),
        ("anh.jpg", make.photo()[:200]),
        ("sau.html", b"<div>" * 200_000),
        ("nul.txt", b"Giao \x00 viec\x00" * 100),
        ("dai.txt", "Giao Phòng TN&MT rà soát; ".encode() * 500),
        ("u16.csv", "Mã,Tên\n1,An\n".encode("utf-16")),
        ("1258.csv", b"M\xe3,T\xeadn\n1,\xd0\xe0o\n"),
        ("trieu.csv", b"ma,ten\n" + b"1,An\n" * 1_000_000),
        ("nhay.csv", b'a,"b\n' * 1_000),
        ("\x00..\\../" + "x" * 300 + ".xlsx", xlsx),
    )


# Werkzeug leaves it to the garbage collector to close what it laid on the disk of a large upload.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_whatever_file_is_sent_is_answered_in_words_soon_and_within_bounds(app: Flask, world: World) -> None:
    doors = {form.endpoint: form for form in world.forms() if form.file}
    assert doors.keys() >= {"intake.new", "worksheets.new", "tasks.step"}
    faults = {}
    for name, content in wrong_files():
        for form in doors.values():
            begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            wrong = world.ask(form, list(form.fields), (content, name))
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
            if wrong or grown > 300:
                faults[f"{form.endpoint} {name[:20]}"] = f"{wrong} {time.monotonic() - begun:.1f} s, +{grown} MB"
    gc.collect()
    assert faults == {}


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_an_address_with_a_number_beyond_all_bounds_is_one_of_nothing(app: Flask, web: Browser) -> None:
    admin, secretary = make.account(Role.ADMIN), make.account(Role.SECRETARY)
    readers = [Browser(app.test_client()).sign_in(each) for each in (admin, secretary)]
    urls = app.url_map.bind("localhost")
    faults = []
    for rule in app.url_map.iter_rules():
        numbers = [name for name in rule.arguments if name.endswith("_id") or name in ("number", "year")]
        if not numbers:
            continue
        rest = {name: "x" for name in rule.arguments if name not in numbers}
        for huge in (2**31, 2**63)[: 1 if rest else 2]:
            try:
                path = urls.build(rule.endpoint, {**rest, **dict.fromkeys(numbers, huge)})
            except Exception:
                continue
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                for reader in readers:
                    status = reader._ask(method.lower(), path).status_code
                    # Where two routes share an address, the other one's method is refused before its number is read.
                    if status not in (403, 404, 405):
                        faults.append((method, path, status))
        db.session.rollback()
    assert faults == []
