"""The key enterprises of the demo county."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts.actions.name_key_enterprise import name_key_enterprise
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import slots
from members.public import Employer

#: Code, from which day on, why.
KEY = (
    ("huali", date(2024, 3, 1), "全县从业人员最多的家政公司，备案文本里查出过扣押证件、克扣工资的条款。"),
    ("anxinju", date(2024, 6, 1), "平台派单多，合同由平台单方提供，查出过免除人身伤害责任的条款。"),
)


def load(context: Any) -> None:
    officer = next(iter(holders_of(Role.SUPERVISION_OFFICER)), None)
    employers = Employer.objects.in_bulk([code for code, _since, _reason in KEY], field_name="code")
    if officer is None:
        return
    for done, (code, since, reason) in enumerate(KEY, start=1):
        if code in employers:
            name_key_enterprise(employer=employers[code], since=since, reason=reason, by=officer)
        context.progress(done, len(KEY))


slots.demo_steps.register(slots.DemoStep(key="contracts.key", label=_("重点企业"), load=load, order=63))
