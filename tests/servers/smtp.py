"""A real mail server on loopback, that can be told to refuse, to wait, to hang up and to go away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from flask import Flask

from servers.site import free_port


@dataclass
class PostOffice:
    """What arrived, and what is answered. `refuse` holds replies by recipient, `replies` those to the next mails."""

    port: int
    inbox: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    replies: list[str] = field(default_factory=list)
    tried: int = 0
    connections: int = 0

    @property
    def url(self) -> str:
        """As MAIL_URL names it."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_EHLO(
        self, server: Any, session: Session, envelope: Envelope, name: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = name
        return responses

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tried += 1
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        reply = self.replies.pop(0) if self.replies else "250 OK"
        if reply.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.inbox.append(BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content))
            self.recipients.append(list(envelope.rcpt_tos))
            if session.authenticated:
                self.accounts.append(session.auth_data.login.decode())
        return reply


@contextmanager
def post_office(port: int | None = None, **more: Any) -> Iterator[PostOffice]:
    """A server that listens until the block ends."""
    office = PostOffice(port or free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **more)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def knows(username: str, password: str) -> Any:
    """An authenticator that lets one account in."""

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = (data.login, data.password) == (username.encode(), password.encode())
        return AuthResult(success=right, handled=False, auth_data=data)

    return check


@contextmanager
def configured(app: Flask, **given: Any) -> Iterator[None]:
    """The application with other settings inside the block."""
    before = {name: app.config[name] for name in given}
    app.config.update(given)
    try:
        yield
    finally:
        app.config.update(before)


@pytest.fixture
def office(app: Flask) -> Iterator[PostOffice]:
    """A mail server that the application sends through."""
    with (
        post_office() as office,
        configured(app, MAIL_URL=office.url, MAIL_FROM="Kết Luận thị xã Hà Trung <ketluan@hatrung.vn>"),
    ):
        yield office
