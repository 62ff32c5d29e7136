"""What people do on the pages of organisations: take somebody in, dissolve, list, export, keep a paper."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branches.models import Affiliation, Organisation
from branches.portal_tree import _elections, _find_organisations, _find_people
from branches.states import AffiliationKind
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from tests.branches.factories import PersonFactory, make_member, make_organisation, make_own_branch
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with clock.frozen(TODAY):
        yield


def test_a_person_is_found_by_name_chosen_and_taken_in(client: Client, clerk: User) -> None:
    branch, person = make_own_branch(), PersonFactory(name="饶国强")
    PersonFactory(name="黄月娥")
    signed_in(client, clerk)
    url = reverse("branches:take_in", args=[branch.uid])
    given = {"words": "饶国", "kind": "floating", "since": "2026-03-01", "home_branch": "外县党支部"}
    page = client.post(url, given).content.decode()
    assert "请在找到的人里选择一位" in page
    assert "黄月娥" not in page
    client.post(url, {**given, "person": person.pk})
    affiliation = Affiliation.objects.get()
    assert (affiliation.person, affiliation.kind) == (person, AffiliationKind.FLOATING)


def test_a_name_nobody_has_says_what_to_do(client: Client, clerk: User) -> None:
    signed_in(client, clerk)
    url = reverse("branches:take_in", args=[make_own_branch().uid])
    page = client.post(url, {"words": "查无此人", "kind": "full", "since": "2026-03-01"}).content.decode()
    assert "没有找到这个人" in page


def test_the_page_names_what_must_be_handed_on_before_dissolving(client: Client, clerk: User) -> None:
    branch = make_own_branch()
    make_member(branch)
    signed_in(client, clerk)
    page = client.post(reverse("branches:dissolve", args=[branch.uid]), {"on": "2026-03-01"}).content.decode()
    assert "还有 1 人归属这里" in page
    assert Organisation.objects.get(pk=branch.pk).is_standing


def test_a_paper_of_the_founding_is_kept_with_the_branch(
    client: Client, clerk: User, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    branch = make_own_branch()
    signed_in(client, clerk)
    paper = SimpleUploadedFile("批复.pdf", b"not a paper at all")
    answer = client.post(reverse("branches:add_document", args=[branch.uid]), {"file": paper}, follow=True)
    assert "批复.pdf" not in answer.content.decode()  # what is no PDF is refused with its reason


@pytest.mark.parametrize("name", ["branches:organisations", "branches:people", "branches:transfers"])
def test_lists_cost_the_same_however_long(client: Client, clerk: User, name: str) -> None:
    branch = make_own_branch()
    make_member(branch)
    signed_in(client, clerk)
    url = reverse(name)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url)
    for number in range(6):
        make_member(make_organisation(f"第{number}党支部"))
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_the_list_of_people_goes_into_a_workbook_of_what_is_seen(client: Client, branch_secretary: User) -> None:
    make_member(make_own_branch(), name="饶国强")
    make_member(make_organisation("百晓家党支部"), name="黄月娥")
    signed_in(client, branch_secretary)
    page = client.get(reverse("branches:people")).content.decode()
    assert "饶国强" in page
    assert "黄月娥" not in page
    answer = client.get(reverse("branches:people_export"))
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_search_finds_branches_by_initials_and_people_for_who_may_know(
    clerk: User, branch_secretary: User, mediator: User
) -> None:
    make_member(make_own_branch(), name="饶国强")
    make_member(make_organisation("百晓家党支部"), name="饶月娥")
    assert [hit.title for hit in _find_organisations(mediator, "bxj", 5)] == ["百晓家党支部"]
    assert [hit.title for hit in _find_people(clerk, "饶", 5)] == ["饶国强", "饶月娥"]
    assert [hit.title for hit in _find_people(branch_secretary, "饶", 5)] == ["饶国强"]
    assert list(_find_people(mediator, "饶", 5)) == []


def test_the_queue_tells_of_elections_due_to_the_own_branch_only(
    clerk: User, branch_secretary: User, mediator: User
) -> None:
    for branch in (make_own_branch(), make_organisation("百晓家党支部")):
        branch.terms.create(number=1, elected_on=date(2023, 2, 1), due_on=date(2026, 1, 31), entitled=5, present=5)
    assert len(_elections(clerk, 9)) == 2
    [item] = _elections(branch_secretary, 9)
    assert (item.title, item.overdue) == ("换届选举：华丽家政党支部", True)
    assert _elections(mediator, 9) == []
