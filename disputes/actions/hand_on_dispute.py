"""Signs of crime, violence or a minor at risk: not mediated, handed on at once, at whatever moment they show."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.ending import end_by_handing_on
from disputes.locking import lock_dispute
from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.screening import Sign


def hand_on_dispute(*, dispute: Dispute, signs: Iterable[Sign], handed_to: str, words: str, by: Any) -> Dispute:
    """``handed_to`` is who was called.

    Raises:
        Refusal: no sign was named, or nobody was called.
        MoveNotAllowed: it is over.
    """
    found = list(signs)
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "hand_on", locked)
        if not found:
            raise Refusal(_("请选择看到了哪种迹象。"), code="no_sign")
        if not handed_to.strip():
            raise Refusal(_("请写明联系了谁，例如：公安 110，秀谷派出所。"), code="nobody_called")
        end_by_handing_on(locked, signs=found, handed_to=handed_to, words=words, by=by)
    return locked
