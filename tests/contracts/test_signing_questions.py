"""Questions before signing, and who hears what becomes of a contract."""

import pytest
from django.http import Http404

from branches.models import HelpRequest
from contracts.actions.ask_question import answer_question, ask_question
from contracts.actions.stop_signing import decline_contract, withdraw_contract
from contracts.models import Contract, Party
from contracts.portal_contracts import _waiting
from contracts.refusals import Refusal
from jinxi_portal.accounts.public import User
from jinxi_portal.notices.models import Notice
from tests.contracts.factories import make_worker, sent


def party_of(contract: Contract, role: str) -> Party:
    return Party.objects.select_related("contract").get(contract=contract, role=role)


def test_a_question_of_the_worker_goes_to_the_branch_group(employer_staff: User, worker: User, clerk: User) -> None:
    contract = sent(employer_staff, worker=make_worker(user=worker))
    question = ask_question(party=party_of(contract, "worker"), text="受伤了谁出钱？", by=worker)
    request = HelpRequest.objects.get()
    assert question.help_number == request.number
    assert contract.number in request.words
    answer_question(question=question, answer="公司先垫，再走工伤保险。", by=clerk)
    question.refresh_from_db()
    assert question.answer.startswith("公司先垫")
    with pytest.raises(Refusal):
        answer_question(question=question, answer="再说一遍", by=clerk)
    with pytest.raises(Http404):
        answer_question(question=question, answer="我来说", by=employer_staff)


def test_the_answer_is_told_to_the_worker_and_to_nobody_in_her_place(employer_staff: User, clerk: User) -> None:
    contract = sent(employer_staff)  # the worker has no account and asks by the link
    question = ask_question(party=party_of(contract, "worker"), text="加班怎么算？", by=None)
    answer_question(question=question, answer="按一点五倍。", by=clerk)
    assert not Notice.objects.filter(kind="contracts.question_answered").exists()


def test_who_drafted_a_contract_without_a_company_hears_what_becomes_of_it(supervision_officer: User) -> None:
    contract = sent(supervision_officer, key="service_direct")
    decline_contract(party=party_of(contract, "customer"), reason="另找了人", by=None)
    told = Notice.objects.get(kind="contracts.declined")
    assert told.user == supervision_officer
    assert [item.url for item in _waiting(supervision_officer, 5)] == [contract.get_absolute_url()]
    withdraw_contract(contract=contract, reason="另找了人", by=supervision_officer)
    assert list(_waiting(supervision_officer, 5)) == []


def test_a_question_by_link_stays_with_the_contract(employer_staff: User) -> None:
    contract = sent(employer_staff, key="service_agency")
    question = ask_question(party=party_of(contract, "customer"), text="能换人吗？", by=None)
    assert question.help_number == ""
    assert not HelpRequest.objects.exists()
