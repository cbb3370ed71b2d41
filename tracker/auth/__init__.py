"""Accounts, sign-in and the session."""
