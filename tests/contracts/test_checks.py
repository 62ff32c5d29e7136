"""The clause check's page and enterprises' filed texts: what is suspected, what a person found, what was mended."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse

from contracts.actions.decide_finding import decide_finding
from contracts.actions.file_text import file_text
from contracts.clauses.mending import with_fair_wording
from contracts.figures import unfair_terms_list, unfair_terms_open
from contracts.models import FiledText, Finding
from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed
from contracts.states_checks import FindingState
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from tests.cast import signed_in
from tests.contracts.factories_checks import FAIR, TEXT, UNFAIR, make_filed_text

CHECK = "/contracts/check/"


def confirm(finding: Finding, by: Any) -> Finding:
    return decide_finding(finding=finding, verdict=FindingState.CONFIRMED, reason="扣押证件违法。", by=by)


def test_a_pasted_text_is_marked_with_ground_harm_and_fair_wording(client: Client, employer_staff: User) -> None:
    page = signed_in(client, employer_staff).post(CHECK, {"text": TEXT}).content.decode()
    assert f"<mark>二、{UNFAIR[:-1]}</mark>" in page
    assert "劳动合同法" in page
    assert "当场归还" in page
    assert f"<mark>一、{FAIR[:-1]}</mark>" not in page
    assert not FiledText.objects.exists()


def test_a_fair_wording_is_taken_over_with_one_click_and_downloaded(client: Client, employer_staff: User) -> None:
    signed_in(client, employer_staff)
    page = client.post(CHECK, {"text": TEXT, "take": "5"})
    assert UNFAIR[:-1] not in page.context["text"]
    assert "二、公司可以查验" in page.context["text"]
    fair = client.post(CHECK, {"text": TEXT, "take": "all"})
    assert fair.context["count"] == 0
    answer = client.post(reverse("contracts:check_download"), {"text": fair.context["text"]})
    lines = [paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "\n".join(lines) == fair.context["text"].strip()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "照片和扫描件"),
        ("a.txt", b"", ""),
        ("a.pdf", b"%PDF-1.4 broken", "PDF"),
    ],
)
def test_what_is_no_contract_is_refused_with_a_sentence(
    client: Client, supervision_officer: User, name: str, content: bytes, said: str
) -> None:
    page = signed_in(client, supervision_officer).post(CHECK, {"file": SimpleUploadedFile(name, content)})
    assert page.context["report"] is None
    assert page.context["form"].errors
    assert said in page.content.decode()


def test_a_very_long_text_is_shown_around_its_marks(client: Client, supervision_officer: User) -> None:
    long = "\n".join(f"{number}、乙方完成第{number}项清洁。" for number in range(1, 2500)) + "\n" + UNFAIR
    page = signed_in(client, supervision_officer).post(CHECK, {"text": long})
    assert page.context["count"] == 1
    assert len(page.context["sentences"]) < 5


def test_a_sentence_broken_by_a_page_is_replaced_too() -> None:
    assert (
        with_fair_wording("二、乙方须交出\n证件原件。完", "二、乙方须交出证件原件", "证件归还。") == "二、证件归还。完"
    )
    assert with_fair_wording("别的话", "没有的话", "证件归还。") == "别的话"


def test_an_enterprise_sees_only_what_a_person_confirmed(
    client: Client, supervision_officer: User, employer_staff: User
) -> None:
    filed = make_filed_text(by=employer_staff)
    first, second = filed.findings.order_by("pk")
    signed_in(client, employer_staff)
    assert "等待认定" not in client.get(filed.get_absolute_url()).content.decode()
    confirm(first, supervision_officer)
    decide_finding(finding=second, verdict=FindingState.DISMISSED, reason="有另外的约定。", by=supervision_officer)
    told = Notice.objects.get(kind="contracts.term_unfair")
    assert told.user == employer_staff
    assert filed.get_absolute_url() in client.get(f"/notices/{told.public_id}/")["Location"]
    page = client.get(filed.get_absolute_url()).content.decode()
    assert "扣押证件违法。" in page
    assert "有另外的约定。" not in page
    assert list(client.get("/contracts/filed/?which=waiting").context["table"].filtered) == []


def test_another_enterprise_does_not_know_of_it(
    client: Client, employer_staff: User, other_employer_staff: User
) -> None:
    filed = make_filed_text(by=employer_staff)
    assert signed_in(client, other_employer_staff).get(filed.get_absolute_url()).status_code == 404
    with pytest.raises(Http404):
        file_text(
            employer=filed.employer, title="x", kind="employee", text=TEXT, by=other_employer_staff, replaces=filed
        )


def test_a_decision_needs_a_reason_and_the_officer(supervision_officer: User, clerk: User) -> None:
    finding = make_filed_text(by=supervision_officer).findings.first()
    assert finding is not None
    with pytest.raises(Refusal) as refused:
        decide_finding(finding=finding, verdict=FindingState.CONFIRMED, reason=" ", by=supervision_officer)
    assert refused.value.code == "reason_missing"
    with pytest.raises(NotAllowed):
        confirm(finding, clerk)
    confirm(finding, supervision_officer)
    with pytest.raises(MoveNotAllowed):
        confirm(finding, supervision_officer)


def test_a_mended_text_mends_what_is_gone_and_keeps_what_stands(supervision_officer: User) -> None:
    start = clock.now()
    with clock.frozen(start) as frozen:
        filed = make_filed_text(by=supervision_officer)
        for finding in filed.findings.all():
            confirm(finding, supervision_officer)
        assert unfair_terms_open(clock.today()) == 2
        frozen.pass_time(timedelta(days=30))
        newer = file_text(
            employer=filed.employer,
            title=filed.title,
            kind=filed.kind,
            text=with_fair_wording(TEXT, f"二、{UNFAIR[:-1]}", "公司可以查验身份证原件并当场归还本人"),
            by=supervision_officer,
            replaces=filed,
        )
        today = clock.today()
    assert [finding.state for finding in newer.findings.all()] == [FindingState.CONFIRMED]
    assert [finding.state for finding in filed.findings.all()] == [FindingState.MENDED]
    assert unfair_terms_open(today) == 1
    assert unfair_terms_open(clock.local_date(start)) == 2
    assert len(unfair_terms_list(today).lines) == 1
    with pytest.raises(Refusal) as refused:
        make_filed_text(by=supervision_officer, replaces=filed)
    assert refused.value.code == "replaced"


def test_the_officer_decides_on_the_page_and_the_timeline_tells_it(client: Client, supervision_officer: User) -> None:
    filed = make_filed_text(by=supervision_officer)
    finding = filed.findings.first()
    assert finding is not None
    signed_in(client, supervision_officer)
    address = reverse("contracts:decide_finding", args=[filed.number, finding.pk])
    answer = client.post(address, {"verdict": "confirmed", "reason": "扣押证件违法。"}, follow=True)
    assert "作出认定：认定不公平" in answer.content.decode()


def test_a_text_is_mended_on_the_page_from_the_fair_wordings(client: Client, supervision_officer: User) -> None:
    filed = make_filed_text(by=supervision_officer)
    for finding in filed.findings.all():
        confirm(finding, supervision_officer)
    address = reverse("contracts:mend_text", args=[filed.number])
    signed_in(client, supervision_officer)
    begun = client.get(address).context["form"].initial["text"]
    sent = {"employer": filed.employer_id, "title": filed.title, "kind": filed.kind, "text": begun}
    client.post(address, sent)
    assert not Finding.objects.open_on(clock.today()).exists()


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, supervision_officer: User, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, supervision_officer)
    for number in range(4):
        make_filed_text(by=supervision_officer, title=f"合同 {number}")
    client.get("/contracts/filed/")
    with django_assert_max_num_queries(16) as few:
        client.get("/contracts/filed/")
    for number in range(12):
        make_filed_text(by=supervision_officer, title=f"合同 {number + 4}")
    with django_assert_max_num_queries(len(few)):
        client.get("/contracts/filed/")
