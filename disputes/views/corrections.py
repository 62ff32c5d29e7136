"""Putting right what was written down at the beginning: a party, the matter."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from disputes.actions.correct_intake import UNTOLD, correct_matter, correct_party
from disputes.forms.corrections import MatterCorrectionForm, PartyForm
from disputes.policy import DISPUTES
from disputes.views.acting import act_page, case_for
from jinxi_portal.accounts.public import guarded

_FORM = ["GET", "HEAD", "POST"]


@never_cache
@sensitive_post_parameters("mobile")
@require_http_methods(_FORM)
@guarded(DISPUTES, "correct")
def party(request: HttpRequest, uid: UUID, party_id: int) -> HttpResponse:
    row = case_for(request, uid, "correct")
    one = get_object_or_404(row.parties.select_related("employer", "dispute"), pk=party_id)
    form = PartyForm(request.POST or None, party=one)
    told = row.state not in UNTOLD
    return act_page(
        request,
        row,
        form=form,
        title=_("补正%(side)s的登记") % {"side": one.get_side_display()},
        hint=_("已经征求过意见，只能改联系方式。") if told else "",
        submit=_("保存"),
        act=lambda given: correct_party(party=one, given=form.given(), by=request.user),
        done=_("登记已补正。"),
    )


@never_cache
@require_http_methods(_FORM)
@guarded(DISPUTES, "correct")
def matter(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid, "correct")
    form = MatterCorrectionForm(request.POST or None, dispute=row)
    return act_page(
        request,
        row,
        form=form,
        title=_("补正纠纷的登记"),
        hint=_("征求对方意见以前可以改；调解期限和时效随着重新推算。"),
        submit=_("保存"),
        act=lambda given: correct_matter(dispute=row, matter=form.matter(), by=request.user),
        done=_("登记已补正。"),
    )
