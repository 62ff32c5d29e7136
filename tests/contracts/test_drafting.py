"""Drafting: known facts, warnings, and the clause check that stands between an unfair clause and the worker."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from contracts.actions.approve_version import retire_version
from contracts.actions.change_contract import change_contract
from contracts.actions.confirm_clause import confirm_clause
from contracts.actions.draft_contract import draft_contract
from contracts.actions.send_contract import send_contract
from contracts.actions.stop_signing import withdraw_contract
from contracts.clauses.weighing import CLEAR
from contracts.drafting import clauses_of, suspected_clauses, warnings_of
from contracts.models import Contract
from contracts.refusals import Refusal
from contracts.rules.warnings import warnings_for
from contracts.states import ContractState
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from tests.cast import signed_in
from tests.contracts.factories import VALUES, draft, make_employer, make_version, make_worker, sent, signed

UNFAIR = "乙方在服务期间发生人身伤害的，甲方概不负责。"
FAIR = "乙方每年体检一次，费用由甲方承担。"


def test_what_is_known_of_worker_and_employer_is_filled_in_and_stays_masked(employer_staff: User) -> None:
    contract = draft_contract(version=make_version(), worker=make_worker(), employer=make_employer(), by=employer_staff)
    worker, employer = contract.parties.get(role="worker"), contract.parties.get(role="employer")
    assert (worker.label, employer.label) == ("乙方", "甲方")
    assert worker.mobile is not None
    assert str(worker.mobile) == "139****0011"
    assert str(worker.id_number) == "361027********2462"
    assert employer.signatory == "马晓燕"


def test_the_next_contract_of_the_company_knows_who_signs_for_it(employer_staff: User) -> None:
    sent(employer_staff)
    worker = make_worker("刘金凤", mobile="13900000012")
    contract = draft_contract(version=make_version(), worker=worker, employer=make_employer(), by=employer_staff)
    company = contract.parties.get(role="employer")
    assert (company.signatory, company.address) == ("马晓燕", "秀谷镇锦绣大道18号")
    assert company.mobile.mask() == "138****0001"
    assert contract.parties.get(role="worker").mobile.mask() == "139****0012", "the worker's is her own"


def test_what_does_not_fit_is_said_beside_its_field_and_all_at_once(client: Client, employer_staff: User) -> None:
    contract = draft(employer_staff)
    given = {"value_hours": "9", "value_pay_day": "31", "value_starts_on": "2026-03-01", "value_ends_on": "2026-02-01"}
    page = signed_in(client, employer_staff).post(reverse("contracts:fill", args=[contract.number]), given)
    assert set(page.context["form"].errors) == {"value_hours", "value_pay_day", "value_ends_on"}


def test_a_company_is_not_offered_the_contract_that_has_no_company(
    client: Client, employer_staff: User, supervision_officer: User
) -> None:
    make_version()
    direct, address = make_version("service_direct").template.title, reverse("contracts:new")
    assert direct not in signed_in(client, employer_staff).get(address).content.decode()
    assert direct in signed_in(Client(), supervision_officer).get(address).content.decode()


def test_what_no_font_can_print_is_found_before_anybody_signs(client: Client, employer_staff: User) -> None:
    contract = draft(employer_staff, work="做饭😀")
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert refused.value.code == "unprintable"
    assert "😀" in str(refused.value.sentence)
    page = signed_in(client, employer_staff).get(reverse("contracts:preview", args=[contract.number]), follow=True)
    assert "印不出来" in page.content.decode()
    assert sent(employer_staff, work="䶮家保洁").state == ContractState.SIGNING, "a rare character that the font has"


def test_an_extra_clause_that_is_too_long_is_refused_in_words(client: Client, employer_staff: User) -> None:
    contract = draft(employer_staff)
    given = {"extra": "甲" * 1001}
    page = signed_in(client, employer_staff).post(reverse("contracts:fill", args=[contract.number]), given)
    assert "最多 1000 字" in page.content.decode()


def test_two_windows_do_not_write_over_each_other_unseen(client: Client, employer_staff: User) -> None:
    contract = draft(employer_staff)
    page, address = signed_in(client, employer_staff), reverse("contracts:fill", args=[contract.number])
    seen = page.get(address).context["form"]["seen"].value()
    first = {f"value_{key}": value for key, value in VALUES.items()}
    assert page.post(address, {**first, "value_pay": "4100", "seen": seen}).status_code == 302
    refused = page.post(address, {**first, "value_pay": "4200", "seen": seen})
    assert "在别处又改过" in refused.content.decode()
    again = {**first, "value_pay": "4200", "seen": refused.context["form"]["seen"].value()}
    assert page.post(address, again).status_code == 302
    contract.refresh_from_db()
    assert contract.values["pay"] == "4200.00"


def test_more_people_than_are_shown_are_said_to_be_there(client: Client, employer_staff: User) -> None:
    for _number in range(21):
        make_worker("王桂芳")
    given = {"version": make_version().pk, "employer": make_employer().pk, "words": "王桂"}
    assert "只列出前 20 位" in signed_in(client, employer_staff).post(reverse("contracts:new"), given).content.decode()


def test_the_text_has_the_values_in_its_places(employer_staff: User) -> None:
    text = "".join(each["text"] for each in clauses_of(draft(employer_staff)))
    assert "自2026年3月1日起至2036年2月28日止" in text
    assert "每月支付乙方工资3,800元" in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ({"pay": "1200"}, {"below_minimum"}),
        ({"pay": "1800"}, set()),
        ({"ends_on": ""}, {"no_end"}),
        ({"rest_days": "", "pay_day": ""}, {"no_rest_day", "no_pay_day"}),
    ],
)
def test_the_drafter_is_warned(values: dict[str, str], keys: set[str]) -> None:
    found = warnings_for({**VALUES, **values}, kind="employee", minimum_wage=1740, asks=set(VALUES))
    assert {each.key for each in found} == keys


@pytest.mark.parametrize(
    ("first", "last", "keys"),
    [
        ("2026-03-01", "2028-02-28", ["short_dispatch"]),  # 2028 has a 29 February
        ("2026-03-01", "2028-02-29", []),
        ("2028-02-29", "2030-02-28", []),
        ("2028-02-29", "2030-02-27", ["short_dispatch"]),
    ],
)
def test_a_dispatched_worker_has_two_years_at_least(first: str, last: str, keys: list[str]) -> None:
    values = {**VALUES, "starts_on": first, "ends_on": last}
    found = warnings_for(values, kind="dispatched", minimum_wage=1740, asks=set(VALUES))
    assert [each.key for each in found] == keys
    assert not warnings_for(values, kind="employee", minimum_wage=1740, asks=set(VALUES))


def test_a_placed_worker_is_warned_of_by_the_rule_for_services() -> None:
    found = warnings_for({"pay": "1000.00"}, kind="agency", minimum_wage=1740, asks={"rest_days", "ends_on", "pay_day"})
    assert [each.key for each in found] == ["below_minimum", "no_rest_day", "no_end", "no_pay_day"]
    assert not any(each.blocks or "劳动" in each.source for each in found[1:])
    assert "1,000 元" in found[0].sentence


def test_pay_by_the_hour_is_not_held_against_the_monthly_minimum() -> None:
    assert not warnings_for({"pay": "30", "pay_unit": "每小时"}, kind="agency", minimum_wage=1740, asks=set())


def test_pay_below_the_minimum_is_not_sent(employer_staff: User) -> None:
    contract = draft(employer_staff, pay="1200")
    assert [each.key for each in warnings_of(contract)] == ["below_minimum"]
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert refused.value.code == "below_minimum"


def test_an_unfair_clause_blocks_sending_until_it_is_changed(employer_staff: User) -> None:
    contract = draft(employer_staff, extra=(UNFAIR,))
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert refused.value.code == "unfair"
    assert "人身伤害" in str(refused.value.sentence)
    mended = change_contract(contract=contract, values=VALUES, parties={}, extra=[FAIR], by=employer_staff)
    assert send_contract(contract=mended, by=employer_staff).state == ContractState.SIGNING


def test_an_unfair_clause_in_words_that_no_pattern_knows_blocks_too(employer_staff: User) -> None:
    contract = draft(employer_staff, extra=("主家啥时候不想用了，当天卷铺盖走，不用讲道理。",))
    (suspected,) = suspected_clauses(contract)
    assert [one.weighed for one in suspected.suspicions] == [True]
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert refused.value.code == "unfair"
    assert not replace(suspected, suspicions=(replace(suspected.suspicions[0], likelier=CLEAR - 0.01),)).blocks


def test_an_officer_may_find_it_fair_for_exactly_these_words(
    employer_staff: User, clerk: User, supervision_officer: User
) -> None:
    contract = draft(employer_staff, extra=(UNFAIR,))
    clause = contract.extra_clauses.get()
    with pytest.raises(NotAllowed):
        confirm_clause(clause=clause, because="可以", by=clerk)
    with pytest.raises(Http404):
        confirm_clause(clause=clause, because="可以", by=employer_staff)
    with pytest.raises(Refusal):
        confirm_clause(clause=clause, because=" ", by=supervision_officer)
    confirm_clause(clause=clause, because="仅指乙方自行组织的出游", by=supervision_officer)
    changed = change_contract(
        contract=contract, values=VALUES, parties={}, extra=[UNFAIR.replace("概不", "一概不")], by=employer_staff
    )
    with pytest.raises(Refusal):
        send_contract(contract=changed, by=employer_staff)


def test_a_confirmed_clause_is_sent(employer_staff: User, supervision_officer: User) -> None:
    contract = draft(employer_staff, extra=(UNFAIR,))
    confirm_clause(clause=contract.extra_clauses.get(), because="另有全额保险", by=supervision_officer)
    assert send_contract(contract=contract, by=employer_staff).state == ContractState.SIGNING


def test_one_click_puts_the_fair_wording_in_its_place(client: Client, employer_staff: User) -> None:
    contract = draft(employer_staff, extra=(FAIR, FAIR + UNFAIR))
    clause = contract.extra_clauses.get(position=2)
    client.force_login(employer_staff)
    address = reverse("contracts:mend_clause", args=[clause.pk])
    assert address in client.get(contract.get_absolute_url()).content.decode()
    page = client.post(address, follow=True).content.decode()
    assert "已换成公平写法" in page
    assert address not in page
    clause.refresh_from_db()
    assert clause.text.startswith(FAIR)
    assert "概不负责" not in clause.text
    assert "工伤保险" in clause.text
    assert "已经改过了" in client.post(address, follow=True).content.decode()
    assert send_contract(contract=contract, by=employer_staff).state == ContractState.SIGNING
    assert "已经发出" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"pay_day": "31"}, "bad_value"),
        ({"ends_on": "2026-02-01"}, "ends_before_start"),
        ({"pay": "很多"}, "bad_value"),
        ({"ends_on": "9999-12-31"}, "bad_value"),
        ({"starts_on": "0202-12-01"}, "bad_value"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(employer_staff: User, values: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        draft(employer_staff, **values)
    assert refused.value.code == code


def test_what_is_missing_is_named_before_sending(employer_staff: User) -> None:
    contract = draft(employer_staff, place="")
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert "工作地点" in str(refused.value.sentence)


def test_a_worker_of_another_roster_cannot_be_drafted_for(employer_staff: User) -> None:
    stranger = make_worker("刘金凤", employer=make_employer(2), mobile="13900000012")
    with pytest.raises(Refusal) as refused:
        draft_contract(version=make_version(), worker=stranger, employer=make_employer(), by=employer_staff)
    assert refused.value.code == "not_on_roster"


def test_another_employer_has_no_such_contract(
    client: Client, employer_staff: User, other_employer_staff: User
) -> None:
    contract = draft(employer_staff)
    make_employer(2)
    page = signed_in(client, other_employer_staff)
    assert page.get(contract.get_absolute_url()).status_code == 404
    assert contract.number not in page.get(reverse("contracts:contracts")).content.decode()
    with pytest.raises(Http404):
        send_contract(contract=contract, by=other_employer_staff)


def test_the_clerk_reads_and_does_not_draft(client: Client, employer_staff: User, clerk: User) -> None:
    contract = draft(employer_staff)
    page = signed_in(client, clerk)
    assert contract.number in page.get(contract.get_absolute_url()).content.decode()
    assert page.get(reverse("contracts:fill", args=[contract.number])).status_code == 403


def test_one_contract_at_a_time_with_one_employer(employer_staff: User) -> None:
    worker = make_worker()
    signed(employer_staff, worker=worker)
    with pytest.raises(Refusal) as refused:
        sent(employer_staff, worker=worker)
    assert refused.value.code == "holds_already"


def test_the_same_term_is_not_sent_twice_while_it_waits(employer_staff: User) -> None:
    worker = make_worker()
    first = sent(employer_staff, worker=worker)
    with pytest.raises(Refusal) as refused:
        sent(employer_staff, worker=worker)
    assert refused.value.code == "signing_already"
    assert first.number in str(refused.value.sentence)
    withdraw_contract(contract=first, reason="写错了", by=employer_staff)
    assert sent(employer_staff, worker=worker).state == ContractState.SIGNING


def test_a_draft_follows_what_became_of_its_template(
    client: Client, employer_staff: User, supervision_officer: User
) -> None:
    contract = draft(employer_staff)
    make_version(number=2, effective_from=clock.today())
    assert [each.key for each in warnings_of(contract)] == ["newer_version"]
    retire_version(version=contract.version, because="第八条写错了", by=supervision_officer)
    contract.refresh_from_db()
    page = signed_in(client, employer_staff).get(contract.get_absolute_url()).content.decode()
    assert "已经停用" in page
    assert "第八条写错了" in page
    with pytest.raises(Refusal) as refused:
        send_contract(contract=contract, by=employer_staff)
    assert refused.value.code == "version_retired"


def test_services_may_be_agreed_side_by_side(employer_staff: User) -> None:
    worker = make_worker()
    signed(employer_staff, key="service_agency", worker=worker)
    assert sent(employer_staff, key="service_agency", worker=worker).state == ContractState.SIGNING


def test_a_contract_whose_last_day_has_passed_is_not_sent(employer_staff: User) -> None:
    with clock.frozen(date(2026, 3, 2)), pytest.raises(Refusal) as refused:
        sent(employer_staff, starts_on="2025-03-01", ends_on="2026-03-01")
    assert refused.value.code == "term_over"


def test_the_staff_of_an_employer_draft_on_the_desk(client: Client, employer_staff: User) -> None:
    worker, version = make_worker(), make_version()
    page = signed_in(client, employer_staff)
    new = reverse("contracts:new")
    given = {"version": version.pk, "employer": make_employer().pk, "words": "王桂"}
    answer = page.post(new, given)
    assert "请在找到的人里选一位" in answer.content.decode()
    assert "error-summary" not in answer.content.decode(), "looking for somebody is no mistake"
    answer = page.post(new, {**given, "shown": "王桂"})
    assert "error-summary" in answer.content.decode()
    answer = page.post(new, {**given, "worker": worker.pk}, follow=True)
    contract = Contract.objects.get()
    values = {f"value_{key}": value for key, value in VALUES.items()}
    more = {"party_employer_signatory": "马晓燕", "party_employer_mobile": "138 0000 0001", "extra": UNFAIR}
    answer = page.post(reverse("contracts:fill", args=[contract.number]), {**values, **more}, follow=True)
    assert "这条补充条款可能不公平" in answer.content.decode()
    answer = page.post(reverse("contracts:send", args=[contract.number]), follow=True)
    assert "可能不公平" in answer.content.decode()
    page.post(reverse("contracts:fill", args=[contract.number]), {**values, **more, "extra": FAIR})
    page.post(reverse("contracts:send", args=[contract.number]))
    contract.refresh_from_db()
    assert contract.state == ContractState.SIGNING
    assert contract.clauses[-1]["text"] == FAIR
    body = page.get(contract.get_absolute_url()).content.decode()
    assert "13900000011" not in body
    assert "361027197905122462" not in body
    assert page.get(reverse("contracts:preview", args=[contract.number])).content.startswith(b"%PDF")


def test_the_list_costs_a_constant_number_of_queries(
    client: Client, supervision_officer: User, employer_staff: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        draft(employer_staff, worker=make_worker(f"工人{number}", mobile=f"1390000002{number}"))
    page = signed_in(client, supervision_officer)
    page.get(reverse("contracts:contracts"))
    with django_assert_max_num_queries(14):
        page.get(reverse("contracts:contracts"))
