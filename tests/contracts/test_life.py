"""After the signatures: reminders, renewal, addendum, ending with settlement, running out; and how many are covered."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from contracts.actions.change_contract import change_contract
from contracts.actions.end_contract import end_contract, expire_contracts, remind_to_renew, settle_contract
from contracts.actions.follow_contract import amend_contract, renew_contract
from contracts.actions.send_contract import send_contract
from contracts.actions.stop_signing import withdraw_contract
from contracts.figures import coverage, covered_list
from contracts.models import Contract
from contracts.paper_content import term_of
from contracts.refusals import Refusal
from contracts.rules.signing import reminder_stage
from contracts.states import ContractState, EndReason, MoveNotAllowed, Relation
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from tests.cast import signed_in
from tests.contracts.factories import draft, make_worker, sign, signed

DAY = date(2026, 3, 2)
LAST = date(2027, 2, 28)
FIRST = date(2026, 3, 3)


@pytest.fixture
def contract(employer_staff: User, worker: User) -> Contract:
    """Signed on the day, until the end of February."""
    with clock.frozen(DAY):
        return signed(employer_staff, worker=make_worker(user=worker), ends_on=LAST.isoformat())


@pytest.mark.parametrize(
    ("days", "stage"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_the_reminders_stand_at_60_30_and_7_days(days: int, stage: int | None) -> None:
    assert reminder_stage(days) == stage


def test_everybody_is_reminded_three_times_and_never_twice(contract: Contract) -> None:
    for days in range(62, -1, -1):
        with clock.frozen(LAST - timedelta(days=days)):
            remind_to_renew()
            remind_to_renew()
    notices = Notice.objects.filter(kind="contracts.renew")
    assert sorted(notices.values_list("user__username", "stage")) == [
        (who, stage) for who in ("employer_staff", "worker") for stage in ("30", "60", "7")
    ]


def test_a_renewed_contract_is_not_reminded_of(contract: Contract, employer_staff: User) -> None:
    with clock.frozen(LAST - timedelta(days=50)):
        renewal = renew_contract(contract=contract, by=employer_staff)
        assert (renewal.starts_on, renewal.ends_on) == (date(2027, 3, 1), None)
        with pytest.raises(Refusal) as refused:
            renew_contract(contract=contract, by=employer_staff)
        assert refused.value.code == "under_way"
        values = {**contract.values, "starts_on": "2027-03-01", "ends_on": "2028-02-29"}
        change_contract(contract=renewal, values=values, parties={}, extra=[], by=employer_staff)
        renewal = send_contract(contract=renewal, by=employer_staff)
        sign(renewal, "worker")
        assert sign(renewal, "employer").state == ContractState.ACTIVE
        assert remind_to_renew() == 0
        with pytest.raises(Refusal) as refused:
            renew_contract(contract=contract, by=employer_staff)
        assert refused.value.code == "renewed_already"
        assert renewal.number in str(refused.value.sentence)


def test_an_addendum_in_force_and_a_renewal_that_came_to_nothing_do_not_stop_the_reminder(
    contract: Contract, employer_staff: User
) -> None:
    with clock.frozen(LAST - timedelta(days=50)):
        addendum = amend_contract(contract=contract, by=employer_staff)
        words = "自2027年2月起每月工资调整为4200元，其他不变。"
        change_contract(contract=addendum, values={}, parties={}, extra=[words], by=employer_staff)
        addendum = send_contract(contract=addendum, by=employer_staff)
        sign(addendum, "worker")
        assert sign(addendum, "employer").state == ContractState.ACTIVE
        withdraw_contract(
            contract=renew_contract(contract=contract, by=employer_staff), reason="先不续", by=employer_staff
        )
        assert remind_to_renew() == 1


def test_an_addendum_is_signed_like_a_contract_and_leaves_the_old_text_alone(
    contract: Contract, employer_staff: User
) -> None:
    before = list(contract.clauses)
    with clock.frozen(DAY + timedelta(days=30)):
        addendum = amend_contract(contract=contract, by=employer_staff)
        with pytest.raises(Refusal):
            send_contract(contract=addendum, by=employer_staff)
        words = "自2026年5月起每月工资调整为4200元，其他不变。"
        change_contract(contract=addendum, values={}, parties={}, extra=[words], by=employer_staff)
        addendum = send_contract(contract=addendum, by=employer_staff)
        sign(addendum, "worker")
        addendum = sign(addendum, "employer")
    assert (addendum.state, addendum.relation) == (ContractState.ACTIVE, Relation.ADDENDUM)
    assert contract.number in addendum.clauses[0]["text"]
    assert (addendum.starts_on, addendum.ends_on) == (DAY + timedelta(days=30), LAST), "no longer than its contract"
    contract.refresh_from_db()
    assert contract.clauses == before
    with clock.frozen(LAST + timedelta(days=1)):
        assert expire_contracts() == 1
    addendum.refresh_from_db()
    assert addendum.state == ContractState.EXPIRED
    assert Notice.objects.filter(kind="contracts.expired").count() == 2, (
        "each party is told once, not of the addendum too"
    )


def test_it_ends_with_reason_and_what_is_not_settled_stays_open(contract: Contract, employer_staff: User) -> None:
    with clock.frozen(date(2026, 8, 10)):
        given = {
            "contract": contract,
            "end_reason": EndReason.WORKER_LEFT,
            "end_note": "回乡照顾老人",
            "settlement": {"wages_paid": "done", "papers_returned": "not_needed"},
            "by": employer_staff,
        }
        with pytest.raises(Refusal):
            end_contract(ended_on=date(2026, 8, 11), **given)
        ended = end_contract(ended_on=date(2026, 8, 9), **given)
        assert ended.settlement == {"wages_paid": "done", "papers_returned": "not_needed", "refund_made": "open"}
        settled = settle_contract(
            contract=ended, settlement={**ended.settlement, "refund_made": "done"}, by=employer_staff
        )
        assert "open" not in settled.settlement.values()
        with pytest.raises(MoveNotAllowed):
            end_contract(ended_on=date(2026, 8, 9), **given)
    assert ended.holds_on(date(2026, 8, 9))
    assert not ended.holds_on(date(2026, 8, 10))


def test_it_runs_out_by_itself_the_day_after(contract: Contract) -> None:
    with clock.frozen(LAST):
        assert expire_contracts() == 0
    with clock.frozen(LAST + timedelta(days=1)):
        assert expire_contracts() == 1
        assert expire_contracts() == 0
    contract.refresh_from_db()
    assert contract.state == ContractState.EXPIRED


def test_of_a_breach_it_is_said_whose_it_was(contract: Contract, employer_staff: User) -> None:
    given = {"ended_on": FIRST, "end_reason": EndReason.BREACH, "settlement": {}, "by": employer_staff}
    with clock.frozen(FIRST):
        with pytest.raises(Refusal) as refused:
            end_contract(contract=contract, end_note=" ", **given)
        assert refused.value.code == "reason_missing"
        assert end_contract(contract=contract, end_note="公司三个月没有发工资", **given).state == ContractState.ENDED
        with pytest.raises(MoveNotAllowed) as again:
            end_contract(contract=contract, end_note="再来一次", **given)
    assert "已经是" in str(again.value.sentence)


def test_a_form_that_could_only_be_refused_is_not_shown(
    client: Client, contract: Contract, employer_staff: User
) -> None:
    page = signed_in(client, employer_staff)
    for act in ("fill", "correct", "withdraw", "settle"):
        answer = page.get(reverse(f"contracts:{act}", args=[contract.number]), follow=True)
        assert answer.redirect_chain[-1][0] == contract.get_absolute_url(), act
        assert answer.context["messages"], act
    with clock.frozen(FIRST):
        end_contract(
            contract=contract,
            ended_on=FIRST,
            end_reason=EndReason.AGREED,
            end_note="",
            settlement={},
            by=employer_staff,
        )
    for act in ("end", "cancel"):
        answer = page.get(reverse(f"contracts:{act}", args=[contract.number]))
        assert answer["Location"] == contract.get_absolute_url(), act
    assert page.get(reverse("contracts:settle", args=[contract.number])).status_code == 200


def test_an_open_end_is_said_in_words(employer_staff: User) -> None:
    contract = draft(employer_staff, ends_on="")
    assert term_of(contract) == "2026年3月1日起，无固定期限"


def test_nobody_ends_it_on_a_day_behind_its_last(contract: Contract, employer_staff: User) -> None:
    given = {"end_reason": EndReason.AGREED, "end_note": "", "settlement": {}, "by": employer_staff}
    with clock.frozen(LAST + timedelta(days=2)):
        with pytest.raises(Refusal) as refused:
            end_contract(contract=contract, ended_on=LAST + timedelta(days=1), **given)
        assert refused.value.code == "day_outside"
        assert end_contract(contract=contract, ended_on=LAST, **given).ended_on == LAST


def test_coverage_counts_as_the_day_stood(contract: Contract, employer_staff: User) -> None:
    make_worker("刘金凤", mobile="13900000012")
    assert coverage(DAY - timedelta(days=1)) == Decimal("0.0")
    assert coverage(DAY) == Decimal("50.0")
    assert [line[0] for line in covered_list(DAY).lines] == [contract.number]
    with clock.frozen(date(2026, 8, 10)):
        end_contract(
            contract=contract,
            ended_on=date(2026, 8, 9),
            end_reason=EndReason.AGREED,
            end_note="",
            settlement={},
            by=employer_staff,
        )
    assert coverage(DAY) == Decimal("50.0"), "the past stays as it was"
    assert coverage(date(2026, 8, 10)) == Decimal("0.0")
