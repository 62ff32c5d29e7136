"""The template library: all templates, one template with its versions, one version, two versions side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contracts.checking_text import check_version_text
from contracts.forms.templates import line_of
from contracts.models import Template, TemplateVersion
from contracts.policy import POLICY
from contracts.states import VersionState
from contracts.wording import labelled_clauses, variables_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.web.public import Tone, badge, compare_lines

TONES = {VersionState.DRAFT: Tone.WAIT, VersionState.APPROVED: Tone.GOOD, VersionState.RETIRED: Tone.NEUTRAL}


@never_cache
@require_safe
@guarded(POLICY, "see_templates")
def templates(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    in_force = {row.template_id: row for row in TemplateVersion.objects.in_force(on=today)}
    drafts = TemplateVersion.objects.visible_to(request.user).filter(state=VersionState.DRAFT)
    drafting = {row.template_id: row for row in drafts}
    rows = [(row, in_force.get(row.pk), drafting.get(row.pk)) for row in Template.objects.order_by("kind", "title")]
    return render(request, "contracts/templates/list.html", {"rows": rows})


@never_cache
@require_safe
@guarded(POLICY, "see_templates")
def template(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Template, key=key)
    rows = TemplateVersion.objects.visible_to(request.user).filter(template=found)
    versions = list(rows.select_related("template", "approved_by").order_by("-number"))
    if not versions:
        raise Http404
    in_use = TemplateVersion.objects.in_force(on=clock.today()).filter(template=found).first()
    is_drafting = any(row.state == VersionState.DRAFT for row in versions)
    sees_drafts = bool(POLICY.may(request.user, "see_template_drafts"))
    context = {
        "template": found,
        "versions": [(row, badge(row.get_state_display(), TONES[VersionState(row.state)])) for row in versions],
        "in_use": in_use,
        "may_draft": not is_drafting and POLICY.may(request.user, "draft_template", found),
        "entries": history_of(found, limit=50) if sees_drafts else [],
    }
    return render(request, "contracts/templates/template.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_templates")
def version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    found = version_for(request, key, number)
    report = check_version_text(found)
    is_draft, language = found.state == VersionState.DRAFT, get_language() or "zh-hans"
    context = {
        "version": found,
        "template": found.template,
        "state": badge(found.get_state_display(), TONES[VersionState(found.state)]),
        "variables": found.variables,
        "clauses": labelled_clauses(found.clauses, variables_of(found)),
        "suspicions": [(one, one.pattern.title.said(language)) for one in report.suspicions],
        "missing": [(duty, duty.title.said(language)) for duty in report.missing],
        "earlier": TemplateVersion.objects.visible_to(request.user)
        .filter(template=found.template, number__lt=found.number)
        .order_by("-number")
        .first(),
        "may_change": is_draft and POLICY.may(request.user, "draft_template", found),
        "may_discard": is_draft and found.number > 1 and POLICY.may(request.user, "draft_template", found),
        "may_approve": is_draft and POLICY.may(request.user, "approve_template", found),
        "may_retire": found.state == VersionState.APPROVED and POLICY.may(request.user, "approve_template", found),
    }
    return render(request, "contracts/templates/version.html", context)


@never_cache
@require_safe
@guarded(POLICY, "see_templates")
def compare(request: HttpRequest, key: str, left: int, right: int) -> HttpResponse:
    """What the later version says otherwise, clause by clause."""
    one, other = version_for(request, key, left), version_for(request, key, right)
    context = {"template": one.template, "left": one, "right": other, "lines": compare_lines(compared(one, other))}
    return render(request, "contracts/templates/compare.html", context)


def compared(left: TemplateVersion, right: TemplateVersion) -> list[tuple[Any, str, str]]:
    """Clauses with the same title stand beside each other, sentence by sentence; then what has one side only."""
    ours, theirs = _by_title(left), _by_title(right)
    lines: list[tuple[Any, str, str]] = []
    for title in dict.fromkeys([*theirs, *ours]):
        one, other = ours.get(title, {}), theirs.get(title, {})
        for part, label in (("text", _("条文")), ("summary", _("说明"))):
            lefts, rights = _sentences(one.get(part, "")), _sentences(other.get(part, ""))
            for number in range(max(len(lefts), len(rights))):
                heading = f"{title} · {label}" if number == 0 else ""
                lines.append((heading, _at(lefts, number), _at(rights, number)))
    lines.append((_("填写项"), _lines(left), _lines(right)))
    return lines


def _by_title(version: TemplateVersion) -> dict[str, dict[str, str]]:
    return {each["title"]: each for each in labelled_clauses(version.clauses, variables_of(version))}


def _sentences(text: str) -> list[str]:
    return [f"{each}。" for each in text.replace("\n", "").split("。") if each]


def _at(sentences: list[str], number: int) -> str:
    return sentences[number] if number < len(sentences) else ""


def _lines(version: TemplateVersion) -> str:
    return "；".join(line_of(each) for each in version.variables)


def version_for(request: HttpRequest, key: str, number: int) -> TemplateVersion:
    """The version, when the visitor may see it."""
    rows = TemplateVersion.objects.visible_to(request.user).select_related("template", "approved_by")
    return get_object_or_404(rows, template__key=key, number=number)
