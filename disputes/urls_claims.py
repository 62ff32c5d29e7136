"""Addresses of what is asked for, and of reckoning it."""

from django.urls import URLPattern, path

from disputes.views import claims, wages

urlpatterns: list[URLPattern] = [
    path("wages/", wages.reckon, name="wages"),
    path("<uuid:uid>/wages/", wages.reckon_for_case, name="wages_of_case"),
    path("<uuid:uid>/claims/", claims.add, name="claim_add"),
    path("<uuid:uid>/claims/<int:claim_id>/", claims.change, name="claim_change"),
    path("<uuid:uid>/claims/<int:claim_id>/give-up/", claims.give_up, name="claim_give_up"),
]
