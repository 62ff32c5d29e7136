"""A sign that a worker may be a member: by a visit, a call, his own word, a colleague's."""

from typing import Any

from django.db import transaction

from members.models import Community, Lead, RegisterEntry, Worker
from members.policy import POLICY
from members.refusals import WorkerGone
from members.states import Channel
from members.tracing.opening import add_sign, lead_to_go_on_with, new_lead


def open_lead(
    *,
    worker: Worker,
    channel: Channel,
    by: Any,
    note: str = "",
    register_entry: RegisterEntry | None = None,
    community: Community | None = None,
    reference: str = "",
    home_branch_name: str = "",
) -> Lead:
    """Add the sign to the worker's lead, and open one when there is none; returns the lead.

    The channel of a lead is that of its first sign and stays. A lead that was concluded without finding a home (not
    reachable, declined) goes on under its number when it had settled who the person is. ``reference`` names where the
    sign comes from: the same one sent twice counts once. ``by`` is None for the portal itself.

    Raises:
        members.refusals.WorkerGone: the worker was joined to another one meanwhile.
    """
    with transaction.atomic():
        if by is not None:
            POLICY.require(by, f"open_lead_by_{channel.value}")
        lead = lead_to_go_on_with(worker)
        # Held until the end, so that two signs at once do not open two leads.
        held = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
        if held.joined_into_id is not None:
            raise WorkerGone(held)
        if lead is None:
            lead = lead_to_go_on_with(held) or new_lead(
                held, channel, register_entry=register_entry, community=community, by=by
            )
        known = {
            "community_id": community.pk if community else None,
            "home_branch_name": home_branch_name.strip()[:120],
        }
        fresh = [name for name, value in known.items() if value and not getattr(lead, name)]
        for name in fresh:
            setattr(lead, name, known[name])
        if fresh:
            lead.save(update_fields=[name.removesuffix("_id") for name in fresh])
        add_sign(lead, channel, by=by, note=note, reference=reference)
    return lead
