"""How a case ended, told where it was asked: the branch group that handed it over."""

from django.utils.translation import gettext as _

from branches.public import give_back, resolve_handed_over
from disputes.models import Dispute
from disputes.states import SETTLED
from disputes.words import Channel


def tell_where_it_was_asked(dispute: Dispute) -> None:
    """In the act that ends the case: a settled one is resolved there too, everything else goes back to the branch."""
    if dispute.channel != Channel.BRANCH:
        return
    by = dispute.accepted_by or dispute.taken_in_by
    if dispute.state in SETTLED:
        resolve_handed_over(case=dispute, outcome=_("双方已在调解员主持下达成协议。"), by=by)
    else:
        reason = _("调解已经结束：%(state)s。") % {"state": dispute.get_state_display()}
        give_back(case=dispute, reason=reason, by=by)
