"""A contract that was signed elsewhere and filed by the employer's system: what it says of itself, and the PDF."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.querysets_filed import FiledContractQuerySet
from contracts.states import CANCEL_REASONS, ContractKind, EndReason
from contracts.states_filed import STANDING, FiledState, shown_to_employer
from jinxi_portal.kernel import clock


class FiledContract(models.Model):
    """``version`` is the standard contract whose words stand in the PDF; without one the contract is the enterprise's own.

    ``accepted_at``: since when nothing in it is in doubt. ``stopped_at``: when that ended (found unfair, replaced, withdrawn).
    ``ended_on``: the last day on which it holds, when the enterprise has reported that it ended early; before ``starts_on`` when it
    was cancelled and never began.
    """

    number = models.CharField(_("编号"), max_length=30, unique=True)
    employer = models.ForeignKey(
        "members.Employer",
        on_delete=models.PROTECT,
        related_name="filed_contracts",
        verbose_name=pgettext_lazy("supervision", "企业"),
    )
    worker = models.ForeignKey("members.Worker", on_delete=models.PROTECT, related_name="filed_contracts")
    title = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=20, choices=ContractKind)
    #: the contract's number in the enterprise's own system
    reference = models.CharField(_("企业自己的编号"), max_length=60, blank=True)
    signed_on = models.DateField(_("签订日期"))
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结束日期"), null=True)
    state = models.CharField(_("状态"), max_length=20, choices=FiledState, default=FiledState.CHECKING)
    version = models.ForeignKey("contracts.TemplateVersion", on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("records.Attachment", on_delete=models.PROTECT, null=True, related_name="+")
    file_digest = models.CharField(_("文件摘要"), max_length=64)
    #: why the PDF could not be read; a code of ``contracts.unreadable``
    trouble = models.SlugField(max_length=30, blank=True)
    #: keys of duties that it does not speak of, for the office
    missing = models.JSONField(default=list)
    #: the suspected sentences, kept once for all contracts of the enterprise that have them
    filed_text = models.ForeignKey(
        "contracts.FiledText", on_delete=models.PROTECT, null=True, related_name="from_filed"
    )
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    filed_at = models.DateTimeField(_("报送时间"), default=clock.now)
    filed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    said = models.CharField(_("撤回理由"), max_length=300, blank=True)
    ended_on = models.DateField(_("最后一天"), null=True)
    end_reason = models.CharField(_("解除原因"), max_length=20, blank=True, choices=EndReason)
    end_note = models.CharField(_("解除说明"), max_length=300, blank=True)

    objects = FiledContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("报送的合同")
        verbose_name_plural = _("报送的合同")
        indexes = [
            models.Index(fields=["filed_at", "id"], name="filed_contract_filed"),
            models.Index(fields=["employer", "id"], name="filed_contract_of_employer"),
            models.Index(fields=["worker", "filed_at"], name="filed_contract_of_worker"),
            models.Index(fields=["filed_at"], name="filed_contract_to_check", condition=Q(state=FiledState.CHECKING)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="filed_contract_kind_known"),
            models.CheckConstraint(condition=Q(state__in=FiledState.values), name="filed_contract_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="filed_contract_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state=FiledState.FILED) | Q(accepted_at__isnull=False, stopped_at__isnull=True),
                name="filed_contract_accepted",
            ),
            models.CheckConstraint(
                condition=Q(state=FiledState.UNREADABLE) | Q(trouble="") | Q(state__in=("replaced", "withdrawn")),
                name="filed_contract_trouble",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | Q(ended_on__gte=F("starts_on"), end_reason__in=EndReason.values)
                | Q(ended_on__gte=F("signed_on"), end_reason__in=CANCEL_REASONS),
                name="filed_contract_ended_inside",
            ),
            models.UniqueConstraint(
                fields=["employer", "file_digest"],
                condition=~Q(state=FiledState.WITHDRAWN),
                name="filed_contract_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contracts:filed_contract", args=[self.number])

    @property
    def is_shown_to_worker(self) -> bool:
        return self.state in STANDING

    def state_for(self, *, office: bool) -> FiledState:
        """The state as the office, or as everybody else may know it."""
        return FiledState(self.state) if office else shown_to_employer(self.state)

    def holds_on(self, day: Any) -> bool:
        """Within its term."""
        return bool(self.starts_on <= day and (self.last_day is None or self.last_day >= day))

    @property
    def last_day(self) -> date | None:
        """The last day of its term, or the earlier one on which it was ended."""
        return self.ended_on or self.ends_on

    @property
    def never_began(self) -> bool:
        """Reported as cancelled before its first day."""
        return self.ended_on is not None and self.ended_on < self.starts_on

    @property
    def can_be_ended(self) -> bool:
        return self.state in STANDING and self.ended_on is None
