"""What pages and timelines of help requests need to name and draw things."""

from typing import Any

from django import template

from branches.handover import HandedProgress, label_of, progress_of
from branches.rules.help import days_taken
from branches.views.help_table import left_in_words
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Tone

register = template.Library()


@register.simple_tag
def handover_label(key: str) -> str:
    """The room that took a request over, in the reader's language."""
    return label_of(key)


@register.simple_tag(takes_context=True)
def handover_progress(context: template.Context, row: Any) -> HandedProgress | None:
    """How far the room has come that took the request over."""
    return progress_of(row.handed_to, row.case_id, context["request"].user) if row.handed_to else None


@register.inclusion_tag("components/bar.html")
def time_bar(row: Any) -> dict[str, Any]:
    """How much of the time to the deadline has gone; full and red when it is late."""
    if not row.is_open or row.handed_to:
        return {"start": 0, "length": 0, "text": left_in_words(row), "tone": Tone.NEUTRAL}
    asked_on, today = clock.local_date(row.asked_at), clock.today()
    whole = max(days_taken(asked_on, row.resolve_due), 1)
    share = min(days_taken(asked_on, today) / whole, 1)
    left = days_taken(today, row.resolve_due)
    tone = Tone.BAD if left < 0 else Tone.WAIT if left <= 2 else Tone.INFO
    return {"start": 0, "length": round(max(share, 0) * 100, 1), "text": left_in_words(row), "tone": tone}
