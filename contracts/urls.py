"""The addresses of this room; every subject has a file of its own and is added here."""

from django.urls import URLPattern, URLResolver

from contracts import (
    urls_batches,
    urls_checks,
    urls_contracts,
    urls_filed,
    urls_patterns,
    urls_supervision,
    urls_templates,
)

app_name = "contracts"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_templates.urlpatterns,
    *urls_checks.urlpatterns,
    *urls_patterns.urlpatterns,
    *urls_supervision.urlpatterns,
    *urls_contracts.urlpatterns,
    *urls_filed.urlpatterns,
    *urls_batches.urlpatterns,
]
