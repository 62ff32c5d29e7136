"""The pages of the way to membership, as the secretary and the clerk meet them."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from branches.actions.begin_development import begin_development
from branches.models import DevelopmentPath, Organisation
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of
from tests.branches.factories import PersonFactory, make_member, make_organisation, make_own_branch
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(date(2026, 3, 2)):
        yield


@pytest.fixture
def branch() -> Organisation:
    found = make_own_branch()
    for _number in range(3):
        make_member(found)
    return found


@pytest.fixture
def path(branch: Organisation, clerk: User) -> DevelopmentPath:
    person = PersonFactory(name="徐细妹")
    return begin_development(person=person, organisation=branch, applied_on=date(2026, 1, 5), by=clerk)


def address(name: str, path: DevelopmentPath, *more: int) -> str:
    return reverse(f"branches:{name}", args=[path.uid, *more])


def test_the_secretary_begins_a_path_from_a_name(client: Client, branch: Organisation, branch_secretary: User) -> None:
    person = PersonFactory(name="徐细妹")
    signed_in(client, branch_secretary)
    begin = reverse("branches:begin_development")
    assert "徐细妹" in client.post(begin, {"words": "徐细"}).content.decode()
    assert "没有找到这个人" in client.post(begin, {"words": "没有这人"}).content.decode()
    answer = client.post(
        begin,
        {"words": "徐细", "person": person.pk, "organisation": branch.pk, "applied_on": "2026-02-02"},
        follow=True,
    )
    page = answer.content.decode()
    assert "下一步：第 1 步 递交入党申请书" in page
    assert "缺材料：入党申请书" in page


def test_a_paper_with_its_scan_then_the_step(client: Client, path: DevelopmentPath, branch_secretary: User) -> None:
    signed_in(client, branch_secretary)
    scan = SimpleUploadedFile("申请书.txt", "入党申请书".encode())
    client.post(address("development_paper", path, 1), {"dated": "2026-01-05", "kept_at": "3 号盒", "scan": scan})
    page = client.get(path.get_absolute_url()).content.decode()
    assert "缺材料" not in page
    assert [each.name for each in attachments_of(path)] == ["申请书.txt"]
    page = client.post(address("development_step", path, 1), {"on": "2026-01-05"}, follow=True).content.decode()
    assert "下一步：第 2 步 党组织派人谈话" in page
    assert "2026-02-05" in page  # the talk within a month


def test_what_is_refused_is_said_above_the_form(client: Client, path: DevelopmentPath, clerk: User) -> None:
    page = signed_in(client, clerk).post(address("development_step", path, 1), {"on": "2026-01-05"}).content.decode()
    assert "缺材料：入党申请书。请先登记。" in page


def test_the_ballot_form_says_how_many_may_vote(client: Client, path: DevelopmentPath, clerk: User) -> None:
    page = signed_in(client, clerk).get(address("development_step", path, 15)).content.decode()
    assert "有表决权的正式党员 3 人" in page
    assert "延长预备期" not in page


def test_the_committees_step_tells_the_secretary_whom_to_ask(
    client: Client, path: DevelopmentPath, branch_secretary: User
) -> None:
    answer = signed_in(client, branch_secretary).get(address("development_step", path, 4))
    assert answer.status_code == 403
    assert "可以找" in answer.content.decode()


def test_the_list_shows_who_is_late(client: Client, path: DevelopmentPath, clerk: User) -> None:
    rows = DevelopmentPath.objects.filter(pk=path.pk)
    rows.update(step=1, next_due=date(2026, 2, 5))
    listed = reverse("branches:development")
    page = signed_in(client, clerk).get(listed, {"limit": "late"}).content.decode()
    assert "徐细妹" in page
    assert "2026-02-05 已超期" in page
    assert "徐细妹" not in client.get(listed, {"limit": "soon"}).content.decode()
    rows.update(step=6, next_due=None, note_due=date(2026, 2, 5))
    assert "考察记录 2026-02-05 已超期" in client.get(listed, {"limit": "late"}).content.decode()


def test_several_take_the_same_step_and_who_was_not_ready_is_named(
    client: Client, path: DevelopmentPath, branch: Organisation, clerk: User
) -> None:
    other = begin_development(
        person=PersonFactory(name="朱建平"), organisation=branch, applied_on=date(2026, 1, 5), by=clerk
    )
    signed_in(client, clerk)
    client.post(address("development_paper", path, 1), {"dated": "2026-01-05", "kept_at": "3 号盒"})
    batch = reverse("branches:development_batch")
    picked = [path.pk, other.pk]
    assert "为 2 人登记" in client.post(batch, {"picked": picked}).content.decode()
    page = client.post(batch, {"picked": picked, "number": 1, "on": "2026-01-05"}).content.decode()
    assert "已经登记" in page
    assert "没有登记，原因如下" in page
    assert "缺材料：入党申请书" in page


def test_another_branchs_path_does_not_exist_for_the_secretary(
    client: Client, clerk: User, branch_secretary: User
) -> None:
    other = make_organisation("百晓家党支部")
    theirs = begin_development(person=PersonFactory(), organisation=other, applied_on=date(2026, 1, 5), by=clerk)
    assert signed_in(client, branch_secretary).get(theirs.get_absolute_url()).status_code == 404


def test_both_pipelines_are_counted_from_the_records(
    client: Client, path: DevelopmentPath, branch: Organisation, clerk: User
) -> None:
    signed_in(client, clerk)
    member = make_member(branch, name="何翠萍").person
    client.post(
        reverse("branches:record_skill"),
        {
            "words": "何翠",
            "person": member.pk,
            "organisation": branch.pk,
            "name": "育婴员（四级）",
            "number": "S0361027000001",
            "issued_on": "2026-02-02",
        },
    )
    page = client.get(reverse("branches:pipelines")).content.decode()
    assert "育婴员（四级）" in page
    assert "1 人" in page


def test_the_list_costs_the_same_however_long(
    client: Client, branch: Organisation, clerk: User, django_assert_max_num_queries
) -> None:
    for _number in range(20):
        begin_development(person=PersonFactory(), organisation=branch, applied_on=date(2026, 1, 5), by=clerk)
    signed_in(client, clerk)
    with django_assert_max_num_queries(12):
        client.get(reverse("branches:development"))
