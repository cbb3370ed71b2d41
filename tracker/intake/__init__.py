"""Intake: from a source document to reviewed proposals, and the issue of its tasks."""
