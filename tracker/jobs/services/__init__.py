"""Finding what is due, running it once, and what an administrator may ask for."""

from tracker.jobs.services.asking import ask
from tracker.jobs.services.due import Due, due
from tracker.jobs.services.performing import perform, run_due
from tracker.jobs.services.sweeping import sweep

__all__ = ["Due", "ask", "due", "perform", "run_due", "sweep"]
