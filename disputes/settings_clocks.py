"""The time limits of mediation that the committee may change; those of a law are not among them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from disputes.rules import clocks
from jinxi_portal.records.public import Setting, register_setting, setting_on

_ROOM = _("纠纷调解")

ACCEPTANCE_DAYS = register_setting(
    Setting(
        "disputes.acceptance_days",
        _("决定是否受理的时限"),
        _("个工作日"),
        clocks.ACCEPTANCE_WORKING_DAYS,
        _("工作惯例"),
        room=_ROOM,
        most=10,
        order=10,
    )
)
MEDIATION_MONTHS = register_setting(
    Setting(
        "disputes.mediation_months",
        _("调解时限"),
        _("个月"),
        clocks.MEDIATION_MONTHS,
        _("人民调解工作若干规定"),
        room=_ROOM,
        help=_("从受理之日起算；劳动争议按法律为十五天，不在这里设置。"),
        most=6,
        order=20,
    )
)
EXTENSION_DAYS = register_setting(
    Setting(
        "disputes.extension_days",
        _("双方同意延长的最长天数"),
        _("天"),
        clocks.EXTENSION_DAYS,
        _("工作惯例"),
        room=_ROOM,
        most=90,
        order=30,
    )
)


def acceptance_days(applied_on: date) -> int:
    return setting_on(ACCEPTANCE_DAYS.key, applied_on)


def mediation_months(accepted_on: date) -> int:
    return setting_on(MEDIATION_MONTHS.key, accepted_on)


def extension_days(asked_on: date) -> int:
    return setting_on(EXTENSION_DAYS.key, asked_on)
