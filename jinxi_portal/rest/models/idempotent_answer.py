"""The answer to a write, kept for a week: the same key gets the same answer again."""

from django.db import models

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedField


class IdempotentAnswer(models.Model):
    """``request_digest`` covers method, path and body, so that a key used for something else is noticed."""

    account = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=128)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    # Sealed, because an answer may quote what was sent.
    content = SealedField(label="api_answer", null=True)
    answered_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="one_answer_per_idempotency_key")]
