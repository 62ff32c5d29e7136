"""Contracts of three years: coverage rises, some wait for signatures, one was declined, one runs out soon."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts.actions.cancel_contract import cancel_contract
from contracts.actions.change_contract import change_contract
from contracts.actions.draft_contract import add_parties, draft_contract
from contracts.actions.send_contract import head_of, send_contract
from contracts.actions.stop_signing import decline_contract
from contracts.drafting import best_engagement, draft_clauses
from contracts.models import Contract, Party, Signature, TemplateVersion
from contracts.paper_content import issue_contract_papers
from contracts.states import ContractState, Device, EndReason, PartyRole
from contracts.wording import digest_of_text
from jinxi_portal.accounts.public import DEMO_WORKER, PlaceKind, Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import take_case_number, write_history
from members.public import Employer, Worker

#: How many are signed in each half-year; the numbers rise because the committee asks the key enterprises.
SIGNED = {(2024, 1): 4, (2024, 2): 6, (2025, 1): 12, (2025, 2): 20, (2026, 1): 38, (2026, 2): 60}
#: Every so-manieth is an agency's, with the customer as the third party.
AGENCY_EVERY = 4
#: Papers are set for what was signed this lately; more would make every first start wait.
RECENT_DAYS = 21
MOBILES = {"huali": "19900000021", "anxinju": "19900000022"}
PLACES = ("秀谷镇锦绣大道", "秀谷镇仰山大道", "浒湾镇", "双塘镇", "琉璃乡")
CUSTOMERS = (
    "黄建英",
    "周立平",
    "吴小兰",
    "徐国庆",
    "邓丽华",
    "谢海燕",
    "许志强",
    "傅秋菊",
    "余建华",
    "聂小红",
    "全冬梅",
    "章文斌",
)
JOBS = ("居家保洁、做饭", "照护老人、做饭", "婴幼儿照护", "产后护理、做月子餐")


@dataclass(frozen=True)
class Maker:
    """Who drafts for an employer, and its workers in the order in which they get a contract."""

    employer: Employer
    staff: Any
    workers: list[Worker]


def load(context: Any) -> None:
    makers = [maker for code in MOBILES if (maker := _maker(code)) is not None]
    if not makers:
        return
    today = clock.today()
    days = [
        day for (year, half), count in SIGNED.items() for day in _days(context.random, year, half, count) if day < today
    ]
    total = len(days) + 1
    for done, day in enumerate(days, start=1):
        key = "labour_employee" if done % AGENCY_EVERY else "service_agency"
        _signed(context.random, makers[done % len(makers)], day, today, key=key)
        context.progress(done, total)
    _open_ones(context.random, makers, today)
    context.progress(total, total)


def _maker(code: str) -> Maker | None:
    employer = Employer.objects.filter(code=code).first()
    if employer is None:
        return None
    staff = next(iter(holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=employer.pk)), None)
    standing = Worker.objects.filter(
        joined_into__isnull=True, engagements__employer=employer, engagements__left_on__isnull=True
    )
    known = standing.exclude(name=DEMO_WORKER[0]).distinct().order_by("pk")
    return Maker(employer, staff, list(known[:120])) if staff is not None else None


def _days(random: Any, year: int, half: int, count: int) -> list[date]:
    first = date(year, 1 if half == 1 else 7, 1)
    return sorted(first + timedelta(days=random.randrange(10, 170)) for _each in range(count))


def _signed(random: Any, maker: Maker, day: date, today: date, *, key: str) -> Contract | None:
    """Some of the early ones were ended, the others ran out or hold."""
    if not maker.workers:
        return None
    contract = signed_in_the_past(random, maker, maker.workers.pop(0), day, months=24, key=key)
    starts, ends = contract.starts_on, contract.ends_on
    if starts is None or ends is None:
        return contract
    last = starts + timedelta(days=300)
    if last < today - timedelta(days=200) and random.random() < 0.3:
        settled = {"wages_paid": "done", "papers_returned": "done", "refund_made": "not_needed"}
        contract.state, contract.ended_on, contract.end_reason = ContractState.ENDED, last, EndReason.WORKER_LEFT
        contract.settlement = settled
        facts = {"ended_on": last, "reason": EndReason.WORKER_LEFT, "open": 0}
        _tell(contract, "contract_ended", maker.staff, _moment(last + timedelta(days=1), random), **facts)
        contract.save()
    elif ends < today:
        contract.state = ContractState.EXPIRED
        _tell(contract, "contract_expired", None, clock.start_of(ends + timedelta(days=1)), ends_on=ends)
        contract.save()
    return contract


def signed_in_the_past(
    random: Any, maker: Maker, worker: Worker, day: date, *, months: int, key: str = "labour_employee"
) -> Contract:
    """Written as rows: the people of the demo were not yet posted then. Its papers are issued when it is not long ago."""
    version = TemplateVersion.objects.in_force(on=day).select_related("template").get(template__key=key)
    starts = day + timedelta(days=7)
    ends = starts + timedelta(days=30 * months + 5)
    sent_at, last_day = _moment(day, random), day + timedelta(days=7)
    contract = Contract(
        kind=version.template.kind,
        version=version,
        employer=maker.employer,
        worker=worker,
        values=_values(random, starts, ends, key),
        starts_on=starts,
        ends_on=ends,
        round=1,
        created_at=sent_at - timedelta(minutes=20),
        created_by=maker.staff,
        sent_at=sent_at,
        sign_by=clock.end_of(last_day),
    )
    with clock.frozen(sent_at):
        contract.number = take_case_number("contract")
    contract.save()
    add_parties(contract, best_engagement(worker, maker.employer))
    given = _parties(maker, random)
    for party in contract.parties.all():
        for name, value in given.get(party.role, {}).items():
            setattr(party, name, value)
        if party.mobile is None:  # the roster knows it by a mask only
            party.mobile = _made_up_mobile(random)
        party.save()
    contract.clauses, contract.head = draft_clauses(contract), head_of(contract)
    contract.text_digest = digest_of_text(contract.clauses, contract.head)
    _tell(contract, "contract_drafted", maker.staff, contract.created_at, number=contract.number, kind=contract.kind)
    _tell(contract, "contract_sent", maker.staff, sent_at, number=contract.number, sign_by=last_day)
    for party in sorted(contract.parties.all(), key=lambda each: each.order):
        at = _moment(day + timedelta(days=party.order), random)
        _sign(random, contract, party, at)
        contract.completed_at = at
    contract.state = ContractState.ACTIVE
    contract.save()
    facts_done = {"number": contract.number, "starts_on": contract.starts_on}
    _tell(contract, "contract_completed", None, contract.completed_at, **facts_done)
    if contract.completed_at is not None and clock.now() - contract.completed_at < timedelta(days=RECENT_DAYS):
        with clock.frozen(contract.completed_at):
            issue_contract_papers(contract)
    return contract


def _sign(random: Any, contract: Contract, party: Party, at: datetime) -> None:
    seconds = random.randrange(120, 560)
    party.opened_at, party.reading_seconds, party.read_percent = at - timedelta(seconds=seconds), seconds, 100
    party.code_confirmed_at = at - timedelta(seconds=40)
    party.save()
    device = Device.COMPUTER if party.role == PartyRole.EMPLOYER else Device.PHONE
    Signature.objects.create(
        party=party,
        round=1,
        signed_at=at,
        text_digest=contract.text_digest,
        opened_at=party.opened_at,
        reading_seconds=seconds,
        read_percent=100,
        code_confirmed_at=party.code_confirmed_at,
        masked_mobile=party.mobile.mask() if party.mobile else "",
        device=device,
        typed_name=party.signs_as,
    )
    _tell(contract, "contract_signed", None, at, role=PartyRole(party.role), device=device)


def _tell(contract: Contract, what: str, by: Any, at: datetime | None, **facts: Any) -> None:
    write_history(subject=contract, verb=f"contracts.{what}", by=by, facts=facts, at=at)


def _sent(random: Any, maker: Maker, worker: Worker, day: date, *, key: str = "labour_employee") -> Contract:
    """Through the real acts, a few days ago."""
    with clock.frozen(_moment(day, random)):
        version = TemplateVersion.objects.in_force(on=day).select_related("template").get(template__key=key)
        contract = draft_contract(version=version, worker=worker, employer=maker.employer, by=maker.staff)
        starts, parties = day + timedelta(days=10), _parties(maker, random)
        if contract.parties.get(role=PartyRole.WORKER).mobile is None:
            parties["worker"] = {"mobile": _made_up_mobile(random)}
        change_contract(
            contract=contract,
            values=_values(random, starts, starts + timedelta(days=364), key),
            parties=parties,
            extra=[],
            by=maker.staff,
        )
        return send_contract(contract=contract, by=maker.staff)


def _values(random: Any, starts: date, ends: date, key: str) -> dict[str, str]:
    pay = str(random.randrange(32, 62) * 100)
    values = {
        "starts_on": starts.isoformat(),
        "ends_on": ends.isoformat(),
        "work": random.choice(JOBS),
        "place": random.choice(PLACES),
        "rest_days": str(random.choice((1, 1, 2))),
        "pay": pay,
        "pay_day": str(random.choice((5, 8, 10, 15))),
    }
    if key == "labour_employee":
        return {**values, "hours": "8"}
    service = {"standard": "按照《金溪县家政服务标准二十条》", "hours_text": "8 时至 17 时", "pay_unit": "每月"}
    return {**values, **service, "agency_fee": "300", "health": "体检合格，已参加养老护理培训", "notice_days": "7"}


def _parties(maker: Maker, random: Any) -> dict[str, dict[str, str]]:
    customer = {
        "name": random.choice(CUSTOMERS),
        "mobile": _made_up_mobile(random),
        "address": random.choice(PLACES),
    }
    employer = {"signatory": maker.staff.name, "mobile": MOBILES[maker.employer.code], "address": "秀谷镇锦绣大道18号"}
    return {"employer": employer, "customer": customer}


def _made_up_mobile(random: Any) -> str:
    return f"1990009{random.randrange(10_000):04d}"


def _moment(day: date, random: Any) -> datetime:
    return clock.start_of(day) + timedelta(hours=9, minutes=random.randrange(0, 600))


def _open_ones(random: Any, makers: list[Maker], today: date) -> None:
    """What a visitor finds today: some that wait, one declined, one that runs out in twenty days, one called off, and the demo worker's own."""
    huali = makers[0]
    own = Worker.objects.filter(
        name=DEMO_WORKER[0], account__isnull=False, joined_into__isnull=True, engagements__employer=huali.employer
    ).first()
    if own is not None:
        _sent(random, huali, own, _day(today, 1))
    for maker in makers:
        if maker.workers:
            _sent(random, maker, maker.workers.pop(0), _day(today, 2), key="service_agency")
    if len(huali.workers) > 1:
        declined = _sent(random, huali, huali.workers.pop(0), _day(today, 4))
        with clock.frozen(_moment(_day(today, 3), random)):
            party = declined.parties.get(role=PartyRole.WORKER)
            decline_contract(party=party, reason="说好每周休两天，合同上写的是一天。", by=None)
        day = today + timedelta(days=20) - timedelta(days=7 + 365)
        signed_in_the_past(random, huali, huali.workers.pop(0), day, months=12)
    _cancelled(random, makers[-1], today)


def _cancelled(random: Any, maker: Maker, today: date) -> None:
    """Signed four days ago for the days to come, and called off yesterday."""
    if not maker.workers or _day(today, 4) != today - timedelta(days=4):
        return
    signed = signed_in_the_past(random, maker, maker.workers.pop(0), _day(today, 4), months=12)
    with clock.frozen(_moment(_day(today, 1), random)):
        cancel_contract(
            contract=signed,
            end_reason=EndReason.WORKER_LEFT,
            end_note="父亲住院要人照顾，暂时出不来。",
            settlement={"deposit_returned": "not_needed", "prepaid_returned": "not_needed", "papers_returned": "done"},
            by=maker.staff,
        )


def _day(today: date, ago: int) -> date:
    """Some days ago, in this year: the demo's people are posted since its first day."""
    return max(today - timedelta(days=ago), today.replace(month=1, day=1))


slots.demo_steps.register(slots.DemoStep(key="contracts.contracts", label=_("合同"), load=load, order=64))
