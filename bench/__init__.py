"""Measurements: each module is a command of `bin/bench`."""
