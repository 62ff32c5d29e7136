"""Comparisons: what could start and why not, true progress, the result, a failure said calmly, and how it is repeated."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.actions import compare_rosters as comparing
from members.actions.compare_rosters import compare_rosters
from members.actions.start_comparison import start_comparison
from members.linkage.settings import LinkageSettings
from members.models import Engagement, Lead, LinkageRun
from members.refusals import ComparisonRuns, NothingToCompare, RegisterEmpty
from members.states import Band, RunState
from tests.cast import signed_in
from tests.members.factories import (
    EngagementFactory,
    LinkageRunFactory,
    RegisterEntryFactory,
    make_lead,
)
from tests.members.lists.conftest import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The comparisons handed to the worker."""
    numbers: list[int] = []
    monkeypatch.setattr("members.actions.start_comparison._send", numbers.append)
    return numbers


class TestStarting:
    def test_the_page_says_how_many_rows_would_be_compared(self, see: Page, clerk: Any) -> None:
        RegisterEntryFactory()
        EngagementFactory(compared_in=LinkageRunFactory())
        for _number in range(3):
            EngagementFactory()
        assert "有 3 行是新收到或有变化的" in see(clerk, "comparisons")

    def test_it_starts_and_leads_to_the_progress(
        self, post: Any, clerk: Any, sent: list[int], django_capture_on_commit_callbacks: Any
    ) -> None:
        RegisterEntryFactory()
        EngagementFactory()
        with django_capture_on_commit_callbacks(execute=True):
            answer = post(clerk, "start_comparison")
        run = LinkageRun.objects.get()
        assert sent == [run.pk]
        assert (run.state, run.started_by, run.everything) == (RunState.QUEUED, clerk, False)
        assert answer.redirect_chain[-1][0] == reverse("members:comparison", args=[run.number])
        assert "0 / 8" in answer.content.decode()

    def test_nothing_changed(self, see: Page, post: Any, clerk: Any) -> None:
        RegisterEntryFactory()
        EngagementFactory(compared_in=LinkageRunFactory())
        assert "不需要再比" in see(clerk, "comparisons")
        with pytest.raises(NothingToCompare):
            start_comparison(by=clerk)
        post(clerk, "start_comparison", everything="1")
        assert LinkageRun.objects.get(state=RunState.QUEUED).everything

    def test_an_empty_register(self, see: Page, clerk: Any) -> None:
        EngagementFactory()
        assert "请先上传党员名册" in see(clerk, "comparisons")
        with pytest.raises(RegisterEmpty):
            start_comparison(by=clerk)

    def test_one_is_running(self, see: Page, post: Any, clerk: Any) -> None:
        RegisterEntryFactory()
        EngagementFactory()
        run = LinkageRunFactory(state=RunState.RUNNING, beat_at=clock.now())
        assert "开始比对" not in see(clerk, "comparisons")
        with pytest.raises(ComparisonRuns):
            start_comparison(by=clerk)
        assert f"{run.number} 正在进行" in post(clerk, "start_comparison").content.decode()

    def test_a_second_click_finds_the_one_that_waits(self, post: Any, clerk: Any, sent: list[int]) -> None:
        RegisterEntryFactory()
        EngagementFactory()
        for _time in range(2):
            post(clerk, "start_comparison")
        assert LinkageRun.objects.count() == 1


class TestProgress:
    def test_it_tells_the_step_and_the_true_counts(self, see: Page, clerk: Any) -> None:
        run = LinkageRunFactory(
            state=RunState.RUNNING, stage="compare", beat_at=clock.now(), roster_rows=5000, register_rows=20_000
        )
        shown = see(clerk, "comparison_progress", run.number)
        assert "逐对比较" in shown
        assert "3 / 8" in shown
        assert "花名册 5,000 行，名册 20,000 人" in shown

    def test_the_page_is_loaded_anew_when_it_has_ended(self, client: Client, clerk: Any) -> None:
        run = LinkageRunFactory()
        address = reverse("members:comparison_progress", args=[run.number])
        answer = signed_in(client, clerk).get(address, headers={"HX-Request": "true"})
        assert answer.headers["HX-Refresh"] == "true"
        assert client.get(address).status_code == 302

    def test_a_silent_worker_is_said(self, see: Page, clerk: Any) -> None:
        long_ago = clock.now() - timedelta(minutes=30)
        run = LinkageRunFactory(state=RunState.RUNNING, stage="count", beat_at=long_ago)
        assert "会自动重新开始" in see(clerk, "comparison", run.number)


class TestTheResult:
    def test_its_counts_open_the_leads_behind_them(self, see: Page, clerk: Any) -> None:
        run = LinkageRunFactory(strong=1, possible=1, nobody=7, decided_before=2, joined=3, roster_rows=10)
        make_lead("李晓华", run=run)
        make_lead("王秀兰", band=Band.POSSIBLE, run=run)
        make_lead("陈桂英", run=LinkageRunFactory())
        shown = see(clerk, "comparison", run.number)
        address = f"{reverse('members:leads')}?run={run.number}&amp;band=strong"
        assert address in shown
        leads = see(clerk, "leads", run=run.number, band="strong")
        assert "李晓华" in leads
        assert "王秀兰" not in leads
        assert "陈桂英" not in leads

    def test_its_bands_are_those_it_used(self, see: Page, clerk: Any) -> None:
        run = LinkageRunFactory(settings=json.loads(LinkageSettings(strong_at=0.8, possible_at=0.2).to_json()))
        shown = see(clerk, "comparison", run.number)
        assert "把握 80% 以上" in shown
        assert "把握 20% 以上" in shown

    def test_settings_and_model_can_be_taken_to_repeat_it(self, see: Page, clerk: Any) -> None:
        settings = LinkageSettings(strong_at=0.8)
        run = LinkageRunFactory(settings=json.loads(settings.to_json()), parameters={"rates": {"full": 0.9}})
        assert LinkageSettings.from_json(see(clerk, "comparison_file", run.number, "settings")) == settings
        assert json.loads(see(clerk, "comparison_file", run.number, "model")) == {"rates": {"full": 0.9}}
        see(clerk, "comparison_file", run.number, "secrets", status=404)

    def test_the_list_costs_the_same_for_one_and_for_twenty(
        self, client: Client, clerk: Any, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(19):
            LinkageRunFactory()
        signed_in(client, clerk).get(reverse("members:comparisons"))
        with django_assert_max_num_queries(18):
            client.get(reverse("members:comparisons"))


class TestFailure:
    @pytest.fixture
    def failed(self, monkeypatch: pytest.MonkeyPatch, clerk: Any, sent: list[int]) -> LinkageRun:
        """A comparison whose engine gave up half-way."""
        RegisterEntryFactory(), EngagementFactory()
        run = start_comparison(by=clerk)

        def break_down(*given: Any, **named: Any) -> Any:
            raise MemoryError

        with monkeypatch.context() as broken:
            broken.setattr("members.actions.compare_rosters.link", break_down)
            with pytest.raises(MemoryError):
                compare_rosters(run_id=run.pk)
        run.refresh_from_db()
        return run

    def test_nothing_is_stored_and_the_page_says_so(self, see: Page, clerk: Any, failed: LinkageRun) -> None:
        assert failed.state == RunState.FAILED
        assert not Lead.objects.exists()
        assert Engagement.objects.to_compare().count() == 1
        shown = see(clerk, "comparison", failed.number)
        assert "没有存入任何结果" in shown
        assert "再比一次" in shown
        assert "MemoryError" not in shown
        assert "上一次比对没有完成" in see(clerk, "comparisons")

    def test_it_is_tried_again_as_a_new_one(self, post: Any, clerk: Any, failed: LinkageRun) -> None:
        post(clerk, "start_comparison")
        again = LinkageRun.objects.get(state=RunState.QUEUED)
        assert compare_rosters(run_id=again.pk) is not None
        again.refresh_from_db(), failed.refresh_from_db()
        assert (again.state, failed.state) == (RunState.DONE, RunState.FAILED)
        assert not Engagement.objects.to_compare().exists()

    def test_a_failed_one_delivered_again_stays_failed(self, failed: LinkageRun) -> None:
        assert compare_rosters(run_id=failed.pk) is None

    def test_a_running_one_delivered_again_is_left_to_its_worker(self) -> None:
        RegisterEntryFactory(), EngagementFactory()
        run = LinkageRunFactory(state=RunState.RUNNING, beat_at=clock.now(), stage="compare")
        assert compare_rosters(run_id=run.pk) is None
        run.refresh_from_db()
        assert (run.state, run.stage) == (RunState.RUNNING, "compare")
        assert Engagement.objects.to_compare().count() == 1


def test_a_row_that_changes_while_it_is_compared_is_compared_again(monkeypatch: pytest.MonkeyPatch, clerk: Any) -> None:
    RegisterEntryFactory(name="李晓华", id_number="361027197905122462")
    stays = EngagementFactory(name="王秀兰", id_number=None)
    changes = EngagementFactory(name="李晓华", id_number="361027197905122462")
    run = LinkageRunFactory(state=RunState.QUEUED)
    real = comparing.link

    def meanwhile(*given: Any, **named: Any) -> Any:
        Engagement.objects.filter(pk=changes.pk).update(row_digest=b"another row", name="李晓花")
        return real(*given, **named)

    monkeypatch.setattr(comparing, "link", meanwhile)
    compare_rosters(run_id=run.pk)
    assert list(Engagement.objects.to_compare()) == [changes]
    stays.refresh_from_db()
    assert stays.compared_in == run
    assert not Lead.objects.exists()
