"""Addresses under ``/api/v1/``."""

from django.urls import path

from members.api.rosters import RosterRowsView, RostersView, RosterView

urlpatterns = [
    path("rosters/", RostersView.as_view(), name="rosters"),
    path("rosters/<slug:number>/", RosterView.as_view(), name="roster"),
    path("rosters/<slug:number>/rows/", RosterRowsView.as_view(), name="roster_rows"),
]
