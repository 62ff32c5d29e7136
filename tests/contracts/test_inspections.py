"""An inspection from the plan to its end: checklist, notice, answers, re-check; who sees what of it."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from PIL import Image

from contracts.actions.answer_notice import answer_notice
from contracts.actions.change_checklist import change_checklist
from contracts.actions.fill_checklist import close_inspection, fill_checklist
from contracts.actions.issue_notice import issue_notice
from contracts.actions.plan_inspection import cancel_inspection, plan_inspection
from contracts.actions.recheck_inspection import Next, Seen, recheck_inspection
from contracts.checklist import Item, shipped_checklist
from contracts.checklist_in_force import checklist_on
from contracts.enterprise_figures import watched_enterprises
from contracts.figures_supervision import corrections_list, corrections_open
from contracts.models import Inspection
from contracts.portal_inspections import _waiting
from contracts.refusals import Refusal
from contracts.settings_of_inspections import PROOF
from contracts.states import MoveNotAllowed
from contracts.states_inspections import INSPECTION_MOVES, Afterwards, InspectionState, Occasion
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.papers.public import papers_of
from jinxi_portal.records.public import attachments_of, deadlines_of, history_of
from tests.cast import signed_in
from tests.contracts.factories import make_employer
from tests.contracts.factories_supervision import (
    UNMET,
    answer_all,
    found_with,
    make_checked,
    make_inspection,
    make_notice,
)

LIST = "/contracts/inspections/"
AGAIN = Next(Afterwards.AGAIN, days=5)
STATE = InspectionState


def seen(notice: Any, *, passed: bool) -> dict[int, Seen]:
    return {item.pk: Seen(passed, "" if passed else "仍有证件没有归还。") for item in notice.items.all()}


def test_the_whole_way_from_the_plan_to_the_second_notice_and_the_end(
    client: Client, supervision_officer: User, employer_staff: User
) -> None:
    with clock.frozen(clock.start_of(date(2026, 2, 9)) + timedelta(hours=9)) as frozen:
        inspection = make_inspection(supervision_officer)
        assert [deadline.owner for deadline in deadlines_of(inspection)] == [supervision_officer]
        fill_checklist(
            inspection=inspection, inspected_on=clock.today(), found=found_with(*UNMET), by=supervision_officer
        )
        notice = issue_notice(inspection=inspection, demands={}, days=10, by=supervision_officer)
        # ten working days across the Spring Festival of 2026, with its made-up weekends
        assert notice.due == date(2026, 2, 28)
        assert [paper.number for paper in papers_of(inspection)] == [notice.number]
        told = Notice.objects.filter(user=employer_staff, kind="contracts.correction_issued")
        assert told.count() == 1
        first, second = notice.items.all()
        answer_notice(item=first, reply="已补签。", by=employer_staff)
        inspection.refresh_from_db()
        assert inspection.state == STATE.CORRECTING
        answer_notice(item=second, reply="已归还。", by=employer_staff)
        inspection.refresh_from_db()
        assert inspection.state == STATE.ANSWERED
        assert [deadline.kind for deadline in deadlines_of(inspection)] == ["contracts.recheck"]
        assert corrections_open(clock.today()) == 1
        frozen.pass_time(timedelta(days=1))
        results = {first.pk: Seen(passed=True), second.pk: Seen(passed=False, verdict="还有一张没有归还。")}
        recheck_inspection(
            inspection=inspection, on=clock.today(), seen=results, following=AGAIN, by=supervision_officer
        )
        inspection.refresh_from_db()
        later = inspection.notices.get(round=2)
        assert [each.item.key for each in later.items.all()] == ["papers_with_worker"]
        assert inspection.correct_by == later.due
        answer_all(later, by=employer_staff)
        recheck_inspection(
            inspection=inspection,
            on=clock.today(),
            seen=seen(later, passed=True),
            following=None,
            by=supervision_officer,
        )
        page = signed_in(client, supervision_officer).get(inspection.get_absolute_url()).content.decode()
    inspection.refresh_from_db()
    assert inspection.state == STATE.CLOSED
    assert corrections_open(date(2026, 2, 10)) == 0
    assert corrections_open(date(2026, 2, 9)) == len(corrections_list(date(2026, 2, 9)).lines) == 1
    assert not deadlines_of(inspection)
    assert len(papers_of(inspection)) == 2
    assert "复查第 1 份通知书：1 项已改正，1 项没有改正" in page
    assert "还有一张没有归还。" in page
    verbs = [line.sentence for line in history_of(inspection)]
    assert any("发出第 2 份责令改正通知书" in sentence for sentence in verbs)


def test_without_findings_it_is_closed_and_the_enterprise_never_hears_of_it(
    client: Client, supervision_officer: User, employer_staff: User
) -> None:
    inspection = make_checked(supervision_officer)
    with pytest.raises(Refusal) as refused:
        issue_notice(inspection=inspection, demands={}, days=10, by=supervision_officer)
    assert refused.value.code == "no_findings"
    close_inspection(inspection=inspection, note="", by=supervision_officer)
    signed_in(client, employer_staff)
    assert client.get(inspection.get_absolute_url()).status_code == 404
    assert list(client.get(LIST).context["table"].filtered) == []
    assert not Notice.objects.filter(user=employer_staff).exists()
    assert watched_enterprises(clock.today()).get(pk=inspection.employer_id).last_inspected == clock.today()


def test_an_enterprise_answers_its_own_notice_with_a_proof_and_sees_no_plan(
    client: Client, supervision_officer: User, employer_staff: User, other_employer_staff: User
) -> None:
    notice = make_notice(supervision_officer, "papers_with_worker")
    inspection = notice.inspection
    item = notice.items.get()
    address = reverse("contracts:answer_notice", args=[inspection.number, item.pk])
    signed_in(client, employer_staff)
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert "papers_with_worker 发现的问题" in page
    assert "有人反映证件被扣押。" not in page
    assert "written_contract" not in page
    wrong = {"reply": "已归还。", "proof": SimpleUploadedFile("a.pdf", b"MZ\x90\x00" + bytes(64))}
    page = client.post(address, wrong).content.decode()
    assert "error-summary" in page
    assert not attachments_of(inspection)
    picture = BytesIO()
    Image.new("RGB", (40, 40), (200, 10, 20)).save(picture, "PNG")
    sent = {"reply": "三张身份证已归还，有签收单。", "proof": SimpleUploadedFile("a.png", picture.getvalue())}
    page = client.post(address, sent, follow=True).content.decode()
    assert "已记下答复，监管人员会来复查。" in page
    assert "企业已答复，等待复查" in page
    assert [file.kind for file in attachments_of(inspection)] == [PROOF]
    listed = signed_in(Client(), supervision_officer).get("/contracts/enterprises/?situation=notice").content.decode()
    assert "企业已答复，等待复查" in listed, "whoever has answered is not late"
    assert "前改正" not in listed
    signed_in(client, other_employer_staff)
    assert client.get(inspection.get_absolute_url()).status_code == 404
    assert client.get(papers_of(inspection)[0].download_url).status_code == 404
    with pytest.raises(Http404):
        answer_notice(item=item, reply="x", by=other_employer_staff)


def test_it_is_handed_on_when_the_day_passes_without_an_answer(client: Client, supervision_officer: User) -> None:
    start = clock.now()
    with clock.frozen(start) as frozen:
        notice = make_notice(supervision_officer, days=1)
        inspection = notice.inspection
        assert list(_waiting(supervision_officer, 5)) == []
        frozen.pass_time(timedelta(days=20))
        assert [item.overdue for item in _waiting(supervision_officer, 5)] == [True]
        signed_in(client, supervision_officer)
        address = reverse("contracts:recheck", args=[inspection.number])
        sent: dict[str, Any] = {"on": clock.today().isoformat(), "what": "hand_on", "days": "5"}
        for item in notice.items.all():
            sent |= {f"passed_{item.pk}": "not_passed", f"verdict_{item.pk}": "没有改正。"}
        page = client.post(address, sent).content.decode()
        assert "移送时要写明移送给谁和理由。" in page
        sent |= {"handed_to": "县人力资源和社会保障局", "reason": "逾期不改。"}
        page = client.post(address, sent, follow=True).content.decode()
    assert "县人力资源和社会保障局" in page
    inspection.refresh_from_db()
    assert inspection.state == STATE.HANDED_ON
    assert not deadlines_of(inspection)


def test_what_cannot_be_is_refused_with_a_sentence(supervision_officer: User, clerk: User) -> None:
    today, officer = clock.today(), supervision_officer
    planned = make_inspection(officer)
    notice = make_notice(officer)
    inspection = notice.inspection
    gaps = found_with()
    gaps.pop("rest_given")
    refusals = {
        "day_gone": lambda: plan_inspection(
            employer=make_employer(),
            occasion=Occasion.REGULAR,
            planned_on=today - timedelta(days=1),
            purpose="",
            by=officer,
        ),
        "unanswered": lambda: fill_checklist(inspection=planned, inspected_on=today, found=gaps, by=officer),
        "day_to_come": lambda: fill_checklist(
            inspection=planned, inspected_on=today + timedelta(days=1), found=found_with(), by=officer
        ),
        "no_words": lambda: answer_notice(item=notice.items.all()[0], reply=" ", by=officer),
        "unseen": lambda: recheck_inspection(inspection=inspection, on=today, seen={}, following=AGAIN, by=officer),
        "nothing_follows": lambda: recheck_inspection(
            inspection=inspection, on=today, seen=seen(notice, passed=False), following=None, by=officer
        ),
        "days": lambda: recheck_inspection(
            inspection=inspection,
            on=today,
            seen=seen(notice, passed=False),
            following=Next(Afterwards.AGAIN, days=0),
            by=officer,
        ),
        "reason_missing": lambda: cancel_inspection(inspection=planned, reason="", by=officer),
    }
    for code, change in refusals.items():
        with pytest.raises(Refusal) as refused:
            change()
        assert refused.value.code == code
    inspection.refresh_from_db()
    assert inspection.state == STATE.CORRECTING
    with pytest.raises(MoveNotAllowed):
        issue_notice(inspection=inspection, demands={}, days=3, by=officer)
    with pytest.raises(MoveNotAllowed):
        cancel_inspection(inspection=inspection, reason="x", by=officer)
    with pytest.raises(NotAllowed):
        fill_checklist(inspection=planned, inspected_on=today, found=found_with(), by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=planned.pk).update(state=STATE.ANSWERED)
    assert {before for before, _after in INSPECTION_MOVES} | {STATE.CLOSED, STATE.HANDED_ON, STATE.CANCELLED} == set(
        STATE
    )


def test_the_checklist_is_filled_in_on_its_page_and_the_notice_issued(
    client: Client, supervision_officer: User
) -> None:
    inspection = make_inspection(supervision_officer)
    signed_in(client, supervision_officer)
    address = reverse("contracts:fill_checklist", args=[inspection.number])
    sent = {"inspected_on": clock.today().isoformat()}
    for item in shipped_checklist().items:
        sent[f"answer_{item.key}"] = "does_not" if item.key == "no_deposit" else "meets"
    page = client.post(address, sent).content.decode()
    assert "请写明发现了什么" in page
    page = client.post(address, {**sent, "note_no_deposit": "收取押金 500 元。"}, follow=True).content.decode()
    assert "检查表已经保存" in page
    unmet = inspection.items.get(key="no_deposit")
    address = reverse("contracts:issue_notice", args=[inspection.number])
    page = client.post(address, {"days": "7", f"demand_{unmet.pk}": "退还押金 500 元。"}, follow=True)
    assert "责令改正通知书已经发出。" in page.content.decode()
    assert "退还押金 500 元。" in page.content.decode()
    for act in ("fill_checklist", "issue_notice", "close_inspection", "cancel_inspection"):
        gone = client.get(reverse(f"contracts:{act}", args=[inspection.number]))
        assert gone["Location"] == inspection.get_absolute_url(), "no form that could only be refused"
    assert client.get(f"{LIST}?which=open&state=correcting").context["table"].count == 1
    assert client.get("/contracts/enterprises/?situation=notice").context["table"].count == 1
    assert client.get(f"{LIST}export/").status_code == 200


def test_a_new_checklist_holds_for_later_inspections_only(supervision_officer: User) -> None:
    today = clock.today()
    items = [*shipped_checklist().items[:2], Item("extra", "公示投诉电话", "《家庭服务业管理暂行办法》", "公示。")]
    tomorrow = today + timedelta(days=1)
    version = change_checklist(items=items, effective_from=tomorrow, note="加一项。", by=supervision_officer)
    assert version.number == 2
    assert len(checklist_on(today).items) == 15
    assert [item.key for item in checklist_on(tomorrow).items] == ["written_contract", "contract_complete", "extra"]
    with pytest.raises(Refusal) as refused:
        change_checklist(
            items=[Item("a", "看什么", "", "x")], effective_from=tomorrow, note="x", by=supervision_officer
        )
    assert refused.value.code == "incomplete"


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, supervision_officer: User, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, supervision_officer)
    for _number in range(3):
        make_inspection(supervision_officer)
    client.get(LIST)
    with django_assert_max_num_queries(16) as few:
        client.get(LIST)
    for _number in range(9):
        make_inspection(supervision_officer)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)
