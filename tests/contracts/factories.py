"""Rows of the contracts' room."""

import io
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from contracts.actions.change_contract import change_contract
from contracts.actions.draft_contract import draft_contract
from contracts.actions.read_contract import note_reading, open_contract
from contracts.actions.send_contract import send_contract
from contracts.actions.sign_contract import sign_contract
from contracts.models import Contract, Party, Template, TemplateVersion
from contracts.standard import standard_templates
from contracts.states import Device, VersionState
from jinxi_portal.kernel import clock
from members.models import Employer, WorkerAccount
from tests.cast import EMPLOYER
from tests.members.factories import EmployerFactory, EngagementFactory, RosterFactory, WorkerFactory


def make_template(key: str = "labour_employee") -> Template:
    said = next(each for each in standard_templates() if each["key"] == key)
    found: Template = Template.objects.get_or_create(key=key, defaults={"title": said["title"], "kind": said["kind"]})[
        0
    ]
    return found


def make_version(
    key: str = "labour_employee", number: int = 1, state: VersionState = VersionState.APPROVED, **fields: Any
) -> TemplateVersion:
    said = next(each for each in standard_templates() if each["key"] == key)
    approved = {"effective_from": date(2024, 1, 1), "approved_at": clock.now()} if state != VersionState.DRAFT else {}
    values = {"clauses": said["clauses"], "variables": said["variables"], "state": state, **approved, **fields}
    return TemplateVersion.objects.get_or_create(template=make_template(key), number=number, defaults=values)[0]


#: What a drafter fills in for the labour contract.
VALUES = {
    "starts_on": "2026-03-01",
    "ends_on": "2036-02-28",
    "work": "居家保洁、做饭",
    "place": "金溪县城区客户家庭",
    "hours": "8",
    "rest_days": "1",
    "pay": "3800",
    "pay_day": "10",
}
SERVICE_VALUES = {
    "starts_on": "2026-03-01",
    "ends_on": "2036-08-31",
    "work": "每日两餐、居家保洁",
    "standard": "按照《金溪县家政服务标准二十条》",
    "place": "秀谷镇锦绣大道",
    "hours_text": "8 时至 17 时",
    "rest_days": "1",
    "pay_unit": "每月",
    "pay": "4200",
    "pay_day": "5",
    "agency_fee": "300",
    "health": "体检合格，已参加养老护理培训",
    "notice_days": "7",
}
ID_NUMBER = "361027197905122462"
#: A picture of one dark stroke, as a phone's canvas would send it.
PNG_WIDTH, PNG_HEIGHT = 120, 40


def make_employer(pk: int = EMPLOYER) -> Any:
    """The cast's employer, or another."""
    names = {EMPLOYER: ("金溪县华丽家政服务有限公司", "华丽家政"), 2: ("江西安心居网络科技有限公司", "安心居")}
    name, short = names.get(pk, (f"金溪县第{pk}家政服务有限公司", f"第{pk}家政"))
    found = Employer.objects.filter(pk=pk).first()
    return found or EmployerFactory(pk=pk, code=f"employer-{pk}", name=name, short_name=short, contact_name="马晓燕")


def make_worker(name: str = "王桂芳", *, user: Any = None, employer: Any = None, mobile: str = "13900000011") -> Any:
    """A worker on the employer's roster, perhaps with an account."""
    employer = employer or make_employer()
    worker = WorkerFactory(name=name)
    roster = RosterFactory(employer=employer)
    EngagementFactory(worker=worker, name=name, roster=roster, employer=employer, id_number=ID_NUMBER, mobile=mobile)
    if user is not None:
        WorkerAccount.objects.create(user=user, worker=worker, how="staff")
    return worker


def draft(
    by: Any, *, key: str = "labour_employee", worker: Any = None, extra: tuple[str, ...] = (), **values: str
) -> Contract:
    """A draft filled in by ``by``."""
    worker = worker or make_worker()
    employer = None if key == "service_direct" else make_employer()
    contract = draft_contract(version=make_version(key), worker=worker, employer=employer, by=by)
    parties = {
        "employer": {"signatory": "马晓燕", "mobile": "13800000001", "address": "秀谷镇锦绣大道18号"},
        "customer": {"name": "李春梅", "mobile": "13700000007", "id_number": ID_NUMBER, "address": "秀谷镇"},
        "worker": {"address": "秀谷镇锦绣社区"},
    }
    base = VALUES if key.startswith("labour") else SERVICE_VALUES
    if key == "service_direct":
        base = {name: value for name, value in base.items() if name not in ("standard", "agency_fee")}
    return change_contract(contract=contract, values={**base, **values}, parties=parties, extra=extra, by=by)


def sent(by: Any, **kwargs: Any) -> Contract:
    """A contract that waits for signatures."""
    return send_contract(contract=draft(by, **kwargs), by=by)


def ready(contract: Contract, role: str) -> Party:
    """The party has read the contract and confirmed the code."""
    party = contract.parties.get(role=role)
    open_contract(party=party, by=None)
    note_reading(party=party, seconds=40, percent=100)
    Party.objects.filter(pk=party.pk).update(code_confirmed_at=clock.now())
    return Party.objects.select_related("contract").get(pk=party.pk)


def sign(contract: Contract, role: str, *, by: Any = None, picture: bytes = b"") -> Contract:
    """The party signs with the typed name, or the picture."""
    party = ready(contract, role)
    return sign_contract(
        party=party,
        shown_digest=party.contract.text_digest,
        device=Device.PHONE,
        by=by,
        picture=picture,
        typed_name=party.signs_as,
    )


def signed(by: Any, **kwargs: Any) -> Contract:
    """A contract that everybody has signed."""
    contract = sent(by, **kwargs)
    for party in sorted(contract.parties.all(), key=lambda each: each.order):
        contract = sign(contract, party.role)
    return contract


def a_stroke() -> bytes:
    """PNG of a stroke."""
    picture = Image.new("RGBA", (PNG_WIDTH, PNG_HEIGHT), (255, 255, 255, 0))
    ImageDraw.Draw(picture).line([(5, 30), (60, 8), (115, 30)], fill=(31, 31, 31, 255), width=4)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
