"""Addresses under ``/api/v1/``."""

from django.urls import path

from branches.api.branches import BranchesView
from branches.api.exchange_meetings import ExchangeMeetingsView

urlpatterns = [
    path("branches/", BranchesView.as_view(), name="branches"),
    path("exchange-meetings/", ExchangeMeetingsView.as_view(), name="exchange_meetings"),
]
