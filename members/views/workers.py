"""Workers: the list, a worker's page, and joins with their undo."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import history_of
from members.actions.undo_join import undo_join
from members.models import Engagement, Lead, Worker, WorkerJoin
from members.people import account_of
from members.policy import POLICY
from members.refusals import Refusal
from members.views.workbook import workbook_of
from members.views.workers_table import WorkerTable, worker_rows


def _table(request: HttpRequest) -> WorkerTable:
    return WorkerTable(request, worker_rows(request.user), export_url=reverse("members:workers_export"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_workers")
def workers(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("members/workers/list.html")


@require_safe
@guarded(POLICY, "see_workers")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="workers", sheet=str(WorkerTable.caption))


@never_cache
@require_safe
@guarded(POLICY, "see_workers")
def worker(request: HttpRequest, uid: Any) -> HttpResponse:
    """What the rosters say of a worker; what the committee knows beyond that stands in a part only it sees."""
    joined = Worker.objects.filter(uid=uid, joined_into__isnull=False).select_related("joined_into").first()
    if joined is not None and joined.joined_into is not None:
        return redirect("members:worker", joined.joined_into.uid)
    found = get_object_or_404(Worker.objects.visible_to(request.user), uid=uid)
    sees_leads = bool(POLICY.may(request.user, "see_leads"))
    may_link = bool(POLICY.may(request.user, "link_account"))
    context = {
        "worker": found,
        "engagements": _engagements(found, request.user),
        "leads": list(_leads(found, request.user)) if sees_leads else [],
        "sees_leads": sees_leads,
        "may_reveal": bool(POLICY.may(request.user, "reveal_sealed")),
        "sees_rosters": bool(POLICY.may(request.user, "see_rosters")),
        "may_join": bool(POLICY.may(request.user, "join_workers")),
        "account": account_of(found) if may_link else None,
        "may_link": may_link,
        "entries": history_of(found, limit=50),
    }
    return render(request, "members/workers/worker.html", context)


def _engagements(worker: Worker, user: Any) -> list[tuple[Engagement, WorkerJoin | None]]:
    """Each engagement with the standing join that brought it here."""
    found = Engagement.objects.visible_to(user).filter(worker=worker).select_related("employer", "roster")
    joins = WorkerJoin.objects.filter(to_worker=worker, undone_at__isnull=True).select_related(
        "joined_by", "from_worker"
    )
    by_engagement = {join.engagement_id: join for join in joins}
    return [(engagement, by_engagement.get(engagement.pk)) for engagement in found.order_by("left_on", "id")]


def _leads(worker: Worker, user: Any) -> Any:
    """Leads of the worker, and those that ended when another worker was joined to him."""
    # asked beforehand: one condition or another over two tables would read every lead there is
    same = [worker.pk, *Worker.objects.filter(joined_into=worker).values_list("pk", flat=True)]
    return Lead.objects.visible_to(user).filter(worker__in=same).select_related("register_entry").order_by("-pk")


@require_POST
@guarded(POLICY, "join_workers")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    joins = WorkerJoin.objects.filter(to_worker__in=Worker.objects.visible_to(request.user))
    join = get_object_or_404(joins.select_related("to_worker"), pk=pk)
    try:
        back = undo_join(join=join, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:worker", join.to_worker.uid)
    messages.success(request, _("已撤回合并，这条用工记录又是单独的一位：%(name)s。") % {"name": back})
    return redirect("members:worker", back.uid)
