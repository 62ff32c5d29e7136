"""The system administrator's pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import Posting, User
from jinxi_portal.accounts.public import PlaceKind, Role, register_places
from jinxi_portal.accounts.sign_in import lockout
from tests.cast import make_person, signed_in

LIST = "/accounts/people/"


def names(client: Client, **wanted: str) -> set[str]:
    answer = client.post(LIST, wanted)
    assert answer["Location"] == LIST
    return {line.user.username for line in client.get(LIST).context["lines"]}


def test_the_list_is_searched_without_names_in_the_address(
    client: Client, administrator: User, clerk: User, former_clerk: User, newcomer: User, worker: User
) -> None:
    signed_in(client, administrator)
    assert {line.user.username for line in client.get(LIST).context["lines"]} == {
        "administrator",
        "clerk",
        "former_clerk",
        "newcomer",
    }
    assert names(client, words="李娜") == {"clerk"}
    assert names(client, role=Role.COMMITTEE_CLERK) == {"clerk"}
    assert names(client, kind="workers") == {"worker"}
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert names(client, state="disabled") == {"clerk"}
    newcomer.set_unusable_password()
    newcomer.save()
    assert names(client, state="new") == {"newcomer"}
    assert names(client, words="139 0000 0011") == {"worker"}
    assert names(client, words="李娜", clear="1") >= {"administrator", "clerk"}


def test_a_long_list_costs_no_more_queries(client: Client, administrator: User, django_assert_num_queries: Any) -> None:
    signed_in(client, administrator).get(LIST)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    for number in range(40):
        make_person(f"person{number:02d}", "某人", Role.MEDIATOR, Role.TEACHER)
    with django_assert_num_queries(len(few)):
        page = client.get(LIST)
    assert len(page.context["lines"]) == 30
    assert len(client.get(LIST, {"page": 2}).context["lines"]) == 11
    assert client.get(LIST, {"page": "nonsense"}).status_code == 200


def test_a_county_of_workers_is_not_counted(
    client: Client, administrator: User, worker: User, other_worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinxi_portal.accounts.listing.MOST_COUNTED", 1)
    signed_in(client, administrator).post(LIST, {"kind": "workers"})
    assert "1000 个以上" in client.get(LIST).content.decode()


def test_an_account_is_made_posted_and_invited(client: Client, administrator: User) -> None:
    signed_in(client, administrator)
    taken = client.post("/accounts/people/new/", {"name": "邓丽", "username": "administrator"})
    assert "已有人使用" in taken.content.decode()
    made = client.post("/accounts/people/new/", {"name": "邓丽", "username": "deng.li"})
    user = User.objects.get(username="deng.li")
    assert made["Location"] == reverse("accounts:person", args=[user.pk])
    client.post(
        reverse("accounts:post", args=[user.pk]), {"role": "mediator", "place": "秀谷红色微家", "since": "2026-03-02"}
    )
    assert user.postings.get().place_name == "秀谷红色微家"
    missing = client.post(
        reverse("accounts:post", args=[user.pk]), {"role": "mediator", "since": "2026-03-02"}, follow=True
    )
    assert "请写明在哪个单位任职" in missing.content.decode()
    nothing = client.post(reverse("accounts:post", args=[user.pk]), {}, follow=True)
    assert nothing.status_code == 200


def test_the_committees_roles_have_no_place(client: Client, administrator: User, newcomer: User) -> None:
    signed_in(client, administrator).post(
        reverse("accounts:post", args=[newcomer.pk]),
        {"role": "committee_clerk", "place": "乱写", "since": "2026-03-02"},
    )
    assert (newcomer.postings.get().place_kind, newcomer.postings.get().place_name) == (PlaceKind.COMMITTEE, "")


def test_a_place_that_is_known_comes_with_its_id(
    client: Client, administrator: User, newcomer: User, mediator: User
) -> None:
    signed_in(client, administrator).post(
        reverse("accounts:post", args=[newcomer.pk]),
        {"role": "mediator", "place": "秀谷红色微家", "since": "2026-03-02"},
    )
    assert newcomer.postings.get().place_id == mediator.postings.get().place_id


def test_where_a_room_lists_its_places_others_are_refused(
    client: Client, administrator: User, newcomer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinxi_portal.accounts.places._sources", {})
    register_places(PlaceKind.EMPLOYER, lambda: [(5, "华丽家政")])
    with pytest.raises(ValueError, match="twice"):
        register_places(PlaceKind.EMPLOYER, list)
    address = reverse("accounts:post", args=[newcomer.pk])
    signed_in(client, administrator)
    given = {"role": "employer_staff", "since": "2026-03-02"}
    assert "没有找到这个单位" in client.post(address, {**given, "place": "无此家政"}, follow=True).content.decode()
    client.post(address, {**given, "place": "华丽家政"})
    assert newcomer.postings.get().place_id == 5


def test_acts_answer_on_the_persons_page(client: Client, administrator: User, clerk: User) -> None:
    signed_in(client, administrator)
    person = reverse("accounts:person", args=[clerk.pk])

    def do(act: str, **data: str) -> str:
        answer = client.post(reverse(f"accounts:{act}", args=[clerk.pk]), data)
        assert answer["Location"] == person
        return client.get(person).content.decode()

    assert "姓名已改" in do("rename", name="李娜娜")
    assert "不必重置" in do("reset_authenticator")
    assert "已退出" in do("sign_out_everywhere")
    assert "请用一句话写明原因" in do("disable", reason="x")
    page = do("disable", reason="调离原单位")
    assert "已停用" in page
    assert "唐杰：调离原单位" in page
    assert "已恢复" in do("enable", reason="调回原单位")
    posting = Posting.objects.get(user=clerk)
    client.post(reverse("accounts:finish_posting", args=[posting.pk]), {"last_day": "2026-12-31"})
    posting.refresh_from_db()
    assert str(posting.until) == "2026-12-31"


def test_a_locked_account_is_opened_on_its_page(client: Client, administrator: User, clerk: User) -> None:
    for _turn in range(5):
        lockout.record_failure("clerk")
    person = reverse("accounts:person", args=[clerk.pk])
    assert "暂停登录" in signed_in(client, administrator).get(person).content.decode()
    client.post(reverse("accounts:unlock", args=[clerk.pk]))
    assert "暂停登录" not in client.get(person).content.decode()


def test_the_own_account_is_for_another_administrator(client: Client, administrator: User) -> None:
    page = signed_in(client, administrator).get(reverse("accounts:person", args=[administrator.pk]))
    assert "请由另一位系统管理员办理" in page.content.decode()
    assert page.context["posting_form"] is None
    refused = client.post(reverse("accounts:disable", args=[administrator.pk]), {"reason": "试一试行不行"})
    assert refused.status_code == 403


def test_a_workers_page_shows_a_masked_number_only(client: Client, administrator: User, worker: User) -> None:
    page = signed_in(client, administrator).get(reverse("accounts:person", args=[worker.pk])).content.decode()
    assert "139****0011" in page
    assert "13900000011" not in page
