"""Another room takes a request over with one act; the asker goes on following it where he asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from branches.actions.hand_over_request import hand_over_request
from branches.actions.take_request import take_request
from branches.handover import HandedOver, Handover, handovers, handovers_for
from branches.models import HelpRequest
from branches.public import give_back, register_handover, resolve_handed_over
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.states_help import HelpKind, HelpState
from jinxi_portal.accounts.models import User
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import deadlines_of
from tests.branches.help_factories import make_request
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
TAKEN: list[HandedOver] = []


@pytest.fixture(autouse=True)
def mediation(mediator: User) -> Iterator[None]:
    """A user stands in for the other room's case."""

    def take_over(handed: HandedOver, by: Any) -> User:
        if handed.words == "不能调解":
            raise Refusal("这件事不属于调解范围。")
        TAKEN.append(handed)
        return mediator

    TAKEN.clear()
    register_handover(Handover("tests_mediation", "调解室", take_over, frozenset({HelpKind.WAGES})))
    yield
    del handovers._entries["tests_mediation"]


@pytest.fixture
def handed(worker: User, branch_secretary: User) -> HelpRequest:
    asked = take_request(request=make_request(worker), by=branch_secretary)
    return hand_over_request(request=asked, to="tests_mediation", by=branch_secretary)


def test_the_room_gets_what_it_needs_and_the_week_no_longer_runs(handed: HelpRequest, worker: User) -> None:
    assert handed.state == HelpState.HANDED_OVER
    assert (TAKEN[0].number, TAKEN[0].asker_id) == (handed.number, worker.pk)
    assert not deadlines_of(handed).exists()


def test_the_asker_reads_where_it_is_and_how_it_ended(
    client: Client, handed: HelpRequest, worker: User, mediator: User
) -> None:
    assertContains(signed_in(client, worker).get(handed.get_absolute_url()), "由调解室办理")
    done = resolve_handed_over(case=mediator, outcome="双方签了调解协议。", by=mediator)
    assert done is not None
    assert done.state == HelpState.RESOLVED
    assertContains(client.get(handed.get_absolute_url()), "双方签了调解协议。")
    assert Notice.objects.filter(user=worker, kind="branches.help_resolved").count() == 1


def test_the_room_may_give_it_back_with_a_reason(handed: HelpRequest, mediator: User, branch_secretary: User) -> None:
    with pytest.raises(Refusal):
        give_back(case=mediator, reason=" ", by=mediator)
    back = give_back(case=mediator, reason="东家不愿意调解。", by=mediator)
    assert back is not None
    assert (back.state, back.taken_by, back.handed_to) == (HelpState.TAKEN, branch_secretary, "")
    assert deadlines_of(back).count() == 1
    assert give_back(case=mediator, reason="又一次", by=mediator) is None


def test_a_room_is_offered_for_its_kinds_only(worker: User, branch_secretary: User) -> None:
    assert handovers_for(HelpKind.ILLNESS) == []
    ill = take_request(request=make_request(worker, kind=HelpKind.ILLNESS), by=branch_secretary)
    for wrong in ("tests_mediation", "nowhere"):
        with pytest.raises(Refusal):
            hand_over_request(request=ill, to=wrong, by=branch_secretary)


def test_a_room_that_says_no_leaves_it_where_it_was(worker: User, branch_secretary: User) -> None:
    asked = take_request(request=make_request(worker, words="不能调解"), by=branch_secretary)
    with pytest.raises(Refusal, match="不属于调解范围"):
        hand_over_request(request=asked, to="tests_mediation", by=branch_secretary)
    asked.refresh_from_db()
    assert asked.state == HelpState.TAKEN


def test_nobody_hands_over_what_nobody_has_taken(worker: User, branch_secretary: User) -> None:
    with pytest.raises(MoveNotAllowed):
        hand_over_request(request=make_request(worker), to="tests_mediation", by=branch_secretary)
