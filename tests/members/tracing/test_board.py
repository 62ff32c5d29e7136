"""The board of the three finds: its counts are those of the lists they open."""

import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.actions.conclude_lead import conclude_lead
from members.actions.take_lead import take_lead
from members.board import Count, board_of
from members.board_counts import count_rosters, sum_up
from members.models import Dimension, Lead, LeadTally
from members.states import Channel, LeadState
from members.tracing_states import Outcome, TracingStage
from members.views.tracing_table import TracingFilters
from tests.members.factories import CommunityFactory, make_lead
from tests.members.tracing.making import make_traced

pytestmark = pytest.mark.django_db


def listed(count: Count, user: Any) -> int:
    """How many leads the list behind a count has."""

    class Request:
        def __init__(self) -> None:
            self.user = user

    query = QueryDict(urlsplit(count.url).query)
    found: int = TracingFilters(query, Lead.objects.all(), request=Request()).qs.count()
    return found


@pytest.fixture
def many(clerk: Any) -> None:
    """Leads of all channels in every place of the board."""
    community = CommunityFactory()
    for channel in Channel:
        make_traced(channel=channel)
        make_traced(channel=channel, stage=TracingStage.CONTACTED, community=community)
        done = make_traced(channel=channel, stage=TracingStage.CONTACTED, community=community)
        conclude_lead(lead=done, outcome=Outcome.DECLINED, reason="不愿意", by=clerk)
    make_lead(found_at=clock.start_of(date(2025, 12, 31)))
    member = make_traced(found_at=clock.start_of(date(2026, 1, 1)))
    Lead.objects.filter(pk=member.pk).update(
        stage=TracingStage.CONCLUDED, outcome=Outcome.AFFILIATED, concluded_at=clock.now()
    )
    make_lead(state=LeadState.WITHDRAWN, stage=TracingStage.ENDED)


def every_count(board: Any) -> list[Count]:
    lines = [*board.stages, *board.outcomes, *board.by_community, *board.by_employer, *board.by_month]
    return [*board.total, *(count for line in lines for count in line.counts if count.url)]


def test_every_count_is_that_of_its_list(many: None, clerk: Any) -> None:
    counts = every_count(board_of())
    assert sum(count.count for count in counts) > 60
    for count in counts:
        assert listed(count, clerk) == count.count, count.url


def test_a_narrowed_board_counts_its_own(many: None, clerk: Any) -> None:
    lead = Lead.objects.filter(community__isnull=False).first()
    assert lead is not None
    for dimension, value in (
        (Dimension.COMMUNITY, lead.community_id),
        (Dimension.EMPLOYER, lead.employer_id),
        (Dimension.MONTH, 202512),
    ):
        board = board_of(dimension, value or 0)
        assert board.total[-1].count > 0
        for count in [*board.total, *(count for line in board.stages for count in line.counts)]:
            assert listed(count, clerk) == count.count, count.url


def test_the_funnel_narrows_from_rows_to_members(many: None) -> None:
    count_rosters()
    steps = board_of().funnel
    assert [step.count for step in steps] == [18, 18, 17, 1, 1]
    assert steps[2].share == pytest.approx(17 / 18)


def test_sums_stay_the_same_when_they_are_tidied(many: None) -> None:
    before = board_of()
    sum_up()
    assert board_of() == before
    assert LeadTally.objects.filter(dimension="all").count() == len(
        set(LeadTally.objects.filter(dimension="all").values_list("channel", "stage", "outcome"))
    )


def test_a_rollback_leaves_no_count(many: None) -> None:
    before = board_of().total[-1].count
    with transaction.atomic():
        make_traced()
        assert board_of().total[-1].count == before + 1
        transaction.set_rollback(True)
    assert board_of().total[-1].count == before


def test_the_median_of_days_per_step(clerk: Any) -> None:
    for days in (1, 2, 30):
        with clock.frozen(date(2026, 5, 1)):
            lead = make_traced()
        with clock.frozen(date(2026, 5, 1) + timedelta(days=days)):
            take_lead(lead=lead, by=clerk)
    (label, median), *_rest = board_of().steps
    assert (str(label), median.days, median.count) == ("发现", 2, 3)


def test_the_page_and_its_workbook(client: Client, clerk: Any, many: None, django_assert_max_num_queries: Any) -> None:
    client.force_login(clerk)
    client.get(reverse("members:board"))
    with django_assert_max_num_queries(11):
        page = client.get(reverse("members:board")).content.decode()
    links = re.findall(r'href="([^"]*tracing/\?[^"]*)"', page)
    assert any(parse_qs(urlsplit(link.replace("&amp;", "&")).query).get("find") == ["member"] for link in links)
    for channel in Channel:
        make_traced("李桂英", channel=channel)
    with django_assert_max_num_queries(11):
        client.get(reverse("members:board"))
    book = client.get(reverse("members:board_export"))
    assert b"".join(book.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_supervision_and_employers_never_see_it(client: Client, supervision_officer: Any, employer_staff: Any) -> None:
    for somebody, status in ((supervision_officer, 403), (employer_staff, 404)):
        client.force_login(somebody)
        assert client.get(reverse("members:board")).status_code == status
