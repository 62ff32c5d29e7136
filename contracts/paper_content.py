"""What the papers of a contract say. ID numbers stand whole on the signed paper and nowhere else."""

from typing import Any

from django.core.files.storage import default_storage

from contracts.drafting import clauses_of
from contracts.models import Contract, Party, Signature
from contracts.rules.variables import DATE, Variable, shown_value
from contracts.states import EMPLOYED_KINDS, SIGNED_STATES, PartyRole
from contracts.wording import role_words
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Paper, issue_paper, papers_of

_ID_LABEL = {PartyRole.EMPLOYER: "统一社会信用代码", PartyRole.WORKER: "身份证号码", PartyRole.CUSTOMER: "身份证号码"}
_DAY = Variable("day", "", DATE)


def contract_content(contract: Contract, *, whole: bool) -> dict[str, Any]:
    """The paper of a contract; ``whole``: with ID numbers and mobiles in full, for the signed paper only."""
    parties = list(contract.parties.all())
    signatures = standing_signatures(contract)
    return {
        "title": contract.title,
        "term": term_of(contract),
        "text_digest": contract.text_digest,
        "parties": [_party(party, whole=whole) for party in parties],
        "clauses": [{"title": each["title"], "text": each["text"]} for each in clauses_of(contract)],
        "signers": [_signer(party, signatures.get(party.pk)) for party in parties],
        **evidence_of(contract, signatures),
    }


def evidence_of(contract: Contract, signatures: dict[int, Signature]) -> dict[str, Any]:
    """Who, when, what was shown, the code, the device, the digests."""
    facts = [("合同编号", contract.number), ("发出时间", _moment(contract.sent_at)), ("文本摘要", contract.text_digest)]
    return {
        "text_facts": _pairs(facts),
        "evidence": [
            _evidence(each) for each in sorted(signatures.values(), key=lambda each: (each.signed_at, each.pk))
        ],
    }


def issue_contract_papers(contract: Contract) -> tuple[Paper, Paper]:
    """The signed contract with its evidence page, and the evidence alone; sealed by the office."""
    content = contract_content(contract, whole=True)
    paper = issue_paper(kind="contracts.contract", subject=contract, content=content, by=None, number=contract.number)
    alone = {key: content[key] for key in ("title", "term", "text_digest", "evidence")}
    alone["contract_number"] = contract.number
    alone["text_facts"] = [*content["text_facts"], *_pairs([("合同文件摘要", paper.pdf_digest)])]
    return paper, issue_paper(kind="contracts.evidence", subject=contract, content=alone, by=None)


def standing_signatures(contract: Contract) -> dict[int, Signature]:
    """Party id -> the signature that counts."""
    rows = Signature.objects.filter(party__contract=contract, voided_at__isnull=True).select_related("party", "picture")
    return {each.party_id: each for each in rows}


def files_of(contract: Contract) -> list[Paper]:
    """What each party gets: the contract, then its evidence."""
    return list(papers_of(contract))[::-1] if contract.state in SIGNED_STATES else []


def term_of(contract: Contract) -> str:
    if contract.starts_on is None:
        return ""
    first = shown_value(_DAY, contract.starts_on)
    if contract.ends_on is None:
        open_end = "无固定期限" if contract.kind in EMPLOYED_KINDS else "没有约定结束日期"
        return f"{first}起，{open_end}"
    return f"{first}至{shown_value(_DAY, contract.ends_on)}"


def _party(party: Party, *, whole: bool) -> dict[str, Any]:
    role = PartyRole(party.role)
    number = _said(party.id_number, whole=whole)
    if role == PartyRole.EMPLOYER and party.contract.employer is not None:
        number = party.contract.employer.credit_code
    facts = [(_ID_LABEL[role], number), ("签字人", party.signatory), ("地址", party.address)]
    facts.append(("联系电话", _said(party.mobile, whole=whole)))
    return {
        "label": party.label,
        "role": role_words(role),
        "name": party.name,
        "facts": _pairs([fact for fact in facts if fact[1]]),
    }


def _signer(party: Party, signature: Signature | None) -> dict[str, Any]:
    said: dict[str, Any] = {"label": party.label, "name": party.signs_as}
    if signature is not None:
        said["date"] = clock.local_date(signature.signed_at).isoformat()
        if signature.picture is not None:
            said["picture"] = list(_picture(signature))
        else:
            said["typed"] = signature.typed_name
    return said


def _evidence(signature: Signature) -> dict[str, Any]:
    minutes, seconds = divmod(signature.reading_seconds, 60)
    facts = [
        ("打开时间", _moment(signature.opened_at)),
        ("阅读", f"{minutes}分{seconds}秒，读到{signature.read_percent}%"),
        ("验证码", f"{_moment(signature.code_confirmed_at)} 由 {signature.masked_mobile} 确认"),
        ("签字时间", _moment(signature.signed_at)),
        ("签字方式", "手指签名" if signature.picture_digest else "键入姓名"),
        ("设备", {"phone": "手机", "tablet": "平板", "computer": "电脑"}[signature.device]),
        ("所见文本摘要", signature.text_digest),
    ]
    if signature.picture_digest:
        facts.append(("签名图摘要", signature.picture_digest))
    return {"label": signature.party.label, "name": signature.party.signs_as, "facts": _pairs(facts)}


def _pairs(facts: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in facts]


def _moment(moment: Any) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M:%S}" if moment else ""


def _said(sealed: Any, *, whole: bool) -> str:
    if sealed is None:
        return ""
    value: str = sealed.reveal() if whole else sealed.mask()
    return value


def _picture(signature: Signature) -> bytes:
    if signature.picture is None:
        return b""
    with default_storage.open(signature.picture.place) as file:
        content: bytes = file.read()
    return content
