"""The public check: by QR, by number and code, by the file itself. Nothing that is sent here is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.forms import FileForm, NumberForm
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.policy import PAPERS
from jinxi_portal.papers.states import PaperState
from jinxi_portal.papers.verifying.limits import may_ask
from jinxi_portal.papers.verifying.looking import MOST_BYTES, look_at_file, look_at_number
from jinxi_portal.papers.verifying.verdict import Finding, Verdict
from jinxi_portal.papers.views.papers import TONES


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(PAPERS, "verify")
def verify(request: HttpRequest, number: str = "") -> HttpResponse:
    """The two forms. A number alone, as somebody may type it behind the address, only fills in the first."""
    if request.method == "POST" and "number" in request.POST:
        return _by_number(request)
    if request.method == "POST":
        return _by_file(request)
    return _page(request, NumberForm(initial={"number": number}), FileForm())


@never_cache
@require_GET
@guarded(PAPERS, "verify")
def verify_number(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Where the QR leads. A wrong code and a number never given meet the same answer."""
    if not may_ask(request):
        return _too_often(request)
    return _answer(request, number, code)


def _by_number(request: HttpRequest) -> HttpResponse:
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _page(request, form, FileForm(), status=422)
    if not may_ask(request):
        return _too_often(request)
    return _answer(request, form.cleaned_data["number"], form.cleaned_data["code"])


def _by_file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, NumberForm(), form, status=422)
    if not may_ask(request):
        return _too_often(request)
    file = form.cleaned_data["file"]
    verdict = Verdict(Finding.TOO_LARGE) if file.size > MOST_BYTES else look_at_file(file.read())
    context = {"verdict": verdict, "file_name": file.name, **_facts(verdict.paper)}
    return render(request, "papers/verify/file.html", context)


def _answer(request: HttpRequest, number: str, code: str) -> HttpResponse:
    paper = look_at_number(number, code)
    if paper is None:
        form = NumberForm(initial={"number": number})
        return _page(request, form, FileForm(), not_found=True, status=404)
    return render(request, "papers/verify/number.html", _facts(paper))


def _facts(paper: Paper | None) -> dict[str, Any]:
    """What the paper itself shows; of an internal one nothing but that it is ours and whether it stands."""
    if paper is None:
        return {}
    kind = paper.kind
    only_existence = kind is None or kind.existence_only
    fields = () if kind is None or only_existence else kind.verify_fields
    shown = [(field.label, paper.shown.get(field.key)) for field in fields if paper.shown.get(field.key)]
    now = kind.now(paper.subject) if kind is not None and kind.now is not None and paper.subject is not None else None
    if now is not None:
        shown.append((now.label, now.words))
    return {
        "paper": paper,
        "tone": TONES[PaperState(paper.state)],
        "only_existence": only_existence,
        "office": "" if kind is None else kind.office.name,
        "shown": shown,
        "over": now if now is not None and now.is_over and paper.stands else None,
    }


def _page(
    request: HttpRequest, number_form: NumberForm, file_form: FileForm, *, not_found: bool = False, status: int = 200
) -> HttpResponse:
    context = {"number_form": number_form, "file_form": file_form, "not_found": not_found}
    return render(request, "papers/verify/ask.html", context, status=status)


def _too_often(request: HttpRequest) -> HttpResponse:
    answer = render(request, "papers/verify/too_often.html", status=429)
    answer["Retry-After"] = "60"
    return answer
