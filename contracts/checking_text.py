"""The clause check, asked about a template's version or a draft: by the patterns in force."""

from typing import Any

from contracts.clauses.checking import Report, check_text
from contracts.clauses.patterns import Pattern
from contracts.patterns_in_force import patterns_on
from contracts.wording import filled_clauses, plain_text, variables_of
from jinxi_portal.kernel import clock

#: Believable values by type, so that a template is checked as it will read.
SAMPLES = {"text": "居家保洁、做饭", "money": "3800", "date": "2026-01-01", "days": "7"}


def patterns_today() -> tuple[Pattern, ...]:
    """The patterns in force today."""
    return patterns_on(clock.today())


def check_version_text(version: Any) -> Report:
    """What the clause check says of a template's version, filled with samples."""
    variables = variables_of(version)
    values = {each.key: each.choices[0] if each.choices else SAMPLES[each.type] for each in variables}
    clauses = filled_clauses(version.clauses, variables, values)
    names = {"employer": "华丽家政公司", "worker": "王女士", "customer": "李女士"}
    return check_text(
        plain_text(version.template.title, version.template.kind, names, clauses),
        kind=version.template.kind,
        patterns=patterns_today(),
    )
