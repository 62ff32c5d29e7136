"""Somebody agrees to a purpose, having read its notice; on the phone, or on a paper that a clerk records."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from members.consenting import consents_of
from members.models import Consent, ConsentHow, ConsentNotice, Worker
from members.people import account_of, worker_of
from members.policy_own import OWN
from members.purposes import Purpose


def give_consent(*, purpose: Purpose, by: Any) -> Consent:
    """The standing consent of ``by`` in today's words; a consent to older words ends with it."""
    with transaction.atomic():
        OWN.require(by, "manage_consent")
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        return _give(purpose, user=user, worker=worker_of(user), how=ConsentHow.PHONE, by=by)


def record_paper_consent(*, purpose: Purpose, worker: Worker, by: Any) -> Consent:
    """A clerk holds the signed paper in his hand."""
    with transaction.atomic():
        OWN.require(by, "record_consent")
        held = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
        account = account_of(held)
        return _give(purpose, user=account.user if account else None, worker=held, how=ConsentHow.PAPER, by=by)


def _give(purpose: Purpose, *, user: Any, worker: Worker | None, how: ConsentHow, by: Any) -> Consent:
    words = purpose.notice
    notice, _made = ConsentNotice.objects.get_or_create(
        purpose=purpose.key,
        version=words.number,
        defaults={"texts": {name: dict(t) for name, t in words.texts.items()}},
    )
    standing = consents_of(worker or user).filter(purpose=purpose.key, withdrawn_at__isnull=True)
    for consent in standing.select_related("notice"):
        if consent.notice_id == notice.pk:
            return consent
        consent.withdrawn_at = clock.now()
        consent.save(update_fields=["withdrawn_at"])
    given = Consent.objects.create(
        notice=notice,
        purpose=purpose.key,
        user=user,
        worker=worker,
        how=how,
        recorded_by=by if how is ConsentHow.PAPER else None,
    )
    write_history(
        subject=given,
        verb="members.consent_given",
        by=by,
        facts={"how": how, "version": words.number},
    )
    return given
