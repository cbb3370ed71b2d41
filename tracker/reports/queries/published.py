"""Reports that were published: who sees which, whether they are as they were, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import abort
from flask_babel import force_locale, gettext
from sqlalchemy import ColumnElement, Select, literal, select
from sqlalchemy.orm import joinedload, undefer

from tracker.access.permissions import Permission, Reach, reach
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.core.text import fingerprint
from tracker.org.queries import unit_ids_below
from tracker.papers import Cell, Frame, Kind, Report, Row, Table, from_json
from tracker.reports.models import PublishedReport
from tracker.reports.queries.papers import REPORTS, Again, args_of, framed
from tracker.reports.rules.comparing import Part, compare
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task, UrgedTask, UrgingLetter
from tracker.web.paging import Page, paged

#: Rows of a table that is published: as many as a PDF of it can have, so that every form says the same.
MOST_PUBLISHED = 1_000
#: What stands in the place of a row whose task became confidential after the day of publication.
VEIL = N_("[nội dung mật]")


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Published reports that the actor may read, as SQL; the twin of `policy.may(actor, DASHBOARD_VIEW, …)`."""
    if reach(actor, Permission.DASHBOARD_VIEW) is not Reach.SCOPE:
        return literal(False)
    return PublishedReport.body_id.in_(unit_ids_below(actor.post.unit_path))


def _listed() -> Select[Any]:
    return select(PublishedReport).options(joinedload(PublishedReport.body), joinedload(PublishedReport.person))


def published_page(actor: Actor, *, number: int, size: int) -> Page[PublishedReport]:
    """One page of what was published, the newest first."""
    query = _listed().where(visible_to(actor)).order_by(PublishedReport.at.desc(), PublishedReport.id.desc())
    return paged(query, number=number, size=size)


def published_or_404(actor: Actor, published_id: int) -> PublishedReport:
    """A published report with its content, or 404 when there is none that the actor may read."""
    query = _listed().where(PublishedReport.id == published_id, visible_to(actor))
    query = query.options(undefer(PublishedReport.content), joinedload(PublishedReport.on_behalf_of))
    found: PublishedReport | None = db.session.scalar(query)
    return found or abort(404)


def flaw(published: PublishedReport) -> str:
    """What is wrong with a kept report, as a sentence; "" when it is as it was published.

    The digest is computed anew and compared with the one beside it and the one in the audit record, and what stands
    in the list with what stands in the report.
    """
    if fingerprint(published.content) != published.digest:
        return N_("Nội dung không khớp mã kiểm tra.")
    said = db.session.scalar(
        select(AuditEntry.detail).where(
            AuditEntry.subject == "published_report",
            AuditEntry.subject_id == published.id,
            AuditEntry.action == "report.published",
        )
    )
    if said is None or said.get("digest") != published.digest:
        return N_("Mã kiểm tra không khớp nhật ký.")
    try:
        report = from_json(published.content)
    except ValueError:
        return N_("Nội dung không đọc được.")
    if (report.title, report.as_of) != (published.title, published.as_of) or said.get("number") != published.name:
        return N_("Số, tên hoặc ngày số liệu không khớp nội dung.")
    return ""


def flaws() -> Iterator[tuple[PublishedReport, str]]:
    """All that was published, by body and number, with what is wrong with each; a number that is missing too."""
    keys = select(PublishedReport.id).order_by(PublishedReport.body_id, PublishedReport.year, PublishedReport.number)
    series, expected = (0, 0), 1
    # Contents are large: one after the other is read and let go.
    for number in db.session.scalars(keys).all():
        each = db.session.get_one(PublishedReport, number, options=[undefer(PublishedReport.content)])
        if (each.body_id, each.year) != series:
            series, expected = (each.body_id, each.year), 1
        missing = each.number != expected
        expected = each.number + 1
        yield each, N_("Thiếu báo cáo có số ngay trước.") if missing else flaw(each)
        db.session.expunge(each)


@dataclass(frozen=True)
class Opened:
    """A kept report as it is shown: `hidden` rows are veiled, since their tasks became confidential afterwards."""

    report: Report
    hidden: int


def opened(published: PublishedReport) -> Opened | None:
    """The report that was kept, with a note when it was withdrawn; None when it cannot be read any more."""
    try:
        report = from_json(published.content)
    except ValueError:
        return None
    report, hidden = _veiled(report)
    notes = list(report.notes)
    if hidden:
        notes.append(gettext("Không hiện %(many)d dòng: nhiệm vụ được đánh dấu mật sau ngày công bố.", many=hidden))
    if published.withdrawn_at is not None:
        day = f"{clock.local(published.withdrawn_at):%d/%m/%Y}"
        notes.append(gettext("Báo cáo này đã bị thu hồi ngày %(day)s.", day=day))
    return Opened(replace(report, notes=tuple(notes)), hidden)


def frame_of(published: PublishedReport) -> Frame:
    """What stands around the paper: the letterhead of its body, with number and day."""
    frame = tasks.frame_of(published.body, number=f"{published.number:02}", day=published.day)
    return framed(frame, args_of(published.query))


_SUBJECT = re.compile(r"/(tasks|urgings)/(\d+)")


def _veiled(report: Report) -> tuple[Report, int]:
    """`report` without the words of rows whose task is confidential today, and how many these are. Two statements."""
    ids: dict[str, set[int]] = {"tasks": set(), "urgings": set()}
    for _, table in report.tables():
        for line in table.rows:
            if found := _SUBJECT.fullmatch(line.address):
                ids[found[1]].add(int(found[2]))
    secret = Task.confidential.is_(True)
    hidden: set[str] = set()
    if ids["tasks"]:
        query = select(Task.id).where(Task.id.in_(ids["tasks"]), secret)
        hidden |= {f"/tasks/{each}" for each in db.session.scalars(query)}
    if ids["urgings"]:
        letters = select(UrgingLetter.urging_id).join(UrgedTask.letter).join(UrgedTask.task)
        query = letters.where(UrgingLetter.urging_id.in_(ids["urgings"]), secret)
        hidden |= {f"/urgings/{each}" for each in db.session.scalars(query)}
    if not hidden:
        return report, 0
    many = sum(line.address in hidden for _, table in report.tables() for line in table.rows)
    sections = []
    for section in report.sections:
        if section.table is not None and any(line.address in hidden for line in section.table.rows):
            whole = all(line.heading or line.address in hidden or not line.address for line in section.table.rows)
            # The title may be that of the order itself: where all of it is secret, so is its name.
            title = gettext(VEIL) if whole else section.title
            section = replace(section, title=title, table=_veiled_table(section.table, hidden))
        sections.append(section)
    return replace(report, sections=tuple(sections)), many


def _veiled_table(table: Table, hidden: set[str]) -> Table:
    """The table with veiled rows; a heading goes with its rows, for it may be the words of their order."""
    words = gettext(VEIL)
    rows: list[Row] = []
    for at, line in enumerate(table.rows):
        if line.heading:
            below = []
            for each in table.rows[at + 1 :]:
                if each.heading:
                    break
                below.append(each.address in hidden)
            rows.append(Row(heading=words) if below and all(below) else line)
        elif line.address in hidden:
            cells: list[Cell] = []
            for cell, column in zip(line.cells, table.columns, strict=True):
                first = column.kind is Kind.TEXT and not any(each.value == words for each in cells)
                cells.append(cell if column.kind is Kind.ORDINAL else Cell(words if first else None))
            rows.append(Row(tuple(cells)))
        else:
            rows.append(line)
    return replace(table, rows=tuple(rows))


@dataclass(frozen=True)
class Since:
    """What has changed since a report was published: to today, and for its own day (None: it cannot be asked)."""

    today: date
    until_today: list[Part]
    of_its_day: list[Part] | None


def changes(actor: Actor, published: PublishedReport, report: Report) -> Since:
    """Compare `report`, as it was opened, with the same one built today: as things stand, and as of its own day.

    Built without what is confidential, as what was published. A report of what happened over some days tells replies
    as they stand when it is built: it has no day of its own.
    """
    discreet, today = replace(actor, discreet=True), clock.today()
    again = Again(published.code, published.body, args_of(published.query))
    with force_locale("vi"):
        now = again.built(discreet, MOST_PUBLISHED)
        own = None
        if not REPORTS[published.code].period and published.as_of < today:
            own = replace(again, on=published.as_of.isoformat()).built(discreet, MOST_PUBLISHED)
    return Since(today, compare(report, now), compare(report, own) if own is not None else None)
