"""Terms of office and elections.

基层组织选举工作条例 2020 第四条 with 支部工作条例(试行) 2018 第二十二条: a branch (general branch) is elected for three years, in villages
and communities for five; 条例 第四条: an election brought forward or put off is approved by the higher committee, and is put off
by at most one year; the meeting is valid when at least four fifths of those entitled to vote are present.
"""

from datetime import date, timedelta

from jinxi_portal.kernel.months import months_later

YEARS = 3
YEARS_IN_COMMUNITIES = 5
MOST_YEARS_PUT_OFF = 1
#: Present of those entitled: the meeting counts from this share on.
QUORUM = (4, 5)
#: The office's habit: the election is prepared half a year ahead.
NOTICE_DAYS = 180


def term_years(*, of_community: bool) -> int:
    return YEARS_IN_COMMUNITIES if of_community else YEARS


def years_later(day: date, years: int) -> date:
    """The same date in another year; 29 February becomes 28 February."""
    return months_later(day, 12 * years)


def term_ends(elected_on: date, *, of_community: bool) -> date:
    """The last day of the term."""
    return years_later(elected_on, term_years(of_community=of_community)) - timedelta(days=1)


def latest_prolonged_end(elected_on: date, *, of_community: bool) -> date:
    """The furthest a term can be prolonged to."""
    return years_later(term_ends(elected_on, of_community=of_community), MOST_YEARS_PUT_OFF)


def is_quorate(*, present: int, entitled: int) -> bool:
    """Four fifths or more of those entitled to vote are there; nobody entitled is no meeting."""
    share, of = QUORUM
    return entitled > 0 and present * of >= entitled * share


def election_is_near(due_on: date, *, on: date) -> bool:
    """Within half a year, or past."""
    return due_on - timedelta(days=NOTICE_DAYS) <= on
