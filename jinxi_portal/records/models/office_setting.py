"""A number of the office's rules as the committee has set it, version by version."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.settings.kinds import setting_kinds


class OfficeSetting(models.Model):
    """The carrier of one setting's versions and timeline; made when it is first changed."""

    key = models.CharField(_("设置项"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("工作规则")
        verbose_name_plural = _("工作规则")

    def __str__(self) -> str:
        return str(setting_kinds.get(self.key).label) if self.key in setting_kinds else self.key


class SettingVersion(models.Model):
    """From ``effective_on`` the setting is ``value``. Versions are never changed; a later one for the same day counts."""

    setting = models.ForeignKey(OfficeSetting, on_delete=models.PROTECT, related_name="versions")
    value = models.IntegerField(_("数值"))
    effective_on = models.DateField(_("生效日期"))
    reason = models.CharField(_("理由"), max_length=200)
    set_at = models.DateTimeField(_("设定时间"), default=clock.now)
    set_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("工作规则版本")
        verbose_name_plural = _("工作规则版本")
        ordering = ["-effective_on", "-pk"]
        indexes = [models.Index(fields=["setting", "effective_on", "id"], name="setting_on_day")]

    def __str__(self) -> str:
        return f"{self.setting} {self.value}"

    @property
    def unit(self) -> Any:
        return setting_kinds.get(self.setting.key).unit if self.setting.key in setting_kinds else ""
