"""A dispute is locked and read again before an act decides."""

from disputes.models import Dispute


def lock_dispute(dispute: Dispute) -> Dispute:
    return Dispute.objects.select_for_update(of=("self",)).with_people().get(pk=dispute.pk)
