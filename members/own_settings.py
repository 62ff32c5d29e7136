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
