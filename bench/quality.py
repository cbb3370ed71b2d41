"""How good the proposals are on an annotated corpus: `bin/bench quality PATH` (dev/, directory/ and score.py)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read


def predict(corpus: Path, target: Path) -> None:
    """Write what the program proposes for each document."""
    for gold in sorted((corpus / "dev").glob("*.gold.json")):
        told = json.loads(gold.read_text(encoding="utf-8"))
        directory = read_directory((corpus / "directory" / f"{told['directory']}.csv").read_text(encoding="utf-8"))
        text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
        items = read(text, date.fromisoformat(told["document_date"]), directory).items
        place = target / gold.name.replace(".gold.json", ".json")
        place.write_text(json.dumps({"items": [item.as_json() for item in items]}), encoding="utf-8")


def main() -> None:
    """Predict, score, print."""
    if len(sys.argv) != 2:
        sys.exit("bin/bench quality PATH (the folder with dev/, directory/ and score.py)")
    corpus = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        predict(corpus, Path(folder))
        scorer = [sys.executable, str(corpus / "score.py"), str(corpus / "dev"), folder]
        print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
