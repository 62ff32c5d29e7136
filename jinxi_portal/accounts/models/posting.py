"""Who holds which role, where, from when to when."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.roles import PlaceKind, Role
from jinxi_portal.kernel.same_value import PlainText, TextKey, same_value

#: A place is the same when its id is; one that has no id yet, when its name is.
PLACE = Coalesce(Cast("place_id", models.TextField()), "place_name")


class PostingQuerySet(models.QuerySet["Posting"]):
    def in_force(self, *, on: date) -> "PostingQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)

    def not_over(self, *, on: date) -> "PostingQuerySet":
        """In force or still to begin."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on))


class Posting(models.Model):
    """A role at a place for a time. ``until`` is the last day; empty means open."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(_("岗位"), max_length=40, choices=Role)
    place_kind = models.CharField(_("单位类别"), max_length=20, choices=PlaceKind, default=PlaceKind.COMMITTEE)
    # The place lies in a higher room, so it is named by id, not by a foreign key.
    place_id = models.BigIntegerField(_("单位"), null=True, blank=True)
    place_name = models.CharField(_("单位名称"), max_length=120, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)
    posted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="posting_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="posting_role_known"),
            models.CheckConstraint(condition=Q(place_kind__in=PlaceKind.values), name="posting_place_kind_known"),
            # One person, one role, one place: the times of two postings do not overlap.
            ExclusionConstraint(
                name="posting_no_overlap",
                expressions=[
                    (same_value("user_id"), RangeOperators.OVERLAPS),
                    (same_value(TextKey(PlainText("role", "place_kind", PLACE))), RangeOperators.OVERLAPS),
                    (
                        Func("since", "until", Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["user", "since"]), models.Index(fields=["place_kind", "place_id"])]
