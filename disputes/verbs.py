"""What is written on the timeline of a dispute. Words and people stand there by reference only."""

from django.utils.translation import gettext_lazy as _

from disputes import verbs_agreement, verbs_evidence
from disputes.rules.kinds import DisputeKind, Relation
from disputes.words import Channel, Consent, HowTold, MediationEnd, OfferState, Openness, Side, TieKind
from jinxi_portal.records.public import Verb, register_verbs

__all__ = ["verbs_agreement", "verbs_evidence"]

_DISPUTE = {"dispute": "disputes.Dispute"}
_PARTY = {"party": "disputes.Party"}
_OFFER = {"offer": "disputes.Offer"}
_CLAIM = {"claim": "disputes.Claim"}
_MEDIATION = {"mediation": "disputes.Mediation"}
_SESSION = {"session": "disputes.Session"}

register_verbs(
    Verb("disputes.taken_in", _("登记"), facts=("number",), codes={"kind": DisputeKind, "channel": Channel}),
    Verb("disputes.handed_on", _("移交"), facts=("number",), references=_DISPUTE),
    Verb("disputes.declined", _("不予受理"), facts=("number",), references=_DISPUTE),
    Verb("disputes.party_corrected", _("补正当事人"), codes={"side": Side}),
    Verb("disputes.matter_corrected", _("补正登记"), codes={"kind": DisputeKind, "relation": Relation}),
    Verb("disputes.accepted", _("受理"), facts=("number", "due")),
    Verb("disputes.consent_asked", _("征求意见"), facts=("number",)),
    Verb("disputes.consent_answered", _("答复"), codes={"answer": Consent, "how": HowTold}, references=_PARTY),
    Verb("disputes.mediation_begun", _("开始调解"), facts=("number",), codes={"openness": Openness}),
    Verb("disputes.refused", _("不同意调解"), facts=("number",), references=_DISPUTE),
    Verb("disputes.withdrawn", _("撤回申请"), facts=("number",), references=_DISPUTE),
    Verb("disputes.stopped", _("终止调解"), facts=("number",), references=_DISPUTE),
    Verb("disputes.failed", _("调解不成"), facts=("number",), references=_DISPUTE),
    Verb("disputes.archived", _("归档"), facts=("number",)),
    Verb("disputes.text_published", _("写成案例"), facts=("number",)),
    Verb("disputes.text_changed", _("修改案例"), facts=("number",)),
    Verb("disputes.text_withdrawn", _("撤下案例"), facts=("number",)),
    # the talks
    Verb("disputes.claim_added", _("增加请求"), codes={"how": HowTold}, references=_CLAIM),
    Verb("disputes.claim_changed", _("变更请求"), codes={"how": HowTold}, references=_CLAIM),
    Verb("disputes.claim_withdrawn", _("放弃请求"), codes={"how": HowTold}, references=_CLAIM),
    Verb("disputes.offer_made", _("提出方案"), references=_OFFER),
    Verb("disputes.offer_answered", _("答复方案"), codes={"answer": OfferState}, references={**_OFFER, **_PARTY}),
    Verb("disputes.extension_asked", _("提出延长"), facts=("until",)),
    Verb("disputes.extended", _("延长"), facts=("until",)),
    # mediators
    Verb("disputes.mediator_registered", _("登记调解员"), facts=("count",)),
    Verb("disputes.tie_declared", _("登记回避事项"), codes={"kind": TieKind}),
    Verb("disputes.mediators_proposed", _("推荐调解员"), facts=("number", "count")),
    Verb("disputes.mediator_chosen", _("选择调解员"), references={**_MEDIATION, **_PARTY}),
    Verb("disputes.mediator_in_charge", _("选定调解员"), references=_MEDIATION),
    Verb("disputes.mediator_replaced", _("更换调解员"), codes={"why": MediationEnd}, references=_MEDIATION),
    # sessions
    Verb("disputes.session_planned", _("约定调解会"), references=_SESSION),
    Verb("disputes.session_cancelled", _("取消调解会"), references=_SESSION),
    Verb("disputes.session_held", _("写成笔录"), facts=("came",), references=_SESSION),
    Verb("disputes.minutes_signed", _("笔录签字"), references={**_SESSION, **_PARTY}),
)
