"""What is written on the timeline of a dispute about evidence: its number and whose it is; what it shows stands there by reference."""

from django.utils.translation import gettext_lazy as _

from disputes.words_evidence import EvidenceKind, Giver
from jinxi_portal.records.public import Verb, register_verbs

_EVIDENCE = {"evidence": "disputes.Evidence"}

register_verbs(
    Verb(
        "disputes.evidence_given",
        _("提供证据"),
        facts=("position",),
        codes={"kind": EvidenceKind, "giver": Giver},
        references=_EVIDENCE,
    ),
    Verb(
        "disputes.evidence_released", _("给对方看"), facts=("position",), codes={"giver": Giver}, references=_EVIDENCE
    ),
    Verb(
        "disputes.evidence_withdrawn", _("撤回证据"), facts=("position",), codes={"giver": Giver}, references=_EVIDENCE
    ),
)
