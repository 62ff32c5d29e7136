"""Addresses of accounts. allauth's flows are mounted one by one, under allauth's names: what is not here does not exist.

So there is no sign-up, no mail address, no password reset by mail, no social account.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, include, path

from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.accounts.routes import guarded
from jinxi_portal.accounts.views import (
    elevated_access,
    invitation,
    own_account,
    people,
    person_acts,
    worker_sign_in,
)

_sign_in = guarded(POLICY, "sign_in")
_password = guarded(POLICY, "use_password")

allauth_urls: list[URLPattern | URLResolver] = [
    path("login/", _sign_in(account.login), name="account_login"),
    path("logout/", guarded(POLICY, "sign_out")(account.logout), name="account_logout"),
    path("inactive/", _sign_in(account.account_inactive), name="account_inactive"),
    path("password/", _password(account.password_change), name="account_change_password"),
    path("confirm/", _password(account.reauthenticate), name="account_reauthenticate"),
    path("authenticator/", _password(mfa.index), name="mfa_index"),
    path("authenticator/code/", _sign_in(mfa.authenticate), name="mfa_authenticate"),
    path("authenticator/confirm/", _password(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("authenticator/bind/", _password(totp.activate_totp), name="mfa_activate_totp"),
    path("authenticator/unbind/", _password(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery-codes/", _password(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", _password(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", _password(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
]

own_urls: list[URLPattern | URLResolver] = [
    path("worker/", worker_sign_in.ask_mobile, name="worker_sign_in"),
    path("worker/code/", worker_sign_in.confirm_code, name="confirm_code"),
    path("worker/again/", worker_sign_in.forget_mobile, name="forget_mobile"),
    path("welcome/", invitation.set_first_password, name="set_first_password"),
    path("welcome/<str:token>/", invitation.follow_link, name="follow_link"),
    path("me/", own_account.account, name="account"),
    path("me/devices/", own_account.own_sessions, name="sessions"),
    path("me/devices/others/end/", own_account.end_everywhere_else, name="end_everywhere_else"),
    path("me/devices/<int:session_id>/end/", own_account.end_own_session, name="end_own_session"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/<int:user_id>/", people.person, name="person"),
    path("people/<int:user_id>/invite/", person_acts.invite, name="invite"),
    path("people/<int:user_id>/rename/", person_acts.rename, name="rename"),
    path("people/<int:user_id>/disable/", person_acts.disable, name="disable"),
    path("people/<int:user_id>/enable/", person_acts.enable, name="enable"),
    path("people/<int:user_id>/reset-authenticator/", person_acts.reset_authenticator, name="reset_authenticator"),
    path("people/<int:user_id>/sign-out/", person_acts.sign_out_everywhere, name="sign_out_everywhere"),
    path("people/<int:user_id>/unlock/", person_acts.unlock, name="unlock"),
    path("people/<int:user_id>/post/", person_acts.post, name="post"),
    path("postings/<int:posting_id>/end/", person_acts.finish_posting, name="finish_posting"),
    path("elevated/", elevated_access.elevated_accesses, name="elevated_accesses"),
    path("elevated/open/", elevated_access.open_look, name="open_elevated_access"),
    path("elevated/<int:elevated_access_id>/close/", elevated_access.close_look, name="close_elevated_access"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(allauth_urls)),
    path("accounts/", include((own_urls, "accounts"))),
]
