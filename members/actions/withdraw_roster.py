"""Take a roster back."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import NewEntry, write_history, write_history_many
from jinxi_portal.sheets.public import RefusedByRoom
from members.actions.start_comparison import compare_what_came
from members.holding import hold_employers
from members.intake.earlier_rosters import bring_back
from members.models import Engagement, Lead, Roster
from members.policy import POLICY
from members.states import LeadState, RosterState, check_move
from members.tracing.following import ENDED_FIELDS, end_without_ground
from members.withdrawing import noted_as_left, resting_on, why_not_withdrawn


def withdraw_roster(*, roster: Roster, by: Any) -> Roster:
    """The roster's rows no longer stand, and open leads that rest on it alone end; decided leads keep their decision.

    Who was on the employer's roster before stands again as that one had it, and is compared again. A roster that was taken back already is returned as it is.

    Raises:
        RefusedByRoom: a newer roster of this employer stands (unchanged people stand by it too), or a comparison runs.
    """
    with transaction.atomic():
        hold_employers([roster.employer_id])
        roster = Roster.objects.select_for_update().get(pk=roster.pk)
        POLICY.require(by, "withdraw_roster", roster)
        if roster.state == RosterState.WITHDRAWN:
            return roster
        refusal = why_not_withdrawn(roster)
        if refusal:
            raise RefusedByRoom(refusal)
        # leads before engagements: the order in which everybody locks
        ended = _end_leads(roster)
        roster.state = RosterState.WITHDRAWN
        roster.save(update_fields=["state"])
        bring_back(roster)
        brought = Engagement.objects.filter(roster=roster)
        brought.standing().update(left_on=clock.today())
        # whom this list had noted as having left stands again
        noted_as_left(roster).update(left_on=None, left_with=None, compared_in=None)
        transaction.on_commit(compare_what_came)
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
    leads = list(resting_on(roster).select_for_update(of=("self",)).order_by("pk"))
    for lead in leads:
        check_move(LeadState(lead.state), LeadState.WITHDRAWN, "withdraw_roster")
        lead.state, lead.reviewer, lead.reviewer_until = LeadState.WITHDRAWN, None, None
    end_without_ground(leads)
    Lead.objects.bulk_update(leads, ["state", "reviewer", "reviewer_until", *ENDED_FIELDS], batch_size=500)
    return leads
