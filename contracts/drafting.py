"""What a draft knows: the facts of its parties, its clauses as they will read, what the drafter is warned of."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contracts.checking_text import patterns_today
from contracts.clauses.checking import Suspicion, check_text
from contracts.clauses.sentences import plain_form
from contracts.models import Contract, ExtraClause, Party, TemplateVersion
from contracts.rules.variables import value_fault
from contracts.rules.warnings import DraftWarning, warnings_for
from contracts.states import PartyRole, Relation, VersionState
from contracts.wording import Clauses, filled_clauses, plain_text, variables_of
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import setting_on

EXTRA_TITLE = "补充约定"


def clauses_of(contract: Contract) -> Clauses:
    """What the contract says: as it was sent, or as the draft reads now."""
    return list(contract.clauses) if contract.clauses else draft_clauses(contract)


def draft_clauses(contract: Contract) -> Clauses:
    """The clauses of the draft with its values, and the extra clauses behind them."""
    extra = [
        {
            "title": EXTRA_TITLE,
            "text": each.text,
            "summary": "这一条是起草的人另外加的，县里的标准合同没有。看不懂可以先问。",
        }
        for each in contract.extra_clauses.all()
    ]
    if contract.relation == Relation.ADDENDUM and contract.predecessor is not None:
        base = {
            "title": "与原合同的关系",
            "text": f"本协议补充编号{contract.predecessor.number}的合同。除以下约定外，原合同的其他条款不变，继续有效。",
            "summary": "原来的合同照旧，只改下面写的这几条。",
        }
        return [base, *extra]
    variables = variables_of(contract.version)
    return [*filled_clauses(contract.version.clauses, variables, contract.values), *extra]


def names_of(contract: Contract) -> dict[str, str]:
    return {party.role: party.name for party in contract.parties.all()}


@dataclass(frozen=True)
class Suspected:
    """An extra clause and what the check suspects in it."""

    clause: ExtraClause
    suspicions: tuple[Suspicion, ...]

    @property
    def blocks(self) -> bool:
        """What is not suspected clearly is shown, and sent all the same."""
        return self.clause.confirmed_at is None and any(one.is_clear for one in self.suspicions)


def suspected_clauses(contract: Contract) -> list[Suspected]:
    """Every extra clause with its suspicions, read together with the head so that 甲方 and 乙方 are known."""
    clauses = list(contract.extra_clauses.all())
    if not clauses:
        return []
    names, patterns = names_of(contract), patterns_today()
    found = []
    for clause in clauses:
        text = plain_text("", contract.kind, names, [{"title": EXTRA_TITLE, "text": clause.text}])
        plain = plain_form(clause.text)
        report = check_text(text, kind=contract.kind, patterns=patterns)
        found.append(Suspected(clause, tuple(one for one in report.suspicions if one.sentence.plain in plain)))
    return found


def warnings_of(contract: Contract) -> list[DraftWarning]:
    if contract.relation == Relation.ADDENDUM:
        return []
    asks = {variable.key for variable in variables_of(contract.version)}
    minimum = setting_on("contracts.minimum_wage", clock.today())
    found = warnings_for(contract.values, kind=contract.kind, minimum_wage=minimum, asks=asks)
    return [*found, *_version_warnings(contract)]


def _version_warnings(contract: Contract) -> list[DraftWarning]:
    """The template has gone on since the draft was begun."""
    version = contract.version
    if version.state == VersionState.RETIRED:
        return [DraftWarning("version_retired", retired_sentence(version), version.retired_because, blocks=True)]
    newest = TemplateVersion.objects.in_force(on=clock.today()).filter(template=version.template_id).first()
    if newest is None or newest.pk == version.pk:
        return []
    said = _("草稿用的是范本第 %(number)s 版，现在起草用的是第 %(newest)s 版。要用新版，请撤回这一份重新起草。")
    return [DraftWarning("newer_version", said % {"number": version.number, "newest": newest.number}, newest.note)]


def retired_sentence(version: TemplateVersion) -> str:
    return _("草稿用的范本第 %(number)s 版已经停用。请撤回这一份，用现在的版本重新起草。") % {"number": version.number}


def faults_of(contract: Contract) -> list[str]:
    """What is still missing or wrong before the contract can be sent, as sentences."""
    faults: list[str] = []
    if contract.relation != Relation.ADDENDUM:
        faults = [value_fault(each, contract.values.get(each.key, "")) for each in variables_of(contract.version)]
    faults += party_faults(contract)
    if contract.relation == Relation.ADDENDUM and not contract.extra_clauses.all():
        faults.append(_("补充协议还没有写补充的内容。"))
    return [fault for fault in faults if fault]


def party_faults(contract: Contract) -> list[str]:
    """What is missing of those who are to sign."""
    return [fault for party in contract.parties.all() if (fault := _party_fault(party))]


def _party_fault(party: Party) -> str:
    if not party.name:
        return str(_("请填写%(label)s的名称或姓名。") % {"label": party.label})
    if party.mobile is None:
        return str(_("请填写%(label)s签字人的手机号码，签字时验证码发到这个号码。") % {"label": party.label})
    if party.role == PartyRole.EMPLOYER and not party.signatory:
        return str(_("请填写%(label)s由谁签字。") % {"label": party.label})
    return ""


def best_engagement(worker: Any, employer: Any) -> Any:
    """What the rosters know of the worker: the row of this employer, else the newest."""
    rows = list(worker.engagements.standing().order_by("-since", "-pk"))
    own = [row for row in rows if employer is not None and row.employer_id == employer.pk]
    return next(iter(own or rows), None)


def party_before(role: PartyRole, *, employer: Any, worker: Any = None) -> Party | None:
    """The same side in the employer's newest contract that was sent; of a worker, in the last one with her. Customers differ each time."""
    if role == PartyRole.CUSTOMER:
        return None
    rows = Party.objects.filter(role=role, contract__employer=employer, contract__round__gt=0)
    if role == PartyRole.WORKER:
        rows = rows.filter(contract__worker=worker)
    return rows.order_by("-pk").first()
