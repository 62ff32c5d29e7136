"""The review desk: one lead with everything needed to judge it, and what a reviewer can do there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import asked_by_the_page, guarded
from jinxi_portal.records.public import history_of
from members.actions.claim_next_lead import claim_next_lead
from members.actions.decide_lead import decide_lead
from members.actions.hold_lead import hold_lead
from members.actions.join_workers import join_workers
from members.actions.release_lead import release_lead
from members.actions.undo_decision import undo_decision
from members.blind import is_blind, set_blind
from members.candidates import open_candidates
from members.desk_page import DeskPage
from members.forms.decision import DecisionForm, ReasonForm
from members.models import Lead, LeadDecision
from members.policy import POLICY
from members.refusals import Refusal
from members.rules.leases import HEARTBEAT
from members.states import OPEN_LEAD_STATES, Band, LeadState, Verdict
from members.views.leads_table import percent, state_badge

#: Which leads the reviewer is working through, and what he decided last, for "next" and "undo".
QUEUE, LAST = "members.queue", "members.last_decision"
MOST_HISTORY = 50


@never_cache
@require_safe
@guarded(POLICY, "see_leads")
def lead(request: HttpRequest, number: str) -> HttpResponse:
    """Never cached: the back button shows the lead as it is, not as it was."""
    visible = Lead.objects.visible_to(request.user).select_related("worker", "employer")
    found = get_object_or_404(visible, number=number)
    pair = request.GET.get("pair", "")
    page = DeskPage(
        found,
        user=request.user,
        blind=is_blind(request),
        pair=int(pair) if pair.isascii() and pair.isdigit() and len(pair) < 19 else None,
    )
    context = {
        "page": page,
        "lead": found,
        "state": state_badge(found),
        "percent": percent(page.evidence.probability) if page.evidence else "",
        "entries": history_of(found, limit=MOST_HISTORY),
        "previous": _previous(request, found),
        "reason_form": ReasonForm(),
        "policy": POLICY,
        "heartbeat": int(HEARTBEAT.total_seconds()),
    }
    return render(request, "members/leads/desk.html", context)


def _previous(request: HttpRequest, shown: Lead) -> LeadDecision | None:
    """What the reviewer decided last, on another lead, to be undone with one key."""
    last = request.session.get(LAST)
    if last is None:
        return None
    mine = LeadDecision.objects.select_related("lead").filter(
        pk=last, decided_by_id=request.user.pk, undone_at__isnull=True
    )
    return mine.exclude(lead=shown).first()


def _queue(request: HttpRequest) -> tuple[LeadState, str]:
    state, band = request.session.get(QUEUE, (LeadState.FOUND, ""))
    return LeadState(state), band


@require_POST
@guarded(POLICY, "decide_lead")
def next_lead(request: HttpRequest) -> HttpResponse:
    """The next lead of the queue; the list's button also says which queue."""
    if "state" in request.POST or "band" in request.POST:
        state, band = request.POST.get("state", ""), request.POST.get("band", "")
        request.session[QUEUE] = [
            state if state in (LeadState.FOUND, LeadState.UNDECIDED) else LeadState.FOUND,
            band if band in Band.values else "",
        ]
    after = Lead.objects.visible_to(request.user).filter(number=request.POST.get("after", "")).first()
    return _go_on(request, after)


def _go_on(request: HttpRequest, after: Lead | None, *, decided: bool = False) -> HttpResponse:
    state, band = _queue(request)
    blind = is_blind(request)
    found = claim_next_lead(by=request.user, state=state, band="" if blind else band, after=after, blind=blind)
    if found is not None:
        return redirect("members:lead", found.number)
    if after is not None and not decided and after.state in OPEN_LEAD_STATES:
        messages.info(request, _("没有别的线索在等，桌上还是这一条。"))
        return redirect("members:lead", after.number)
    messages.success(request, _("这一组线索都核对完了。"))
    return redirect("members:leads")


@require_POST
@guarded(POLICY, "decide_lead")
def decide(request: HttpRequest, number: str) -> HttpResponse:
    found = get_object_or_404(Lead.objects.visible_to(request.user), number=number)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有看懂这次提交，什么都没有改动。请再选一次。"))
        return redirect("members:lead", number)
    said = form.cleaned_data
    try:
        decision = decide_lead(
            lead=found,
            verdict=said["verdict"],
            register_entry_id=said["register_entry"],
            reason=said["reason"],
            blind=is_blind(request) and said["blind"],
            seen=said["seen"],
            by=request.user,
        )
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:lead", (refusal.lead or found).number)
    request.session[LAST] = decision.pk
    found.refresh_from_db()
    if decision.verdict == Verdict.DIFFERENT and found.state in OPEN_LEAD_STATES:
        left = len(open_candidates(found))
        messages.info(
            request,
            ngettext("已排除一位人选，还有 %(left)s 位可能人选。", "已排除一位人选，还有 %(left)s 位可能人选。", left)
            % {"left": left},
        )
        return redirect("members:lead", number)
    return _go_on(request, found, decided=True)


@require_POST
@guarded(POLICY, "undo_decision")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(
        LeadDecision.objects.select_related("lead").filter(lead__in=Lead.objects.visible_to(request.user)), pk=pk
    )
    try:
        undo_decision(decision=decision, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:lead", (refusal.lead or decision.lead).number)
    request.session.pop(LAST, None)
    messages.success(request, _("已撤回对线索 %(number)s 的判断。") % {"number": decision.lead.number})
    return redirect("members:lead", decision.lead.number)


@require_POST
@guarded(POLICY, "decide_lead")
@asked_by_the_page
def hold(request: HttpRequest, number: str) -> HttpResponse:
    """The page's heartbeat; 409 with a sentence when the lead is no longer this reviewer's."""
    found = get_object_or_404(Lead.objects.visible_to(request.user), number=number)
    try:
        hold_lead(lead=found, by=request.user)
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal.sentence), "code": refusal.code}, status=409)
    return HttpResponse(status=204)


@require_POST
@guarded(POLICY, "decide_lead")
def release(request: HttpRequest, number: str) -> HttpResponse:
    found = get_object_or_404(Lead.objects.visible_to(request.user), number=number)
    release_lead(lead=found, by=request.user)
    messages.info(request, _("线索 %(number)s 已放回，别的同事可以核对。") % {"number": number})
    return redirect("members:leads")


@require_POST
@guarded(POLICY, "join_workers")
def join(request: HttpRequest, number: str) -> HttpResponse:
    """The entry is confirmed for another worker, and the reviewer says that both workers are one."""
    found = get_object_or_404(Lead.objects.visible_to(request.user).select_related("worker"), number=number)
    other = get_object_or_404(
        Lead.objects.visible_to(request.user).filter(state=LeadState.CONFIRMED).select_related("worker"),
        number=request.POST.get("other", ""),
    )
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请写一句理由，说明为什么两位从业人员是同一个人。"))
        return redirect("members:lead", number)
    try:
        stays = join_workers(
            worker=found.worker,
            other=other.worker,
            because_of=found,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("members:lead", (refusal.lead or found).number)
    messages.success(request, _("已并为一人：%(name)s。可以在人员页面撤回合并。") % {"name": stays})
    found.refresh_from_db()
    return _go_on(request, found, decided=True)


@require_POST
@guarded(POLICY, "see_leads")
def choose_blind(request: HttpRequest) -> HttpResponse:
    """Blind mode on or off for this session. Switched on it never leads back to a lead whose score was in view."""
    on = request.POST.get("blind") == "on"
    set_blind(request, on=on)
    if on:
        messages.info(request, _("盲核已打开：判断之前不显示把握、档次、权重和排序。"))
        return redirect("members:leads")
    messages.info(request, _("盲核已关闭。"))
    back = Lead.objects.visible_to(request.user).filter(number=request.POST.get("lead", "")).first()
    return redirect("members:lead", back.number) if back else redirect("members:leads")
