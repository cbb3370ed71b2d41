"""Sessions: how long they last, and the browser in words."""

from __future__ import annotations

from datetime import datetime, timedelta

#: When a session was last used is written at most so often.
SEEN_EVERY = timedelta(minutes=5)

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
