"""党员找组织: a worker says that he is a member; one report, one lead, taken back without a trace of its content."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of, deadlines_of, history_of
from members.actions.claim_worker import claim_worker
from members.actions.decide_claim import link_claim
from members.actions.follow_reports import follow_reports
from members.actions.report_self import report_self
from members.actions.take_lead import take_lead
from members.actions.withdraw_report import withdraw_report
from members.models import AccountClaim, Lead, ReportState, SelfReport
from members.public import has_consent
from members.refusals_own import SayWhoFirst
from members.states import Channel
from members.tracing_states import Outcome, TracingStage
from tests.members.own.making import linked
from tests.members.tracing.making import make_traced

pytestmark = pytest.mark.django_db
HOME = "余江区平定乡蓝田村党支部"
SAID = {"name": "王桂芳", "home_branch": HOME, "joined_year": "2008", "agree": "on"}


def hand_in(by: Any) -> SelfReport:
    return report_self(name="王桂芳", home_branch=HOME, joined_year=2008, by=by)


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return SimpleUploadedFile("党费证.jpg", out.getvalue(), content_type="image/jpeg")


def test_a_report_with_a_photo_gets_a_receipt_a_day_and_a_lead(client: Client, worker: Any) -> None:
    linked(worker)
    client.force_login(worker)
    page = client.post(reverse("members:report_self"), {**SAID, "paper": picture()}, follow=True).content.decode()
    report = SelfReport.objects.get()
    assert f"回执号 {report.number}" in page
    assert f"最晚 {report.contact_due.isoformat()} 前" in page
    assert report.contact_due > clock.today()
    assert attachments_of(report).count() == 1
    lead = Lead.objects.get()
    assert (lead.channel, lead.home_branch_name) == (Channel.SELF_REPORT, HOME)
    assert [sign.reference for sign in lead.signs.all()] == [report.number]
    assert has_consent(worker, "members.tracing")
    # the back button finds the report, not the form
    assert client.get(reverse("members:report_self")).headers["Location"].endswith(f"{report.uid}/")


def test_nothing_is_taken_without_consent(client: Client, worker: Any) -> None:
    linked(worker)
    client.force_login(worker)
    page = client.post(reverse("members:report_self"), {**SAID, "agree": ""}).content.decode()
    assert "需要您同意" in page
    assert not SelfReport.objects.exists()
    assert not Lead.objects.exists()


def test_two_taps_make_one_report(client: Client, worker: Any) -> None:
    linked(worker)
    client.force_login(worker)
    for _tap in range(2):
        client.post(reverse("members:report_self"), SAID)
    assert hand_in(worker).pk == SelfReport.objects.get().pk
    assert Lead.objects.get().signs.count() == 1


def test_a_report_is_a_sign_on_the_open_lead(worker: Any) -> None:
    lead = make_traced(channel=Channel.VISIT)
    from members.models import WorkerAccount

    WorkerAccount.objects.create(user=worker, worker=lead.worker, how="staff")
    assert hand_in(worker).lead == lead
    assert Lead.objects.get().channel == Channel.VISIT


def test_who_is_not_known_yet_says_so_first_and_the_lead_follows_the_link(
    client: Client, worker: Any, clerk: Any
) -> None:
    client.force_login(worker)
    assert client.get(reverse("members:report_self")).headers["Location"] == reverse("members:own_claim")
    with pytest.raises(SayWhoFirst):
        hand_in(worker)
    claim_worker(name="王桂芳", id_number="2462", by=worker)
    report = hand_in(worker)
    assert report.lead is None
    client.force_login(clerk)
    assert "等待核对手机帐号" in client.get(reverse("members:words")).content.decode()
    made = link_claim(claim=AccountClaim.objects.get(), worker=None, by=clerk)
    report.refresh_from_db()
    assert report.lead is not None
    assert report.lead.worker == made
    assert has_consent(made, "members.tracing")


def test_a_withdrawn_report_leaves_the_fact_and_no_content(client: Client, worker: Any, clerk: Any) -> None:
    linked(worker)
    client.force_login(worker)
    client.post(reverse("members:report_self"), {**SAID, "paper": picture()})
    report = SelfReport.objects.get()
    take_lead(lead=report.lead, by=clerk)  # type: ignore[arg-type]  # it has one
    page = client.post(reverse("members:withdraw_report", args=[report.uid]), follow=True).content.decode()
    assert "所填内容已删除" in page
    report.refresh_from_db()
    assert (report.state, report.name, report.home_branch, report.joined_year) == (ReportState.WITHDRAWN, "", "", None)
    assert not attachments_of(report).exists()
    lead = Lead.objects.get()
    assert lead.home_branch_name == ""
    assert lead.signs.count() == 1
    assert not deadlines_of(report)
    assert "所填内容已删除" in str(history_of(lead)[0].sentence)
    client.force_login(clerk)
    assert "撤回了自报" in client.get(reverse("notices:inbox")).content.decode()
    # taken back twice is taken back once
    assert withdraw_report(report=report, by=worker).state == ReportState.WITHDRAWN


def test_the_report_follows_the_lead_to_its_end(client: Client, worker: Any) -> None:
    linked(worker)
    report = hand_in(worker)
    leads = Lead.objects.filter(pk=report.lead_id)
    client.force_login(worker)
    leads.update(stage=TracingStage.CONTACTED)
    follow_reports(lead=leads.get())
    assert not [line for line in deadlines_of(report) if line.is_open]
    assert "已经和您联系" in client.get(reverse("members:self_report", args=[report.uid])).content.decode()
    leads.update(stage=TracingStage.CONCLUDED, outcome=Outcome.FLOATING, concluded_at=clock.now())
    follow_reports(lead=leads.get())
    report.refresh_from_db()
    assert report.state == ReportState.ANSWERED
    assert "已经核实" in client.get(reverse("members:self_report", args=[report.uid])).content.decode()
    assert "有结果了" in client.get(reverse("notices:inbox")).content.decode()


def test_the_tracer_finds_what_was_said(client: Client, worker: Any, clerk: Any, employer_staff: Any) -> None:
    linked(worker)
    report = hand_in(worker)
    client.force_login(clerk)
    listed = client.get(reverse("members:words")).content.decode()
    assert HOME in listed
    page = client.get(reverse("members:self_report", args=[report.uid]), follow=True).content.decode()
    assert report.number in page
    assert "2008 年入党" in page
    client.force_login(employer_staff)
    assert client.get(reverse("members:self_report", args=[report.uid])).status_code == 404


def test_the_list_costs_a_constant_number_of_queries(
    client: Client, worker: Any, clerk: Any, django_assert_num_queries: Any
) -> None:
    linked(worker)
    hand_in(worker)
    client.force_login(clerk)
    client.get(reverse("members:words"))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get(reverse("members:words"))
    report = SelfReport.objects.get()
    SelfReport.objects.filter(pk=report.pk).update(state=ReportState.ANSWERED)
    for at in range(8):
        report.pk, report.uid, report.number, report.state = None, None, f"ZB-{at}", ReportState.ANSWERED
        import uuid

        report.uid = uuid.uuid4()
        report.save(force_insert=True)
    with django_assert_num_queries(len(one)):
        client.get(reverse("members:words"))
