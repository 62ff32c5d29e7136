"""Shares and ids as the pages of this room write them."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def percent(value: float | None, places: int = 1) -> str:
    """93.1%, or a dash for nothing."""
    return "—" if value is None else f"{value * 100:.{places}f}%"


@register.filter
def share_words(share: dict[str, Any]) -> str:
    """A share kept in JSON: 97.0% (65 of 67, 90.1%–99.2%)."""
    if not share or not share.get("decided"):
        return "—"
    return _("%(share)s（%(hits)s / %(decided)s，区间 %(low)s–%(high)s）") % {
        "share": percent(share["share"]),
        "hits": share["hits"],
        "decided": share["decided"],
        "low": percent(share["low"]),
        "high": percent(share["high"]),
    }


@register.filter
def part(name: str, row: Any) -> str:
    """An id of a part of the page that belongs to a row: ``mobile-12``."""
    return f"{name}-{row.pk}"
