"""The mediator writes what both sides have agreed on; a written agreement waits for signatures, an oral one is in force at once."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Agreement, Dispute, Duty
from disputes.people import tell_parties
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.rules.agreement import WANTED, missing_contents
from disputes.settlement import Contents, DutyGiven, take_effect_when_complete
from disputes.states import DisputeState, check_move
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def write_agreement(
    *, dispute: Dispute, form: AgreementForm, contents: Contents, duties: Sequence[DutyGiven], by: Any
) -> Agreement:
    """Written again before it is in force, it loses the signatures that it has.

    Raises:
        Refusal: a content of article 29 is missing; the sentence says which.
        MoveNotAllowed: nobody is mediating, or the case is over.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "agree", locked)
        check_move(locked.state, DisputeState.AGREED, "agree")
        _require_contents(locked, contents, duties)
        now = clock.now()
        agreement, _made = Agreement.objects.update_or_create(
            dispute=locked,
            defaults={
                "form": form,
                "facts": contents.facts.strip(),
                "matter": contents.matter.strip(),
                "responsibilities": contents.responsibilities.strip(),
                "agreed": contents.agreed.strip(),
                "performance": contents.performance.strip(),
                "written_by": by,
                "written_at": now,
                "mediator_signed_by": by if form == AgreementForm.ORAL else None,
                "mediator_signed_at": now if form == AgreementForm.ORAL else None,
            },
        )
        agreement.signatures.all().delete()
        agreement.duties.all().delete()
        Duty.objects.bulk_create(
            Duty(
                agreement=agreement,
                position=position,
                side=duty.side,
                words=duty.words.strip(),
                amount=duty.amount,
                due_on=duty.due_on,
            )
            for position, duty in enumerate(duties, start=1)
        )
        write_history(
            subject=locked, verb="disputes.agreement_written", by=by, facts={"number": locked.number, "form": form}
        )
        if not take_effect_when_complete(locked, agreement, by=by):
            tell_parties(locked, "to_sign", by=by, stage=str(int(now.timestamp())))
    return agreement


def _require_contents(dispute: Dispute, contents: Contents, duties: Sequence[DutyGiven]) -> None:
    said = {
        "parties": "、".join(party.name for party in dispute.parties.all()),
        "facts": contents.facts,
        "matter": contents.matter,
        "responsibilities": contents.responsibilities,
        "agreed": contents.agreed,
        "performance": contents.performance,
        "due": "、".join(duty.due_on.isoformat() for duty in duties),
    }
    missing = missing_contents(said)
    if missing:
        wanted = "".join(str(WANTED[content]) for content in missing)
        raise Refusal(_("协议还缺少法律要求的内容：%(wanted)s") % {"wanted": wanted}, code="contents_missing")
