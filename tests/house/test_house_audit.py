"""`bin/audit`: a known hole in a package fails the check until somebody judges it, and again after their day."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from config import ROOT

TODAY = date(2026, 11, 24)
HASH = "0" * 64


@pytest.fixture(scope="module")
def audit() -> Any:
    loader = SourceFileLoader("bin_audit", str(ROOT / "bin" / "audit"))
    spec = spec_from_loader("bin_audit", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def advisories() -> Iterator[str]:
    """A service of advisories in the form of OSV, which knows one hole of one package."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hole = {
                "id": "PYSEC-2019-217",
                "aliases": ["CVE-2019-10906"],
                "summary": "x",
                "affected": [
                    {
                        "package": {"name": "jinja2", "ecosystem": "PyPI"},
                        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.10.1"}]}],
                        "versions": ["2.10"],
                    }
                ],
            }
            body = json.dumps({"vulns": [hole]} if asked["package"]["name"] == "jinja2" else {}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_hole_that_nobody_has_judged_fails(audit: Any, advisories: str, tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"jinja2==2.10 --hash=sha256:{HASH}\nmarkupsafe==1.1.1 --hash=sha256:{HASH}\n")
    options = ["--vulnerability-service", "osv", "--osv-url", advisories]
    done = subprocess.run([ROOT / "bin" / "audit", lock, "--", *options], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "jinja2 2.10: PYSEC-2019-217, mended in 2.10.1" in done.stderr
    assert "2 packages audited, 1 known holes." in done.stderr
    answers = audit.ask([str(lock)], options)
    judged = {"CVE-2019-10906": {"reason": "no templates of strangers", "until": TODAY}}
    assert audit.judge(answers, judged, TODAY) == (True, ["2 packages audited, 0 known holes."])
    good, said = audit.judge(answers, judged, date(2026, 11, 25))
    assert not good
    assert "judged until 24/11/2026: judge it anew" in said[0]


def test_without_an_answer_nothing_is_audited_and_that_is_said(audit: Any) -> None:
    unknown = json.dumps({"dependencies": [{"name": "flask", "skip_reason": "not found on PyPI"}], "fixes": []})
    for answers in ([""], ["ERROR: no network"], ["[]"], [unknown]):
        good, said = audit.judge(answers, {}, TODAY)
        assert good
        assert said[0].startswith("NOTHING WAS AUDITED")
    known = json.dumps({"dependencies": [{"name": "jinja2", "version": "3.1", "vulns": []}]})
    assert audit.judge([known, unknown], {}, TODAY)[1] == ["1 packages audited, 0 known holes.", "Not audited: flask"]


def test_what_was_judged_has_a_reason_and_a_day() -> None:
    for name, each in tomllib.loads((ROOT / "requirements" / "judged.toml").read_text()).items():
        assert len(each["reason"]) > 10, name
        assert isinstance(each["until"], date), name
