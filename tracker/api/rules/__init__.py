"""Rules of the interface: scopes and the life of tokens, cursors, problems, webhooks."""
