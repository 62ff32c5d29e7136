"""Addresses of the worker's phone and of the desk that serves it. No name or number of a person in any."""

from django.urls import URLPattern, path

from members.views import claims, consents, own, referrals, reports, words

urlpatterns: list[URLPattern] = [
    path("me/", own.own, name="own"),
    path("me/claim/", own.claim, name="own_claim"),
    path("me/report/", reports.report, name="report_self"),
    path("reports/<uuid:uid>/", reports.one, name="self_report"),
    path("reports/<uuid:uid>/withdraw/", reports.withdraw, name="withdraw_report"),
    path("me/consents/", consents.consents, name="own_consents"),
    path("me/consents/give/", consents.give, name="give_consent"),
    path("me/consents/withdraw/", consents.withdraw, name="withdraw_consent"),
    path("workers/<uuid:uid>/paper-consent/", consents.paper, name="paper_consent"),
    path("me/refer/", referrals.refer, name="refer"),
    path("me/asked/", referrals.asked, name="asked"),
    path("me/asked/agree/", referrals.agree, name="agree_to_referral"),
    path("me/asked/decline/", referrals.decline, name="decline_referral"),
    path("words/", words.words, name="words"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<uuid:uid>/", claims.claim, name="claim"),
    path("claims/<uuid:uid>/link/", claims.link, name="link_claim"),
    path("claims/<uuid:uid>/refuse/", claims.refuse, name="refuse_claim"),
]
