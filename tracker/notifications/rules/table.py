"""Who is told of which act, in which words, and where it is answered. Acts that are not here tell nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.core.labels import N_, Labelled


class Kind(Labelled):
    """Why somebody is told. How mail comes can be chosen for each."""

    WAITS = "waits", N_("Việc chờ tôi")
    REMINDER = "reminder", N_("Nhắc hạn")
    INFORMATION = "information", N_("Thông tin")


class Audience(StrEnum):
    """Those who are told, seen from the task or the proposal. `queries.audiences` has a function for each."""

    HEADS = "heads"  # who heads the lead unit
    IN_CHARGE = "in_charge"  # the official in charge, else the officials of the lead unit
    SECRETARIES = "secretaries"  # of the unit that gave the task
    SUPERVISOR = "supervisor"  # the leader named on the task, nobody without one
    LEADERS = "leaders"  # the leader named on the task, else the leaders of the unit that gave it
    CLEARERS = "clearers"  # heads and officials of the unit that must clear the way
    HELPERS = "helpers"  # who heads a coordinating unit
    CHOSEN = "chosen"  # the person whom the act itself names
    CALLED = "called"  # heads and officials of the units that the act calls by name
    ASKERS = "askers"  # heads and officials of the unit that raised a proposal
    DECIDERS = "deciders"  # who decides on a proposal in the body that is asked
    STAFF = "staff"  # heads and officials of a unit
    FOLLOWERS = "followers"  # heads where somebody else is in charge: a reminder is only information to them


class Screen(StrEnum):
    """Where a notice of a task leads: the page on which it is answered. One of a proposal leads to that."""

    TASK = "task"
    REPORT = "report"
    EXTENSION = "extension"
    URGING = "urging"
    TALK = "talk"


@dataclass(frozen=True)
class Telling:
    """One audience of an act. Somebody in several is told once, by the first that names them.

    `sentence` may name %(unit)s (the unit that leads or asked), %(who)s (who acted), %(day)s (the day the act names),
    %(days)s (working days of a reminder) and %(many)s (how many tasks a unit took over). It never holds what somebody
    typed: sentences also go by mail.
    """

    audience: Audience
    kind: Kind
    sentence: str
    screen: Screen = Screen.TASK


_A, _K, _S = Audience, Kind, Screen


def _waits(sentence: str, *audiences: Audience, screen: Screen = Screen.TASK) -> tuple[Telling, ...]:
    return tuple(Telling(each, Kind.WAITS, sentence, screen) for each in audiences)


def _info(sentence: str, *audiences: Audience, screen: Screen = Screen.TASK) -> tuple[Telling, ...]:
    return tuple(Telling(each, Kind.INFORMATION, sentence, screen) for each in audiences)


def _remind(sentence: str, *audiences: Audience, screen: Screen = Screen.TASK) -> tuple[Telling, ...]:
    return tuple(Telling(each, Kind.REMINDER, sentence, screen) for each in audiences)


TABLE: Mapping[str, tuple[Telling, ...]] = {
    # ---------- giving and taking ----------
    "task.assigned": (
        *_waits(N_("Nhiệm vụ mới chờ đơn vị tiếp nhận"), _A.HEADS),
        *_info(N_("Đơn vị được giao nhiệm vụ mới"), _A.IN_CHARGE),
        *_info(N_("Đơn vị được giao phối hợp thực hiện nhiệm vụ"), _A.HELPERS),
        *_info(N_("Nhiệm vụ mới do bạn chỉ đạo"), _A.SUPERVISOR),
    ),
    "task.opened": _info(N_("Đã mở kỳ mới của nhiệm vụ định kỳ"), _A.IN_CHARGE, _A.HEADS, _A.HELPERS, _A.SUPERVISOR),
    # ---------- work that ran in a spreadsheet before ----------
    "task.entered": _info(
        N_("Nhiệm vụ đang thực hiện của đơn vị được đưa vào phần mềm theo dõi"), _A.IN_CHARGE, _A.HEADS, _A.HELPERS
    ),
    "task.entered_blocked": (
        *_waits(N_("%(unit)s đang vướng mắc, chờ đơn vị bạn gỡ"), _A.CLEARERS),
        *_info(
            N_("Nhiệm vụ đang vướng mắc của đơn vị được đưa vào phần mềm theo dõi"),
            _A.IN_CHARGE,
            _A.HEADS,
            _A.HELPERS,
        ),
    ),
    "task.reentered": _info(N_("Nhiệm vụ được cập nhật theo sổ theo dõi"), _A.IN_CHARGE, _A.HEADS),
    "task.taken_back": _info(N_("Nhiệm vụ nhập nhầm từ sổ theo dõi được thu hồi"), _A.IN_CHARGE, _A.HEADS, _A.HELPERS),
    # Secretaries follow in their lists what is taken on and how it goes: a notice for each report of a whole town
    # would bury what waits for them.
    "task.accept": _info(N_("%(unit)s đã tiếp nhận nhiệm vụ"), _A.IN_CHARGE, _A.HEADS, _A.SUPERVISOR),
    "task.decline": (
        *_waits(N_("%(unit)s trả lại nhiệm vụ, chờ giao lại hoặc giữ nguyên"), _A.SECRETARIES),
        *_info(N_("%(unit)s trả lại nhiệm vụ"), _A.LEADERS, _A.IN_CHARGE),
    ),
    "task.insist": (
        *_waits(N_("Nhiệm vụ đơn vị đã trả lại vẫn giữ nguyên, chờ tiếp nhận"), _A.HEADS),
        *_info(N_("Nhiệm vụ đơn vị đã trả lại vẫn giữ nguyên"), _A.IN_CHARGE),
    ),
    "task.reassign": (
        *_waits(N_("Nhiệm vụ được giao lại cho đơn vị, chờ tiếp nhận"), _A.HEADS),
        *_info(N_("Nhiệm vụ được giao lại cho đơn vị"), _A.IN_CHARGE),
        *_info(N_("Nhiệm vụ được giao lại cho %(unit)s chủ trì"), _A.HELPERS, _A.SUPERVISOR),
    ),
    "task.official_named": _waits(N_("Bạn được phân công phụ trách nhiệm vụ"), _A.CHOSEN),
    "task.official_took": _info(N_("%(who)s đã nhận phụ trách nhiệm vụ"), _A.HEADS),
    "task.official_left": _waits(N_("Nhiệm vụ chưa có người phụ trách"), _A.HEADS),
    "task.made_confidential": _info(
        N_("Nhiệm vụ được đánh dấu mật"), _A.HEADS, _A.IN_CHARGE, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "task.confidence_lifted": _info(
        N_("Nhiệm vụ không còn là mật"), _A.HEADS, _A.IN_CHARGE, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "task.supervisor_named": _info(N_("Bạn được phân công chỉ đạo nhiệm vụ"), _A.CHOSEN),
    # ---------- the work ----------
    "task.report": _info(N_("%(unit)s báo cáo tiến độ"), _A.HEADS, _A.IN_CHARGE, _A.SUPERVISOR),
    "task.block": (
        *_waits(N_("%(unit)s báo vướng mắc, chờ đơn vị bạn gỡ"), _A.CLEARERS),
        *_info(N_("%(unit)s báo vướng mắc"), _A.HEADS, _A.IN_CHARGE, _A.SECRETARIES, _A.LEADERS),
    ),
    "task.unblock": _info(N_("Vướng mắc đã được gỡ"), _A.HEADS, _A.IN_CHARGE, _A.SECRETARIES, _A.LEADERS),
    "task.submit": (
        *_waits(N_("%(unit)s trình hoàn thành, chờ xác nhận"), _A.SECRETARIES, _A.SUPERVISOR),
        *_info(N_("Đơn vị đã trình hoàn thành"), _A.HEADS, _A.IN_CHARGE),
    ),
    "task.approve": _info(
        N_("Nhiệm vụ được xác nhận hoàn thành"), _A.HEADS, _A.IN_CHARGE, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "task.send_back": (
        *_waits(N_("Kết quả chưa đạt, cần làm tiếp"), _A.IN_CHARGE, _A.HEADS),
        *_info(N_("%(unit)s được yêu cầu làm tiếp"), _A.SECRETARIES, _A.SUPERVISOR),
    ),
    "task.pause": _info(N_("Nhiệm vụ tạm dừng"), _A.HEADS, _A.IN_CHARGE, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR),
    "task.resume": (
        *_waits(N_("Nhiệm vụ được tiếp tục thực hiện"), _A.IN_CHARGE, _A.HEADS),
        *_info(N_("Nhiệm vụ được tiếp tục thực hiện"), _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR),
    ),
    "task.cancel": _info(
        N_("Nhiệm vụ được thu hồi"), _A.HEADS, _A.IN_CHARGE, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "task.reopen": (
        *_waits(N_("Nhiệm vụ được mở lại, cần làm tiếp"), _A.IN_CHARGE, _A.HEADS),
        *_info(N_("Nhiệm vụ được mở lại"), _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR),
    ),
    # ---------- extensions ----------
    "extension.asked": (
        *_waits(N_("%(unit)s xin gia hạn đến %(day)s, chờ quyết định"), _A.LEADERS, screen=_S.EXTENSION),
        *_waits(N_("%(unit)s xin gia hạn đến %(day)s, chờ chuẩn bị ý kiến"), _A.SECRETARIES, screen=_S.EXTENSION),
        *_info(N_("Đơn vị đã xin gia hạn đến %(day)s"), _A.HEADS, _A.IN_CHARGE),
    ),
    "extension.prepared": _waits(
        N_("Đã có ý kiến của thư ký về gia hạn, chờ quyết định"), _A.LEADERS, screen=_S.EXTENSION
    ),
    "extension.granted": _info(
        N_("Đồng ý gia hạn, hạn mới %(day)s"), _A.IN_CHARGE, _A.HEADS, _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "extension.refused": _info(
        N_("Không đồng ý gia hạn, giữ hạn cũ"), _A.IN_CHARGE, _A.HEADS, _A.SECRETARIES, _A.SUPERVISOR
    ),
    "extension.withdrawn": _info(
        N_("%(unit)s rút đề nghị gia hạn"), _A.LEADERS, _A.SECRETARIES, _A.HEADS, _A.IN_CHARGE
    ),
    # ---------- talk ----------
    "task.directed": (
        *_waits(N_("Lãnh đạo có ý kiến chỉ đạo, chờ trả lời"), _A.CALLED, screen=_S.TALK),
        *_info(N_("Lãnh đạo có ý kiến chỉ đạo"), _A.IN_CHARGE, _A.HEADS, screen=_S.TALK),
        *_info(N_("Lãnh đạo có ý kiến chỉ đạo"), _A.HELPERS, _A.SECRETARIES, _A.SUPERVISOR, screen=_S.TALK),
    ),
    "task.commented": (
        *_info(N_("%(who)s trả lời ý kiến của bạn"), _A.CHOSEN, screen=_S.TALK),
        *_info(N_("%(who)s nhắc đến đơn vị bạn trong trao đổi"), _A.CALLED, screen=_S.TALK),
        *_info(
            N_("%(who)s trao đổi về nhiệm vụ"), _A.IN_CHARGE, _A.HEADS, _A.SECRETARIES, _A.SUPERVISOR, screen=_S.TALK
        ),
    ),
    # ---------- urging ----------
    "urging.sent": (
        *_waits(N_("Đơn vị được đôn đốc, trả lời trước hết ngày %(day)s"), _A.HEADS, _A.IN_CHARGE, screen=_S.URGING),
        *_info(N_("Đã đôn đốc %(unit)s"), _A.SECRETARIES, _A.SUPERVISOR, screen=_S.URGING),
    ),
    "urging.answered": _info(N_("%(unit)s đã trả lời đôn đốc"), _A.SECRETARIES, _A.LEADERS, _A.HEADS, screen=_S.URGING),
    "urging.escalated": (
        *_waits(N_("%(unit)s đã được đôn đốc nhiều lần, cần lãnh đạo chỉ đạo"), _A.LEADERS, screen=_S.URGING),
        *_info(N_("Việc đôn đốc đã được báo cáo lãnh đạo chỉ đạo"), _A.HEADS, _A.SECRETARIES, screen=_S.URGING),
    ),
    # ---------- requests of localities ----------
    "proposal.raised": (
        *_waits(N_("Có kiến nghị mới chờ trả lời"), _A.DECIDERS),
        *_info(N_("Đơn vị đã nêu kiến nghị"), _A.ASKERS),
    ),
    "proposal.noted": _info(N_("Kiến nghị của đơn vị đã được ghi nhận"), _A.ASKERS),
    "proposal.answered": _info(N_("Kiến nghị của đơn vị đã được trả lời"), _A.ASKERS),
    "proposal.linked": _info(N_("Kiến nghị của đơn vị đã được giao thành nhiệm vụ"), _A.ASKERS),
    "proposal.withdrawn": _info(N_("Đơn vị đã rút kiến nghị"), _A.DECIDERS, _A.ASKERS),
    # ---------- units ----------
    "org.unit_took_over": _info(N_("Đơn vị kế thừa %(many)s nhiệm vụ chưa xong theo phương án sắp xếp"), _A.STAFF),
    # ---------- reminders: acts of the program itself ----------
    "reminder.before": _remind(N_("Còn %(days)s ngày làm việc đến hạn"), _A.IN_CHARGE, _A.FOLLOWERS, screen=_S.REPORT),
    "reminder.today": _remind(
        N_("Hôm nay là ngày làm việc cuối cùng của hạn"), _A.IN_CHARGE, _A.FOLLOWERS, screen=_S.REPORT
    ),
    "reminder.late": _remind(N_("Quá hạn %(days)s ngày làm việc"), _A.IN_CHARGE, _A.FOLLOWERS, screen=_S.REPORT),
    "reminder.leader": _remind(N_("%(unit)s quá hạn %(days)s ngày làm việc"), _A.LEADERS),
}


_GIVEN = frozenset({"task.assigned", "task.reassign", "task.insist"})
_ASKED = frozenset({"extension.asked", "extension.prepared"})
_RAISED = frozenset({"proposal.raised"})
#: What an act answers, whoever makes it: nobody has to be told any more that it waits.
ANSWERS: Mapping[str, frozenset[str]] = {
    "task.accept": _GIVEN,
    "task.decline": _GIVEN,
    "task.reassign": _GIVEN | {"task.decline"},
    "task.insist": frozenset({"task.decline"}),
    "task.cancel": _GIVEN | {"task.decline", "task.submit", "task.block", "task.resume", "task.send_back"},
    "task.unblock": frozenset({"task.block", "task.entered_blocked"}),
    "task.taken_back": _GIVEN | {"task.entered_blocked"},
    "task.submit": frozenset(
        {"task.block", "task.entered_blocked", "task.send_back", "task.resume", "task.reopen", "task.official_left"}
    ),
    "task.approve": frozenset({"task.submit"}),
    "task.send_back": frozenset({"task.submit"}),
    "task.official_named": frozenset({"task.official_left"}),
    "task.official_took": frozenset({"task.official_left"}),
    "extension.granted": _ASKED,
    "extension.refused": _ASKED,
    "extension.withdrawn": _ASKED,
    "extension.lapsed": _ASKED,
    "urging.answered": frozenset({"urging.sent"}),
    "proposal.noted": _RAISED,
    "proposal.answered": _RAISED,
    "proposal.linked": _RAISED,
    "proposal.withdrawn": _RAISED,
}
#: Acts that another one brings along: who is told of that one is not told of its parts.
PART_OF: Mapping[str, str] = {"task.official_left": "task.reassign"}


def sentence_of(action: str, audience: str) -> str:
    """The sentence that `audience` was told of `action`; empty once the table no longer knows it."""
    return next((each.sentence for each in TABLE.get(action, ()) if each.audience == audience), "")
