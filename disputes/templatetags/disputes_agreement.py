"""How the standing of an instalment is shown."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from disputes.rules.performance import Kept
from jinxi_portal.web.public import Tone, badge

register = template.Library()

_SHOWN = {
    Kept.EARLY: (_("提前履行"), Tone.GOOD),
    Kept.IN_TIME: (_("按时履行"), Tone.GOOD),
    Kept.LATE: (_("逾期履行"), Tone.WAIT),
    Kept.OPEN: (_("还没有到期"), Tone.NEUTRAL),
    Kept.OVERDUE: (_("已经逾期"), Tone.BAD),
}


@register.simple_tag
def kept_badge(kept: Kept) -> SafeString | str:
    label, tone = _SHOWN[kept]
    return badge(label, tone)
