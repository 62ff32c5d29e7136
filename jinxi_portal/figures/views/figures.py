"""The figures and the lists behind them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.figures.figure import Figure, Rows
from jinxi_portal.figures.figure import figures as registry
from jinxi_portal.figures.forms import as_of_in
from jinxi_portal.figures.policy import FIGURES
from jinxi_portal.figures.reading import read, read_all
from jinxi_portal.records.public import csv_answer

#: A longer list is read in the exported file.
MOST_LINES = 500


@require_safe
@guarded(FIGURES, "see")
def figures(request: HttpRequest) -> HttpResponse:
    form, as_of = as_of_in(request.GET)
    return render(request, "figures/figures.html", {"form": form, "as_of": as_of, "readings": read_all(as_of=as_of)})


@require_safe
@guarded(FIGURES, "see")
def export(request: HttpRequest) -> Any:
    _form, as_of = as_of_in(request.GET)
    headings = [_("指标"), _("数值"), pgettext("数值", "单位"), _("期间"), _("口径")]
    rows = [
        (reading.figure.label, reading.text, reading.unit, reading.period, reading.figure.definition)
        for reading in read_all(as_of=as_of)
    ]
    return csv_answer(f"figures-{as_of.isoformat()}.csv", headings, rows)


@require_safe
@guarded(FIGURES, "see")
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """The list behind a figure: here, or on the room's own page."""
    found, (form, as_of) = _figure(key), as_of_in(request.GET)
    behind = found.records(as_of)
    if not isinstance(behind, Rows):
        return redirect(behind)
    links = list(behind.links) or [""] * len(behind.lines)
    further = list(behind.headings)[1:]
    context = {
        "reading": read(found, as_of=as_of),
        "form": form,
        "as_of": as_of,
        "headings": behind.headings,
        "lines": [
            (cells[0], list(zip(further, cells[1:], strict=True)), link)
            for cells, link in zip(behind.lines[:MOST_LINES], links, strict=False)
        ],
        "count": len(behind.lines),
        "most": MOST_LINES,
    }
    return render(request, "figures/figure.html", context)


@require_safe
@guarded(FIGURES, "see")
def export_figure(request: HttpRequest, key: str) -> Any:
    found, (_form, as_of) = _figure(key), as_of_in(request.GET)
    behind = found.records(as_of)
    if not isinstance(behind, Rows):
        return redirect(behind)
    return csv_answer(f"{found.key}-{as_of.isoformat()}.csv", behind.headings, behind.lines)


def _figure(key: str) -> Figure:
    if key not in registry:
        raise Http404
    return registry.get(key)
