"""Contracts that a platform filed as signed elsewhere, and a batch drafted from a workbook. Nobody is real."""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from contracts.actions.check_filed_contract import check_filed_contract
from contracts.actions.file_contract import SignedFacts, file_contract
from contracts.actions.prepare_batch import RowGiven, prepare_batch
from contracts.actions.start_batch import start_batch
from contracts.actions.work_off_batch import work_off_batch
from contracts.demo.contracts import MOBILES
from contracts.models import TemplateVersion
from contracts.states import ContractKind
from contracts.wording import filled_clauses, variables_of
from jinxi_portal.accounts.public import PlaceKind, Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.papers.public import set_inside
from members.public import Employer, Worker

#: The head of a contract: where each side is reached.
REACHED = "甲方地址：金溪县秀谷镇，联系电话：0794-5260018。\n乙方住址：金溪县，联系电话：与报名登记表一致。"
OWN = (
    ("工作内容", "乙方通过平台接单，从事居家保洁和做饭，工作地点为客户家中。"),
    ("报酬", "服务费按单结算，每月10日前付清上月服务费。"),
    ("休息", "乙方每周至少休息一天。"),
    ("争议", "发生争议先协商，也可以申请调解、仲裁或者起诉。"),
)
DOUBTFUL = (("证件", "乙方入职时须将身份证原件交由甲方统一保管。"),)


def load(context: Any) -> None:
    platform, agency = (Employer.objects.filter(code=code).first() for code in ("anxinju", "huali"))
    today = clock.today()
    if platform is not None and (staff := _staff(platform)) is not None:
        texts = ("standard", "standard", "own", "doubtful")
        for turn, (worker, text) in enumerate(zip(_workers(platform, len(texts)), texts, strict=False)):
            _file(platform, worker, text, today - timedelta(days=40 + 9 * turn), staff)
            context.progress(turn + 1, len(texts) + 1)
    if agency is not None and (staff := _staff(agency)) is not None:
        _batch(agency, today, staff)


def _staff(employer: Employer) -> Any:
    return next(iter(holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=employer.pk)), None)


def _workers(employer: Employer, count: int, *, whole_mobiles: bool = False) -> list[Worker]:
    rows = employer.engagements.standing().filter(worker__joined_into__isnull=True)
    if whole_mobiles:
        rows = rows.filter(mobile_digest__isnull=False)
    # the last ones: ``contracts.demo.contracts`` gives the first ones contracts that are signed in the portal
    return [row.worker for row in rows.select_related("worker").order_by("-worker_id")[:count]]


def _file(employer: Employer, worker: Worker, text: str, day: date, by: Any) -> None:
    facts = SignedFacts(
        "家政服务员劳动合同", ContractKind.EMPLOYEE, day, day, day + timedelta(days=364), f"AXJ-{day:%y%m%d}"
    )
    clauses = _standard(day) if text == "standard" else [*OWN, *(DOUBTFUL if text == "doubtful" else ())]
    content = {
        "title": "家政服务员劳动合同",
        "subtitle": f"甲方（公司）：{employer.name}　乙方（家政服务员）：{worker.name}",
        "text": [],
        "sections": [{"title": title, "text": said.split("\n")} for title, said in [("", REACHED), *clauses]],
        "tables": [],
    }
    pdf = set_inside("papers.table", content, number=facts.reference, at=clock.start_of(day))
    filed, _again = file_contract(
        employer=employer, worker=worker, facts=facts, file=ContentFile(pdf, name="合同.pdf"), by=by
    )
    check_filed_contract(filed_id=filed.pk)


def _standard(day: date) -> list[tuple[str, str]]:
    version = TemplateVersion.objects.in_force(on=day).select_related("template").get(template__key="labour_employee")
    clauses = filled_clauses(version.clauses, variables_of(version), _values(day))
    return [(each["title"], each["text"]) for each in clauses]


def _values(day: date) -> dict[str, str]:
    return {
        "starts_on": day.isoformat(),
        "ends_on": (day + timedelta(days=364)).isoformat(),
        "work": "居家保洁、做饭",
        "place": "金溪县城区客户家庭",
        "hours": "8",
        "rest_days": "1",
        "pay": "3900",
        "pay_day": "10",
    }


def _batch(employer: Employer, today: date, by: Any) -> None:
    """Two that were sent, and one whose name nobody on the roster bears."""
    workers = _workers(employer, 2, whole_mobiles=True)
    names = [worker.name for worker in workers]
    mobiles = [{"mobile": _mobile(employer, worker)} for worker in workers]
    rows = [
        RowGiven(turn, name, numbers) for turn, (name, numbers) in enumerate(zip(names, mobiles, strict=True), start=2)
    ]
    rows.append(RowGiven(len(rows) + 2, "邹来娣"))
    version = TemplateVersion.objects.in_force(on=today).select_related("template").get(template__key="labour_employee")
    batch = prepare_batch(version=version, employer=employer, rows=rows, by=by)
    signatory = {"signatory": by.name, "mobile": MOBILES[employer.code], "address": "秀谷镇锦绣大道18号"}
    start_batch(batch=batch, values=_values(today + timedelta(days=10)), parties={"employer": signatory}, by=by)
    work_off_batch(batch_id=batch.pk)


def _mobile(employer: Employer, worker: Worker) -> str:
    row = employer.engagements.standing().filter(worker=worker, mobile_digest__isnull=False).first()
    return row.mobile.reveal() if row is not None and row.mobile is not None else ""


slots.demo_steps.register(slots.DemoStep(key="contracts.handed_in", label=_("报送的合同"), load=load, order=66))
