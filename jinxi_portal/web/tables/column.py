"""One column of a list: its heading, how a row's value is shown, and what it is sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, reduce
from html import unescape
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString


class Kind(StrEnum):
    """How values stand in the column."""

    TEXT = "text"
    NUMBER = "number"  # to the right, tabular figures
    DATE = "date"  # never broken over lines
    NARROW = "narrow"  # a badge, a short word: as narrow as it can be


@cache
def _labels(model: type[models.Model], name: str) -> dict[Any, Any]:
    """Choice -> label, made once: ``get_…_display`` translates every choice of the field for every row."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return {}
    return dict(getattr(field, "flatchoices", ()))


@dataclass(frozen=True)
class Column:
    """``sort`` names a model field or annotation (``name_pinyin``, ``employer__code``) that has an index.

    The value is ``render(row)``, else the template ``template`` with ``row``, else the attribute path ``key``.
    It is escaped unless it was made by a template or ``format_html``. ``link(row)`` makes it a link.
    """

    key: str
    label: Any
    sort: str = ""
    render: Callable[[Any], Any] | None = None
    template: str = ""
    link: Callable[[Any], str] | None = None
    kind: Kind = Kind.TEXT
    plain: Callable[[Any], Any] | None = None  # for the workbook, when the page's value is markup

    def show(self, row: Any) -> Any:
        """The value on the page."""
        if self.render is not None:
            return self.render(row)
        if self.template:
            return render_to_string(self.template, {"row": row})
        return self.value(row)

    def value(self, row: Any) -> Any:
        """The attribute behind ``key``; dots walk along, a choice comes as its label."""
        *path, last = self.key.split(".")
        owner: Any = reduce(lambda thing, name: getattr(thing, name, None), path, row)
        if owner is None:
            return None
        value = getattr(owner, last, None)
        labels = _labels(type(owner), last) if isinstance(owner, models.Model) else {}
        return labels.get(value, value) if labels else value

    def for_export(self, row: Any) -> Any:
        """The value in a workbook: a date as a date, and of markup the words only."""
        if self.plain is not None:
            return self.plain(row)
        if self.render is None:
            return self.value(row)
        shown = self.render(row)
        if not isinstance(shown, SafeString):
            return shown
        value = self.value(row)
        return value if isinstance(value, date) else unescape(strip_tags(shown)).strip()
