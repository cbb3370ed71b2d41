"""Conferences, their source documents, and the passages a document is cut into."""
