"""Concluding a lead, and its letters."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Refusal as PaperRefusal
from members.actions.conclude_lead import conclude_lead
from members.actions.record_letter_reply import record_letter_reply
from members.actions.send_letter import send_letter
from members.actions.withdraw_letter import withdraw_letter
from members.actions.write_letter import write_letter
from members.forms.tracing import ConcludeForm, LetterForm, ReplyForm, SentForm
from members.models import Lead, LetterAnswer, LetterOfEnquiry
from members.policy import POLICY
from members.refusals import Refusal
from members.tracing.concluding import obstacle
from members.tracing.refusals import AlreadyConcluded
from members.tracing_states import Outcome
from members.views.tracing import find_lead, told


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "conclude_lead")
def conclude(request: HttpRequest, number: str) -> HttpResponse:
    """The outcomes that are possible today, and of the others what is missing."""
    lead = find_lead(request, number)
    hindered = {outcome: obstacle(lead, outcome, day=clock.today()) for outcome in Outcome}
    possible = [outcome for outcome in Outcome if not hindered[outcome]]
    initial = {"outcome": request.GET.get("outcome", ""), "home_branch_name": lead.home_branch_name}
    form = ConcludeForm(request.POST or None, outcomes=possible, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            conclude_lead(
                lead=lead,
                outcome=Outcome(said["outcome"]),
                reason=said["reason"],
                home_id=said.get("home_id"),
                home_branch_name=said.get("home_branch_name", ""),
                away_since=said.get("away_since"),
                by=request.user,
            )
        except AlreadyConcluded as refusal:
            told(request, refusal)
            return redirect("members:traced_lead", number)
        except (Refusal, ValidationError) as refused:
            form.add_error(None, refused if isinstance(refused, ValidationError) else str(refused.sentence))
        else:
            messages.success(
                request,
                _("线索 %(number)s 已办结：%(outcome)s。")
                % {"number": number, "outcome": Outcome(said["outcome"]).label},
            )
            return redirect("members:traced_lead", number)
    missing = [(outcome.label, why) for outcome, why in hindered.items() if why]
    return render(
        request, "members/tracing/conclude.html", {"lead": lead, "form": form, "possible": possible, "missing": missing}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "trace_lead")
def write(request: HttpRequest, number: str) -> HttpResponse:
    lead = find_lead(request, number)
    form = LetterForm(request.POST or None, initial={"to_name": _home_of(lead)})
    if request.method == "POST" and form.is_valid():
        try:
            letter = write_letter(lead=lead, to_name=form.cleaned_data["to_name"], by=request.user)
        except (Refusal, PaperRefusal) as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(
                request, _("%(letter)s 已经写好，请打印寄出，再登记寄出日期。") % {"letter": letter.number}
            )
            return redirect("members:traced_lead", number)
    context = {"lead": lead, "form": form, "title": _("写询问函"), "button": _("写函")}
    return render(request, "members/tracing/letter_form.html", context)


def _home_of(lead: Lead) -> str:
    return lead.home_branch_name or (lead.register_entry.branch_name if lead.register_entry else "")


def _letter(request: HttpRequest, pk: int) -> LetterOfEnquiry:
    mine = LetterOfEnquiry.objects.filter(lead__in=Lead.objects.visible_to(request.user)).select_related("lead")
    return get_object_or_404(mine, pk=pk)


def _on_letter(
    request: HttpRequest, letter: LetterOfEnquiry, form: Any, act: Any, title: str, button: str, done: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        except Refusal as refusal:
            told(request, refusal)
            return redirect("members:traced_lead", letter.lead.number)
        else:
            messages.success(request, done % {"letter": letter.number})
            return redirect("members:traced_lead", letter.lead.number)
    context = {"lead": letter.lead, "letter": letter, "form": form, "title": title, "button": button}
    return render(request, "members/tracing/letter_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "trace_lead")
def send(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    return _on_letter(
        request,
        letter,
        SentForm(request.POST or None),
        lambda said: send_letter(letter=letter, by=request.user, **said),
        _("登记寄出"),
        _("登记寄出"),
        _("%(letter)s 已登记寄出，到期没有回函会提醒您。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "trace_lead")
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)

    def record(said: dict[str, Any]) -> None:
        scan = said.pop("scan")
        answer = LetterAnswer(said.pop("answer"))
        record_letter_reply(letter=letter, by=request.user, answer=answer, scans=[scan] if scan else [], **said)

    return _on_letter(
        request,
        letter,
        ReplyForm(request.POST or None, request.FILES or None),
        record,
        _("登记回函"),
        _("登记回函"),
        _("已记下 %(letter)s 的回函。请决定这条线索怎样办结。"),
    )


@require_POST
@guarded(POLICY, "trace_lead")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter(request, pk)
    try:
        withdraw_letter(letter=letter, reason=request.POST.get("reason", ""), by=request.user)
    except Refusal as refusal:
        told(request, refusal)
    else:
        messages.success(request, _("%(letter)s 已撤回。") % {"letter": letter.number})
    return redirect("members:traced_lead", letter.lead.number)
