"""Making tokens, keeping answers, telling addresses of events."""
