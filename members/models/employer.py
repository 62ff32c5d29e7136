"""Enterprises that send workers to homes: agencies and online platforms."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.pinyin import initials, sort_key
from members.querysets import EmployerQuerySet


class EmployerKind(models.TextChoices):
    AGENCY = "agency", _("家政公司")
    PLATFORM = "platform", _("网络平台")
    SMALL = "small", _("个体门店")


class Employer(models.Model):
    """An enterprise that hands in rosters. ``code`` stands in addresses and file names; it says nothing of people."""

    code = models.SlugField(_("代号"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=120, unique=True)
    short_name = models.CharField(_("简称"), max_length=40)
    # sorted and found by pinyin, as people are; kept in step with the short name by ``save``
    name_key = models.CharField(max_length=160, default="", editable=False)
    initials = models.CharField(max_length=40, default="", editable=False)
    kind = models.CharField(_("类别"), max_length=20, choices=EmployerKind, default=EmployerKind.AGENCY)
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=60, blank=True)
    is_active = models.BooleanField(_("合作中"), default=True)
    created_at = models.DateTimeField(_("建立时间"), default=clock.now)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        verbose_name = _("企业")
        verbose_name_plural = _("企业")
        ordering = ["short_name"]
        constraints = [
            # people are posted to an employer by this name
            models.UniqueConstraint(fields=["short_name"], name="employer_short_name_once"),
            models.UniqueConstraint(
                fields=["credit_code"], condition=~models.Q(credit_code=""), name="employer_credit_code_once"
            ),
        ]
        indexes = [
            models.Index(fields=["name_key", "id"], name="employer_name"),
            models.Index(fields=["created_at", "id"], name="employer_created"),
        ]

    def __str__(self) -> str:
        return self.short_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_key, self.initials = sort_key(self.short_name)[:160], initials(self.short_name)[:40]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key", "initials"}
        super().save(*args, **kwargs)
