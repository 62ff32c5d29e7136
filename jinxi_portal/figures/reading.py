"""Figures as they are shown and written out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jinxi_portal.figures.figure import Figure, Value, figures


@dataclass(frozen=True)
class Reading:
    """A figure with its value on a day."""

    figure: Figure
    as_of: date
    value: Value

    @property
    def period(self) -> str:
        return self.figure.period.label(self.as_of)

    @property
    def text(self) -> str:
        """The value as people read it, without its unit; a dash when there is nothing to compute from."""
        text = text_of(self.value, share=self.figure.share)
        return text if self.figure.share or self.value is None or not self._in_per_cent else f"{text}%"

    @property
    def unit(self) -> str:
        return "" if self._in_per_cent or self.value is None else str(self.figure.unit)

    @property
    def _in_per_cent(self) -> bool:
        return self.figure.share or str(self.figure.unit) == "%"

    @property
    def kept(self) -> bool | None:
        return self.figure.keeps_promise(self.value)

    @property
    def promise(self) -> str:
        for limit, sentence in (
            (self.figure.at_most, _("不超过 %(limit)s")),
            (self.figure.at_least, _("不少于 %(limit)s")),
        ):
            if limit is not None:
                return sentence % {"limit": text_of(limit, share=self.figure.share)}
        return ""


def text_of(value: Value, *, share: bool = False) -> str:
    if value is None:
        return "—"
    number = Decimal(str(value)) * (100 if share else 1)
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return f"{text}%" if share else text


def in_order() -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure.order, figure.key))


def read(figure: Figure, *, as_of: date) -> Reading:
    return Reading(figure, as_of, figure.compute(as_of))


def read_all(*, as_of: date, chosen: Iterable[Figure] | None = None) -> list[Reading]:
    return [read(figure, as_of=as_of) for figure in (in_order() if chosen is None else chosen)]


def as_json(reading: Reading) -> dict[str, Any]:
    """Plain values for a program; a decimal is written exactly as far as it goes."""
    figure, value = reading.figure, reading.value
    since, until = figure.period.on(reading.as_of)
    return {
        "key": figure.key,
        "value": float(value) if isinstance(value, Decimal) else value,
        "unit": str(figure.unit),
        "label": str(figure.label),
        "definition": str(figure.definition),
        "since": since.isoformat() if since else None,
        "until": until.isoformat(),
        "as_of": reading.as_of.isoformat(),
    }
