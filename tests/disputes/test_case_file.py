"""The whole file of a case: what lies in it and in which order, bound once, opened with a reason that is logged."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from pypdf import PdfReader
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.answer_consent import answer_consent
from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_consent import ask_consent
from disputes.actions.ask_for_case_file import ask_for_case_file
from disputes.actions.bind_case_file import bind_case_file
from disputes.actions.break_agreement import break_agreement
from disputes.actions.change_claim import change_claim
from disputes.actions.extend_mediation import agree_to_extension, ask_for_extension
from disputes.actions.give_evidence import give_evidence
from disputes.actions.issue_agreement import issue_agreement, issue_payment_order
from disputes.actions.issue_case_paper import issue_case_paper
from disputes.actions.make_offer import make_offer
from disputes.actions.note_payment import note_payment
from disputes.actions.plan_session import plan_session
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.visit_parties import visit_parties
from disputes.actions.withdraw_application import withdraw_application
from disputes.actions.write_minutes import sign_minutes, write_minutes
from disputes.case_file.after import standing
from disputes.case_file.binding import KIND
from disputes.case_file.opening import acceptance_content, register_content
from disputes.case_file.wording import han
from disputes.models import Binding, Dispute
from disputes.refusals import Refusal
from disputes.settlement import DutyGiven
from disputes.words import HowTold, Side
from disputes.words_evidence import EvidenceKind
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.months import months_later
from jinxi_portal.notices.models import Notice
from jinxi_portal.papers.public import PaperState, open_paper, papers_of
from jinxi_portal.records.public import attachments_of, looks_at
from tests.branches.help_factories import picture, webm
from tests.cast import signed_in
from tests.disputes.agreements import in_force, in_talks, two_instalments
from tests.disputes.factories import make_accepted, put_in_charge

pytestmark = pytest.mark.django_db


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("-pk").values_list("kind", flat=True))


def a_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def squeezed(page: Any) -> str:
    return "".join(page.extract_text().split())


def kept_case(clerk: User, mediator: User, worker: User, *, pdf: bytes) -> Dispute:
    """From evidence to the last payment."""
    case = in_talks(clerk, mediator, worker)
    applicant, respondent = case.parties.all()
    for kind, name, content in (
        (EvidenceKind.PHOTO, "欠条.jpg", picture()),
        (EvidenceKind.VOICE, "谈话.webm", webm(20)),
        (EvidenceKind.ORDER, "账单.pdf", pdf),
    ):
        file = SimpleUploadedFile(name, content)
        give_evidence(dispute=case, kind=kind, words=f"{name}说明欠薪。", files=[file], by=worker)
    change_claim(claim=case.claims.get(), words="付清三个月工资。", amount=Decimal(9900), by=worker)
    with clock.frozen(clock.now() - timedelta(hours=3)):
        starts_at = clock.now() + timedelta(hours=1)
        session = plan_session(dispute=case, starts_at=starts_at, place="秀谷红色微家调解室", by=mediator)
    write_minutes(session=session, minutes="双方各自说明。\n愿意分期。", came=[applicant, respondent], by=mediator)
    sign_minutes(session=session, by=worker)
    make_offer(dispute=case, words="分两期付清。", amount=Decimal(7600), by=mediator)
    in_force(case, mediator, duties=two_instalments(clock.today()))
    issue_agreement(dispute=case, by=mediator)
    note_payment(dispute=case, amount=Decimal(7600), paid_on=clock.today(), words="转账", by=mediator)
    visit_parties(dispute=case, on=clock.today(), how=HowTold.CALL, words="都说办好了。", by=mediator)
    return Dispute.objects.with_people().get(pk=case.pk)


ORDER = [
    "人民调解申请书",
    "人民调解受理登记表",
    "人民调解受理通知书",
    "当事人意愿征询记录",
    "调解员选定和回避审查表",
    "证据目录",
    "证据3　账单.pdf",
    "人民调解通知书（第1次）",
    "人民调解笔录（第1次）",
    "协商方案记录",
    "人民调解协议书",
    "协议履行和回访记录",
    "人民调解结案表",
    "卷内备考表",
]


def test_the_file_lies_in_legal_order_numbered_through_under_one_seal(
    clerk: User, mediator: User, worker: User, django_capture_on_commit_callbacks: Any
) -> None:
    case = kept_case(clerk, mediator, worker, pdf=a_pdf())
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_for_case_file(dispute=case, by=mediator)
    asked.refresh_from_db()
    assert (asked.problem, asked.done) == ("", len(ORDER))
    paper = papers_of(case, KIND).get()
    reader = PdfReader(io.BytesIO(open_paper(paper)))
    assert [str(entry["/Title"]) for entry in reader.outline] == ORDER
    text = [squeezed(page) for page in reader.pages]
    assert case.number in text[0]
    assert "卷内目录" in text[1]
    assert text[2].endswith("1")
    numbered = len(reader.pages) - 2
    assert text[-1].endswith(str(numbered))
    assert f"共{len(ORDER)}件，{numbered}页" in text[-1]
    assert "证据2" in text[-1]
    assert "草稿" not in "".join(text)
    assert "转账" in "".join(text)
    assert "付清两个月工资。（7,600.00元）" in text[2]
    talks = next(page for page in text if "请求的变化" in page)
    assert "变更为付清三个月工资。9,900.00元" in talks
    digests = [file.digest for one in case.evidence.all() for file in attachments_of(one)]
    assert all(digest in "".join(text) for digest in digests)

    archive_dispute(dispute=case, by=mediator)
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_case_file(dispute=case, by=clerk)
    assert [one.state for one in papers_of(case, KIND)] == [PaperState.ISSUED, PaperState.REPLACED]


def test_it_is_opened_by_who_keeps_it_with_a_reason_that_is_logged(
    client: Client, clerk: User, mediator: User, worker: User, secretary: User, django_capture_on_commit_callbacks: Any
) -> None:
    case = kept_case(clerk, mediator, worker, pdf=a_pdf())
    address = f"/disputes/{case.uid}/case-file/"
    for stranger in (worker, secretary):
        assert signed_in(client, stranger).get(address).status_code in (403, 404)
    signed_in(client, clerk)
    with django_capture_on_commit_callbacks(execute=True):
        assertContains(client.post(f"{address}bind/", follow=True), "正在装订")
    assertContains(client.get(address), "打开的理由")
    paper = papers_of(case, KIND).get()
    answer = client.get(paper.download_url)
    assert answer.status_code == 403
    assertContains(answer, "要写明理由", status_code=403)
    assertContains(client.post(f"{address}open/", {"reason": "看"}), "4", status_code=422)
    assert not looks_at(case)
    opened = client.post(f"{address}open/", {"reason": "归档前检查"})
    assert opened.content.startswith(b"%PDF")
    look = looks_at(case)[0]
    assert (look.actor, look.field, look.reason) == (clerk, "case_file", "归档前检查")
    phone = signed_in(Client(), worker)
    page = phone.get(case.get_absolute_url())
    assertNotContains(page, paper.number)
    assertContains(page, "人民调解协议书")


def test_a_locked_file_of_a_party_is_named_and_it_can_be_bound_again(clerk: User, mediator: User, worker: User) -> None:
    case = kept_case(clerk, mediator, worker, pdf=b"%PDF-1.7\nnothing that can be read")
    binding = Binding.objects.create(dispute=case, asked_by=mediator)
    assert "账单.pdf" in bind_case_file(binding_id=binding.pk).problem
    assert not papers_of(case, KIND).exists()
    assert ask_for_case_file(dispute=case, by=mediator).pk != binding.pk


def test_an_archived_file_says_how_the_case_ended(clerk: User, mediator: User, worker: User) -> None:
    case = archive_dispute(dispute=withdraw_application(dispute=make_accepted(clerk, worker), by=worker), by=clerk)
    assert standing(case) == "申请人撤回"
    talked = stop_mediation(dispute=in_talks(clerk, mediator, worker), by=worker)
    assert standing(archive_dispute(dispute=talked, by=clerk)) == "没有达成协议"


def test_an_open_case_is_not_bound(clerk: User, mediator: User, worker: User, employer_staff: User) -> None:
    case = in_talks(clerk, mediator, worker)
    with pytest.raises(Refusal, match="还没有办结"):
        ask_for_case_file(dispute=case, by=mediator)
    with pytest.raises(Http404):
        ask_for_case_file(dispute=case, by=employer_staff)


def test_single_papers_are_issued_again_as_the_case_says_now(
    client: Client, clerk: User, mediator: User, worker: User, secretary: User
) -> None:
    case = in_talks(clerk, mediator, worker)
    first = issue_case_paper(dispute=case, what="acceptance", by=mediator)
    second = issue_case_paper(dispute=case, what="acceptance", by=mediator)
    first.refresh_from_db()
    assert (first.state, first.replaced_by) == (PaperState.REPLACED, second)
    with pytest.raises(Refusal, match="现在还不能"):
        issue_case_paper(dispute=case, what="arbitration", by=mediator)
    with pytest.raises(NotAllowed):
        issue_case_paper(dispute=case, what="application", by=secretary)
    signed_in(client, mediator)
    session = plan_session(dispute=case, starts_at=clock.now() + timedelta(days=1), place="微家", by=mediator)
    page = client.post(f"/disputes/{case.uid}/papers/", {"what": "session_notice", "session": session.pk}, follow=True)
    assertContains(page, "人民调解通知书")
    notice = papers_of(session).get()
    signed_in(client, worker)
    assert client.get(f"/disputes/{case.uid}/papers/{notice.number}/").content.startswith(b"%PDF")
    hidden = issue_case_paper(dispute=case, what="application", by=mediator)
    assert client.get(f"/disputes/{case.uid}/papers/{hidden.number}/").status_code == 404


def test_papers_for_arbitration_when_the_agreement_is_not_kept(clerk: User, mediator: User, worker: User) -> None:
    case = in_talks(clerk, mediator, worker)
    agreement = in_force(case, mediator)
    with clock.frozen(agreement.duties.all()[1].due_on.replace(day=28)):
        note_payment(dispute=case, amount=Decimal(3800), paid_on=clock.today(), by=mediator)
        break_agreement(dispute=case, words="第二期没有付。", by=mediator)
        paper = issue_case_paper(dispute=case, what="arbitration", by=mediator)
    text = "".join(squeezed(page) for page in PdfReader(io.BytesIO(open_paper(paper))).pages)
    assert "3,800.00元" in text
    assert "第二期没有付" in text
    assert "金溪县劳动人事争议仲裁委员会" in text
    assert "协助准备，由申请人签名后递交" in text


def test_who_is_owed_asks_for_the_payment_order(clerk: User, mediator: User, worker: User) -> None:
    case = in_talks(clerk, mediator, worker)
    due = clock.today() + timedelta(days=3)
    in_force(case, mediator, duties=[DutyGiven(Side.APPLICANT, "退还工服押金", due, Decimal(500))])
    with clock.frozen(clock.start_of(due + timedelta(days=2))):
        break_agreement(dispute=case, words="没有退。", by=mediator)
        first, second = (issue_payment_order(dispute=case, by=mediator) for _ in range(2))
    first.refresh_from_db()
    assert (first.state, first.replaced_by) == (PaperState.REPLACED, second)
    text = "".join(squeezed(page) for page in PdfReader(io.BytesIO(open_paper(second))).pages)
    applicant, respondent = case.parties.all()
    assert text.index(f"{respondent.name}（调解协议的被申请人）") < text.index(f"{applicant.name}（调解协议的申请人）")
    assert "给付500.00元" in text


def test_who_was_not_paid_gets_the_papers_on_the_phone_and_the_other_side_never(
    client: Client, clerk: User, mediator: User, worker: User, employer_staff: User
) -> None:
    case = in_talks(clerk, mediator, worker)
    agreement = in_force(case, mediator)
    first_due, second_due = (duty.due_on for duty in agreement.duties.all())
    with clock.frozen(clock.start_of(first_due + timedelta(days=2))):
        break_agreement(dispute=case, words="第一期没有付。", by=mediator)
        order = issue_payment_order(dispute=case, by=mediator)
        arbitration = issue_case_paper(dispute=case, what="arbitration", by=mediator)
        text = "".join(squeezed(page) for page in PdfReader(io.BytesIO(open_paper(order))).pages)
        assert "给付3,800.00元" in text
        assert "另有3,800.00元没有到期，不在这次请求之内" in text
        assert told(worker)[:2] == ["disputes.paper_ready", "disputes.paper_ready"]
        assert told(employer_staff)[0] == "disputes.not_kept"
        assertContains(signed_in(client, employer_staff).get(case.get_absolute_url()), "您这一方没有按期履行")
        page = signed_in(client, worker).get(case.get_absolute_url())
        last_day = months_later(agreement.effective_on, 12)
        row = Dispute.objects.get(pk=case.pk)
        assert row.limitation.last_day == last_day
        assert register_content(row)["facts"][-1]["value"].startswith(f"至{han(months_later(row.applied_on, 12))}")
        assertContains(page, "交到金溪县人民法院，最晚")
        assertContains(page, "交到金溪县劳动人事争议仲裁委员会，最晚")
        assertContains(page, last_day.isoformat())
        for paper in (order, arbitration):
            address = f"/disputes/{case.uid}/papers/{paper.number}/"
            assertContains(page, address)
            kept = client.get(f"{address}?keep")
            assert kept.content.startswith(b"%PDF")
            assert kept["Content-Disposition"].startswith("attachment")
            assert client.get(paper.download_url).status_code in (403, 404)
            firm = signed_in(Client(), employer_staff)
            assertNotContains(firm.get(case.get_absolute_url()), paper.number)
            assert firm.get(address).status_code == 404
            assert firm.get(paper.download_url).status_code in (403, 404)
        assertContains(signed_in(Client(), mediator).get(case.get_absolute_url()), "已交给申请人", 2)
        note_payment(dispute=case, amount=Decimal(1000), paid_on=clock.today(), by=mediator)
        assertContains(client.get(case.get_absolute_url()), "请让调解员重新出具再递交", 2)
        note_payment(dispute=case, amount=Decimal(2800), paid_on=clock.today(), by=mediator)
        with pytest.raises(Refusal, match="没有到期没付的款"):
            issue_payment_order(dispute=case, by=mediator)
    with clock.frozen(clock.start_of(second_due)):
        note_payment(dispute=case, amount=Decimal(3800), paid_on=clock.today(), by=mediator)
        page = client.get(case.get_absolute_url())
        assertContains(page, "已经全部履行，这份材料不用再递交", 2)
        assertNotContains(page, "时效")


def test_the_notice_of_acceptance_in_the_file_knows_what_was_known_that_day(
    clerk: User, mediator: User, worker: User, employer_staff: User
) -> None:
    with clock.frozen(date(2026, 3, 2)) as time:
        case = make_accepted(clerk, worker)
        due = case.mediation_due
        time.pass_time(timedelta(days=1))
        case = ask_consent(dispute=case, by=clerk)
        put_in_charge(case, mediator)
        answer_consent(dispute=case, agrees=True, by=employer_staff)
        more = ask_for_extension(dispute=case, until=due + timedelta(days=5), why="等账单。", by=worker)
        agree_to_extension(extension=more, by=employer_staff)
        case = Dispute.objects.with_people().get(pk=case.pk)
        told = {one["label"]: one["value"] for one in acceptance_content(case, on=date(2026, 3, 2))["facts"]}
        assert (told["调解期限"], told["调解员"]) == (han(due), "征得双方意见后选定")
        later = {one["label"]: one["value"] for one in acceptance_content(case, on=date(2026, 3, 3))["facts"]}
        assert (later["调解期限"], later["调解员"]) == (han(case.mediation_due), str(mediator))
        assert register_content(case)["facts"][-2]["value"].startswith("双方同意延长至")
