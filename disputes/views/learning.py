"""The figures of a period, each opening its list; the same as a workbook; the cases of one respondent."""

import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from disputes.forms.learning import PeriodForm
from disputes.learning import Learning, cases_against_the_same, learn
from disputes.models import Dispute, Party
from disputes.policy import DISPUTES
from disputes.views.table import DisputeTable
from disputes.words import Side
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import ExportColumn, write_workbook
from jinxi_portal.web.public import Column


@never_cache
@require_safe
@guarded(DISPUTES, "see_learning")
def learning(request: HttpRequest) -> HttpResponse:
    form, found = _learned(request)
    context = {"form": form, "learned": found, "query": request.GET.urlencode(), "names": _names(request)}
    return render(request, "disputes/learning/learning.html", context)


@never_cache
@require_safe
@guarded(DISPUTES, "see_learning")
def export(request: HttpRequest) -> Any:
    """One line per number of the page."""
    _form, found = _learned(request)
    columns = [
        ExportColumn(heading, wide)
        for heading, wide in ((_("表"), 16), (_("项目"), 30), (_("月份"), 12), (_("数值"), 12), (_("说明"), 50))
    ]
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it when it has been sent
    title = _("纠纷分析 %(since)s 到 %(until)s") % {"since": found.since.isoformat(), "until": found.until.isoformat()}
    write_workbook(file, sheet=_("纠纷分析"), columns=columns, rows=_lines(found), title=title)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"disputes-learning-{clock.today():%Y%m%d}.xlsx")


class RespondentTable(DisputeTable):
    key = "disputes.respondent"
    filters = None
    columns: ClassVar[Sequence[Column]] = ()

    def __init__(self, request: HttpRequest, party: Party) -> None:
        super().__init__(request)
        self.everything = cases_against_the_same(self.everything, party)


@never_cache
@require_safe
@guarded(DISPUTES, "see_parties")
def respondent(request: HttpRequest, party_id: int) -> HttpResponse:
    """Who it is follows from one of the rows, so that no name lies in an address."""
    party: Party = get_object_or_404(
        Party.objects.filter(dispute__in=Dispute.objects.visible_to(request.user)), pk=party_id, side=Side.RESPONDENT
    )
    return RespondentTable(request, party).respond("disputes/learning/respondent.html", {"party": party})


def _names(request: HttpRequest) -> bool:
    return bool(DISPUTES.may(request.user, "see_parties"))


def _learned(request: HttpRequest) -> tuple[PeriodForm, Learning]:
    form = PeriodForm(request.GET if "since" in request.GET else None)
    since, until = form.period()
    rows = Dispute.objects.visible_to(request.user)
    return form, learn(rows, since=since, until=until, names=_names(request))


def _lines(found: Learning) -> Iterator[list[Any]]:
    for measure in found.measures:
        yield [_("总体"), measure.label, "", measure.value, measure.definition]
    for line in found.kinds:
        for month, cell in zip(found.months, line.months, strict=True):
            if cell.count:
                yield [_("类别和月份"), line.kind.label, f"{month:%Y-%m}", cell.count, ""]
    for firm in found.firms:
        yield [_("企业"), firm.name, "", firm.total.count, _of_kinds(firm.kinds)]
    for again in found.again:
        yield [_("多次被申请"), again.name, "", again.count, _of_kinds(again.kinds)]


def _of_kinds(kinds: Sequence[tuple[str, int]]) -> str:
    return _("、").join(f"{label} {count}" for label, count in kinds)
