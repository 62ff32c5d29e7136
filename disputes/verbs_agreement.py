"""What is written on the timeline of a dispute about its agreement."""

from django.utils.translation import gettext_lazy as _

from disputes.words import HowTold, Side
from disputes.words_agreement import AgreementForm, ConfirmationResult
from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("disputes.agreement_written", _("拟写协议"), facts=("number",), codes={"form": AgreementForm}),
    Verb("disputes.agreement_signed", _("协议签字"), facts=("number",), codes={"side": Side, "how": HowTold}),
    Verb("disputes.mediator_signed", _("调解员签名"), facts=("number",)),
    Verb("disputes.settled", _("协议生效"), facts=("number", "day")),
    Verb(
        "disputes.paid",
        _("登记付款"),
        facts=("number", "amount", "day"),
        references={"payment": "disputes.Payment"},
    ),
    Verb("disputes.duty_done", _("登记履行"), facts=("number", "day"), references={"duty": "disputes.Duty"}),
    Verb(
        "disputes.payment_cancelled",
        _("作废付款登记"),
        facts=("number", "amount", "day"),
        references={"payment": "disputes.Payment"},
    ),
    Verb("disputes.duty_undone", _("作废履行登记"), facts=("number",), references={"duty": "disputes.Duty"}),
    Verb("disputes.visited", _("回访"), facts=("number", "day"), references={"visit": "disputes.Visit"}),
    Verb("disputes.performed", _("履行完毕"), facts=("number",)),
    Verb("disputes.broken", _("没有履行"), facts=("number",)),
    Verb("disputes.confirmation_asked", _("准备司法确认"), facts=("number", "due")),
    Verb("disputes.confirmation_handed_in", _("递交司法确认申请"), facts=("number", "day")),
    Verb("disputes.confirmation_ended", _("法院裁定"), facts=("number", "day"), codes={"result": ConfirmationResult}),
)
