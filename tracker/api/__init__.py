"""The interface for other programs: tokens, the API itself, and webhooks."""
