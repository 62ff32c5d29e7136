"""The patterns that hold on a day: the portal's own, with the supervision officer's versions in their places."""

from datetime import date

from contracts.clauses.patterns import Pattern, pattern_from, shipped_patterns
from contracts.models import PatternVersion


def versions_on(day: date) -> dict[str, PatternVersion]:
    """The officer's newest version of each pattern that is effective on the day; one query."""
    rows = PatternVersion.objects.filter(effective_from__lte=day)
    return {row.key: row for row in rows.order_by("key", "-effective_from", "-number").distinct("key")}


def patterns_on(day: date) -> tuple[Pattern, ...]:
    """What the check looks for on the day; what is switched off is left out."""
    versions = versions_on(day)
    return tuple(
        pattern_from({**versions[each.key].content, "version": versions[each.key].number})
        if each.key in versions
        else each
        for each in shipped_patterns()
        if each.key not in versions or not versions[each.key].is_off
    )
