"""A settled case told without names, for who has a similar one to settle."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.querysets_texts import CaseTextQuerySet
from disputes.rules.kinds import DisputeKind
from jinxi_portal.kernel import clock


class CaseText(models.Model):
    """Written by a clerk, not taken from the case. ``plain`` and ``pairs`` are what it is found by (kernel.word_pairs)."""

    dispute = models.OneToOneField("disputes.Dispute", on_delete=models.PROTECT, related_name="text")
    kind = models.CharField(_("纠纷类别"), max_length=20, choices=DisputeKind)
    title = models.CharField(pgettext_lazy("案例", "标题"), max_length=120)
    text = models.TextField(_("怎样化解"))
    plain = models.TextField(editable=False)
    pairs = ArrayField(models.CharField(max_length=2), editable=False)
    published_at = models.DateTimeField(_("公开时间"), default=clock.now)
    published_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("修改时间"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True)

    objects = CaseTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("案例")
        verbose_name_plural = _("案例")
        indexes = [
            GinIndex(fields=["pairs"], name="dispute_text_pairs"),
            models.Index(fields=["-published_at"], name="dispute_text_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DisputeKind.values), name="dispute_text_kind_known"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="dispute_text_says_something"),
        ]

    def __str__(self) -> str:
        return self.title
