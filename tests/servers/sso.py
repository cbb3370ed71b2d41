"""The provider of `servers.openid`, started for a test and told what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from servers.openid import CLIENT, SECRET
from servers.site import free_port, wait_for

__all__ = ["CLIENT", "SECRET", "Gate", "gate"]


class Gate:
    """The provider as a test sees it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def told(self, **order: Any) -> dict[str, Any]:
        """Let it do so from now on; what it was last asked is answered."""
        answer: dict[str, Any] = requests.post(f"{self.issuer}/told", json=order, timeout=10).json()
        return answer

    def sign_in(self, address: str) -> str:
        """Follow the address as a browser does, up to where it is sent back to."""
        answer = requests.get(address, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]


@contextmanager
def gate() -> Iterator[Gate]:
    """A provider that runs until the block ends."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "servers.openid", str(port)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(port, server)
        yield Gate(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.communicate(timeout=30)
