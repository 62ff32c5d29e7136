"""Picking workers from the employer's roster for a batch: those first who have no contract that holds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.actions.prepare_batch import add_workers
from contracts.coverage import holders
from contracts.models import Contract, ContractBatch
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import ContractState
from contracts.views.batches import NONE, batch_for
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import BatchAct, Column, EmptyState, Kind, Table
from members.public import Worker

SIGNING, HOLDS = "signing", "holds"
STANDINGS = {NONE: _("没有合同"), SIGNING: _("正在签字"), HOLDS: _("合同有效")}


class WorkerFilters(FilterSet):
    words = CharFilter(
        label=_("姓名或拼音首字母"), method="by_words", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    standing = ChoiceFilter(label=_("合同"), choices=list(STANDINGS.items()), empty_label=_("全部"))

    class Meta:
        model = Worker
        fields: Sequence[str] = []

    def by_words(self, rows: QuerySet[Worker], name: str, words: str) -> QuerySet[Worker]:
        words, low = words.strip(), words.strip().lower()
        return rows.filter(Q(name__startswith=words) | Q(initials__startswith=low) | Q(name_key__startswith=low))


class WorkerTable(Table):
    key = "contracts.batch_workers"
    caption = _("名册上的人")
    filters = WorkerFilters
    columns = (
        Column("name", _("姓名"), sort="name_key"),
        Column("birth", _("出生年份"), render=lambda row: (row.birth or "")[:4], kind=Kind.NARROW),
        Column("job", _("工种")),
        Column("standing", _("合同"), render=lambda row: STANDINGS[row.standing], kind=Kind.NARROW),
    )
    default_sort = "name"
    empty = EmptyState(_("没有找到人"), _("名册上没有符合条件的人。可以换一个条件，或者先更新名册。"))


def workers_of(batch: ContractBatch) -> "QuerySet[Worker]":
    """Who stands on the roster, each once, with whether a contract holds or waits for signatures."""
    signing = Contract.objects.filter(worker=OuterRef("pk"), employer=batch.employer, state=ContractState.SIGNING)
    rows = batch.employer.engagements.standing()
    own = rows.filter(worker=OuterRef("pk")).order_by("-since", "-pk")
    return Worker.objects.filter(pk__in=rows.values("worker")).annotate(
        birth=Subquery(own.values("birth")[:1]),
        job=Subquery(own.values("job")[:1]),
        standing=Case(
            When(holders(clock.today(), employer=batch.employer), then=Value(HOLDS)),
            When(Exists(signing), then=Value(SIGNING)),
            default=Value(NONE),
        ),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "draft")
def workers(request: HttpRequest, uid: Any) -> HttpResponse:
    batch = batch_for(request, uid)
    act = BatchAct(_("为选中的人起草"), reverse("contracts:batch_pick", args=[batch.uid]), primary=True)
    table = WorkerTable(request, workers_of(batch), batch=[act])
    return table.respond("contracts/batches/workers.html", {"batch": batch})


@require_POST
@guarded(POLICY, "draft")
def pick(request: HttpRequest, uid: Any) -> HttpResponse:
    batch = batch_for(request, uid)
    picked = [int(value) for value in request.POST.getlist("picked") if value.isdigit()]
    chosen = workers_of(batch).filter(pk__in=picked).order_by("name_key", "pk")
    try:
        count = add_workers(batch=batch, workers=chosen, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _now("加进了 %(count)s 人。") % {"count": count})
    return redirect(batch)
