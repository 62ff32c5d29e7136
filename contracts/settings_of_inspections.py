"""The time limits of inspections that the committee may change, and the deadlines that follow from them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Role
from jinxi_portal.records.public import DeadlineKind, Setting, register_deadline, register_setting, setting_on

_ROOM = _("合同")
INSPECT, CORRECT, RECHECK = "contracts.inspect", "contracts.correct", "contracts.recheck"
#: Kinds of attachment: what the officer found, and what the enterprise shows as proof.
EVIDENCE, PROOF = "contracts.inspection_evidence", "contracts.mending_proof"

CORRECTION_DAYS = register_setting(
    Setting(
        "contracts.correction_days",
        _("责令改正的期限"),
        _("个工作日"),
        10,
        _("工作惯例"),
        room=_ROOM,
        help=_("发出责令改正通知书时按它算出最后一天，监管人员可以按情况另定。"),
        most=60,
        order=30,
    )
)
RECHECK_DAYS = register_setting(
    Setting(
        "contracts.recheck_days",
        _("复查期限"),
        _("个工作日"),
        5,
        _("工作惯例"),
        room=_ROOM,
        help=_("企业逐项答复以后，监管人员在这些工作日里复查。"),
        most=60,
        order=40,
    )
)


def correction_days(day: date) -> int:
    """How many working days an enterprise has, by the rule of the day."""
    return setting_on(CORRECTION_DAYS.key, day)


def recheck_days(day: date) -> int:
    return setting_on(RECHECK_DAYS.key, day)


# the planned day is the deadline itself
register_deadline(DeadlineKind(INSPECT, _("实施检查"), days=1, remind_before=1))
register_deadline(
    DeadlineKind(CORRECT, _("改正并答复"), days=correction_days, remind_before=2, escalate_to=Role.SUPERVISION_OFFICER)
)
register_deadline(
    DeadlineKind(RECHECK, _("复查"), days=recheck_days, remind_before=1, escalate_to=Role.COMMITTEE_SECRETARY)
)
