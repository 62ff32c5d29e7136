"""A paper the office has issued: its number, what it is about, the digests of content and file, and whether it stands."""

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.papers.kinds import PaperKind, paper_kinds
from jinxi_portal.papers.querysets import PaperQuerySet
from jinxi_portal.papers.states import PaperState


class Paper(models.Model):
    """``pdf_digest`` is the SHA-256 of the sealed file; ``shown`` is what the public check repeats, as it is printed.

    The content itself is not kept beside the file: what may be erased lies in one place.
    """

    number = models.CharField(_("编号"), max_length=80, unique=True)
    #: Printed beside the number: who has not seen the paper cannot go through the numbers.
    code = models.CharField(_("校验码"), max_length=12, editable=False)
    kind_key = models.CharField(_("种类"), max_length=60)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, null=True, related_name="+")
    subject_id = models.BigIntegerField(null=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    state = models.CharField(_("状态"), max_length=12, choices=PaperState, default=PaperState.ISSUED)
    shown = models.JSONField(default=dict, editable=False)
    content_digest = models.CharField(max_length=64, editable=False)
    pdf_digest = models.CharField(max_length=64, unique=True, editable=False)
    size = models.PositiveIntegerField(_("大小"))
    place = models.CharField(max_length=200, editable=False)
    issued_at = models.DateTimeField(_("出具时间"), default=clock.now)
    issued_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)
    withdrawn_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("撤回原因"), max_length=300, blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = _("文书")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="paper_of_subject"),
            models.Index(fields=["kind_key", "-id"], name="paper_of_kind"),
            models.Index(fields=["state", "-id"], name="paper_in_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="paper_state"),
            models.CheckConstraint(
                condition=Q(state=PaperState.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=PaperState.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="paper_withdrawn_with_time",
            ),
            models.CheckConstraint(
                condition=Q(state=PaperState.REPLACED, replaced_by__isnull=False)
                | (~Q(state=PaperState.REPLACED) & Q(replaced_by__isnull=True)),
                name="paper_replaced_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("papers:paper", args=[self.number])

    @property
    def download_url(self) -> str:
        return reverse("papers:file", args=[self.number])

    @property
    def kind(self) -> PaperKind | None:
        """The registered kind, or None when its room has gone."""
        return paper_kinds.get(self.kind_key) if self.kind_key in paper_kinds else None

    @property
    def kind_label(self) -> Any:
        return self.kind.label if self.kind is not None else self.kind_key

    @property
    def stands(self) -> bool:
        return self.state == PaperState.ISSUED
