"""A party signs: with the finger on a phone or the desk's screen, or on paper at the desk."""

import base64
import binascii
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import AgreementSignature, Dispute, Party
from disputes.people import actor
from disputes.policy import DISPUTES, party_of
from disputes.refusals import Refusal
from disputes.settlement import agreement_of, take_effect_when_complete
from disputes.words import HowTold
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attach, write_history

DRAWING = "disputes.signature"
_PNG = "data:image/png;base64,"


def sign_agreement(*, dispute: Dispute, party: Party, drawing: str = "", by: Any) -> AgreementSignature:
    """``drawing`` is the picture of the finger's line as a data address; a party that signs alone has to draw it.

    Raises:
        Refusal: nothing to sign, signed already, or no signature was drawn.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "sign_agreement", locked)
        agreement = agreement_of(locked)
        if agreement.form == AgreementForm.ORAL:
            raise Refusal(_("口头协议由调解员记录，不用签字。"), code="oral")
        me = party_of(by, locked)
        if party.dispute_id != locked.pk or (me is not None and me.pk != party.pk):
            raise Refusal(_("只能签自己的名字。"), code="not_yours")
        if agreement.signatures.filter(party=party).exists():
            raise Refusal(_("已经签过字了，不用再签。"), code="signed_already")
        how = HowTold.SELF if me is not None else HowTold.DESK
        if how == HowTold.SELF and not drawing:
            raise Refusal(_("请先在框里用手指写上您的姓名。"), code="not_drawn")
        signature = AgreementSignature.objects.create(
            agreement=agreement,
            party=party,
            how=how,
            signed_at=clock.now(),
            noted_by=actor(by),
            drawing=_kept(locked, drawing) if drawing else None,
        )
        write_history(
            subject=locked,
            verb="disputes.agreement_signed",
            by=actor(by),
            facts={"number": locked.number, "side": party.side, "how": how},
        )
        take_effect_when_complete(locked, agreement, by=by)
    return signature


def _kept(dispute: Dispute, drawing: str) -> Any:
    try:
        if not drawing.startswith(_PNG):
            raise ValueError
        picture = base64.b64decode(drawing[len(_PNG) :], validate=True)
        return attach(subject=dispute, file=ContentFile(picture, "signature.png"), kind=DRAWING, by=None)
    except (ValueError, binascii.Error, ValidationError) as error:
        raise Refusal(_("签名没有传完整，请再写一次。"), code="drawing_unreadable") from error
