"""What workers say on the phone, as addresses name it."""

from typing import Any

from members.actions.claim_worker import claim_worker
from members.actions.report_self import report_self
from tests.members.own.making import confirmed
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_claim(cast: Cast) -> Arguments:
    claim = claim_worker(name="王桂芳", id_number="2462", by=cast["worker"])
    assert claim is not None
    return {"uid": claim.uid}


def nothing_but_claims(cast: Cast) -> Arguments:
    """Both workers have said who they are, so that the form is there."""
    for name in ("worker", "other_worker"):
        claim_worker(name="王桂芳", id_number="2462", by=cast[name])
    return {}


def a_report(cast: Cast) -> Arguments:
    claim_worker(name="王桂芳", id_number="2462", by=cast["worker"])
    report = report_self(name="王桂芳", home_branch="余江区蓝田村党支部", joined_year=2008, by=cast["worker"])
    return {"uid": report.uid}


def a_confirmed_member(cast: Cast) -> Arguments:
    confirmed(cast["worker"])
    return {}
