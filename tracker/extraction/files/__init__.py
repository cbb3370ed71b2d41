"""Uploaded files to text: sniffed by content, bounded in size and time, with a clear sentence on refusal."""

from __future__ import annotations

from tracker.extraction.files.reader import MOST_CHARACTERS, FileKind, ReadFile, read_file, understood

__all__ = ["MOST_CHARACTERS", "FileKind", "ReadFile", "read_file", "understood"]
