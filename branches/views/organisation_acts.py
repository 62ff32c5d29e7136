"""Founding, re-forming and dissolving; units and documents."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from branches.actions.change_units import add_unit, remove_unit
from branches.actions.dissolve_organisation import dissolve_organisation
from branches.actions.found_organisation import found_organisation
from branches.actions.reform_organisation import reform_organisation
from branches.forms.organisation import AddUnitForm, DissolveForm, DocumentForm, FoundForm, LastDayForm, ReformForm
from branches.models import Organisation, UnitMembership
from branches.policy import POLICY
from branches.views.organisations import organisation_for, trail_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import attach
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "found")
def found(request: HttpRequest) -> HttpResponse:
    title = _("成立党组织")
    return act_page(
        request,
        form=FoundForm(request.POST or None),
        title=title,
        submit=_("登记成立"),
        back=reverse("branches:tree"),
        crumbs=[(_("组织架构"), reverse("branches:tree"))],
        act=lambda given: found_organisation(by=request.user, **given),
        done=_("已登记成立，组织架构里可以看到。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "reform")
def reform(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "reform")
    now = {"name": organisation.name, "kind": organisation.kind, "parent": organisation.parent_id}
    title = _("调整党组织")
    return act_page(
        request,
        form=ReformForm(request.POST or None, initial=now, organisation=organisation),
        title=title,
        submit=_("登记调整"),
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        hint=_("更名、改建或调整隶属。以前的名称和隶属仍然保留，随时可以查看当时的组织架构。"),
        act=lambda given: reform_organisation(organisation=organisation, by=request.user, **given),
        done=_("已登记调整，以前的组织架构仍然可以查看。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "dissolve")
def dissolve(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "dissolve")
    title = _("撤销党组织")
    return act_page(
        request,
        form=DissolveForm(request.POST or None),
        title=title,
        submit=_("登记撤销"),
        danger=True,
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        hint=_("撤销之前，党员要先转接，下级组织要先调整，没有办完的事项要先移交。撤销之后，经过和沿革仍然保留。"),
        act=lambda given: dissolve_organisation(organisation=organisation, by=request.user, **given),
        done=_("已登记撤销，经过和沿革仍然保留。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "change_units")
def unit_joins(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "change_units")
    title = _("登记单位加入")
    return act_page(
        request,
        form=AddUnitForm(request.POST or None, organisation=organisation),
        title=title,
        submit=_("登记加入"),
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        act=lambda given: add_unit(organisation=organisation, by=request.user, **given),
        done=_("已登记单位加入。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "change_units")
def unit_leaves(request: HttpRequest, pk: int) -> HttpResponse:
    rows = UnitMembership.objects.select_related("organisation", "unit").filter(
        organisation__in=Organisation.objects.visible_to(request.user)
    )
    membership = get_object_or_404(rows, pk=pk)
    title = _("登记单位退出")
    return act_page(
        request,
        form=LastDayForm(request.POST or None),
        title=title,
        submit=_("登记退出"),
        back=membership.organisation.get_absolute_url(),
        crumbs=trail_of(membership.organisation),
        hint=str(membership.unit),
        act=lambda given: remove_unit(membership=membership, by=request.user, **given),
        done=_("已登记单位退出。"),
    )


@require_POST
@guarded(POLICY, "attach_document")
def add_document(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "attach_document")
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach(subject=organisation, file=form.cleaned_data["file"], kind="branches.document", by=request.user)
            messages.success(request, _("文件已存入这个组织的文件夹。"))
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
    else:
        messages.warning(request, _("没有保存：请先选择一个文件。"))
    return redirect(organisation.get_absolute_url())
