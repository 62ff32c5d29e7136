"""Strong leads with the list in view: tick, confirm, and see which were left out and why."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import BatchAct, Column, EmptyState, Kind, Table
from members.actions.confirm_in_batch import MOST_AT_ONCE, BatchOutcome, Pick, confirm_in_batch
from members.blind import is_blind
from members.evidence_lines import key_evidence
from members.models import Lead, LeadEvidence
from members.policy import POLICY
from members.states import Band, LeadState
from members.views.leads_table import percent

#: So many of those left out are told one by one.
MOST_TOLD = 10


def _evidence_of(lead: Any) -> str:
    """The key sentences of the pair in the line."""
    pair = next((one for one in lead.evidence.all() if one.register_entry_id == lead.register_entry_id), None)
    return key_evidence(pair.findings) if pair else ""


class BatchTable(Table):
    key = "members.leads.batch"
    caption = gettext_lazy("可成批确认的线索")
    columns = (
        Column(
            "number",
            gettext_lazy("编号"),
            template="members/leads/batch_number_cell.html",
            kind=Kind.NARROW,
        ),
        Column("name", gettext_lazy("花名册姓名"), sort="name_key"),
        Column("register_entry.name", gettext_lazy("党员名册姓名")),
        Column("employer", gettext_lazy("企业")),
        Column("evidence", gettext_lazy("主要依据"), render=_evidence_of),
        Column(
            "probability",
            gettext_lazy("把握"),
            sort="probability",
            render=lambda lead: percent(lead.probability),
            kind=Kind.NUMBER,
        ),
    )
    default_sort = "-probability"
    empty = EmptyState(gettext_lazy("没有可成批确认的线索"), gettext_lazy("很像的线索都已有人判断，或正在同事的桌上。"))


def _rows(user: Any) -> QuerySet[Lead]:
    free = Lead.objects.visible_to(user).free_for(user, at=clock.now())
    strong = free.filter(state=LeadState.FOUND, band=Band.STRONG, register_entry__isnull=False)
    evidence = Prefetch("evidence", queryset=LeadEvidence.objects.order_by("-probability", "rank"))
    return strong.select_related("employer", "register_entry").prefetch_related(evidence)


@require_http_methods(["GET", "HEAD"])
@guarded(POLICY, "confirm_in_batch")
def batch(request: HttpRequest) -> HttpResponse:
    if is_blind(request):
        messages.info(request, _("盲核打开时不能成批确认，因为名单会显示把握。"))
        return redirect("members:leads")
    act = BatchAct(
        gettext_lazy("确认所选为同一人"),
        reverse("members:confirm_batch"),
        question=gettext_lazy("确认所选的 {count} 条线索都是同一人吗？确认后可以逐条撤回。"),
        primary=True,
    )
    return BatchTable(request, _rows(request.user), batch=[act]).respond("members/leads/batch.html")


@require_POST
@guarded(POLICY, "confirm_in_batch")
def confirm(request: HttpRequest) -> HttpResponse:
    picks = []
    for picked in request.POST.getlist("picked")[:MOST_AT_ONCE]:
        entry = request.POST.get(f"entry-{picked}", "")
        if picked.isdigit() and entry.isdigit():
            picks.append(Pick(int(picked), int(entry)))
    if not picks:
        messages.info(request, _("还没有勾选线索，什么都没有改动。"))
    else:
        _tell(request, confirm_in_batch(picks=picks, by=request.user))
    return redirect("members:batch")


def _tell(request: HttpRequest, outcome: BatchOutcome) -> None:
    count = len(outcome.confirmed)
    if count:
        messages.success(
            request,
            ngettext("已确认 %(count)s 条线索。", "已确认 %(count)s 条线索。", count) % {"count": count},
        )
    for refusal in outcome.left_out[:MOST_TOLD]:
        messages.warning(request, _("没有确认：%(sentence)s") % {"sentence": refusal.sentence})
    more = len(outcome.left_out) - MOST_TOLD
    if more > 0:
        messages.warning(
            request,
            ngettext("另有 %(more)s 条没有确认。", "另有 %(more)s 条没有确认。", more) % {"more": more},
        )
