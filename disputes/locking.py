"""A dispute is locked and read again before an act decides."""

from django.db.models import Prefetch

from disputes.models import Dispute, Mediation


def lock_dispute(dispute: Dispute) -> Dispute:
    """With its parties and mediators at hand. A mediator's account is read when an act needs it: few do."""
    led = Prefetch("mediations", Mediation.objects.select_related("mediator"))
    locked = Dispute.objects.select_for_update(of=("self",)).prefetch_related("parties", led)
    found: Dispute = locked.get(pk=dispute.pk)
    return found
