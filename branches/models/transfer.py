"""A transfer of a person's organisational relation from one branch to another, or across the county's border."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from branches.querysets_transfers import TransferQuerySet
from branches.states import OPEN_TRANSFERS, TransferState


class Transfer(models.Model):
    """One end at least is a branch of ours; the other may lie outside and is named in words."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="transfers")
    from_organisation = models.ForeignKey(
        "branches.Organisation", on_delete=models.PROTECT, null=True, related_name="transfers_out"
    )
    from_outside = models.CharField(_("转出党组织"), max_length=120, blank=True)
    to_organisation = models.ForeignKey(
        "branches.Organisation", on_delete=models.PROTECT, null=True, related_name="transfers_in"
    )
    to_outside = models.CharField(_("接收党组织"), max_length=120, blank=True)
    why = models.CharField(_("转接原因"), max_length=300)
    state = models.CharField(_("状态"), max_length=20, choices=TransferState, default=TransferState.PROPOSED)
    proposed_on = models.DateField(_("提出日期"))
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("答复时间"), null=True)
    #: why it was refused or withdrawn, for the other side to read
    answer = models.CharField(_("答复"), max_length=300, blank=True)
    #: the letter's last day
    valid_until = models.DateField(_("有效期至"))
    #: the first day at the new branch
    arrived_on = models.DateField(_("报到日期"), null=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("组织关系转接")
        verbose_name_plural = _("组织关系转接")
        indexes = [
            models.Index(fields=["proposed_on", "id"], name="transfer_proposed"),
            models.Index(fields=["valid_until", "id"], name="transfer_valid_until"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TransferState.values), name="transfer_state_known"),
            models.CheckConstraint(
                condition=Q(from_organisation__isnull=False, from_outside="")
                | Q(from_organisation__isnull=True) & ~Q(from_outside=""),
                name="transfer_has_one_origin",
            ),
            models.CheckConstraint(
                condition=Q(to_organisation__isnull=False, to_outside="")
                | Q(to_organisation__isnull=True) & ~Q(to_outside=""),
                name="transfer_has_one_destination",
            ),
            models.CheckConstraint(
                condition=Q(from_organisation__isnull=False) | Q(to_organisation__isnull=False),
                name="transfer_touches_the_county",
            ),
            models.CheckConstraint(
                condition=~Q(from_organisation=models.F("to_organisation")), name="transfer_goes_elsewhere"
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.COMPLETED, arrived_on__isnull=False)
                | ~Q(state=TransferState.COMPLETED) & Q(arrived_on__isnull=True),
                name="transfer_completed_has_arrived",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=OPEN_TRANSFERS), name="one_open_transfer_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("branches:transfer", args=[self.number])

    @property
    def origin(self) -> str:
        return str(self.from_organisation) if self.from_organisation else self.from_outside

    @property
    def destination(self) -> str:
        return str(self.to_organisation) if self.to_organisation else self.to_outside

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_TRANSFERS

    @property
    def crosses_the_border(self) -> bool:
        """One end lies outside the county."""
        return self.from_organisation_id is None or self.to_organisation_id is None
