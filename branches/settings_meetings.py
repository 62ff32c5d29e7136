"""The numbers of the meetings that the committee may change."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from branches.rules import meetings as rules
from jinxi_portal.records.public import Setting, register_setting, setting_on

_ROOM = _("组织生活")

THEME_DAY = register_setting(
    Setting(
        "branches.theme_day",
        _("主题党日的固定日期"),
        _("日"),
        rules.THEME_DAY,
        _("《支部工作条例（试行）》第十六条：每月固定一天"),
        room=_ROOM,
        most=28,
        order=10,
    )
)
LECTURE_MONTHS = register_setting(
    Setting(
        "branches.lecture_months",
        _("党课至少多久一次"),
        _("个月"),
        rules.LECTURE_MONTHS,
        _("《支部工作条例（试行）》第十六条：定期开展党课"),
        room=_ROOM,
        most=12,
        order=20,
    )
)


def theme_day(on: date) -> int:
    return setting_on(THEME_DAY.key, on)


def lecture_months(on: date) -> int:
    return setting_on(LECTURE_MONTHS.key, on)
