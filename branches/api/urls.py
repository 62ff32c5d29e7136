"""Addresses under ``/api/v1/``."""

from django.urls import path

from branches.api.branches import BranchesView
from branches.api.exchange_meetings import ExchangeMeetingsView
from branches.api.organisation_counts import OrganisationCountsView
from branches.api.organisations import OrganisationsView

urlpatterns = [
    path("branches/", BranchesView.as_view(), name="branches"),
    path("exchange-meetings/", ExchangeMeetingsView.as_view(), name="exchange_meetings"),
    path("organisations/", OrganisationsView.as_view(), name="organisations"),
    path("organisation-counts/", OrganisationCountsView.as_view(), name="organisation_counts"),
]
