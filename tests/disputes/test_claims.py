"""What is asked for changes while the case runs, both sides hear of it; wages are reckoned and taken over."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.add_claim import add_claim
from disputes.actions.change_claim import change_claim
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.withdraw_claim import withdraw_claim
from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.rules import wages
from disputes.rules.limitation import CIVIL_SOURCE, LABOUR_SOURCE
from disputes.templatetags.disputes_pages import law
from disputes.words import HowTold, Side
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import history_of
from tests.cast import signed_in
from tests.disputes.factories import make_mediating

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(clerk: User, mediator: User, worker: User) -> Dispute:
    return make_mediating(clerk, mediator, worker)


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user, kind__startswith="disputes.claims").values_list("kind", flat=True))


class TestClaims:
    def test_are_added_changed_and_given_up_and_all_hear_of_it(
        self, case: Dispute, worker: User, employer_staff: User, mediator: User
    ) -> None:
        added = add_claim(dispute=case, words="补缴社保。", by=worker)
        assert (added.side, added.amount) == (Side.APPLICANT, None)
        changed = change_claim(claim=added, words="补缴六个月社保。", amount=Decimal(1200), by=worker)
        assert changed.replaces == added
        assert change_claim(claim=changed, words="补缴六个月社保。", amount=Decimal(1200), by=worker) == changed
        with pytest.raises(Refusal, match="已经变更"):
            change_claim(claim=added, words="别的。", by=worker)
        withdraw_claim(claim=changed, by=worker)
        assert told(employer_staff) == ["disputes.claims_changed"] * 3
        assert told(mediator) == ["disputes.claims_changed_office"] * 3
        assert told(worker) == []
        assert "申请人变更请求为：补缴六个月社保。" in " ".join(line.sentence for line in history_of(case))

    def test_the_last_one_of_the_applicant_stays(self, case: Dispute, worker: User) -> None:
        with pytest.raises(Refusal, match="唯一的请求"):
            withdraw_claim(claim=case.claims.get(), by=worker)

    def test_are_each_sides_own(
        self, case: Dispute, worker: User, employer_staff: User, other_worker: User, secretary: User, clerk: User
    ) -> None:
        with pytest.raises(Refusal, match="自己一方"):
            change_claim(claim=case.claims.get(), words="不付。", by=employer_staff)
        assert add_claim(dispute=case, words="归还工作服。", by=employer_staff).side == Side.RESPONDENT
        with pytest.raises(Http404):
            add_claim(dispute=case, words="付钱。", by=other_worker)
        with pytest.raises(NotAllowed):
            add_claim(dispute=case, words="付钱。", by=secretary)
        party = case.parties.get(side=Side.APPLICANT)
        written = add_claim(dispute=case, words="道歉。", party=party, how=HowTold.CALL, by=clerk)
        assert written.made_by == clerk

    def test_name_no_child_unless_somebody_looked(self, case: Dispute, worker: User) -> None:
        with pytest.raises(Refusal, match="孩子的姓名"):
            add_claim(dispute=case, words="向女儿王小芳道歉。", by=worker)
        add_claim(dispute=case, words="向女儿王小芳道歉。", child_checked=True, by=worker)

    def test_end_with_the_case(self, case: Dispute, worker: User) -> None:
        stop_mediation(dispute=case, by=worker)
        with pytest.raises(NotAllowed, match="已经结束"):
            add_claim(dispute=case, words="付钱。", by=worker)

    def test_a_worker_changes_one_on_the_phone(self, client: Client, case: Dispute, worker: User) -> None:
        signed_in(client, worker)
        claim = case.claims.get()
        assertContains(client.get(case.get_absolute_url()), f"/disputes/{case.uid}/claims/{claim.pk}/")
        page = client.post(
            f"/disputes/{case.uid}/claims/{claim.pk}/", {"words": "付清三个月工资", "amount": "11400"}, follow=True
        )
        assertContains(page, "11,400.00 元")
        assertContains(page, "以前的请求")


WAGES: dict[str, Any] = {
    "amount": "4350",
    "unit": "month",
    "since": "2026-02-01",
    "until": "2026-02-28",
    "months": "1",
    "holiday": "8",
    "paid": "3000",
}


class TestWages:
    def test_everybody_reckons_with_articles_and_the_calendar(self, client: Client) -> None:
        page = client.post("/disputes/wages/", WAGES)
        # 4350 + 8 x 25 x 300 % - 3000
        for words in ("4,350.00", "600.00", "1,950.00", "劳动法 44(3)", "300%", "2026-02"):
            assertContains(page, words)
        assertContains(page, "法定节假日 4 天")
        assertNotContains(page, "低于最低工资")
        assertContains(client.post("/disputes/wages/", {**WAGES, "amount": "1500"}), "1,740")

    def test_says_what_does_not_fit(self, client: Client) -> None:
        assertContains(client.post("/disputes/wages/", {**WAGES, "unit": "hour"}), "只有按月算的工资才填整月")
        assertContains(client.post("/disputes/wages/", {**WAGES, "until": "2026-01-01"}), "在开始的日子之前")
        assertContains(client.post("/disputes/wages/", {**WAGES, "months": "", "holiday": ""}), "至少填一项")

    def test_fills_the_sum_of_a_claim_on_request(self, client: Client, case: Dispute, mediator: User) -> None:
        signed_in(client, mediator)
        claim, party = case.claims.get(), case.parties.get(side=Side.APPLICANT)
        given = {**WAGES, "party": party.pk, "how": "desk", "claim": claim.pk}
        address = f"/disputes/{case.uid}/wages/"
        assertContains(client.post(address, given), "把还差的金额写进请求")
        assert case.claims.count() == 1
        assertContains(client.post(address, {**given, "use": "yes"}, follow=True), "1,950.00 元")
        standing = case.claims.get(withdrawn_at__isnull=True)
        assert (standing.words, standing.amount) == (claim.words, Decimal("1950.00"))
        client.post(address, {**given, "claim": "", "use": "yes"})
        assert case.claims.filter(words="支付 2026-02-01 到 2026-02-28 的工资。").exists()
        page = client.post(address, {**given, "claim": "", "paid": "9000", "use": "yes"})
        assertContains(page, "已经付清")


def test_every_article_that_a_rule_names_has_an_english_name() -> None:
    for source in {*wages.SOURCES.values(), wages.SOURCE_OF_MONTHS, wages.SOURCE_OF_DAYS, LABOUR_SOURCE, CIVIL_SOURCE}:
        with translation.override("en"):
            assert str(law(source)).isascii(), source
