"""An agreement in force is kept or not: paid early, late and twice, taken back, broken, confirmed by the court."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.break_agreement import break_agreement
from disputes.actions.issue_agreement import issue_agreement, issue_payment_order
from disputes.actions.mark_done import mark_done
from disputes.actions.note_confirmation import note_confirmation
from disputes.actions.note_payment import note_payment
from disputes.actions.take_back import cancel_payment, undo_done
from disputes.actions.visit_parties import visit_parties
from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.rules.performance import Kept
from disputes.settlement import DutyGiven, account_of, sides_behind
from disputes.states import DisputeState
from disputes.words import HowTold, Side
from disputes.words_agreement import ConfirmationResult
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import deadlines_of
from tests.cast import signed_in
from tests.disputes.agreements import in_force, in_talks, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(clerk: User, mediator: User, worker: User) -> Dispute:
    return in_talks(clerk, mediator, worker)


def fresh(row: Dispute) -> Dispute:
    return Dispute.objects.with_people().get(pk=row.pk)


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

    def test_confirmation_is_asked_for_by_both_within_thirty_days(
        self, client: Client, case: Dispute, mediator: User
    ) -> None:
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
        address = f"/disputes/{case.uid}/agreement/handed-in/"
        page = signed_in(client, mediator).get(case.get_absolute_url())
        assertContains(page, "双方签字后最晚")
        assertContains(page, address)
        before = (clock.today() - timedelta(days=1)).isoformat()
        assertContains(client.post(address, {"on": before}), "要在准备申请之后")
        page = client.post(address, {"on": clock.today().isoformat()}, follow=True)
        assertContains(page, "已递交法院，等法院裁定")
        assert not deadlines_of(case).filter(kind="disputes.confirm").exists()
        assertContains(client.post(address, {"on": clock.today().isoformat()}), "已经登记递交法院了")
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
