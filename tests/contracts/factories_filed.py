"""PDFs as enterprises file them, and filed contracts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.core.files.base import ContentFile

from contracts.actions.check_filed_contract import check_filed_contract
from contracts.actions.file_contract import SignedFacts, file_contract
from contracts.models import FiledContract
from contracts.states import ContractKind
from contracts.wording import filled_clauses, variables_of
from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.typesetting.about import About
from jinxi_portal.papers.typesetting.setting import set_paper
from tests.contracts.factories import VALUES, make_employer, make_version, make_worker

UNFAIR = "乙方入职时须将身份证原件交由甲方统一保管。"
OWN_CLAUSES = (
    ("工作内容", "乙方从事居家保洁，工作地点为客户家中，合同期限一年。"),
    ("报酬", "月工资3600元，每月10日发放。"),
)


@cache
def pdf_of(clauses: Sequence[tuple[str, str]], worker: str = "王桂芳") -> bytes:
    """A contract of these clauses, set like any other."""
    content = {
        "title": "家政服务员劳动合同",
        "term": "2026年3月1日至2027年2月28日",
        "text_digest": "",
        "parties": [
            {"label": "甲方", "role": "公司", "name": "华丽家政", "facts": []},
            {"label": "乙方", "role": "家政服务员", "name": worker, "facts": []},
        ],
        "clauses": [{"title": title, "text": text} for title, text in clauses],
        "signers": [
            {"label": "甲方", "name": "马晓燕", "typed": "马晓燕"},
            {"label": "乙方", "name": worker, "typed": worker},
        ],
    }
    kind = paper_kinds.get("contracts.contract")
    return set_paper(About(kind, datetime(2026, 3, 1, 3, tzinfo=UTC), "HT-2026-000001", "K7MPQ2XA", "某平台"), content)


def standard_pdf(worker: str = "王桂芳", more: Sequence[tuple[str, str]] = ()) -> bytes:
    """The county's labour contract, filled in; ``more`` clauses of the enterprise's own behind it."""
    version = make_version()
    filled = filled_clauses(version.clauses, variables_of(version), VALUES)
    return pdf_of((*((each["title"], each["text"]) for each in filled), *more), worker)


def own_pdf(*more: str, worker: str = "王桂芳") -> bytes:
    """An enterprise's own wording."""
    return pdf_of((*OWN_CLAUSES, *(("其他", text) for text in more)), worker)


def filed(
    by: Any, pdf: bytes, *, worker: Any = None, check: bool = True, replaces: Any = None, **changes: Any
) -> FiledContract:
    """Filed, and read unless told otherwise; ``changes`` of its facts."""
    facts = SignedFacts(
        "家政服务员劳动合同", ContractKind.EMPLOYEE, date(2026, 2, 24), date(2026, 3, 1), date(2027, 2, 28)
    )
    made, _again = file_contract(
        employer=make_employer(),
        worker=worker or make_worker(),
        facts=replace(facts, **changes),
        file=ContentFile(pdf, name="合同.pdf"),
        by=by,
        replaces=replaces,
    )
    return check_filed_contract(filed_id=made.pk) if check else made
