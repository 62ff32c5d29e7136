"""An agreement: written with what the law wants, signed by all, in force."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.stop_mediation import stop_mediation
from disputes.figures import count_resolved, resolved_list
from disputes.intake import PartyGiven
from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import PartyRole, Side
from disputes.words_agreement import AgreementForm
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import deadlines_of
from tests.cast import signed_in
from tests.disputes.agreements import CONTENTS, DRAWING, in_force, in_talks, written
from tests.disputes.factories import make_accepted

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(clerk: User, mediator: User, worker: User) -> Dispute:
    return in_talks(clerk, mediator, worker)


def fresh(row: Dispute) -> Dispute:
    return Dispute.objects.with_people().get(pk=row.pk)


class TestWriting:
    def test_says_which_contents_are_missing(self, case: Dispute, mediator: User) -> None:
        with pytest.raises(Refusal, match=r"写明各方各有什么责任。写明怎样履行。$"):
            written(case, mediator, contents=replace(CONTENTS, responsibilities=" ", performance=""))
        with pytest.raises(Refusal, match="写明什么时候履行"):
            written(case, mediator, duties=[])

    def test_says_which_sign_cannot_be_printed(self, client: Client, case: Dispute, mediator: User) -> None:
        written(case, mediator, contents=replace(CONTENTS, performance="银行转账👍"))
        page = signed_in(client, mediator).get(f"{case.get_absolute_url()}agreement/draft/", follow=True)
        assertContains(page, "文书印不出来")

    def test_waits_for_all_signatures(self, case: Dispute, mediator: User, worker: User) -> None:
        agreement = written(case, mediator)
        applicant, respondent = case.parties.all()
        sign_agreement(dispute=case, party=applicant, drawing=DRAWING, by=worker)
        sign_as_mediator(dispute=case, by=mediator)
        assert fresh(case).state == DisputeState.MEDIATING
        sign_agreement(dispute=case, party=respondent, by=mediator)
        row = fresh(case)
        assert (row.state, row.agreed_on) == (DisputeState.AGREED, clock.today())
        assert [one.how for one in agreement.signatures.all()] == ["self", "desk"]
        assert deadlines_of(row).get(met_at__isnull=True).due == agreement.duties.first().due_on  # type: ignore[union-attr]

    def test_written_again_it_loses_its_signatures(self, case: Dispute, mediator: User) -> None:
        agreement = written(case, mediator)
        sign_agreement(dispute=case, party=case.parties.all()[0], by=mediator)
        sign_as_mediator(dispute=case, by=mediator)
        again = written(case, mediator, contents=replace(CONTENTS, agreed="公司一次付清。"))
        assert again.pk == agreement.pk
        assert not again.signatures.exists()
        assert again.mediator_signed_at is None

    def test_an_oral_one_is_in_force_with_the_mediators_record(self, case: Dispute, mediator: User) -> None:
        written(case, mediator, form=AgreementForm.ORAL)
        assert fresh(case).state == DisputeState.AGREED

    def test_is_the_mediators(self, case: Dispute, worker: User, other_worker: User, secretary: User) -> None:
        for stranger in (worker, other_worker):
            with pytest.raises(Http404):
                written(case, stranger)
        with pytest.raises(NotAllowed):
            written(case, secretary)

    def test_needs_talks(self, clerk: User, worker: User) -> None:
        with pytest.raises(MoveNotAllowed):
            written(make_accepted(clerk, worker), clerk)


class TestSigning:
    def test_is_for_oneself_with_a_drawn_name_and_once(
        self, case: Dispute, mediator: User, worker: User, other_worker: User
    ) -> None:
        written(case, mediator)
        applicant, respondent = case.parties.all()
        with pytest.raises(Refusal, match="用手指"):
            sign_agreement(dispute=case, party=applicant, by=worker)
        with pytest.raises(Refusal, match="没有传完整"):
            sign_agreement(dispute=case, party=applicant, drawing="data:image/png;base64,AAAA", by=worker)
        with pytest.raises(Refusal, match="自己的名字"):
            sign_agreement(dispute=case, party=respondent, drawing=DRAWING, by=worker)
        with pytest.raises(Http404):
            sign_agreement(dispute=case, party=applicant, drawing=DRAWING, by=other_worker)
        sign_agreement(dispute=case, party=applicant, drawing=DRAWING, by=worker)
        with pytest.raises(Refusal, match="已经签过"):
            sign_agreement(dispute=case, party=applicant, drawing=DRAWING, by=worker)

    def test_a_worker_signs_on_the_phone(self, client: Client, case: Dispute, mediator: User, worker: User) -> None:
        written(case, mediator)
        applicant = case.parties.all()[0]
        signed_in(client, worker)
        assertContains(client.get(case.get_absolute_url()), "看清楚后签字")
        address = f"/disputes/{case.uid}/agreement/sign/{applicant.pk}/"
        assertContains(client.get(address), "公司分两期付清7600元")
        page = client.post(address, {"drawing": DRAWING, "read": "on"}, follow=True)
        assertContains(page, "已签字")
        assertNotContains(page, "看清楚后签字")

    def test_a_party_that_leaves_during_signing_ends_it_for_both(
        self, client: Client, case: Dispute, mediator: User, worker: User, employer_staff: User
    ) -> None:
        written(case, mediator)
        applicant, respondent = case.parties.all()
        sign_agreement(dispute=case, party=applicant, drawing=DRAWING, by=worker)
        sign_as_mediator(dispute=case, by=mediator)
        stop_mediation(dispute=case, by=employer_staff)
        with pytest.raises(NotAllowed, match="已经结束"):
            sign_agreement(dispute=case, party=respondent, drawing=DRAWING, by=employer_staff)
        row = fresh(case)
        assert (row.state, row.agreed_on, row.agreement.effective_on) == (DisputeState.STOPPED, None, None)
        assertNotContains(signed_in(client, employer_staff).get(case.get_absolute_url()), "看清楚后签字")
        assertNotContains(signed_in(client, mediator).get(case.get_absolute_url()), "当面签字")

    def test_a_customer_signs_on_the_public_page(self, client: Client, clerk: User, mediator: User) -> None:
        customer = PartyGiven(PartyRole.CUSTOMER, "黄女士", mobile="13700000031")
        row = in_talks(clerk, mediator, None, respondent=customer)
        written(row, mediator)
        client.post("/disputes/public/", {"mobile": "13700000031"})
        client.post("/disputes/public/code/", {"code": client.session["mobile_proving"]["shown"]})
        assertContains(client.get(row.get_absolute_url()), "看清楚后签字")
        party = row.parties.get(side=Side.RESPONDENT)
        address = f"/disputes/{row.uid}/agreement/sign/{party.pk}/"
        assertContains(client.post(address, {"drawing": DRAWING, "read": "on"}, follow=True), "已签字")


@pytest.mark.django_db(transaction=True)
def test_both_sign_at_the_same_second_and_it_takes_effect_once(clerk: User, mediator: User, worker: User) -> None:
    case = in_talks(clerk, mediator, worker)
    written(case, mediator)
    sign_as_mediator(dispute=case, by=mediator)
    parties = list(case.parties.all())
    mediator.postings_today()

    def work(place: int) -> None:
        try:
            sign_agreement(dispute=case, party=parties[place], by=mediator)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    row = fresh(case)
    assert row.state == DisputeState.AGREED
    assert row.agreement.effective_on == clock.today()
    assert row.agreement.signatures.count() == 2


class TestOnThePage:
    def test_the_mediator_goes_from_writing_to_kept(self, client: Client, case: Dispute, mediator: User) -> None:
        signed_in(client, mediator)
        base = f"/disputes/{case.uid}/agreement/"
        assertContains(client.get(case.get_absolute_url()), "拟写调解协议")
        page = client.get(f"{base}write/")
        assertContains(page, "五月和六月的工资没有发")
        client.post(
            f"{base}write/",
            {
                "form": "written",
                "facts": "没有发工资。",
                "matter": "工资。",
                "responsibilities": "公司付。",
                "agreed": "付清。",
                "performance": "转账。",
                "side": "respondent",
                "duty": "支付工资",
                "amount": "7600",
                "count": "2",
                "first_due": (clock.today() + timedelta(days=3)).isoformat(),
            },
        )
        for party in case.parties.all():
            client.post(f"{base}sign/{party.pk}/", {"read": "on"})
        page = client.post(f"{base}sign/", follow=True)
        assertContains(page, "起生效")
        assertContains(page, "还没有到期", count=2)
        page = client.post(
            f"{base}pay/", {"amount": "7600", "paid_on": clock.today().isoformat(), "words": "转账"}, follow=True
        )
        assertContains(page, "提前履行", count=2)
        page = client.post(
            f"{base}visit/", {"on": clock.today().isoformat(), "how": "call", "words": "钱都收到了。"}, follow=True
        )
        assertContains(page, "钱都收到了。")

    def test_unequal_instalments_and_what_the_other_side_does_are_written_one_a_line(
        self, client: Client, case: Dispute, mediator: User
    ) -> None:
        today = clock.today()
        soon, later, last = (today + timedelta(days=days) for days in (3, 10, 40))
        written = {**vars(CONTENTS), "form": "written", "side": "respondent", "duty": "支付工资", "first_due": later}
        lines = f"申请人，{soon}，退还工服押金，200\n被申请人，{last}，付余款，2,600.50 元\n被申请人\t{last}\t书面道歉"
        address = f"/disputes/{case.uid}/agreement/write/"
        signed_in(client, mediator)
        page = client.post(address, {**written, "amount": "5000", "count": 1, "more": f"{lines}\n王某，明天，付钱"})
        assertContains(page, "第 4 行没有读懂")
        page = client.post(address, {**written, "amount": "5000", "count": 1, "more": lines}, follow=True)
        assertContains(page, "付余款，2,600.50 元")
        agreement = case.agreement
        assert [(one.position, one.side, one.words, one.amount) for one in agreement.duties.all()] == [
            (1, "applicant", "退还工服押金", Decimal(200)),
            (2, "respondent", "支付工资", Decimal(5000)),
            (3, "respondent", "付余款", Decimal("2600.50")),
            (4, "respondent", "书面道歉", None),
        ]
        again = client.get(address)
        assertContains(again, f"被申请人，{last}，付余款，2600.50\n被申请人，{last}，书面道歉")
        assertContains(again, 'value="退还工服押金"')

    def test_instalments_below_a_cent_and_days_gone_by_are_said_in_the_form(
        self, client: Client, case: Dispute, mediator: User
    ) -> None:
        written = {
            **vars(CONTENTS),
            "form": "written",
            "side": "respondent",
            "duty": "付款",
            "amount": "0.02",
            "count": 3,
        }
        signed_in(client, mediator)
        page = client.post(
            f"/disputes/{case.uid}/agreement/write/",
            {**written, "first_due": (clock.today() - timedelta(days=1)).isoformat()},
        )
        assertContains(page, "每期不到 1 分钱")
        assertContains(page, "履行期限不能早于今天")

    def test_a_party_sees_no_visits(self, client: Client, case: Dispute, mediator: User, worker: User) -> None:
        in_force(case, mediator)
        page = signed_in(client, worker).get(case.get_absolute_url())
        assertContains(page, "公司分两期付清7600元")
        assertNotContains(page, "登记付款")


def test_the_figure_counts_agreements_in_force_within_the_year(clerk: User, mediator: User) -> None:
    with clock.frozen(date(2025, 3, 3)):
        in_force(in_talks(clerk, mediator, known_on=date(2025, 2, 1)), mediator)
    with clock.frozen(date(2025, 6, 2)):
        written(in_talks(clerk, mediator, known_on=date(2025, 2, 1)), mediator)
    with clock.frozen(date(2026, 1, 5)):
        in_force(in_talks(clerk, mediator, known_on=date(2025, 2, 1)), mediator)
    assert (count_resolved(date(2025, 3, 2)), count_resolved(date(2025, 3, 3)), count_resolved(date(2026, 5, 1))) == (
        0,
        1,
        1,
    )
    assert [line[4] for line in resolved_list(date(2026, 5, 1)).lines] == ["2025-03-03"]
