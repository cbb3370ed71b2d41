"""What is counted of requests, for Prometheus. Several workers count in files of one folder (gunicorn.conf.py)."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess, values

#: By endpoint: an address holds numbers, and would make a series for each task.
REQUESTS = Counter("ketluan_requests", "Requests answered.", ("endpoint", "method", "status"), registry=None)
SECONDS = Histogram(
    "ketluan_request_seconds",
    "How long answers took.",
    ("endpoint",),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=None,
)
FAULTS = Counter("ketluan_faults", "Answers that showed an error id.", ("kind",), registry=None)
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def count(endpoint: str, method: str, status: int, seconds: float) -> None:
    """Note one answered request."""
    REQUESTS.labels(endpoint, method if method in _METHODS else "other", str(status)).inc()
    SECONDS.labels(endpoint).observe(seconds)


def fault(kind: str) -> None:
    """Note an answer that told of a fault: `kind` is the class of the error."""
    FAULTS.labels(kind).inc()


def exposition(more: CollectorRegistry) -> bytes:
    """The counters of all workers, and those of `more`, as Prometheus reads them."""
    registry = CollectorRegistry()
    if getattr(values.ValueClass, "_multiprocess", False):
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        for metric in (REQUESTS, SECONDS, FAULTS):
            registry.register(metric)
    return generate_latest(registry) + generate_latest(more)
