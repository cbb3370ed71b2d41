"""How gunicorn serves the program, at a desk (bin/run) and for real (ketluan-web.service).

WEB_CONCURRENCY sets the number of workers, WEB_THREADS how many requests each has in hand at once. Sockets handed over
by systemd are taken instead of `bind`.
"""

import atexit
import contextlib
import ctypes
import os
import shutil
import tempfile

bind = "127.0.0.1:8000"
# Behind a proxy that takes in requests and answers for slow clients (nginx.conf), a worker does one thing at a time,
# and takes the next request only then: threads of one process wait for each other, and each takes requests in while
# its neighbour is free. Without a proxy browsers keep connections open, and some say nothing on them: threads wait for
# those (decision 58).
_behind = int(os.environ.get("TRACKER_PROXIES", "0")) > 0
_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
threads = int(os.environ.get("WEB_THREADS", "1" if _behind else "4"))
worker_class = "sync" if threads == 1 else "gthread"
# A container sees all cores of its host, though it may use two: more than eight workers must be asked for.
workers = int(os.environ.get("WEB_CONCURRENCY", min(2 * _cores, 8) if _behind else 2))
# A worker that shows no sign of life for so long is replaced; one without threads shows none during a request. The
# proxy gives up sooner (proxy_read_timeout). Running requests have `graceful_timeout` to end.
timeout = 90
graceful_timeout = 20
keepalive = 5
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
loglevel = "warning"
# The program is loaded once, and workers are forked from it: they start at once and share what it is made of. New
# settings or a new version therefore need a restart, which refuses nobody while systemd holds the socket.
preload_app = True
# The program writes the log of requests itself: gunicorn's would hold addresses of people and of pages.
accesslog = None

# Each sign-in takes 19 MB for a moment, an export or a large page more. Left to itself the C library raises the size
# from which such a piece is given back to the system, and keeps one for every thread: 70 MB a worker after the first
# sign-ins. With fixed sizes (mallopt(3): mmap threshold, trim threshold, arenas) they go back at once. Elsewhere than
# on glibc there is no such function, and no such need.
with contextlib.suppress(OSError, AttributeError):
    for _option, _value in ((-3, 1 << 20), (-1, 4 << 20), (-8, 1)):
        ctypes.CDLL(None).mallopt(_option, _value)

if os.environ.get("TRACKER_LOG") == "json" or (
    os.environ.get("TRACKER_ENV") == "production" and os.environ.get("TRACKER_LOG", "") != "text"
):
    logconfig_dict = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "tracker.web.logs.JsonFormatter"}},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["err"]},
        "loggers": {"gunicorn.error": {"level": "WARNING", "handlers": ["err"], "propagate": False}},
    }

# Workers count requests in files of one folder, so that whichever is asked can tell of all. It must be named before
# prometheus_client is loaded, and outlives a reload (SIGHUP), which reads this file anew.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="ketluan-metrics-")
    _master = os.getpid()

    @atexit.register
    def _forget():
        if os.getpid() == _master:
            shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def when_ready(server):
    """Before the first worker is forked: what each would do at its first pages is done once."""
    import gc

    from tracker.web import templates
    from wsgi import app

    templates.load_all(app)
    gc.freeze()


def post_fork(server, worker):
    """A worker opens connections of its own. None is open here as the program stands; two that shared one would mix
    up their answers."""
    from tracker.storage.database import db
    from wsgi import app

    with app.app_context():
        db.engine.dispose(close=False)
