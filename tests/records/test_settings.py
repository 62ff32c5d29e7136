"""Numbers of the office's rules: what holds on which day, and who may change them."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.models import OfficeSetting, SettingVersion
from jinxi_portal.records.public import Setting, history_of, register_setting, setting_on, settings_on
from jinxi_portal.records.settings.changing import change_setting
from jinxi_portal.records.settings.kinds import setting_kinds

pytestmark = pytest.mark.django_db
KEY = "tests.days"
TODAY = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def setting() -> Iterator[Setting]:
    made = register_setting(Setting(KEY, "办理时间", "天", 7, "工作惯例", room="测试", most=60))
    with clock.frozen(TODAY):
        yield made
    del setting_kinds._entries[KEY]


def change(by: User, value: int, on: date = TODAY, reason: str = "5 月 6 日会议决定") -> SettingVersion:
    return change_setting(key=KEY, value=value, effective_on=on, reason=reason, by=by)


def test_the_default_holds_until_somebody_sets_another() -> None:
    assert setting_on(KEY, TODAY) == 7


def test_days_before_the_effective_date_keep_the_old_number(secretary: User) -> None:
    change(secretary, 10, date(2026, 6, 1))
    assert setting_on(KEY, date(2026, 5, 31)) == 7
    assert setting_on(KEY, date(2026, 6, 1)) == 10


def test_a_later_word_for_the_same_day_counts(secretary: User) -> None:
    change(secretary, 10)
    change(secretary, 12)
    assert setting_on(KEY, TODAY) == 12
    assert SettingVersion.objects.count() == 2


def test_several_are_read_with_one_query(django_assert_num_queries: object, secretary: User) -> None:
    change(secretary, 10)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert settings_on([KEY], TODAY) == {KEY: 10}


@pytest.mark.parametrize(
    ("value", "on", "reason"),
    [
        (0, TODAY, "理由"),
        (61, TODAY, "理由"),
        (7, TODAY, "没有变化"),
        (9, date(2026, 5, 5), "倒填日期"),
        (9, TODAY, " "),
    ],
)
def test_it_refuses_what_is_no_honest_change(secretary: User, value: int, on: date, reason: str) -> None:
    with pytest.raises(ValidationError):
        change(secretary, value, on, reason)
    assert not SettingVersion.objects.exists()


def test_a_clerk_may_not_change_it(clerk: User) -> None:
    with pytest.raises(NotAllowed):
        change(clerk, 9)


def test_the_timeline_tells_who_from_when_and_why(secretary: User) -> None:
    change(secretary, 9)
    sentence = history_of(OfficeSetting.objects.get(key=KEY))[0].sentence
    for part in ("周建国", "7 天", "9 天", "2026-05-06", "5 月 6 日会议决定"):
        assert part in sentence


def test_the_secretary_changes_it_on_its_page(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    page = reverse("records:setting", args=[KEY])
    answer = client.post(page, {"value": "9", "effective_on": "2026-05-07", "reason": "试行"}, follow=True)
    assert "自 2026-05-07 起改为 9 天" in answer.content.decode()
    overview = client.get(reverse("records:settings")).content.decode()
    assert "2026-05-07 起为 9 天" in overview


def test_a_refused_change_stays_in_the_form(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    answer = client.post(
        reverse("records:setting", args=[KEY]), {"value": "900", "effective_on": "2026-05-07", "reason": "试行"}
    )
    assert answer.status_code == 200
    assert "请填 1 到 60 之间的整数" in answer.content.decode()


def test_a_clerk_sees_it_without_a_form(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    page = reverse("records:setting", args=[KEY])
    assert "由综合党委书记修改" in client.get(page).content.decode()
    assert client.post(page, {"value": "9"}).status_code == 403


def test_an_unknown_setting_is_not_found(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    assert client.get(reverse("records:setting", args=["tests.nothing"])).status_code == 404
