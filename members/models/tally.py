"""Small tables of counts, so that the board costs the same however many leads there are (ADR 1042)."""

from django.db import models

from members.states import Channel
from members.tracing_states import Outcome, TracingStage


class Dimension(models.TextChoices):
    """By what leads are counted; ``value`` is an id, or the month as 202605, and 0 where there is none."""

    ALL = "all"
    EMPLOYER = "employer"
    COMMUNITY = "community"
    MONTH = "month"


class LeadTally(models.Model):
    """Differences, to be added up: database triggers write one with every change of a lead, a task sums them up."""

    dimension = models.CharField(max_length=12, choices=Dimension)
    value = models.BigIntegerField()
    channel = models.CharField(max_length=20, choices=Channel)
    stage = models.CharField(max_length=20, choices=TracingStage)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    count = models.BigIntegerField()


class StepTally(models.Model):
    """How many steps out of a stage took how many days; ``step`` is the stage, or "whole" from found to concluded."""

    step = models.CharField(max_length=20)
    days = models.IntegerField()
    count = models.BigIntegerField()


class RosterTally(models.Model):
    """Standing roster rows and workers, counted now and then; ``employer`` is None for the whole county."""

    employer = models.OneToOneField("members.Employer", on_delete=models.CASCADE, null=True, related_name="+")
    rows = models.BigIntegerField()
    workers = models.BigIntegerField()
    counted_at = models.DateTimeField()
