"""Searching everything at once: what goes into the index of words, and the page that looks through it."""
