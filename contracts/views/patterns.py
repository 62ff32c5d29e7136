"""The patterns of the clause check: all, one with its versions, a new version, two side by side, switching off, the words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.change_pattern import change_pattern, switch_off_pattern
from contracts.clauses.patterns import concept_words, shipped_contents
from contracts.forms.patterns import PatternForm, SwitchOffForm, begun
from contracts.models import PatternVersion
from contracts.patterns_in_force import versions_on
from contracts.policy_checks import CHECKS
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import act_page, compare_lines


@never_cache
@require_safe
@guarded(CHECKS, "see_patterns")
def patterns(request: HttpRequest) -> HttpResponse:
    versions = versions_on(clock.today())
    rows = [(key, versions.get(key), begun_title(content)) for key, content in shipped_contents().items()]
    return render(request, "contracts/patterns/list.html", {"rows": rows})


@never_cache
@require_safe
@guarded(CHECKS, "see_patterns")
def pattern(request: HttpRequest, key: str) -> HttpResponse:
    """What holds today, beside what came with the portal, and all versions."""
    shipped = _shipped(key)
    versions = list(PatternVersion.objects.filter(key=key).select_related("created_by").order_by("-number"))
    left, right = begun(shipped), begun(versions[0].content if versions else shipped)
    fields = PatternForm().fields
    lines = [(fields[part].label, left[part], right[part]) for part in right]
    context = {
        "key": key,
        "title": begun_title(versions[0].content if versions else shipped),
        "in_force": versions_on(clock.today()).get(key),
        "versions": versions,
        "lines": compare_lines(lines),
        "newest": versions[0] if versions else None,
        "may_change": CHECKS.may(request.user, "change_pattern"),
    }
    return render(request, "contracts/patterns/pattern.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "change_pattern")
def change(request: HttpRequest, key: str) -> HttpResponse:
    form = PatternForm(request.POST or None, initial=begun(_newest(key)))
    return act_page(
        request,
        form=form,
        title=_("修改规则"),
        back=reverse("contracts:pattern", args=[key]),
        crumbs=_trail(key),
        act=lambda given: change_pattern(
            key=key, content=form.content(), effective_from=given["effective_from"], note=given["note"], by=request.user
        ),
        done=_("已保存新的一版，从启用日期起用它检查。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(CHECKS, "change_pattern")
def switch_off(request: HttpRequest, key: str) -> HttpResponse:
    content = _newest(key)
    return act_page(
        request,
        form=SwitchOffForm(request.POST or None),
        title=_("停用这条规则"),
        back=reverse("contracts:pattern", args=[key]),
        crumbs=_trail(key),
        act=lambda given: switch_off_pattern(key=key, content=content, by=request.user, **given),
        done=_("已记下停用，已经作出的认定不受影响。"),
        danger=True,
    )


@never_cache
@require_safe
@guarded(CHECKS, "see_patterns")
def concepts(request: HttpRequest) -> HttpResponse:
    """The groups of words that a sequence may name; ``q`` looks in names and words."""
    asked = request.GET.get("q", "").strip()[:40]
    rows = [
        (name, words)
        for name, words in concept_words().items()
        if not asked or asked in name or any(asked in word for word in words)
    ]
    return render(request, "contracts/patterns/concepts.html", {"rows": rows, "asked": asked})


def begun_title(content: Any) -> str:
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return str(content["title"][language])


def _shipped(key: str) -> Any:
    found = shipped_contents().get(key)
    if found is None:
        raise Http404
    return found


def _newest(key: str) -> Any:
    version = PatternVersion.objects.filter(key=key).order_by("-number").first()
    return version.content if version else _shipped(key)


def _trail(key: str) -> list[tuple[Any, str]]:
    return [
        (_("体检规则"), reverse("contracts:patterns")),
        (begun_title(_newest(key)), reverse("contracts:pattern", args=[key])),
    ]
