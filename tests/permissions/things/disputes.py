"""Disputes that addresses name: the cast's worker against the cast's enterprise, the cast's mediator in charge."""

from typing import Any

from disputes.models import Dispute
from tests.disputes.factories import make_accepted, make_dispute, put_in_charge
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def applied(cast: Cast) -> Dispute:
    return make_dispute(cast["clerk"], cast["worker"])


def an_application(cast: Cast) -> Arguments:
    return {"uid": applied(cast).uid}


def accepted(cast: Cast) -> Dispute:
    dispute = make_accepted(cast["clerk"], cast["worker"])
    put_in_charge(dispute, cast["mediator"])
    return dispute


def a_case(cast: Cast) -> Arguments:
    return {"uid": accepted(cast).uid}


def a_party(cast: Cast) -> Arguments:
    dispute = accepted(cast)
    return {"uid": dispute.uid, "party_id": dispute.parties.get(side="applicant").pk}
