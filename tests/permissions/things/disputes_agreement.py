"""Agreements that addresses name: the cast's worker against the cast's enterprise, the cast's mediator in charge."""

from decimal import Decimal
from typing import Any

from disputes.actions.note_payment import note_payment
from disputes.settlement import DutyGiven
from disputes.words import Side
from jinxi_portal.kernel import clock
from tests.disputes.agreements import in_force, in_talks, written
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def talks(cast: Cast) -> Arguments:
    return {"uid": in_talks(cast["clerk"], cast["mediator"], cast["worker"]).uid}


def to_sign(cast: Cast) -> Arguments:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    written(row, cast["mediator"])
    return {"uid": row.uid}


def to_sign_by_worker(cast: Cast) -> Arguments:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    written(row, cast["mediator"])
    return {"uid": row.uid, "party_id": row.parties.all()[0].pk}


def agreed(cast: Cast) -> Arguments:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    in_force(row, cast["mediator"])
    return {"uid": row.uid}


def a_duty(cast: Cast) -> Arguments:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    agreement = in_force(row, cast["mediator"], duties=[DutyGiven(Side.RESPONDENT, "书面道歉", clock.today())])
    return {"uid": row.uid, "duty_id": agreement.duties.get().pk}


def a_payment(cast: Cast) -> Arguments:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    in_force(row, cast["mediator"])
    payment = note_payment(dispute=row, amount=Decimal(100), paid_on=clock.today(), by=cast["mediator"])
    return {"uid": row.uid, "payment_id": payment.pk}
