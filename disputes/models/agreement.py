"""An agreement: what it says, who has signed, what is owed by it and what has been done."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from disputes.rules.clocks import confirmation_due
from disputes.words import HowTold, Side
from disputes.words_agreement import AgreementForm, ConfirmationResult
from jinxi_portal.kernel import clock


class Agreement(models.Model):
    """The contents of article 29, in words; the parties stand in the case."""

    dispute = models.OneToOneField("disputes.Dispute", on_delete=models.PROTECT, related_name="agreement")
    form = models.CharField(_("协议形式"), max_length=10, choices=AgreementForm, default=AgreementForm.WRITTEN)
    facts = models.TextField(_("主要事实"))
    matter = models.TextField(_("争议事项"))
    responsibilities = models.TextField(_("各方责任"))
    agreed = models.TextField(_("协议内容"))
    performance = models.TextField(_("履行方式"))
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("拟定时间"), default=clock.now)
    mediator_signed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    mediator_signed_at = models.DateTimeField(_("调解员签名时间"), null=True)
    effective_on = models.DateField(_("生效日期"), null=True)
    broken_words = models.TextField(_("未履行的情况"), blank=True)
    # judicial confirmation (人民调解法 33)
    confirmation_asked_on = models.DateField(_("申请司法确认的日期"), null=True)
    confirmation_handed_in_on = models.DateField(_("递交法院的日期"), null=True)
    confirmation_ended_on = models.DateField(_("法院裁定日期"), null=True)
    confirmation_result = models.CharField(_("裁定"), max_length=10, choices=ConfirmationResult, blank=True)
    confirmation_number = models.CharField(_("裁定书编号"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("调解协议")
        verbose_name_plural = _("调解协议")
        constraints = [
            models.CheckConstraint(condition=Q(form__in=AgreementForm.values), name="dispute_agreement_form_known"),
            models.CheckConstraint(
                condition=Q(mediator_signed_at__isnull=True, mediator_signed_by__isnull=True)
                | Q(mediator_signed_at__isnull=False, mediator_signed_by__isnull=False),
                name="dispute_agreement_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True) | Q(mediator_signed_at__isnull=False),
                name="dispute_agreement_effective_when_signed",
            ),
            models.CheckConstraint(
                condition=Q(confirmation_asked_on__isnull=True) | Q(effective_on__isnull=False),
                name="dispute_confirmation_of_what_is_in_force",
            ),
            models.CheckConstraint(
                condition=Q(confirmation_handed_in_on__isnull=True) | Q(confirmation_asked_on__isnull=False),
                name="dispute_confirmation_handed_in_when_asked",
            ),
            models.CheckConstraint(
                condition=Q(confirmation_ended_on__isnull=True, confirmation_result="")
                | (
                    Q(confirmation_ended_on__isnull=False, confirmation_asked_on__isnull=False)
                    & ~Q(confirmation_result="")
                ),
                name="dispute_confirmation_ends_with_a_result",
            ),
        ]

    def __str__(self) -> str:
        return str(self.dispute)

    @property
    def confirmation_due(self) -> date | None:
        """The last day on which both sides may together ask the court."""
        return confirmation_due(self.effective_on) if self.effective_on else None

    @cached_property
    def in_force_since(self) -> datetime | None:
        """The moment of the last signature, once it is in force."""
        if self.effective_on is None:
            return None
        moments = [one.signed_at for one in self.signatures.all()]
        return max([*moments, *([self.mediator_signed_at] if self.mediator_signed_at else [])], default=None)


class AgreementSignature(models.Model):
    """A party's signature; ``drawing`` is what was drawn with the finger, where it was."""

    agreement = models.ForeignKey("disputes.Agreement", on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey("disputes.Party", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(_("签字方式"), max_length=10, choices=HowTold)
    signed_at = models.DateTimeField(_("签字时间"), default=clock.now)
    noted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    drawing = models.ForeignKey("records.Attachment", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("协议签字")
        verbose_name_plural = _("协议签字")
        ordering = ["party__side", "party__position"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="dispute_agreement_signed_once"),
            models.CheckConstraint(condition=Q(how__in=HowTold.values), name="dispute_agreement_signed_somehow"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class Duty(models.Model):
    """What a side has to do by a day: pay a sum, or an act without one."""

    agreement = models.ForeignKey("disputes.Agreement", on_delete=models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField(_("期次"))
    side = models.CharField(_("履行方"), max_length=20, choices=Side)
    words = models.CharField(_("内容"), max_length=300)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    due_on = models.DateField(_("履行期限"))
    #: of a duty without a sum; of a sum it follows from the payments
    done_on = models.DateField(_("履行日期"), null=True)

    class Meta:
        verbose_name = _("履行义务")
        verbose_name_plural = _("履行义务")
        ordering = ["due_on", "position"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="dispute_duty_position_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="dispute_duty_side_known"),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="dispute_duty_amount"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(done_on__isnull=True), name="dispute_duty_paid_or_done"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Payment(models.Model):
    """Money that came for an agreement; which instalment of its side it pays is reckoned when somebody looks."""

    agreement = models.ForeignKey("disputes.Agreement", on_delete=models.PROTECT, related_name="payments")
    side = models.CharField(_("付款方"), max_length=20, choices=Side)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2)
    paid_on = models.DateField(_("付款日期"))
    words = models.CharField(_("凭据"), max_length=200, blank=True)
    noted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)
    #: noted by mistake; the line stays
    cancelled_at = models.DateTimeField(_("作废时间"), null=True)
    cancelled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_words = models.CharField(_("为什么作废"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("付款")
        verbose_name_plural = _("付款")
        ordering = ["paid_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="dispute_payment_above_zero"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="dispute_payment_side_known"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_words="")
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancelled_words=""),
                name="dispute_payment_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paid_on} {self.amount}"

    @property
    def stands(self) -> bool:
        return self.cancelled_at is None


class Visit(models.Model):
    """A follow-up: somebody asked whether the agreement is kept."""

    agreement = models.ForeignKey("disputes.Agreement", on_delete=models.PROTECT, related_name="visits")
    visited_on = models.DateField(_("回访日期"))
    how = models.CharField(_("回访方式"), max_length=10, choices=HowTold)
    words = models.CharField(_("回访情况"), max_length=500)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("回访")
        verbose_name_plural = _("回访")
        ordering = ["visited_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(how=HowTold.SELF) & ~Q(words=""), name="dispute_visit_says_something")
        ]

    def __str__(self) -> str:
        return str(self.visited_on)
