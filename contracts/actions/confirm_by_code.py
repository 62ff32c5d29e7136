"""A code to the signer's own mobile, bound to this contract as it was sent, and confirmed before the signature."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_party
from contracts.models import Party
from contracts.refusals import Refusal
from contracts.signing_checks import check_may_sign
from contracts.states import PartyRole
from jinxi_portal.accounts.public import CodeNotSent, SentCode, confirm_code, send_code
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.records.public import write_history


def send_signing_code(*, party: Party) -> SentCode:
    """Send it to the mobile of the party.

    Raises:
        Refusal: the party may not sign now, or the code cannot be sent.
    """
    check_may_sign(party)
    try:
        doing = _("签署合同 %(number)s") % {"number": party.contract.number}
        return send_code(purpose=_purpose(party), doing=doing, mobile=_mobile(party))
    except CodeNotSent as trouble:
        raise Refusal(trouble.sentence, code="code_not_sent") from trouble


def confirm_signing_code(*, party: Party, typed: str, by: Any) -> Party:
    """It is good for a signature in the next quarter of an hour.

    Raises:
        Refusal: the party may not sign now, or the code is wrong.
    """
    with transaction.atomic():
        locked = lock_party(party)
        check_may_sign(locked)
        if not confirm_code(purpose=_purpose(locked), mobile=_mobile(locked), typed=typed):
            raise Refusal(_("验证码不对或已过期。请核对短信后重新输入，或者重新获取。"), code="code_wrong")
        locked.code_confirmed_at = clock.now()
        locked.save(update_fields=["code_confirmed_at"])
        write_history(
            subject=locked.contract, verb="contracts.code_confirmed", by=by, facts={"role": PartyRole(locked.role)}
        )
    return locked


def _purpose(party: Party) -> str:
    return f"contract {party.contract.number} {party.contract.round} {party.contract.text_digest} {party.uid}"


def _mobile(party: Party) -> Sealed:
    if party.mobile is None:
        raise Refusal(_("合同上没有写您的手机号码，请联系起草的人。"), code="no_mobile")
    return party.mobile
