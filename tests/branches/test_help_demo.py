"""The demo county's requests for help are believable, the same everywhere, and the county's figure computes from them."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from branches.demo import help as help_demo
from branches.demo import people, tree
from branches.models import HelpAnswer, HelpRequest
from branches.states_help import HelpState
from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.figures.public import read_all
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.telling_names import what_tells
from members.demo import employers as members_demo
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def _county(db: None) -> None:
    accounts_demo.load(DemoContext())
    members_demo.load(DemoContext())
    for step in (tree, people, help_demo):
        step.load(DemoContext())


@pytest.mark.usefixtures("_county")
def test_the_county_computes_to_its_own_figure(client: Client) -> None:
    reading = next(one for one in read_all(as_of=clock.today()) if one.figure.key == "help_resolution_days")
    assert reading.value is not None
    assert 1 <= reading.value <= 7  # as the county publishes: at most seven days
    assert reading.kept is True
    behind = reading.figure.records(clock.today())
    assert not isinstance(behind, str)
    assert len(behind.lines) == help_demo.RESOLVED
    late = [line for line in behind.lines if line[-1] == "逾期"]
    assert 2 <= len(late) <= 5
    clerk = User.objects.get(username="clerk")
    assertContains(signed_in(client, clerk).get("/figures/help_resolution_days/"), behind.lines[0][0])


@pytest.mark.usefixtures("_county")
def test_late_ones_were_reported_and_a_few_are_open_now() -> None:
    done = HelpRequest.objects.filter(state=HelpState.RESOLVED)
    late = [row for row in done if row.resolved_at and clock.local_date(row.resolved_at) > row.resolve_due]
    assert late
    assert all(row.escalated_at and clock.local_date(row.escalated_at) < row.resolve_due for row in late)
    assert HelpRequest.objects.open().count() == len(help_demo.OPEN_AGES)
    assert done.filter(rating__isnull=False).count() > 30
    assert not HelpRequest.objects.filter(asked_at__gt=clock.now()).exists()
    worker = User.objects.get(name=accounts_demo.WORKER_NAME)
    assert HelpRequest.objects.visible_to(worker).count() == 3


@pytest.mark.usefixtures("_county")
def test_answers_for_everybody_name_nobody() -> None:
    answers = list(HelpAnswer.objects.standing())
    assert len(answers) >= 8
    names = list(User.objects.exclude(name="").values_list("name", flat=True))
    assert not [
        what_tells(f"{one.question}\n{one.text}", names=names)
        for one in answers
        if what_tells(f"{one.question}\n{one.text}", names=names)
    ]
