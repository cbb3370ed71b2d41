"""Rules of signing in: passwords, one-time links, when guessing is slowed down."""
