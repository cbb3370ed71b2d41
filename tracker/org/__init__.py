"""Units through time, people and their posts."""
