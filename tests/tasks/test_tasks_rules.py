"""The state table and what hangs on it, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.errors import Invalid
from tracker.tasks import rules
from tracker.tasks.rules import (
    ENTRIES,
    HANDED_IN,
    MOVES,
    STEPS,
    Course,
    IllegalMove,
    Share,
    State,
    Step,
    check_course,
)

#: PRODUCT's state table, written down once more by hand.
TABLE = {
    "assigned": {"accept": "in_progress", "decline": "declined", "reassign": "assigned"},
    "declined": {"reassign": "assigned", "insist": "assigned", "cancel": "cancelled"},
    "in_progress": {"report": "in_progress", "block": "blocked", "submit": "submitted", "pause": "paused"},
    "blocked": {"unblock": "in_progress", "submit": "submitted"},
    "submitted": {"approve": "done", "send_back": "in_progress"},
    "done": {"reopen": "in_progress"},
    "paused": {"resume": "in_progress", "cancel": "cancelled"},
    "cancelled": {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", [step for step in Step if step is not Step.ASSIGN])
def test_every_pair_of_state_and_step_is_as_the_table_says(state: State, step: Step) -> None:
    wanted = TABLE[state].get(step)
    if wanted is None:
        with pytest.raises(IllegalMove) as refusal:
            rules.target(state, step)
        assert state.label in str(refusal.value)
        assert step.label in str(refusal.value)
    else:
        assert rules.target(state, step) == wanted


def test_every_step_says_what_it_asks_for() -> None:
    # These have tables of their own, or none: they make a task, or take it in from a sheet.
    assert set(STEPS) == set(Step) - {Step.ASSIGN, Step.ENTER, Step.REENTER, Step.TAKE_BACK}
    assert {step for _, step in MOVES} == set(STEPS)


def test_the_buttons_of_a_state_follow_the_table() -> None:
    assert [step.value for step in rules.steps_from(State.SUBMITTED)] == ["approve", "send_back"]
    assert rules.steps_from(State.CANCELLED) == ()


def test_only_steps_without_input_are_made_by_one_press() -> None:
    assert {step.value for step, rule in STEPS.items() if rule.one_press} == {"accept", "approve", "resume"}


@pytest.mark.parametrize("percent", [None, -1, 101])
def test_a_percentage_outside_its_range_is_refused(percent: int | None) -> None:
    with pytest.raises(Invalid):
        rules.check_percent(percent)


@pytest.mark.parametrize(
    ("finished", "says"),
    [(None, "Nhập ngày"), (date(2026, 11, 1), "trước ngày giao"), (date(2026, 11, 25), "sau hôm nay (24/11/2026)")],
)
def test_the_day_of_finishing_lies_between_assignment_and_today(finished: date | None, says: str) -> None:
    with pytest.raises(Invalid) as refusal:
        rules.check_finished_on(finished, assigned_on=date(2026, 11, 2), today=date(2026, 11, 24))
    assert says in str(refusal.value)
    assert refusal.value.field == "finished_on"


shares = st.lists(
    st.builds(Share, st.sampled_from(State), st.integers(0, 100), st.integers(1, 5)), min_size=1, max_size=12
)


@given(shares)
def test_shared_progress_lies_between_its_parts(parts: list[Share]) -> None:
    counted = [part.percent for part in parts if part.state is not State.CANCELLED]
    progress = rules.shared_progress(parts)
    assert (min(counted) <= progress <= max(counted)) if counted else progress == 0


def test_a_directive_to_many_is_closed_when_every_task_is() -> None:
    done, cancelled, working = (Share(state, 0) for state in (State.DONE, State.CANCELLED, State.IN_PROGRESS))
    assert rules.all_closed([done, cancelled])
    assert not rules.all_closed([done, working])
    assert not rules.all_closed([])


def course(state: State = State.IN_PROGRESS, **more: object) -> Course:
    """Work given in September, due at the end of the year."""
    usual: dict[str, object] = {
        "percent": None,
        "assigned_on": date(2026, 9, 15),
        "due_on": date(2026, 12, 31),
        "original_due_on": None,
        "reported_on": None,
        "finished_on": None,
    }
    return Course(state, **{**usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (course(assigned_on=date(2026, 11, 25)), "assigned_on"),
        (course(due_on=date(2026, 9, 14)), "due_on"),
        (course(original_due_on=date(2026, 9, 14)), "original_due_on"),
        (course(due_on=None, original_due_on=date(2026, 12, 1)), "due_on"),
        (course(reported_on=date(2026, 11, 25)), "reported_on"),
        (course(reported_on=date(2026, 9, 14)), "reported_on"),
        (course(State.BLOCKED), "state"),
        (course(blocked=True), "blocker"),
        (course(State.ASSIGNED, percent=10), "percent"),
        (course(percent=101), "percent"),
        (course(State.DONE), "finished_on"),
        (course(State.SUBMITTED, finished_on=date(2026, 11, 25)), "finished_on"),
        (course(finished_on=date(2026, 11, 20)), "finished_on"),
    ],
)
def test_work_from_a_sheet_enters_only_with_what_its_state_asks_for(told: Course, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_course(told, today=date(2026, 11, 24))
    assert refusal.value.field == field


@pytest.mark.parametrize("state", [state for state in State if state is not State.DECLINED])
def test_every_state_that_a_sheet_may_give_can_be_entered(state: State) -> None:
    done = date(2026, 11, 20) if state in HANDED_IN else None
    found = check_course(course(state, finished_on=done, blocked=state is State.BLOCKED), today=date(2026, 11, 24))
    assert found.percent == (100 if state in HANDED_IN else 0)
    assert (found.original_due_on, found.reported_on) == (date(2026, 12, 31), done)
    assert set(ENTRIES) == set(State) - {State.DECLINED}, "what was handed back stands nowhere in a sheet"
