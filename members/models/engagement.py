"""A worker at an employer, as the employer's roster says."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models.identified import Identified
from members.querysets import EngagementQuerySet


class Engagement(Identified):
    """One row of an employer's standing roster. ``left_on``: from this day the roster no longer lists it."""

    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="engagements")
    employer = models.ForeignKey(
        "members.Employer", on_delete=models.PROTECT, related_name="engagements", db_index=False
    )
    roster = models.ForeignKey("members.Roster", on_delete=models.PROTECT, related_name="engagements")
    row_number = models.IntegerField(_("行号"), editable=False)
    age = models.SmallIntegerField(_("年龄"), null=True, blank=True)
    job = models.CharField(_("工种"), max_length=60, blank=True)
    since = models.DateField(_("起"))
    left_on = models.DateField(_("止"), null=True, blank=True)
    #: the whole list that no longer named it
    left_with = models.ForeignKey(
        "members.Roster", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    #: the run that last compared this row as it stands; empty when it is new or changed since
    compared_in = models.ForeignKey("members.LinkageRun", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = EngagementQuerySet.as_manager()

    class Meta:
        verbose_name = _("用工记录")
        verbose_name_plural = _("用工记录")
        constraints = [
            models.UniqueConstraint(fields=["employer", "row_key"], name="engagement_once_per_employer"),
        ]
        indexes = [
            models.Index(fields=["name_key", "id"], name="engagement_name"),
            models.Index(
                fields=["employer", "worker"], name="engagement_of_employer", condition=Q(left_on__isnull=True)
            ),
            models.Index(fields=["id_number_digest"], name="engagement_id_number"),
            models.Index(fields=["mobile_digest"], name="engagement_mobile"),
            models.Index(fields=["left_with"], name="engagement_left_with", condition=Q(left_with__isnull=False)),
            models.Index(fields=["id"], name="engagement_to_compare", condition=Q(compared_in__isnull=True)),
        ]
