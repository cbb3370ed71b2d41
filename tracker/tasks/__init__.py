"""Tasks: their states and moves, who may make them, lists and pages."""
