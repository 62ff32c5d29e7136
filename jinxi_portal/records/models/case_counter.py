"""The last case number given out in a series and year."""

from django.db import models


class CaseCounter(models.Model):
    """``year`` is 0 in a series that never starts again. The row is the lock: see ``records.case_numbers``."""

    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="case_counter_once")]
