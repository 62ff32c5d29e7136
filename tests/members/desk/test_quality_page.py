"""What the decisions say about the comparison."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.models import LeadDecision
from members.quality import QualityReport
from members.states import Band, Verdict
from tests.cast import signed_in
from tests.members.factories import LeadDecisionFactory, make_lead

pytestmark = pytest.mark.django_db


def decided(by: Any, verdict: Verdict = Verdict.SAME, *, lead: Any = None, **fields: Any) -> LeadDecision:
    lead_fields = {name: fields.pop(name) for name in ("band", "probability") if name in fields}
    decision: LeadDecision = LeadDecisionFactory(
        lead=lead or make_lead(**lead_fields), verdict=verdict, decided_by=by, **fields
    )
    return decision


def test_precision_is_told_per_band_and_for_blind_decisions(clerk: Any) -> None:
    for verdict in (Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT):
        decided(clerk, verdict, blind=verdict is Verdict.DIFFERENT)
    decided(clerk, Verdict.CANNOT_TELL)
    decided(clerk, Verdict.DIFFERENT, band=Band.POSSIBLE)
    strong, possible = QualityReport().bands
    assert (strong.found.hits, strong.found.total, strong.undecided) == (2, 3, 1)
    assert (strong.blind.hits, strong.blind.total) == (0, 1)
    assert (possible.found.hits, possible.found.total) == (0, 1)


def test_what_was_taken_back_counts_only_where_that_is_said(clerk: Any) -> None:
    decided(clerk, undone_at=clock.now(), undone_by=clerk)
    report = QualityReport()
    assert report.totals["decided"] == 0
    assert report.reviewers[0].taken_back == 1


def test_missed_pairs_lower_the_share_that_was_found(clerk: Any) -> None:
    for _ in range(3):
        decided(clerk)
    decided(clerk, missed_by_machine=True)
    report = QualityReport()
    assert report.totals["missed"] == 1
    assert (report.found_share.hits, report.found_share.total) == (3, 4)
    assert report.bands[0].found.total == 3


def test_the_reliability_table_puts_every_decision_into_one_class(clerk: Any) -> None:
    for probability in (0.3, 0.6, 0.97, 0.995, 1.0):
        decided(clerk, probability=probability)
    table = QualityReport().reliability
    assert [row.found.total for row in table] == [0, 1, 1, 0, 1, 2]
    assert table[1].expected == pytest.approx(0.3)


def test_reviewers_are_compared_on_the_pairs_both_saw(clerk: Any, other_clerk: Any) -> None:
    agreed, disputed = make_lead(), make_lead()
    decided(clerk, lead=agreed, undone_at=clock.now(), undone_by=other_clerk)
    decided(other_clerk, lead=agreed)
    decided(clerk, lead=disputed, undone_at=clock.now(), undone_by=other_clerk)
    decided(other_clerk, Verdict.DIFFERENT, lead=disputed)
    decided(clerk)
    found = {row.name: row for row in QualityReport().reviewers}
    for name in ("李娜", "陈静"):
        assert (found[name].agreement.hits, found[name].agreement.total) == (1, 2)
    assert found["李娜"].taken_back == 2


def test_the_page_says_it_with_intervals(client: Client, clerk: Any) -> None:
    for _ in range(8):
        decided(clerk)
    shown = signed_in(client, clerk).get(reverse("members:quality")).content.decode()
    assert "100.0%" in shown
    assert "67.6%–100.0%" in shown
    assert "判断还少" in shown


def test_the_page_costs_the_same_however_many_decisions(client: Client, clerk: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    signed_in(client, clerk)
    address = reverse("members:quality")
    decided(clerk)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(10):
        decided(clerk)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
