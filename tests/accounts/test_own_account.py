"""My account."""

from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from tests.cast import signed_in

ME = "/accounts/me/"


def test_staff_see_their_posts_and_keep_their_name(client: Client, clerk: User) -> None:
    page = signed_in(client, clerk).get(ME).content.decode()
    assert "综合党委干事" in page
    assert "layouts" not in page
    client.post(ME, {"name": "书记", "language": "en", "large_type": "on"})
    clerk.refresh_from_db()
    assert (clerk.name, clerk.language, clerk.large_type) == ("李娜", "en", True)


def test_a_worker_gives_the_own_name(client: Client, worker: User) -> None:
    page = signed_in(client, worker).get(ME).content.decode()
    assert "139****0011" in page
    assert "13900000011" not in page
    assert worker.username not in page
    client.post(ME, {"name": " 王 桂 芬 ", "language": "zh-hans"})
    worker.refresh_from_db()
    assert worker.name == "王 桂 芬"


def test_the_language_is_used_on_every_machine(client: Client, clerk: User) -> None:
    signed_in(client, clerk).post(ME, {"language": "en"})
    other = signed_in(Client(headers={"Accept-Language": "zh-CN"}), User.objects.get(pk=clerk.pk))
    assert '<html lang="en"' in other.get(ME).content.decode()


def test_an_unknown_language_is_refused(client: Client, clerk: User) -> None:
    answer = signed_in(client, clerk).post(ME, {"language": "tlh"})
    assert answer.context["form"].errors["language"]


def test_strangers_are_sent_to_the_sign_in(client: Client, db: None) -> None:
    assert client.get(ME)["Location"] == f"{reverse('account_login')}?next={ME}"
