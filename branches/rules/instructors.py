"""How often an instructor writes and how long a need may rest (custom of the office, no law).

党建指导员 are posted by the committee; a log a week, from Monday to Sunday, is due on the Monday after.
"""

from datetime import date, timedelta

#: A need that nobody has touched for so long stands in the queue.
NEED_RESTS_DAYS = 14
#: More enterprises than this for one instructor are shown as a heavy load.
USUAL_ENTERPRISES = 5


def week_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def log_due(week: date) -> date:
    """The Monday after the week."""
    return week + timedelta(days=7)


def weeks_without_log(since: date, until: date, written: set[date]) -> list[date]:
    """Whole weeks of a posting for which no log was written, up to the day; the week that runs is not late yet."""
    week, missing = week_of(since), []
    while log_due(week) <= until:
        if week not in written:
            missing.append(week)
        week = log_due(week)
    return missing
