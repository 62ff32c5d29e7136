"""An agreement: written with what the law wants, signed by all, in force, kept or not."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.break_agreement import break_agreement
from disputes.actions.issue_agreement import issue_agreement, issue_payment_order
from disputes.actions.mark_done import mark_done
from disputes.actions.note_confirmation import note_confirmation
from disputes.actions.note_payment import note_payment
from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.take_back import cancel_payment, undo_done
from disputes.actions.visit_parties import visit_parties
from disputes.figures import count_resolved, resolved_list
from disputes.intake import PartyGiven
from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.rules.performance import Kept
from disputes.settlement import DutyGiven, account_of, sides_behind
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import HowTold, PartyRole, Side
from disputes.words_agreement import AgreementForm, ConfirmationResult
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


class TestKeeping:
    def test_paid_early_late_and_twice(self, case: Dispute, mediator: User) -> None:
        agreement = in_force(case, mediator)
        _first, second = agreement.duties.all()
        note_payment(dispute=case, amount=Decimal(3800), paid_on=clock.today(), by=mediator)
        with pytest.raises(Refusal, match="已经登记过"):
            note_payment(dispute=case, amount=Decimal(3800), paid_on=clock.today(), by=mediator)
        assert fresh(case).state == DisputeState.AGREED
        with clock.frozen(second.due_on + timedelta(days=2)):
            note_payment(dispute=case, amount=Decimal(4000), paid_on=clock.today(), by=mediator)
            reckoned = account_of(fresh(case).agreement)
        assert [line.kept for line in reckoned.lines] == [Kept.EARLY, Kept.LATE]
        assert reckoned.overpaid == 200
        assert fresh(case).state == DisputeState.PERFORMED
        assert not deadlines_of(case).filter(met_at__isnull=True).exists()

    def test_something_besides_money(self, case: Dispute, mediator: User) -> None:
        duty = DutyGiven(Side.RESPONDENT, "书面道歉", clock.today())
        agreement = in_force(case, mediator, duties=[duty])
        with pytest.raises(Refusal, match="没有约定付款"):
            note_payment(dispute=case, amount=Decimal(1), paid_on=clock.today(), by=mediator)
        mark_done(dispute=case, duty=agreement.duties.get(), done_on=clock.today(), by=mediator)
        assert fresh(case).state == DisputeState.PERFORMED
        undo_done(dispute=case, duty=agreement.duties.get(), by=mediator)
        assert fresh(case).state == DisputeState.AGREED
        with pytest.raises(Refusal, match="没有登记履行"):
            undo_done(dispute=case, duty=agreement.duties.get(), by=mediator)

    def test_not_before_it_is_in_force(self, case: Dispute, mediator: User) -> None:
        written(case, mediator)
        with pytest.raises(Refusal, match="还没有生效"):
            note_payment(dispute=case, amount=Decimal(3800), paid_on=clock.today(), by=mediator)

    def test_a_payment_noted_by_mistake_is_taken_back_and_the_case_with_it(
        self, client: Client, case: Dispute, mediator: User, worker: User
    ) -> None:
        in_force(case, mediator)
        paid = note_payment(dispute=case, amount=Decimal(7600), paid_on=case.applied_on, words="回单。", by=mediator)
        with clock.frozen(clock.now() + timedelta(days=1)):
            signed_in(client, mediator)
            address = f"/disputes/{case.uid}/agreement/pay/{paid.pk}/cancel/"
            assertContains(client.get(case.get_absolute_url()), address)
            assert (fresh(case).state, fresh(case).performed_on) == (DisputeState.PERFORMED, case.applied_on)
            page = client.post(address, {"words": "多写了一个零。"}, follow=True)
            assertContains(page, "已作废：多写了一个零。")
            assertContains(page, "原因：多写了一个零。")
            assert (fresh(case).state, fresh(case).performed_on) == (DisputeState.AGREED, None)
            assert deadlines_of(case).get().kind == "disputes.keep"
            assert {line.left for line in account_of(fresh(case).agreement).lines} == {Decimal(3800)}
            with pytest.raises(Refusal, match="已经作废"):
                cancel_payment(dispute=case, payment=paid, words="再来。", by=mediator)
            note_payment(dispute=case, amount=Decimal(7600), paid_on=case.applied_on, by=mediator)
        assert fresh(case).state == DisputeState.PERFORMED
        assertNotContains(signed_in(client, worker).get(case.get_absolute_url()), "多写了一个零")

    def test_days_fit_the_case_and_a_closed_file_takes_nothing_more(self, case: Dispute, mediator: User) -> None:
        agreement = in_force(case, mediator)
        before = case.applied_on - timedelta(days=1)
        with pytest.raises(Refusal, match="早于申请调解"):
            note_payment(dispute=case, amount=Decimal(3800), paid_on=before, by=mediator)
        with pytest.raises(Refusal, match="早于协议生效"):
            visit_parties(dispute=case, on=before, how=HowTold.CALL, words="问过。", by=mediator)
        with clock.frozen(agreement.duties.all()[0].due_on + timedelta(days=1)):
            break_agreement(dispute=case, words="没有付。", by=mediator)
            note_payment(dispute=case, amount=Decimal(100), paid_on=clock.today(), by=mediator)
            assert not deadlines_of(case).filter(kind="disputes.keep").exists()
            archive_dispute(dispute=case, by=mediator)
            with pytest.raises(Refusal, match="已经归档"):
                note_payment(dispute=case, amount=Decimal(3700), paid_on=clock.today(), by=mediator)
            with pytest.raises(Refusal, match="已经归档"):
                visit_parties(dispute=case, on=clock.today(), how=HowTold.CALL, words="问过。", by=mediator)

    def test_broken_only_when_overdue_then_the_court_paper_is_made(self, case: Dispute, mediator: User) -> None:
        agreement = in_force(case, mediator)
        with pytest.raises(Refusal, match="还没有到"):
            break_agreement(dispute=case, words="没有付。", by=mediator)
        with clock.frozen(agreement.duties.all()[0].due_on + timedelta(days=1)):
            break_agreement(dispute=case, words="催了两次没有付。", by=mediator)
            paper = issue_payment_order(dispute=case, by=mediator)
            assert paper.kind_key == "disputes.payment_order"
            note_payment(dispute=case, amount=Decimal(7600), paid_on=clock.today(), by=mediator)
        assert fresh(case).state == DisputeState.PERFORMED

    def test_confirmation_is_asked_for_by_both_within_thirty_days(self, case: Dispute, mediator: User) -> None:
        agreement = in_force(case, mediator)
        with pytest.raises(Refusal, match="共同申请"):
            ask_confirmation(dispute=case, both_want=False, by=mediator)
        assert agreement.confirmation_due is not None
        with (
            clock.frozen(agreement.confirmation_due + timedelta(days=1)),
            pytest.raises(Refusal, match="超过三十天"),
        ):
            ask_confirmation(dispute=case, both_want=True, by=mediator)
        ask_confirmation(dispute=case, both_want=True, by=mediator)
        done = note_confirmation(
            dispute=case,
            result=ConfirmationResult.CONFIRMED,
            number="(2026)赣1027诉前调确1号",
            on=clock.today(),
            by=mediator,
        )
        assert done.confirmation_result == "confirmed"

    def test_the_sealed_paper_is_made_once(self, case: Dispute, mediator: User) -> None:
        in_force(case, mediator)
        assert issue_agreement(dispute=case, by=mediator).kind_key == "disputes.agreement"
        with pytest.raises(Refusal, match="已经出具"):
            issue_agreement(dispute=case, by=mediator)


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

    def test_what_one_side_pays_is_set_against_its_own(self, client: Client, case: Dispute, mediator: User) -> None:
        today = clock.today()
        duties = [
            DutyGiven(Side.APPLICANT, "退还押金", today + timedelta(days=1), Decimal(200)),
            DutyGiven(Side.RESPONDENT, "支付工资", today + timedelta(days=2), Decimal(5000)),
        ]
        in_force(case, mediator, duties=duties)
        with pytest.raises(Refusal, match="哪一方付的"):
            note_payment(dispute=case, amount=Decimal(5000), paid_on=today, by=mediator)
        address = f"/disputes/{case.uid}/agreement/pay/"
        assertContains(signed_in(client, mediator).get(address), "谁付的")
        client.post(address, {"side": "respondent", "amount": "5000", "paid_on": today})
        assert [(line.left, line.kept) for line in account_of(fresh(case).agreement).lines] == [
            (Decimal(200), Kept.OPEN),
            (Decimal(0), Kept.EARLY),
        ]
        with clock.frozen(today + timedelta(days=3)):
            break_agreement(dispute=case, words="押金没有退。", by=mediator)
            assert sides_behind(fresh(case).agreement) == {"applicant"}
            note_payment(dispute=case, amount=Decimal(200), paid_on=clock.today(), side=Side.APPLICANT, by=mediator)
        assert fresh(case).state == DisputeState.PERFORMED

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
