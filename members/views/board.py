"""The board of the three finds, and its workbook."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import ExportColumn, write_workbook
from members.board import Board, board_of
from members.forms.board import BoardForm
from members.policy import POLICY
from members.tracing.finds import Find


def _board(request: HttpRequest) -> tuple[BoardForm, Board]:
    form = BoardForm(request.GET)
    dimension, value = form.chosen()
    return form, board_of(dimension, value)


@require_safe
@guarded(POLICY, "see_board")
def board(request: HttpRequest) -> HttpResponse:
    form, shown = _board(request)
    context = {
        "form": form,
        "board": shown,
        "finds": [find.label for find in Find],
        "narrow": form.label(),
        "query": request.GET.urlencode(),
        "now": clock.now(),
        "parts": [
            (_("按社区"), _("社区"), shown.by_community),
            (_("按企业和平台"), _("企业"), shown.by_employer),
            (_("按发现月份"), _("月份"), shown.by_month),
        ],
    }
    return render(request, "members/board/board.html", context)


@require_safe
@guarded(POLICY, "see_board")
def export(request: HttpRequest) -> Any:
    """What the page shows, one line for each of its lines."""
    form, shown = _board(request)
    columns = [ExportColumn(_("部分"), 16), ExportColumn(_("项目"), 24), ExportColumn(_("数"), 10)]
    columns += [ExportColumn(heading, 14) for heading in (*(find.label for find in Find), _("合计"))]
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it when it has been sent
    write_workbook(file, sheet=_("三找看板"), columns=columns, rows=_lines(shown), title=form.label())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"board-{clock.today():%Y%m%d}.xlsx")


def _lines(board: Board) -> Iterator[list[Any]]:
    for step in board.funnel:
        yield [_("漏斗"), step.label, step.count]
    for line in (*board.stages, *board.outcomes):
        yield [_("三找"), line.label, line.counts[-1].count, *(count.count for count in line.counts)]
    for label, median in board.steps:
        yield [_("天数中位数"), label, median.days]
    for part, lines in ((_("社区"), board.by_community), (_("企业"), board.by_employer), (_("月份"), board.by_month)):
        for line in lines:
            yield [part, line.label, line.counts[0].count]
