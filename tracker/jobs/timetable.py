"""What the program does by itself.

To add a job, add its line: a service does the work in the running transaction, and words say what it did.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.auth import services as auth
from tracker.core import clock
from tracker.core.labels import N_
from tracker.evidence import services as evidence
from tracker.exports import services as exports
from tracker.jobs import services
from tracker.jobs.rules import CatchUp, Daily, Every, Job
from tracker.mail import services as mail
from tracker.notifications import services as notices
from tracker.people import services as people
from tracker.reorganisations import services as reorganisations
from tracker.reports import services as reports
from tracker.tasks import services as tasks
from tracker.worksheets import services as worksheets


class MailServerDown(RuntimeError):
    """No mail goes out; the message says what the server answered."""


def deliver_mail(moment: datetime) -> str:
    """Send what is due in the outbox. Raises MailServerDown, so that the administrator sees it."""
    done = mail.deliver()
    if done.down is not None:
        raise MailServerDown(f"{done.down.trouble.label}: {done.down.words}")
    if not mail.is_configured():
        return "Chưa cấu hình máy chủ thư."
    return f"Gửi {done.sent}, chờ gửi lại {done.later}, không gửi được {done.given_up}, hết hiệu lực {done.expired}."


def removing(sweep: Callable[[], int]) -> Callable[[datetime], str]:
    """A run that removes what is old and says how much that was."""
    return lambda moment: f"Đã xóa {sweep()} mục."


def keep_figures(moment: datetime) -> str:
    """Keep the figures of today, and of the days of the last quarter that are not kept yet."""
    return f"Đã chốt {reports.keep_figures()} ngày."


def make_exports(moment: datetime) -> str:
    """Make the files that nobody was woken for, or whose worker died."""
    return f"Đã lập {exports.make_waiting()} tệp."


TIMETABLE: tuple[Job, ...] = (
    # Every mail is committed by itself, and the next minute does what this one could not.
    Job("mail.deliver", N_("Gửi thư"), Every(1), deliver_mail, CatchUp.NONE, attempts=1, commits=True),
    # Before anything else of the day: the units are those of today from midnight on. Each plan is committed by itself.
    Job("units.reorganise", N_("Sắp xếp đơn vị đến ngày"), Daily("00:05"), reorganisations.carry_out_due, commits=True),
    # In the evening also the figures of the new day, so that it begins with them; what is not kept is counted.
    Job("figures.keep", N_("Chốt số liệu tổng quan theo ngày"), Every(5), keep_figures, CatchUp.NONE),
    # Before the day begins, so that what opens today waits for whoever comes in first.
    Job("tasks.spawn", N_("Giao nhiệm vụ định kỳ đến kỳ"), Daily("00:30"), tasks.spawn_due),
    Job("mail.sweep", N_("Dọn thư đã gửi quá một năm"), Daily("02:10"), removing(mail.sweep)),
    # In the morning, before the office opens; on days off the service has nothing to do.
    Job("notices.remind", N_("Nhắc hạn nhiệm vụ"), Daily("07:00"), lambda moment: notices.remind(clock.now())),
    # Everybody has an hour of their own: the service knows whose digest has fallen due.
    Job("notices.digest", N_("Gửi thư tổng hợp"), Every(5), lambda moment: notices.send_digests(clock.now())),
    # Each mail is committed by itself; what one run does not reach, or could not make, the next one does.
    Job(
        "reports.mail",
        N_("Gửi báo cáo qua thư"),
        Every(5),
        lambda moment: reports.send_due(clock.now()),
        CatchUp.NONE,
        attempts=1,
        commits=True,
    ),
    Job("reports.sweep", N_("Dọn bộ lọc đã xóa quá một ngày"), Daily("02:15"), removing(reports.forget_removed)),
    Job("auth.sweep", N_("Dọn lần đăng nhập sai đã cũ"), Daily("02:20"), removing(auth.sweep_attempts)),
    Job("auth.sessions", N_("Dọn phiên đăng nhập đã hết hạn"), Daily("02:25"), removing(auth.sessions.sweep_sessions)),
    Job("people.sweep", N_("Dọn dữ liệu cá nhân hết hạn giữ"), Daily("02:35"), removing(people.sweep)),
    Job("jobs.sweep", N_("Dọn nhật ký công việc nền"), Daily("02:30"), removing(services.sweep)),
    # Asking wakes a consumer at once; this finds what was missed. Each file is committed by itself.
    Job("exports.make", N_("Lập tệp xuất dài"), Every(1), make_exports, CatchUp.NONE, attempts=1, commits=True),
    Job("exports.sweep", N_("Xóa tệp xuất quá một ngày"), Every(60), removing(exports.sweep)),
    Job("worksheets.sweep", N_("Dọn bảng tính chưa xác nhận quá một ngày"), Daily("02:50"), removing(worksheets.sweep)),
    Job("evidence.sweep", N_("Dọn tệp không gắn vào báo cáo nào"), Daily("02:40"), removing(evidence.sweep)),
)
