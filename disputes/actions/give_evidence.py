"""A party gives evidence, on the phone or at the desk; or the mediator adds what was found."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.public import Contract
from disputes.evidence_files import FILE_KIND, contracts_between
from disputes.locking import lock_dispute
from disputes.models import Dispute, Evidence, Party
from disputes.people import actor, tell_office
from disputes.policy import DISPUTES, party_of
from disputes.refusals import Refusal
from disputes.rules.evidence import MOST_FILES, MOST_IN_CASE, Lacks, lacks
from disputes.speaking import speaker
from disputes.words import HowTold
from disputes.words_evidence import EvidenceKind, Giver
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attach, write_history

_SAID = {
    Lacks.WORDS: gettext_lazy("请写一句这份材料证明什么。"),
    Lacks.THING: gettext_lazy("请选择文件、录音，或者选一份合同。"),
    Lacks.TOO_MANY: gettext_lazy("一份证据最多 %(most)d 个文件，请分几次提供。"),
}


def give_evidence(
    *,
    dispute: Dispute,
    kind: EvidenceKind,
    words: str,
    files: Sequence["File[bytes]"] = (),
    contract: Contract | None = None,
    party: Party | None = None,
    how: HowTold = HowTold.SELF,
    by: Any,
) -> Evidence:
    """Seen by the giver's side and by who handles the case until it is released. Without ``party`` the office found it itself.

    Raises:
        Refusal: nothing is given, it does not say what it shows, a file cannot be kept (the sentence says which and why), or the
            contract is not between these parties.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "give_evidence", locked)
        who, told = _giver(locked, party, how, by)
        missing = lacks(words=words, files=len(files), has_contract=contract is not None)
        if missing:
            raise Refusal(" ".join(str(_SAID[one]) % {"most": MOST_FILES} for one in missing), code=missing[0].value)
        if contract is not None and contract.pk not in {one.pk for one in contracts_between(locked)}:
            raise Refusal(_("这份合同不是双方之间的，请选择文件上传。"), code="contract_of_others")
        last = locked.evidence.aggregate(last=Max("position"))["last"] or 0
        if last >= MOST_IN_CASE:
            raise Refusal(
                _("这件纠纷已经有 %(most)d 份证据，请把材料当面交给调解员。") % {"most": MOST_IN_CASE}, code="full"
            )
        evidence = Evidence.objects.create(
            dispute=locked,
            position=last + 1,
            kind=EvidenceKind.CONTRACT if contract is not None else kind,
            words=words.strip(),
            party=who,
            how=told,
            given_at=clock.now(),
            noted_by=actor(by),
            contract=contract,
            contract_digest=contract.text_digest if contract is not None else "",
        )
        for file in files:
            _keep(evidence, file)
        write_history(
            subject=locked,
            verb="disputes.evidence_given",
            by=actor(by),
            facts={
                "position": evidence.position,
                "kind": evidence.kind,
                "giver": giver_of(evidence),
                "evidence": evidence,
            },
        )
        if told == HowTold.SELF:
            tell_office(locked, "evidence_given", by=by, stage=str(evidence.pk))
    return evidence


def giver_of(evidence: Evidence) -> Giver:
    return Giver(evidence.party.side) if evidence.party is not None else Giver.OFFICE


def _giver(locked: Dispute, party: Party | None, how: HowTold, by: Any) -> tuple[Party | None, str]:
    if party is None and party_of(by, locked) is None:
        return None, ""
    return speaker(locked, party=party, how=how, by=by)


def _keep(evidence: Evidence, file: "File[bytes]") -> None:
    try:
        attach(subject=evidence, file=file, kind=FILE_KIND[EvidenceKind(evidence.kind)], by=None)
    except ValidationError as error:
        raise Refusal(
            _("“%(name)s”没有收下：%(why)s") % {"name": file.name, "why": error.messages[0]}, code="file_not_taken"
        ) from error
