"""Cases in talks and agreements as tests need them. Nobody is real."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.write_agreement import write_agreement
from disputes.models import Agreement, Dispute
from disputes.rules.wages import in_instalments
from disputes.settlement import Contents, DutyGiven
from disputes.states import DisputeState
from disputes.words import Side
from disputes.words_agreement import AgreementForm
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from tests.disputes.factories import make_accepted, put_in_charge

CONTENTS = Contents(
    facts="五月和六月的工资没有发。",
    matter="欠发工资的数额和支付时间。",
    responsibilities="公司应当按约定付清工资。",
    agreed="公司分两期付清7600元。",
    performance="银行转账。",
)
#: One pixel, white.
DRAWING = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)


def in_talks(clerk: User, mediator: User, worker: User | None = None, **fields: Any) -> Dispute:
    """As if both sides had agreed to mediation and chosen the mediator."""
    row = make_accepted(clerk, worker, **fields)
    put_in_charge(row, mediator)
    Dispute.objects.filter(pk=row.pk).update(
        state=DisputeState.MEDIATING, mediating_since=clock.today(), asked_on=clock.today()
    )
    return Dispute.objects.with_people().get(pk=row.pk)


def two_instalments(first: date | None = None) -> list[DutyGiven]:
    days = in_instalments(Decimal(7600), count=2, first=first or clock.today() + timedelta(days=5))
    return [DutyGiven(Side.RESPONDENT, "支付工资", one.due, one.amount) for one in days]


def written(dispute: Dispute, mediator: User, **fields: Any) -> Agreement:
    values: dict[str, Any] = {
        "form": AgreementForm.WRITTEN,
        "contents": CONTENTS,
        "duties": two_instalments(),
        **fields,
    }
    return write_agreement(dispute=dispute, by=mediator, **values)


def in_force(dispute: Dispute, mediator: User, **fields: Any) -> Agreement:
    """Signed by all at the desk."""
    written(dispute, mediator, **fields)
    for party in dispute.parties.all():
        sign_agreement(dispute=dispute, party=party, by=mediator)
    return sign_as_mediator(dispute=dispute, by=mediator)
