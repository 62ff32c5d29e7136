"""Before a branch is dissolved its requests go to another one together; a slip is taken back while nobody has gone on."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from branches.actions.dissolve_organisation import StillInUse, dissolve_organisation
from branches.actions.move_request import move_request
from branches.actions.take_request import take_request
from branches.models import HelpRequest
from branches.states_help import Audience, HelpState
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import deadlines_of, history_of
from tests.branches.factories import make_organisation, make_own_branch
from tests.branches.help_factories import make_request, make_resolved
from tests.cast import make_person, post, signed_in

pytestmark = pytest.mark.django_db
MOVE, UNDO = "branches:help_move_many", "branches:help_move_undo"


@pytest.fixture
def other(db: None) -> Any:
    """A branch with a secretary on duty."""
    branch = make_organisation("安心居党支部")
    post(make_person("other_secretary", "周细妹"), Role.BRANCH_SECRETARY, place_id=branch.pk, place_name=branch.name)
    return branch


def picked(client: Client, rows: list[HelpRequest], **more: Any) -> Any:
    return client.post(reverse(MOVE), {"picked": [row.pk for row in rows], **more})


def the_button(answer: Any) -> str:
    found = re.search(r'name="moved" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def test_a_clerk_hands_on_what_a_branch_has_and_the_branch_is_dissolved(
    client: Client, worker: User, clerk: User, branch_secretary: User, other: Any
) -> None:
    own = make_own_branch()
    # one is kept from the committee, one is taken up, one is over
    rows = [make_request(worker, audience=Audience.SECRETARY), make_request(worker)]
    taken = take_request(request=make_request(worker), by=branch_secretary)
    over = make_resolved(worker, branch_secretary, asked=clock.today(), resolved=clock.today(), due=clock.today())
    board = signed_in(client, clerk).get("/branches/help/board/?sort=asked_at")
    assertContains(board, 'name="picked"', count=3)
    with pytest.raises(StillInUse):
        dissolve_organisation(organisation=own, on=clock.today(), by=clerk)

    asked = picked(client, [*rows, taken, over])
    assertContains(asked, "转交这 3 件")
    answer = picked(client, [*rows, taken], organisation=other.pk)
    assertContains(answer, "已经转交")
    moved = HelpRequest.objects.filter(organisation=other)
    assert set(moved.values_list("state", flat=True)) == {HelpState.ASKED}
    assert moved.count() == 3
    assert {due.owner_place_id for due in deadlines_of(rows[0])} == {other.pk}

    # there somebody has gone on with one of them; the other two come back, one to who had it
    take_request(request=HelpRequest.objects.get(pk=rows[1].pk), by=User.objects.get(username="other_secretary"))
    token = the_button(answer)
    page = client.post(reverse(UNDO), {"moved": token}, follow=True)
    assertContains(page, "已撤回 2 件转交")
    assertContains(page, "转交后已有进展")
    for row in (*rows, taken):
        row.refresh_from_db()
    assert [row.organisation_id for row in (*rows, taken)] == [own.pk, other.pk, own.pk]
    assert (taken.state, taken.taken_by) == (HelpState.TAKEN, branch_secretary)
    assert "撤回了转交" in history_of(taken)[0].sentence
    # a second press changes nothing, and another clerk's button does not work
    client.post(reverse(UNDO), {"moved": token})
    taken.refresh_from_db()
    assert taken.organisation_id == own.pk

    picked(client, [rows[0], taken], organisation=other.pk)
    assert dissolve_organisation(organisation=own, on=clock.today(), by=clerk).dissolved_on == clock.today()


def test_the_button_is_the_movers_own_and_a_strangers_request_is_not_moved(
    client: Client, worker: User, clerk: User, other_clerk: User, branch_secretary: User, other: Any
) -> None:
    mine, theirs = make_request(worker), make_request(worker, organisation=other)
    signed_in(client, branch_secretary)
    answer = picked(client, [mine, theirs], organisation=other.pk)
    assertContains(answer, mine.number)
    assertContains(answer, "撤回这次转交")
    theirs.refresh_from_db()
    assert theirs.news_at == HelpRequest.objects.get(pk=theirs.pk).news_at
    mine.refresh_from_db()
    assert mine.moved_by == branch_secretary
    signed_in(client, clerk)
    token = the_button(picked(client, [mine], organisation=""))
    page = signed_in(client, other_clerk).post(reverse(UNDO), {"moved": token}, follow=True)
    assertContains(page, "已经过了可以撤回的时间")
    assert HelpRequest.objects.get(pk=mine.pk).organisation is None


def test_a_branch_secretary_takes_back_what_has_left_the_own_branch(
    client: Client, worker: User, clerk: User, branch_secretary: User, other: Any
) -> None:
    row = take_request(request=make_request(worker), by=branch_secretary)
    move = reverse("branches:help_move", args=[row.uid])
    answer = signed_in(client, branch_secretary).post(move, {"organisation": other.pk})
    assertContains(answer, "已经转交")
    assert client.get(row.get_absolute_url()).status_code == 404
    token = the_button(answer)
    assertContains(client.post(reverse(UNDO), {"moved": token}, follow=True), "已撤回 1 件转交")
    row.refresh_from_db()
    assert (row.organisation, row.state, row.taken_by) == (make_own_branch(), HelpState.TAKEN, branch_secretary)
    assert row.moved_by is None

    # once more; there it goes on, or the committee sends it elsewhere: neither is undone from here
    token = the_button(client.post(move, {"organisation": other.pk}))
    move_request(request=row, organisation=None, by=clerk)
    assertContains(client.post(reverse(UNDO), {"moved": token}, follow=True), "由综合党委求助台接着办")
    row.refresh_from_db()
    assert (row.organisation, row.moved_by) == (None, clerk)
