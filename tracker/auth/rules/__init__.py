"""Rules of signing in: passwords, second factor, one-time links, sessions, when guessing is slowed down."""
