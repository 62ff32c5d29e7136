"""Papers of the demo county: what an office sends out in a month, one withdrawn and one replaced."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import slots
from jinxi_portal.papers.actions.issue_paper import issue_paper
from jinxi_portal.papers.actions.withdraw_paper import withdraw_paper
from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.models import Paper

#: Who handed in which papers this month.
_RECEIVED = (
    ("华丽家政服务有限公司", "2026 年第三季度标准合同签订情况表", "1 份，共 4 页"),
    ("安心居家政服务有限公司", "2026 年第三季度标准合同签订情况表", "1 份，共 6 页"),
    ("安心居家政服务有限公司", "从业人员健康体检汇总", "1 份，共 11 页"),
)


def load(context: Any) -> None:
    clerk = next(iter(holders_of(Role.COMMITTEE_CLERK)), None)
    steps = [*(_slip(*received) for received in _RECEIVED), *(_example(key) for key in ("letter", "minutes", "table"))]
    issued: list[Paper] = []
    for done, (kind, content) in enumerate(steps, start=1):
        with transaction.atomic():
            issued.append(issue_paper(kind=kind, subject=None, content=content, by=clerk))
        context.progress(done, len(steps) + 1)
    with transaction.atomic():
        kind, content = _slip(*_RECEIVED[1][:2], "1 份，共 5 页")
        issue_paper(kind=kind, subject=None, content=content, by=clerk, replaces=issued[1])
        withdraw_paper(paper=issued[2], reason="材料缺封面，企业已取回，重新报送后另出回执。", by=clerk)
    context.progress(len(steps) + 1, len(steps) + 1)


def _example(what: str) -> tuple[str, dict[str, Any]]:
    key = f"papers.{what}"
    return key, paper_kinds.get(key).example()


def _slip(sender: str, papers: str, count: str) -> tuple[str, dict[str, Any]]:
    key, content = _example("slip")
    facts = [("报送单位", sender), ("材料名称", papers), ("份数", count)]
    lines = [{"label": label, "value": value} for label, value in facts]
    return key, {**content, "text": [f"今收到{sender}报送的下列材料，特此回执。"], "facts": lines}


slots.demo_steps.register(slots.DemoStep("papers.papers", _("文书"), load, order=60))
