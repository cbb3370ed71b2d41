"""A real receiver of webhooks on loopback, that can be told to refuse, to be slow, and to send elsewhere."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What arrived: headers and body. `replies` are the statuses of the next answers; then 200."""

    address: str
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    #: While it is set answers come one byte after the other, and never to an end.
    drip: threading.Event = field(default_factory=threading.Event)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """What arrived, as it reads."""
        return [json.loads(body) for _, body in self.got]


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A receiver that listens until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            here.got.append((dict(self.headers), body))
            if here.drip.is_set():
                while not here.stop.wait(0.05):
                    try:
                        self.wfile.write(b"H")
                    except OSError:
                        return
                return
            status = here.replies.pop(0) if here.replies else 200
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", f"{here.address}/elsewhere")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Receiver(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        here.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
