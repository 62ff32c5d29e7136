"""Which branch a worker's request goes to."""

from datetime import date

import pytest

from branches.models import Organisation, Unit, UnitMembership
from branches.routing_help import route_of
from branches.states import UnitKind
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from members.models import Worker, WorkerAccount
from tests.branches.factories import FOUNDED, make_member, make_organisation, make_own_branch
from tests.cast import make_person, post
from tests.members.factories import EngagementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(worker: User) -> Worker:
    """The cast's worker is linked to a worker with one standing engagement."""
    engagement = EngagementFactory()
    WorkerAccount.objects.create(user=worker, worker=engagement.worker, how="staff")
    found: Worker = engagement.worker
    return found


def unit_of(worker: Worker, branch: Organisation) -> None:
    employer = worker.engagements.get().employer
    unit = Unit.objects.create(name=employer.name, kind=UnitKind.COMPANY, employer=employer)
    UnitMembership.objects.create(unit=unit, organisation=branch, since=FOUNDED)


def test_nobody_known_goes_to_the_committees_desk(worker: User) -> None:
    assert route_of(worker, on=clock.today()).organisation is None


def test_the_employers_branch_while_a_secretary_sits_there(
    worker: User, linked: Worker, request: pytest.FixtureRequest
) -> None:
    branch = make_own_branch()
    unit_of(linked, branch)
    assert route_of(worker, on=clock.today()).organisation is None
    request.getfixturevalue("branch_secretary")
    route = route_of(worker, on=clock.today())
    assert (route.organisation, route.employer_id) == (branch, linked.engagements.get().employer_id)


def test_the_own_branch_goes_before_the_employers(worker: User, linked: Worker, branch_secretary: User) -> None:
    unit_of(linked, make_own_branch())
    own = make_organisation("百晓家党支部")
    post(make_person("elsewhere", "张敏"), Role.BRANCH_SECRETARY, place_id=own.pk, place_name=own.name)
    linked.person = make_member(own, since=date(2024, 5, 1)).person
    linked.save()
    assert route_of(worker, on=clock.today()).organisation == own
