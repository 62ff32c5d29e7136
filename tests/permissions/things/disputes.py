"""Disputes that addresses name: the cast's worker against the cast's enterprise, the cast's mediator in charge."""

from datetime import timedelta
from typing import Any

from disputes.actions.ask_consent import ask_consent
from disputes.actions.extend_mediation import ask_for_extension
from disputes.actions.fail_mediation import fail_mediation
from disputes.actions.make_offer import make_offer
from disputes.actions.plan_session import plan_session
from disputes.actions.publish_case_text import publish_case_text
from disputes.models import Dispute, Mediation, Session
from jinxi_portal.kernel import clock
from tests.disputes.agreements import in_force, in_talks
from tests.disputes.factories import make_accepted, make_dispute, make_mediating, make_mediator, put_in_charge
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def applied(cast: Cast) -> Dispute:
    return make_dispute(cast["clerk"], cast["worker"])


def an_application(cast: Cast) -> Arguments:
    return {"uid": applied(cast).uid}


def accepted(cast: Cast) -> Dispute:
    """The respondent is about to be asked, and knows."""
    dispute = make_accepted(cast["clerk"], cast["worker"])
    put_in_charge(dispute, cast["mediator"])
    Dispute.objects.filter(pk=dispute.pk).update(asked_on=clock.today())
    return dispute


def a_case(cast: Cast) -> Arguments:
    return {"uid": accepted(cast).uid}


def a_party(cast: Cast) -> Arguments:
    dispute = accepted(cast)
    return {"uid": dispute.uid, "party_id": dispute.parties.get(side="applicant").pk}


def mediating(cast: Cast) -> Dispute:
    return make_mediating(cast["clerk"], cast["mediator"], cast["worker"])


def in_mediation(cast: Cast) -> Arguments:
    return {"uid": mediating(cast).uid}


def asked(cast: Cast) -> Arguments:
    dispute = accepted(cast)
    ask_consent(dispute=dispute, by=cast["clerk"])
    return {"uid": dispute.uid}


def ended(cast: Cast) -> Arguments:
    dispute = fail_mediation(dispute=mediating(cast), words="差距太大。", by=cast["clerk"])
    return {"uid": dispute.uid}


def an_offer(cast: Cast) -> Arguments:
    dispute = mediating(cast)
    offer = make_offer(dispute=dispute, words="付五千元。", amount=None, by=cast["mediator"])
    return {"uid": dispute.uid, "offer_id": offer.pk}


def a_claim(cast: Cast) -> Arguments:
    dispute = mediating(cast)
    return {"uid": dispute.uid, "claim_id": dispute.claims.get().pk}


def an_extension(cast: Cast) -> Arguments:
    dispute = mediating(cast)
    until = (dispute.mediation_due or clock.today()) + timedelta(days=5)
    extension = ask_for_extension(dispute=dispute, until=until, why="等材料", by=cast["mediator"])
    return {"uid": dispute.uid, "extension_id": extension.pk}


def a_respondent(cast: Cast) -> Arguments:
    return {"party_id": accepted(cast).parties.get(side="respondent").pk}


def settled(cast: Cast) -> Arguments:
    dispute = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    in_force(dispute, cast["mediator"])
    return {"uid": dispute.uid}


def a_text(cast: Cast) -> Arguments:
    dispute = Dispute.objects.get(uid=settled(cast)["uid"])
    text = publish_case_text(dispute=dispute, title="拖欠工资", text="分两期付清。", checked=False, by=cast["clerk"])
    return {"text_id": text.pk}


def a_mediator(cast: Cast) -> Arguments:
    return {"mediator_id": make_mediator(cast["mediator"]).pk}


def proposed(cast: Cast) -> Arguments:
    """Another one beside the mediator in charge."""
    dispute = accepted(cast)
    other = Mediation.objects.create(dispute=dispute, mediator=make_mediator(cast["other_clerk"]))
    return {"uid": dispute.uid, "mediation_id": other.pk}


def session_of(cast: Cast) -> Session:
    return plan_session(
        dispute=mediating(cast), starts_at=clock.now() + timedelta(days=2), place="秀谷红色微家", by=cast["mediator"]
    )


def a_session(cast: Cast) -> Arguments:
    session = session_of(cast)
    return {"uid": session.dispute.uid, "session_id": session.pk}
