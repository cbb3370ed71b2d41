"""Style, scripts and icons: taken out of installed packages and `static/`, hashed, compressed, cached for ever.

Nothing of third parties is committed. At start the files are laid into `<instance>/assets` under names
that carry the hash of their content; the folder is remade when a source has changed.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
from flask import Flask, url_for
from whitenoise import WhiteNoise

from tracker.core.text import fingerprint
from tracker.web.security import HEADERS

#: Symbols of Bootstrap Icons that pages use; only these are cut out of its 1.1 MB sprite.
ICONS = (
    "arrow-left",
    "arrow-left-right",
    "arrow-repeat",
    "arrow-right",
    "bell",
    "bookmark",
    "box-arrow-right",
    "building",
    "calendar3",
    "camera",
    "chat-left-text",
    "check-lg",
    "check2-all",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "clipboard-check",
    "clock-history",
    "diagram-3",
    "download",
    "envelope",
    "exclamation-triangle",
    "file-earmark-text",
    "funnel",
    "geo-alt",
    "house",
    "info-circle",
    "journal-text",
    "link-45deg",
    "list-task",
    "lock-fill",
    "paperclip",
    "patch-check",
    "pencil",
    "people",
    "person-circle",
    "plus-lg",
    "printer",
    "question-circle",
    "scissors",
    "search",
    "send",
    "speedometer2",
    "trash",
    "union",
    "upload",
    "x-lg",
)

#: Larger files are compressed less thoroughly: the last tenth of one would take seconds of every first start.
LARGE = 500_000
IMMUTABLE = re.compile(r".+\.[0-9a-f]{12}\..+$").match


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"the package {name} is not installed: run bin/setup")
    return Path(spec.submodule_search_locations[0])


def htmx() -> Path:
    """Where htmx comes from. One place, so that the package can be swapped."""
    return _package("js_lib_htmx") / "static" / "htmx" / "htmx.min.js"


def swagger() -> Path:
    """Where the viewer of the interface's description comes from."""
    return _package("flask_swagger_ui") / "dist"


def _sources(static: Path) -> dict[str, bytes]:
    kit = _package("flask_bootstrap") / "static" / "bootstrap5"
    files = {
        "bootstrap.css": (kit / "css" / "bootstrap.min.css").read_bytes(),
        "htmx.js": htmx().read_bytes(),
        "swagger-ui.css": (swagger() / "swagger-ui.css").read_bytes(),
        "swagger-ui.js": (swagger() / "swagger-ui-bundle.js").read_bytes(),
        "icons.svg": _sprite((kit / "icons" / "bootstrap-icons.svg").read_text()),
    }
    for path in sorted([*static.glob("css/*.css"), *static.glob("js/*.js"), *static.glob("img/*")]):
        files[path.name] = path.read_bytes()
    # The maps of the kits are not served; without this line browsers ask for them.
    for name in ("bootstrap.css", "swagger-ui.css"):
        files[name] = re.sub(rb"/\*# sourceMappingURL=.*?\*/", b"", files[name])
    return files


def _sprite(full: str) -> bytes:
    # One walk through its 2,000 symbols: looking for each of ours from the beginning takes 0.2 s of every start.
    symbols = {found[1]: found[0] for found in re.finditer(r'(?s)<symbol[^>]*\bid="([^"]*)"[^>]*>.*?</symbol>', full)}
    missing = [name for name in ICONS if name not in symbols]
    if missing:
        raise RuntimeError(f"Bootstrap Icons has no symbol {missing}")
    parts = [symbols[name] for name in ICONS]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'.encode()


def build(static: Path, target: Path) -> Mapping[str, str]:
    """Lay the files into `target` and return plain name → hashed name. Does nothing when all is there."""
    files = _sources(static)
    manifest = {}
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}.{fingerprint(data)[:12]}.{ending}"
        manifest[name] = hashed
        place = target / hashed
        if not place.exists():
            (target / f"{hashed}.br").write_bytes(brotli.compress(data, quality=5 if len(data) > LARGE else 11))
            (target / f"{hashed}.gz").write_bytes(gzip.compress(data, mtime=0))
            place.write_bytes(data)
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1))
    wanted = {hashed + end for hashed in manifest.values() for end in ("", ".br", ".gz")} | {"manifest.json"}
    for stale in target.iterdir():
        if stale.name not in wanted:
            stale.unlink(missing_ok=True)
    return manifest


def _protect(headers: Any, path: str, url: str) -> None:
    """What is served past the application bears the headers that matter to a file."""
    for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
        headers[name] = HEADERS[name]


def init_app(app: Flask, static: Path) -> None:
    """Serve the assets at /assets/ and give templates `asset('app.css')` and `icon_url('bell')`."""
    target = app.config["INSTANCE"] / "assets"
    manifest = build(static, target)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=target,
        prefix="assets/",
        max_age=3600,
        immutable_file_test=lambda path, url: IMMUTABLE(url) is not None,
        allow_all_origins=False,
        add_headers_function=_protect,
    )

    def asset(name: str) -> str:
        return f"/assets/{manifest[name]}"

    def icon_url(name: str) -> str:
        if name not in ICONS:
            raise LookupError(f"icon {name!r} is not in the sprite")
        return f"{asset('icons.svg')}#{name}"

    app.jinja_env.globals.update(asset=asset, icon_url=icon_url, url_for=url_for)
