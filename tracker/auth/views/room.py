"""The blueprint, and what happens before every request: who is signed in, in which post, and may they go on."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Flask, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user

from tracker.auth import queries, services
from tracker.auth.models import Account
from tracker.auth.rules.sessions import SignedIn
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.queries import posts_of
from tracker.storage.database import transaction

bp = Blueprint("auth", __name__)
login_manager = LoginManager()

#: Where sessions open nothing: files that all may read, and the interface for programs, which show a token instead.
NO_SESSIONS = ("/assets/", "/api/v1/")
#: Where somebody may go who must set up the second factor first.
BEFORE_SECOND_FACTOR = {
    "auth.second_factor",
    "auth.switch_on",
    "auth.sign_out",
    "auth.choose_language",
}


def init_app(app: Flask) -> None:
    """Tie sessions to accounts, and every request to the post acted in."""
    # Sessions stand in a table and end there. Flask-Login's own protection would end them whenever a phone changes
    # its network.
    login_manager.session_protection = None
    login_manager.init_app(app)
    login_manager.user_loader(queries.signed_in)
    app.register_blueprint(bp)
    app.before_request(_load_actor)


def _load_actor() -> ResponseReturnValue | None:
    if request.path.startswith(NO_SESSIONS) or not current_user.is_authenticated:
        return None
    account: SignedIn = current_user
    if account.seen_long_ago:
        session.modified = True  # the cookie lasts as long as the session, from now on
        with transaction():
            services.sessions.note_use(account, address())
    posts = posts_of(account.person_id, clock.today())
    g.locale = account.locale
    if not posts:
        return None
    chosen = next((post for post in posts if post.id == session.get("post")), posts[0])
    g.actor = Actor(account.person_id, account.name, chosen, posts)
    if account.second_since is not None or account.strong or not queries.must_have_second_factor(posts):
        return None
    g.must_enrol = True
    if request.endpoint in BEFORE_SECOND_FACTOR:
        return None
    target = url_for("auth.second_factor")
    if request.headers.get("HX-Request"):
        return "", 403, {"HX-Redirect": target}
    return redirect(target)


def my_account() -> Account:
    """The account that is signed in, to be written."""
    return queries.account_of(current_user)


def address() -> str:
    """Where the request comes from."""
    return request.remote_addr or ""


def safe_target(wanted: str | None) -> str:
    """The page asked for before sign-in, if it lies on this site; else home."""
    if wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")):
        parts = urlsplit(wanted)
        if not parts.scheme and not parts.netloc:
            return wanted
    return url_for("reports.home")
