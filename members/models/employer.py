"""Enterprises that send workers to homes: agencies and online platforms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class EmployerKind(models.TextChoices):
    AGENCY = "agency", _("家政公司")
    PLATFORM = "platform", _("网络平台")
    SMALL = "small", _("个体门店")


class Employer(models.Model):
    """An enterprise that hands in rosters. ``code`` stands in addresses and file names; it says nothing of people."""

    code = models.SlugField(_("代号"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=120, unique=True)
    short_name = models.CharField(_("简称"), max_length=40)
    kind = models.CharField(_("类别"), max_length=20, choices=EmployerKind, default=EmployerKind.AGENCY)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=60, blank=True)
    is_active = models.BooleanField(_("合作中"), default=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    class Meta:
        verbose_name = _("企业")
        verbose_name_plural = _("企业")
        ordering = ["short_name"]

    def __str__(self) -> str:
        return self.short_name
