"""Disputes as tests need them: the cast's worker against the cast's enterprise. Nobody is real."""

from datetime import date
from decimal import Decimal
from typing import Any

from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.answer_consent import answer_consent
from disputes.actions.ask_consent import ask_consent
from disputes.actions.take_in_dispute import take_in_dispute
from disputes.intake import Intake, PartyGiven
from disputes.models import Dispute, Mediation, Mediator
from disputes.rules.kinds import DisputeKind, Relation
from disputes.words import Channel, HowTold, PartyRole, Side
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from members.models import Employer
from tests.cast import EMPLOYER, MICROHOME

CUSTOMER_MOBILE = "13700000021"


def make_firm(pk: int = EMPLOYER, name: str = "华丽家政") -> Employer:
    found = Employer.objects.filter(pk=pk).first()
    return found or Employer.objects.create(pk=pk, code=f"firm-{pk}", name=f"{name}服务有限公司", short_name=name)


def given(worker: User | None = None, **fields: Any) -> Intake:
    """A wage dispute of a worker with the enterprise; fields replace what is given."""
    values: dict[str, Any] = {
        "kind": DisputeKind.WAGES,
        "relation": Relation.EMPLOYMENT,
        "applicant": PartyGiven(PartyRole.WORKER, "王桂芳", mobile="13900000011", account=worker),
        "respondent": PartyGiven(PartyRole.EMPLOYER, make_firm().name, employer_id=make_firm().pk),
        "facts": "五月和六月的工资没有发，催了三次。",
        "claim": "付清两个月工资。",
        "amount": Decimal("7600.00"),
        "known_on": date(2026, 7, 1),
        "place_id": MICROHOME,
        "place_name": "秀谷红色微家",
        **fields,
    }
    return Intake(**values)


def make_dispute(by: User, worker: User | None = None, **fields: Any) -> Dispute:
    """Applied for at the desk today, with ``by`` at the desk."""
    return take_in_dispute(given=given(worker, **fields), channel=Channel.DESK, by=by)


def make_accepted(by: User, worker: User | None = None, **fields: Any) -> Dispute:
    return accept_dispute(dispute=make_dispute(by, worker, **fields), by=by)


def make_mediator(user: User, **fields: Any) -> Mediator:
    found = Mediator.objects.filter(user=user).first()
    return found or Mediator.objects.create(user=user, since=date(2024, 1, 8), skills=[DisputeKind.WAGES], **fields)


def put_in_charge(dispute: Dispute, user: User) -> Mediation:
    """As if both sides had chosen the mediator."""
    now = clock.now()
    return Mediation.objects.create(
        dispute=dispute,
        mediator=make_mediator(user),
        applicant_chose_at=now,
        respondent_chose_at=now,
        since=now,
    )


def make_mediating(clerk: User, mediator: User, worker: User, **fields: Any) -> Dispute:
    """Both sides agreed, at the desk; the mediator is in charge."""
    dispute = ask_consent(dispute=make_accepted(clerk, worker, **fields), by=clerk)
    put_in_charge(dispute, mediator)
    respondent = dispute.parties.get(side=Side.RESPONDENT)
    return answer_consent(dispute=dispute, agrees=True, party=respondent, how=HowTold.CALL, by=clerk)


def make_customer_dispute(clerk: User, worker: User, **fields: Any) -> Dispute:
    """A customer who has no account, against the cast's worker."""
    return make_dispute(
        clerk,
        kind=DisputeKind.DAMAGED_PROPERTY,
        relation=Relation.SERVICE,
        applicant=PartyGiven(PartyRole.CUSTOMER, "黄女士", mobile=CUSTOMER_MOBILE),
        respondent=PartyGiven(PartyRole.WORKER, "王桂芳", account=worker),
        facts="擦玻璃时打碎了一只花瓶。",
        claim="赔 300 元",
        **fields,
    )
