"""The addresses of this room; every subject has a file of its own and is added here."""

from django.urls import URLPattern, URLResolver

from branches import (
    urls_development,
    urls_help,
    urls_instructors,
    urls_meetings,
    urls_transfers,
    urls_tree,
)

app_name = "branches"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_tree.urlpatterns,
    *urls_development.urlpatterns,
    *urls_help.urlpatterns,
    *urls_instructors.urlpatterns,
    *urls_meetings.urlpatterns,
    *urls_transfers.urlpatterns,
]
