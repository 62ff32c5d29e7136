"""How far the re-sealing of one column under one key has come."""

from django.db import models

from jinxi_portal.kernel import clock


class Rotation(models.Model):
    """``last_pk`` is the row up to which everything is sealed under ``key``; written after every batch."""

    column = models.CharField(max_length=120)
    key = models.CharField(max_length=40)
    last_pk = models.CharField(max_length=60, blank=True)
    resealed = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["column", "key"], name="one_rotation_per_column_and_key")]
