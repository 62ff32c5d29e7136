"""By when: mediation, its extension, judicial confirmation, the answer to an application.

Where a law counts days it counts calendar days, the day of the event left out, and a limit that ends on a public holiday ends on
the working day after it (民法典 arts. 201, 203). Where the office counts working days it says so.
"""

from datetime import date, timedelta

from jinxi_portal.kernel.months import months_later
from jinxi_portal.kernel.working_days import add_working_days, working_day_on_or_after

#: Without agreement by then the parties may go to arbitration (劳动争议调解仲裁法 art. 14).
LABOUR_DAYS = 15
#: One month from acceptance (人民调解工作若干规定 art. 33); a setting.
MEDIATION_MONTHS = 1
#: Longest extension by both sides, of one's own making (custom; a setting).
EXTENSION_DAYS = 30
#: Both sides together, within thirty days of effect (人民调解法 art. 33).
CONFIRMATION_DAYS = 30
#: The office answers an application within so many working days (custom; a setting).
ACCEPTANCE_WORKING_DAYS = 3


def limit_after(day: date, days: int) -> date:
    """The last day of a limit of calendar days that begins with an event on ``day`` (民法典 arts. 201, 203)."""
    return working_day_on_or_after(day + timedelta(days=days))


def mediation_due(*, accepted_on: date, is_labour: bool, months: int = MEDIATION_MONTHS) -> date:
    """The last day of mediation.

    Args:
        accepted_on: the day on which the application was accepted (for labour disputes: received).
        is_labour: labour disputes have fifteen days, others a month.
    """
    if is_labour:
        return limit_after(accepted_on, LABOUR_DAYS)
    return working_day_on_or_after(months_later(accepted_on, months))


def may_extend_to(due: date, *, days: int = EXTENSION_DAYS) -> date:
    """The latest day to which both sides together may extend a mediation that is due on ``due``."""
    return limit_after(due, days)


def acceptance_due(applied_on: date, *, working_days: int = ACCEPTANCE_WORKING_DAYS) -> date:
    """By when the office says whether it takes the case; working days."""
    return add_working_days(applied_on, working_days)


def confirmation_due(effective_on: date) -> date:
    """The last day on which both sides may together ask the court to confirm the agreement (人民调解法 art. 33)."""
    return limit_after(effective_on, CONFIRMATION_DAYS)
