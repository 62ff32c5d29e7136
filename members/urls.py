from django.urls import URLPattern, URLResolver

from members import urls_desk, urls_lists, urls_own, urls_tracing, urls_visits

app_name = "members"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_desk.urlpatterns,
    *urls_lists.urlpatterns,
    *urls_tracing.urlpatterns,
    *urls_own.urlpatterns,
    *urls_visits.urlpatterns,
]
