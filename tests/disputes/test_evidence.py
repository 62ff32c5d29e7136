"""Evidence: who gives it, who sees it, when it is shown or taken back, and what is not taken."""

import base64
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_consent import ask_consent
from disputes.actions.give_evidence import give_evidence
from disputes.actions.note_payment import note_payment
from disputes.actions.release_evidence import release_evidence
from disputes.actions.withdraw_application import withdraw_application
from disputes.actions.withdraw_evidence import withdraw_evidence
from disputes.intake import PartyGiven
from disputes.models import Binding, Dispute, Evidence
from disputes.refusals import Refusal
from disputes.visitors import Visitor
from disputes.words import HowTold, PartyRole, Side
from disputes.words_evidence import EvidenceKind
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.records.public import attachments_of, history_of
from tests.branches.help_factories import picture, webm
from tests.cast import signed_in
from tests.contracts.factories import make_worker, signed
from tests.disputes.agreements import in_force, in_talks
from tests.disputes.factories import CUSTOMER_MOBILE, make_accepted, make_customer_dispute

pytestmark = pytest.mark.django_db


def a_file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def case(clerk: User, mediator: User, worker: User) -> Dispute:
    return in_talks(clerk, mediator, worker)


def photo(case: Dispute, by: Any, **fields: Any) -> Evidence:
    values: dict[str, Any] = {"files": [a_file(picture(), "欠条.jpg")], "words": "经理写的欠条。", **fields}
    return give_evidence(dispute=case, kind=EvidenceKind.PHOTO, by=by, **values)


def test_a_worker_gives_a_photo_on_the_phone_and_lets_the_other_side_see_it(
    client: Client, case: Dispute, worker: User, employer_staff: User, mediator: User
) -> None:
    signed_in(client, worker)
    address = f"/disputes/{case.uid}/evidence/"
    assertContains(client.get(address), "对方看不到，除非您同意")
    sent = {
        "kind": "photo",
        "words": "经理写的欠条。",
        "uploads": [a_file(picture(), "1.jpg"), a_file(picture(), "2.jpg")],
    }
    page = client.post(address, sent, follow=True)
    assertContains(page, "只有您这一方和调解员看得到")
    one = Evidence.objects.get()
    assert (one.position, one.how, one.party.side) == (1, "self", "applicant")  # type: ignore[union-attr]
    files = list(attachments_of(one))
    assert [len(file.digest) for file in files] == [64, 64]
    served = f"{address}{one.pk}/{files[0].public_id}/"
    assert client.get(served).status_code == 200

    firm = signed_in(Client(), employer_staff)
    assertNotContains(firm.get(case.get_absolute_url()), "经理写的欠条")
    assert firm.get(served).status_code == 404
    assert firm.get(f"/attachments/{files[0].public_id}/").status_code == 404
    assert firm.post(f"{address}{one.pk}/release/").status_code == 404
    desk = signed_in(Client(), mediator)
    assertContains(desk.get(case.get_absolute_url()), files[0].digest)

    page = client.post(f"{address}{one.pk}/release/", follow=True)
    assertContains(page, "对方现在可以看这份证据")
    assertContains(firm.get(case.get_absolute_url()), "经理写的欠条")
    assert firm.get(served).status_code == 200
    assertNotContains(firm.get(case.get_absolute_url()), f"{one.pk}/withdraw/")


def test_the_desk_takes_it_for_a_party_and_shows_it_only_with_consent(
    case: Dispute, mediator: User, worker: User, employer_staff: User, secretary: User
) -> None:
    applicant, respondent = case.parties.all()
    one = photo(case, mediator, party=respondent, how=HowTold.DESK)
    assert (one.party, one.how, one.noted_by) == (respondent, "desk", mediator)
    with pytest.raises(Refusal, match="当面还是电话同意"):
        release_evidence(evidence=one, by=mediator)
    with pytest.raises(Http404):
        release_evidence(evidence=one, by=worker)
    with pytest.raises(NotAllowed):
        release_evidence(evidence=one, by=secretary)
    shown = release_evidence(evidence=one, how=HowTold.CALL, by=mediator)
    assert (shown.release_how, shown.released_by) == ("call", mediator)
    found = photo(case, mediator)
    assert found.party is None
    assert release_evidence(evidence=found, by=mediator).release_how == ""
    assert [evidence.position for evidence in case.evidence.all()] == [1, 2]
    assert applicant.evidence.count() == 0


def test_it_is_taken_back_by_its_giver_until_there_is_an_agreement(
    case: Dispute, mediator: User, worker: User, employer_staff: User
) -> None:
    one = photo(case, worker)
    file = attachments_of(one).get()
    with pytest.raises(Refusal, match="为什么撤回"):
        withdraw_evidence(evidence=one, words=" ", by=worker)
    with pytest.raises(Http404):
        withdraw_evidence(evidence=one, words="不想要。", by=employer_staff)
    gone = withdraw_evidence(evidence=one, words="拍错了。", by=worker)
    assert not attachments_of(gone).exists()
    file.refresh_from_db()
    assert file.removed_at is not None
    with pytest.raises(Refusal, match="不能给对方看"):
        release_evidence(evidence=one, by=worker)
    kept = photo(case, worker)
    in_force(case, mediator)
    with pytest.raises(NotAllowed, match="达成以前提供的证据不能再撤回"):
        withdraw_evidence(evidence=kept, words="后悔了。", by=worker)


def test_proof_of_a_payment_is_given_shown_and_taken_back_until_the_file_is_closed(
    client: Client, case: Dispute, mediator: User, worker: User, employer_staff: User
) -> None:
    in_force(case, mediator)
    address = f"/disputes/{case.uid}/evidence/"
    signed_in(client, employer_staff)
    assertContains(client.get(address), "付款回单、完工照片等履行协议的证明")
    for words in ("6 月的转账回单。", "别人的回单。"):
        client.post(address, {"kind": "photo", "words": words, "uploads": [a_file(picture(), "回单.jpg")]})
    receipt, wrong = Evidence.objects.all()
    assert receipt.party is not None
    assert receipt.party.side == "respondent"
    client.post(f"{address}{receipt.pk}/release/")
    assertContains(signed_in(Client(), worker).get(case.get_absolute_url()), "6 月的转账回单。")
    assert withdraw_evidence(evidence=wrong, words="传错了。", by=employer_staff).withdrawn_words == "传错了。"
    note_payment(dispute=case, amount=Decimal(7600), paid_on=clock.today(), by=mediator)
    photo(case, mediator)
    archive_dispute(dispute=case, by=mediator)
    with pytest.raises(NotAllowed, match="已经结束"):
        photo(case, employer_staff)
    with pytest.raises(NotAllowed, match="已经结束"):
        withdraw_evidence(evidence=receipt, words="后悔了。", by=employer_staff)


def test_after_the_applicant_withdrew_the_giver_alone_takes_it_back(
    client: Client, clerk: User, worker: User, employer_staff: User, mediator: User, secretary: User
) -> None:
    case = ask_consent(dispute=make_accepted(clerk, worker), by=clerk)
    one, second = photo(case, worker), photo(case, worker)
    firm = photo(case, employer_staff, words="公司的考勤。")
    withdraw_application(dispute=case, words="谈好了。", by=worker)
    signed_in(client, worker)
    assertContains(client.get(case.get_absolute_url()), f"evidence/{one.pk}/withdraw/")
    address = f"/disputes/{case.uid}/evidence/{one.pk}/withdraw/"
    assertContains(client.get(address), "文件会删除，不能恢复")
    assertContains(client.post(address, {"words": "不再需要。"}, follow=True), "证据已撤回，文件已经删除")
    assert not attachments_of(one).exists()
    assert next(line.verb for line in history_of(case)) == "disputes.evidence_withdrawn"
    for office in (clerk, secretary):
        with pytest.raises(NotAllowed):
            withdraw_evidence(evidence=second, words="替他撤回。", by=office)
    for stranger in (mediator, employer_staff):
        assert signed_in(Client(), stranger).post(address.replace(str(one.pk), str(second.pk))).status_code in (
            403,
            404,
        )
    assertNotContains(signed_in(Client(), clerk).get(case.get_absolute_url()), f"evidence/{second.pk}/withdraw/")
    assert withdraw_evidence(evidence=firm, words="不再需要。", by=employer_staff).withdrawn_at is not None
    Binding.objects.create(dispute=case, asked_by=clerk)
    with pytest.raises(NotAllowed, match="已经装订进卷宗"):
        withdraw_evidence(evidence=second, words="不再需要。", by=worker)
    Binding.objects.update(finished_at=clock.now(), problem="没有装成。")
    assert withdraw_evidence(evidence=second, words="不再需要。", by=worker).withdrawn_words == "不再需要。"


def test_the_office_takes_it_back_for_who_can_open_no_page(client: Client, clerk: User, worker: User) -> None:
    quiet = PartyGiven(PartyRole.WORKER, "王桂芳")
    case = make_accepted(clerk, applicant=quiet)
    applicant = case.parties.get(side=Side.APPLICANT)
    one, second = (photo(case, clerk, party=applicant, how=HowTold.DESK) for _ in range(2))
    with pytest.raises(Refusal, match="当面还是电话提出撤回"):
        withdraw_evidence(evidence=one, words="拍到了别人。", by=clerk)
    address = f"/disputes/{case.uid}/evidence/{one.pk}/withdraw/"
    signed_in(client, clerk)
    assertContains(client.get(address), "提供的人怎样提出撤回的")
    page = client.post(address, {"how": "desk", "words": "拍到了别人。"}, follow=True)
    assertContains(page, "当面提出，由调解员登记")
    assertContains(page, "登记：申请人当面提出撤回证据 1，文件已经删除。原因：拍到了别人。")
    assert not attachments_of(one).exists()
    withdraw_application(dispute=case, words="谈好了。", by=clerk)
    gone = withdraw_evidence(evidence=second, words="不再需要。", how=HowTold.CALL, by=clerk)
    assert (gone.withdrawn_how, attachments_of(second).exists()) == ("call", False)


def test_what_is_not_taken_is_said_in_words_and_nothing_is_kept(case: Dispute, worker: User) -> None:
    def give(kind: EvidenceKind, *files: SimpleUploadedFile, words: str = "说明。") -> None:
        give_evidence(dispute=case, kind=kind, words=words, files=files, by=worker)

    with pytest.raises(Refusal, match=r"证明什么。 请选择文件"):
        give(EvidenceKind.PHOTO, words="")
    with pytest.raises(Refusal, match=r"“合同.jpg”没有收下：这里只收这些文件：JPG、PNG、WEBP"):
        give(EvidenceKind.PHOTO, a_file(picture(), "好的.jpg"), a_file(b"%PDF-1.7 ...", "合同.jpg"))
    with pytest.raises(Refusal, match="一份证据最多 9 个文件"):
        give(EvidenceKind.CHAT, *[a_file(picture(), f"{number}.jpg") for number in range(10)])
    with pytest.raises(Refusal, match=r"没有收下：.*30 分钟"):
        give(EvidenceKind.VOICE, a_file(webm(30 * 60 + 5), "谈话.webm"))
    with pytest.raises(Refusal, match="没有收下：文件太大"):
        give(EvidenceKind.PHOTO, a_file(picture() + b"\0" * (15 * 1024 * 1024), "大图.jpg"))
    assert not Evidence.objects.exists()
    give(EvidenceKind.VOICE, a_file(webm(30 * 60 - 5), "谈话.webm"))
    assert attachments_of(Evidence.objects.get()).get().media_type == "audio/webm"


def test_a_contract_signed_in_the_portal_is_linked(
    client: Client, case: Dispute, worker: User, employer_staff: User, mediator: User
) -> None:
    person = make_worker(user=worker)
    contract = signed(employer_staff, worker=person, starts_on="2026-03-01")
    signed_in(client, worker)
    address = f"/disputes/{case.uid}/evidence/"
    assertContains(client.get(address), contract.number)
    client.post(address, {"kind": "paper", "words": "工资每月 10 日发。", "contract": contract.pk})
    one = Evidence.objects.get()
    assert (one.kind, one.contract_digest) == ("contract", contract.text_digest)
    assert client.get(f"{address}{one.pk}/contract/").content.startswith(b"%PDF")
    others = signed(employer_staff, worker=make_worker("李四"), starts_on="2026-03-01")
    with pytest.raises(Refusal, match="不是双方之间的"):
        give_evidence(dispute=case, kind=EvidenceKind.CONTRACT, words="别人的。", contract=others, by=mediator)


def test_a_customer_without_an_account_gives_and_sees_the_own(client: Client, clerk: User, worker: User) -> None:
    case = Dispute.objects.with_people().get(pk=make_customer_dispute(clerk, worker).pk)
    visitor = Visitor(Sealed("mobile", value=CUSTOMER_MOBILE))
    one = photo(case, visitor)
    assert (one.how, one.noted_by) == ("self", None)
    with pytest.raises(Http404):
        withdraw_evidence(evidence=one, words="不是我的。", by=worker)
    session = client.session
    until = (clock.now() + timedelta(minutes=5)).isoformat()
    session["disputes_visitor"] = {"token": base64.b64encode(visitor.mobile.token).decode(), "until": until}
    session.save()
    address = f"/disputes/{case.uid}/evidence/"
    sent = {"kind": "chat", "words": "他答应赔。", "uploads": [a_file(picture(), "1.jpg")]}
    assertContains(client.post(address, sent, follow=True), "他答应赔")
    second = case.evidence.get(position=2)
    assert client.get(f"{address}{second.pk}/{attachments_of(second).get().public_id}/").status_code == 200
    assert withdraw_evidence(evidence=one, words="重复了。", by=visitor).withdrawn_words == "重复了。"


def test_the_case_costs_the_same_however_much_evidence_there_is(
    client: Client, case: Dispute, mediator: User, worker: User, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, mediator)
    photo(case, worker)
    client.get(case.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(case.get_absolute_url())
        count = len(one)
    for _ in range(3):
        photo(case, worker)
    client.get(case.get_absolute_url())
    with django_assert_max_num_queries(count):
        client.get(case.get_absolute_url())
