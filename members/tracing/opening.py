"""The open lead of a worker, or a new one; what all channels share."""

from typing import Any

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, take_case_number, write_history
from members.events import LeadOpened
from members.models import Community, Lead, LeadSign, RegisterEntry, Worker
from members.states import Channel, LeadState
from members.territory import community_reader
from members.tracing.moving import move_stage, one_line, touch
from members.tracing_states import CONFIRMED_OUTCOMES, OPEN_STAGES, TracingStage


def lead_to_go_on_with(worker: Worker) -> Lead | None:
    """The worker's open lead, or the one that has settled who he is; locked."""
    leads = Lead.objects.select_for_update(of=("self",)).select_related("worker").filter(worker=worker).order_by("pk")
    found = list(leads)
    opened = next((lead for lead in found if lead.stage in OPEN_STAGES), None)
    return opened or next((lead for lead in found if lead.state == LeadState.CONFIRMED), None)


def new_lead(
    worker: Worker, channel: Channel, *, register_entry: RegisterEntry | None, community: Community | None, by: Any
) -> Lead:
    """A first lead, or another after an earlier one was decided; the worker is locked by the caller."""
    engagement = worker.engagements.order_by("left_on", "id").first()
    lead = Lead.objects.create(
        number=take_case_number("lead"),
        worker=worker,
        register_entry=register_entry,
        name=worker.name,
        name_key=worker.name_key,
        initials=worker.initials,
        employer_id=engagement.employer_id if engagement else None,
        community_id=community.pk if community else community_reader()(engagement.place if engagement else ""),
        channel=channel,
        state=LeadState.FOUND if register_entry else LeadState.SET_ASIDE,
    )
    write_history(subject=lead, verb="members.lead_opened", by=by, facts={"number": lead.number, "channel": channel})
    announce(LeadOpened(lead.pk, worker.pk, channel.value))
    return lead


def add_sign(lead: Lead, channel: Channel, *, by: Any, note: str, reference: str) -> LeadSign:
    """Add the sign, once per reference, and write it down; a lead that ended without an affiliation is open again."""
    if reference:
        known = lead.signs.filter(kind=channel, reference=reference).first()
        if known is not None:
            return known
    first = not lead.signs.exists()
    sign = LeadSign.objects.create(
        lead=lead,
        worker_id=lead.worker_id,
        kind=channel,
        seen_at=clock.now(),
        by=by if getattr(by, "is_authenticated", False) else None,
        note=one_line(note),
        reference=reference,
    )
    if not first:
        write_history(
            subject=lead,
            verb="members.sign_added",
            by=by,
            facts={"number": lead.number, "kind": channel, "sign": sign},
        )
    if lead.stage == TracingStage.CONCLUDED and lead.outcome not in CONFIRMED_OUTCOMES:
        move_stage(lead, TracingStage.CHECKING, "reopen_lead", by=by, reason=note, verb="members.lead_reopened")
    touch(lead)
    return sign
