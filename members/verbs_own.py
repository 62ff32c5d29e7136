"""What is written on the timelines of what workers say on the phone."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs
from members.models import ClaimAnswer, ConsentHow

register_verbs(
    Verb("members.claim_made", _("本人说“这是我”")),
    Verb("members.claim_refused", _("没有核对上"), codes={"answer": ClaimAnswer}),
)
register_verbs(
    Verb(
        "members.consent_given",
        _("知情同意"),
        facts=("version",),
        codes={"how": ConsentHow},
    ),
    Verb("members.consent_withdrawn", _("撤回同意")),
    Verb("members.lead_unwilling", _("本人撤回同意"), facts=("number",)),
    Verb("members.self_reported", _("党员自报"), facts=("number",)),
    Verb("members.report_withdrawn", _("撤回自报"), facts=("number",)),
)
