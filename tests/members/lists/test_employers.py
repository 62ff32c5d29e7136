"""Employers: the list, a page that shows each viewer what he may see, and the acts of the committee."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.public import PlaceKind, Role, known_places
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import history_of
from members.models import Employer, Engagement, Roster
from tests.cast import post as post_somebody
from tests.cast import signed_in
from tests.members.factories import EmployerFactory
from tests.members.lists.conftest import Page

pytestmark = pytest.mark.django_db

#: The ministry's own example of a well-formed code.
CODE = "91350100M000100Y43"
DETAILS = {
    "name": "金溪县新芽家政有限公司",
    "short_name": "新芽家政",
    "kind": "agency",
    "credit_code": CODE,
    "contact_name": "张敏",
}


def found(user: Any, words: str, key: str) -> list[str]:
    return [hit.title for hit in slots.search.get(key).find(user, words, 10)]


class TestThePage:
    def test_the_committee_sees_rosters_people_and_staff(
        self, see: Page, employer: Employer, roster: Roster, clerk: Any, employer_staff: Any
    ) -> None:
        shown = see(clerk, "employer", employer.code)
        assert roster.number in shown
        assert str(employer_staff) in shown
        assert f"{reverse('members:workers')}?employer={employer.pk}" in shown

    def test_a_supervision_officer_sees_workers_but_no_rosters_and_no_acts(
        self, see: Page, employer: Employer, roster: Roster, supervision_officer: Any, employer_staff: Any
    ) -> None:
        shown = see(supervision_officer, "employer", employer.code)
        assert f"{reverse('members:workers')}?employer={employer.pk}" in shown
        assert roster.number not in shown
        assert str(employer_staff) not in shown
        assert "停止合作" not in shown

    def test_a_system_administrator_sees_staff_but_no_workers(
        self, see: Page, employer: Employer, roster: Roster, administrator: Any, employer_staff: Any
    ) -> None:
        shown = see(administrator, "employer", employer.code)
        assert str(employer_staff) in shown
        assert reverse("members:workers") not in shown

    def test_the_list_costs_the_same_for_one_and_for_twenty(
        self, client: Client, clerk: Any, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(20):
            EmployerFactory()
        signed_in(client, clerk).get(reverse("members:employers"))
        with django_assert_max_num_queries(12):
            client.get(reverse("members:employers"))


class TestNew:
    def test_it_stands_on_the_list_with_a_code_from_its_pinyin(self, see: Page, post: Any, clerk: Any) -> None:
        answer = post(clerk, "new_employer", **DETAILS)
        made = Employer.objects.get()
        assert made.code == "xinyajiazheng"
        assert answer.redirect_chain[-1][0] == reverse("members:employer", args=[made.code])
        assert "已新建企业“新芽家政”" in answer.content.decode()
        assert "新建了这家企业" in history_of(made)[0].sentence
        assert known_places(PlaceKind.EMPLOYER) == {"新芽家政": made.pk}

    def test_the_same_sound_gets_another_code(self, post: Any, clerk: Any) -> None:
        EmployerFactory(code="xinyajiazheng")
        post(clerk, "new_employer", **DETAILS)
        assert Employer.objects.filter(code="xinyajiazheng-2").exists()

    def test_people_posted_to_it_by_name_find_it(self, post: Any, clerk: Any, nobody: Any) -> None:
        posting = post_somebody(nobody, Role.EMPLOYER_STAFF, place_name="新芽家政")
        type(posting).objects.filter(pk=posting.pk).update(place_id=None)
        post(clerk, "new_employer", **DETAILS)
        posting.refresh_from_db()
        assert posting.place_id == Employer.objects.get().pk

    @pytest.mark.parametrize(
        ("typed", "said"),
        [("91350100M000100Y44", "最后一位与前面的对不上"), ("9135", "应有18位"), ("9135O100M000100Y43", "不用I、O")],
    )
    def test_a_wrong_credit_code_is_said_and_nothing_made(self, post: Any, clerk: Any, typed: str, said: str) -> None:
        answer = post(clerk, "new_employer", **{**DETAILS, "credit_code": typed})
        assert said in answer.content.decode()
        assert not Employer.objects.exists()

    def test_spaces_and_small_letters_do_not_matter(self, post: Any, clerk: Any) -> None:
        post(clerk, "new_employer", **{**DETAILS, "credit_code": " 91350100 m000100y43 "})
        assert Employer.objects.get().credit_code == CODE

    @pytest.mark.parametrize("same", ["name", "short_name", "credit_code"])
    def test_one_that_is_there_already_is_named(self, post: Any, clerk: Any, same: str) -> None:
        EmployerFactory(**{same: DETAILS[same]})
        assert "名单上已有" in post(clerk, "new_employer", **DETAILS).content.decode()
        assert Employer.objects.count() == 1


class TestChanging:
    def test_it_writes_what_differs(self, post: Any, employer: Employer, clerk: Any) -> None:
        post(clerk, "change_employer", employer.code, **DETAILS)
        employer.refresh_from_db()
        assert (employer.short_name, employer.initials, employer.credit_code) == ("新芽家政", "xyjz", CODE)
        assert employer.code == "huali"
        assert "修改了企业资料（4 项）" in history_of(employer)[0].sentence

    def test_nothing_new_writes_no_line(self, post: Any, employer: Employer, clerk: Any) -> None:
        same = {"name": employer.name, "short_name": employer.short_name, "kind": employer.kind}
        post(clerk, "change_employer", employer.code, **same)
        assert not history_of(employer)


class TestEnding:
    def test_no_more_rosters_but_everything_stays(
        self, see: Page, post: Any, client: Client, employer: Employer, roster: Roster, clerk: Any
    ) -> None:
        post(clerk, "deactivate_employer", employer.code)
        assert "已停止合作" in see(clerk, "employer", employer.code)
        assert f"roster|employer:{employer.pk}" not in client.get(reverse("sheets:new")).content.decode()
        assert employer.pk not in known_places(PlaceKind.EMPLOYER).values()
        assert Engagement.objects.standing().count() == 2
        post(clerk, "reactivate_employer", employer.code)
        assert f"roster|employer:{employer.pk}" in client.get(reverse("sheets:new")).content.decode()


class TestSearch:
    @pytest.mark.parametrize("words", ["华丽", "hljz", "hua li", "金溪县华丽"])
    def test_an_employer_by_name_and_pinyin(self, employer: Employer, clerk: Any, words: str) -> None:
        assert found(clerk, words, "members.employers") == ["华丽家政"]

    def test_an_employer_by_its_credit_code(self, clerk: Any) -> None:
        EmployerFactory(short_name="新芽家政", credit_code=CODE)
        assert found(clerk, CODE.lower(), "members.employers") == ["新芽家政"]

    def test_a_roster_by_its_number_for_those_who_may_see_it(
        self, roster: Roster, clerk: Any, employer_staff: Any, other_employer_staff: Any
    ) -> None:
        assert found(clerk, roster.number.lower(), "members.rosters") == [roster.number]
        assert found(employer_staff, roster.number, "members.rosters") == [roster.number]
        assert found(other_employer_staff, roster.number, "members.rosters") == []
        assert found(employer_staff, "华丽", "members.employers") == []
