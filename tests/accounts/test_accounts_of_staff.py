"""Opening an account, the one-time link, disabling, enabling, renaming."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.actions.accept_invitation import accept_invitation
from jinxi_portal.accounts.actions.disable_account import disable_account
from jinxi_portal.accounts.actions.enable_account import enable_account
from jinxi_portal.accounts.actions.issue_invitation import issue_invitation
from jinxi_portal.accounts.actions.open_account import open_account
from jinxi_portal.accounts.actions.rename_account import rename_account
from jinxi_portal.accounts.actions.reset_second_factor import reset_second_factor
from jinxi_portal.accounts.events import AccountDisabled, AccountEnabled, SecondFactorRemoved
from jinxi_portal.accounts.models import Invitation, User
from jinxi_portal.accounts.public import NotAllowed, Role
from jinxi_portal.accounts.refusals import Refusal
from jinxi_portal.kernel import clock, events
from tests.cast import PASSWORD, make_person, signed_in

NEW = "seven-paper-lanterns"


def test_a_new_account_has_no_password_and_no_role(administrator: User) -> None:
    user = open_account(username=" Zhou.Li ", name=" 周  丽 ", by=administrator)
    assert (user.username, user.name, user.has_usable_password(), user.roles_today()) == (
        "Zhou.Li",
        "周 丽",
        False,
        set(),
    )


@pytest.mark.parametrize(
    ("username", "name", "code"),
    [
        ("CLERK", "李", "username_taken"),
        ("1ab", "李", "username_unfit"),
        ("李娜", "李", "username_unfit"),
        ("ab", "李", "username_unfit"),
        ("a" * 41, "李", "username_unfit"),
        ("fine", "  ", "name_missing"),
    ],
)
def test_it_says_what_is_wrong_with_a_new_account(
    administrator: User, clerk: User, username: str, name: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        open_account(username=username, name=name, by=administrator)
    assert refused.value.code == code


def test_only_the_administrator_opens_accounts(secretary: User) -> None:
    with pytest.raises(NotAllowed):
        open_account(username="friend", name="友", by=secretary)


def test_the_person_sets_the_password_through_the_link(client: Client, administrator: User, newcomer: User) -> None:
    _invitation, token = issue_invitation(user=newcomer, by=administrator)
    first = client.get(reverse("accounts:follow_link", args=[token]))
    assert token not in first["Location"]
    page = client.get(first["Location"])
    assert "邓丽" in page.content.decode()
    assert client.post(first["Location"], {"password": "short"}).context["form"].errors
    done = client.post(first["Location"], {"password": NEW})
    assert done["Location"] == reverse("account_login")
    newcomer.refresh_from_db()
    assert newcomer.check_password(NEW)
    again = client.get(reverse("accounts:follow_link", args=[token]), follow=True)
    assert again.status_code == 410


def test_an_unknown_link_and_an_old_one_get_the_same_page(client: Client, administrator: User, newcomer: User) -> None:
    _invitation, token = issue_invitation(user=newcomer, by=administrator)
    with clock.frozen(clock.now() + timedelta(hours=73)):
        old = client.get(reverse("accounts:follow_link", args=[token]), follow=True)
    unknown = client.get(reverse("accounts:follow_link", args=["made-up"]), follow=True)
    assert (old.status_code, unknown.status_code) == (410, 410)
    assert [line for line in old.content.splitlines() if b"csrf" not in line] == [
        line for line in unknown.content.splitlines() if b"csrf" not in line
    ]


def test_a_new_link_ends_the_one_before(administrator: User, newcomer: User) -> None:
    first, _token = issue_invitation(user=newcomer, by=administrator)
    second, _token = issue_invitation(user=newcomer, by=administrator)
    with pytest.raises(Refusal):
        accept_invitation(invitation=first, password=NEW)
    assert accept_invitation(invitation=second, password=NEW).check_password(NEW)
    with pytest.raises(Refusal):
        accept_invitation(invitation=second, password=NEW)


def test_the_secret_of_a_link_is_not_kept(administrator: User, newcomer: User) -> None:
    _invitation, token = issue_invitation(user=newcomer, by=administrator)
    assert token not in str(Invitation.objects.values().get())


def test_a_disabled_person_is_out_at_once_and_cannot_come_back(
    client: Client, administrator: User, clerk: User, told: list[events.Event]
) -> None:
    client.post(reverse("account_login"), {"login": "clerk", "password": PASSWORD})
    assert client.get(reverse("accounts:account")).status_code == 200
    told.clear()
    disable_account(user=clerk, reason="调离原单位", by=administrator)
    assert client.get(reverse("accounts:account")).status_code == 302
    refused = client.post(reverse("account_login"), {"login": "clerk", "password": PASSWORD})
    assert refused["Location"] == reverse("account_inactive")
    enable_account(user=clerk, reason="调回原单位", by=administrator)
    assert client.post(reverse("account_login"), {"login": "clerk", "password": PASSWORD})["Location"] == "/"
    assert [type(event) for event in told][:2] == [AccountDisabled, AccountEnabled]
    assert clerk.suspensions.get().lifted_reason == "调回原单位"


def test_disabling_needs_a_reason_and_happens_once(administrator: User, clerk: User) -> None:
    with pytest.raises(Refusal) as refused:
        disable_account(user=clerk, reason=" . ", by=administrator)
    assert refused.value.code == "reason_missing"
    with pytest.raises(Refusal) as refused:
        enable_account(user=clerk, reason="本来就可以", by=administrator)
    assert refused.value.code == "already_enabled"
    disable_account(user=clerk, reason="调离原单位", by=administrator)
    with pytest.raises(Refusal) as refused:
        disable_account(user=clerk, reason="调离原单位", by=administrator)
    assert refused.value.code == "already_disabled"


def test_a_disabled_account_holds_no_role_and_gets_no_link(administrator: User, clerk: User) -> None:
    disable_account(user=clerk, reason="调离原单位", by=administrator)
    assert User.objects.get(pk=clerk.pk).roles_today() == set()
    with pytest.raises(Refusal):
        issue_invitation(user=clerk, by=administrator)


def test_nobody_disables_oneself_and_one_administrator_stays(administrator: User) -> None:
    with pytest.raises(NotAllowed):
        disable_account(user=administrator, reason="不想干了", by=administrator)
    deputy = make_person("deputy", "方圆", Role.SYSTEM_ADMINISTRATOR)
    disable_account(user=deputy, reason="调离原单位", by=administrator)
    # The one who is out may do nothing any more, and the other cannot be put out by a page left open.
    with pytest.raises(NotAllowed):
        disable_account(user=administrator, reason="报复一下", by=User.objects.get(pk=administrator.pk))


def test_a_name_is_corrected_by_the_administrator_only(administrator: User, clerk: User) -> None:
    assert rename_account(user=clerk, name=" 李 娜娜 ", by=administrator).name == "李 娜娜"
    with pytest.raises(NotAllowed):
        rename_account(user=clerk, name="书记", by=clerk)


def test_a_lost_authenticator_is_taken_off(
    client: Client, administrator: User, clerk: User, told: list[events.Event]
) -> None:
    with pytest.raises(Refusal):
        reset_second_factor(user=clerk, by=administrator)
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={"secret": ""})
    reset_second_factor(user=clerk, by=administrator)
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert [type(event) for event in told] == [SecondFactorRemoved]
    with pytest.raises(NotAllowed):
        reset_second_factor(user=administrator, by=administrator)


def test_the_administrator_sees_the_link_once(client: Client, administrator: User, newcomer: User) -> None:
    signed_in(client, administrator)
    page = client.post(reverse("accounts:invite", args=[newcomer.pk]), follow=True)
    assert "/accounts/welcome/" in page.content.decode()
    assert "/accounts/welcome/" not in client.get(reverse("accounts:person", args=[newcomer.pk])).content.decode()
