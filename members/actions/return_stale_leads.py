"""Leads about which nothing has happened for too long come back to everybody's queue."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import NewEntry, announce, settings_on, write_history_many
from members.events import LeadStale
from members.models import Lead
from members.states import Channel
from members.tracing_settings import STALE_DAYS
from members.tracing_states import TracingStage

_BATCH = 500


def return_stale_leads(*, on: date) -> int:
    """From the schedule: mark them, take them off their tracer, and say so on their timeline. Returns how many.

    What still lies on the review desk as a roster brought it is not meant: the desk's own queue holds it.
    """
    days = settings_on([setting.key for setting in STALE_DAYS.values()], on)
    returned = 0
    for stage, setting in STALE_DAYS.items():
        limit = days[setting.key]
        silent = Lead.objects.filter(
            stage=stage, stale_since__isnull=True, touched_at__lt=clock.end_of(on - timedelta(days=limit))
        )
        if stage == TracingStage.FOUND:
            silent = silent.filter(~Q(channel=Channel.ROSTER) | Q(tracer__isnull=False))
        while batch := _return(silent, on):
            returned += batch
    return returned


def _return(silent: QuerySet[Lead], on: date) -> int:
    with transaction.atomic():
        leads = list(silent.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:_BATCH])
        for lead in leads:
            announce(LeadStale(lead.pk, lead.tracer_id))
        write_history_many(
            (
                NewEntry(
                    lead,
                    "members.lead_stale",
                    {"number": lead.number, "days": (on - clock.local_date(lead.touched_at)).days},
                )
                for lead in leads
            ),
            by=None,
        )
        Lead.objects.filter(pk__in=[lead.pk for lead in leads]).update(stale_since=clock.now(), tracer=None)
    return len(leads)
