"""The numbers of contracts that the committee may change."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Setting, register_setting

_ROOM = _("合同")

MINIMUM_WAGE = register_setting(
    Setting(
        "contracts.minimum_wage",
        _("最低工资（每月）"),
        _("元"),
        1740,
        _("江西省最低工资标准，三类区域"),
        room=_ROOM,
        help=_(
            "起草合同、计算工资时低于它会提醒。初始数字请办公室按省里的文件核对；公布新标准后，请按执行日期登记新的数字。"
        ),
        least=1000,
        most=20000,
        order=10,
    )
)
SIGN_DAYS = register_setting(
    Setting(
        "contracts.sign_days",
        _("签字期限"),
        _("天"),
        7,
        _("工作惯例"),
        room=_ROOM,
        help=_("合同发出后，各方在这些天里签字；过了就要重新发出。"),
        most=60,
        order=20,
    )
)
