"""The program with one job that waits for a file, for tests that kill who runs it: `flask --app servers.slow`."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

from tracker.app import create_app
from tracker.jobs.rules import Every, Job
from tracker.org.services import add_person

app = create_app()
FOLDER = Path(app.config["INSTANCE"])


def wait_for_a_file(moment: datetime) -> str:
    """Write a row, then wait until the file `go` lies in the instance folder."""
    add_person("Người của công việc chậm", by=None)
    (FOLDER / "begun").touch()
    while not (FOLDER / "go").exists():
        time.sleep(0.02)
    return "Xong."


app.extensions["jobs"] = {
    "cham": Job("cham", "Công việc chậm", Every(525_600), wait_for_a_file, lease=timedelta(seconds=2))
}
