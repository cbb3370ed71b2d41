"""The line to the mail server: one connection for many mails, every failure told as a Trouble."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from tracker.mail.rules import Server, Tls, Trouble

#: Seconds in which the server must answer, for each step.
PATIENCE = 20


class Failed(Exception):
    """A mail did not go out: why, and what the server said."""

    def __init__(self, trouble: Trouble, words: str) -> None:
        super().__init__(trouble, words)
        self.trouble = trouble
        self.words = words


class Line:
    """A connection to `server`, opened with the first mail and closed with the block."""

    def __init__(self, server: Server, sender: Address) -> None:
        self.server = server
        self.sender = sender
        self._smtp: smtplib.SMTP | None = None
        self._sent = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def send(self, message: EmailMessage, address: str) -> None:
        """Hand one mail to the server. Raises Failed.

        Servers hang up after so many mails: a line that has carried some is opened anew once.
        """
        try:
            self._send(message, address)
        except Failed as failed:
            carried = self._sent
            if failed.trouble.of_all:
                self._close()
            if failed.trouble is not Trouble.DOWN or not carried:
                raise
            self._send(message, address)

    def _send(self, message: EmailMessage, address: str) -> None:
        try:
            smtp = self._open()
            smtp.send_message(message, self.sender.addr_spec, [address])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = error.recipients[address]
            raise Failed(_kind(code, Trouble.RECIPIENT), _said(code, words)) from error
        except smtplib.SMTPSenderRefused as error:
            raise Failed(_kind(error.smtp_code, Trouble.SENDER), _said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPDataError as error:
            raise Failed(_kind(error.smtp_code, Trouble.REFUSED), _said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPAuthenticationError as error:
            raise Failed(Trouble.SIGN_IN, _said(error.smtp_code, error.smtp_error)) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise Failed(Trouble.DOWN, str(error) or type(error).__name__) from error
        self._sent += 1

    def _open(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        server, context = self.server, ssl.create_default_context()
        # The own name is given: looking it up can hang for a minute on an office network without DNS.
        name = self.sender.domain
        if server.tls is Tls.IMPLICIT:
            self._smtp = smtplib.SMTP_SSL(server.host, server.port, name, timeout=PATIENCE, context=context)
        else:
            self._smtp = smtplib.SMTP(server.host, server.port, name, timeout=PATIENCE)
            self._smtp.ehlo_or_helo_if_needed()
            if server.tls is Tls.REQUIRE or (server.tls is Tls.AUTO and self._smtp.has_extn("starttls")):
                self._smtp.starttls(context=context)
        if server.username:
            self._smtp.login(server.username, server.password)
        return self._smtp

    def _close(self) -> None:
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._smtp.close()
        self._smtp, self._sent = None, 0


def _kind(code: int, for_good: Trouble) -> Trouble:
    """What a refusal means: 4xx passes by itself, 421 is the server hanging up, 5xx does not pass."""
    if code == 421:
        return Trouble.DOWN
    return for_good if code >= 500 else Trouble.LATER


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(f"{code} {text}".split())
