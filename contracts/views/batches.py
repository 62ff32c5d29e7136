"""Many contracts at once: begin, fill in what all share, start, and see how far it is; it can be left and returned to."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.prepare_batch import prepare_batch
from contracts.actions.start_batch import start_batch
from contracts.batch_sheet import rows_of, write_blank
from contracts.forms.batches import NewBatchForm, SharedForm
from contracts.models import ContractBatch, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Progress

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Rows that are shown before the start, and problems after it.
MOST_SHOWN = 200
MOST_RECENT = 10
#: On the roster without any contract: who a batch is mostly for.
NONE = "none"


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def new(request: HttpRequest) -> HttpResponse:
    form = NewBatchForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            rows = rows_of(given["file"], given["version"]) if given["file"] else []
            batch = prepare_batch(version=given["version"], employer=given["employer"], rows=rows, by=request.user)
        except Refusal as refusal:
            form.add_error("file" if given["file"] else None, str(refusal.sentence))
        else:
            pick = f"{reverse('contracts:batch_workers', args=[batch.uid])}?standing={NONE}"
            return redirect(batch if rows else pick)
    recent = ContractBatch.objects.visible_to(request.user).select_related("version__template", "employer")
    context = {
        "form": form,
        "versions": list(form.fields["version"].queryset),  # type: ignore[attr-defined]
        "recent": list(recent.order_by("-pk")[:MOST_RECENT]),
    }
    return render(request, "contracts/batches/new.html", context)


@require_safe
@guarded(POLICY, "draft")
def blank(request: HttpRequest, key: str) -> HttpResponse:
    """An empty workbook with the headings of the template in force."""
    versions = TemplateVersion.objects.in_force(on=clock.today()).select_related("template")
    version = get_object_or_404(versions, template__key=key)
    out = BytesIO()
    write_blank(out, version)
    answer = HttpResponse(out.getvalue(), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="{key}.xlsx"'
    return answer


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "draft")
def batch(request: HttpRequest, uid: Any) -> HttpResponse:
    found = batch_for(request, uid)
    if found.started_at is not None:
        return _progress_page(request, found)
    form = SharedForm(request.POST or None, batch=found)
    if request.method == "POST" and form.is_valid():
        try:
            start_batch(batch=found, by=request.user, **form.given())
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已开始起草。可以离开这一页，起草会继续。"))
            return redirect(found)
    context = {
        "batch": found,
        "form": form,
        "rows": list(found.rows.all()[:MOST_SHOWN]),
        "count": found.rows.count(),
    }
    return render(request, "contracts/batches/prepare.html", context)


@never_cache
@require_safe
@guarded(POLICY, "draft")
def batch_progress(request: HttpRequest, uid: Any) -> HttpResponse:
    found = batch_for(request, uid)
    answer = render(request, "contracts/batches/progress.html", {"batch": found, "progress": progress_of(found)})
    if found.finished_at is not None:
        answer["HX-Refresh"] = "true"
    return answer


def progress_of(found: ContractBatch) -> Progress:
    """True counts: rows that have come to an end, of all."""
    counts = found.rows.aggregate(
        total=Count("pk"),
        sent=Count("pk", filter=Q(contract__isnull=False)),
        problems=Count("pk", filter=~Q(problem="")),
    )
    said = ngettext("%(count)s 份没有做成，原因见下。", "%(count)s 份没有做成，原因见下。", counts["problems"])
    note = said % {"count": counts["problems"]} if counts["problems"] else ""
    done = counts["sent"] + counts["problems"]
    label = _("正在起草并发出") if found.finished_at is None else _("已起草并发出")
    return Progress(done, counts["total"], found.finished_at is None, label, note)


def batch_for(request: HttpRequest, uid: Any) -> ContractBatch:
    """The batch, when the visitor may draft for its employer."""
    rows = ContractBatch.objects.visible_to(request.user).select_related("version__template", "employer")
    return get_object_or_404(rows, uid=uid)


def _progress_page(request: HttpRequest, found: ContractBatch) -> HttpResponse:
    made = found.rows.filter(contract__isnull=False).select_related("contract")
    context = {
        "batch": found,
        "progress": progress_of(found),
        "problems": list(found.rows.exclude(problem="")[:MOST_SHOWN]),
        "made": list(made.order_by("-position")[:MOST_SHOWN]),
    }
    return render(request, "contracts/batches/batch.html", context)
