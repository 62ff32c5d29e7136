"""Limits of a transfer of the organisational relation.

中组部《关于进一步加强党员组织关系管理的意见》(2004): a letter of introduction is valid for three months at most; the receiving side
sends the receipt slip (回执联) back. The side that is asked answers within the office's own time (custom).
"""

from datetime import date, timedelta

LETTER_VALID_DAYS = 90
#: custom of the office
ANSWER_WITHIN_DAYS = 10


def letter_valid_until(proposed_on: date) -> date:
    """The last day on which the person may report with the letter."""
    return proposed_on + timedelta(days=LETTER_VALID_DAYS)


def answer_due(proposed_on: date) -> date:
    return proposed_on + timedelta(days=ANSWER_WITHIN_DAYS)
