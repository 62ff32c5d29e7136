"""How a sender's headings were understood last time."""

from django.db import models

from jinxi_portal.kernel import clock


class RememberedMapping(models.Model):
    """Heading -> column key (empty: kept as it is), confirmed by a person, for the next list of the same sender."""

    kind = models.CharField(max_length=40)
    sender_key = models.CharField(max_length=60)
    mapping = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "sender_key"], name="one_mapping_per_sender")]
