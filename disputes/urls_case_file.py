"""Addresses of the papers and the file of a case."""

from django.urls import URLPattern, path

from disputes.views import case_file

urlpatterns: list[URLPattern] = [
    path("<uuid:uid>/papers/", case_file.issue, name="issue_paper"),
    path("<uuid:uid>/papers/<str:number>/", case_file.paper, name="paper"),
    path("<uuid:uid>/case-file/", case_file.case_file, name="case_file"),
    path("<uuid:uid>/case-file/bind/", case_file.bind, name="case_file_bind"),
    path("<uuid:uid>/case-file/progress/", case_file.progress, name="case_file_progress"),
    path("<uuid:uid>/case-file/open/", case_file.open_it, name="case_file_open"),
]
