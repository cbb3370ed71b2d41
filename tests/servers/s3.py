"""A private S3 for the tests: moto's server as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

from servers.site import free_port, wait_for

BUCKET = "kho-tep"


@contextmanager
def s3() -> Iterator[dict[str, str]]:
    """The variables under which an empty bucket is reached; the server is stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ})
    try:
        wait_for(port, server)
        urlopen(Request(f"http://127.0.0.1:{port}/{BUCKET}", method="PUT"), timeout=30).close()
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "khoa",
            "AWS_SECRET_ACCESS_KEY": "bi-mat",
            "AWS_REGION": "us-east-1",
        }
    finally:
        server.terminate()
        server.wait(30)
