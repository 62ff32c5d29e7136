"""Elections, terms and posts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.actions.fill_post import end_post, fill_post
from branches.actions.hold_election import hold_election
from branches.actions.prolong_term import prolong_term
from branches.forms.organisation import LastDayForm
from branches.forms.posts import ElectionForm, FillPostForm, ProlongForm
from branches.models import PartyPost, Term
from branches.policy import POLICY
from branches.views.organisations import organisation_for, trail_of
from branches.voters import voters_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.public import act_page


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "hold_election")
def election(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "hold_election")
    form = ElectionForm(request.POST or None, organisation=organisation)
    title = _("登记换届选举")

    def act(given: dict[str, Any]) -> None:
        entitled = voters_of(organisation, on=given["held_on"]).count()
        present = entitled if given["appointed"] else given["present"]
        hold_election(
            organisation=organisation,
            held_on=given["held_on"],
            entitled=entitled,
            present=present,
            posts=given["posts"],
            appointed=given["appointed"],
            by=request.user,
        )

    return act_page(
        request,
        form=form,
        title=title,
        submit=_("登记"),
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        hint=_("现在有选举权的正式党员 %(count)s 人；应到人数按选举当天计算。任期三年，村和社区五年。")
        % {"count": len(form.people)},
        act=act,
        done=_("已登记新一届，上一届的职务随之结束。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "prolong_term")
def prolong(request: HttpRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("organisation"), pk=pk)
    POLICY.require(request.user, "prolong_term", term.organisation)
    title = _("延期换届")
    return act_page(
        request,
        form=ProlongForm(request.POST or None, initial={"due_on": term.due_on}),
        title=title,
        submit=_("登记延期"),
        back=term.organisation.get_absolute_url(),
        crumbs=trail_of(term.organisation),
        hint=_("延期须经综合党委批准，最多一年。"),
        act=lambda given: prolong_term(term=term, by=request.user, **given),
        done=_("已登记延期。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "change_posts")
def fill(request: HttpRequest, uid: Any) -> HttpResponse:
    organisation = organisation_for(request, uid, "change_posts")
    title = _("登记任职")
    return act_page(
        request,
        form=FillPostForm(request.POST or None, organisation=organisation),
        title=title,
        submit=_("登记"),
        back=organisation.get_absolute_url(),
        crumbs=trail_of(organisation),
        hint=_("届中增补或更换。换届的请登记换届选举。"),
        act=lambda given: fill_post(organisation=organisation, by=request.user, **given),
        done=_("已登记任职。"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guarded(POLICY, "change_posts")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PartyPost.objects.visible_to(request.user).select_related("organisation", "person")
    party_post = get_object_or_404(rows, pk=pk)
    title = _("结束职务")
    return act_page(
        request,
        form=LastDayForm(request.POST or None),
        title=title,
        submit=title,
        danger=True,
        back=party_post.organisation.get_absolute_url(),
        crumbs=trail_of(party_post.organisation),
        hint=_("%(person)s：%(post)s") % {"person": party_post.person, "post": party_post.get_post_display()},
        act=lambda given: end_post(party_post=party_post, by=request.user, **given),
        done=_("已登记任职结束。"),
    )
