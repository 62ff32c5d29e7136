from django.urls import URLPattern, URLResolver

from members import urls_desk

app_name = "members"
urlpatterns: list[URLPattern | URLResolver] = [*urls_desk.urlpatterns]
