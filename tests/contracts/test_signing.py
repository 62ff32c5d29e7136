"""Signing: in order, in time, by the signer alone, under the text that was shown; sealed at the end and checkable by anybody."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from contracts.actions.ask_question import ask_question
from contracts.actions.change_contract import change_contract
from contracts.actions.confirm_by_code import confirm_signing_code, send_signing_code
from contracts.actions.links import issue_link, open_link
from contracts.actions.read_contract import note_reading, open_contract
from contracts.actions.send_contract import send_contract
from contracts.actions.sign_contract import sign_contract
from contracts.actions.stop_signing import correct_contract, decline_contract, lapse_contracts, withdraw_contract
from contracts.forms.signing import SignatureForm
from contracts.models import Contract, Party, Signature
from contracts.paper_content import files_of
from contracts.refusals import Refusal
from contracts.rules.signing import whose_turn
from contracts.states import ContractState, Device, MoveNotAllowed
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import open_paper
from tests.cast import signed_in
from tests.contracts.factories import (
    ID_NUMBER,
    VALUES,
    a_stroke,
    make_version,
    make_worker,
    ready,
    sent,
    sign,
    signed,
)


def party_of(contract: Contract, role: str) -> Party:
    return Party.objects.select_related("contract").get(contract=contract, role=role)


def refused(act: Any, **kwargs: Any) -> str:
    with pytest.raises(Refusal) as told:
        act(**kwargs)
    return told.value.code


def signing(party: Party, **changes: Any) -> dict[str, Any]:
    return {
        "party": party,
        "shown_digest": party.contract.text_digest,
        "device": Device.PHONE,
        "by": None,
        "typed_name": party.signs_as,
        **changes,
    }


def test_a_contract_signed_by_all_is_sealed_and_each_party_gets_the_file(employer_staff: User) -> None:
    contract = sent(employer_staff)
    contract = sign(contract, "worker", picture=a_stroke())
    assert contract.state == ContractState.SIGNING
    contract = sign(contract, "employer", by=employer_staff)
    assert contract.state == ContractState.ACTIVE
    papers = {paper.kind_key: paper for paper in files_of(contract)}
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(open_paper(papers["contracts.contract"]))).pages
    )
    assert papers["contracts.contract"].number == contract.number
    for said in (ID_NUMBER, "3,800元", "签署证明", contract.text_digest[:16], "139****0011", "读到100%"):
        assert said in "".join(text.split()), said
    alone = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(open_paper(papers["contracts.evidence"]))).pages
    )
    assert papers["contracts.contract"].pdf_digest[:16] in "".join(alone.split())
    assert ID_NUMBER not in alone


def test_verify_knows_the_file_by_address_and_by_upload_and_notices_a_changed_byte(
    client: Client, employer_staff: User
) -> None:
    contract = signed(employer_staff)
    paper = files_of(contract)[-1]
    body = client.get(reverse("papers:verify_number", args=[paper.number, paper.code])).content.decode()
    assert contract.text_digest in body
    assert "王桂芳" not in body
    content = open_paper(paper)
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    for file, said in ((content, "没有改动，现在有效"), (bytes(changed), "请不要采用")):
        upload = io.BytesIO(file)
        upload.name = "contract.pdf"
        answer = client.post(reverse("papers:verify"), {"file": upload}, follow=True).content.decode()
        assert said in answer


def test_the_companys_staff_sign_from_the_desk_when_it_is_their_turn(
    client: Client, employer_staff: User, supervision_officer: User
) -> None:
    contract = sent(employer_staff)
    address = reverse("contracts:sign_read", args=[party_of(contract, "employer").uid])
    client.force_login(employer_staff)
    assert address not in client.get(contract.get_absolute_url()).content.decode(), "the worker signs first"
    sign(contract, "worker")
    assert address in client.get(contract.get_absolute_url()).content.decode()
    client.force_login(supervision_officer)
    assert address not in client.get(contract.get_absolute_url()).content.decode()


def test_the_company_waits_until_the_worker_has_signed(employer_staff: User) -> None:
    contract = sent(employer_staff)
    assert refused(sign_contract, **signing(ready(contract, "employer"))) == "not_your_turn"


def test_the_lowest_order_that_is_not_complete_signs() -> None:
    parties = [Party(pk=1, order=2), Party(pk=2, order=1), Party(pk=3, order=1)]
    assert whose_turn(parties, set()) == {2, 3}
    assert whose_turn(parties, {2}) == {3}
    assert whose_turn(parties, {2, 3}) == {1}


def test_without_a_fresh_code_of_ones_own_nobody_signs(employer_staff: User) -> None:
    contract = sent(employer_staff)
    party = ready(contract, "worker")
    Party.objects.filter(pk=party.pk).update(code_confirmed_at=None)
    assert refused(sign_contract, **signing(party)) == "no_code"
    Party.objects.filter(pk=party.pk).update(code_confirmed_at=clock.now() - timedelta(minutes=16))
    assert refused(sign_contract, **signing(party)) == "no_code"


def test_a_code_belongs_to_one_contract_and_one_party(employer_staff: User) -> None:
    one = sent(employer_staff)
    other = sent(employer_staff, key="service_agency", worker=one.worker)
    code = send_signing_code(party=party_of(one, "worker")).shown
    assert refused(confirm_signing_code, party=party_of(other, "worker"), typed=code, by=None) == "code_wrong"
    confirm_signing_code(party=party_of(one, "worker"), typed=code, by=None)
    assert refused(confirm_signing_code, party=party_of(one, "worker"), typed=code, by=None) == "code_wrong"
    assert refused(send_signing_code, party=party_of(one, "worker")) == "code_not_sent"


def test_who_did_not_open_it_or_saw_another_text_does_not_sign(employer_staff: User) -> None:
    contract = sent(employer_staff)
    party = ready(contract, "worker")
    assert refused(sign_contract, **signing(party, shown_digest="0" * 64)) == "other_text"
    Party.objects.filter(pk=party.pk).update(opened_at=None)
    assert refused(sign_contract, **signing(party)) == "not_read"


def test_a_signature_is_drawn_or_the_own_name(employer_staff: User) -> None:
    party = ready(sent(employer_staff), "worker")
    assert refused(sign_contract, **signing(party, typed_name="")) == "no_signature"
    assert refused(sign_contract, **signing(party, typed_name="王桂花")) == "no_signature"


@pytest.mark.parametrize("drawn", ["nothing", "data:image/png;base64,?", "data:image/png;base64," + "A" * 600_001])
def test_a_drawing_that_is_none_is_said_in_words(drawn: str) -> None:
    form = SignatureForm({"drawn": drawn, "shown_digest": "0" * 64})
    assert form.errors == {"drawn": ["签名没有读懂，请清除后再签一次。"]}
    assert form["drawn"].label == "手写签名"


def test_after_the_last_day_the_signature_is_refused_with_the_sentence(employer_staff: User) -> None:
    contract = sent(employer_staff)
    party = ready(contract, "worker")
    with clock.frozen(contract.sign_by + timedelta(minutes=1)):
        with pytest.raises(Refusal) as told:
            sign_contract(**signing(party))
        assert told.value.code == "too_late"
        assert "重新发出" in str(told.value.sentence)
        assert lapse_contracts() == 1
        assert lapse_contracts() == 0
    contract.refresh_from_db()
    assert contract.state == ContractState.LAPSED


def test_a_template_changed_meanwhile_does_not_change_what_is_signed(
    employer_staff: User, supervision_officer: User
) -> None:
    contract = sent(employer_staff)
    before = list(contract.clauses)
    newer = make_version(number=2)
    assert newer.number == 2
    contract = sign(contract, "worker")
    assert contract.clauses == before
    assert Signature.objects.get().text_digest == contract.text_digest


def test_declining_needs_a_reason_and_can_be_mended(employer_staff: User) -> None:
    contract = sent(employer_staff)
    party = party_of(contract, "worker")
    assert refused(decline_contract, party=party, reason=" ", by=None) == "reason_missing"
    decline_contract(party=party, reason="工资写少了", by=None)
    contract.refresh_from_db()
    assert (contract.state, contract.said) == (ContractState.DECLINED, "工资写少了")
    assert refused(sign_contract, **signing(ready(contract, "worker"))) == "not_signing"
    draft = correct_contract(contract=contract, reason="按实际工资改", by=employer_staff)
    change_contract(contract=draft, values={**VALUES, "pay": "4200"}, parties={}, extra=[], by=employer_staff)
    again = send_contract(contract=draft, by=employer_staff)
    assert again.round == 2
    assert again.text_digest != contract.text_digest


def test_a_correction_voids_what_was_signed(employer_staff: User) -> None:
    contract = sign(sent(employer_staff), "worker")
    correct_contract(contract=contract, reason="日期写错", by=employer_staff)
    assert Signature.objects.get().voided_at is not None
    again = send_contract(contract=contract, by=employer_staff)
    party = party_of(again, "worker")
    assert (party.opened_at, party.code_confirmed_at, party.reading_seconds) == (None, None, 0)
    assert sign(again, "worker").state == ContractState.SIGNING


def test_a_worker_sees_that_it_is_being_changed_and_nothing_of_the_draft(
    client: Client, employer_staff: User, worker: User
) -> None:
    contract = sign(sent(employer_staff, worker=make_worker(user=worker)), "worker")
    correct_contract(contract=contract, reason="休息日写错", by=employer_staff)
    page = signed_in(client, worker)
    assert contract.number in page.get(reverse("contracts:mine")).content.decode()
    one = page.get(reverse("contracts:reach", args=[contract.number]), follow=True).content.decode()
    read = page.get(reverse("contracts:sign_read", args=[party_of(contract, "worker").uid])).content.decode()
    assert "正在修改" in one
    assert "休息日写错" in one
    assert "居家保洁" not in one + read


def test_what_the_worker_has_signed_no_longer_waits_for_her(client: Client, employer_staff: User, worker: User) -> None:
    contract = sent(employer_staff, worker=make_worker(user=worker))
    page, mine = signed_in(client, worker), reverse("contracts:mine")
    one = reverse("contracts:my_contract", args=[contract.number])
    assert "等您签字" in page.get(mine).content.decode()
    sign(contract, "worker")
    listed, shown = page.get(mine).content.decode(), page.get(one).content.decode()
    assert "等您签字" not in listed
    assert "您已签字，等其他各方" in listed
    assert "您已签字，等其他各方" in shown
    assert "看合同，签字" not in shown
    draw = page.get(reverse("contracts:sign_draw", args=[party_of(contract, "worker").uid]), follow=True)
    assert "您已经签过字了" in draw.content.decode(), "a form that could only be refused is not shown"


def test_a_declined_contract_that_nobody_goes_on_with_is_withdrawn(client: Client, employer_staff: User) -> None:
    contract = sent(employer_staff)
    decline_contract(party=party_of(contract, "worker"), reason="找到别家了", by=None)
    desk = signed_in(client, employer_staff)
    address = reverse("contracts:withdraw", args=[contract.number])
    assert address in desk.get(contract.get_absolute_url()).content.decode()
    desk.post(address, {"reason": "不再招"})
    contract.refresh_from_db()
    assert contract.state == ContractState.WITHDRAWN
    party = party_of(contract, "worker")
    assert refused(ask_question, party=party, text="还签吗？", by=None) == "not_signing"


def test_a_party_that_has_signed_may_still_withdraw_before_all_have(employer_staff: User) -> None:
    contract = sign(sent(employer_staff), "worker")
    decline_contract(party=party_of(contract, "worker"), reason="家里有事，不做了", by=None)
    contract.refresh_from_db()
    assert contract.state == ContractState.DECLINED
    assert refused(sign_contract, **signing(ready(contract, "employer"))) == "not_signing"


def test_a_completed_contract_is_neither_declined_nor_withdrawn_nor_changed(employer_staff: User) -> None:
    contract = signed(employer_staff)
    for act in (
        lambda: decline_contract(party=party_of(contract, "worker"), reason="不", by=None),
        lambda: withdraw_contract(contract=contract, reason="不", by=employer_staff),
        lambda: correct_contract(contract=contract, reason="不", by=employer_staff),
    ):
        with pytest.raises(MoveNotAllowed):
            act()
    for change in (
        lambda: Contract.objects.filter(pk=contract.pk).update(clauses=[]),
        lambda: Signature.objects.all().update(text_digest="0" * 64),
        lambda: Signature.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_link_opens_once_and_leads_to_ones_own_part_only(client: Client, employer_staff: User) -> None:
    contract = sent(employer_staff, key="service_agency")
    customer = party_of(contract, "customer")
    assert client.get(reverse("contracts:guest_read", args=[customer.uid])).status_code == 404
    token = issue_link(party=customer, by=employer_staff)
    address = reverse("contracts:link", args=[token])
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200, "looking uses nothing up"
    page = client.post(address, follow=True)
    assert "大白话" in page.content.decode()
    assert Client().get(address).status_code == 404
    assert open_link(token=token) is None
    again = client.get(address)
    assert again.status_code == 302, "the phone that opened it finds its way back by the same link"
    assert again["Location"] == reverse("contracts:guest_read", args=[customer.uid])
    assert client.get(reverse("contracts:guest_read", args=[party_of(contract, "worker").uid])).status_code == 404


def test_a_customer_without_account_signs_by_link_and_code(client: Client, employer_staff: User) -> None:
    contract = sent(employer_staff, key="service_agency")
    customer = party_of(contract, "customer")
    client.post(reverse("contracts:link", args=[issue_link(party=customer, by=employer_staff)]))
    client.get(reverse("contracts:guest_read", args=[customer.uid]))
    client.post(reverse("contracts:guest_code", args=[customer.uid]))
    shown = client.session["contract_code"][str(customer.uid)]["shown"]
    code_page = reverse("contracts:guest_code", args=[customer.uid])
    assert "不对或已过期" in client.post(code_page, {"code": "000000" if shown != "000000" else "1"}).content.decode()
    assert client.post(code_page, {"code": shown}).status_code == 302
    given = {"typed_name": "李春梅", "shown_digest": contract.text_digest}
    answer = client.post(reverse("contracts:guest_draw", args=[customer.uid]), given, follow=True)
    assert "您已签字" in answer.content.decode()
    sign(contract, "worker")
    sign(contract, "employer")
    body = client.get(reverse("contracts:guest_read", args=[customer.uid])).content.decode()
    file = reverse("contracts:guest_file", args=[customer.uid, contract.number])
    assert file in body
    assert client.get(file).content.startswith(b"%PDF")


def test_a_customer_fetches_the_file_later_from_another_browser(client: Client, employer_staff: User) -> None:
    contract = sent(employer_staff, key="service_agency")
    customer = party_of(contract, "customer")
    for role in ("worker", "customer"):
        sign(contract, role)
    with pytest.raises(Refusal):
        issue_link(party=customer, by=employer_staff)  # signed, but not everybody has
    sign(contract, "employer")
    desk = signed_in(Client(), employer_staff)
    assert "取文件的链接" in desk.get(contract.get_absolute_url()).content.decode()
    shown = desk.post(reverse("contracts:issue_link", args=[customer.uid])).content.decode()
    token = re.search(r"/contracts/link/([^/<]+)/", shown)
    assert token is not None
    page = client.post(reverse("contracts:link", args=[token[1]]), follow=True).content.decode()
    file = reverse("contracts:guest_file", args=[customer.uid, contract.number])
    assert "确认后取文件" in page
    assert file not in page
    assert client.get(file).status_code == 404, "whole ID numbers wait for the code"
    code_page = reverse("contracts:guest_code", args=[customer.uid])
    assert "只用于取这份合同的文件" in client.post(code_page, follow=True).content.decode()
    code = client.session["contract_code"][str(customer.uid)]["shown"]
    assert file in client.post(code_page, {"code": code}, follow=True).content.decode()
    assert client.get(file).content.startswith(b"%PDF")
    assert "取文件链接" in desk.get(contract.get_absolute_url()).content.decode()


def test_time_and_place_of_reading_are_kept(employer_staff: User) -> None:
    party = open_contract(party=party_of(sent(employer_staff), "worker"), by=None)
    first = party.opened_at
    note_reading(party=party, seconds=30, percent=60)
    note_reading(party=party, seconds=9999, percent=20)
    open_contract(party=party, by=None)
    party.refresh_from_db()
    assert (party.reading_seconds, party.read_percent, party.opened_at) == (90, 60, first)


def test_a_worker_sees_the_own_contracts_and_nobody_elses(
    client: Client, employer_staff: User, worker: User, other_worker: User
) -> None:
    contract = sent(employer_staff, worker=make_worker(user=worker))
    make_worker("刘金凤", user=other_worker, mobile="13900000012")
    mine = reverse("contracts:my_contract", args=[contract.number])
    page = signed_in(client, worker)
    assert contract.number in page.get(mine).content.decode()
    assert (
        reverse("contracts:my_contract", args=[contract.number]) in page.get(reverse("contracts:mine")).content.decode()
    )
    assert page.get(reverse("contracts:reach", args=[contract.number])).url == mine
    stranger = signed_in(Client(), other_worker)
    assert stranger.get(mine).status_code == 404
    assert stranger.get(reverse("contracts:sign_read", args=[party_of(contract, "worker").uid])).status_code == 404
