"""What pages of disputes need to draw."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute
from disputes.rules.screening import ALARMS, RIGHT_DOOR, Door, NotTaken, Sign
from disputes.views.table import left_in_words
from disputes.words import SignCode
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Tone

register = template.Library()

#: Where a rule says by which article it reckons, in the reader's language.
_LAWS = {
    "民法典 188": _("民法典 188"),
    "劳动争议调解仲裁法 27": _("劳动争议调解仲裁法 27"),
    "劳动法 44(1)": _("劳动法 44(1)"),
    "劳动法 44(2)": _("劳动法 44(2)"),
    "劳动法 44(3)": _("劳动法 44(3)"),
    "劳动法 50": _("劳动法 50"),
    "劳动法 51，人社部发〔2025〕2号": _("劳动法 51，人社部发〔2025〕2号"),
}


@register.filter
def law(source: str) -> Any:
    return _LAWS.get(source, source)


#: What the parties are told whenever it ends without an agreement (人民调解法 26).
WAYS_LEFT = _("可以依法申请仲裁、请行政机关处理或者向法院起诉。需要法律帮助可以拨打 12348。")


@register.inclusion_tag("components/bar.html")
def clock_bar(row: Dispute) -> dict[str, Any]:
    """How much of the time to the limit has gone; full and red when it is late, nothing once it is over."""
    left = row.days_left()
    if left is None or row.due is None:
        return {"start": 0, "length": 0, "text": "", "tone": Tone.NEUTRAL}
    whole = max((row.due - row.runs_since).days, 1)
    gone = min((clock.today() - row.runs_since).days / whole, 1)
    tone = Tone.BAD if left < 0 else Tone.WAIT if left <= 3 else Tone.INFO
    return {"start": 0, "length": round(max(gone, 0) * 100, 1), "text": left_in_words(row), "tone": tone}


#: From so many days before the last one the limitation stands on the row of a case that still runs.
LIMITATION_NEAR = 60


@register.simple_tag
def limitation_note(row: Dispute) -> str:
    """The last day for court or arbitration, when it is near: the talks do not keep it open."""
    left = row.limitation.days_left(clock.today())
    if not row.is_open or left is None or left > LIMITATION_NEAR:
        return ""
    sentence = _now("时效已过：%(day)s") if left < 0 else _now("时效到 %(day)s")
    return sentence % {"day": (row.limitation.last_day or clock.today()).isoformat()}


@register.simple_tag
def right_door(dispute: Dispute) -> str:
    """Where to go with what was not taken."""
    return str(RIGHT_DOOR[NotTaken(dispute.not_taken)])


@register.simple_tag
def doors(dispute: Dispute) -> list[Door]:
    """Whom to call about the signs of the case, each once."""
    found = {door.number: door for sign in dispute.signs for door in ALARMS[Sign(sign)].doors}
    return list(found.values())


@register.simple_tag
def sign_labels(dispute: Dispute) -> list[str]:
    return [str(SignCode(sign).label) for sign in dispute.signs]


@register.simple_tag
def ways_left() -> str:
    """What the parties may do after an end without agreement."""
    return str(WAYS_LEFT)


@register.simple_tag
def measure_url(query: dict[str, str]) -> str:
    """The list behind a number."""
    return f"{reverse('disputes:list')}?{urlencode(query)}"


@register.filter
def yuan(amount: Decimal | None) -> str:
    """A sum with its thousands apart, to the cent."""
    return "" if amount is None else f"{amount:,.2f}"
