"""The numbers of the branch group that the committee may change."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from branches.rules import help as rules
from jinxi_portal.records.public import Setting, register_setting, setting_on

_ROOM = _("支部求助")
_CUSTOM = _("工作惯例")

ANSWER_DAYS = register_setting(
    Setting(
        "branches.help_answer_days",
        _("求助答复时限"),
        _("个工作日"),
        rules.ANSWER_DAYS,
        _CUSTOM,
        room=_ROOM,
        help=_("从求助的第二天起算，到期当天早上还没有答复的上报综合党委。"),
        most=10,
        order=10,
    )
)
RESOLVE_DAYS = register_setting(
    Setting(
        "branches.help_resolve_days",
        _("求助办结时限"),
        _("天"),
        rules.RESOLVE_DAYS,
        _CUSTOM,
        room=_ROOM,
        help=_("从求助的第二天起算，最后一天是休息日的顺延到下一个工作日；到期前两个工作日上报综合党委。"),
        least=3,
        most=60,
        order=20,
    )
)
REOPEN_DAYS = register_setting(
    Setting(
        "branches.help_reopen_days",
        _("求助人可以要求再办的时间"),
        _("天"),
        rules.REOPEN_DAYS,
        _CUSTOM,
        room=_ROOM,
        most=365,
        order=30,
    )
)


def answer_days(asked_on: date) -> int:
    return setting_on(ANSWER_DAYS.key, asked_on)


def resolve_days(asked_on: date) -> int:
    return setting_on(RESOLVE_DAYS.key, asked_on)


def reopen_days(resolved_on: date) -> int:
    return setting_on(REOPEN_DAYS.key, resolved_on)
