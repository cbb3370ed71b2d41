"""What a page asks for twice is read once; what every page asks for is read along with who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, SQLColumnExpression, event, literal, select
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from tracker.storage.database import db

T = TypeVar("T")
_KEPT, _LASTING = "read_once", "read_once_a_transaction"
#: By key, a single value as SQL, made of the column with the number of a person.
Value = Callable[[SQLColumnExpression[int]], ColumnElement[Any]]
_along: dict[str, Value] = {}
_along_of_person: dict[str, Value] = {}
_lasts: set[str] = set()


def once(key: Hashable, read: Callable[[], T]) -> T:
    """The answer of `read`, kept until something is written or the transaction ends; `key` tells it apart."""
    kept = db.session().info.setdefault(_KEPT, {})
    if key not in kept:
        kept[key] = read()
    return cast(T, kept[key])


def lasting(key: str, read: Callable[[], T]) -> T:
    """As `once`, kept through writes of others until the transaction ends; whoever changes it calls `forget`."""
    kept = db.session().info.setdefault(_LASTING, {})
    if key not in kept:
        kept[key] = once(key, read)
    return cast(T, kept[key])


def forget(key: str) -> None:
    """Read what `lasting` keeps anew: it was changed in this transaction."""
    for kept in (_KEPT, _LASTING):
        db.session().info.get(kept, {}).pop(key, None)


def give(found: Mapping[Hashable, object]) -> None:
    """Keep what has been read by other means, as if `once` had been asked for each key."""
    db.session().info.setdefault(_KEPT, {}).update(found)


def read_along(key: str, value: ColumnElement[Any], *, lasts: bool = False) -> None:
    """Have the statement that says who is signed in read a value that every page asks for by `once(key, …)`.

    It must be cheap: one look into an index. One that `lasts` is asked for by `lasting`.
    """
    _along[key] = lambda person: value
    if lasts:
        _lasts.add(key)


def read_along_of_person(key: str, value: Value) -> None:
    """As `read_along`, for what pages ask for by `of_person(key, …)`."""
    _along_of_person[key] = value


def of_person(key: str, person_id: int) -> Any:
    """The value that `read_along_of_person` names, of this person; one statement for whoever is not signed in."""
    value = _along_of_person[key]
    return once((key, person_id), lambda: db.session.scalar(select(value(literal(person_id)))))


def along(person: SQLColumnExpression[int]) -> list[ColumnElement[Any]]:
    """The values to be read along, in the order in which `give_along` takes them."""
    return [value(person) for value in (*_along.values(), *_along_of_person.values())]


def give_along(person_id: int, values: Sequence[Any]) -> None:
    """Keep what was read of `along`."""
    keys: Iterable[Hashable] = (*_along, *((key, person_id) for key in _along_of_person))
    found = dict(zip(keys, values, strict=True))
    give(found)
    db.session().info.setdefault(_LASTING, {}).update({key: found[key] for key in _lasts})


@event.listens_for(Session, "after_flush")
def _written(session: Session, context: UOWTransaction) -> None:
    session.info.pop(_KEPT, None)


@event.listens_for(Session, "do_orm_execute")
def _written_at_once(state: ORMExecuteState) -> None:
    if not state.is_select:  # many rows by one statement
        state.session.info.pop(_KEPT, None)


@event.listens_for(Session, "after_transaction_end")
def _ended(session: Session, transaction: SessionTransaction) -> None:
    session.info.pop(_KEPT, None)
    if transaction.parent is None:
        session.info.pop(_LASTING, None)
