"""The demo county's meetings: thirteen exchange meetings with over six hundred attendances, and one branch that is late."""

import pytest

from branches import figures_meetings
from branches.demo import meetings, people, tree
from branches.models import Meeting, MeetingVote
from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import clock
from members.demo import employers as members_demo

pytestmark = pytest.mark.django_db


def test_thirteen_exchange_meetings_with_six_hundred_attendances_and_one_late_branch() -> None:
    for step in (accounts_demo, members_demo, tree, people, meetings):
        step.load(DemoContext())
    today = clock.today()
    assert figures_meetings.count_meetings(today) == 13
    assert figures_meetings.count_attendances(today) >= 600
    assert len(figures_meetings.attendances_list(today).lines) == figures_meetings.count_attendances(today)
    ahead = Meeting.objects.filter(starts_at__gt=clock.now())
    assert ahead.exists()
    assert not ahead.filter(organisation__name=meetings.LATE_BRANCH).exists()
    assert MeetingVote.objects.exists()
