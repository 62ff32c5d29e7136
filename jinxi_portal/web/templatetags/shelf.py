"""The component shelf's template tags, builtin in every template."""

from typing import Any

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of ``static/img/icons.svg``; always beside words, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def again(context: template.Context, name: str) -> str:
    """The text of a block once more: the page's title stands in the tab and in its heading."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    rendered: Any = block.render(context) if block else ""
    return SafeString(strip_tags(rendered).strip())  # rendered by the template, so escaped already
