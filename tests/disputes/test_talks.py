"""Consent of both sides, stopping, mediators without a conflict of interest, offers, more time, sessions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from branches.actions.hand_over_request import hand_over_request
from branches.actions.take_request import take_request
from branches.states_help import HelpState
from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.answer_consent import answer_consent
from disputes.actions.answer_offer import answer_offer
from disputes.actions.ask_consent import ask_consent
from disputes.actions.choose_mediator import choose_mediator
from disputes.actions.extend_mediation import agree_to_extension, ask_for_extension
from disputes.actions.fail_mediation import fail_mediation
from disputes.actions.make_offer import make_offer
from disputes.actions.plan_session import plan_session
from disputes.actions.propose_mediators import propose_mediators
from disputes.actions.register_mediator import declare_tie, register_mediator
from disputes.actions.replace_mediator import replace_mediator
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.withdraw_application import withdraw_application
from disputes.actions.write_minutes import sign_minutes, write_minutes
from disputes.models import Dispute, Mediation
from disputes.refusals import Refusal
from disputes.rules.kinds import DisputeKind
from disputes.rules.mediators import Candidate, Conflict, Fit, best
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import HowTold, MediationEnd, OfferState, Openness, Side, TieKind
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed, Role
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import MobileWord, Notice
from jinxi_portal.records.public import deadlines_of
from tests.branches.help_factories import make_request
from tests.cast import make_person, signed_in
from tests.disputes.agreements import in_force
from tests.disputes.factories import (
    CUSTOMER_MOBILE,
    make_accepted,
    make_customer_dispute,
    make_firm,
    make_mediating,
    make_mediator,
    put_in_charge,
)

pytestmark = pytest.mark.django_db


class TestConsent:
    def test_begins_when_both_sides_agree(self, clerk: User, worker: User, employer_staff: User) -> None:
        row = ask_consent(dispute=make_accepted(clerk, worker), by=clerk)
        begun = answer_consent(dispute=row, agrees=True, openness=Openness.OPEN, by=employer_staff)
        assert (begun.state, begun.openness) == (DisputeState.MEDIATING, Openness.CLOSED)
        assert begun.parties.get(side=Side.RESPONDENT).consent_how == HowTold.SELF

    def test_ends_with_the_ways_left_when_one_refuses(
        self, client: Client, clerk: User, worker: User, employer_staff: User
    ) -> None:
        row = ask_consent(dispute=make_accepted(clerk, worker), by=clerk)
        done = answer_consent(dispute=row, agrees=False, by=employer_staff)
        assert done.state == DisputeState.REFUSED
        assert not deadlines_of(done).exists()
        assertContains(signed_in(client, worker).get(row.get_absolute_url()), "可以依法申请仲裁")

    def test_is_not_given_before_it_is_asked_nor_by_strangers(
        self, clerk: User, worker: User, employer_staff: User, other_employer_staff: User
    ) -> None:
        row = make_accepted(clerk, worker)
        with pytest.raises(Http404):
            answer_consent(dispute=row, agrees=True, by=employer_staff)
        ask_consent(dispute=row, by=clerk)
        with pytest.raises(Http404):
            answer_consent(dispute=row, agrees=True, by=other_employer_staff)
        with pytest.raises(Refusal, match="哪一位当事人"):
            answer_consent(dispute=row, agrees=True, by=clerk)

    def test_the_applicant_withdraws_and_the_respondent_may_not(
        self, clerk: User, worker: User, employer_staff: User
    ) -> None:
        row = ask_consent(dispute=make_accepted(clerk, worker), by=clerk)
        with pytest.raises(NotAllowed, match="申请人办理"):
            withdraw_application(dispute=row, by=employer_staff)
        assert withdraw_application(dispute=row, by=worker).state == DisputeState.WITHDRAWN


class TestStopping:
    def test_either_side_stops_at_any_time(
        self, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        row = make_mediating(clerk, mediator, worker)
        offer = make_offer(dispute=row, words="付五千。", amount=Decimal(5000), by=mediator)
        assert stop_mediation(dispute=row, by=employer_staff).state == DisputeState.STOPPED
        with pytest.raises(NotAllowed, match="已经结束"):
            answer_offer(offer=offer, yes=True, by=worker)
        with pytest.raises(MoveNotAllowed):
            stop_mediation(dispute=row, by=worker)

    def test_the_mediator_says_when_it_fails(self, clerk: User, mediator: User, worker: User) -> None:
        row = make_mediating(clerk, mediator, worker)
        with pytest.raises(Refusal, match="分歧"):
            fail_mediation(dispute=row, words=" ", by=mediator)
        with pytest.raises(Http404):
            fail_mediation(dispute=row, words="差距大。", by=worker)
        assert fail_mediation(dispute=row, words="差距大。", by=mediator).state == DisputeState.FAILED


class TestMediators:
    def test_are_proposed_with_reasons_and_chosen_by_both(
        self, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        make_mediator(mediator)
        row = ask_consent(dispute=make_accepted(clerk, worker), by=clerk)
        (proposed,) = propose_mediators(dispute=row, by=clerk)
        assert proposed.reasons == [Fit.SKILL, Fit.SAME_PLACE, Fit.FREE]
        assert not choose_mediator(mediation=proposed, by=worker).leads
        assert not Dispute.objects.led_by(mediator).exists()
        assert choose_mediator(mediation=proposed, by=employer_staff).leads
        assert Dispute.objects.led_by(mediator).get() == row
        assert deadlines_of(row).get().owner == mediator

    def test_a_relative_of_the_respondent_is_left_out(self, clerk: User, mediator: User, worker: User) -> None:
        row = make_customer_dispute(clerk, worker)
        line = make_mediator(mediator)
        declare_tie(mediator=line, kind=TieKind.RELATIVE, name="王桂芳", by=mediator)
        ask_consent(dispute=accept_dispute(dispute=row, by=clerk), by=clerk)
        with pytest.raises(Refusal, match="需要回避"):
            propose_mediators(dispute=row, by=clerk)
        forced = Mediation.objects.create(dispute=row, mediator=line)
        with pytest.raises(Refusal, match="需要回避"):
            choose_mediator(mediation=forced, by=worker)

    def test_an_earlier_case_with_a_party_and_the_own_enterprise_are_conflicts(
        self, clerk: User, mediator: User, worker: User
    ) -> None:
        from disputes.choosing import conflicts_of

        earlier = make_accepted(clerk, worker)
        put_in_charge(earlier, mediator)
        row = make_accepted(clerk, worker)
        line = make_mediator(mediator)
        assert conflicts_of(row, line) == {Conflict.EARLIER_CASE}
        declare_tie(mediator=line, kind=TieKind.EMPLOYER, employer=make_firm(), by=clerk)
        assert Conflict.SAME_EMPLOYER in conflicts_of(row, line)

    def test_is_replaced_on_request(self, client: Client, clerk: User, mediator: User, worker: User) -> None:
        row = make_mediating(clerk, mediator, worker)
        replace_mediator(dispute=row, why=MediationEnd.ASKED, words="", by=worker)
        assert not Dispute.objects.led_by(mediator).exists()
        assert Notice.objects.filter(user=mediator, kind="disputes.case_taken").exists()
        office = signed_in(client, mediator)
        assertContains(office.get("/disputes/?which="), "不公开", 2)
        refused = office.post(f"/disputes/{row.uid}/agreement/write/", {})
        assertContains(refused, "只有调解员、当事人和综合党委干事看得到", status_code=403)
        assert deadlines_of(row).get().owner is None
        with pytest.raises(Refusal, match="还没有选定"):
            replace_mediator(dispute=row, why=MediationEnd.ASKED, words="", by=worker)

    def test_the_register_is_the_clerks(self, clerk: User, mediator: User, grid_worker: User) -> None:
        with pytest.raises(NotAllowed):
            register_mediator(user=mediator, skills=[], communities=[], most_cases=5, by=mediator)
        with pytest.raises(Refusal, match="调解员岗位"):
            register_mediator(user=grid_worker, skills=[], communities=[], most_cases=5, by=clerk)
        row = register_mediator(user=mediator, skills=["wages"], communities=[], most_cases=5, by=clerk)
        other = make_person("mediator2", "陈文", Role.MEDIATOR)
        with pytest.raises(NotAllowed, match="本人"):
            declare_tie(mediator=row, kind=TieKind.RELATIVE, name="甲", by=other)

    def test_the_fittest_comes_first_and_nobody_is_overloaded(self) -> None:
        full = Candidate(1, skilled=True, serves_community=True, same_place=True, load=8, most_cases=8)
        skilled = Candidate(2, skilled=True, serves_community=False, same_place=False, load=5, most_cases=8)
        near = Candidate(3, skilled=False, serves_community=True, same_place=False, load=0, most_cases=8)
        tied = Candidate(4, True, True, True, 0, 8, frozenset({Conflict.RELATIVE}))
        assert [one.id for one in best([full, skilled, near, tied], count=3)] == [2, 3]


class TestOffersAndTime:
    def test_an_offer_is_accepted_by_both_and_replaced_by_a_new_one(
        self, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        row = make_mediating(clerk, mediator, worker)
        first = make_offer(dispute=row, words="付三千。", amount=Decimal(3000), by=employer_staff)
        second = make_offer(dispute=row, words="付六千。", amount=Decimal("6000.50"), by=mediator)
        first.refresh_from_db()
        assert (first.state, first.side) == (OfferState.REPLACED, Side.RESPONDENT)
        with pytest.raises(Refusal, match="已有新方案"):
            answer_offer(offer=first, yes=True, by=worker)
        assert answer_offer(offer=second, yes=True, by=worker).state == OfferState.OPEN
        with pytest.raises(Refusal, match="等对方答复"):
            answer_offer(offer=second, yes=True, by=worker)
        assert answer_offer(offer=second, yes=True, by=employer_staff).state == OfferState.ACCEPTED

    def test_both_sides_extend_within_bounds(
        self, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        row = make_mediating(clerk, mediator, worker)
        due = row.mediation_due
        assert due is not None
        with pytest.raises(Refusal, match="可以延长到"):
            ask_for_extension(dispute=row, until=due + timedelta(days=90), why="等材料", by=worker)
        extension = ask_for_extension(dispute=row, until=due + timedelta(days=7), why="等材料", by=worker)
        with pytest.raises(Refusal, match="已经同意"):
            agree_to_extension(extension=extension, by=worker)
        agree_to_extension(extension=extension, by=employer_staff)
        row.refresh_from_db()
        assert row.mediation_due == due + timedelta(days=7)
        assert deadlines_of(row).get().due == row.mediation_due


class TestSessions:
    def test_are_planned_held_and_signed(
        self, client: Client, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        with clock.frozen(date(2026, 3, 2)) as time:
            row = make_mediating(clerk, mediator, worker, known_on=date(2026, 1, 5))
            session = plan_session(
                dispute=row, starts_at=clock.now() + timedelta(days=1), place="秀谷红色微家", by=mediator
            )
            with pytest.raises(Refusal, match="还没有进行"):
                write_minutes(session=session, minutes="谈了。", came=[], by=mediator)
            time.pass_time(timedelta(days=1, hours=1))
            applicant = row.parties.get(side=Side.APPLICANT)
            write_minutes(session=session, minutes="双方愿意各让一步。", came=[applicant], by=mediator)
            door = f"sessions/{session.pk}/sign/"
            assertContains(signed_in(client, worker).get(row.get_absolute_url()), door)
            sign_minutes(session=session, by=worker)
            assertNotContains(client.get(row.get_absolute_url()), door)
            assertNotContains(signed_in(client, mediator).get(row.get_absolute_url()), f"sessions/{session.pk}/")
            with pytest.raises(Refusal, match="到场"):
                sign_minutes(session=session, by=employer_staff)
            with pytest.raises(Refusal, match="不能再改"):
                write_minutes(session=session, minutes="改写。", came=[applicant], by=mediator)

    def test_one_to_come_is_called_off_when_the_case_ends_and_an_open_offer_has_no_answer(
        self, client: Client, clerk: User, mediator: User, worker: User, employer_staff: User
    ) -> None:
        case = make_mediating(clerk, mediator, worker)
        tomorrow, earlier = clock.now() + timedelta(days=1), clock.now() - timedelta(hours=1)
        coming = plan_session(dispute=case, starts_at=tomorrow, place="微家", by=mediator)
        begun = plan_session(dispute=case, starts_at=tomorrow, place="微家", by=mediator)
        type(begun).objects.filter(pk=begun.pk).update(starts_at=earlier)
        make_offer(dispute=case, words="先付一半。", amount=Decimal(3800), by=mediator)
        stop_mediation(dispute=case, by=worker)
        for session in (coming, begun):
            session.refresh_from_db()
        assert (coming.state, begun.state) == ("cancelled", "planned")
        page = signed_in(client, employer_staff).get(case.get_absolute_url())
        assertContains(page, "没有答复")
        assertNotContains(page, "等待答复")

    def test_the_record_names_who_led_the_talks_that_day(self, clerk: User, mediator: User, worker: User) -> None:
        case = make_mediating(clerk, mediator, worker)
        session = plan_session(dispute=case, starts_at=clock.now() + timedelta(days=1), place="微家", by=mediator)
        replace_mediator(dispute=case, why=MediationEnd.ASKED, by=worker)
        other = make_person("mediator2", "陈文", Role.MEDIATOR)
        put_in_charge(case, other)
        with clock.frozen(clock.now() + timedelta(days=2)):
            held = write_minutes(session=session, minutes="谈了。", came=case.parties.all(), by=other)
        assert held.mediator == make_mediator(other)

    def test_nobody_plans_before_both_agree(self, clerk: User, worker: User) -> None:
        row = make_accepted(clerk, worker)
        with pytest.raises(MoveNotAllowed, match="都同意"):
            plan_session(dispute=row, starts_at=clock.now() + timedelta(days=1), place="微家", by=clerk)


class TestBroughtAlone:
    def test_a_worker_applies_on_the_phone(self, client: Client, worker: User) -> None:
        signed_in(client, worker)
        assertContains(client.get("/disputes/apply/"), "有没有危险")
        given = {
            "own_name": "王桂芳",
            "kind": "wages",
            "respondent_role": "employer",
            "employer": make_firm().pk,
            "contract": "employment",
            "employment": "on",
            "facts": "两个月没有发工资。",
            "claim": "付清",
            "known_on": "2026-03-01",
        }
        page = client.post("/disputes/apply/", given, follow=True)
        assertContains(page, "收到了，编号")
        assertContains(page, "还在职")
        row = Dispute.objects.get()
        assert row.is_labour
        # back, and sent once more: the same case; taken back, it may be brought again
        assertContains(client.post("/disputes/apply/", given, follow=True), row.number)
        assert Dispute.objects.count() == 1
        client.post(f"/disputes/{row.uid}/withdraw/", {"words": ""})
        client.post("/disputes/apply/", given)
        assert Dispute.objects.count() == 2

    def test_a_customer_applies_with_a_code_and_follows(
        self, client: Client, worker: User, clerk: User, mailoutbox: Any
    ) -> None:
        assertContains(client.get("/disputes/public/"), "不收费")
        client.post("/disputes/public/", {"mobile": CUSTOMER_MOBILE})
        code = client.session["mobile_proving"]["shown"]
        assertContains(client.post("/disputes/public/code/", {"code": "000000"}), "验证码不对")
        client.post("/disputes/public/code/", {"code": code})
        given = {
            "own_name": "黄女士",
            "kind": "damaged_property",
            "respondent_role": "worker",
            "respondent_name": "王桂芳",
            "respondent_mobile": "13900000011",
            "facts": "花瓶打碎了。",
            "claim": "赔 300 元",
            "amount": "300",
            "known_on": "2026-03-01",
        }
        wrong = {**given, "respondent_mobile": CUSTOMER_MOBILE, "employer": make_firm().pk}
        page = client.post("/disputes/public/apply/", wrong)
        assertContains(page, "这是您自己的手机")
        assertContains(page, "请把对方改为“企业”")
        page = client.post("/disputes/public/apply/", given, follow=True)
        assertContains(page, "收到了，编号")
        row = Dispute.objects.get()
        assert row.parties.get(side=Side.RESPONDENT).account == worker
        assertContains(client.get("/disputes/public/mine/"), row.number)
        page = client.post(f"/disputes/{row.uid}/withdraw/", {"words": ""}, follow=True)
        assertContains(page, "申请已撤回")
        client.post("/disputes/public/leave/")
        assert client.get(row.get_absolute_url()).status_code == 302

    def test_another_mobile_sees_nothing(self, client: Client, clerk: User, worker: User) -> None:
        row = make_customer_dispute(clerk, worker)
        client.post("/disputes/public/", {"mobile": "13700000099"})
        client.post("/disputes/public/code/", {"code": client.session["mobile_proving"]["shown"]})
        assertNotContains(client.get("/disputes/public/mine/"), row.number)
        assert client.get(row.get_absolute_url()).status_code == 404


def test_a_branch_hands_a_request_over_and_hears_how_it_ends(worker: User, branch_secretary: User, clerk: User) -> None:
    request = take_request(request=make_request(worker), by=branch_secretary)
    hand_over_request(request=request, to="disputes", by=branch_secretary)
    row = Dispute.objects.get()
    asker = row.parties.get(side=Side.APPLICANT)
    assert (row.kind, asker.account, asker.consent) == (DisputeKind.WAGES, worker, "waiting")
    ask_consent(dispute=accept_dispute(dispute=row, by=clerk), by=clerk)
    assert answer_consent(dispute=row, agrees=True, by=worker).state == DisputeState.CONSENT_ASKED
    withdraw_application(dispute=row, words="谈好了", by=worker)
    request.refresh_from_db()
    assert request.state == HelpState.TAKEN


def test_who_asked_the_branch_follows_it_on_one_page_until_it_is_settled(
    client: Client, worker: User, branch_secretary: User, clerk: User, mediator: User
) -> None:
    request = take_request(request=make_request(worker), by=branch_secretary)
    hand_over_request(request=request, to="disputes", by=branch_secretary)
    row = Dispute.objects.get()
    page = signed_in(client, worker).get(request.get_absolute_url())
    assertContains(page, f"最晚 {row.accept_due.isoformat()} 前告诉您是否受理")
    assertContains(page, row.get_absolute_url())
    assertContains(client.get(row.get_absolute_url()), f"从求助 {request.number} 转来")
    accept_dispute(dispute=row, by=clerk)
    put_in_charge(row, mediator)
    Dispute.objects.filter(pk=row.pk).update(
        state=DisputeState.MEDIATING, mediating_since=clock.today(), asked_on=clock.today()
    )
    assertContains(client.get(request.get_absolute_url()), "调解中")
    in_force(Dispute.objects.with_people().get(pk=row.pk), mediator)
    request.refresh_from_db()
    assert request.state == HelpState.RESOLVED
    page = client.get(request.get_absolute_url())
    assertContains(page, "达成协议")
    assertContains(page, row.get_absolute_url())


def test_a_customer_without_an_account_hears_by_text_message(clerk: User, worker: User, settings: Any) -> None:
    settings.NOTICE_CARRIERS = {"sms": "jinxi_portal.notices.channels.console.ConsoleSms"}
    row = accept_dispute(dispute=make_customer_dispute(clerk, worker), by=clerk)
    words = MobileWord.objects.filter(subject_id=row.pk)
    assert {word.kind for word in words} == {"disputes.received", "disputes.accepted"}
    assert {word.mobile.reveal() for word in words if word.mobile} == {CUSTOMER_MOBILE}
