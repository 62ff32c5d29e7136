"""For whom somebody speaks: a party for itself, the office for what a party said at the desk or on the telephone."""

from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Dispute, Party
from disputes.policy import DISPUTES, party_of
from disputes.refusals import Refusal
from disputes.words import HowTold


def speaker(dispute: Dispute, *, party: Party | None, how: HowTold, by: Any) -> tuple[Party, HowTold]:
    """The party of the locked case and how it let the committee know. A party answers for itself alone; the office names the party.

    Raises:
        Refusal: nobody is named, or the party is not of this case.
    """
    own = party_of(by, dispute)
    if own is not None:
        return own, HowTold.SELF
    if party is None or party.dispute_id != dispute.pk or not DISPUTES.may(by, "accept", dispute):
        raise Refusal(_("请选择是哪一位当事人说的。"), code="no_party")
    if how == HowTold.SELF:
        raise Refusal(_("请选择当事人是当面还是电话说的。"), code="how_missing")
    return next(one for one in dispute.parties.all() if one.pk == party.pk), how
