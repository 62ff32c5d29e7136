"""The component shelf's template tags, builtin in every template. ``docs/pages.md`` lists them with their variables."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from jinxi_portal.accounts.public import Decision, Policy
from jinxi_portal.web.parts import Tone
from jinxi_portal.web.tables.markup import body_markup
from jinxi_portal.web.tables.table import Table

register = template.Library()

#: The drawing of each tone: colour never says a state alone.
TONE_ICONS = {Tone.NEUTRAL: "dot", Tone.INFO: "info", Tone.WAIT: "clock", Tone.GOOD: "check", Tone.BAD: "alert"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of ``static/img/icons.svg``; always beside words, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def table_body(table: Table) -> SafeString:
    """The rows of a list."""
    return body_markup(table)


@register.simple_tag(takes_context=True)
def again(context: template.Context, name: str) -> str:
    """The text of a block once more: the page's title stands in the tab and in its heading."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    rendered: Any = block.render(context) if block else ""
    return mark_safe(strip_tags(rendered).strip())  # noqa: S308 -- the block has escaped its text already


@register.simple_tag(takes_context=True)
def may(context: template.Context, policy: Policy, act: str, subject: Any = None) -> Decision:
    """The policy's answer for who looks at the page: ``{% may policy "accept" dispute as decision %}``."""
    return policy.may(context["request"].user, act, subject)


@register.filter
def day(value: date | datetime | None) -> str:
    """A date as offices write it in tables, in the county's zone: 2026-05-03."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{0}" class="number">{0}</time>', on.isoformat())


@register.filter
def moment(value: datetime | None) -> str:
    """Date and minute in the county's zone: 2026-05-03 10:21."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" class="number">{}</time>', local.isoformat(timespec="seconds"), f"{local:%Y-%m-%d %H:%M}"
    )


@register.filter
def tone_icon(tone: str) -> str:
    return TONE_ICONS.get(Tone(tone or Tone.NEUTRAL), "dot")


def badge(label: Any, tone: str = Tone.NEUTRAL) -> str:
    """The badge of components/badge.html for Python code that shows a cell."""
    return _badge(str(label), str(tone))


@lru_cache(maxsize=1024)
def _badge(label: str, tone: str) -> str:
    """A list shows the same few badges hundreds of times."""
    return render_to_string("components/badge.html", {"label": label, "tone": tone})


@register.inclusion_tag("components/crumbs.html")
def crumbs(*parts: Any) -> dict[str, Any]:
    """``{% crumbs _("名册") rosters_url roster.name %}``: label and address by turns; a last label alone is the page itself."""
    trail = [(parts[at], parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)]
    return {"trail": trail}


@register.inclusion_tag("components/bar.html")
def bar(value: float | Decimal, most: float | Decimal = 1, text: Any = "", tone: str = "") -> dict[str, Any]:
    """How much of ``most`` a value is, as a line from the left."""
    share = max(0.0, min(float(value) / float(most), 1.0)) if most else 0.0
    return {"start": 0, "length": round(share * 100, 1), "text": text, "tone": tone or Tone.INFO}


@register.inclusion_tag("components/bar.html")
def weight_bar(value: float | Decimal, most: float | Decimal, text: Any = "") -> dict[str, Any]:
    """A weight for (to the right) or against (to the left), out of ``most`` in either direction."""
    share = max(-1.0, min(float(value) / float(most), 1.0)) if most else 0.0
    length = round(abs(share) * 50, 1)
    start = 50.0 if share >= 0 else 50 - length
    return {
        "start": round(start, 1),
        "length": length,
        "text": text or f"{float(value):+.1f}",
        "tone": Tone.GOOD if share >= 0 else Tone.BAD,
        "middle": True,
    }


@register.simple_block_tag
def card(content: str, title: Any = "", level: int = 2, flush: bool = False) -> str:
    """A white card; ``flush`` lets a table or list reach its edges."""
    return render_to_string(
        "components/card.html", {"content": content, "title": title, "level": level, "flush": flush}
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: Any = "") -> str:
    """A word to the reader in the flow of the page."""
    return render_to_string("components/notice.html", {"content": content, "tone": tone, "title": title})


@register.simple_block_tag
def dialog(content: str, id: str, title: Any) -> str:
    """A native dialog, opened by a button with ``data-opens="<id>"``."""
    return render_to_string("components/dialog.html", {"content": content, "id": id, "title": title})


@register.simple_block_tag
def fact(content: str, label: Any) -> str:
    """One line of a ``<dl class="facts">``."""
    return render_to_string("components/fact.html", {"content": content, "label": label})


@register.filter
def message_tone(level_tag: str) -> str:
    """The tone of one of Django's messages."""
    return {"success": Tone.GOOD, "warning": Tone.WAIT, "error": Tone.BAD}.get(level_tag, Tone.INFO)


@register.filter
def grouped(value: float | None) -> str:
    """A count with its thousands apart: 12,300."""
    return "" if value is None else f"{value:,}"
