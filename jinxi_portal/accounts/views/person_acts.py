"""What the system administrator does to an account: each a form, an act, and back to the account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.actions.disable_account import disable_account
from jinxi_portal.accounts.actions.enable_account import enable_account
from jinxi_portal.accounts.actions.end_posting import end_posting
from jinxi_portal.accounts.actions.end_sessions import end_sessions_of
from jinxi_portal.accounts.actions.issue_invitation import issue_invitation
from jinxi_portal.accounts.actions.lift_lockout import lift_lockout
from jinxi_portal.accounts.actions.post_staff import post_staff
from jinxi_portal.accounts.actions.rename_account import rename_account
from jinxi_portal.accounts.actions.reset_second_factor import reset_second_factor
from jinxi_portal.accounts.forms.people import EndPostingForm, NameForm, PostingForm, ReasonForm
from jinxi_portal.accounts.models import Posting
from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.accounts.sign_in.request_user import user_of
from jinxi_portal.accounts.views.doing import done, say_errors
from jinxi_portal.accounts.views.people import visible_person


@require_POST
@guarded(POLICY, "invite")
def invite(request: HttpRequest, user_id: int) -> HttpResponse:
    """The link is shown on the next page and nowhere else."""
    user = visible_person(request, user_id)

    def act() -> None:
        _invitation, token = issue_invitation(user=user, by=user_of(request))
        address = request.build_absolute_uri(reverse("accounts:follow_link", args=[token]))
        request.session[f"invitation_link_{user.pk}"] = address

    done(request, act, _("一次性链接已经生成，请现在就交给本人；离开这一页就看不到了。"))
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "rename_account")
def rename(request: HttpRequest, user_id: int) -> HttpResponse:
    user, form = visible_person(request, user_id), NameForm(request.POST)
    if form.is_valid():
        done(request, lambda: rename_account(user=user, by=user_of(request), **form.cleaned_data), _("姓名已改。"))
    else:
        say_errors(request, form)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "disable_account")
def disable(request: HttpRequest, user_id: int) -> HttpResponse:
    user, form = visible_person(request, user_id), ReasonForm(request.POST)
    if form.is_valid():
        text = _("%(name)s 的帐号已停用，所有设备已退出。") % {"name": user}
        done(request, lambda: disable_account(user=user, by=user_of(request), **form.cleaned_data), text)
    else:
        say_errors(request, form)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "enable_account")
def enable(request: HttpRequest, user_id: int) -> HttpResponse:
    user, form = visible_person(request, user_id), ReasonForm(request.POST)
    if form.is_valid():
        text = _("%(name)s 的帐号已恢复，可以登录了。") % {"name": user}
        done(request, lambda: enable_account(user=user, by=user_of(request), **form.cleaned_data), text)
    else:
        say_errors(request, form)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "reset_second_factor")
def reset_authenticator(request: HttpRequest, user_id: int) -> HttpResponse:
    user = visible_person(request, user_id)
    text = _("%(name)s 的动态验证器已解除，下次登录时重新绑定。") % {"name": user}
    done(request, lambda: reset_second_factor(user=user, by=user_of(request)), text)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "end_sessions")
def sign_out_everywhere(request: HttpRequest, user_id: int) -> HttpResponse:
    user = visible_person(request, user_id)
    text = _("%(name)s 在所有设备上已退出。") % {"name": user}
    done(request, lambda: end_sessions_of(user=user, by=user_of(request)), text)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "lift_lockout")
def unlock(request: HttpRequest, user_id: int) -> HttpResponse:
    user = visible_person(request, user_id)
    text = _("%(name)s 现在可以再次尝试登录。") % {"name": user}
    done(request, lambda: lift_lockout(user=user, by=user_of(request)), text)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "post_staff")
def post(request: HttpRequest, user_id: int) -> HttpResponse:
    user, form = visible_person(request, user_id), PostingForm(request.POST)
    if form.is_valid():
        done(request, lambda: post_staff(user=user, by=user_of(request), **form.posting()), _("任职已登记。"))
    else:
        say_errors(request, form)
    return redirect("accounts:person", user.pk)


@require_POST
@guarded(POLICY, "end_posting")
def finish_posting(request: HttpRequest, posting_id: int) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.select_related("user"), pk=posting_id)
    form = EndPostingForm(request.POST)
    if form.is_valid():
        done(
            request,
            lambda: end_posting(posting=posting, by=user_of(request), **form.cleaned_data),
            _("任职已定下结束日期。"),
        )
    else:
        say_errors(request, form)
    return redirect("accounts:person", posting.user_id)
