"""A dispute is brought to the committee and gets its number."""

from typing import Any

from django.db import connection, transaction

from disputes.deadlines import ACCEPT, reckon_acceptance
from disputes.ending import end_by_decline, end_by_handing_on
from disputes.events import DisputeTakenIn
from disputes.intake import Intake, PartyGiven
from disputes.models import Claim, Dispute, Party
from disputes.people import actor, tell_office, tell_parties
from disputes.policy import DISPUTES
from disputes.states import DisputeState
from disputes.words import Channel, Consent, HowTold, Side
from jinxi_portal.accounts.public import Role, user_with_mobile
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import digest_of
from jinxi_portal.records.public import announce, set_deadline, take_case_number, write_history

#: Which policy line lets somebody bring a case this way; a visitor has proven the mobile, a room below has asked its own policy.
_ACTS = {Channel.DESK: "take_in", Channel.PHONE: "apply_by_phone"}
#: Here a party is alone with a phone: back and once more must not make a second case.
_ALONE = (Channel.PHONE, Channel.PUBLIC)


def take_in_dispute(*, given: Intake, channel: Channel, by: Any) -> Dispute:
    """With a confirmed sign of crime, violence or a minor at risk it is handed on at once; what is reserved to others or already taken
    elsewhere is declined at once. The applicant has agreed to mediation by applying (人民调解法 17).
    What the same party has brought today in the same words is answered with that case.
    """
    with transaction.atomic():
        if channel in _ACTS:
            DISPUTES.require(by, _ACTS[channel])
        today = clock.today()
        if channel in _ALONE and (known := _brought_already(given, channel)) is not None:
            return known
        dispute = Dispute(
            kind=given.kind,
            relation=given.relation,
            channel=channel,
            facts=given.facts.strip(),
            place_id=given.place_id,
            place_name=given.place_name,
            community_id=given.community_id,
            contract_number=given.contract_number.strip(),
            taken_in_by=actor(by) if channel in (Channel.DESK, Channel.BRANCH) else None,
            known_on=given.known_on,
            employment_ended_on=given.employment_ended_on,
            employment_goes_on=given.employment_goes_on,
            applied_on=today,
            accept_due=today,
        )
        reckon_acceptance(dispute)
        dispute.number = take_case_number("dispute", on=today)
        dispute.save()
        _party(dispute, Side.APPLICANT, given.applicant, **_wish(channel))
        _party(dispute, Side.RESPONDENT, given.respondent)
        if given.claim.strip():
            Claim.objects.create(dispute=dispute, words=given.claim.strip(), amount=given.amount, made_at=clock.now())
        write_history(
            subject=dispute,
            verb="disputes.taken_in",
            by=actor(by),
            facts={"number": dispute.number, "kind": dispute.kind, "channel": channel},
        )
        set_deadline(
            subject=dispute,
            kind=ACCEPT,
            by=actor(by),
            start=today,
            due=dispute.accept_due,
            owner_role=Role.COMMITTEE_CLERK,
        )
        announce(DisputeTakenIn(dispute.pk, dispute.kind, channel))
        if given.signs:
            end_by_handing_on(dispute, signs=given.signs, handed_to="", words="", by=by)
        elif given.elsewhere:
            end_by_decline(dispute, why=given.elsewhere, words="", by=by)
        else:
            tell_office(dispute, "taken_in", by=by)
            tell_parties(dispute, "received", by=by, side=Side.APPLICANT)
    return dispute


def _wish(channel: Channel) -> dict[str, Any]:
    """Applying is the applicant's consent; whose request for help was handed over has not said so yet and is asked."""
    if channel == Channel.BRANCH:
        return {}
    how = HowTold.DESK if channel == Channel.DESK else HowTold.SELF
    return {"consent": Consent.AGREED, "consented_at": clock.now(), "consent_how": how}


def _brought_already(given: Intake, channel: Channel) -> Dispute | None:
    who = given.applicant
    digest = digest_of(who.mobile, "mobile") if who.mobile else None
    with connection.cursor() as cursor:  # two requests at once take turns
        key = f"dispute {channel} {who.account.pk if who.account else (digest or b'').hex()}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    same = Party.objects.filter(side=Side.APPLICANT, dispute__channel=channel, dispute__applied_on=clock.today())
    same = same.filter(account=who.account) if who.account else same.filter(mobile_digest=digest)
    same = same.filter(dispute__kind=given.kind, dispute__facts=given.facts.strip())
    # who took it back may bring it again
    found = same.exclude(dispute__state=DisputeState.WITHDRAWN).select_related("dispute").first()
    dispute: Dispute | None = found.dispute if found else None
    return dispute


def _party(dispute: Dispute, side: Side, given: PartyGiven, **consent: Any) -> Party:
    return Party.objects.create(
        dispute=dispute,
        side=side,
        role=given.role,
        name=given.name.strip(),
        speaker=given.speaker.strip(),
        employer_id=given.employer_id,
        account=given.account or _account_with(given.mobile),
        mobile=given.mobile or None,
        address=given.address.strip(),
        **consent,
    )


def _account_with(mobile: str | None) -> Any:
    digest = digest_of(mobile, "mobile") if mobile else None
    user = user_with_mobile(digest) if digest is not None else None
    return user if user is not None and user.is_active else None
