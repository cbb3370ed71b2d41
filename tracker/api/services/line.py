"""One message over the line: to an address that was looked up and judged, never elsewhere, within seconds."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.api.rules.webhooks import PATIENCE, Trouble, check_address, may_go_to
from tracker.core.errors import Invalid


@dataclass(frozen=True)
class Answer:
    """What came back: the status, or why there is none; and how long it took, in milliseconds."""

    status: int | None
    trouble: Trouble | None
    took: int


def send(
    address: str, body: bytes, headers: Mapping[str, str], *, loopback: bool, patience: float = PATIENCE
) -> Answer:
    """POST `body` once. Redirects are not followed, and nothing of what is answered is kept but its status.

    The name is looked up here and the connection goes to the number found, so that it cannot lead elsewhere between
    looking and connecting; one number that may not be reached spoils the name.
    """
    begun = time.monotonic()
    status, trouble = _try(address, body, headers, loopback=loopback, patience=patience)
    return Answer(status, trouble, int((time.monotonic() - begun) * 1000))


def _try(
    address: str, body: bytes, headers: Mapping[str, str], *, loopback: bool, patience: float
) -> tuple[int | None, Trouble | None]:
    try:
        parts = check_address(address, loopback=loopback)
    except Invalid:
        return None, Trouble.ADDRESS
    host, tls = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if tls else 80)
    number = _number_of(host, port, loopback=loopback)
    if number is None:
        return None, Trouble.ADDRESS
    late = threading.Event()
    try:
        plain = socket.create_connection((number, port), timeout=patience)
    except TimeoutError:
        return None, Trouble.SLOW
    except OSError:
        return None, Trouble.DOWN

    def cut() -> None:
        # A receiver that answers a byte at a time would hold the worker for ever: each byte is in time.
        late.set()
        try:
            plain.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    timer = threading.Timer(patience, cut)
    timer.daemon = True
    timer.start()
    try:
        line = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if tls else plain
        with line:
            return _post(line, parts.netloc, parts.path or "/", parts.query, body, headers)
    except ssl.SSLError:
        return None, Trouble.SLOW if late.is_set() else Trouble.TLS
    except TimeoutError:
        return None, Trouble.SLOW
    except (OSError, http.client.HTTPException, ValueError):
        return None, Trouble.SLOW if late.is_set() else Trouble.DOWN
    finally:
        timer.cancel()
        plain.close()


def _number_of(host: str, port: int, *, loopback: bool) -> str | None:
    """The first IP address of `host`, when all that it has may be reached; else None."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    numbers = [str(each[4][0]) for each in found]
    return numbers[0] if numbers and all(may_go_to(each, loopback=loopback) for each in numbers) else None


def _post(
    line: socket.socket, netloc: str, path: str, query: str, body: bytes, headers: Mapping[str, str]
) -> tuple[int | None, Trouble | None]:
    client = http.client.HTTPConnection(netloc)
    client.sock = line
    client.request("POST", f"{path}?{query}" if query else path, body, dict(headers))
    status = client.getresponse().status
    return status, None if 200 <= status < 300 else Trouble.REFUSED
