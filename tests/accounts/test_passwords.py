"""What a password may be: long, unknown to thieves, not about oneself; no mixture of signs is asked for."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.demo import memorable_password
from jinxi_portal.accounts.events import PasswordSet
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import events
from tests.cast import PASSWORD, signed_in

SOMEBODY = User(username="zhou.jianguo", name="周建国")


def codes(password: str, user: User | None = SOMEBODY) -> set[str]:
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return {error.code or "" for error in refused.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "short-one-11",
        "quiet camphor lantern",
        "kettleribbonharbour",
        "一只白鹭飞过秀谷镇的稻田上空",
        "830417562039",
        "aB3$kL9!mN2@",
        "x7" * 3 + "gropelinwaf",
        "金溪的樟树下坐着三个人下棋",
        "tR8-" + "velvetorchard" * 4,
    ],
)
def test_it_takes_long_ones_of_any_kind(password: str) -> None:
    assert codes(password) == set()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "password_too_short"),
        ("x" * 129, "password_too_long"),
        ("password1234", "password_leaked"),
        ("Password1234", "password_leaked"),
        ("qwertyuiop123", "password_leaked"),
        ("1qaz2wsx3edc", "password_leaked"),
        ("woaini1314520", "password_leaked"),
        ("sunshine2024!!", "password_leaked"),
        ("abcabcabcabcabc", "password_leaked"),
        ("111122223333", "password_leaked"),
        ("zhoujianguo2024", "password_about_oneself"),
        ("jianguo.zhou-88", "password_about_oneself"),
        ("周建国周建国周建国1949", "password_about_oneself"),
        ("jinxi-jiazheng-2026", "password_about_oneself"),
        ("金溪家政综合党委2026!!", "password_about_oneself"),
    ],
)
def test_it_refuses_what_others_would_try(password: str, code: str) -> None:
    assert code in codes(password)


def test_the_limits_are_twelve_and_more_than_sixty_four() -> None:
    assert codes("plumsafetwelv") == set()
    assert codes("orchard-kettle-velvet-" * 5) == set()


def test_without_a_user_the_rules_still_hold() -> None:
    assert codes("jinxi-jiazheng-2026", None) == {"password_about_oneself"}


def test_the_demo_makes_passwords_that_pass() -> None:
    passwords = [memorable_password() for _turn in range(20)]
    assert all(codes(password) == set() for password in passwords)
    assert len(set(passwords)) == 20


def test_the_password_is_changed_and_only_with_the_old_one(
    client: Client, clerk: User, told: list[events.Event]
) -> None:
    signed_in(client, clerk)
    address = reverse("account_change_password")
    wrong = client.post(address, {"oldpassword": "not-the-old-one", "password1": "seven-paper-lanterns"})
    assert wrong.context["form"].errors["oldpassword"]
    weak = client.post(address, {"oldpassword": PASSWORD, "password1": "password1234"})
    assert "泄露" in str(weak.context["form"].errors["password1"])
    assert client.post(address, {"oldpassword": PASSWORD, "password1": "seven-paper-lanterns"}).status_code == 302
    clerk.refresh_from_db()
    assert clerk.check_password("seven-paper-lanterns")
    assert told == [PasswordSet(clerk.pk, clerk.pk, "change")]


def test_the_fields_tell_password_safes_what_they_are(client: Client, clerk: User) -> None:
    page = signed_in(client, clerk).get(reverse("account_change_password")).content.decode()
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="new-password"' in page
    assert "onpaste" not in page
    assert "data-shows-passwords" in page
