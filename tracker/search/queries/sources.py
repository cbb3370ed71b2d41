"""What goes into the index: for each task, conference, proposal and unit the entries that belong to it.

These readings are the one truth about the index: keeping it, building it anew and checking it all stand on them. Only
what a page shows to whoever may open it goes in: passages of issued documents, remarks that were not taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.labels import Findable, Topic
from tracker.core.terms import folded_words, toned_words
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState
from tracker.org.models import Unit, UnitAlias
from tracker.proposals.models import Proposal, ProposalAct
from tracker.storage.database import db
from tracker.storage.index import SearchEntry, among
from tracker.tasks.models import Move, Part, Remark, Task, TaskUnit

#: Of longer texts the rest is not indexed: PostgreSQL takes a megabyte of words, no report comes near that.
LONGEST = 20_000

Row = dict[str, Any]


class Source(StrEnum):
    """What entries belong to, and are read with. A report or a remark is read alone where nothing else changed."""

    MEETING = "meeting"
    TASK = "task"
    REPORT = "report"
    REMARK = "remark"
    PROPOSAL = "proposal"
    UNIT = "unit"


def entry(
    kind: Findable,
    subject_id: int,
    *,
    title: str = "",
    text: str = "",
    names: Iterable[str] = (),
    day: date | None = None,
    topic: Topic | None = None,
    **belongs: int | None,
) -> Row:
    """One row of the index; `names` are searched with the text and not shown."""
    text = text[:LONGEST].replace("\x00", "")
    names = tuple(names)
    ids = {name: belongs.get(name) for name in ("task_id", "meeting_id", "document_id", "proposal_id", "unit_id")}
    return {
        "kind": kind,
        "subject_id": subject_id,
        **ids,
        "topic": topic,
        "day": day,
        "title": title,
        "text": text,
        "title_words": folded_words(title),
        "text_words": folded_words(text, *names),
        "toned": toned_words(title, text, *names),
    }


def task_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Tasks with the words they come from, lead unit and places; their reports; what is said about them."""
    wanted = list(ids)
    source = func.substr(Document.text, Passage.start + 1, Passage.end - Passage.start)
    tasks = (
        select(Task.id, Task.title, Task.topic, Task.assigned_on, Task.meeting_id, Task.lead_id, Unit.name, source)
        .join(Unit, Unit.id == Task.lead_id)
        .join(Passage, Passage.id == Task.passage_id)
        .join(Document, Document.id == Passage.document_id)
        .where(among(Task.id, wanted))
    )
    places = _texts(
        select(TaskUnit.task_id, Unit.name)
        .join(Unit, Unit.id == TaskUnit.unit_id)
        .where(among(TaskUnit.task_id, wanted), TaskUnit.part == Part.PLACE)
        .order_by(TaskUnit.id)
    )
    for task_id, title, topic, day, meeting_id, lead_id, lead, words in db.session.execute(tasks):
        about: Row = {"task_id": task_id, "meeting_id": meeting_id, "unit_id": lead_id, "topic": topic}
        names = [lead, *places.get(task_id, ())]
        yield entry(Findable.TASK, task_id, title=title, text=words, names=names, day=day, **about)
    yield from _said(Findable.REPORT, among(Move.task_id, wanted))
    yield from _said(Findable.REMARK, among(Remark.task_id, wanted))


def report_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Reports alone, by their moves: the others of their tasks are as they were."""
    yield from _said(Findable.REPORT, among(Move.id, list(ids)))


def remark_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Remarks alone."""
    yield from _said(Findable.REMARK, among(Remark.id, list(ids)))


def _said(kind: Findable, which: ColumnElement[bool]) -> Iterator[Row]:
    """What was reported or remarked of tasks: it belongs to what the task belongs to."""
    query: Select[*tuple[Any, ...]]
    if kind is Findable.REPORT:
        query = select(Move.id, Move.day, Move.note).join(Task, Task.id == Move.task_id).where(Move.note != "")
    else:
        query = select(Remark.id, Remark.day, Remark.words).join(Task, Task.id == Remark.task_id)
        query = query.where(Remark.withdrawn_at.is_(None))
    about = query.add_columns(Task.id.label("task_id"), Task.meeting_id, Task.lead_id, Task.topic).where(which)
    for number, day, words, task_id, meeting_id, lead_id, topic in db.session.execute(about):
        of: Row = {"task_id": task_id, "meeting_id": meeting_id, "unit_id": lead_id, "topic": topic}
        yield entry(kind, number, text=words, day=day, **of)


def meeting_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Conferences; those of their documents that are issued, and each passage of these."""
    wanted = list(ids)
    meetings = (
        select(Meeting.id, Meeting.name, Meeting.chair, Meeting.place, Meeting.held_on, Meeting.body_id, Unit.name)
        .join(Unit, Unit.id == Meeting.body_id)
        .where(Meeting.id.in_(wanted))
    )
    about: dict[int, Row] = {}
    for meeting_id, name, chair, place, day, body_id, body in db.session.execute(meetings):
        about[meeting_id] = {"meeting_id": meeting_id, "unit_id": body_id, "day": day}
        text = " · ".join(filter(None, (chair, place)))
        yield entry(Findable.MEETING, meeting_id, title=name, text=text, names=[body], **about[meeting_id])
    issued = (Document.meeting_id.in_(wanted), Document.state == DocumentState.ISSUED)
    documents = select(Document.id, Document.meeting_id, Document.title, Document.dated_on).where(*issued)
    dated: dict[int, Row] = {}
    for document_id, meeting_id, title, dated_on in db.session.execute(documents):
        of = about[meeting_id]
        dated[document_id] = {**of, "document_id": document_id, "day": dated_on or of["day"]}
        yield entry(Findable.DOCUMENT, document_id, title=title, **dated[document_id])
    passages = (
        select(
            Passage.id,
            Document.id,
            func.substr(Document.text, Passage.start + 1, Passage.end - Passage.start),
        )
        .join(Document, Document.id == Passage.document_id)
        .where(*issued)
    )
    for passage_id, document_id, words in db.session.execute(passages):
        yield entry(Findable.CONCLUSION, passage_id, text=words, **dated[document_id])


def proposal_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Proposals with everything that was said to them."""
    wanted = list(ids)
    said = _texts(
        select(ProposalAct.proposal_id, ProposalAct.words)
        .where(ProposalAct.proposal_id.in_(wanted), ProposalAct.words != "")
        .order_by(ProposalAct.id)
    )
    proposals = (
        select(
            Proposal.id,
            Proposal.title,
            Proposal.words,
            Proposal.topic,
            Proposal.raised_on,
            Proposal.meeting_id,
            Proposal.unit_id,
            Unit.name,
        )
        .outerjoin(Unit, Unit.id == Proposal.unit_id)
        .where(Proposal.id.in_(wanted))
    )
    for proposal_id, title, words, topic, day, meeting_id, unit_id, unit in db.session.execute(proposals):
        answers = [each for each in said.get(proposal_id, ()) if each != words]
        yield entry(
            Findable.PROPOSAL,
            proposal_id,
            title=title,
            text="\n".join([words, *answers]),
            names=[unit or ""],
            day=day,
            topic=topic,
            proposal_id=proposal_id,
            meeting_id=meeting_id,
            unit_id=unit_id,
        )


def unit_entries(ids: Iterable[int]) -> Iterator[Row]:
    """Units with their other names."""
    wanted = list(ids)
    aliases = _texts(
        select(UnitAlias.unit_id, UnitAlias.name).where(UnitAlias.unit_id.in_(wanted)).order_by(UnitAlias.id)
    )
    for unit_id, name in db.session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(wanted))):
        text = ", ".join(aliases.get(unit_id, ()))
        yield entry(Findable.UNIT, unit_id, title=name, text=text, unit_id=unit_id)


def _texts(query: Select[int, str]) -> dict[int, list[str]]:
    """Texts by what they belong to."""
    found: dict[int, list[str]] = {}
    for owner, text in db.session.execute(query):
        found.setdefault(owner, []).append(text)
    return found


@dataclass(frozen=True)
class Reading:
    """How the entries of a source are read, which kinds they are, and how they are found in the index."""

    model: InstrumentedAttribute[int]
    read: Callable[[Iterable[int]], Iterator[Row]]
    kinds: tuple[Findable, ...]
    owner: InstrumentedAttribute[Any]


#: All there is, each entry in one of them.
READINGS: Mapping[Source, Reading] = {
    Source.MEETING: Reading(
        Meeting.id, meeting_entries, (Findable.MEETING, Findable.DOCUMENT, Findable.CONCLUSION), SearchEntry.meeting_id
    ),
    Source.TASK: Reading(Task.id, task_entries, (Findable.TASK, Findable.REPORT, Findable.REMARK), SearchEntry.task_id),
    Source.PROPOSAL: Reading(Proposal.id, proposal_entries, (Findable.PROPOSAL,), SearchEntry.proposal_id),
    Source.UNIT: Reading(Unit.id, unit_entries, (Findable.UNIT,), SearchEntry.subject_id),
}


#: What can be read by itself, though a reading of all there is holds it too.
PARTS: Mapping[Source, Reading] = {
    Source.REPORT: Reading(Move.id, report_entries, (Findable.REPORT,), SearchEntry.subject_id),
    Source.REMARK: Reading(Remark.id, remark_entries, (Findable.REMARK,), SearchEntry.subject_id),
}
#: What the entries of a task say of it: by these columns alone do they change.
TOLD_OF_TASKS = ("title", "topic", "assigned_on", "meeting_id", "lead_id", "passage_id")


def named_after(unit_ids: Iterable[int]) -> Iterator[tuple[Source, int]]:
    """Whatever is found by the name of one of these units too."""
    wanted = list(unit_ids)
    lies = select(TaskUnit.task_id).where(TaskUnit.part == Part.PLACE, TaskUnit.unit_id.in_(wanted))
    for source, query in (
        (Source.TASK, select(Task.id).where(Task.lead_id.in_(wanted) | Task.id.in_(lies))),
        (Source.MEETING, select(Meeting.id).where(Meeting.body_id.in_(wanted))),
        (Source.PROPOSAL, select(Proposal.id).where(Proposal.unit_id.in_(wanted))),
    ):
        yield from ((source, each) for each in db.session.scalars(query))
