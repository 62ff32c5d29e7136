"""What is claimed, and what was offered; sums in yuan."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from disputes.words import OfferState, Side
from jinxi_portal.kernel import clock


class Claim(models.Model):
    """One thing that a side asks for; a sum, an act, or both. Changed, it is withdrawn and another one stands in its place."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="claims")
    side = models.CharField(_("提出方"), max_length=20, choices=Side, default=Side.APPLICANT)
    words = models.CharField(_("请求"), max_length=300)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    made_at = models.DateTimeField(default=clock.now)
    #: nobody where a visitor made it, or it came with the application
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("调解请求")
        verbose_name_plural = _("调解请求")
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="dispute_claim_side_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0), name="dispute_claim_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def in_words(self) -> str:
        if self.amount is None:
            return self.words
        return _now("%(words)s（%(sum)s 元）") % {"words": self.words, "sum": f"{self.amount:,.2f}"}


class Offer(models.Model):
    """A proposal of one side or of the mediator (no side); the history of offers only grows, one is open at a time."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="offers")
    side = models.CharField(_("提出方"), max_length=20, choices=Side, blank=True)
    words = models.CharField(_("方案"), max_length=500)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    made_at = models.DateTimeField(_("提出时间"), default=clock.now)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("状态"), max_length=20, choices=OfferState, default=OfferState.OPEN)
    #: who has said yes; an offer of the mediator needs both sides
    applicant_said_yes = models.BooleanField(default=False)
    respondent_said_yes = models.BooleanField(default=False)
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        verbose_name = _("方案")
        verbose_name_plural = _("方案")
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="dispute_offer_state_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="dispute_offer_amount_positive"
            ),
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(state=OfferState.OPEN), name="dispute_one_open_offer"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Extension(models.Model):
    """More time, in force once both sides have agreed."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField(_("延长至"))
    why = models.CharField(_("原因"), max_length=300)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    applicant_agreed_at = models.DateTimeField(null=True)
    respondent_agreed_at = models.DateTimeField(null=True)
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("延长调解")
        verbose_name_plural = _("延长调解")
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_at__isnull=True)
                | Q(applicant_agreed_at__isnull=False, respondent_agreed_at__isnull=False),
                name="dispute_extension_needs_both_sides",
            ),
            models.UniqueConstraint(
                fields=["dispute"], condition=Q(in_force_at__isnull=True), name="dispute_one_open_extension"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute_id}: {self.until}"
