"""Addresses of the clause check and of enterprises' filed texts."""

from django.urls import URLPattern, path

from contracts.views import checks, filed

urlpatterns: list[URLPattern] = [
    path("check/", checks.check, name="check"),
    path("check/download/", checks.download, name="check_download"),
    path("filed/", filed.filed_texts, name="filed_texts"),
    path("filed/export/", filed.export, name="filed_texts_export"),
    path("filed/new/", filed.file_new, name="file_text"),
    path("filed/<str:number>/", filed.filed_text, name="filed_text"),
    path("filed/<str:number>/mend/", filed.mend, name="mend_text"),
    path("filed/<str:number>/findings/<int:pk>/", filed.decide, name="decide_finding"),
]
