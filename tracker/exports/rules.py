"""How a file that somebody asked for stands, and the numbers that bound it."""

from __future__ import annotations

from datetime import timedelta

from tracker.core.labels import N_, Labelled

#: Rows of one file at most: a spreadsheet of more opens slowly on an old PC. What is left out is said.
MOST_ROWS = 100_000
#: So many files of one person are kept at a time.
MOST_KEPT = 10
#: How long a file is there to be taken.
KEEP = timedelta(hours=24)
#: A worker says with each piece that it lives; without a word for so long another takes over.
LEASE = timedelta(minutes=2)
#: Clocks of hosts may differ by so much.
SKEW = timedelta(minutes=2)
#: So often a file is tried, so long after a failure.
TRIES, WAIT = 3, timedelta(minutes=1)


class ExportState(Labelled):
    """How a file stands."""

    WAITING = "waiting", N_("Đang chờ")
    RUNNING = "running", N_("Đang lập")
    DONE = "done", N_("Đã lập xong")
    FAILED = "failed", N_("Không lập được")
    CANCELLED = "cancelled", N_("Đã hủy")


#: Still to be made.
OPEN = (ExportState.WAITING, ExportState.RUNNING)


class Trouble(Labelled):
    """Why there is no file, as its maker is told."""

    POST = "post", N_("Bạn không còn giữ chức danh đã dùng khi yêu cầu tệp này.")
    SPACE = "space", N_("Máy chủ hết chỗ lưu tệp. Báo quản trị rồi yêu cầu lại sau.")
    STORE = "store", N_("Kho tệp không trả lời. Yêu cầu lại sau ít phút.")
    DIED = "died", N_("Công việc nền bị dừng giữa chừng nhiều lần. Yêu cầu lại, hoặc báo quản trị.")
    FAULT = "fault", N_("Có lỗi khi lập tệp. Yêu cầu lại; nếu vẫn lỗi, báo quản trị.")


def share(done: int, total: int) -> int:
    """How much of the file is written, in percent."""
    return min(100, done * 100 // total) if total else 0
