"""Long lists as files: made by the background work, kept a day for whoever asked."""
