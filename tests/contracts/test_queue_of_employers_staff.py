"""An employer's staff land on what waits for them in every room, and hear nothing of the work with party members."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Contract, Party
from disputes.actions.ask_consent import ask_consent
from jinxi_portal.kernel import clock, slots
from jinxi_portal.web.queue import gather
from tests.cast import signed_in
from tests.contracts.factories import draft, make_worker, sent, sign
from tests.contracts.factories_supervision import UNMET, make_notice, signed_row
from tests.disputes.agreements import in_talks, written
from tests.disputes.factories import make_accepted, make_firm
from tests.members.tracing.making import make_traced

#: The rooms that have something for an employer's staff.
OWN = {"contracts", "disputes.own", "records.deadlines", "sheets.imports"}


def titles(user: Any) -> list[str]:
    return [str(item.title) for group in gather(user) for item in group.items]


def test_they_land_on_it_and_find_it_in_the_menu(client: Client, employer_staff: Any) -> None:
    assertRedirects(signed_in(client, employer_staff).get("/"), "/queue/")
    page = client.get("/queue/")
    assertContains(page, "现在没有等您办的事")
    assertContains(page, 'aria-current="page"')
    assertNotContains(page, "/queue/figures/")
    assertContains(page, ">名单</h2>")
    assertNotContains(page, "找党员")


def test_contracts_to_send_to_sign_to_renew_and_to_draw_up_anew(employer_staff: Any, other_employer_staff: Any) -> None:
    drafted, sent_out = draft(employer_staff), sent(employer_staff, worker=make_worker("李晓红"))
    assert titles(employer_staff) == ["合同草稿还没有发出"], "the company signs last"
    sign(sent_out, "worker")
    lapsed = sent(employer_staff, worker=make_worker("张玉梅"))
    Contract.objects.filter(pk=lapsed.pk).update(state="lapsed")
    today = clock.today()
    ending = signed_row(
        make_worker("刘金凤"), starts=today - timedelta(days=300), ends=today + timedelta(days=20), number="HT-T-1"
    )
    assert titles(employer_staff) == [
        f"合同等公司签字：{sent_out.number}",
        f"合同快到期：{ending.number}",
        "合同草稿还没有发出",
        f"合同没有签成：{lapsed.number}",
    ]
    assert drafted.number not in str(gather(employer_staff)), "drafts are counted, a batch may have hundreds"
    assert titles(other_employer_staff) == []
    sign(sent_out, "employer")
    Party.objects.filter(contract=drafted).delete()
    Contract.objects.filter(pk=drafted.pk).update(state="withdrawn")
    assert titles(employer_staff) == [f"合同快到期：{ending.number}", f"合同没有签成：{lapsed.number}"]


def test_a_notice_of_correction_with_its_last_day(
    client: Client, employer_staff: Any, other_employer_staff: Any, supervision_officer: Any
) -> None:
    notice = make_notice(supervision_officer, *UNMET)
    page = signed_in(client, employer_staff).get("/queue/")
    assertContains(page, f"改正并答复 · {notice.inspection.number}")
    assertContains(page, notice.inspection.get_absolute_url())
    assert titles(other_employer_staff) == []


def test_disputes_that_ask_the_enterprise_something(
    employer_staff: Any, other_employer_staff: Any, clerk: Any, mediator: Any
) -> None:
    make_firm()
    asked = make_accepted(clerk)
    assert titles(employer_staff) == [], "for a respondent there is no case before its consent is asked for"
    ask_consent(dispute=asked, by=clerk)
    assert titles(employer_staff) == [f"纠纷 {asked.number} 请答复是否同意调解"]
    talks = in_talks(clerk, mediator)
    written(talks, mediator)
    assert f"纠纷 {talks.number} 的调解协议等您签字" in titles(employer_staff)
    assert titles(other_employer_staff) == []


def test_rooms_of_party_work_do_not_even_look(
    employer_staff: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_traced()
    employer_staff.postings_today()
    for source in slots.queue:
        if source.key not in OWN:
            with django_assert_num_queries(0):
                assert not source.items(employer_staff, 20), source.key


@pytest.mark.parametrize("contracts", [1, 3])
def test_it_costs_the_same_however_much_waits(
    client: Client, employer_staff: Any, contracts: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(contracts):
        sign(sent(employer_staff, worker=make_worker(f"李晓{number}")), "worker")
    signed_in(client, employer_staff).get("/queue/")
    with django_assert_num_queries(11):
        assertContains(client.get("/queue/"), f"{contracts} 件事等您办")
