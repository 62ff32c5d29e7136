"""Addresses of papers: the committee's list, the files, and the public check."""

from django.urls import URLPattern, URLResolver, path

from jinxi_portal.papers.views import files, papers

app_name = "papers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("papers/", papers.papers, name="papers"),
    path("papers/<str:number>/", papers.paper, name="paper"),
    path("papers/<str:number>/file/", files.file, name="file"),
    path("papers/<str:number>/withdraw/", papers.withdraw, name="withdraw"),
]
