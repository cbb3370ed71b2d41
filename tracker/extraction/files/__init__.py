"""Uploaded files to text: sniffed by content, bounded in size and time, with a clear sentence on refusal."""

from __future__ import annotations

from tracker.extraction.files.reader import FileKind, ReadFile, read_file, understood

__all__ = ["FileKind", "ReadFile", "read_file", "understood"]
