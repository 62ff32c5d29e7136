"""The cover of the file, and the sheet that closes it."""

from typing import Any

from disputes.case_file.after import ended_on, standing
from disputes.case_file.wording import facts, han, in_chinese, mediator_name, names_of, signers
from disputes.models import Dispute
from disputes.words import Side
from jinxi_portal.kernel import clock


@in_chinese
def cover_content(dispute: Dispute, *, by: Any) -> dict[str, Any]:
    return {
        "title": "人民调解卷宗",
        "number": dispute.number,
        "facts": facts(
            ("案由", f"{dispute.get_kind_display()}纠纷"),
            ("申请人", names_of(dispute, Side.APPLICANT)),
            ("被申请人", names_of(dispute, Side.RESPONDENT)),
            ("调解员", mediator_name(dispute) or "未选定"),
            ("受理日期", han(dispute.accepted_on) or "未受理"),
            ("结案日期", han(ended_on(dispute))),
            ("结案方式", standing(dispute)),
            ("立卷人", by),
            ("立卷日期", han(clock.today())),
        ),
    }


@in_chinese
def archive_content(dispute: Dispute, *, count: int, pages: int, apart: list[str], by: Any) -> dict[str, Any]:
    """What lies in the file and what is kept apart, for who takes it over; ``pages`` with this sheet."""
    return {
        "title": "卷内备考表",
        "subtitle": dispute.number,
        "facts": facts(
            ("本卷情况", f"共{count}件，{pages}页"),
            ("立卷人", by),
            ("立卷日期", han(clock.today())),
            ("归档日期", han(dispute.archived_on) or "没有归档"),
        ),
        "sections": [
            {
                "title": "说明",
                "text": apart or ["本卷材料齐全，没有另外保存的电子文件。"],
            }
        ],
        "signers": signers([("立卷人", "", ""), ("检查人", "", "")]),
    }
