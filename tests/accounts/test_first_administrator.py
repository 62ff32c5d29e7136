"""A new installation gets its first administrator from the command line, once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Role

pytestmark = pytest.mark.django_db


def test_it_makes_the_account_and_prints_a_link_that_works(client: Client) -> None:
    out = StringIO()
    call_command("open_first_administrator", "tangjie", "唐杰", stdout=out, stderr=StringIO())
    user = User.objects.get(username="tangjie")
    assert user.roles_today() == {Role.SYSTEM_ADMINISTRATOR}
    assert not user.has_usable_password()
    path = "/" + out.getvalue().strip().split("/", 3)[3]
    assert client.get(path, follow=True).status_code == 200
    assert user.invitations.open().get().expires_at - user.created_at > timedelta(hours=71)


def test_it_refuses_when_there_is_one(administrator: User) -> None:
    with pytest.raises(CommandError, match="已经有系统管理员了"):
        call_command("open_first_administrator", "second", "某人")
    assert not User.objects.filter(username="second").exists()


@pytest.mark.parametrize("username", ["ab", "1abc", "有 空格"])
def test_it_refuses_a_user_name_that_does_not_fit(username: str) -> None:
    with pytest.raises(CommandError, match="用户名"):
        call_command("open_first_administrator", username, "唐杰")
    assert not User.objects.exists()
