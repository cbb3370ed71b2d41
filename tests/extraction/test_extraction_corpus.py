"""The annotated corpus, when its path is given: pytest --shared PATH."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.quality import predict

pytestmark = pytest.mark.shared

LEAST = {
    "f1": 0.95,
    "lead": 0.95,
    "coordinating": 0.92,
    "places": 0.93,
    "due": 0.97,
    "recurrence": 0.97,
    "topic": 0.88,
    "whole": 0.85,
}


def test_the_proposals_reach_what_was_asked_for(shared_path: Path, tmp_path: Path) -> None:
    corpus = shared_path / "corpus"
    predict(corpus, tmp_path)
    scorer = [sys.executable, str(corpus / "score.py"), str(corpus / "dev"), str(tmp_path), "--json"]
    found = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert {name: found[name] for name in LEAST if found[name] < LEAST[name]} == {}
