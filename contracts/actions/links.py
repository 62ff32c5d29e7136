"""One-time links for parties without an account, to sign and later to fetch the file: made by the drafter, shown once, used once."""

import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_party
from contracts.models import Party
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.rules.signing import FILE_LINK_GOOD_FOR
from contracts.states import SIGNED_STATES, ContractState, PartyRole
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def issue_link(*, party: Party, by: Any) -> str:
    """The token of a fresh link; an earlier one stops working. Only its digest is kept.

    While the contract waits it leads to signing; once everybody has signed, to the file.

    Raises:
        Refusal: the contract was never sent or came to nothing, or it waits for others and the party has signed.
    """
    with transaction.atomic():
        locked = lock_party(party)
        POLICY.require(by, "draft", locked.contract)
        is_signed = locked.contract.state in SIGNED_STATES
        if not is_signed and locked.contract.state != ContractState.SIGNING:
            raise Refusal(_("合同发出之后才有签字链接。"), code="not_signing")
        if not is_signed and locked.signatures.filter(voided_at__isnull=True).exists():
            raise Refusal(_("%(label)s已经签过字，不用再发链接。") % {"label": locked.label}, code="signed")
        token = secrets.token_urlsafe(24)
        until = clock.now() + FILE_LINK_GOOD_FOR if is_signed else locked.contract.sign_by
        locked.link_digest, locked.link_until = digest_of(token), until
        locked.save(update_fields=["link_digest", "link_until"])
        verb = "contracts.file_link_issued" if is_signed else "contracts.link_issued"
        write_history(subject=locked.contract, verb=verb, by=by, facts={"role": PartyRole(locked.role)})
    return token


def open_link(*, token: str) -> Party | None:
    """The party of a link that stands, which is used up now; None for any other."""
    with transaction.atomic():
        found = party_of_link(token)
        if found is None:
            return None
        locked = lock_party(found)
        if locked.link_digest != digest_of(token):
            return None
        locked.link_digest, locked.link_until = "", None
        locked.save(update_fields=["link_digest", "link_until"])
        write_history(
            subject=locked.contract, verb="contracts.link_used", by=None, facts={"role": PartyRole(locked.role)}
        )
    return locked


def party_of_link(token: str) -> Party | None:
    """Whose link it is, without using it up."""
    rows = Party.objects.filter(link_digest=digest_of(token), link_until__gt=clock.now())
    return rows.select_related("contract").first()


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
