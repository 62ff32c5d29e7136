"""Addresses of rosters, comparisons and employers."""

from django.urls import URLPattern, path

from members.views import comparisons, employers, rosters

urlpatterns: list[URLPattern] = [
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/export/", rosters.export, name="rosters_export"),
    path("rosters/<str:number>/", rosters.roster, name="roster"),
    path("rosters/<str:number>/withdraw/", rosters.withdraw, name="withdraw_roster"),
    path("comparisons/", comparisons.comparisons, name="comparisons"),
    path("comparisons/start/", comparisons.start, name="start_comparison"),
    path("comparisons/<str:number>/", comparisons.comparison, name="comparison"),
    path("comparisons/<str:number>/progress/", comparisons.progress, name="comparison_progress"),
    path("comparisons/<str:number>/<slug:what>.json", comparisons.file, name="comparison_file"),
    path("employers/", employers.employers, name="employers"),
    path("employers/export/", employers.export, name="employers_export"),
    path("employers/new/", employers.new, name="new_employer"),
    path("employers/<slug:code>/", employers.employer, name="employer"),
    path("employers/<slug:code>/change/", employers.change, name="change_employer"),
    path("employers/<slug:code>/deactivate/", employers.deactivate, name="deactivate_employer"),
    path("employers/<slug:code>/reactivate/", employers.reactivate, name="reactivate_employer"),
]
