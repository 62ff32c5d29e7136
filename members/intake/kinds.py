"""The two kinds of lists that this room takes."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.sheets.public import REGISTER_COLUMNS, ROSTER_COLUMNS, SheetKind, agrees_with_id, kinds
from members.intake.register import RegisterIntake
from members.intake.rosters import RosterIntake

_register_name, *_register_others = REGISTER_COLUMNS
_roster_name, *_roster_others = ROSTER_COLUMNS

REGISTER = kinds.register(
    SheetKind(
        "register",
        _("党员名册"),
        (_register_name.needed(), *_register_others),
        check_row=agrees_with_id,
        intake=RegisterIntake(),
        hint=_("从党员管理系统导出的名册，原样上传即可。收入后会与各企业的花名册重新比对。"),
    )
)
ROSTER = kinds.register(
    SheetKind(
        "roster",
        _("从业人员花名册"),
        (_roster_name.needed(), *_roster_others),
        check_row=agrees_with_id,
        intake=RosterIntake(),
        hint=_("企业发来的花名册，原样上传即可：标题、合计、空行都会自动跳过。"),
    )
)
