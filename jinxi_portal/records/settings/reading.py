"""What a setting is on a day. Old cases keep the rule of their day, so everybody asks with a day."""

from collections.abc import Iterable
from datetime import date

from jinxi_portal.records.models import SettingVersion
from jinxi_portal.records.settings.kinds import setting_kinds


def setting_on(key: str, day: date) -> int:
    """The value in force on a day: one query.

    Raises:
        LookupError: nobody registered the setting.
    """
    return settings_on([key], day)[key]


def settings_on(keys: Iterable[str], day: date) -> dict[str, int]:
    """Several settings as they are in force on a day, in one query."""
    values = {key: setting_kinds.get(key).default for key in keys}
    versions = SettingVersion.objects.filter(setting__key__in=values, effective_on__lte=day)
    # of two versions for one day the one entered later counts
    values.update(versions.order_by("effective_on", "pk").values_list("setting__key", "value"))
    return values
