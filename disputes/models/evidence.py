"""What proves something: who gave it, what it shows, who may see it. Its files are attachments of records, with their digests."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disputes.states import SETTLED
from disputes.words import HowTold
from disputes.words_evidence import EvidenceKind
from jinxi_portal.kernel import clock


class Evidence(models.Model):
    """Without a ``party`` the office found it itself. The other side sees it from ``released_at`` on.

    What was withdrawn keeps its line and loses its files: the giver has them back.
    """

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="evidence")
    position = models.PositiveSmallIntegerField(_("证据编号"))
    kind = models.CharField(_("证据类别"), max_length=20, choices=EvidenceKind)
    words = models.CharField(_("证明什么"), max_length=300)
    party = models.ForeignKey("disputes.Party", on_delete=models.PROTECT, null=True, related_name="evidence")
    how = models.CharField(_("提供方式"), max_length=10, choices=HowTold, blank=True)
    given_at = models.DateTimeField(_("提供时间"), default=clock.now)
    noted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    #: a contract signed in the portal, with the digest of its text on that day
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, null=True, related_name="+")
    contract_digest = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField(_("给对方看的时间"), null=True)
    #: how the giver agreed; empty where the office shows what it found itself
    release_how = models.CharField(_("同意的方式"), max_length=10, choices=HowTold, blank=True)
    released_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)
    withdrawn_words = models.CharField(_("为什么撤回"), max_length=300, blank=True)
    #: how the giver asked for it, where the office does it; empty where the office found it itself
    withdrawn_how = models.CharField(_("提出撤回的方式"), max_length=10, choices=HowTold, blank=True)

    class Meta:
        verbose_name = _("证据")
        verbose_name_plural = _("证据")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dispute", "position"], name="dispute_evidence_position_once"),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="dispute_evidence_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="dispute_evidence_says_what_it_shows"),
            models.CheckConstraint(
                condition=Q(party__isnull=True, how="") | Q(party__isnull=False, how__in=HowTold.values),
                name="dispute_evidence_given_somehow",
            ),
            models.CheckConstraint(
                condition=Q(contract__isnull=True, contract_digest="")
                | Q(contract__isnull=False, kind=EvidenceKind.CONTRACT),
                name="dispute_evidence_contract_is_one",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, release_how="")
                | Q(released_at__isnull=False, party__isnull=True, release_how="")
                | Q(released_at__isnull=False, party__isnull=False, release_how__in=HowTold.values),
                name="dispute_evidence_released_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_words="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_words=""),
                name="dispute_evidence_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_how="") | Q(withdrawn_at__isnull=False, withdrawn_how__in=HowTold.values),
                name="dispute_evidence_withdrawn_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id}/{self.position}"

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def is_settled_upon(self) -> bool:
        """Whether the agreement was made with this on the table."""
        agreement = getattr(self.dispute, "agreement", None) if self.dispute.state in SETTLED else None
        return (
            agreement is not None and agreement.in_force_since is not None and self.given_at <= agreement.in_force_since
        )

    @property
    def is_bound(self) -> bool:
        """Whether it lies in a bound file of the case, or in one that is just being bound."""
        if self.dispute.is_open:
            return False
        return any(until is None or until >= self.given_at for until in self.dispute.bound_until)
