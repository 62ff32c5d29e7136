"""The figures in the menu and on the staff's first page."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.figures.policy import FIGURES
from jinxi_portal.figures.reading import read_all
from jinxi_portal.kernel import clock, slots


def _sees(user: Any) -> bool:
    return bool(FIGURES.may(user, "see"))


def _on_the_first_page(user: Any) -> Sequence[slots.HomeFigure]:
    if not _sees(user):
        return []
    return [
        slots.HomeFigure(
            label=reading.figure.label,
            value=reading.text,
            unit=reading.unit,
            note=reading.period,
            url=reverse("figures:figure", args=[reading.figure.key]),
        )
        for reading in read_all(as_of=clock.today())
    ]


slots.menu.register(slots.MenuEntry("figures", _("数字"), "figures:figures", visible=_sees, order=5))
slots.home_figures.register(
    slots.HomeFigures("figures", _("数字"), _on_the_first_page, url_name="figures:figures", order=10)
)
