"""A worker says "this is me": linked when the rosters leave no doubt, else a human looks."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.actions.claim_worker import claim_worker
from members.actions.decide_claim import link_claim, refuse_claim
from members.models import AccountClaim, ClaimAnswer, ClaimState, Worker, WorkerAccount
from members.public import worker_of
from members.refusals_own import ClaimDecided, HasAnAccount, TooManyTries
from tests.members.factories import EngagementFactory

pytestmark = pytest.mark.django_db
MOBILE = "13900000011"


@pytest.fixture
def sewing() -> Worker:
    return EngagementFactory(name="王桂芳", mobile=MOBILE, id_number="361027********2462").worker


def test_mobile_name_and_number_of_one_worker_link_at_once(sewing: Worker, worker: Any) -> None:
    made = claim_worker(name="王 桂芳", id_number="2462", by=worker)
    assert made is not None
    assert (made.state, made.id_number, made.worker) == (ClaimState.LINKED, None, sewing)
    assert worker_of(worker) == sewing
    assert claim_worker(name="王桂芳", id_number="2462", by=worker) is None


@pytest.mark.parametrize(("name", "number"), [("王桂芳", "2463"), ("王桂花", "2462"), ("张三", "1111")])
def test_whatever_does_not_agree_waits_for_a_human_with_the_same_answer(
    client: Client, sewing: Worker, worker: Any, name: str, number: str
) -> None:
    client.force_login(worker)
    page = client.post(reverse("members:own_claim"), {"name": name, "id_number": number}, follow=True)
    text = page.content.decode()
    assert "收到了。工作人员会核对" in text
    assert "正在核对" in text
    assert worker_of(worker) is None


def test_a_shared_phone_goes_to_a_human(sewing: Worker, worker: Any) -> None:
    EngagementFactory(name="王建国", mobile=MOBILE)
    made = claim_worker(name="王桂芳", id_number="2462", by=worker)
    assert made is not None
    assert made.state == ClaimState.WAITING


def test_a_roster_that_does_not_know_the_number_goes_to_a_human(worker: Any) -> None:
    EngagementFactory(name="王桂芳", mobile=MOBILE, id_number=None)
    made = claim_worker(name="王桂芳", id_number="2462", by=worker)
    assert made is not None
    assert made.state == ClaimState.WAITING


def test_a_worker_with_an_account_is_not_linked_again(sewing: Worker, worker: Any, other_worker: Any) -> None:
    WorkerAccount.objects.create(user=other_worker, worker=sewing, how="staff")
    made = claim_worker(name="王桂芳", id_number="2462", by=worker)
    assert made is not None
    assert made.state == ClaimState.WAITING


def test_wrong_tries_are_limited_and_forgotten(sewing: Worker, worker: Any) -> None:
    for number in ("1111", "1112", "1113"):
        claim_worker(name="王桂芳", id_number=number, by=worker)
    # the same again is a double tap, not a try
    claim_worker(name="王桂芳", id_number="1113", by=worker)
    with pytest.raises(TooManyTries):
        claim_worker(name="王桂芳", id_number="2462", by=worker)
    replaced = AccountClaim.objects.filter(state=ClaimState.REPLACED)
    assert {(claim.name, claim.id_number) for claim in replaced} == {("", None)}
    assert worker_of(worker) is None


def test_the_clerk_compares_and_links(client: Client, sewing: Worker, worker: Any, clerk: Any) -> None:
    claim_worker(name="王桂芳", id_number="1111", by=worker)
    client.force_login(clerk)
    assert "王桂芳" in client.get(reverse("members:claims")).content.decode()
    claim = AccountClaim.objects.get()
    page = client.get(reverse("members:claim", args=[claim.uid])).content.decode()
    assert "不一致" in page
    assert MOBILE not in page
    answer = client.post(
        reverse("members:link_claim", args=[claim.uid]), {"worker": str(sewing.uid)}, follow=True
    ).content.decode()
    assert "已绑定王桂芳的手机帐号" in answer
    assert worker_of(worker) == sewing
    client.force_login(worker)
    assert "您的手机帐号核对好了" in client.get(reverse("notices:inbox")).content.decode()


def test_who_is_on_no_roster_becomes_a_new_worker(worker: Any, clerk: Any) -> None:
    claim = claim_worker(name="王桂芳", id_number="1111", by=worker)
    assert claim is not None
    made = link_claim(claim=claim, worker=None, by=clerk)
    assert worker_of(worker) == made
    assert made.name == "王桂芳"


def test_a_refused_claim_says_what_to_do(client: Client, sewing: Worker, worker: Any, clerk: Any) -> None:
    claim = claim_worker(name="王桂芳", id_number="1111", by=worker)
    assert claim is not None
    refuse_claim(claim=claim, answer=ClaimAnswer.COME_IN, by=clerk)
    client.force_login(worker)
    page = client.get(reverse("members:own")).content.decode()
    assert "上次没有核对上" in page
    assert "请带身份证到家政之家" in page
    with pytest.raises(ClaimDecided):
        link_claim(claim=claim, worker=sewing, by=clerk)


def test_two_accounts_for_one_worker_are_refused(sewing: Worker, worker: Any, other_worker: Any, clerk: Any) -> None:
    WorkerAccount.objects.create(user=other_worker, worker=sewing, how="staff")
    claim = claim_worker(name="王桂芳", id_number="2462", by=worker)
    assert claim is not None
    with pytest.raises(HasAnAccount, match="已经绑定"):
        link_claim(claim=claim, worker=sewing, by=clerk)


def test_the_own_page_shows_what_is_held_masked(client: Client, sewing: Worker, worker: Any) -> None:
    claim_worker(name="王桂芳", id_number="2462", by=worker)
    client.force_login(worker)
    page = client.get(reverse("members:own")).content.decode()
    assert "139****0011" in page
    assert MOBILE not in page
    assert "我的信息" in client.get(reverse("web:worker_home")).content.decode()


def test_the_candidates_cost_a_constant_number_of_queries(
    client: Client, worker: Any, clerk: Any, django_assert_max_num_queries: Any
) -> None:
    for _turn in range(15):
        EngagementFactory(name="王桂芳", mobile=None)
    claim_worker(name="王桂芳", id_number="2462", by=worker)
    client.force_login(clerk)
    with django_assert_max_num_queries(32):
        client.get(reverse("members:claim", args=[AccountClaim.objects.get().uid]))
