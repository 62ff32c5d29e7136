"""The demo county's disputes are believable and compute to the county's figure."""

from collections import Counter

import pytest

from disputes.demo import cases, evidence
from disputes.figures import count_resolved, resolved_list
from disputes.models import Agreement, Dispute, Evidence
from disputes.states import OPEN, DisputeState
from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import clock
from members.demo import employers, territory

pytestmark = pytest.mark.django_db


def test_the_county_resolved_twenty_eight_in_2025(django_assert_num_queries: object) -> None:
    for step in (accounts_demo, employers, territory, cases, evidence):
        step.load(DemoContext())
    today = clock.today()
    assert count_resolved(today) == 28
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(resolved_list(today).lines) == 28
    rows = Dispute.objects.filter(applied_on__year=2025)
    states = Counter(rows.values_list("state", flat=True))
    assert states == {
        DisputeState.PERFORMED: 28,
        DisputeState.FAILED: 3,
        DisputeState.WITHDRAWN: 2,
        DisputeState.NOT_TAKEN: 1,
        DisputeState.STOPPED: 1,
        DisputeState.HANDED_ON: 1,
    }
    numbers = list(rows.order_by("pk").values_list("number", flat=True))
    assert numbers == [f"(2025)金家政人调字第{number:03d}号" for number in range(1, 37)]
    assert all(row.agreed_on and row.agreed_on >= row.applied_on for row in rows.filter(agreed_on__isnull=False))
    assert Agreement.objects.filter(confirmation_result="confirmed", dispute__in=rows).count() == 1
    whole = Dispute.objects.get(state=DisputeState.ARCHIVED)
    assert whole.number == f"({whole.applied_on.year})金家政人调字第001号"
    assert whole.bindings.get().paper is not None
    mediator = User.objects.get(username="mediator")
    assert Dispute.objects.led_by(mediator).filter(state__in=OPEN).exists()
    assert Dispute.objects.filter(state=DisputeState.AGREED).count() == 1
    broken = Dispute.objects.get(state=DisputeState.BROKEN)
    assert {(one.side, one.amount) for one in broken.own_papers.all()} == {("applicant", 7600)}
    assert broken.own_papers.count() == 2
    assert not Dispute.objects.filter(applied_on__gt=today).exists()
    shown = Evidence.objects.exclude(dispute=whole)
    assert shown.filter(released_at__isnull=True).exists()
    assert shown.filter(released_at__isnull=False).exists()
