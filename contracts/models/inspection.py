"""An inspection of an enterprise's contracts, with what was found at every item of the checklist."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.querysets_supervision import InspectionQuerySet
from contracts.states_inspections import NOTICE_OPEN, Answer, InspectionState, Occasion
from jinxi_portal.kernel import clock


class ChecklistVersion(models.Model):
    """A list that the supervision officer wrote; the first is the portal's own. ``items``: key, text, ground, demand."""

    number = models.PositiveSmallIntegerField(_("版本"), unique=True)
    items = models.JSONField(_("检查项目"))
    effective_from = models.DateField(_("启用日期"))
    note = models.CharField(_("改了什么"), max_length=300)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("检查表")
        verbose_name_plural = _("检查表")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="checklist_version_has_reason"),
            models.CheckConstraint(condition=Q(number__gte=2), name="checklist_version_after_shipped"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        return reverse("contracts:checklist")


class Inspection(models.Model):
    """``correct_by`` is the last day of the newest notice. The enterprise knows of it from ``noticed_at`` on."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    employer = models.ForeignKey(
        "members.Employer",
        on_delete=models.PROTECT,
        related_name="inspections",
        verbose_name=pgettext_lazy("supervision", "企业"),
    )
    state = models.CharField(_("状态"), max_length=20, choices=InspectionState, default=InspectionState.PLANNED)
    occasion = models.CharField(_("检查类型"), max_length=20, choices=Occasion, default=Occasion.REGULAR)
    purpose = models.CharField(_("检查事由"), max_length=300, blank=True)
    inspector = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("检查人"))
    planned_on = models.DateField(_("计划日期"))
    planned_at = models.DateTimeField(default=clock.now)
    inspected_on = models.DateField(_("检查日期"), null=True)
    checklist_number = models.PositiveSmallIntegerField(_("检查表版本"), null=True)
    noticed_at = models.DateTimeField(null=True)
    correct_by = models.DateField(_("改正期限"), null=True)
    #: why it was closed, handed on or cancelled, for who looks at it later
    conclusion = models.CharField(_("处理意见"), max_length=300, blank=True)
    handed_to = models.CharField(_("移送给"), max_length=120, blank=True)
    ended_at = models.DateTimeField(_("办结时间"), null=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("合同检查")
        verbose_name_plural = _("合同检查")
        indexes = [
            models.Index(fields=["planned_on", "id"], name="inspection_planned"),
            models.Index(fields=["employer", "inspected_on"], name="inspection_of_employer"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=InspectionState.values), name="inspection_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=(InspectionState.PLANNED, InspectionState.CANCELLED))
                | Q(inspected_on__isnull=False, checklist_number__isnull=False),
                name="inspection_checked_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=NOTICE_OPEN) | Q(noticed_at__isnull=False, correct_by__isnull=False),
                name="inspection_notice_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(InspectionState.HANDED_ON, InspectionState.CANCELLED)) | ~Q(conclusion=""),
                name="inspection_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contracts:inspection", args=[self.number])

    def is_overdue(self, on: date) -> bool:
        """The enterprise should have put it right by now."""
        return self.state == InspectionState.CORRECTING and self.correct_by is not None and self.correct_by < on


class InspectionItem(models.Model):
    """What was found at one item. Text, ground and demand are kept as the checklist had them that day."""

    inspection = models.ForeignKey("contracts.Inspection", on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    text = models.CharField(_("检查项目"), max_length=200)
    ground = models.CharField(pgettext_lazy("law", "依据"), max_length=300)
    demand = models.CharField(_("改正要求"), max_length=300)
    answer = models.CharField(_("检查结果"), max_length=20, choices=Answer)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        ordering = ["inspection", "position"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "key"], name="inspection_item_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="inspection_answer_known"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.DOES_NOT) | ~Q(note=""), name="inspection_finding_is_described"
            ),
        ]

    def __str__(self) -> str:
        return self.text
