"""Which worker signs in with which account."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from members.actions.link_account import link_account
from members.actions.unlink_account import unlink_account
from members.models import Worker, WorkerAccount
from members.public import find_people, person_of, worker_of
from tests.members.factories import EngagementFactory, RegisterEntryFactory, WorkerFactory, make_lead

pytestmark = pytest.mark.django_db
MOBILE = "13900000011"


@pytest.fixture
def sewing() -> Worker:
    return EngagementFactory(name="王桂芳").worker


def test_the_office_links_on_mobile_and_name(sewing: Worker, clerk: Any, worker: Any) -> None:
    link_account(worker=sewing, mobile=MOBILE, name="王桂芳", by=clerk)
    assert worker_of(worker) == sewing
    assert person_of(worker) is None
    unlink_account(worker=sewing, by=clerk)
    assert worker_of(worker) is None


@pytest.mark.parametrize(("mobile", "name"), [("13900000099", "王桂芳"), (MOBILE, "王秀兰")])
def test_it_refuses_another_name_and_an_unknown_number(
    sewing: Worker, clerk: Any, worker: Any, mobile: str, name: str
) -> None:
    with pytest.raises(ValidationError):
        link_account(worker=sewing, mobile=mobile, name=name, by=clerk)
    assert not WorkerAccount.objects.exists()


def test_one_account_one_worker(sewing: Worker, clerk: Any, worker: Any, other_worker: Any) -> None:
    link_account(worker=sewing, mobile=MOBILE, name="王桂芳", by=clerk)
    with pytest.raises(ValidationError, match="已经绑定给"):
        link_account(worker=WorkerFactory(name="王桂芳"), mobile=MOBILE, name="王桂芳", by=clerk)
    with pytest.raises(ValidationError, match="已经绑定了手机帐号"):
        link_account(worker=sewing, mobile="13900000012", name="王桂芳", by=clerk)


def test_the_account_follows_a_joined_worker(sewing: Worker, clerk: Any, worker: Any) -> None:
    link_account(worker=sewing, mobile=MOBILE, name="王桂芳", by=clerk)
    stays = WorkerFactory(name="王桂芳")
    Worker.objects.filter(pk=sewing.pk).update(joined_into=stays)
    assert worker_of(worker) == stays


def test_the_clerk_links_and_parts_on_the_workers_page(client: Client, sewing: Worker, clerk: Any, worker: Any) -> None:
    client.force_login(clerk)
    address = reverse("members:link_account", args=[sewing.uid])
    wrong = client.post(address, {"name": "王桂芳", "mobile": "12345"})
    assert "请填 11 位手机号码" in wrong.content.decode()
    page = client.post(address, {"name": "王桂芳", "mobile": "139 0000 0011"}, follow=True).content.decode()
    assert "已绑定王桂芳的手机帐号" in page
    assert MOBILE not in page
    assert "解除绑定" in page
    client.post(reverse("members:unlink_account", args=[sewing.uid]))
    assert worker_of(worker) is None


def test_supervision_sees_no_account(
    client: Client, sewing: Worker, clerk: Any, worker: Any, supervision_officer: Any
) -> None:
    link_account(worker=sewing, mobile=MOBILE, name="王桂芳", by=clerk)
    client.force_login(supervision_officer)
    assert "手机帐号" not in client.get(reverse("members:worker", args=[sewing.uid])).content.decode().split("经过")[0]


def test_people_of_one_name_are_told_apart(clerk: Any, django_assert_num_queries: Any) -> None:
    from members.actions.decide_lead import decide_lead
    from members.states import Verdict

    for birth in ("1979-05-12", "1985-01-02"):
        entry = RegisterEntryFactory(birth=birth, id_number=None, mobile=None)
        decide_lead(lead=make_lead(entry=entry), verdict=Verdict.SAME, by=clerk)
    with django_assert_num_queries(3):
        labels = [choice.label for choice in find_people("李晓")]
    assert len(labels) == 2
    assert {label.split(" · ")[1] for label in labels} == {"1979", "1985"}
    assert find_people("lxh")
    assert find_people("王") == []
