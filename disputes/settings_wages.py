"""What the wage calculator reckons with. The law gives the least; an agreed or later rate is entered with its day.

The office confirms these numbers: they follow the articles named beside them, the county's own rules are silent.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from disputes.rules.wages import Hours
from jinxi_portal.records.public import Setting, register_setting, settings_on

_ROOM = _("纠纷调解")
_CONFIRM = _("法律规定不低于这个比例。初始数字由系统按条文填写，请办公室核对。")


def _rate(key: str, label: object, percent: int, source: object, order: int) -> Setting:
    setting = Setting(
        f"disputes.{key}",
        label,
        _("%"),
        percent,
        source,
        room=_ROOM,
        help=_CONFIRM,
        least=percent,
        most=600,
        order=order,
    )
    return register_setting(setting)


_RATES = {
    Hours.OVERTIME: _rate("overtime_rate", _("平时加班的工资比例"), 150, _("《劳动法》第四十四条第（一）项"), 40),
    Hours.REST_DAY: _rate("rest_day_rate", _("休息日上班的工资比例"), 200, _("《劳动法》第四十四条第（二）项"), 41),
    Hours.HOLIDAY: _rate("holiday_rate", _("法定节假日上班的工资比例"), 300, _("《劳动法》第四十四条第（三）项"), 42),
}


def rates_on(day: date) -> Mapping[Hours, Decimal]:
    """The share of the hourly wage for each kind of hours; one query."""
    found = settings_on([setting.key for setting in _RATES.values()], day)
    return {kind: Decimal(found[setting.key]) / 100 for kind, setting in _RATES.items()}
