"""The file of a case: what lies in it, how far the binding is, opening it with a reason; and its single papers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from disputes.actions.ask_for_case_file import ask_for_case_file
from disputes.actions.issue_case_paper import issue_case_paper
from disputes.case_file.binding import CASE_FILE, KIND
from disputes.case_file.order import sheets_of
from disputes.case_file.papers_shown import papers_seen_by
from disputes.case_file.sheets import standing_paper
from disputes.forms.case_file import OpenForm
from disputes.models import Binding, Dispute, Session
from disputes.policy import DISPUTES
from disputes.views.acting import case_for, do
from disputes.views.pdf import shown_pdf
from disputes.visitors import visitors_too
from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.public import open_paper
from jinxi_portal.records.public import record_looks
from jinxi_portal.web.public import Progress


@never_cache
@require_safe
@guarded(DISPUTES, "keep_file")
def case_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "keep_file")
    return render(request, "disputes/case_file.html", _context(request, row, OpenForm()))


@require_POST
@guarded(DISPUTES, "keep_file")
def bind(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "keep_file")
    done = _("正在装订，可以离开，做好了在这里打开。")
    answer = do(request, row, lambda: ask_for_case_file(dispute=row, by=request.user), done=done)
    return redirect("disputes:case_file", row.uid) if not row.is_open else answer


@never_cache
@require_safe
@guarded(DISPUTES, "keep_file")
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "keep_file")
    newest = row.bindings.first()
    answer = render(request, "disputes/case_file_progress.html", {"row": row, "progress": _progress(newest)})
    if newest is None or newest.finished_at is not None:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@guarded(DISPUTES, "keep_file")
def open_it(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The look is written down before the file is handed over."""
    row = case_for(request, uid, "keep_file")
    form = OpenForm(request.POST)
    paper = standing_paper(row, KIND)
    if paper is None:
        raise Http404
    if not form.is_valid():
        return render(request, "disputes/case_file.html", _context(request, row, form), status=422)
    record_looks(by=request.user, subjects=[row], field=CASE_FILE, reason=form.cleaned_data["reason"])
    return shown_pdf(open_paper(paper), f"{row.number}.pdf")


@require_POST
@guarded(DISPUTES, "keep_file")
def issue(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "keep_file")
    session: Session | None = None
    if "session" in request.POST:
        session = get_object_or_404(row.sessions, pk=_number(request.POST["session"]))
    what = request.POST.get("what", "")
    return do(
        request,
        row,
        lambda: issue_case_paper(dispute=row, what=what, session=session, by=request.user),
        done=_("文书已经盖章出具，可以打开打印。"),
    )


@require_safe
@visitors_too
@guarded(DISPUTES, "read")
def paper(request: HttpRequest, uid: UUID, number: str) -> HttpResponse:
    """A paper of the case for whoever may see it, a customer without an account too."""
    row = case_for(request, uid)
    found = next((one for one in papers_seen_by(row, request.user) if one.number == number), None)
    if found is None:
        raise Http404
    return shown_pdf(open_paper(found), f"{found.number}.pdf", keep="keep" in request.GET)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _context(request: HttpRequest, row: Dispute, form: OpenForm) -> dict[str, Any]:
    newest = row.bindings.select_related("asked_by").first()
    found = standing_paper(row, KIND)
    return {
        "row": row,
        "form": form,
        "list_url": reverse("disputes:list"),
        "sheets": sheets_of(row, by=request.user),
        "binding": newest,
        "progress": _progress(newest) if newest is not None else None,
        "at_work": newest is not None and newest.finished_at is None,
        "paper": found,
    }


def _progress(binding: Binding | None) -> Progress:
    if binding is None:
        return Progress(0, 0, False, _("装订卷宗"))
    total = binding.total or None
    running = binding.finished_at is None
    return Progress(binding.done, total, running, _("装订卷宗"), binding.problem, bool(binding.problem))
