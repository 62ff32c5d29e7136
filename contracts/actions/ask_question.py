"""A party asks before signing; a worker's question goes to the branch group as a request for help too."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.public import Audience, HelpKind, ask_for_help
from contracts.actions.locking import lock_contract, lock_party
from contracts.models import Party, Question
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import ContractState, PartyRole
from contracts.telling import workers_account
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import write_history


def ask_question(*, party: Party, text: str, by: Any) -> Question:
    """``by`` is the worker's account, or None for a party that came by a link.

    Raises:
        Refusal: nothing was asked, or the contract does not wait for signatures.
    """
    with transaction.atomic():
        locked = lock_party(party)
        if locked.contract.state != ContractState.SIGNING:
            raise Refusal(_("这份合同现在不在签字，不用提问了。"), code="not_signing")
        if not text.strip():
            raise Refusal(_("请把想问的写下来。"), code="nothing_asked")
        question = Question(contract=locked.contract, party=locked, text=text.strip())
        if locked.role == PartyRole.WORKER and by is not None:
            words = _("合同 %(number)s 签字前的问题：%(text)s") % {
                "number": locked.contract.number,
                "text": question.text,
            }
            question.help_number = ask_for_help(
                kind=HelpKind.CONTRACT, words=words, audience=Audience.SECRETARY, by=by
            ).number
        question.save()
        write_history(
            subject=locked.contract,
            verb="contracts.question_asked",
            by=by,
            facts={"role": PartyRole(locked.role), "question": question},
        )
        notify(
            kind="contracts.question_asked",
            to=holders_of(Role.SUPERVISION_OFFICER, Role.COMMITTEE_CLERK),
            subject=locked.contract,
            by=by,
            stage=str(question.pk),
        )
    return question


def answer_question(*, question: Question, answer: str, by: Any) -> Question:
    """The asker reads it beside the contract.

    Raises:
        Refusal: nothing was answered, or somebody answered already.
    """
    with transaction.atomic():
        contract = lock_contract(question.contract)
        POLICY.require(by, "answer_question", contract)
        locked = Question.objects.select_for_update(of=("self",)).select_related("party").get(pk=question.pk)
        if not answer.strip():
            raise Refusal(_("请把回答写下来，提问的人会看到。"), code="nothing_answered")
        if locked.answered_at is not None:
            raise Refusal(_("这个问题已经有人回答了，请刷新页面查看。"), code="answered")
        locked.answer, locked.answered_by, locked.answered_at = answer.strip(), by, clock.now()
        locked.save(update_fields=["answer", "answered_by", "answered_at"])
        write_history(subject=contract, verb="contracts.question_answered", by=by, facts={"question": locked})
        if locked.party.role == PartyRole.WORKER:
            notify(
                kind="contracts.question_answered",
                to=workers_account(contract),
                subject=contract,
                by=by,
                stage=str(locked.pk),
            )
    return locked
