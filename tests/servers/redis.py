"""A private Redis for the tests."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.site import free_port, wait_for


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of an empty server, which keeps nothing and is stopped at the end."""
    binary = shutil.which("redis-server")
    if binary is None:
        raise RuntimeError("Redis is missing: bin/test installs it as root (apt-get install redis-server)")
    port = free_port()
    server = subprocess.Popen(
        [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(port, server)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.communicate(timeout=30)
