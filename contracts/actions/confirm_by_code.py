"""A code to a party's own mobile, bound to this contract as it was sent: before the signature, and before a guest fetches the file."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.locking import lock_party
from contracts.models import Party
from contracts.refusals import Refusal
from contracts.signing_checks import check_may_sign
from contracts.states import SIGNED_STATES, PartyRole
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
    return _send(party, _("签署合同 %(number)s") % {"number": party.contract.number}, _purpose(party))


def send_file_code(*, party: Party) -> SentCode:
    """Send it to the mobile of the party, before the signed file with its whole ID numbers is handed out by a link.

    Raises:
        Refusal: not everybody has signed, or the code cannot be sent.
    """
    _check_is_signed(party)
    return _send(party, _("取合同 %(number)s 的文件") % {"number": party.contract.number}, _file_purpose(party))


def confirm_signing_code(*, party: Party, typed: str, by: Any) -> Party:
    """It is good for a signature in the next quarter of an hour.

    Raises:
        Refusal: the party may not sign now, or the code is wrong.
    """
    with transaction.atomic():
        locked = lock_party(party)
        check_may_sign(locked)
        _confirm(locked, _purpose(locked), typed)
        locked.code_confirmed_at = clock.now()
        locked.save(update_fields=["code_confirmed_at"])
        _write(locked, by)
    return locked


def confirm_file_code(*, party: Party, typed: str, by: Any) -> Party:
    """Whoever typed it holds the party's mobile; the browser may fetch the file.

    Raises:
        Refusal: not everybody has signed, or the code is wrong.
    """
    with transaction.atomic():
        locked = lock_party(party)
        _check_is_signed(locked)
        _confirm(locked, _file_purpose(locked), typed)
        _write(locked, by)
    return locked


def _check_is_signed(party: Party) -> None:
    if party.contract.state not in SIGNED_STATES:
        raise Refusal(_("各方都签完以后才有文件。"), code="not_signed")


def _send(party: Party, doing: str, purpose: str) -> SentCode:
    try:
        return send_code(purpose=purpose, doing=doing, mobile=_mobile(party))
    except CodeNotSent as trouble:
        raise Refusal(trouble.sentence, code="code_not_sent") from trouble


def _confirm(party: Party, purpose: str, typed: str) -> None:
    if not confirm_code(purpose=purpose, mobile=_mobile(party), typed=typed):
        raise Refusal(_("验证码不对或已过期。请核对短信后重新输入，或者重新获取。"), code="code_wrong")


def _write(party: Party, by: Any) -> None:
    facts = {"role": PartyRole(party.role)}
    write_history(subject=party.contract, verb="contracts.code_confirmed", by=by, facts=facts)


def _file_purpose(party: Party) -> str:
    return f"contract file {party.contract.number} {party.uid}"


def _purpose(party: Party) -> str:
    return f"contract {party.contract.number} {party.contract.round} {party.contract.text_digest} {party.uid}"


def _mobile(party: Party) -> Sealed:
    if party.mobile is None:
        raise Refusal(_("合同上没有写您的手机号码，请联系起草的人。"), code="no_mobile")
    return party.mobile
