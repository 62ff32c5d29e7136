"""Addresses of the worker's phone and of the desk that serves it. No name or number of a person in any."""

from django.urls import URLPattern, path

from members.views import claims, own

urlpatterns: list[URLPattern] = [
    path("me/", own.own, name="own"),
    path("me/claim/", own.claim, name="own_claim"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<uuid:uid>/", claims.claim, name="claim"),
    path("claims/<uuid:uid>/link/", claims.link, name="link_claim"),
    path("claims/<uuid:uid>/refuse/", claims.refuse, name="refuse_claim"),
]
