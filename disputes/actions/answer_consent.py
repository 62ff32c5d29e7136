"""A party says whether it agrees to mediation, and whether sessions may be open."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.ending import end_dispute
from disputes.locking import lock_dispute
from disputes.models import Dispute, Party
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.speaking import speaker
from disputes.states import DisputeState, check_move
from disputes.words import Consent, HowTold, Openness
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def answer_consent(
    *,
    dispute: Dispute,
    agrees: bool,
    openness: Openness = Openness.CLOSED,
    party: Party | None = None,
    how: HowTold = HowTold.SELF,
    words: str = "",
    by: Any,
) -> Dispute:
    """With the last yes mediation begins; a no ends the case, with the doors that stay open (人民调解法 26).

    Sessions are open only when everybody wishes so (人民调解法 23).

    Raises:
        Refusal: this party has agreed already, or it is not said who spoke.
        MoveNotAllowed: nobody is asked now.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "answer_consent", locked)
        after = DisputeState.MEDIATING if agrees else DisputeState.REFUSED
        check_move(locked.state, after, "answer_consent")
        who, told = speaker(locked, party=party, how=how, by=by)
        if who.consent == Consent.AGREED and agrees:
            raise Refusal(_("%(name)s已经同意调解了。") % {"name": who.name}, code="answered")
        who.consent = Consent.AGREED if agrees else Consent.REFUSED
        who.consented_at, who.consent_how, who.openness = clock.now(), told, openness
        who.save()
        facts = {"party": who, "answer": who.consent, "how": told}
        write_history(subject=locked, verb="disputes.consent_answered", by=actor(by), facts=facts)
        if not agrees:
            end_dispute(locked, DisputeState.REFUSED, "answer_consent", by=by, verb="disputes.refused", words=words)
            tell_parties(locked, "ended", by=by)
        else:
            _begin_when_all_agree(locked, by=by)
        tell_office(locked, "consent_answered", by=by, stage=str(who.pk))
    return locked


def _begin_when_all_agree(locked: Dispute, *, by: Any) -> None:
    parties = list(Party.objects.filter(dispute=locked))
    if any(one.consent != Consent.AGREED for one in parties):
        return
    locked.state, locked.mediating_since = DisputeState.MEDIATING, clock.today()
    everybody_open = all(one.openness == Openness.OPEN for one in parties)
    locked.openness = Openness.OPEN if everybody_open else Openness.CLOSED
    locked.save()
    facts = {"number": locked.number, "openness": locked.openness}
    write_history(subject=locked, verb="disputes.mediation_begun", by=actor(by), facts=facts)
    tell_parties(locked, "mediation_begun", by=by)
