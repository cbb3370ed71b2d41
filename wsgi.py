"""What the web server loads: `gunicorn wsgi:app`, `flask --app wsgi`."""

import gc

from tracker.app import create_app

app = create_app()

# What is loaded now stays: looking through it for garbage again and again took a third of an act that gives thousands
# of tasks. What an act makes is looked through less often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
