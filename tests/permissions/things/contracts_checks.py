"""Things of the clause check that addresses name."""

from typing import Any

from tests.contracts.factories_checks import make_filed_text
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_filed_text(cast: Cast) -> Arguments:
    return {"number": make_filed_text(by=cast["supervision_officer"]).number}


def a_finding(cast: Cast) -> Arguments:
    filed = make_filed_text(by=cast["supervision_officer"])
    finding = filed.findings.first()
    assert finding is not None
    return {"number": filed.number, "pk": finding.pk}
