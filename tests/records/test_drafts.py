"""A form half filled in comes back to its own user, sealed in between."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.drafts import MOST_PER_USER, expire_drafts
from jinxi_portal.records.models import Draft
from jinxi_portal.records.public import discard_draft, draft_of, save_draft

pytestmark = pytest.mark.django_db
KEY = "tests.report:12"


def type_in(client: Client, user: User, **typed: Any) -> Any:
    client.force_login(user)
    return client.post(reverse("records:draft", args=[KEY]), typed)


def test_it_is_saved_as_typed_and_restored(client: Client, clerk: User) -> None:
    answer = type_in(client, clerk, name="王芳", kinds=["a", "b"], note="")
    assert "草稿已保存" in answer.content.decode()
    draft = draft_of(by=clerk, key=KEY)
    assert draft is not None
    assert draft.initial == {"name": "王芳", "kinds": ["a", "b"], "note": ""}
    assert draft.data.getlist("kinds") == ["a", "b"]


def test_the_last_one_counts_and_there_is_only_one(client: Client, clerk: User) -> None:
    type_in(client, clerk, name="王")
    type_in(client, clerk, name="王芳")
    assert Draft.objects.get().content.reveal() == '{"name": ["王芳"]}'


def test_secrets_of_a_form_are_left_out(client: Client, clerk: User) -> None:
    type_in(client, clerk, name="王芳", csrfmiddlewaretoken="t", new_password="p", code="123456")
    assert Draft.objects.get().content.reveal() == '{"name": ["王芳"]}'


def test_nothing_typed_leaves_no_draft(client: Client, clerk: User) -> None:
    type_in(client, clerk, name="王芳")
    type_in(client, clerk, name="")
    assert not Draft.objects.exists()


def test_the_database_holds_no_word_of_it(clerk: User) -> None:
    save_draft(by=clerk, key=KEY, values={"id_number": ["361027199001011234"]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM records_draft")
        assert b"361027" not in bytes(cursor.fetchone()[0])


def test_nobody_else_gets_it(client: Client, clerk: User, other_clerk: User) -> None:
    type_in(client, clerk, name="王芳")
    assert draft_of(by=other_clerk, key=KEY) is None
    discard_draft(by=other_clerk, key=KEY)
    assert draft_of(by=clerk, key=KEY) is not None


def test_it_is_gone_when_handed_in_or_discarded(client: Client, clerk: User) -> None:
    type_in(client, clerk, name="王芳")
    discard_draft(by=clerk, key=KEY)
    assert draft_of(by=clerk, key=KEY) is None
    type_in(client, clerk, name="王芳")
    assert "草稿已删去" in type_in(client, clerk, discard_draft="1").content.decode()
    assert not Draft.objects.exists()


def test_it_expires_after_thirty_days(clerk: User) -> None:
    with clock.frozen(clock.now()) as time:
        save_draft(by=clerk, key=KEY, values={"name": ["王芳"]})
        time.pass_time(timedelta(days=29))
        assert expire_drafts() == 0
        time.pass_time(timedelta(days=1))
        assert draft_of(by=clerk, key=KEY) is None
        assert expire_drafts() == 1


def test_too_much_is_said_so_and_not_kept(client: Client, clerk: User) -> None:
    assert "草稿没有保存" in type_in(client, clerk, name="字" * 30_000).content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "tests/x", "Tests.x", "tests.x:", "tests." + "x" * 100])
def test_a_key_that_is_none_is_refused(clerk: User, key: str) -> None:
    with pytest.raises(ValidationError):
        save_draft(by=clerk, key=key, values={"name": ["王芳"]})


def test_the_oldest_give_way_to_the_newest(clerk: User) -> None:
    for number in range(MOST_PER_USER + 2):
        save_draft(by=clerk, key=f"tests.report:{number}", values={"name": ["王芳"]})
    assert Draft.objects.count() == MOST_PER_USER
    assert draft_of(by=clerk, key="tests.report:0") is None


def test_nobody_is_sent_to_the_sign_in(client: Client) -> None:
    assert client.post(reverse("records:draft", args=[KEY]), {"name": "x"}).status_code == 302
    assert not Draft.objects.exists()
