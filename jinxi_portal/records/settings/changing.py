"""The committee's secretary sets a number of the office's rules, from a day on."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.announcing import announce
from jinxi_portal.records.events import SettingChanged
from jinxi_portal.records.history import write_history
from jinxi_portal.records.models import OfficeSetting, SettingVersion
from jinxi_portal.records.policy import RECORDS
from jinxi_portal.records.settings.kinds import setting_kinds
from jinxi_portal.records.settings.reading import setting_on


def change_setting(*, key: str, value: int, effective_on: date, reason: str, by: Any) -> SettingVersion:
    """Write a new version; what was in force before stays in force for the days before ``effective_on``.

    Raises:
        LookupError: nobody registered the setting.
        ValidationError: the value is out of bounds, no change, or begins in the past; the reason is missing.
    """
    kind = setting_kinds.get(key)
    with transaction.atomic():
        OfficeSetting.objects.get_or_create(key=key)
        setting = OfficeSetting.objects.select_for_update().get(key=key)
        RECORDS.require(by, "change_setting", setting)
        before = setting_on(key, effective_on)
        why = " ".join(reason.split())
        if not kind.least <= value <= kind.most:
            raise ValidationError(
                {"value": _("请填 %(least)s 到 %(most)s 之间的整数。") % {"least": kind.least, "most": kind.most}}
            )
        if effective_on < clock.today():
            raise ValidationError({"effective_on": _("生效日期不能早于今天：已经办的事按当时的规则算。")})
        if value == before:
            raise ValidationError({"value": _("到那一天，这项规则本来就是这个数，不需要修改。")})
        if not why:
            raise ValidationError({"reason": _("请写一句理由，例如哪次会议决定的。")})
        version = SettingVersion.objects.create(
            setting=setting, value=value, effective_on=effective_on, reason=why[:200], set_by=by
        )
        write_history(
            subject=setting,
            verb="records.setting_changed",
            by=by,
            facts={"value": value, "before": before, "effective_on": effective_on, "version": version},
        )
        announce(SettingChanged(key))
    return version
