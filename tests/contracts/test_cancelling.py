"""Signed by everybody, but its first day has not come: it is cancelled, nothing is earned, what was taken goes back."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client

from contracts.actions.cancel_contract import cancel_contract
from contracts.actions.change_contract import change_contract
from contracts.actions.end_contract import end_contract, expire_contracts, settle_contract
from contracts.actions.follow_contract import amend_contract
from contracts.actions.send_contract import send_contract
from contracts.figures import coverage
from contracts.models import Contract
from contracts.paper_content import files_of
from contracts.refusals import Refusal
from contracts.states import ContractState, EndReason, MoveNotAllowed
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.papers.public import open_paper
from jinxi_portal.records.public import history_of
from tests.contracts.factories import make_worker, sent, sign, signed

BEFORE, FIRST = date(2026, 2, 20), date(2026, 3, 1)
NOTHING: dict[str, str] = {}


@pytest.fixture
def contract(employer_staff: User, worker: User) -> Contract:
    """Signed in February, from the first of March."""
    with clock.frozen(BEFORE):
        return signed(employer_staff, worker=make_worker(user=worker))


def cancel(contract: Contract, by: Any, reason: EndReason = EndReason.AGREED, note: str = "") -> Contract:
    return cancel_contract(contract=contract, end_reason=reason, end_note=note, settlement=NOTHING, by=by)


def test_both_agree_and_it_never_counts(contract: Contract, employer_staff: User) -> None:
    with clock.frozen(BEFORE):
        with pytest.raises(Refusal) as refused:
            end_contract(
                contract=contract,
                ended_on=BEFORE,
                end_reason=EndReason.AGREED,
                end_note="",
                settlement=NOTHING,
                by=employer_staff,
            )
        assert refused.value.code == "not_begun"
        done = cancel(contract, employer_staff)
        assert (done.state, done.ended_on) == (ContractState.CANCELLED, BEFORE)
        assert done.settlement == dict.fromkeys(("deposit_returned", "prepaid_returned", "papers_returned"), "open")
        assert history_of(done)[0].sentence.endswith("还有 3 项没有退还。")
        with pytest.raises(MoveNotAllowed):
            cancel(contract, employer_staff)
        settled = settle_contract(contract=done, settlement={"deposit_returned": "done"}, by=employer_staff)
        assert settled.settlement["deposit_returned"] == "done"
    for day in (BEFORE, FIRST, date(2027, 3, 1)):
        with clock.frozen(day):
            assert not done.holds_on(day)
            assert coverage(day) == 0
            assert expire_contracts() == 0
    assert Notice.objects.filter(kind="contracts.cancelled").values_list("user__username", flat=True).get() == "worker"


def test_one_side_says_why_and_from_the_first_day_it_is_too_late(contract: Contract, employer_staff: User) -> None:
    with clock.frozen(BEFORE):
        for reason, code in ((EndReason.EMPLOYER_ENDED, "reason_missing"), (EndReason.BREACH, "reason_outside")):
            with pytest.raises(Refusal) as refused:
                cancel(contract, employer_staff, reason)
            assert refused.value.code == code
    with clock.frozen(FIRST):
        with pytest.raises(Refusal) as refused:
            cancel(contract, employer_staff, EndReason.EMPLOYER_ENDED, "客户搬走了。")
        assert refused.value.code == "begun"
    contract.refresh_from_db()
    assert contract.state == ContractState.ACTIVE


def test_a_worker_speaks_for_her_own_side_only(
    contract: Contract, worker: User, other_worker: User, employer_staff: User
) -> None:
    with clock.frozen(BEFORE):
        with pytest.raises((Http404, NotAllowed)):
            cancel(contract, worker, EndReason.AGREED)
        with pytest.raises(Http404):
            cancel(contract, other_worker, EndReason.WORKER_LEFT, "不去了。")
        assert cancel(contract, worker, EndReason.WORKER_LEFT, "家里老人住院。").state == ContractState.CANCELLED
    told = Notice.objects.filter(kind="contracts.cancelled")
    assert told.values_list("user__username", flat=True).get() == "employer_staff"


def test_she_cancels_on_the_phone_and_the_paper_says_so(
    contract: Contract, worker: User, employer_staff: User, client: Client
) -> None:
    address = f"/contracts/mine/{contract.number}/"
    paper = files_of(contract)[0]
    check = f"/verify/{paper.number}/{paper.code}/"
    with clock.frozen(BEFORE):
        assert "还没有到开始的日期" in client.get(check).content.decode()
        client.force_login(worker)
        assert f"{address}cancel/" in client.get(address).content.decode()
        assert client.post(f"{address}cancel/", {"end_note": ""}).status_code == 200, (
            "asked again: without words it stays"
        )
        page = client.post(f"{address}cancel/", {"end_note": "家里老人住院，走不开。"}, follow=True).content.decode()
        assert "开始前已取消" in page
        assert "收取的押金、保证金已退还" in page
        assert f"{address}cancel/" not in page
        over = client.get(check).content.decode()
        assert "它写的事已经结束" in over
        assert "现在有效" not in over
        file = SimpleUploadedFile("合同.pdf", open_paper(paper), "application/pdf")
        over = client.post("/verify/", {"file": file}).content.decode()
        assert "没有改动，但它写的事已经结束" in over
        client.force_login(employer_staff)
        page = client.get(contract.get_absolute_url()).content.decode()
        assert "家里老人住院" in page
        assert "登记结算" in page
    with clock.frozen(FIRST):
        client.force_login(worker)
        refused = client.post(f"{address}cancel/", {"end_note": "不去了。"}).content.decode()
        assert "不用再办" in refused


def test_the_desk_cancels_by_a_form_that_asks_for_what_was_taken(
    contract: Contract, employer_staff: User, client: Client
) -> None:
    client.force_login(employer_staff)
    address = f"{contract.get_absolute_url()}cancel/"
    with clock.frozen(BEFORE):
        page = client.get(contract.get_absolute_url()).content.decode()
        assert address in page
        assert f"{contract.get_absolute_url()}end/" not in page
        given = {
            "end_reason": "customer_ended",
            "end_note": "客户搬走了。",
            "deposit_returned": "not_needed",
            "prepaid_returned": "done",
            "papers_returned": "not_needed",
        }
        page = client.post(address, given, follow=True).content.decode()
        assert "已取消合同" in page
    contract.refresh_from_db()
    assert (contract.state, contract.settlement["prepaid_returned"]) == (ContractState.CANCELLED, "done")


def test_its_addenda_go_with_it(contract: Contract, employer_staff: User) -> None:
    def addendum(words: str) -> Contract:
        made = amend_contract(contract=contract, by=employer_staff)
        change_contract(contract=made, values={}, parties={}, extra=[words], by=employer_staff)
        return send_contract(contract=made, by=employer_staff)

    with clock.frozen(BEFORE):
        first = addendum("每月工资调整为4200元，其他不变。")
        sign(first, "worker")
        sign(first, "employer")
        second = addendum("每周休息两天，其他不变。")
        cancel(contract, employer_staff)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (ContractState.ENDED, ContractState.WITHDRAWN)


def test_what_waits_for_signatures_is_withdrawn_not_cancelled(employer_staff: User) -> None:
    with clock.frozen(BEFORE), pytest.raises(MoveNotAllowed):
        cancel(sent(employer_staff), employer_staff)
