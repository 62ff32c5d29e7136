"""What the notice of correction says; the ground of the order itself is the rule on household services."""

from collections.abc import Iterable
from typing import Any

from contracts.models import CorrectionItem, CorrectionNotice

NOTICE = "contracts.correction_notice"
TITLE = "责令改正通知书"


def notice_content(notice: CorrectionNotice, items: Iterable[CorrectionItem]) -> dict[str, Any]:
    """The content of the sealed paper of a notice that has its number and day."""
    inspection = notice.inspection
    return correction_content(
        employer=inspection.employer.name,
        inspected_on=inspection.inspected_on,
        inspection=inspection.number,
        rows=[(each.item, each.demand) for each in items],
        due=notice.due,
        days=notice.days,
        number_of_round=notice.round,
    )


def correction_content(
    *, employer: str, inspected_on: Any, inspection: str, rows: Any, due: Any, days: int, number_of_round: int
) -> dict[str, Any]:
    """The same before it is issued, for the preview."""
    found = "经复查，以下问题仍未改正。" if number_of_round > 1 else "发现以下问题。"
    return {
        "title": TITLE,
        "to": employer,
        "text": [
            f"我委于{han(inspected_on)}对你单位的合同管理情况进行检查（检查编号 {inspection}），{found}"
            "现根据《家庭服务业管理暂行办法》（商务部令2012年第11号）和表中所列规定，责令你单位改正。"
        ],
        "rows": [
            # the checklist's own numbers, which page, answer and later rounds use too
            [str(item.position), item.note or item.text, item.ground, demand]
            for item, demand in rows
        ],
        "after": [
            f"请在{han(due)}前（{days}个工作日）改正完毕，并登录家政门户，在“检查和整改”里逐项答复、附上证明材料。"
            "我委收到答复后进行复查。逾期不改正的，移送有权处理的部门依法处理。",
            "对本通知书有异议的，可以在上述期限内向我委书面说明理由。",
        ],
        "due": han(due),
    }


def han(day: Any) -> str:
    """A day as papers write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
