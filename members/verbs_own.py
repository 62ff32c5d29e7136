"""What is written on the timelines of what workers say on the phone."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs
from members.models import ClaimAnswer

register_verbs(
    Verb("members.claim_made", _("本人说“这是我”")),
    Verb("members.claim_refused", _("没有核对上"), codes={"answer": ClaimAnswer}),
)
