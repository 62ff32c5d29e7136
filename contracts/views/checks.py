"""The check of a text that is kept nowhere: paste or upload, see the marks, take over fair wordings, download."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from contracts.checking_text import patterns_today
from contracts.clauses.checking import Report, check_text
from contracts.clauses.mending import with_fair_wording
from contracts.forms.checks import CheckForm
from contracts.policy_checks import CHECKS
from contracts.states import ContractKind
from contracts.views.marked import explained, shown
from jinxi_portal.accounts.public import guarded

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "check_text")
def check(request: HttpRequest) -> HttpResponse:
    form = CheckForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "report": None}
    if request.method == "POST" and form.is_valid():
        text, kind = form.cleaned_data["text"].replace("\r\n", "\n"), form.cleaned_data["kind"]
        report = check_text(text, kind=kind, patterns=patterns_today())
        if request.POST.get("take"):
            text = taken_over(text, report, request.POST["take"])
            report = check_text(text, kind=kind, patterns=patterns_today())
        context |= shown_report(report) | {"text": text, "kind": kind}
    return render(request, "contracts/checks/check.html", context)


@require_POST
@guarded(CHECKS, "check_text")
def download(request: HttpRequest) -> HttpResponse:
    """The mended text as .docx."""
    form = CheckForm(request.POST)
    if not form.is_valid():
        return render(request, "contracts/checks/check.html", {"form": form, "report": None})
    answer = HttpResponse(as_word(form.cleaned_data["text"]), content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="contract.docx"'
    return answer


def taken_over(text: str, report: Report, which: str) -> str:
    """The text with one suspected sentence, or all of them (``all``), in the fair wording."""
    done: set[int] = set()
    for one in report.suspicions:
        number = one.sentence.number
        if number not in done and which in {str(number), "all"}:
            done.add(number)
            text = with_fair_wording(text, one.sentence.text, one.pattern.fair)
    return text


def shown_report(report: Report) -> dict[str, Any]:
    """What the page shows of a report."""
    language = get_language() or "zh-hans"
    marks: dict[int, list[Any]] = {}
    for one in report.suspicions:
        marks.setdefault(one.sentence.number, []).append(explained(one.pattern, language, one.told_by))
    return {
        "report": report,
        "sentences": shown(report, marks),
        "count": len(marks),
        "missing": [(duty.title.said(language), duty.why.said(language), duty.fair) for duty in report.missing],
        "kind_label": ContractKind(report.kind).label,
    }


def as_word(text: str) -> bytes:
    """A plain Word file, a paragraph per line."""
    # Loaded here: pages that make no Word file do not need it.
    import docx  # noqa: PLC0415

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph("".join(each for each in line if each.isprintable()))
    written = BytesIO()
    document.core_properties.title = _("合同")
    document.save(written)
    return written.getvalue()
