"""How fast the machine is: a bare page with fifty rows (bench/page.py), one process, one client that stays connected.

    bin/bench bare --url postgresql://…     a database that `flask bench seed` has filled

Figures of different machines, or of one machine at different hours, are compared by it (docs/benchmarks.md).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from statistics import median

from bench.clients import Client
from bench.site import TOOLS
from config import ROOT, database_url
from servers.site import free_port, wait_for

SECONDS, TIMES = 4.0, 3


def main() -> None:
    """Start the server, ask it, print the median of each time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="database that has been filled")
    url, port = database_url(parser.parse_args().url, ROOT), free_port()
    serving = "--log-level warning -k gthread -w 1 -b 127.0.0.1:"
    server = subprocess.Popen(
        [TOOLS / "gunicorn", *f"{serving}{port} bench.page:site()".split()],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    )
    try:
        wait_for(port, server)
        client = Client(f"http://127.0.0.1:{port}")
        for turn in range(TIMES + 1):  # the first warms up
            found, until = [], time.monotonic() + SECONDS
            while time.monotonic() < until:
                answer = client.ask("GET", "/", plain=True)
                if answer.status != 200:
                    raise RuntimeError(f"the page answered {answer.status}")
                found.append(answer.ms)
            if turn:
                print(f"{len(answer.body)} byte, p50 {median(found):.2f} ms, {len(found) / SECONDS:.0f}/s")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
