"""What is told: messages are written in the transaction of the act that they tell of, or not at all.

A message names what happened to which number, and where it can be read; whoever wants to know more asks the interface
with a token of their own, and gets what they may know. Nothing that people typed, no name, and nothing confidential
leaves the house this way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from flask import current_app
from sqlalchemy import select

from tracker.api.models import Sending, Webhook
from tracker.api.queries.webhooks import listening
from tracker.api.rules.webhooks import EVENTS, Event, SendingState
from tracker.core import clock
from tracker.core.events import Fact
from tracker.meetings.models import Document
from tracker.storage.database import Recorded, db
from tracker.tasks.models import Task
from tracker.web.addresses import address_of

#: By subject: where a program reads it and where a person does, and the name of the number in the address.
PLACES: Mapping[str, tuple[str | None, str, str]] = {
    "task": ("api.task", "tasks.detail", "task_id"),
    "document": ("api.document", "intake.document", "document_id"),
    "published_report": (None, "reports.published", "published_id"),
    "webhook": (None, "connections.webhook", "webhook_id"),
}
#: What of an act goes along: states and steps, never words.
DETAIL = ("from", "to")


def on_commit(recorded: Sequence[Recorded]) -> None:
    """Write the messages about what a transaction recorded; a listener (decision 13)."""
    told = [(EVENTS[fact.action], fact) for fact, _ in recorded if fact.action in EVENTS]
    if not told:
        return
    webhooks = listening(event.value for event, _ in told)
    if not webhooks:
        return
    hidden = secret_subjects(fact for _, fact in told)
    for event, fact in told:
        if (fact.subject, fact.subject_id) in hidden:
            continue
        for webhook in webhooks:
            if event.value in webhook.events:
                write(webhook, event, fact.subject, fact.subject_id, _detail(event, fact))


def _detail(event: Event, fact: Fact) -> dict[str, Any]:
    if event not in (Event.TASK_STEPPED, Event.TASK_REPORTED):
        return {}
    return {"step": fact.action.partition(".")[2], **{name: fact.detail[name] for name in DETAIL}}


def secret_subjects(facts: Iterable[Fact | Sending]) -> set[tuple[str, int | None]]:
    """Of these subjects, those that are confidential now: nobody outside is told of them."""
    numbers: dict[str, set[int]] = {"task": set(), "document": set()}
    for fact in facts:
        if fact.subject in numbers and fact.subject_id is not None:
            numbers[fact.subject].add(fact.subject_id)
    found: set[tuple[str, int | None]] = set()
    tasks = select(Task.id).where(Task.id.in_(numbers["task"]), Task.confidential.is_(True))
    documents = select(Document.id).where(Document.id.in_(numbers["document"]), Document.confidential.is_(True))
    found |= {("task", each) for each in db.session.scalars(tasks)}
    return found | {("document", each) for each in db.session.scalars(documents)}


def write(webhook: Webhook, event: Event, subject: str, subject_id: int | None, detail: Mapping[str, Any]) -> Sending:
    """Write one message in the running transaction; a consumer sends it after the commit."""
    now, number = clock.now(), uuid4().hex
    api, page, argument = PLACES[subject]
    links = {"page": address_of(page, **{argument: subject_id})}
    if api is not None:
        links["self"] = address_of(api, **{argument: subject_id})
    body = {
        "id": number,
        "event": event.value,
        "at": clock.local(now).isoformat(timespec="seconds"),
        "site": current_app.config["URL"],
        "subject": {"type": subject, "id": subject_id, "links": links},
        **({"detail": dict(detail)} if detail else {}),
    }
    sending = Sending(
        webhook_id=webhook.id,
        number=number,
        event=event,
        subject=subject,
        subject_id=subject_id,
        body=json.dumps(body, ensure_ascii=False, sort_keys=True),
        created_at=now,
        state=SendingState.WAITING,
        next_try_at=now,
    )
    db.session.add(sending)
    db.session.info.setdefault("wake", set()).add("webhooks")
    return sending
