"""People at browsers, without browsers: signed in, with kept connections and cookies, each request timed."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

#: What browsers say that they take.
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "vi", "User-Agent": "Mozilla/5.0 (bench)"}


@dataclass
class Answer:
    """What came back, and after how many milliseconds all of it was there."""

    status: int
    body: bytes
    ms: float
    location: str = ""
    encoding: str = ""


class Client:
    """One person's browser."""

    def __init__(self, address: str, number: int = 0) -> None:
        """`number` tells one machine from another: nginx says where a request comes from, limits count by it."""
        parts = urlsplit(address)
        self._from = f"10.0.{number // 250}.{number % 250 + 1}"
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._connection = http.client.HTTPConnection(self._host, self._port, timeout=120)
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, *, plain: bool = False) -> Answer:
        """One request; `plain` asks for an answer that is not compressed, to be read."""
        headers = {**BROWSER, "X-Forwarded-For": self._from}
        if plain:
            headers["Accept-Encoding"] = "identity"
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
        except (http.client.HTTPException, OSError):  # the server closed a connection that was kept
            self._connection.close()
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
        content = answer.read()
        ms = (time.perf_counter() - started) * 1000
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, kept = value.split(";")[0].partition("=")
                self._cookies[key] = kept
        location, encoding = answer.getheader("Location") or "", answer.getheader("Content-Encoding") or ""
        return Answer(answer.status, content, ms, location, encoding)

    def sign_in(self, username: str, password: str) -> Client:
        """Sign in by the form."""
        form = fields(self.ask("GET", "/sign-in", plain=True).body)
        answer = self.ask("POST", "/sign-in", {**form, "username": username, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"{username} could not sign in: {answer.status}")
        return self


def fields(page: bytes) -> dict[str, str]:
    """The hidden fields of the forms of a page, the last of a name winning."""
    found = re.findall(r'<input[^>]*type="hidden"[^>]*>', page.decode())
    pairs = [(re.search(r'name="([^"]*)"', each), re.search(r'value="([^"]*)"', each)) for each in found]
    return {name.group(1): value.group(1) for name, value in pairs if name and value}


@dataclass
class Times:
    """Milliseconds of many requests."""

    ms: list[float] = field(default_factory=list)
    faults: int = 0
    seconds: float = 0.0

    @property
    def p50(self) -> float:
        """The median."""
        return median(self.ms) if self.ms else float("nan")

    @property
    def p95(self) -> float:
        """The 95th percentile."""
        return quantiles(self.ms, n=20)[-1] if len(self.ms) > 1 else self.p50

    def told(self) -> dict[str, float]:
        """As figures."""
        rate = len(self.ms) / self.seconds if self.seconds else 0.0
        return {
            "p50_ms": round(self.p50, 1),
            "p95_ms": round(self.p95, 1),
            "requests": len(self.ms),
            "faults": self.faults,
            "per_second": round(rate, 1),
        }


def measure(acts: Sequence[Callable[[], Answer]], *, at_once: int, seconds: float, most: int = 2_000) -> Times:
    """Let `at_once` people do `acts` in turn for so many seconds (or `most` times), after one round to warm up.

    There are at least `at_once` acts: each person has those whose place leaves the same rest.
    """
    times, lock = Times(), threading.Lock()
    for act in acts[:at_once]:
        act()
    until = time.perf_counter() + seconds

    def work(own: Sequence[Callable[[], Answer]]) -> None:
        turn = 0
        while time.perf_counter() < until and len(times.ms) < most:
            answer = own[turn % len(own)]()
            turn += 1
            with lock:
                times.ms.append(answer.ms)
                times.faults += answer.status >= 400

    started = time.perf_counter()
    threads = [threading.Thread(target=work, args=(acts[at::at_once],)) for at in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.seconds = time.perf_counter() - started
    return times
