"""The pages of the review desk, as a clerk and as others see them."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.actions.decide_lead import decide_lead
from members.actions.join_workers import join_workers
from members.models import Lead, LeadDecision, WorkerJoin
from members.states import Band, LeadState, Verdict
from tests.cast import signed_in
from tests.members.factories import (
    EmployerFactory,
    EngagementFactory,
    RegisterEntryFactory,
    RosterFactory,
    add_candidate,
    make_lead,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_clerk(client: Client, clerk: Any) -> Client:
    return signed_in(client, clerk)


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"members:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def post(client: Client, name: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(f"members:{name}", args=args), data, follow=True)


class TestTheList:
    def test_it_opens_with_what_waits(self, as_clerk: Client) -> None:
        make_lead("李晓华")
        make_lead("王秀兰", state=LeadState.REJECTED)
        shown = as_clerk.get(reverse("members:leads"), follow=True).content.decode()
        assert "李晓华" in shown
        assert "王秀兰" not in shown

    @pytest.mark.parametrize("words", ["李晓", "lxh", "li xiao", "XS-2026-77"])
    def test_it_finds_by_name_initials_and_number(self, as_clerk: Client, words: str) -> None:
        make_lead("李晓华", number="XS-2026-777777")
        make_lead("王秀兰", number="XS-2026-888888")
        answer = post(as_clerk, "leads", words=words)
        assert words not in answer.redirect_chain[-1][0]
        shown = answer.content.decode()
        assert "XS-2026-777777" in shown
        assert "XS-2026-888888" not in shown

    def test_filters_narrow_it(self, as_clerk: Client) -> None:
        here, there = make_lead("李晓华"), make_lead("王秀兰", band=Band.POSSIBLE)
        Lead.objects.filter(pk=there.pk).update(found_at=clock.now() - timedelta(days=90))
        today = clock.today().isoformat()
        for query in ({"band": "strong"}, {"employer": here.employer_id}, {"since": today}):
            shown = page(as_clerk, "leads", state="found", **query)
            assert here.number in shown, query
            assert there.number not in shown, query

    def test_it_costs_the_same_however_many(self, as_clerk: Client, django_assert_num_queries: Any) -> None:
        make_lead()
        page(as_clerk, "leads", state="found")
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as few:
            page(as_clerk, "leads", state="found")
        for _ in range(30):
            make_lead()
        with django_assert_num_queries(len(few)):
            page(as_clerk, "leads", state="found")

    def test_the_workbook_holds_what_is_shown_and_no_formula(self, as_clerk: Client) -> None:
        make_lead("=HYPERLINK(1)")
        make_lead("王秀兰", state=LeadState.REJECTED)
        answer = as_clerk.get(reverse("members:leads_export"), {"state": "found"})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert len(rows) == 2
        assert rows[1][1] == "'=HYPERLINK(1)"


class TestTheDesk:
    def test_it_shows_both_records_and_the_evidence(self, as_clerk: Client) -> None:
        lead = make_lead()
        shown = page(as_clerk, "lead", lead.number)
        assert "361027********2462" in shown
        assert "姓名一致" in shown
        assert "99.3%" in shown
        assert "名册上同名：1 人" in shown
        assert "361027197905122462" not in shown
        assert "13800001234" not in shown

    def test_blind_mode_hides_score_band_weight_and_order(self, as_clerk: Client) -> None:
        lead = make_lead()
        add_candidate(lead)
        post(as_clerk, "choose_blind", blind="on")
        shown = page(as_clerk, "lead", lead.number)
        listed = as_clerk.get(reverse("members:leads"), follow=True).content.decode()
        for text in (shown, listed):
            assert "99.3%" not in text
            assert "很像" not in text
        assert "bar-value" not in shown
        assert "姓名一致" in shown
        assert as_clerk.get(reverse("members:batch")).status_code == 302

    def test_after_the_decision_blind_mode_shows_all(self, as_clerk: Client, clerk: Any) -> None:
        lead = make_lead()
        post(as_clerk, "choose_blind", blind="on")
        answer = post(
            as_clerk, "decide_lead", lead.number, verdict="same", register_entry=lead.register_entry_id, seen=0, blind=1
        )
        assert answer.status_code == 200
        assert LeadDecision.objects.get().blind
        assert "99.3%" in page(as_clerk, "lead", lead.number)

    def test_a_page_that_showed_the_score_makes_no_blind_label(self, as_clerk: Client) -> None:
        lead = make_lead()
        post(as_clerk, "choose_blind", blind="on")
        post(as_clerk, "decide_lead", lead.number, verdict="same", register_entry=lead.register_entry_id, seen=0)
        assert not LeadDecision.objects.get().blind

    def test_deciding_leads_to_the_next_and_offers_undo(self, as_clerk: Client) -> None:
        first, second = make_lead(probability=0.99), make_lead("王秀兰", probability=0.98)
        opened = post(as_clerk, "next_lead", state="found", band="strong")
        assert opened.redirect_chain[-1][0].endswith(f"/{first.number}/")
        answer = post(
            as_clerk, "decide_lead", first.number, verdict="same", register_entry=first.register_entry_id, seen=0
        )
        assert answer.redirect_chain[-1][0].endswith(f"/{second.number}/")
        shown = answer.content.decode()
        assert first.number in shown
        undone = post(as_clerk, "undo_decision", LeadDecision.objects.get().pk)
        assert undone.redirect_chain[-1][0].endswith(f"/{first.number}/")
        assert Lead.objects.get(pk=first.pk).state == LeadState.FOUND

    def test_the_last_one_leads_back_to_the_list(self, as_clerk: Client) -> None:
        lead = make_lead()
        answer = post(
            as_clerk, "decide_lead", lead.number, verdict="same", register_entry=lead.register_entry_id, seen=0
        )
        assert "都核对完了" in answer.content.decode()

    def test_a_ready_reason_is_kept_in_words(self, as_clerk: Client) -> None:
        lead = make_lead()
        post(
            as_clerk,
            "decide_lead",
            lead.number,
            verdict="different",
            register_entry=lead.register_entry_id,
            seen=0,
            quick=3,
        )
        assert LeadDecision.objects.get().reason == "家人共用手机"

    def test_the_second_reviewer_is_answered_kindly(self, as_clerk: Client, other_clerk: Any) -> None:
        lead = make_lead()
        decide_lead(lead=lead, verdict=Verdict.SAME, by=other_clerk)
        answer = post(
            as_clerk, "decide_lead", lead.number, verdict="same", register_entry=lead.register_entry_id, seen=0
        )
        shown = answer.content.decode()
        assert "陈静" in shown
        assert "撤回这个判断" in shown

    def test_a_withdrawn_roster_is_said(self, as_clerk: Client) -> None:
        lead = make_lead()
        Lead.objects.filter(pk=lead.pk).update(state=LeadState.WITHDRAWN)
        answer = post(
            as_clerk, "decide_lead", lead.number, verdict="same", register_entry=lead.register_entry_id, seen=0
        )
        assert "您没有做错什么" in answer.content.decode()

    def test_a_broken_form_changes_nothing(self, as_clerk: Client) -> None:
        lead = make_lead()
        answer = post(as_clerk, "decide_lead", lead.number, verdict="perhaps")
        assert "没有看懂" in answer.content.decode()
        assert not LeadDecision.objects.exists()

    def test_a_colleagues_lead_can_be_read_but_not_answered(self, as_clerk: Client, other_clerk: Any) -> None:
        lead = make_lead(reviewer=other_clerk, reviewer_until=clock.now() + timedelta(minutes=5))
        shown = page(as_clerk, "lead", lead.number)
        assert "陈静 正在核对这条线索" in shown
        assert 'data-key="y"' not in shown
        assert as_clerk.post(reverse("members:hold_lead", args=[lead.number])).status_code == 409

    def test_the_heartbeat_takes_a_free_lead(self, as_clerk: Client, clerk: Any) -> None:
        lead = make_lead()
        assert as_clerk.post(reverse("members:hold_lead", args=[lead.number])).status_code == 204
        assert Lead.objects.get().reviewer == clerk
        post(as_clerk, "release_lead", lead.number)
        assert Lead.objects.get().reviewer is None

    def test_a_taken_entry_offers_to_join_the_workers(self, as_clerk: Client, clerk: Any) -> None:
        first = make_lead()
        second = make_lead(entry=first.register_entry)
        decide_lead(lead=first, verdict=Verdict.SAME, by=clerk)
        shown = page(as_clerk, "lead", second.number)
        assert "已确认为另一位从业人员" in shown
        assert first.number in shown
        post(as_clerk, "join_lead", second.number, other=first.number, reason="证件号码一致")
        assert Lead.objects.get(pk=second.pk).state == LeadState.JOINED
        assert WorkerJoin.objects.get().to_worker == first.worker

    def test_the_page_costs_the_same_with_many_candidates(self, as_clerk: Client) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        lead = make_lead()
        page(as_clerk, "lead", lead.number)
        with CaptureQueriesContext(connection) as few:
            page(as_clerk, "lead", lead.number)
        for _ in range(8):
            add_candidate(lead)
        with CaptureQueriesContext(connection) as many:
            page(as_clerk, "lead", lead.number)
        assert len(many) == len(few)

    def test_another_candidate_is_one_click_away(self, as_clerk: Client) -> None:
        lead = make_lead()
        second = add_candidate(lead, "李笑华")
        pair = lead.evidence.get(register_entry=second)
        shown = page(as_clerk, "lead", lead.number, pair=pair.pk)
        assert f'name="register_entry" value="{second.pk}"' in shown
        assert "30.0%" in shown

    def test_a_number_is_revealed_with_a_reason(self, as_clerk: Client) -> None:
        entry = RegisterEntryFactory()
        answer = as_clerk.post(
            reverse("members:reveal", args=["register", entry.pk, "id_number"]),
            {"reason": "电话核实前核对", "part": "sealed-register-id_number"},
            headers={"HX-Request": "true"},
        )
        assert "361027197905122462" in answer.content.decode()
        refused = as_clerk.post(reverse("members:reveal", args=["register", entry.pk, "id_number"]), {"reason": ""})
        assert "361027197905122462" not in refused.content.decode()


class TestTheBatch:
    def test_ticked_leads_are_confirmed_and_the_rest_is_said(self, as_clerk: Client, other_clerk: Any) -> None:
        first, second = make_lead("李晓华"), make_lead("王秀兰")
        shown = page(as_clerk, "batch")
        assert "可见的前六位和后四位一致" in shown
        decide_lead(lead=second, verdict=Verdict.DIFFERENT, by=other_clerk, reason="不是")
        data = {f"entry-{lead.pk}": lead.register_entry_id for lead in (first, second)}
        answer = post(as_clerk, "confirm_batch", picked=[first.pk, second.pk], **data)
        told = answer.content.decode()
        assert "已确认 1 条线索" in told
        assert "没有确认" in told
        assert "陈静" in told

    def test_nothing_ticked_changes_nothing(self, as_clerk: Client) -> None:
        make_lead()
        assert "还没有勾选" in post(as_clerk, "confirm_batch").content.decode()


class TestWorkers:
    def test_the_committee_sees_leads_the_supervision_does_not(
        self, client: Client, clerk: Any, supervision_officer: Any
    ) -> None:
        lead = make_lead()
        decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
        worker = lead.worker
        assert lead.number in page(signed_in(client, clerk), "worker", worker.uid)
        theirs = page(signed_in(client, supervision_officer), "worker", worker.uid)
        for hint in (lead.number, "党员", "线索", "名册上", "/register/", "查看的理由"):
            assert hint not in theirs.split("<main")[1], hint
        assert "361027********2462" in theirs

    def test_the_list_names_every_employer_of_a_worker(self, as_clerk: Client) -> None:
        worker = EngagementFactory(roster=RosterFactory(employer=EmployerFactory(short_name="华丽家政"))).worker
        EngagementFactory(worker=worker, roster=RosterFactory(employer=EmployerFactory(short_name="安心居")))
        assert "华丽家政、安心居" in page(as_clerk, "workers")

    def test_a_whole_number_finds_the_worker(self, as_clerk: Client) -> None:
        EngagementFactory(name="李晓华", id_number="361027197905122462")
        EngagementFactory(name="王秀兰")
        shown = post(as_clerk, "workers", words="361027197905122462").content.decode()
        assert "李晓华" in shown
        assert "王秀兰" not in shown

    def test_two_workers_become_one_and_two_again(self, as_clerk: Client) -> None:
        one, other = EngagementFactory(name="李晓华").worker, EngagementFactory(name="李小华").worker
        found = post(as_clerk, "same_person", one.uid, words="李小华")
        assert f'value="{other.pk}"' in found.content.decode()
        joined = post(as_clerk, "join_worker", one.uid, other=other.pk, reason="本人说明")
        assert "撤回合并" in joined.content.decode()
        assert as_clerk.get(reverse("members:worker", args=[other.uid])).status_code == 302
        post(as_clerk, "undo_join", WorkerJoin.objects.get().pk)
        assert other.engagements.count() == 1

    def test_a_missed_member_is_named_from_the_workers_page(self, as_clerk: Client) -> None:
        worker, entry = EngagementFactory(name="王姐").worker, RegisterEntryFactory(name="王秀兰")
        found = post(as_clerk, "missed", worker.uid, words="wxl")
        assert "wxl" not in found.redirect_chain[-1][0]
        assert "王秀兰" in found.content.decode()
        answer = post(as_clerk, "point_out", worker.uid, entry=entry.pk, reason="本人来说明")
        assert "机器漏掉" in answer.content.decode()
        assert LeadDecision.objects.get().missed_by_machine
        assert LeadDecision.objects.get().lead.number in page(as_clerk, "leads", missed="True")
        refused = post(as_clerk, "point_out", worker.uid, entry=entry.pk, reason="本人来说明")
        assert "已经确认" in refused.content.decode()


class TestTheRegister:
    def test_the_committee_reads_it_masked(self, as_clerk: Client) -> None:
        entry = RegisterEntryFactory()
        for shown in (page(as_clerk, "register"), page(as_clerk, "register_entry", entry.pk)):
            assert "361027********2462" in shown
            assert "361027197905122462" not in shown

    def test_the_workbook_is_masked_too(self, as_clerk: Client) -> None:
        RegisterEntryFactory()
        answer = as_clerk.get(reverse("members:register_export"), {"edition": "standing"})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        assert sheet is not None
        values = [value for row in sheet.iter_rows(values_only=True) for value in row]
        assert "361027********2462" in values
        assert "138****1234" in values

    def test_namesakes_are_listed_without_a_name_in_the_address(self, as_clerk: Client) -> None:
        entry = RegisterEntryFactory(name="李晓华", branch_name="甲支部")
        RegisterEntryFactory(name="李小华", branch_name="乙支部")
        same_name = page(as_clerk, "register", same_name_as=entry.pk)
        assert "乙支部" not in same_name
        assert "乙支部" in page(as_clerk, "register", same_sound_as=entry.pk)

    def test_who_left_is_told(self, as_clerk: Client) -> None:
        entry = RegisterEntryFactory(left_on=date(2026, 2, 1))
        assert "2026-02-01" in page(as_clerk, "register_entry", entry.pk)
        assert "李晓华" not in page(as_clerk, "register", edition="standing").split("<main")[1]


class TestOthers:
    def test_the_supervision_officer_is_told_whom_to_ask(self, client: Client, supervision_officer: Any) -> None:
        answer = signed_in(client, supervision_officer).get(reverse("members:leads"))
        assert answer.status_code == 403
        assert "干事" in answer.content.decode()

    @pytest.mark.parametrize("name", ["leads", "register", "workers", "quality", "batch"])
    def test_an_employer_finds_nothing(self, client: Client, employer_staff: Any, name: str) -> None:
        assert signed_in(client, employer_staff).get(reverse(f"members:{name}")).status_code == 404


class TestTheFrame:
    def test_the_queue_counts_what_waits(self, as_clerk: Client, clerk: Any) -> None:
        make_lead(), make_lead(band=Band.POSSIBLE)
        mine = make_lead(reviewer=clerk, reviewer_until=clock.now() + timedelta(minutes=5))
        shown = as_clerk.get(reverse("web:queue")).content.decode()
        assert "很像的线索待核对" in shown
        assert mine.number in shown

    def test_search_finds_what_the_user_may_see(self, client: Client, clerk: Any, supervision_officer: Any) -> None:
        lead = make_lead("李晓华")
        found = signed_in(client, clerk).post(reverse("web:search"), {"words": "lxh"}, follow=True).content.decode()
        assert lead.number in found
        theirs = signed_in(client, supervision_officer).post(reverse("web:search"), {"words": "lxh"}, follow=True)
        text = theirs.content.decode().split("<main")[1]
        assert "李晓华" in text
        assert lead.number not in text
        assert "党" not in text

    def test_two_lives_of_a_joined_worker_are_found_once(self, as_clerk: Client, clerk: Any) -> None:
        one, other = EngagementFactory(name="李晓华").worker, EngagementFactory(name="李晓华").worker
        join_workers(worker=one, other=other, by=clerk)
        found = as_clerk.post(reverse("web:search"), {"words": "李晓华"}, follow=True).content.decode()
        assert str(one.uid) in found
        assert str(other.uid) not in found
