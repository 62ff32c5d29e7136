"""One-time links for parties without an account: made by the drafter, shown once, used once."""

import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_party
from contracts.models import Party
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import ContractState, PartyRole
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def issue_link(*, party: Party, by: Any) -> str:
    """The token of a fresh link; an earlier one stops working. Only its digest is kept.

    Raises:
        Refusal: the contract does not wait for signatures, or the party has signed.
    """
    with transaction.atomic():
        locked = lock_party(party)
        POLICY.require(by, "draft", locked.contract)
        if locked.contract.state != ContractState.SIGNING:
            raise Refusal(_("合同发出之后才有签字链接。"), code="not_signing")
        if locked.signatures.filter(voided_at__isnull=True).exists():
            raise Refusal(_("%(label)s已经签过字，不用再发链接。") % {"label": locked.label}, code="signed")
        token = secrets.token_urlsafe(24)
        locked.link_digest, locked.link_until = _digest(token), locked.contract.sign_by
        locked.save(update_fields=["link_digest", "link_until"])
        write_history(
            subject=locked.contract, verb="contracts.link_issued", by=by, facts={"role": PartyRole(locked.role)}
        )
    return token


def open_link(*, token: str) -> Party | None:
    """The party of a link that stands, which is used up now; None for any other."""
    with transaction.atomic():
        found = party_of_link(token)
        if found is None:
            return None
        locked = lock_party(found)
        if locked.link_digest != _digest(token):
            return None
        locked.link_digest, locked.link_until = "", None
        locked.save(update_fields=["link_digest", "link_until"])
        write_history(
            subject=locked.contract, verb="contracts.link_used", by=None, facts={"role": PartyRole(locked.role)}
        )
    return locked


def party_of_link(token: str) -> Party | None:
    """Whose link it is, without using it up."""
    rows = Party.objects.filter(link_digest=_digest(token), link_until__gt=clock.now())
    return rows.select_related("contract").first()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
