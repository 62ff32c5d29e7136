"""The auditor's pages: who looked at whose sealed field, whether the log is whole. Nothing here changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records import anchors, chain
from jinxi_portal.records.access_list import everything, page_of, people_named
from jinxi_portal.records.csv_answer import csv_answer
from jinxi_portal.records.forms import AccessFilterForm, FindPersonForm
from jinxi_portal.records.history import write_history
from jinxi_portal.records.models import AccessEntry, ChainCheck
from jinxi_portal.records.policy import RECORDS
from jinxi_portal.records.subjects import rows_named

NEWEST_CHECKED = 1000
ANCHORS_SHOWN = 30


@require_GET
@guarded(RECORDS, "read_access_log")
def access_log(request: HttpRequest) -> HttpResponse:
    form = AccessFilterForm(request.GET)
    wanted = form.wanted()
    looks, older = page_of(wanted, before=form.cleaned_data.get("before"))
    key = (wanted.subject_type_id or 0, wanted.subject_id or 0)
    return render(
        request,
        "records/access_log.html",
        {
            "form": form,
            "looks": looks,
            "person": rows_named([key]).get(key) if all(key) else None,
            "filtered": wanted != type(wanted)(),
            "older_query": _query(request.GET, before=older) if older else "",
            "first_query": _query(request.GET) if request.GET.get("before") else None,
            "export_query": _query(request.GET),
        },
    )


@require_GET
@guarded(RECORDS, "read_access_log")
def export_access_log(request: HttpRequest) -> Any:
    wanted = AccessFilterForm(request.GET).wanted()
    write_history(subject=request.user, verb="records.access_log_exported", by=request.user)  # type: ignore[arg-type]
    headings = [_("序号"), _("时间"), _("查看人"), _("岗位"), _("类别"), _("被查看人"), _("查看内容"), _("理由")]
    rows = (
        (
            look.sequence,
            localtime(look.at).strftime("%Y-%m-%d %H:%M:%S"),
            look.actor_name,
            look.role_label,
            look.kind,
            look.subject_name,
            look.field,
            look.reason,
        )
        for look in everything(wanted)
    )
    return csv_answer(f"access-log-{clock.today().isoformat()}.csv", headings, rows)


@require_http_methods(["GET", "POST"])
@guarded(RECORDS, "read_access_log")
def find_person(request: HttpRequest) -> HttpResponse:
    """Posted, so that a name does not come into an address."""
    form = FindPersonForm(request.POST or None)
    found = list(people_named(form.cleaned_data["words"])) if form.is_valid() else None
    return render(request, "records/find_person.html", {"form": form, "found": found})


@require_GET
@guarded(RECORDS, "read_access_log")
def access_chain(request: HttpRequest) -> HttpResponse:
    newest = list(AccessEntry.objects.order_by("-sequence")[:NEWEST_CHECKED])
    kept = anchors.read_anchors()
    wrong = {anchor.name for anchor in anchors.contradicted(kept[-ANCHORS_SHOWN:])}
    return render(
        request,
        "records/access_chain.html",
        {
            "head": chain.head(),
            "newest": len(newest),
            "break": chain.first_break_among(newest[::-1]),
            "check": ChainCheck.objects.first(),
            "anchors": [(anchor, anchor.name not in wrong) for anchor in reversed(kept[-ANCHORS_SHOWN:])],
        },
    )


def _query(given: QueryDict, before: int | None = None) -> str:
    changed = given.copy()
    changed.pop("before", None)
    if before:
        changed["before"] = str(before)
    return "?" + changed.urlencode()
