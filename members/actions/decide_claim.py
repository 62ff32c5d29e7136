"""A clerk says which worker an account belongs to, or that it cannot be settled so."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.pinyin import initials, sort_key
from jinxi_portal.notices.public import notify
from jinxi_portal.records.public import meet_deadline, write_history
from members.actions.claim_worker import CLAIM_DEADLINE, forget
from members.claiming import link
from members.models import AccountClaim, ClaimAnswer, ClaimState, LinkedHow, Worker, WorkerAccount
from members.people import account_of
from members.policy_own import OWN
from members.refusals_own import ClaimDecided, HasAnAccount


def link_claim(*, claim: AccountClaim, worker: Worker | None, by: Any) -> Worker:
    """Link the claim's account with the worker; without one, with a new worker who is on no roster.

    Raises:
        members.refusals.Refusal: the claim is decided, or the worker has an account.
    """
    with transaction.atomic():
        held = _locked(claim, by)
        if worker is None:
            name = clean_name(held.name)
            worker = Worker.objects.create(name=name, name_key=sort_key(name), initials=initials(name))
        else:
            worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
            if worker.joined_into_id is not None:
                worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker.joined_into_id)
            if account_of(worker) is not None:
                raise HasAnAccount(worker)
        if WorkerAccount.objects.filter(user=held.user).exists():
            raise ClaimDecided
        link(held.user, worker, LinkedHow.STAFF, by=by)
        held.worker = worker
        forget(held, ClaimState.LINKED, by=by)
        _closed(held, "members.claim_linked", by)
    return worker


def refuse_claim(*, claim: AccountClaim, answer: ClaimAnswer, by: Any) -> AccountClaim:
    """The person is told what to do instead.

    Raises:
        ClaimDecided: it is decided already, or the person has filled it in anew.
    """
    with transaction.atomic():
        held = _locked(claim, by)
        held.answer = answer
        forget(held, ClaimState.REFUSED, by=by)
        write_history(subject=held, verb="members.claim_refused", by=by, facts={"answer": answer})
        _closed(held, "members.claim_refused", by)
    return held


def _locked(claim: AccountClaim, by: Any) -> AccountClaim:
    OWN.require(by, "decide_claim")
    user = get_user_model().objects.select_for_update().get(pk=claim.user_id)
    held = AccountClaim.objects.select_for_update().get(pk=claim.pk)
    held.user = user
    if held.state != ClaimState.WAITING:
        raise ClaimDecided
    return held


def _closed(claim: AccountClaim, kind: str, by: Any) -> None:
    meet_deadline(subject=claim, kind=CLAIM_DEADLINE, by=by)
    notify(kind=kind, to=[claim.user], subject=claim, by=by)
