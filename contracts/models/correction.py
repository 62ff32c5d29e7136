"""A notice of correction (责令改正通知书): what an enterprise has to put right, by when, what it answered, what was seen then."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class CorrectionNotice(models.Model):
    """One per round: a re-check that is not passed leads to the next. ``number`` is that of the sealed paper."""

    inspection = models.ForeignKey("contracts.Inspection", on_delete=models.PROTECT, related_name="notices")
    round = models.PositiveSmallIntegerField()
    number = models.CharField(_("文号"), max_length=40, unique=True)
    issued_at = models.DateTimeField(_("发出时间"), default=clock.now)
    issued_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField(_("工作日数"))
    due = models.DateField(_("改正期限"))
    rechecked_on = models.DateField(_("复查日期"), null=True)

    class Meta:
        ordering = ["inspection", "round"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "round"], name="correction_notice_round_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(rechecked_on__isnull=True), name="correction_notice_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CorrectionItem(models.Model):
    """One thing to put right. ``reply`` is the enterprise's word, ``passed`` what the officer saw at the re-check."""

    notice = models.ForeignKey("contracts.CorrectionNotice", on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey("contracts.InspectionItem", on_delete=models.PROTECT, related_name="corrections")
    demand = models.CharField(_("改正要求"), max_length=300)
    reply = models.CharField(_("企业答复"), max_length=300, blank=True)
    replied_at = models.DateTimeField(_("答复时间"), null=True)
    replied_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    passed = models.BooleanField(_("复查通过"), null=True)
    verdict = models.CharField(_("复查情况"), max_length=300, blank=True)

    class Meta:
        ordering = ["notice", "item__position"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "item"], name="correction_item_once"),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True, reply="") | Q(replied_at__isnull=False) & ~Q(reply=""),
                name="correction_reply_has_words",
            ),
            models.CheckConstraint(
                condition=Q(passed__isnull=True) | Q(passed=True) | ~Q(verdict=""),
                name="correction_not_passed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.demand
