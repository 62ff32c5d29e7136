"""Who took part in which group of the branch, from when to when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from branches.periods import ends_after_start, no_overlap


class GroupMembership(models.Model):
    """A member of the branch in one of its groups for a time; one group at a time. It lies within the affiliation."""

    affiliation = models.ForeignKey(
        "branches.Affiliation", on_delete=models.PROTECT, related_name="group_memberships", db_index=False
    )
    group = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="memberships_in_group")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("党小组成员")
        verbose_name_plural = _("党小组成员")
        ordering = ["since", "id"]
        indexes = [models.Index(fields=["affiliation", "since"], name="group_membership_of_member")]
        constraints = [
            ends_after_start("group_membership_ends_after_start"),
            no_overlap("group_membership_no_overlap", "affiliation_id"),
        ]

    def __str__(self) -> str:
        return str(self.group)
