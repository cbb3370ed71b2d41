"""What this room does by itself; its lines join the timetable of the jobs at start."""

from __future__ import annotations

from datetime import datetime

from tracker.api.services import answers, delivery
from tracker.core.labels import N_
from tracker.jobs.rules import CatchUp, Daily, Every, Job
from tracker.jobs.timetable import removing


def deliver(moment: datetime) -> str:
    """Send what is due to the addresses that are told."""
    done = delivery.deliver()
    return f"Gửi {done.sent}, chờ gửi lại {done.later}, không gửi được {done.given_up}."


JOBS: tuple[Job, ...] = (
    # Every message is committed by itself, and the next minute does what this one could not.
    Job("webhooks.deliver", N_("Gửi tin tới hệ thống khác"), Every(1), deliver, CatchUp.NONE, attempts=1, commits=True),
    Job("webhooks.sweep", N_("Dọn tin đã gửi quá một tháng"), Daily("02:55"), removing(delivery.sweep)),
    Job("api.sweep", N_("Dọn câu trả lời giữ theo khóa quá một ngày"), Daily("03:00"), removing(answers.sweep)),
)
