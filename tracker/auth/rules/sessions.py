"""Sessions: how long they last, and the browser in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

#: When a session was last used is written at most so often.
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in: what every page asks of the account and its session, as plain values.

    The attributes of the account are called as those of `Account`, `id` is its number; those of the session are
    `token`, `session_id`, `strong` (a provider vouched for two factors) and `seen_long_ago` (its use is to be written
    down anew). The rest is what Flask-Login asks.
    """

    token: str = field(repr=False)  # it opens the session to whoever reads it
    session_id: int
    strong: bool
    seen_long_ago: bool
    id: int
    person_id: int
    name: str
    username: str
    epoch: int
    locale: str | None
    second_since: datetime | None

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the cookie keeps: the token of the session."""
        return self.token


#: What a browser calls itself → how it is named, the first that fits: most claim to be several.
_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Zalo", "Zalo"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("Trident", "Internet Explorer"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_in_words(agent: str) -> str:
    """A User-Agent as a person names it: "Chrome · Windows"; an empty string when it says nothing known."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return " · ".join(filter(None, (browser, system)))


def is_over(created: datetime, seen: datetime, now: datetime, *, idle: timedelta, longest: timedelta) -> bool:
    """True when a session has been idle, or open, for too long."""
    return now - seen >= idle or now - created >= longest
