"""The steps of signing on the phone: read, ask, say no, confirm by code, sign. Accounts and links share them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contracts.actions.ask_question import ask_question
from contracts.actions.confirm_by_code import (
    confirm_file_code,
    confirm_signing_code,
    send_file_code,
    send_signing_code,
)
from contracts.actions.links import open_link, party_of_link
from contracts.actions.read_contract import note_reading, open_contract
from contracts.actions.sign_contract import sign_contract
from contracts.actions.stop_signing import decline_contract
from contracts.drafting import clauses_of
from contracts.forms.signing import CodeForm, DeclineForm, QuestionForm, SignatureForm
from contracts.paper_content import files_of, term_of
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.rules.signing import code_is_fresh
from contracts.signing_checks import check_may_sign
from contracts.states import SIGNED_STATES, ContractState, Device, MoveNotAllowed, PartyRole
from contracts.views.reaching import Reach, by_account, by_link, opened_here, remember, remember_proof
from contracts.views.refused import REFUSALS
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import open_paper

#: Session key: where a code was sent to, and in the demo the code itself.
SENT = "contract_code"


def read(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The text as it was sent, plain words under every clause."""
    party = open_contract(party=reach.party, by=reach.by)
    contract = party.contract
    # sent back for correction: what the drafter is writing is nobody else's to read
    being_changed = contract.state == ContractState.DRAFT
    context = {
        **_context(reach),
        "clauses": [] if being_changed else clauses_of(contract),
        "term": "" if being_changed else term_of(contract),
        "questions": party.questions.order_by("asked_at", "pk"),
        "refusal": _refusal(reach),
        "being_changed": being_changed,
        "files": files_of(contract) if reach.proved else [],
        "prove": contract.state in SIGNED_STATES and not reach.proved,
        "signed": party.signatures.filter(voided_at__isnull=True).first(),
        "may_decline": contract.state == ContractState.SIGNING,
        "party": party,
    }
    return render(request, "contracts/signing/read.html", context)


def progress(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The page says every few seconds how long and how far was read."""
    note_reading(party=reach.party, seconds=_whole(request, "seconds"), percent=_whole(request, "percent"))
    return HttpResponse(status=204)


def ask(request: HttpRequest, reach: Reach) -> HttpResponse:
    to_branch = reach.by is not None and reach.party.role == PartyRole.WORKER
    return _form_page(
        request,
        reach,
        QuestionForm(request.POST or None),
        _("先问清楚"),
        lambda given: ask_question(party=reach.party, by=reach.by, **given),
        _("问题已经转给支部。有了回答会通知您，在“求助”里看。")
        if to_branch
        else _("问题已经送出。有了回答，会显示在合同下面。"),
        submit=_("送出问题"),
    )


def decline(request: HttpRequest, reach: Reach) -> HttpResponse:
    return _form_page(
        request,
        reach,
        DeclineForm(request.POST or None),
        _("我不同意"),
        lambda given: decline_contract(party=reach.party, by=reach.by, **given),
        _("已告诉起草的人您不同意，这份合同不会生效。"),
        submit=_("不同意，送出理由"),
        danger=True,
    )


def code(request: HttpRequest, reach: Reach) -> HttpResponse:
    """First post without a code: send one. Then the code is typed. A guest whose contract is signed proves herself for the file."""
    fetching = reach.guest and reach.party.contract.state in SIGNED_STATES
    send, confirm = (send_file_code, confirm_file_code) if fetching else (send_signing_code, confirm_signing_code)
    sent = (request.session.get(SENT) or {}).get(str(reach.party.uid))
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        try:
            if "code" not in request.POST:
                answer = send(party=reach.party)
                request.session[SENT] = {str(reach.party.uid): {"masked": answer.masked, "shown": answer.shown}}
                return redirect(reach.url("code"))
            if form.is_valid():
                confirm(party=reach.party, typed=form.cleaned_data["code"], by=reach.by)
                request.session.pop(SENT, None)
                if reach.guest:
                    remember_proof(request, reach.party)
                return redirect(reach.url("read" if fetching else "draw"))
        except Refusal as trouble:
            if "code" in request.POST:
                form.add_error("code", str(trouble.sentence))
            else:
                messages.warning(request, trouble.sentence)
    refusal = "" if fetching else _refusal(reach)
    context = {**_context(reach), "form": form, "sent": sent, "refusal": refusal, "fetching": fetching}
    return render(request, "contracts/signing/code.html", context)


def draw(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Sign with the finger, or type the name."""
    party = reach.party
    form = SignatureForm(request.POST or None, initial={"shown_digest": party.contract.text_digest})
    if request.method == "POST" and form.is_valid():
        try:
            contract = sign_contract(party=party, device=device_of(request), by=reach.by, **form.given())
        except REFUSALS as refusal:
            form.add_error(None, str(refusal.sentence))
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            done = contract.state == ContractState.ACTIVE
            messages.success(
                request,
                _("各方都已签字，合同签好了。") if done else _("您已签字。其他各方签完后，合同就签好了。"),
            )
            return redirect(reach.url("read"))
    elif request.method == "GET" and (_refusal(reach) or not code_is_fresh(party.code_confirmed_at, at=clock.now())):
        return redirect(reach.url("code"))
    context = {**_context(reach), "form": form, "signs_as": party.signs_as}
    return render(request, "contracts/signing/draw.html", context)


def file(request: HttpRequest, reach: Reach, number: str) -> HttpResponse:
    """The signed paper, for a party without an account."""
    paper = next((each for each in files_of(reach.party.contract) if each.number == number), None)
    if paper is None or not reach.proved:
        raise Http404
    answer = HttpResponse(open_paper(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{paper.number}.pdf"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "sign_by_link")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at the address uses nothing up (chat programs do that by themselves); the button does. The browser that used it comes back by it."""
    if request.method == "POST":
        party = open_link(token=token)
        if party is not None:
            remember(request, party, token)
            return redirect("contracts:guest_read", uid=party.uid)
    found = party_of_link(token)
    if found is None and (known := opened_here(request, token)):
        return redirect("contracts:guest_read", uid=known)
    return render(request, "contracts/signing/link.html", {"party": found}, status=200 if found else 404)


def device_of(request: HttpRequest) -> Device:
    """The class of the device, from what the browser says of itself."""
    agent = request.headers.get("User-Agent", "")
    if "iPad" in agent or "Tablet" in agent:
        return Device.TABLET
    if "Mobile" in agent:
        return Device.PHONE
    # a telephone with Android says Mobile, a tablet does not
    return Device.TABLET if "Android" in agent else Device.COMPUTER


def _context(reach: Reach) -> dict[str, Any]:
    return {"contract": reach.party.contract, "party": reach.party, "urls": reach.urls(), "guest": reach.guest}


def _refusal(reach: Reach) -> Any:
    """Why this party cannot sign now; empty when it can."""
    try:
        check_may_sign(reach.party)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def _whole(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _form_page(
    request: HttpRequest, reach: Reach, form: Any, title: str, act: Any, done: str, *, submit: str, danger: bool = False
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except (Refusal, MoveNotAllowed) as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, done)
            return redirect(reach.url("read"))
    elif reach.party.contract.state != ContractState.SIGNING:
        return redirect(reach.url("read"))
    context = {**_context(reach), "form": form, "page_title": title, "submit": submit, "danger": danger}
    return render(request, "contracts/signing/form.html", context)


_GET = (never_cache, require_safe)
_BOTH = (never_cache, require_http_methods(["GET", "POST"]))
_STEPS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "read": (read, _GET),
    "progress": (progress, (require_POST,)),
    "ask": (ask, _BOTH),
    "decline": (decline, _BOTH),
    "code": (code, (*_BOTH, sensitive_post_parameters("code"))),
    "draw": (draw, _BOTH),
}


def steps() -> dict[str, Any]:
    """Every step twice: ``sign_<step>`` for who is signed in, ``guest_<step>`` for who came by a link."""
    made: dict[str, Any] = {}
    for name, (view, decorators) in _STEPS.items():
        for prefix, reached in (("sign", by_account), ("guest", by_link)):
            wrapped = reached(view)
            for decorator in decorators:
                wrapped = decorator(wrapped)
            made[f"{prefix}_{name}"] = wrapped
    made["guest_file"] = never_cache(require_safe(by_link(file)))
    return made
