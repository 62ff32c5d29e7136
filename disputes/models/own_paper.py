"""A paper that one side takes to a court or to arbitration: whose it is, and what it asks for. The other side never sees it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disputes.words import Side


class OwnPaper(models.Model):
    """Kept as it was when the paper was made: who owes whom may look different later."""

    paper = models.OneToOneField("papers.Paper", on_delete=models.PROTECT, related_name="+")
    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="own_papers")
    side = models.CharField(_("申请的一方"), max_length=20, choices=Side)
    #: what was left to be paid; empty where no sum of an agreement is asked for
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("当事人递交的文书")
        verbose_name_plural = _("当事人递交的文书")
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="dispute_own_paper_side_known"),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="dispute_own_paper_amount"),
        ]

    def __str__(self) -> str:
        return str(self.paper)
