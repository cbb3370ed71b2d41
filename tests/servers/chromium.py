"""Debian's Chromium and how it is started for tests."""

from __future__ import annotations

import os
import shutil

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
]


def launch() -> dict[str, object]:
    """Arguments for Playwright's `launch`. Raises RuntimeError when there is no Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise RuntimeError("Chromium is missing: bin/test installs it as root (apt-get install chromium)")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": path, "args": [*FLAGS, *sandbox]}
