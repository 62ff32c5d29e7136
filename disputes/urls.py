"""The addresses of this room; every subject has a file of its own and is added here. No name in any."""

from django.urls import URLPattern, URLResolver

from disputes import (
    urls_acts,
    urls_agreement,
    urls_case_file,
    urls_claims,
    urls_desk,
    urls_evidence,
    urls_learning,
    urls_own,
)

app_name = "disputes"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_desk.urlpatterns,
    *urls_own.urlpatterns,
    *urls_acts.urlpatterns,
    *urls_agreement.urlpatterns,
    *urls_evidence.urlpatterns,
    *urls_claims.urlpatterns,
    *urls_learning.urlpatterns,
    *urls_case_file.urlpatterns,
]
