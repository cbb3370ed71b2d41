"""The examples of docs/api.md do what the page says, sent as they are written there."""

from __future__ import annotations

import io
import re
import shlex
from typing import Any

import pytest
from flask import Flask

import make
from config import ROOT
from conftest import Browser
from tracker.api.rules.operations import OPERATIONS
from tracker.api.rules.webhooks import OFFERED
from tracker.core import clock
from tracker.core.actor import Role

PAGE = (ROOT / "docs" / "api.md").read_text()


def ask(web: Browser, words: list[str]) -> Any:
    """Send what a line of curl says. Raises ValueError for an option that the page does not use."""
    headers: dict[str, str] = {}
    form: dict[str, Any] = {}
    data, address = None, ""
    parts = iter(words)
    for word in parts:
        if word == "-H":
            name, _, value = next(parts).partition(": ")
            headers[name] = value
        elif word == "-d":
            data = next(parts).encode()
        elif word == "-F":
            name, _, value = next(parts).partition("=")
            form[name] = (io.BytesIO("1. Xã Bắc Hà dọn rác.\n".encode()), value[1:]) if value[0] == "@" else value
        elif word.startswith("-"):
            if word not in ("-sD-", "-o/dev/null"):
                raise ValueError(word)
        else:
            address = word
    method = "post" if data is not None or form else "get"
    more = {"data": data} if data is not None else {"data": form} if form else {}
    return web._ask(method, address, headers=headers, **more)


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_the_examples_run_as_they_are_written(app: Flask, web: Browser) -> None:
    tokens = [
        make.token(make.account(role, code)) for role, code in ((Role.SECRETARY, "ubnd"), (Role.UNIT_HEAD, "bac-ha"))
    ]
    task = make.task("bac-ha", due_on=clock.today())
    assert (task.id, task.meeting_id) == (1, 1), "the page says number 1"
    lines = [line for block in re.findall(r"```sh\n(.+?)```", PAGE, re.DOTALL) for line in block.splitlines()]
    assert len(lines) > 8
    etag, statuses = "", []
    for line in lines:
        taken = re.fullmatch(r"ETAG=\$\((.+)\)", line)
        who = tokens["/tasks/1" in line]
        written = (taken[1] if taken else line).replace("$TOKEN", who).replace("$SITE", "")
        command, *words = shlex.split(written)
        assert command == "curl"
        answer = ask(web, [word.replace("$ETAG", etag) for word in words])
        assert answer.status_code in (200, 201), (line, answer.text)
        statuses.append(answer.status_code)
        if taken:
            etag = answer.headers["ETag"]
    assert statuses.count(201) == 4


def test_the_page_names_every_event_and_what_it_says_of_waits_is_so() -> None:
    assert set(re.findall(r"`((?:task|document|figures)\.\w+)`", PAGE)) == {event.value for event in OFFERED}
    assert "1, 5, 15, 30 minutes, 1, 2, 4, 8\nand 8 hours" in PAGE


def test_every_operation_has_its_sentence_on_the_page(web: Browser) -> None:
    spec = web.client.application.extensions["api.spec"]
    names = {
        each["operationId"] for item in spec["paths"].values() for key, each in item.items() if key != "parameters"
    }
    assert names == set(OPERATIONS)
    page = web.get("/api/docs").text
    assert [words for words in OPERATIONS.values() if words not in page] == []
