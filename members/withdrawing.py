"""What taking back a roster would do: the act does it, the page says it before."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.models import Engagement, Lead, LeadEvidence, LinkageRun, Roster
from members.states import DECIDED_LEAD_STATES, OPEN_LEAD_STATES, RosterState, RunState


def why_not_withdrawn(roster: Roster) -> Any:
    """The sentence why a standing roster cannot be taken back just now; empty when it can."""
    newer = Roster.objects.filter(employer_id=roster.employer_id, state=RosterState.READ, pk__gt=roster.pk)
    if newer.exists():
        return _("这家企业已有更新的花名册，旧的不能撤回。请先撤回较新的那一份。")
    if LinkageRun.objects.filter(state=RunState.RUNNING).exists():
        return _("正在比对，花名册暂时不能撤回。请等比对完成，再来撤回。")
    return ""


def resting_on(roster: Roster) -> QuerySet[Lead]:
    """Open leads that have no evidence but this roster's rows."""
    elsewhere = LeadEvidence.objects.filter(engagement__roster__state=RosterState.READ).exclude(
        engagement__roster=roster
    )
    return (
        Lead.objects.filter(pk__in=_named_by(roster), state__in=OPEN_LEAD_STATES)
        .exclude(pk__in=elsewhere.values("lead_id"))
        .order_by()
    )


def decided_on(roster: Roster) -> QuerySet[Lead]:
    """Leads from this roster on which a human has decided: they keep their decision."""
    return Lead.objects.filter(pk__in=_named_by(roster), state__in=DECIDED_LEAD_STATES).order_by()


def noted_as_left(roster: Roster) -> QuerySet[Engagement]:
    """Whom this list had noted as having left."""
    return Engagement.objects.filter(left_with=roster)


def _named_by(roster: Roster) -> QuerySet[Any]:
    return LeadEvidence.objects.filter(engagement__roster=roster).values("lead_id")
