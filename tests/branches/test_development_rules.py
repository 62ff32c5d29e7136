"""The table of steps and its limits."""

from datetime import date

import pytest

from branches.rules import development_limits as limits
from branches.rules.development_steps import Stage, steps_of, version_on
from branches.rules.votes import Ballot


def test_there_are_twenty_five_steps_in_five_stages() -> None:
    steps = steps_of("2014")
    assert list(steps) == list(range(1, 26))
    assert [sum(step.stage == stage for step in steps.values()) for stage in Stage] == [2, 4, 5, 7, 7]
    assert all(step.label and step.paper for step in steps.values())


def test_the_higher_committee_takes_its_own_steps() -> None:
    assert [step.number for step in steps_of("2014").values() if step.committee] == [4, 8, 13, 16, 17, 18, 24]


def test_a_path_keeps_the_table_of_its_day() -> None:
    assert version_on(date(2026, 3, 2)) == "2014"
    assert version_on(date(2010, 1, 1)) == "2014"


@pytest.mark.parametrize(
    ("step", "done", "earliest", "latest"),
    [
        (2, {1: date(2026, 1, 31)}, date(2026, 1, 31), date(2026, 2, 28)),
        (6, {1: date(2025, 1, 1), 3: date(2025, 4, 7)}, date(2026, 4, 7), None),
        (17, {15: date(2026, 3, 2)}, date(2026, 3, 2), date(2026, 6, 2)),
        (21, {15: date(2026, 3, 2), 20: date(2026, 7, 1)}, date(2027, 3, 2), None),
        (22, {15: date(2026, 3, 2)}, date(2027, 1, 31), None),
        (23, {15: date(2026, 3, 2)}, date(2027, 3, 2), date(2027, 4, 2)),
        (24, {15: date(2026, 3, 2), 23: date(2027, 3, 9)}, date(2027, 3, 9), date(2027, 6, 9)),
        (9, {8: date(2026, 3, 2)}, date(2026, 3, 2), None),
    ],
)
def test_every_limit_is_counted_from_its_step(
    step: int, done: dict[int, date], earliest: date, latest: date | None
) -> None:
    found = limits.limits_of(step, done)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert bool(found.why_latest) == (latest is not None)


def test_a_prolonged_probation_ends_later() -> None:
    found = limits.limits_of(23, {15: date(2026, 3, 2)}, prolonged_months=6)
    assert found.earliest == date(2027, 9, 2)


def test_a_vote_lapses_after_six_months() -> None:
    assert limits.longest_approval(date(2026, 3, 2)) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("step", "noted", "due"),
    [
        (2, None, None),
        (3, None, date(2026, 7, 5)),
        (5, date(2026, 6, 1), date(2026, 12, 1)),
        (8, None, None),
    ],
)
def test_an_activist_is_noted_on_every_half_year(step: int, noted: date | None, due: date | None) -> None:
    done = {1: date(2025, 12, 1)} | ({3: date(2026, 1, 5)} if step >= 3 else {})
    assert limits.next_note_due(step, done, noted) == due


@pytest.mark.parametrize(("days", "hours", "enough"), [(3, 0, True), (0, 24, True), (2, 23, False)])
def test_training_is_three_days_or_twenty_four_hours(days: int, hours: int, enough: bool) -> None:
    assert limits.is_enough_training(days=days, hours=hours) is enough


@pytest.mark.parametrize(
    ("ballot", "valid", "passed"),
    [
        (Ballot(10, 5, 5), False, False),
        (Ballot(10, 6, 6), True, True),
        (Ballot(10, 9, 5), True, False),
        (Ballot(9, 5, 5), True, True),
    ],
)
def test_more_than_half_present_and_more_than_half_of_all_in_favour(ballot: Ballot, valid: bool, passed: bool) -> None:
    assert (ballot.is_valid, ballot.is_passed) == (valid, passed)


def test_more_votes_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="more votes"):
        Ballot(3, 4, 4)
