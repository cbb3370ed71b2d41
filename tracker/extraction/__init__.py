"""Reading Vietnamese conclusions: from a text, a date and a directory to proposed tasks. Pure Python."""
