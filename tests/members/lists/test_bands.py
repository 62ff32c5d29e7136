"""The bands: set by the committee secretary from a day on, used by the next comparison, shown where they matter."""

from datetime import timedelta
from typing import Any

import pytest

from jinxi_portal.kernel import clock
from jinxi_portal.records.settings.changing import change_setting
from members.actions.compare_rosters import compare_rosters
from members.bands import POSSIBLE, PRECISION, STRONG, Bands, bands_on
from members.linkage.settings import LinkageSettings
from members.states import RunState
from tests.members.factories import EngagementFactory, LinkageRunFactory, RegisterEntryFactory
from tests.members.lists.conftest import Page

pytestmark = pytest.mark.django_db


def test_without_a_word_of_the_committee_they_are_the_engines_own() -> None:
    assert bands_on(clock.today()).apply_to(LinkageSettings()) == LinkageSettings()


def test_a_change_holds_from_its_day_and_not_before(secretary: Any) -> None:
    today = clock.today()
    change_setting(key=STRONG, value=80, effective_on=today + timedelta(days=1), reason="书记办公会", by=secretary)
    change_setting(key=PRECISION, value=990, effective_on=today, reason="书记办公会", by=secretary)
    change_setting(key=POSSIBLE, value=25, effective_on=today, reason="书记办公会", by=secretary)
    assert bands_on(today) == Bands(0.9, 0.99, 0.25)
    assert bands_on(today + timedelta(days=1)) == Bands(0.8, 0.99, 0.25)


def test_the_next_comparison_uses_them_and_says_so(see: Page, secretary: Any, clerk: Any) -> None:
    change_setting(key=STRONG, value=75, effective_on=clock.today(), reason="书记办公会", by=secretary)
    RegisterEntryFactory(), EngagementFactory()
    run = LinkageRunFactory(state=RunState.QUEUED)
    compare_rosters(run_id=run.pk)
    run.refresh_from_db()
    assert run.settings["strong_at"] == 0.75
    assert "把握 75% 以上" in see(clerk, "comparison", run.number)
    assert "把握 75% 以上" in see(clerk, "comparisons")
    assert "把握 75% 以上" in see(clerk, "leads", state="found")
