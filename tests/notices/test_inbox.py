"""The inbox: what is unread shows in the top bar, everybody reads the own ones."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from jinxi_portal.accounts.models import User
from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.public import notify
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


def tell(user: User, subject: User, count: int = 1, first: int = 0) -> None:
    for number in range(first, first + count):
        notify(kind="tests.told", to=[user], subject=subject, facts={"left": number}, stage=str(number))


def test_the_top_bar_counts_what_is_unread(client: Client, clerk: User, worker: User) -> None:
    tell(clerk, worker, 3)
    page = signed_in(client, clerk).get("/queue/").content.decode()
    assert '<span class="visually-hidden">未读</span>3</span>' in page
    tell(worker, worker, 2)
    assert (
        '<span class="visually-hidden">未读</span>2</span>' in signed_in(client, worker).get("/home/").content.decode()
    )


def test_opening_one_reads_it_and_goes_to_the_thing(client: Client, clerk: User, worker: User) -> None:
    tell(clerk, worker)
    notice = Notice.objects.get()
    answer = signed_in(client, clerk).get(f"/notices/{notice.public_id}/")
    assertRedirects(answer, f"/people/{worker.pk}/", fetch_redirect_response=False)
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_one_may_be_marked_unread_again(client: Client, clerk: User, worker: User) -> None:
    tell(clerk, worker)
    notice = Notice.objects.get()
    signed_in(client, clerk).get(f"/notices/{notice.public_id}/")
    client.post(f"/notices/{notice.public_id}/mark/", {"read": "0"})
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_that_is_before_the_eyes_is_marked_read(client: Client, clerk: User, worker: User) -> None:
    tell(clerk, worker, 2)
    seen = signed_in(client, clerk).get("/notices/").context["newest"]
    tell(clerk, worker, 1, first=5)  # arrives while the page is being read
    assertContains(client.post("/notices/all-read/", {"until": seen}, follow=True), "2 条通知已标为已读。")
    assert Notice.objects.unread().count() == 1


def test_it_shows_a_page_at_a_time_and_costs_the_same(
    client: Client, clerk: User, worker: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tell(clerk, worker, 2)
    signed_in(client, clerk).get("/notices/")
    with django_assert_num_queries(7):
        client.get("/notices/")
    tell(clerk, worker, 40, first=2)
    with django_assert_num_queries(7):
        answer = client.get("/notices/")
    assertContains(answer, "还有 41 天")
    assertNotContains(answer, "还有 5 天")
    assertContains(client.get(f"/notices/?before={answer.context['older']}"), "还有 5 天")


def test_the_unread_view_leaves_out_what_was_read(client: Client, clerk: User, worker: User) -> None:
    tell(clerk, worker, 2)
    signed_in(client, clerk).get(f"/notices/{Notice.objects.order_by('pk').first().public_id}/")
    answer = client.get("/notices/?show=unread")
    assertContains(answer, "还有 1 天")
    assertNotContains(answer, "还有 0 天")


def test_another_persons_notice_does_not_exist(client: Client, clerk: User, other_clerk: User, worker: User) -> None:
    tell(clerk, worker)
    notice = Notice.objects.get()
    assert signed_in(client, other_clerk).get(f"/notices/{notice.public_id}/").status_code == 404
    assertNotContains(client.get("/notices/"), "王桂芳")
