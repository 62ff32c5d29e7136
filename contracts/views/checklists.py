"""The checklist of inspections: what holds today, its versions, and a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.change_checklist import change_checklist
from contracts.checklist_in_force import checklist_on
from contracts.forms.inspections import ChangeChecklistForm
from contracts.models import ChecklistVersion
from contracts.policy_supervision import SUPERVISION
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import act_page


@never_cache
@require_safe
@guarded(SUPERVISION, "see_checklist")
def checklist(request: HttpRequest) -> HttpResponse:
    context = {
        "checklist": checklist_on(clock.today()),
        "versions": ChecklistVersion.objects.select_related("created_by"),
        "may_change": SUPERVISION.may(request.user, "change_checklist"),
    }
    return render(request, "contracts/inspections/checklist.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(SUPERVISION, "change_checklist")
def change(request: HttpRequest) -> HttpResponse:
    newest = ChecklistVersion.objects.first()
    items = checklist_on(newest.effective_from if newest else clock.today()).items
    form = ChangeChecklistForm(request.POST or None, items=items)
    return act_page(
        request,
        form=form,
        title=_("修改检查表"),
        hint=_("清空“看什么”就去掉这一项；最后三项留给新加的。已经做过的检查不受影响。"),
        back=reverse("contracts:checklist"),
        crumbs=[(_("检查表"), reverse("contracts:checklist"))],
        act=lambda given: change_checklist(
            items=form.items(), effective_from=given["effective_from"], note=given["note"], by=request.user
        ),
        done=_("检查表已经保存为新的一版，从启用日期起使用。"),
    )
