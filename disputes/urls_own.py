"""Addresses where a party brings a dispute alone."""

from django.urls import URLPattern, path

from disputes.views import own_intake

urlpatterns: list[URLPattern] = [
    path("apply/", own_intake.apply_by_phone, name="apply_by_phone"),
    path("public/", own_intake.public_start, name="public_start"),
    path("public/code/", own_intake.public_code, name="public_code"),
    path("public/mine/", own_intake.public_mine, name="public_mine"),
    path("public/apply/", own_intake.public_apply, name="public_apply"),
    path("public/leave/", own_intake.public_leave, name="public_leave"),
]
