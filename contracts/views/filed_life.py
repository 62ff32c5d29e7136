"""What becomes of a filed contract at the desk: the enterprise reports that it ended."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from contracts.actions.end_filed_contract import end_filed_contract, require_endable
from contracts.forms.filed_contracts import EndFiledForm
from contracts.policy_filed import FILED
from contracts.views.filed_contracts import filed_for
from contracts.views.open_acts import refused_now
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(FILED, "end_filed_contract")
def end(request: HttpRequest, number: str) -> HttpResponse:
    filed = filed_for(request, number)
    FILED.require(request.user, "end_filed_contract", filed)
    if back := refused_now(request, filed, lambda: require_endable(filed)):
        return back
    return act_page(
        request,
        form=EndFiledForm(request.POST or None),
        title=_("报告合同解除"),
        back=filed.get_absolute_url(),
        crumbs=[(_("报送的合同"), reverse("contracts:filed_contracts")), (filed.number, filed.get_absolute_url())],
        act=lambda given: end_filed_contract(filed=filed, by=request.user, **given),
        done=_("已登记，最后一天以后这份合同不再计算；本人会收到通知。"),
        danger=True,
    )
