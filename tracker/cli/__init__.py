"""Commands for operators and for other people's checks."""
