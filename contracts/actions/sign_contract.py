"""Sign. The last signature completes the contract: it is sealed by the office, and each party gets the file."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_party
from contracts.events import ContractCompleted
from contracts.models import Contract, Party, Signature
from contracts.paper_content import issue_contract_papers
from contracts.refusals import Refusal
from contracts.rules.signing import code_is_fresh
from contracts.signing_checks import check_may_sign, signed_parties
from contracts.states import ContractState, Device, PartyRole, check_contract
from contracts.telling import tell_parties
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, attach, write_history

#: The drawn signature as it is kept with the contract.
DRAWN = "contracts.signature"


def sign_contract(
    *, party: Party, shown_digest: str, device: Device, by: Any, picture: bytes = b"", typed_name: str = ""
) -> Contract:
    """``shown_digest``: of the text that the signer's page showed. ``picture``: PNG drawn with the finger; else the typed name.

    Raises:
        Refusal: it is not the party's turn, too late, another text, no fresh code, or neither picture nor name.
        ValidationError: the picture cannot be kept.
    """
    with transaction.atomic():
        locked = lock_party(party)
        contract = locked.contract
        check_may_sign(locked)
        confirmed_at = _check(locked, shown_digest, picture, typed_name)
        signature = Signature(
            party=locked,
            round=contract.round,
            signed_at=clock.now(),
            signed_by=by if getattr(by, "pk", None) else None,
            text_digest=contract.text_digest,
            opened_at=locked.opened_at,
            reading_seconds=locked.reading_seconds,
            read_percent=locked.read_percent,
            code_confirmed_at=confirmed_at,
            masked_mobile=locked.mobile.mask() if locked.mobile else "",
            device=device,
            typed_name="" if picture else typed_name.strip(),
        )
        if picture:
            name = _("签名_%(label)s.png") % {"label": locked.label}
            kept = attach(subject=contract, file=ContentFile(picture, name=name), kind=DRAWN, by=None, name=name)
            signature.picture, signature.picture_digest = kept, kept.digest
        signature.save()
        locked.link_digest, locked.link_until = "", None
        locked.save(update_fields=["link_digest", "link_until"])
        write_history(
            subject=contract,
            verb="contracts.contract_signed",
            by=by,
            facts={"role": PartyRole(locked.role), "device": device},
        )
        if len(signed_parties(locked)) == contract.parties.count():
            _complete(contract, by)
        else:
            tell_parties(contract, "contracts.signed_by_one", by=by, stage=f"{contract.round}-{locked.pk}")
    return contract


def _check(party: Party, shown_digest: str, picture: bytes, typed_name: str) -> datetime:
    """When the code was confirmed."""
    if shown_digest != party.contract.text_digest:
        raise Refusal(_("合同内容在您打开以后改过。请重新看一遍再签。"), code="other_text")
    if party.opened_at is None:
        raise Refusal(_("请先打开合同看一遍，再签字。"), code="not_read")
    confirmed_at = party.code_confirmed_at
    if confirmed_at is None or not code_is_fresh(confirmed_at, at=clock.now()):
        raise Refusal(_("请先用短信验证码确认是您本人，验证后十五分钟内签字。"), code="no_code")
    if not picture and typed_name.strip() != party.signs_as:
        raise Refusal(_("请用手指签名，或者键入您的姓名“%(name)s”。") % {"name": party.signs_as}, code="no_signature")
    return confirmed_at


def _complete(contract: Contract, by: Any) -> None:
    check_contract(contract.state, ContractState.ACTIVE, "sign_contract")
    contract.state, contract.completed_at = ContractState.ACTIVE, clock.now()
    contract.save(update_fields=["state", "completed_at"])
    write_history(
        subject=contract,
        verb="contracts.contract_completed",
        by=by,
        facts={"number": contract.number, "starts_on": contract.starts_on},
    )
    issue_contract_papers(contract)
    tell_parties(contract, "contracts.completed", by=None, stage=str(contract.round))
    announce(ContractCompleted(contract.pk, contract.worker_id, contract.employer_id))
