"""What the web server loads: `gunicorn wsgi:app`, `flask --app wsgi`."""

import gc

# Whatever is loaded from here on stays until the process ends. Looking through it for garbage again and again would
# take a quarter of the start, and 0.1 s of some unlucky request each time; set aside, it is never looked at, and
# processes that are forked from this one go on sharing it.
gc.disable()

from tracker.app import create_app  # noqa: E402

app = create_app()
gc.freeze()
# An act that gives thousands of tasks makes much that stays until it is over: that is looked through less often.
gc.set_threshold(20_000, 20, 50)
gc.enable()
