"""The numbers of the worker's phone that the committee may change; custom of the office."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Setting, register_setting

_ROOM = _("组织找党员")
_CUSTOM = _("工作惯例")

CLAIM_TRIES = register_setting(
    Setting("members.claim_tries", _("一天可以填写几次“这是我”"), _("次"), 3, _CUSTOM, room=_ROOM, most=10, order=100)
)
CLAIM_DAYS = register_setting(
    Setting("members.claim_days", _("核对手机帐号"), _("个工作日"), 2, _CUSTOM, room=_ROOM, most=30, order=110)
)
REPORT_DAYS = register_setting(
    Setting(
        "members.report_days",
        _("自报以后多久联系本人"),
        _("个工作日"),
        5,
        _CUSTOM,
        room=_ROOM,
        help=_("手机上的回执写着这个期限。"),
        most=30,
        order=120,
    )
)
REFERRAL_DAYS = register_setting(
    Setting(
        "members.referral_days",
        _("推荐后等本人答复"),
        _("天"),
        14,
        _CUSTOM,
        room=_ROOM,
        help=_("到期没有答复，推荐作废，不留内容。"),
        most=60,
        order=130,
    )
)
REFERRAL_LIMIT = register_setting(
    Setting(
        "members.referral_limit", _("一位党员 30 天内可以推荐几位"), _("位"), 5, _CUSTOM, room=_ROOM, most=50, order=140
    )
)
