"""The clocks of real cases across the Spring Festival of 2026: off from 15 to 23 February, worked on Saturday 14 and Saturday 28."""

from datetime import date

import pytest

from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.extend_mediation import agree_to_extension, ask_for_extension
from disputes.deadlines import ACCEPT, MEDIATE
from disputes.deadlines_agreement import CONFIRM, KEEP
from disputes.models import Dispute
from disputes.rules.kinds import Relation
from disputes.settlement import DutyGiven
from disputes.words import Side
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.deadlines.watching import watch_deadlines
from jinxi_portal.records.models import Deadline
from jinxi_portal.records.public import deadlines_of
from tests.disputes.agreements import in_force, in_talks
from tests.disputes.factories import make_accepted, make_dispute, make_mediating

pytestmark = pytest.mark.django_db
KNOWN = date(2025, 12, 1)


def feb(day: int) -> date:
    return date(2026, 2, day)


def clock_of(row: Dispute, kind: str) -> Deadline:
    return deadlines_of(row).get(kind=kind)


def told(row: Dispute, kind: str, day: date) -> list[bool]:
    """Whether, after the look of that day, somebody was reminded, heard above and it was called late."""
    with clock.frozen(day):
        watch_deadlines(on=day)
    one = clock_of(row, kind)
    return [one.reminded_at is not None, one.escalated_at is not None, one.passed_at is not None]


def test_an_answer_within_three_working_days(clerk: User) -> None:
    with clock.frozen(feb(12)):
        row = make_dispute(clerk, known_on=KNOWN)
    assert (clock_of(row, ACCEPT).due, clock_of(row, ACCEPT).remind_on) == (feb(24), feb(14))
    assert told(row, ACCEPT, feb(13)) == [False, False, False]
    assert told(row, ACCEPT, feb(14)) == [True, False, False]
    assert told(row, ACCEPT, feb(24)) == [True, False, False]
    assert told(row, ACCEPT, feb(25)) == [True, True, True]


def test_fifteen_days_of_a_labour_dispute_and_their_extension_by_both(
    clerk: User, mediator: User, worker: User, employer_staff: User
) -> None:
    with clock.frozen(feb(2)):
        row = make_mediating(clerk, mediator, worker, known_on=KNOWN)
        assert (clock_of(row, MEDIATE).due, clock_of(row, MEDIATE).remind_on) == (feb(24), feb(12))
        extension = ask_for_extension(dispute=row, until=date(2026, 3, 3), why="过完年再谈", by=worker)
        agree_to_extension(extension=extension, by=employer_staff)
    assert (clock_of(row, MEDIATE).due, clock_of(row, MEDIATE).remind_on) == (date(2026, 3, 3), feb(27))
    assert told(row, MEDIATE, feb(26)) == [False, False, False]
    assert told(row, MEDIATE, feb(27)) == [True, False, False]
    assert told(row, MEDIATE, date(2026, 3, 4)) == [True, True, True]


def test_a_month_of_any_other_dispute(clerk: User) -> None:
    with clock.frozen(date(2026, 1, 16)):
        row = make_accepted(clerk, known_on=KNOWN, relation=Relation.SERVICE)
    assert (clock_of(row, MEDIATE).due, clock_of(row, MEDIATE).remind_on) == (feb(24), feb(12))


def test_thirty_days_for_the_court_and_the_day_of_an_instalment(clerk: User, mediator: User, worker: User) -> None:
    with clock.frozen(date(2026, 1, 20)):
        case = in_talks(clerk, mediator, worker, known_on=KNOWN)
        in_force(case, mediator, duties=[DutyGiven(Side.RESPONDENT, "支付工资", feb(25))])
        ask_confirmation(dispute=case, both_want=True, by=mediator)
    assert (clock_of(case, CONFIRM).due, clock_of(case, CONFIRM).remind_on) == (feb(24), feb(10))
    assert (clock_of(case, KEEP).due, clock_of(case, KEEP).remind_on) == (feb(25), feb(14))
    assert told(case, CONFIRM, feb(10)) == [True, False, False]
    assert told(case, KEEP, feb(14)) == [True, False, False]
    assert told(case, CONFIRM, feb(25)) == [True, True, True]
    assert told(case, KEEP, feb(25)) == [True, False, False]
