"""Take a roster back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import NewEntry, write_history, write_history_many
from jinxi_portal.sheets.public import RefusedByRoom
from members.models import Engagement, Lead, LeadEvidence, Roster
from members.policy import POLICY
from members.states import OPEN_LEAD_STATES, LeadState, RosterState, check_move


def withdraw_roster(*, roster: Roster, by: Any) -> Roster:
    """The roster's rows no longer stand, and open leads that rest on it alone end; decided leads keep their decision.

    A roster that was taken back already is returned as it is.

    Raises:
        RefusedByRoom: a newer roster of this employer stands; unchanged people stand by it too.
    """
    with transaction.atomic():
        roster = Roster.objects.select_for_update().get(pk=roster.pk)
        POLICY.require(by, "withdraw_roster", roster)
        if roster.state == RosterState.WITHDRAWN:
            return roster
        newer = Roster.objects.filter(employer_id=roster.employer_id, state=RosterState.READ, pk__gt=roster.pk)
        if newer.exists():
            raise RefusedByRoom(_("这家企业已有更新的花名册，旧的不能撤回。请先撤回较新的那一份。"))
        roster.state = RosterState.WITHDRAWN
        roster.save(update_fields=["state"])
        brought = Engagement.objects.filter(roster=roster)
        brought.standing().update(left_on=clock.today())
        # whom this list had noted as having left stands again
        Engagement.objects.filter(employer_id=roster.employer_id, left_on=roster.as_of).exclude(roster=roster).update(
            left_on=None, compared_in=None
        )
        ended = _end_leads(roster)
        write_history_many(
            (
                NewEntry(lead, "members.lead_withdrawn", {"number": lead.number, "roster": roster.number})
                for lead in ended
            ),
            by=by,
        )
        write_history(subject=roster, verb="members.roster_withdrawn", by=by, facts={"number": roster.number})
    return roster


def _end_leads(roster: Roster) -> list[Lead]:
    resting = LeadEvidence.objects.filter(engagement__roster=roster).values("lead_id")
    elsewhere = LeadEvidence.objects.filter(engagement__roster__state=RosterState.READ).values("lead_id")
    leads = list(
        Lead.objects.select_for_update(of=("self",))
        .filter(pk__in=resting, state__in=OPEN_LEAD_STATES)
        .exclude(pk__in=elsewhere)
        .order_by("pk")
    )
    for lead in leads:
        check_move(LeadState(lead.state), LeadState.WITHDRAWN, "withdraw_roster")
        lead.state, lead.reviewer, lead.reviewer_until = LeadState.WITHDRAWN, None, None
    Lead.objects.bulk_update(leads, ["state", "reviewer", "reviewer_until"], batch_size=500)
    return leads
