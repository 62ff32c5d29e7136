"""When a step may come at the earliest and must come at the latest (发展党员工作细则 2014; articles beside each).

Pure: dates of earlier steps in, dates out. Limits of a year and of months are counted from day to the same day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.rules import development_steps as steps
from jinxi_portal.kernel.months import months_later

#: Talk within a month of the application (art. 6).
TALK_MONTHS = 1
#: At least a year of education and observation (art. 13), noted every half year (art. 11).
OBSERVATION_MONTHS = 12
NOTE_MONTHS = 6
#: Training of at least three days or twenty-four hours (art. 17).
TRAINING_DAYS, TRAINING_HOURS = 3, 24
#: The higher committee decides within three months, in special cases within six (art. 25).
APPROVAL_MONTHS, LONGEST_APPROVAL_MONTHS = 3, 6
#: A year of probation from the vote (art. 28); prolonged once by six to twelve months (art. 32).
PROBATION_MONTHS = 12
LEAST_PROLONGED, MOST_PROLONGED = 6, 12
#: The request for full membership is handed in around the end of probation (custom).
ASK_BEFORE_DAYS = 30
#: The branch discusses it soon after probation has ended (art. 32 "及时"; a month by custom).
SECOND_VOTE_MONTHS = 1
#: One or two contacts, two introducers, all full members (arts. 10, 15).
CONTACTS = (1, 2)
INTRODUCERS = (2, 2)
#: Who applies is at least eighteen (党章 art. 1).
LEAST_AGE = 18


@dataclass(frozen=True)
class Limits:
    """``earliest`` and ``latest`` day of a step with the reasons; None where there is none."""

    earliest: date | None = None
    latest: date | None = None
    why_earliest: Any = ""
    why_latest: Any = ""


def probation_ends(vote: date, prolonged_months: int) -> date:
    """The last day of probation is the day before; from this day on the person may become a full member."""
    return months_later(vote, PROBATION_MONTHS + prolonged_months)


def limits_of(step: int, done: Mapping[int, date], *, prolonged_months: int = 0) -> Limits:
    """The limits of a step.

    Args:
        done: step -> day for the steps that have been taken.
        prolonged_months: by how much probation has been prolonged.
    """
    before = max((day for number, day in done.items() if number < step), default=None)
    if step == steps.TALK and steps.APPLICATION in done:
        return Limits(before, months_later(done[steps.APPLICATION], TALK_MONTHS), "", _("收到申请书后一个月内派人谈话"))
    if step == steps.OBSERVATION and steps.ACTIVIST in done:
        return Limits(months_later(done[steps.ACTIVIST], OBSERVATION_MONTHS), None, _("培养教育考察要满一年"))
    if step == steps.APPROVAL and steps.VOTE in done:
        return Limits(
            before, months_later(done[steps.VOTE], APPROVAL_MONTHS), "", _("支部大会后三个月内审批，最长六个月")
        )
    if steps.VOTE in done:
        ends = probation_ends(done[steps.VOTE], prolonged_months)
        if step == steps.PROBATION:
            return Limits(ends, None, _("预备期从支部大会通过之日算起，要满期"))
        if step == steps.ASKS:
            return Limits(ends - timedelta(days=ASK_BEFORE_DAYS), None, _("预备期满前后提出"))
        if step == steps.SECOND_VOTE:
            return Limits(ends, months_later(ends, SECOND_VOTE_MONTHS), _("预备期满以后讨论"), _("预备期满后及时讨论"))
    if step == steps.SECOND_APPROVAL and steps.SECOND_VOTE in done:
        return Limits(before, months_later(done[steps.SECOND_VOTE], APPROVAL_MONTHS), "", _("支部大会后三个月内审批"))
    return Limits(before, None)


def longest_approval(vote: date) -> date:
    """The day after which a vote lapses because nobody decided (art. 25)."""
    return months_later(vote, LONGEST_APPROVAL_MONTHS)


def next_note_due(step: int, done: Mapping[int, date], noted: date | None) -> date | None:
    """By when the next half-yearly note is due; None while nobody is observed."""
    if steps.ACTIVIST in done and step < steps.CANDIDATE:
        begins = done[steps.ACTIVIST]
    elif steps.VOTE in done and steps.VOTE <= step < steps.SECOND_VOTE:
        begins = done[steps.VOTE]
    else:
        return None
    return months_later(max(begins, noted or begins), NOTE_MONTHS)


def is_enough_training(*, days: int, hours: int) -> bool:
    """Three days or twenty-four hours (art. 17)."""
    return days >= TRAINING_DAYS or hours >= TRAINING_HOURS
