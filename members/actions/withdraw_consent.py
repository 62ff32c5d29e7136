"""Somebody takes a consent back: the use stops at once, and whoever works on it is told."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import write_history
from members.consenting import consents_of
from members.models import Lead
from members.people import worker_of
from members.policy_own import OWN
from members.purposes import TRACING, Purpose
from members.tracing_states import OPEN_STAGES


def withdraw_consent(*, purpose: Purpose, by: Any) -> bool:
    """Whether there was a consent to take back."""
    with transaction.atomic():
        OWN.require(by, "manage_consent")
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        worker = worker_of(user)
        standing = list(consents_of(worker or user).filter(purpose=purpose.key, withdrawn_at__isnull=True))
        for consent in standing:
            consent.withdrawn_at = clock.now()
            consent.save(update_fields=["withdrawn_at"])
            write_history(subject=consent, verb="members.consent_withdrawn", by=by)
        if standing and worker is not None and purpose.key == TRACING.key:
            for lead in Lead.objects.filter(worker=worker, stage__in=OPEN_STAGES).select_related("tracer"):
                write_history(subject=lead, verb="members.lead_unwilling", by=by, facts={"number": lead.number})
                if lead.tracer is not None:
                    notify(kind="members.consent_withdrawn", to=[lead.tracer], subject=lead, stage=str(standing[0].pk))
    return bool(standing)
