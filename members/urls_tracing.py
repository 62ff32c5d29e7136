"""Addresses of tracing. No name or number of a person in any."""

from django.urls import URLPattern, path

from members.views import account

urlpatterns: list[URLPattern] = [
    path("workers/<uuid:uid>/account/", account.link, name="link_account"),
    path("workers/<uuid:uid>/account/unlink/", account.unlink, name="unlink_account"),
]
