"""The table of reports: the code of each, what it is for, what it can be narrowed by, and who makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.papers import Period, Report
from tracker.reports.queries.papers.acts import extensions, measures, urgings
from tracker.reports.queries.papers.asked import MOST_ROWS, Asked, scope_or_404, this_year
from tracker.reports.queries.papers.brief import brief
from tracker.reports.queries.papers.compare import comparison
from tracker.reports.queries.papers.standing import by_topic, by_unit, of_meeting, overdue, register
from tracker.reports.rules.spans import PLAIN, Beside
from tracker.tasks.queries import Filter

#: Fields of a filter that narrow every figure alike, so that a report agrees with the dashboard.
#: `on` is its day, `map` says under the units of which day.
FIGURES = ("unit", "meeting", "topic", "supervisor", "on", "map")
#: The fields of a list of tasks.
LIST = tuple(each.name for each in fields(Filter))


@dataclass(frozen=True)
class Definition:
    """A report that can be asked for.

    `takes` names the fields of a filter that it listens to; others in an address change nothing. `period` says that
    it tells what happened over some days. `meeting` says that it needs a conference; `columns` that its reader
    chooses them; `whole` that without a unit it shows everything that the reader may see; `plain` that it is printed
    without letterhead and signature, to fit one page; `beside` that it compares what `by` and `item` in the address
    name; `page` the endpoint of a page of its own.
    """

    title: str
    purpose: str
    says: Callable[[Asked], Report]
    takes: tuple[str, ...] = FIGURES
    period: bool = False
    meeting: bool = False
    columns: bool = False
    whole: bool = False
    plain: bool = False
    beside: bool = False
    page: str = ""

    def asked(
        self,
        actor: Actor,
        wanted: Filter,
        period: Period | None = None,
        *,
        most: int = MOST_ROWS,
        beside: Beside | None = None,
    ) -> Asked:
        """What `actor` asks for, with their rights of now; 404 for a unit out of their scope."""
        scope = scope_or_404(actor, wanted.unit)
        heard = self.heard(wanted)
        heard = heard if self.whole else replace(heard, unit=scope.code)
        return Asked(actor, scope, heard, period or this_year(), most, beside or PLAIN)

    def heard(self, wanted: Filter) -> Filter:
        """Those fields of `wanted` that the report listens to."""
        return wanted.without(*(name for name in LIST if name not in (*self.takes, "sort")))

    def build(
        self,
        actor: Actor,
        wanted: Filter,
        period: Period | None = None,
        *,
        most: int = MOST_ROWS,
        beside: Beside | None = None,
    ) -> Report:
        """The report, as `actor` may read it now. 404 for a unit or a conference out of their sight."""
        return self.says(self.asked(actor, wanted, period, most=most, beside=beside))


#: Every report by its code, which stands in addresses and in what is kept of a report.
REPORTS: dict[str, Definition] = {
    "brief": Definition(
        N_("Bản tin thứ Hai"),
        N_("Một trang trước họp giao ban: số liệu so với tuần trước, nơi quá hạn, vướng mắc, việc sắp đến hạn."),
        brief,
        plain=True,
    ),
    "register": Definition(
        N_("Sổ theo dõi nhiệm vụ"),
        N_("Mọi nhiệm vụ theo bộ lọc, cột tự chọn: để in, để gửi, để làm tiếp trong bảng tính."),
        register,
        takes=LIST,
        columns=True,
        whole=True,
    ),
    "units": Definition(
        N_("Theo đơn vị"), N_("Số liệu các đơn vị đặt cạnh nhau, rồi nhiệm vụ của từng đơn vị."), by_unit
    ),
    "compare": Definition(
        N_("So sánh"),
        N_("Hai kỳ, hai ngày, các đơn vị hoặc các hội nghị đặt cạnh nhau, với chênh lệch."),
        comparison,
        beside=True,
        page="reports.compare",
    ),
    "meeting": Definition(
        N_("Kết luận của hội nghị"),
        N_("Từng kết luận, việc đã giao và kết quả: để mở đầu kỳ họp sau."),
        of_meeting,
        meeting=True,
    ),
    "topics": Definition(N_("Theo lĩnh vực"), N_("Số liệu các lĩnh vực đặt cạnh nhau."), by_topic),
    "overdue": Definition(
        N_("Quá hạn và nguyên nhân"),
        N_("Việc nào trễ, trễ bao lâu, ai phải gỡ, đã gia hạn mấy lần, đơn vị nói gì."),
        overdue,
    ),
    "urgings": Definition(
        N_("Công tác đôn đốc"),
        N_("Các công văn đôn đốc trong kỳ và việc trả lời."),
        urgings,
        takes=("unit",),
        period=True,
    ),
    "extensions": Definition(
        N_("Gia hạn"),
        N_("Yêu cầu gia hạn trong kỳ: lý do, quyết định, hạn mới."),
        extensions,
        takes=("unit", "meeting", "topic"),
        period=True,
    ),
    "measures": Definition(
        N_("Chỉ tiêu theo địa bàn"),
        N_("Đã đạt bao nhiêu so với mục tiêu, từng xã, phường và cộng chung."),
        measures,
    ),
}
