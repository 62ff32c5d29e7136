"""Party organisations, the form each had from when to when, and the units they are made of."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.periods import ends_after_start, no_overlap
from branches.querysets import OrganisationQuerySet, UnitMembershipQuerySet
from branches.states import BRANCHES, Change, OrganisationKind, UnitKind
from jinxi_portal.kernel import clock


class Organisation(models.Model):
    """A party organisation. Name, kind and parent are those of today (or of the last day); ``OrganisationForm`` has the history.

    ``dissolved_on`` is the first day on which it no longer exists.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("名称"), max_length=120)
    name_key = models.CharField(max_length=240, editable=False)
    initials = models.CharField(max_length=60, editable=False)
    kind = models.CharField(_("类别"), max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    place = models.CharField(_("活动场所"), max_length=200, blank=True)
    #: 村、社区党组织: a term of five years instead of three
    of_community = models.BooleanField(_("村（社区）党组织"), default=False)
    founded_on = models.DateField(_("成立日期"))
    dissolved_on = models.DateField(_("撤销日期"), null=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("党组织")
        verbose_name_plural = _("党组织")
        indexes = [
            models.Index(fields=["name_key", "id"], name="organisation_name"),
            models.Index(fields=["initials"], name="organisation_initials"),
            models.Index(fields=["founded_on", "id"], name="organisation_founded"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=OrganisationKind.COMMITTEE, parent__isnull=True)
                | (~Q(kind=OrganisationKind.COMMITTEE) & Q(parent__isnull=False)),
                name="organisation_has_a_parent",
            ),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=F("founded_on")),
                name="organisation_dissolved_after_founding",
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(dissolved_on__isnull=True), name="one_standing_organisation_of_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("branches:organisation", args=[self.uid])

    @property
    def is_branch(self) -> bool:
        """A branch or joint branch: people are affiliated to it, it meets and votes."""
        return self.kind in BRANCHES

    @property
    def is_standing(self) -> bool:
        return self.dissolved_on is None or self.dissolved_on > clock.today()


class OrganisationForm(models.Model):
    """Name, kind and parent of an organisation for a time, and the paper by which it got them."""

    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="forms")
    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    change = models.CharField(_("变动"), max_length=20, choices=Change)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    document_number = models.CharField(_("批复文号"), max_length=60, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("组织沿革")
        verbose_name_plural = _("组织沿革")
        ordering = ["since"]
        constraints = [
            ends_after_start("organisation_form_ends_after_start"),
            no_overlap("organisation_form_no_overlap", "organisation_id"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_form_kind_known"),
            models.CheckConstraint(condition=Q(change__in=Change.values), name="organisation_form_change_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("organisation")),
                name="organisation_form_not_under_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit that has a part in the committee or makes up a branch: union, office, company."""

    name = models.CharField(_("单位名称"), max_length=120, unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=UnitKind)
    employer = models.OneToOneField("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=UnitKind.values), name="unit_kind_known")]

    def __str__(self) -> str:
        return self.name


class UnitMembership(models.Model):
    """A unit belongs to an organisation for a time: 成员单位 of the committee, one of the units of a (joint) branch."""

    unit = models.ForeignKey("branches.Unit", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="unit_memberships")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)

    objects = UnitMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("所含单位")
        verbose_name_plural = _("所含单位")
        constraints = [
            ends_after_start("unit_membership_ends_after_start"),
            no_overlap("unit_membership_no_overlap", "unit_id", "organisation_id"),
        ]

    def __str__(self) -> str:
        return str(self.unit)
