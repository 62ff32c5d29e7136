"""The template library: a standard contract and its versions."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts.querysets import TemplateVersionQuerySet
from contracts.states import PARTIES, ContractKind, PartyRole, VersionState
from jinxi_portal.kernel import clock


class Template(models.Model):
    """A standard contract of the county. What it says stands in its versions."""

    key = models.SlugField(_("代号"), max_length=40, unique=True)
    title = models.CharField(_("名称"), max_length=120, unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=ContractKind)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    class Meta:
        verbose_name = _("合同范本")
        verbose_name_plural = _("合同范本")
        ordering = ["kind", "title"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=ContractKind.values), name="template_kind_known")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contracts:template", args=[self.key])

    @property
    def roles(self) -> tuple[PartyRole, ...]:
        return PARTIES[ContractKind(self.kind)]


class TemplateVersion(models.Model):
    """One wording of a template. Once approved it never changes (the database refuses too): a new version is a copy.

    ``clauses``: title, text with places such as {pay}, and plain summary. ``variables``: see ``rules.variables``.
    """

    template = models.ForeignKey("contracts.Template", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("版本"))
    state = models.CharField(_("状态"), max_length=20, choices=VersionState, default=VersionState.DRAFT)
    clauses = models.JSONField(_("条款"), default=list)
    variables = models.JSONField(_("填写项"), default=list)
    note = models.CharField(_("改了什么"), max_length=300, blank=True)
    effective_from = models.DateField(_("启用日期"), null=True, blank=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("批准时间"), null=True)
    approved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    retired_on = models.DateField(_("停用日期"), null=True)
    retired_because = models.CharField(_("停用原因"), max_length=300, blank=True)

    objects = TemplateVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("范本版本")
        verbose_name_plural = _("范本版本")
        ordering = ["template", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_number_once"),
            models.UniqueConstraint(
                fields=["template"], condition=Q(state=VersionState.DRAFT), name="one_draft_per_template"
            ),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="template_version_state_known"),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT) | Q(effective_from__isnull=False, approved_at__isnull=False),
                name="approved_version_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(title)s 第 %(number)s 版") % {"title": self.template.title, "number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("contracts:version", args=[self.template.key, self.number])
