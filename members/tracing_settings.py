"""The numbers of tracing that the committee may change; domain.md section 2, custom of the office unless said otherwise."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Setting, register_setting, setting_on

_ROOM = _("组织找党员")
_CUSTOM = _("工作惯例")

CALL_TRIES = register_setting(
    Setting(
        "members.call_tries",
        _("电话联系的次数"),
        _("次"),
        5,
        _CUSTOM,
        room=_ROOM,
        help=_("没有接通达到这个次数，才可以按“联系不上”办结。"),
        most=30,
        order=10,
    )
)
CALL_DAYS = register_setting(
    Setting(
        "members.call_days",
        _("电话联系的天数"),
        _("天"),
        3,
        _CUSTOM,
        room=_ROOM,
        help=_("这些次电话至少要分在几个不同的日子。"),
        most=30,
        order=20,
    )
)
CALL_HOURS = register_setting(
    Setting(
        "members.call_hours",
        _("电话联系的时段"),
        _("个时段"),
        2,
        _CUSTOM,
        room=_ROOM,
        help=_("上午、下午、晚上三个时段里，至少要在几个时段打过。"),
        most=3,
        order=30,
    )
)
LETTER_DAYS = register_setting(
    Setting(
        "members.letter_days",
        _("函询等待回复"),
        _("天"),
        30,
        _CUSTOM,
        room=_ROOM,
        help=_("寄出后到这一天还没有回函，提醒经办人催问；遇节假日顺延。"),
        most=365,
        order=40,
    )
)
FLOATING_MONTHS = register_setting(
    Setting(
        "members.floating_months",
        _("流动党员外出时间"),
        _("个月"),
        6,
        _("外出连续六个月以上登记为流动党员（工作惯例）"),
        room=_ROOM,
        most=36,
        order=50,
    )
)
FLOATING_RENEWAL_MONTHS = register_setting(
    Setting(
        "members.floating_renewal_months",
        _("流动党员登记有效期"),
        _("个月"),
        12,
        _CUSTOM,
        room=_ROOM,
        help=_("到期以前要续登，或者办理返回、转接。"),
        most=60,
        order=60,
    )
)
STALE_DAYS = {
    "found": register_setting(
        Setting("members.stale_found", _("“发现”多久没有进展"), _("天"), 14, _CUSTOM, room=_ROOM, order=70)
    ),
    "checking": register_setting(
        Setting("members.stale_checking", _("“核查”多久没有进展"), _("天"), 14, _CUSTOM, room=_ROOM, order=71)
    ),
    "contacted": register_setting(
        Setting("members.stale_contacted", _("“已联系”多久没有进展"), _("天"), 21, _CUSTOM, room=_ROOM, order=72)
    ),
    "awaiting_home": register_setting(
        Setting("members.stale_awaiting_home", _("“待确认”多久没有进展"), _("天"), 45, _CUSTOM, room=_ROOM, order=73)
    ),
}


def call_rule_on(day: date) -> tuple[int, int, int]:
    """Tries, different days and parts of the day that are needed before somebody counts as not reachable."""
    return setting_on(CALL_TRIES.key, day), setting_on(CALL_DAYS.key, day), setting_on(CALL_HOURS.key, day)
