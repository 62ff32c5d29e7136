"""An enterprise's own contract text, filed with the office, and what the clause check and a person say of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.querysets_checks import FiledTextQuerySet, FindingQuerySet
from contracts.states import ContractKind
from contracts.states_checks import FindingState
from jinxi_portal.kernel import clock


class FiledText(models.Model):
    """A text as it was filed; it never changes. A mended text is a new one that ``replaces`` it."""

    number = models.CharField(_("编号"), max_length=30, unique=True)
    employer = models.ForeignKey(
        "members.Employer",
        on_delete=models.PROTECT,
        related_name="filed_texts",
        verbose_name=pgettext_lazy("supervision", "企业"),
    )
    title = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=20, choices=ContractKind)
    text = models.TextField(_("合同文字"))
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    #: sentences out of signed contracts that were filed, names and numbers taken out; ``likeness`` finds those that say the same
    from_contracts = models.BooleanField(default=False)
    likeness = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField(_("备案时间"), default=clock.now)
    filed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = FiledTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业合同文本")
        verbose_name_plural = _("企业合同文本")
        indexes = [models.Index(fields=["filed_at", "id"], name="filed_text_filed")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="filed_text_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="filed_text_not_empty"),
            models.UniqueConstraint(
                fields=["employer", "kind", "likeness"], condition=~Q(likeness=""), name="filed_text_likeness_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contracts:filed_text", args=[self.number])

    @property
    def is_current(self) -> bool:
        return not hasattr(self, "replaced_by")

    @property
    def can_be_mended(self) -> bool:
        """A text in use is mended by another; what was signed is mended by signing anew."""
        return self.is_current and not self.from_contracts


class Finding(models.Model):
    """A sentence that the check suspects, and what a person decided. ``title`` and ``ground`` are kept as they were that day."""

    filed_text = models.ForeignKey("contracts.FiledText", on_delete=models.PROTECT, related_name="findings")
    pattern_key = models.SlugField(max_length=40)
    pattern_version = models.PositiveSmallIntegerField(default=1)
    title = models.JSONField(_("哪一类"))
    sentence = models.CharField(_("原句"), max_length=600)
    state = models.CharField(_("状态"), max_length=20, choices=FindingState, default=FindingState.SUSPECTED)
    reason = models.CharField(_("认定理由"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("认定时间"), null=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    mended_at = models.DateTimeField(_("改正时间"), null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("不公平条款")
        verbose_name_plural = _("不公平条款")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FindingState.values), name="finding_state_known"),
            models.CheckConstraint(
                condition=Q(state=FindingState.SUSPECTED) | Q(decided_at__isnull=False) & ~Q(reason=""),
                name="finding_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=FindingState.MENDED, mended_at__isnull=False)
                | ~Q(state=FindingState.MENDED) & Q(mended_at__isnull=True),
                name="finding_mended_has_its_day",
            ),
            models.UniqueConstraint(fields=["filed_text", "pattern_key", "sentence"], name="finding_once"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def employer_id(self) -> int:
        """The enterprise whose text it is."""
        return self.filed_text.employer_id
