"""Addresses of papers: the committee's list, the files, and the public check."""

from django.urls import URLPattern, URLResolver, path

from jinxi_portal.papers.views import batches, files, papers, verify

app_name = "papers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("papers/", papers.papers, name="papers"),
    path("papers/batches/<int:batch_id>/", batches.batch, name="batch"),
    path("papers/batches/<int:batch_id>/progress/", batches.batch_progress, name="batch_progress"),
    path("papers/<str:number>/", papers.paper, name="paper"),
    path("papers/<str:number>/file/", files.file, name="file"),
    path("papers/<str:number>/withdraw/", papers.withdraw, name="withdraw"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:number>/", verify.verify, name="verify_which"),
    path("verify/<str:number>/<str:code>/", verify.verify_number, name="verify_number"),
]
