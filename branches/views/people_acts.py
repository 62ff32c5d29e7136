"""Taking people in, ending, groups and standing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.actions.affiliate import affiliate
from branches.actions.assign_group import assign_group
from branches.actions.end_affiliation import end_affiliation
from branches.actions.note_standing import note_standing
from branches.forms.people import EndAffiliationForm, GroupForm, StandingForm, TakeInForm
from branches.models import Affiliation
from branches.policy import POLICY
from branches.views.organisations import organisation_for, trail_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


def affiliation_for(request: HttpRequest, pk: int) -> Affiliation:
    """The affiliation, for who sees the people of its branch."""
    rows = Affiliation.objects.visible_to(request.user).select_related("person", "organisation", "group")
    return get_object_or_404(rows, pk=pk)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "affiliate")
def take_in(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "affiliate")
    title = _("接收党员")

    def act(given: dict[str, Any]) -> None:
        affiliate(
            person=given["person"],
            organisation=organisation,
            kind=given["kind"],
            since=given["since"],
            home_branch=given["home_branch"],
            by=request.user,
        )

    return act_page(
        request,
        form=TakeInForm(request.POST or None),
        title=title,
        submit=_("查找或保存"),
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        hint=_(
            "先填姓名，点“查找或保存”；在找到的人里选择一位，再点一次保存。组织关系在别的支部的，请从那里提出转接。"
        ),
        act=act,
        done=_("已登记归属。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "end_affiliation")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    affiliation = affiliation_for(request, pk)
    title = _("结束归属")
    return act_page(
        request,
        form=EndAffiliationForm(request.POST or None),
        title=title,
        submit=title,
        danger=True,
        back=affiliation.organisation.get_absolute_url(),
        crumbs=trail_of(affiliation.organisation),
        hint=_("%(person)s（%(kind)s）。在这里的党内职务会一并结束。转到别的支部的，请办理转接。")
        % {"person": affiliation.person, "kind": affiliation.get_kind_display()},
        act=lambda given: end_affiliation(affiliation=affiliation, by=request.user, **given),
        done=_("已登记归属结束，经过仍然保留。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "assign_group")
def group(request: HttpRequest, pk: int) -> HttpResponse:
    affiliation = affiliation_for(request, pk)
    title = _("编入党小组")
    return act_page(
        request,
        form=GroupForm(request.POST or None, branch=affiliation.organisation, initial={"group": affiliation.group_id}),
        title=title,
        submit=_("保存"),
        back=affiliation.organisation.get_absolute_url(),
        crumbs=trail_of(affiliation.organisation),
        hint=_groups_of(affiliation),
        act=lambda given: assign_group(affiliation=affiliation, by=request.user, **given),
        done=_("已保存 %(person)s 的党小组。") % {"person": affiliation.person},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "note_standing")
def standing(request: HttpRequest, pk: int) -> HttpResponse:
    affiliation = affiliation_for(request, pk)
    title = _("登记党员身份")
    return act_page(
        request,
        form=StandingForm(request.POST or None),
        title=title,
        submit=_("登记"),
        back=affiliation.organisation.get_absolute_url(),
        crumbs=trail_of(affiliation.organisation),
        hint=str(affiliation.person),
        act=lambda given: note_standing(
            person=affiliation.person, at=affiliation.organisation, by=request.user, **given
        ),
        done=_("已登记 %(person)s 的党员身份。") % {"person": affiliation.person},
    )


def _groups_of(affiliation: Affiliation) -> str:
    """The person, and the groups so far with their days."""
    past = [
        f"{row.group.name}（{row.since.isoformat()} – {row.until.isoformat() if row.until else ''}）"
        for row in affiliation.group_memberships.select_related("group")
    ]
    return " · ".join([str(affiliation.person), *past])
