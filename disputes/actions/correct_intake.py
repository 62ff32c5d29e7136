"""What was written down at the beginning is put right: who the parties are and how to reach them, what it is about.

A request for help that was handed over rarely says all of it; at the desk a digit goes wrong.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.deadlines import first_mediation_due, start_mediation_clock
from disputes.intake import PartyGiven
from disputes.locking import lock_dispute
from disputes.models import Dispute, Party
from disputes.people import actor
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.kinds import Relation
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import Channel, PartyRole, Side
from jinxi_portal.accounts.public import user_with_mobile
from jinxi_portal.kernel.sealing import digest_of
from jinxi_portal.records.public import write_history

#: Nobody but the applicant has heard of the case yet.
UNTOLD = (DisputeState.APPLIED, DisputeState.ACCEPTED)


@dataclass(frozen=True)
class Matter:
    """What the clocks and the limitation follow from."""

    kind: str
    relation: str
    known_on: date
    employment_goes_on: bool = False
    employment_ended_on: date | None = None
    community_id: int | None = None


def correct_party(*, party: Party, given: PartyGiven, by: Any) -> Party:
    """Without a mobile the one that is known stays. Who it is changes only before the other side was asked; how to reach it until the end.

    Raises:
        Refusal: the other side was asked already, the mobile was proven by its owner or is the other side's, both would be enterprises.
    """
    with transaction.atomic():
        locked = lock_dispute(party.dispute)
        DISPUTES.require(by, "correct", locked)
        row = Party.objects.select_for_update().get(pk=party.pk, dispute=locked)
        same = (row.role, row.name, row.employer_id) == (given.role, given.name.strip(), given.employer_id)
        if not same and locked.state not in UNTOLD:
            raise Refusal(_("已经征求过意见，当事人不能再换，只能改联系方式。"), code="told_already")
        others = [one for one in locked.parties.all() if one.side != row.side]
        if given.role == PartyRole.EMPLOYER and any(one.role == PartyRole.EMPLOYER for one in others):
            raise Refusal(_("双方都是企业的，不是家政服务纠纷：至少一方是从业人员或者客户。"), code="both_enterprises")
        row.role, row.name, row.employer_id = given.role, given.name.strip(), given.employer_id
        row.speaker, row.address = given.speaker.strip(), given.address.strip()
        if given.mobile:
            _change_mobile(locked, row, given.mobile, others)
        row.save()
        write_history(subject=locked, verb="disputes.party_corrected", by=actor(by), facts={"side": row.side})
    return row


def _change_mobile(locked: Dispute, row: Party, mobile: str, others: list[Party]) -> None:
    digest = digest_of(mobile, "mobile")
    known = bytes(row.mobile_digest) if row.mobile_digest is not None else None
    if digest == known:
        return
    if row.side == Side.APPLICANT and locked.channel != Channel.DESK:
        raise Refusal(_("申请人用自己的手机申请的，号码已经核实，不能代改。"), code="proven")
    if any(one.mobile_digest is not None and bytes(one.mobile_digest) == digest for one in others):
        raise Refusal(_("和另一方的手机一样，请填这一方自己的。"), code="same_mobile")
    user = user_with_mobile(digest) if digest is not None else None
    row.mobile, row.account = mobile, user if user is not None and user.is_active else None


def correct_matter(*, dispute: Dispute, matter: Matter, by: Any) -> Dispute:
    """The clock of mediation follows: a labour dispute has another one.

    Raises:
        MoveNotAllowed: the other side was asked already.
        Refusal: an employment without an enterprise.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "correct", locked)
        if locked.state not in UNTOLD:
            raise MoveNotAllowed(_("已经征求过意见，纠纷的类别和日期不能再改。"))
        firms = any(party.role == PartyRole.EMPLOYER for party in locked.parties.all())
        if matter.relation == Relation.EMPLOYMENT and not firms:
            raise Refusal(_("劳动关系的一方是企业：请先把其中一方改为“企业”。"), code="no_enterprise")
        for name in vars(matter):
            setattr(locked, name, getattr(matter, name))
        if locked.accepted_on is not None:
            locked.mediation_due = first_mediation_due(locked)
        locked.save()
        if locked.accepted_on is not None:
            start_mediation_clock(locked, by=actor(by))
        write_history(
            subject=locked,
            verb="disputes.matter_corrected",
            by=actor(by),
            facts={"kind": locked.kind, "relation": locked.relation},
        )
    return locked
