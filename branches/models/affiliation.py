"""Who belongs where, as what, from when to when; and a person's standing in the party."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from branches.periods import ends_after_start, no_overlap
from branches.querysets import AffiliationQuerySet, PartyStandingQuerySet
from branches.states import AffiliationEnd, AffiliationKind, Standing, StandingEnd
from jinxi_portal.kernel import clock


class Affiliation(models.Model):
    """A person at a branch. One full relation at a time, one floating at a time, never two at one branch."""

    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="affiliations")
    kind = models.CharField(_("关系"), max_length=20, choices=AffiliationKind)
    #: the group of the branch he takes part in today; ``GroupMembership`` has the periods
    group = models.ForeignKey(
        "branches.Organisation", on_delete=models.PROTECT, null=True, related_name="group_members"
    )
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    ended_why = models.CharField(_("结束原因"), max_length=20, choices=AffiliationEnd, blank=True)
    #: where the relation is kept, for who takes part here and belongs elsewhere
    home_branch = models.CharField(_("组织关系所在支部"), max_length=120, blank=True)
    #: the lead that brought him here
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, null=True, related_name="+")
    begun_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("归属")
        verbose_name_plural = _("归属")
        indexes = [models.Index(fields=["organisation", "kind", "since"], name="affiliation_of_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AffiliationKind.values), name="affiliation_kind_known"),
            models.CheckConstraint(
                condition=Q(ended_why__in=["", *AffiliationEnd.values]), name="affiliation_end_known"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, ended_why="") | Q(until__isnull=False) & ~Q(ended_why=""),
                name="affiliation_ends_for_a_reason",
            ),
            ends_after_start("affiliation_ends_after_start"),
            no_overlap("affiliation_one_full_relation", "person_id", condition=Q(kind=AffiliationKind.FULL)),
            no_overlap("affiliation_one_floating", "person_id", condition=Q(kind=AffiliationKind.FLOATING)),
            no_overlap("affiliation_once_per_branch", "person_id", "organisation_id"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class PartyStanding(models.Model):
    """A person as probationary or full member for a time. The first day of the first one is the day of joining."""

    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="party_standings")
    standing = models.CharField(_("党员类别"), max_length=20, choices=Standing)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    ended_why = models.CharField(_("结束原因"), max_length=20, choices=StandingEnd, blank=True)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    objects = PartyStandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("党员身份")
        verbose_name_plural = _("党员身份")
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="party_standing_known"),
            models.CheckConstraint(
                condition=Q(ended_why__in=["", *StandingEnd.values]), name="party_standing_end_known"
            ),
            ends_after_start("party_standing_ends_after_start"),
            no_overlap("party_standing_no_overlap", "person_id"),
        ]

    def __str__(self) -> str:
        return self.get_standing_display()
