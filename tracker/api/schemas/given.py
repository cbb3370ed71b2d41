"""What is taken: filters of lists, and the bodies of what is written."""

from __future__ import annotations

from marshmallow import fields

from tracker.api.rules.cursors import MOST, USUAL, Order
from tracker.api.schemas.base import Amount, Day, Given, Truth, Words, one_of, whole
from tracker.core.deadlines import AgeBand, DeadlineClass
from tracker.core.labels import Topic, UnitKind
from tracker.extraction.files import MOST_CHARACTERS
from tracker.meetings.rules import DocumentState, MeetingKind, Outcome
from tracker.tasks.queries import Several
from tracker.tasks.rules import STEPS, State, Step

#: Ids are whole numbers of 32 bits.
LARGEST = 2**31 - 1
#: The steps that are made through the interface; a report has an address of its own.
TAKEN = tuple(step for step in STEPS if step is not Step.REPORT)


class Paged(Given):
    """Which part of a list."""

    cursor = Words(most=1000, metadata={"description": "From the Link header of the page before."})
    limit = whole(1, MOST, strict=False, load_default=USUAL)


class UnitQuery(Paged):
    on = Day(metadata={"description": "Units that exist on this day; today when it is left out."})
    kind = one_of(UnitKind)


class MeetingQuery(Paged):
    q = Words(most=200, metadata={"description": "Words, with or without tones."})


class DocumentQuery(Paged):
    meeting = whole(1, LARGEST, strict=False)
    state = one_of(DocumentState)


class ConclusionQuery(Paged):
    meeting = whole(1, LARGEST, strict=False)
    document = whole(1, LARGEST, strict=False)
    outcome = one_of((Outcome.TASK, Outcome.PROPOSAL))


class TaskQuery(Paged):
    """The filters of the list of tasks on the pages."""

    q = Words(most=200, metadata={"description": "Words, with or without tones."})
    unit = Words(most=40, metadata={"description": "Code: led by this unit or one below it."})
    lead = Words(most=40, metadata={"description": "Code: led by this unit alone."})
    place = Words(most=40, metadata={"description": "Code of a ward that the work lies in."})
    official = Words(most=10, metadata={"description": "Number of a person, `me` or `nobody`."})
    supervisor = Words(most=10, metadata={"description": "Number of a person, `me` or `nobody`."})
    blocker = Words(most=40, metadata={"description": "Code of the unit that must clear the way."})
    topic = one_of(Topic)
    state = one_of(State)
    standing = one_of((Several.OPEN, Several.ASSIGNED, Several.SILENT, Several.MISSED))
    deadline = one_of(DeadlineClass)
    age = one_of(AgeBand)
    meeting = whole(1, LARGEST, strict=False)
    series = whole(1, LARGEST, strict=False)
    order = one_of(
        Order,
        load_default=Order.ID.value,
        metadata={"description": "`id`: as they were given; `due`: the nearest deadline first."},
    )


class FiguresQuery(Given):
    unit = Words(most=40, metadata={"description": "Code; the unit of the post acted in when it is left out."})
    on = Day(metadata={"description": "Figures at the end of this day; now when it is left out."})
    topic = one_of(Topic)
    meeting = whole(1, LARGEST, strict=False)


class MeetingGiven(Given):
    name = Words(least=1, most=300, required=True)
    kind = one_of(MeetingKind, required=True)
    body = Words(least=1, most=40, required=True, metadata={"description": "Code of the committee that concludes."})
    held_on = Day(required=True)
    chair = Words(most=200, load_default="")
    place = Words(most=200, load_default="")
    confidential = Truth(load_default=False)


class DocumentGiven(Given):
    title = Words(most=300, load_default="")
    text = Words(least=1, most=MOST_CHARACTERS, required=True)
    dated_on = Day(load_default=None)
    confidential = Truth(load_default=False)


class DocumentForm(Given):
    """The same beside a file."""

    title = Words(most=300, load_default="")
    dated_on = Day(load_default=None)
    confidential = fields.String(load_default="false")


class Measured(Given):
    """A value of the task's measure, said along."""

    value = Amount(load_default=None, metadata={"description": "How much was reached, where the task has a measure."})
    measured_on = Day(load_default=None)
    sure = Truth(load_default=False, metadata={"description": "Confirms a value that goes away from the target."})


class ReportGiven(Measured):
    note = Words(least=1, most=5000, required=True)
    percent = whole(0, 100, load_default=None, allow_none=True)


class StepGiven(Measured):
    step = one_of(TAKEN, required=True)
    note = Words(most=5000, load_default="")
    finished_on = Day(load_default=None, metadata={"description": "Needed by `submit`."})
    unit = Words(most=40, load_default="", metadata={"description": "Code; needed by `reassign` and `block`."})
