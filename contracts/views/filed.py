"""Enterprises' filed contract texts: the list, one text with its findings, filing, mending, deciding."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import CharFilter, ChoiceFilter, FilterSet

from contracts.actions.decide_finding import decide_finding
from contracts.actions.file_text import file_text
from contracts.checking_text import patterns_today
from contracts.clauses.checking import check_text
from contracts.clauses.mending import with_fair_wording
from contracts.forms.checks import DecideForm, FileTextForm
from contracts.models import FiledContract, FiledText, Finding
from contracts.policy import employers_of
from contracts.policy_checks import CHECKS
from contracts.refusals import Refusal
from contracts.states import ContractKind
from contracts.states_checks import FindingState
from contracts.states_filed import STANDING
from contracts.views.marked import explained, shown
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import workbook_of
from jinxi_portal.web.public import Column, EmptyState, Kind, Table, Tone, act_page, badge, moment
from members.public import Employer

#: Signed contracts that a text of theirs names.
MOST_CONTRACTS = 20
TONES = {
    FindingState.SUSPECTED: Tone.WAIT,
    FindingState.CONFIRMED: Tone.BAD,
    FindingState.DISMISSED: Tone.NEUTRAL,
    FindingState.MENDED: Tone.GOOD,
}
WAITING, UNFAIR, CURRENT = "waiting", "unfair", "current"


class FiledFilters(FilterSet):
    employer = CharFilter(
        label=pgettext_lazy("supervision", "企业"), field_name="employer__short_name", lookup_expr="icontains"
    )
    number = CharFilter(label=gettext_lazy("编号"), lookup_expr="icontains")
    which = ChoiceFilter(
        label=gettext_lazy("情况"),
        choices=[
            (WAITING, gettext_lazy("有等待认定的")),
            (UNFAIR, gettext_lazy("有不公平条款没有改正")),
            (CURRENT, gettext_lazy("正在使用")),
        ],
        method="by_state",
        empty_label=gettext_lazy("全部"),
    )
    kind = ChoiceFilter(label=gettext_lazy("类别"), choices=ContractKind.choices, empty_label=gettext_lazy("全部"))

    class Meta:
        model = FiledText
        fields: Sequence[str] = []

    def by_state(self, rows: QuerySet[FiledText], name: str, value: str) -> QuerySet[FiledText]:
        if value == CURRENT:
            return rows.filter(replaced_by__isnull=True)
        # an enterprise must not learn by filtering what is only suspected
        if value == WAITING and not CHECKS.may(self.request.user, "see_all_filed"):
            return rows.none()
        found = (
            Finding.objects.filter(state=FindingState.SUSPECTED)
            if value == WAITING
            else Finding.objects.open_on(clock.today())
        )
        return rows.filter(pk__in=found.values("filed_text"))


class FiledTable(Table):
    key = "contracts.filed"
    caption = gettext_lazy("企业合同文本")
    filters = FiledFilters
    columns = [
        Column("title", gettext_lazy("名称"), link=lambda row: row.get_absolute_url()),
        Column("number", gettext_lazy("编号")),
        Column("employer.short_name", pgettext_lazy("supervision", "企业")),
        Column("kind", gettext_lazy("类别"), render=lambda row: row.get_kind_display()),
        Column("unfair", gettext_lazy("不公平条款"), kind=Kind.NUMBER),
        Column("mended", gettext_lazy("已改正"), kind=Kind.NUMBER),
        Column("filed_at", gettext_lazy("备案时间"), render=lambda row: moment(row.filed_at), sort="filed_at"),
    ]
    default_sort = "-filed_at"
    empty = EmptyState(
        gettext_lazy("还没有企业合同文本"), gettext_lazy("企业把自己在用的合同文本交来备案，就会列在这里。")
    )


class OfficeTable(FiledTable):
    columns = [*FiledTable.columns, Column("waiting", gettext_lazy("等待认定"), kind=Kind.NUMBER)]


def _table(request: HttpRequest) -> FiledTable:
    kind = OfficeTable if CHECKS.may(request.user, "see_all_filed") else FiledTable
    rows = FiledText.objects.visible_to(request.user).counted().select_related("employer")
    return kind(request, rows, export_url=reverse("contracts:filed_texts_export"))


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "see_filed")
def filed_texts(request: HttpRequest) -> HttpResponse:
    return _table(request).respond(
        "contracts/checks/filed_list.html", {"may_file": CHECKS.may(request.user, "file_text")}
    )


@require_safe
@guarded(CHECKS, "see_filed")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="filed-texts")


@never_cache
@require_safe
@guarded(CHECKS, "see_filed")
def filed_text(request: HttpRequest, number: str) -> HttpResponse:
    filed = filed_for(request, number)
    language = get_language() or "zh-hans"
    report = check_text(filed.text, kind=filed.kind, patterns=patterns_today())
    patterns = {pattern.key: pattern for pattern in patterns_today()}
    numbers = {sentence.text[:600]: sentence.number for sentence in report.sentences}
    marks: dict[int, list[Any]] = {}
    gone = []
    may_decide = CHECKS.may(request.user, "decide_finding", filed)
    for finding in Finding.objects.visible_to(request.user).filter(filed_text=filed).select_related("decided_by"):
        pattern = patterns.get(finding.pattern_key)
        mark = {
            "finding": finding,
            "state": badge(finding.get_state_display(), TONES[FindingState(finding.state)]),
            "title": finding.title.get("en" if language.startswith("en") else "zh", ""),
            "why": explained(pattern, language) if pattern else None,
        }
        place = numbers.get(finding.sentence)
        if place is None:
            gone.append(mark)
        else:
            marks.setdefault(place, []).append(mark)
    office = bool(CHECKS.may(request.user, "see_all_filed"))
    sentences = shown(report, marks)
    if filed.from_contracts and not office:
        # what was not decided as unfair is not told, not even as a sentence that was looked at
        sentences = [each for each in sentences if each.marks]
    context = {
        "filed": filed,
        "sentences": sentences,
        "gone": gone,
        "missing": []
        if filed.from_contracts
        else [(duty.title.said(language), duty.why.said(language), duty.fair) for duty in report.missing],
        "may_decide": may_decide,
        "contracts": from_contracts(filed, request.user),
        "over": not FiledText.objects.in_force(on=clock.today()).filter(pk=filed.pk).exists(),
        "may_mend": filed.can_be_mended and CHECKS.may(request.user, "file_text", filed),
        "later": getattr(filed, "replaced_by", None),
        "entries": history_of(filed, limit=50) if office else [],
    }
    return render(request, "contracts/checks/filed_text.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "file_text")
def file_new(request: HttpRequest) -> HttpResponse:
    form = FileTextForm(request.POST or None, request.FILES or None, employers=_employers(request.user))
    return _filing(request, form, _("备案一份合同文本"), reverse("contracts:filed_texts"), None)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "file_text")
def mend(request: HttpRequest, number: str) -> HttpResponse:
    """A mended text: begins as the filed one with the fair wordings in the places of what was confirmed as unfair."""
    filed = filed_for(request, number)
    CHECKS.require(request.user, "file_text", filed)
    if not filed.can_be_mended:
        return redirect(filed.get_absolute_url())
    patterns = {pattern.key: pattern for pattern in patterns_today()}
    text = filed.text
    for finding in filed.findings.filter(state=FindingState.CONFIRMED):
        if finding.pattern_key in patterns:
            text = with_fair_wording(text, finding.sentence, patterns[finding.pattern_key].fair)
    begun = {"employer": filed.employer, "title": filed.title, "kind": filed.kind, "text": text}
    employers = Employer.objects.filter(pk=filed.employer_id)
    form = FileTextForm(request.POST or None, request.FILES or None, employers=employers, initial=begun)
    return _filing(request, form, _("备案修改后的文本"), filed.get_absolute_url(), filed)


def _filing(
    request: HttpRequest, form: FileTextForm, title: str, back: str, replaces: FiledText | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        given = {key: value for key, value in form.cleaned_data.items() if key != "file"}
        try:
            filed = file_text(**given, by=request.user, replaces=replaces)
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已备案为 %(number)s。") % {"number": filed.number})
            return redirect(filed.get_absolute_url())
    return render(
        request, "contracts/checks/file.html", {"form": form, "page_title": title, "back": back, "filed": replaces}
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "decide_finding")
def decide(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    filed = filed_for(request, number)
    finding = get_object_or_404(Finding.objects.visible_to(request.user), pk=pk, filed_text=filed)
    return act_page(
        request,
        form=DecideForm(request.POST or None),
        title=_("认定"),
        hint=finding.sentence,
        back=filed.get_absolute_url(),
        crumbs=[(_("企业合同文本"), reverse("contracts:filed_texts")), (filed.title, filed.get_absolute_url())],
        act=lambda given: decide_finding(
            finding=finding, verdict=FindingState(given["verdict"]), reason=given["reason"], by=request.user
        ),
        done=_("已记下您的认定。"),
    )


def from_contracts(filed: FiledText, user: Any) -> list[FiledContract]:
    """The newest signed contracts in which these sentences stand."""
    rows = FiledContract.objects.visible_to(user).filter(filed_text=filed, state__in=STANDING)
    return list(rows.order_by("-pk")[:MOST_CONTRACTS])


def filed_for(request: HttpRequest, number: str) -> FiledText:
    """The text, when the visitor may see it."""
    rows = FiledText.objects.visible_to(request.user).select_related("employer", "replaced_by", "replaces", "filed_by")
    return get_object_or_404(rows, number=number)


def _employers(user: Any) -> "QuerySet[Employer]":
    """For whom the user may file."""
    active = Employer.objects.filter(is_active=True)
    return active if CHECKS.may(user, "see_all_filed") else active.filter(pk__in=employers_of(user))
