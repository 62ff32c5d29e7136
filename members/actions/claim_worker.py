"""A worker says on the phone who he is, and is linked when the rosters leave no doubt."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.records.public import drop_deadline, set_deadline, setting_on, write_history
from members.claiming import link, the_one
from members.models import AccountClaim, ClaimState, LinkedHow, WorkerAccount
from members.own_settings import CLAIM_TRIES
from members.policy_own import OWN
from members.refusals_own import TooManyTries

CLAIM_DEADLINE = "members.claim"


def claim_worker(*, name: str, id_number: str, by: Any) -> AccountClaim | None:
    """The claim, linked or waiting for a human; None when the account is linked already.

    ``id_number`` is the whole number or its last four characters. The answer is the same whether the rosters know
    nobody, several people or another name.

    Raises:
        TooManyTries: the account has tried as often as the setting allows within a day.
    """
    with transaction.atomic():
        OWN.require(by, "claim_worker")
        user = get_user_model().objects.select_for_update().get(pk=by.pk)
        if WorkerAccount.objects.filter(user=user).exists():
            return None
        name = clean_name(name)[:60]
        waiting = AccountClaim.objects.filter(user=user, state=ClaimState.WAITING).first()
        if waiting is not None and waiting.name == name and _said(waiting) == id_number:
            return waiting
        since = clock.now() - timedelta(days=1)
        tried = AccountClaim.objects.filter(user=user, said_at__gt=since).count()
        if tried >= setting_on(CLAIM_TRIES.key, clock.today()):
            raise TooManyTries
        if waiting is not None:
            forget(waiting, ClaimState.REPLACED)
        worker = the_one(user, name, id_number)
        claim = AccountClaim.objects.create(user=user, name=name, id_number=id_number)
        write_history(subject=claim, verb="members.claim_made", by=by)
        if worker is not None:
            link(user, worker, LinkedHow.SELF, by=by)
            claim.worker = worker
            forget(claim, ClaimState.LINKED)
        else:
            set_deadline(subject=claim, kind=CLAIM_DEADLINE, by=by, owner_role=Role.COMMITTEE_CLERK)
    return claim


def forget(claim: AccountClaim, state: ClaimState, *, by: Any = None) -> None:
    """Close the claim: the number that was typed is not kept, nor the name when the person replaced it."""
    claim.state, claim.id_number, claim.decided_at, claim.decided_by = state, None, clock.now(), by
    if state is ClaimState.REPLACED:
        claim.name = ""
    claim.save(update_fields=["state", "id_number", "decided_at", "decided_by", "name", "worker", "answer"])
    if state is ClaimState.REPLACED:
        drop_deadline(subject=claim, kind=CLAIM_DEADLINE, by=by)


def _said(claim: AccountClaim) -> str:
    return claim.id_number.reveal() if claim.id_number else ""
