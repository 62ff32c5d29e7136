"""A dispute is brought at the desk: its number, its clocks, and what is not mediated."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.ask_consent import ask_consent
from disputes.actions.hand_on_dispute import hand_on_dispute
from disputes.intake import PartyGiven
from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.rules.kinds import Relation
from disputes.rules.screening import Sign
from disputes.states import DisputeState, MoveNotAllowed
from disputes.words import PartyRole, WhyNotTaken
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import deadlines_of, history_of
from tests.cast import signed_in
from tests.disputes.factories import given, make_accepted, make_dispute, make_firm

pytestmark = pytest.mark.django_db

WALK_IN: dict[str, Any] = {
    "applicant_role": "worker",
    "applicant_name": "王桂芳",
    "applicant_mobile": "139 0000 0011",
    "respondent_role": "employer",
    "kind": "wages",
    "relation": "employment",
    "facts": "五月和六月的工资没有发，催了三次。",
    "claim": "付清两个月工资",
    "amount": "7600",
    "known_on": "2026-03-01",
    "place": "1",
}


def walk_in(client: Client, **more: Any) -> Any:
    return client.post("/disputes/take-in/", {**WALK_IN, "employer": make_firm().pk, **more}, follow=True)


def cell_of(row: Dispute) -> str:
    """The time on the row of the list."""
    return render_to_string("disputes/cells/left.html", {"row": row})


class TestTheDesk:
    def test_takes_in_a_walk_in_on_one_page(self, client: Client, microhome_keeper: User, worker: User) -> None:
        signed_in(client, microhome_keeper)
        assertContains(client.get("/disputes/take-in/"), "先问两件事")
        page = walk_in(client)
        row = Dispute.objects.get()
        assertContains(page, f"已登记，编号 {row.number}。")
        assert row.number == f"({clock.today().year})金家政人调字第001号"
        applicant, respondent = row.parties.all()
        assert (applicant.account, respondent.employer_id) == (worker, make_firm().pk)
        assert row.claims.get().amount == 7600
        assert deadlines_of(row).get().due == row.accept_due
        assert row.place_name == "秀谷红色微家"

    def test_asks_again_when_the_words_sound_dangerous(self, client: Client, microhome_keeper: User) -> None:
        signed_in(client, microhome_keeper)
        page = walk_in(client, facts="老板拿刀威胁她，不让出门。")
        assertContains(page, "文字里提到了可能有危险的事")
        assert not Dispute.objects.exists()
        walk_in(client, facts="老板拿刀威胁她，不让出门。", asked="on")
        assert Dispute.objects.get().state == DisputeState.APPLIED

    def test_hands_danger_on_at_once_with_whom_to_call(self, client: Client, microhome_keeper: User) -> None:
        page = walk_in(signed_in(client, microhome_keeper), facts="被打了。", signs=["violence"])
        assertContains(page, 'href="tel:110"')
        assertContains(page, "马上打电话")
        row = Dispute.objects.get()
        assert (row.state, row.signs) == (DisputeState.HANDED_ON, ["violence"])
        assert not deadlines_of(row).exists()

    def test_does_not_take_what_a_court_has_and_names_the_door(self, client: Client, microhome_keeper: User) -> None:
        page = walk_in(signed_in(client, microhome_keeper), elsewhere="court")
        assertContains(page, "请与承办法官联系")
        assert Dispute.objects.get().not_taken == WhyNotTaken.COURT

    def test_warns_of_a_childs_name(self, client: Client, microhome_keeper: User) -> None:
        page = walk_in(signed_in(client, microhome_keeper), facts="孩子叫王小宝，放学没人接。")
        assertContains(page, "可能写了孩子的姓名")
        assert not Dispute.objects.exists()

    def test_says_what_cannot_be(self, client: Client, microhome_keeper: User) -> None:
        signed_in(client, microhome_keeper)
        tomorrow = (clock.today() + timedelta(days=1)).isoformat()
        page = walk_in(client, respondent_mobile="139 0000 0011", employment="ended", employment_ended_on=tomorrow)
        assertContains(page, "和申请人的手机一样")
        assertContains(page, "日期不能晚于今天")
        person = {"respondent_role": "customer", "respondent_name": "黄女士", "employer": ""}
        assertContains(walk_in(client, relation="employment", **person), "劳动关系的一方是企业")
        assertContains(walk_in(client, applicant_role="employer"), "双方都是企业的")
        assertContains(walk_in(client, known_on="0026-03-01"), "写成了 26 年")
        assert not Dispute.objects.exists()

    def test_wants_a_name_for_the_other_side(self, client: Client, microhome_keeper: User) -> None:
        page = walk_in(signed_in(client, microhome_keeper), employer="", respondent_role="customer")
        assertContains(page, "请填写对方的姓名或名称")


class TestAccepting:
    def test_starts_the_clock_of_a_labour_dispute(self, clerk: User, worker: User) -> None:
        with clock.frozen(date(2026, 2, 9)):
            row = accept_dispute(dispute=make_dispute(clerk, worker, known_on=date(2026, 1, 5)), by=clerk)
        # fifteen days end on 24 February, the first working day after the Spring Festival
        assert (row.state, row.mediation_due) == (DisputeState.ACCEPTED, date(2026, 2, 24))
        assert deadlines_of(row).get().due == row.mediation_due
        assert "受理纠纷" in history_of(row)[0].sentence or "受理纠纷" in " ".join(
            line.sentence for line in history_of(row)
        )

    def test_refuses_twice(self, clerk: User, other_clerk: User) -> None:
        row = make_dispute(clerk)
        accept_dispute(dispute=row, by=clerk)
        with pytest.raises(MoveNotAllowed, match="已受理"):
            accept_dispute(dispute=row, by=other_clerk)

    def test_is_for_the_clerk_and_who_wrote_it_down(
        self, clerk: User, microhome_keeper: User, mediator: User, secretary: User, employer_staff: User, nobody: User
    ) -> None:
        row = make_dispute(clerk)
        for colleague in (microhome_keeper, mediator, secretary):
            with pytest.raises(NotAllowed):
                accept_dispute(dispute=row, by=colleague)
        for stranger in (employer_staff, nobody):
            with pytest.raises(Http404):
                accept_dispute(dispute=row, by=stranger)
        own = make_dispute(microhome_keeper)
        assert accept_dispute(dispute=own, by=microhome_keeper).state == DisputeState.ACCEPTED

    def test_the_keeper_no_longer_reads_what_was_accepted(self, client: Client, microhome_keeper: User) -> None:
        row = make_dispute(microhome_keeper)
        signed_in(client, microhome_keeper)
        assertContains(client.get(row.get_absolute_url()), "王桂芳")
        page = client.post(f"/disputes/{row.uid}/accept/", follow=True)
        assertNotContains(page, "王桂芳")
        assertContains(page, "不公开")
        assert client.get(row.get_absolute_url()).status_code == 403


def test_danger_that_shows_later_stops_it(clerk: User) -> None:
    row = make_dispute(clerk)
    with pytest.raises(Refusal, match="联系了谁"):
        hand_on_dispute(dispute=row, signs=[Sign.MINOR], handed_to=" ", words="", by=clerk)
    done = hand_on_dispute(dispute=row, signs=[Sign.MINOR], handed_to="公安 110", words="", by=clerk)
    assert done.state == DisputeState.HANDED_ON
    with pytest.raises(NotAllowed, match="已经结束"):
        hand_on_dispute(dispute=row, signs=[Sign.MINOR], handed_to="公安 110", words="", by=clerk)


class TestSeeing:
    def test_is_for_the_parties_alone(
        self,
        client: Client,
        clerk: User,
        worker: User,
        other_worker: User,
        employer_staff: User,
        other_employer_staff: User,
    ) -> None:
        row = make_accepted(clerk, worker)
        firm = signed_in(client, employer_staff)
        assert firm.get(row.get_absolute_url()).status_code == 404  # not before it is asked
        assert not Notice.objects.filter(user=employer_staff).exists()
        ask_consent(dispute=row, by=clerk)
        assertContains(firm.get(row.get_absolute_url()), row.number)
        for user, sees in (
            (worker, True),
            (employer_staff, True),
            (other_worker, False),
            (other_employer_staff, False),
        ):
            assert Dispute.objects.visible_to(user).filter(pk=row.pk).exists() == sees

    def test_who_is_accused_of_violence_hears_nothing(
        self, client: Client, clerk: User, worker: User, employer_staff: User
    ) -> None:
        row = make_dispute(clerk, worker, signs=frozenset({Sign.VIOLENCE}))
        assert row.state == DisputeState.HANDED_ON
        assert signed_in(client, employer_staff).get(row.get_absolute_url()).status_code == 404
        assertNotContains(client.get("/disputes/mine/"), row.number)
        assert not Notice.objects.filter(user=employer_staff).exists()

    def test_a_party_reads_on_the_phone(self, client: Client, clerk: User, worker: User) -> None:
        row = make_dispute(clerk, worker)
        page = signed_in(client, worker).get(row.get_absolute_url())
        assertContains(page, "付清两个月工资")
        assertContains(page, "告诉您是否受理")
        assertContains(page, "可以申请劳动仲裁")
        assertNotContains(page, "13900000011")
        customer = PartyGiven(PartyRole.CUSTOMER, "黄女士")
        service = make_dispute(clerk, worker, relation=Relation.SERVICE, respondent=customer, employment_goes_on=False)
        accept_dispute(dispute=service, by=clerk)
        page = client.get(service.get_absolute_url())
        assertContains(page, "可以向法院起诉")
        assertContains(page, "已经受理，接下来征求对方意见")
        assertContains(client.get("/disputes/mine/"), row.number)

    def test_the_list_costs_the_same_however_many(
        self, client: Client, clerk: User, django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        make_dispute(clerk)
        signed_in(client, clerk).get("/disputes/?which=open")
        with django_assert_max_num_queries(14) as few:
            client.get("/disputes/?which=open")
        for _turn in range(15):
            make_dispute(clerk)
        with django_assert_max_num_queries(len(few)):
            page = client.get("/disputes/?which=open")
        assertContains(page, "还有")

    def test_every_row_shows_its_clock_across_the_spring_festival(self, clerk: User, worker: User) -> None:
        known_on = date(2026, 1, 5)
        with clock.frozen(date(2026, 2, 9)):
            labour = accept_dispute(dispute=make_dispute(clerk, worker, known_on=known_on), by=clerk)
        with clock.frozen(date(2026, 2, 12)):
            waiting = make_dispute(clerk, worker, known_on=known_on)
        # fifteen days, and three working days, both end on the first working day after the holiday
        assert labour.mediation_due == waiting.accept_due == date(2026, 2, 24)
        for day, said in (
            (date(2026, 2, 14), "还有 10 天"),
            (date(2026, 2, 20), "还有 4 天"),
            (date(2026, 2, 24), "今天到期"),
            (date(2026, 2, 25), "逾期 1 天"),
        ):
            with clock.frozen(day):
                assert all(said in cell_of(row) for row in (labour, waiting)), day

    def test_a_limitation_that_is_near_stands_on_the_row(self, clerk: User, worker: User) -> None:
        with clock.frozen(date(2026, 2, 9)):
            row = make_dispute(clerk, worker, known_on=date(2026, 1, 5))
        assert row.limitation.last_day == date(2027, 2, 9)
        for day, shown in ((date(2026, 3, 2), False), (date(2026, 12, 28), True)):
            with clock.frozen(day):
                assert ("时效到 2027-02-09" in cell_of(row)) is shown

    def test_what_waits_stands_in_the_queue(self, client: Client, clerk: User) -> None:
        row = make_dispute(clerk)
        assertContains(signed_in(client, clerk).get("/queue/"), f"纠纷 {row.number} 等待受理")


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_get_fifty_numbers_without_gap(clerk: User) -> None:
    from disputes.actions.take_in_dispute import take_in_dispute
    from disputes.words import Channel

    matter = given()
    clerk.postings_today()

    def work(turn: int) -> str:
        try:
            return take_in_dispute(given=matter, channel=Channel.DESK, by=clerk).number
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        numbers = sorted(pool.map(work, range(50)))
    assert numbers == [f"({clock.today().year})金家政人调字第{number:03d}号" for number in range(1, 51)]
