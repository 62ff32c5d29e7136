"""What also comes outside the portal: chosen by subject and channel, or kind by kind; read the same way without script."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from jinxi_portal.accounts.models import User
from jinxi_portal.notices.forms import ChoicesForm, groups_for
from jinxi_portal.notices.models import Choice
from tests.cast import signed_in
from tests.notices.conftest import Postbag

pytestmark = pytest.mark.django_db

PAGE = "/notices/choices/"


def _shown(client: Client) -> dict[str, Any]:
    """What a browser posts when nothing is touched."""
    form: ChoicesForm = client.get(PAGE).context["form"]
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        data[f"initial-{name}"] = field.initial
        if field.initial:
            data[name] = field.initial if isinstance(field.initial, list) else "on"
    return data


def _kept(user: User) -> dict[str, bool]:
    rows = Choice.objects.filter(user=user, kind__startswith="tests.")
    return {choice.kind.removeprefix("tests."): choice.wanted for choice in rows}


def test_a_subject_is_chosen_as_a_whole(client: Client, clerk: User, postbag: type[Postbag]) -> None:
    assertContains(signed_in(client, clerk).get(PAGE), "21:30 到次日 07:30 不打扰")
    client.post(PAGE, {**_shown(client), "tests-sms": "on"})
    assert _kept(clerk) == {"told": True, "urgent": True, "quiet": True}
    client.post(PAGE, {key: value for key, value in _shown(client).items() if key != "tests-sms"})
    assert _kept(clerk) == {"told": False, "urgent": False, "quiet": False}


def test_or_kind_by_kind_and_the_page_says_how_many(client: Client, clerk: User, postbag: type[Postbag]) -> None:
    signed_in(client, clerk)
    answer = client.post(PAGE, {**_shown(client), "tests-sms-kinds": ["tests.quiet"]}, follow=True)
    assert _kept(clerk) == {"told": False, "urgent": False, "quiet": True}
    assertContains(answer, "选了 1 种")
    assertContains(answer, "<details open>")


def test_the_kinds_hold_when_both_were_touched(client: Client, clerk: User, postbag: type[Postbag]) -> None:
    """With the script the subject's tick follows its kinds; all the same it must not sweep away what was ticked singly."""
    signed_in(client, clerk)
    client.post(PAGE, {**_shown(client), "tests-sms": "on"})
    data = {key: value for key, value in _shown(client).items() if key != "tests-sms"}
    client.post(PAGE, {**data, "tests-sms-kinds": ["tests.told", "tests.urgent"]})
    assert _kept(clerk) == {"told": True, "urgent": True, "quiet": False}


def test_saving_untouched_keeps_what_comes(client: Client, clerk: User, postbag: type[Postbag]) -> None:
    signed_in(client, clerk)
    client.post(PAGE, _shown(client))
    assert _kept(clerk) == {"told": True, "urgent": True, "quiet": False}


def test_a_kind_that_is_gone_is_said(client: Client, clerk: User, postbag: type[Postbag]) -> None:
    signed_in(client, clerk)
    assertContains(client.post(PAGE, {**_shown(client), "tests-sms-kinds": ["tests.gone"]}), "请重新打开本页再选")
    assert not _kept(clerk)


def test_only_what_the_role_can_receive_is_offered(worker: User, employer_staff: User, microhome_keeper: User) -> None:
    offered = {
        user: {group.key for group, _kinds in groups_for(user)} - {"tests"}
        for user in (worker, employer_staff, microhome_keeper)
    }
    assert offered[worker] == {"contracts", "disputes", "help", "meetings", "members"}
    assert offered[employer_staff] == {"contracts", "contracts-inspections", "disputes"}
    assert offered[microhome_keeper] == {"deadlines"}
    kinds = {kind.key for _group, kinds in groups_for(employer_staff) for kind in kinds}
    assert "contracts.filed_for_you" not in kinds  # the worker is told
    assert "contracts.correction_answered" not in kinds  # the officer is


def test_what_always_comes_is_named(client: Client, worker: User, postbag: type[Postbag]) -> None:
    page = signed_in(client, worker).get(PAGE)
    assertContains(page, "总会收到的")
    assertNotContains(page, "办理求助")


def test_who_cannot_be_reached_is_told_so(client: Client, clerk: User, settings: Any) -> None:
    settings.NOTICE_CARRIERS = {}
    assertContains(signed_in(client, clerk).get(PAGE), "只在门户里通知")
