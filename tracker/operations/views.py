"""Doors for machines: the balancer asks whether to send people here, Prometheus reads what was counted."""

from __future__ import annotations

import hmac
from ipaddress import ip_address

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST

from tracker.operations import queries
from tracker.web import metrics as counted
from tracker.web.guards import public

bp = Blueprint("operations", __name__)
#: A request that bears one of these has come through a proxy: it is nobody on this machine.
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


@bp.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """The process answers. Nothing is asked that could be away: a restart would not bring it back."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """Whether people should be sent to this process: 503 names what is missing."""
    checks = queries.readiness()
    ready = all(checks.values())
    answer = jsonify(ready=ready, checks={name: "ok" if fine else "missing" for name, fine in checks.items()})
    answer.status_code = 200 if ready else 503
    return answer


@bp.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    """Counters and gauges. With a token in the settings it must be borne; without one only this machine may ask."""
    if not _may_read():
        abort(404)
    return Response(counted.exposition(queries.work()), content_type=CONTENT_TYPE_LATEST)


def _may_read() -> bool:
    token: str = current_app.config["METRICS_TOKEN"]
    if token:
        borne = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(borne.encode(), token.encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    before = request.environ.get("werkzeug.proxy_fix.orig", {})
    peer = before.get("REMOTE_ADDR") or request.environ.get("REMOTE_ADDR", "")
    try:
        # Through a socket in the file system there is no address: who reaches that is on this machine.
        return not peer or ip_address(peer).is_loopback
    except ValueError:
        return False
