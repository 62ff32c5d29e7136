"""What cases teach: figures that open their lists, and texts of settled cases without names."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.break_agreement import break_agreement
from disputes.actions.fail_mediation import fail_mediation
from disputes.actions.publish_case_text import publish_case_text
from disputes.actions.withdraw_case_text import withdraw_case_text
from disputes.learning import learn
from disputes.models import CaseText, Dispute
from disputes.public import Counts, counts_of, counts_of_employers, counts_of_places, dispute_numbered
from disputes.refusals import Refusal
from disputes.rules.kinds import DisputeKind
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from tests.cast import EMPLOYER, MICROHOME, signed_in
from tests.disputes.agreements import in_force, in_talks
from tests.disputes.factories import make_dispute, make_mediating, make_mediator

pytestmark = pytest.mark.django_db
KNEW = date(2025, 12, 1)
SPRING = {"since": date(2026, 1, 1), "until": date(2026, 6, 30)}


@pytest.fixture
def county(clerk: User, mediator: User, worker: User) -> None:
    """In January one that is kept and one that is broken, in March one that failed, in May one that has just come in."""
    make_mediator(mediator)
    with clock.frozen(date(2026, 1, 5)):
        for person in (clerk, mediator, worker):
            person.forget_postings()
        kept = in_talks(clerk, mediator, worker, known_on=KNEW)
    with clock.frozen(date(2026, 1, 11)):
        in_force(kept, mediator)
        broken = in_talks(clerk, mediator, worker, known_on=KNEW)
    with clock.frozen(date(2026, 1, 21)):
        last = in_force(broken, mediator).duties.last()
    assert last is not None
    with clock.frozen(last.due_on + timedelta(days=1)):
        break_agreement(dispute=broken, words="没有付。", by=mediator)
    Dispute.objects.filter(pk=kept.pk).update(state="performed", performed_on=date(2026, 3, 2))
    with clock.frozen(date(2026, 3, 3)):
        fail_mediation(dispute=make_mediating(clerk, mediator, worker, known_on=KNEW), words="差距大。", by=mediator)
    with clock.frozen(date(2026, 5, 6)):
        make_dispute(clerk, worker, kind=DisputeKind.INJURY, known_on=KNEW)


@pytest.mark.usefixtures("county")
class TestFigures:
    def test_are_computed_and_cost_the_same_however_many(self, django_assert_num_queries: Callable[..., Any]) -> None:
        with django_assert_num_queries(2):
            found = learn(Dispute.objects.all(), names=True, **SPRING)
        # two of three talks were settled, after six and ten days; one of two agreements was kept
        assert {one.key: one.value for one in found.measures} == {
            "cases": 4,
            "settled_rate": 66.7,
            "median_days": 8,
            "kept_rate": 50.0,
        }
        wages = found.kinds[0]
        assert (wages.kind, [cell.count for cell in wages.months]) == (DisputeKind.WAGES, [2, 0, 1, 0, 0, 0])
        firm = found.firms[0]
        assert (firm.name, firm.total.count, firm.against, firm.settled) == ("华丽家政", 4, 4, 2)
        assert [(one.count, one.settled) for one in found.again] == [(4, 2)]

    def test_each_number_opens_a_list_that_counts_the_same(self, client: Client, clerk: User) -> None:
        signed_in(client, clerk)
        page = client.get("/disputes/learning/", SPRING)
        assertContains(page, "66.7")
        learned = page.context["learned"]
        behind = [(one.query, count) for one, count in zip(learned.measures, (4, 3, 2, 2), strict=True)]
        behind += [(learned.kinds[0].months[0].query, 2), (learned.firms[0].total.query, 4)]
        for query, count in behind:
            assert client.get("/disputes/", query).context["table"].count == count
        assertContains(client.get(f"/disputes/learning/respondent/{learned.again[0].party_id}/"), "华丽家政")
        assert client.get("/disputes/learning/export/", SPRING)["Content-Type"].endswith("spreadsheetml.sheet")

    def test_names_are_the_clerks(self, client: Client, mediator: User, secretary: User) -> None:
        for colleague in (mediator, secretary):
            page = signed_in(client, colleague).get("/disputes/learning/", SPRING)
            assertContains(page, "由综合党委干事查看")
            assertNotContains(page, "华丽家政")
        assert client.get("/disputes/", {"employer": EMPLOYER}).context["table"].count == 4  # the filter is not theirs

    def test_other_rooms_count_without_names(self, clerk: User, employer_staff: User) -> None:
        counted = Counts(taken_in=4, open=1, settled=2, kept=1, broken=1)
        assert counts_of(**SPRING) == counted
        assert counts_of_employers(**SPRING) == {EMPLOYER: counted}
        assert counts_of_places(**SPRING) == {MICROHOME: counted}
        row = Dispute.objects.first()
        assert row is not None
        assert dispute_numbered(row.number, clerk) == row


class TestTexts:
    @pytest.fixture
    def settled(self, clerk: User, mediator: User, worker: User) -> Dispute:
        row = in_talks(clerk, mediator, worker)
        in_force(row, mediator)
        return row

    def test_are_written_without_names_and_numbers(self, settled: Dispute, clerk: User) -> None:
        for text in ("王桂芳的工资", "华丽家政分期付清", "打 13900000011 找她"):
            with pytest.raises(Refusal, match="不能有"):
                publish_case_text(dispute=settled, title="拖欠工资", text=text, checked=True, by=clerk)
        with pytest.raises(Refusal, match="李经理"):
            publish_case_text(dispute=settled, title="拖欠工资", text="李经理同意分期。", checked=False, by=clerk)
        row = publish_case_text(dispute=settled, title="拖欠工资", text="李经理同意分期。", checked=True, by=clerk)
        assert publish_case_text(dispute=settled, title="欠薪", text="分期付清。", checked=False, by=clerk).pk == row.pk

    def test_are_the_clerks_and_of_settled_cases(
        self, settled: Dispute, clerk: User, mediator: User, worker: User
    ) -> None:
        with pytest.raises(NotAllowed):
            publish_case_text(dispute=settled, title="欠薪", text="分期付清。", checked=False, by=mediator)
        with pytest.raises(Refusal, match="达成协议"):
            publish_case_text(dispute=make_dispute(clerk), title="欠薪", text="分期。", checked=False, by=clerk)

    def test_are_found_by_words_and_beside_a_similar_case(
        self, client: Client, settled: Dispute, clerk: User, mediator: User, worker: User
    ) -> None:
        signed_in(client, clerk)
        page = client.post(
            f"/disputes/{settled.uid}/text/", {"title": "两个月工资没有发", "text": "分两期付清。"}, follow=True
        )
        assertContains(page, "案例已公开")
        running = in_talks(clerk, mediator, worker)
        signed_in(client, mediator)
        assertContains(client.post("/disputes/texts/", {"words": "工资"}), "两个月工资没有发")
        assertContains(client.post("/disputes/texts/", {"words": "押金"}), "没有找到这样的案例")
        assertContains(client.get(running.get_absolute_url()), "类似的案例")
        assertNotContains(signed_in(client, worker).get(running.get_absolute_url()), "类似的案例")
        withdraw_case_text(text=CaseText.objects.get(), by=clerk)
        assertNotContains(signed_in(client, mediator).post("/disputes/texts/", {"words": "工资"}), "两个月工资没有发")
