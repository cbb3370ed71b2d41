"""Guesses that arrive at the very same moment are no more than those that come one after another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from conftest import NOW
from tracker.auth.models import SignInAttempt
from tracker.auth.rules.waits import BY_NAME
from tracker.core import clock
from tracker.storage.database import db

MANY = 16


@pytest.mark.parametrize("name", ["hanh", "khong-ai-ca"])
@pytest.mark.dialects
def test_guesses_at_once_are_looked_at_no_more_often_than_guesses_in_turn(app: Flask, name: str) -> None:
    make.account(username="hanh")
    db.session.remove()
    together = Barrier(MANY)

    def guess(number: int) -> int:
        client = app.test_client()
        together.wait(timeout=30)
        with clock.frozen(NOW):
            answer = client.post("/sign-in", data={"username": name, "password": f"doan mo lan {number}"})
        return answer.status_code

    with ThreadPoolExecutor(MANY) as pool:
        answers = sorted(pool.map(guess, range(MANY)))
    assert answers == [422] * BY_NAME + [429] * (MANY - BY_NAME)
    assert db.session.scalar(select(func.count(SignInAttempt.id))) == BY_NAME
    with clock.frozen(NOW):
        held = app.test_client().post("/sign-in", data={"username": name, "password": make.PASSWORD})
    assert held.status_code == 429
