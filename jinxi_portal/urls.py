"""The map of addresses: each app brings its own urls.py."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jinxi_portal.web.urls")),
    path("", include("jinxi_portal.accounts.urls")),
    path("records/", include("jinxi_portal.records.urls")),
    path("notices/", include("jinxi_portal.notices.urls")),
    path("figures/", include("jinxi_portal.figures.urls")),
    path("", include("jinxi_portal.papers.urls")),
    path("sheets/", include("jinxi_portal.sheets.urls")),
    path("members/", include("members.urls")),
    path("branches/", include("branches.urls")),
    path("contracts/", include("contracts.urls")),
    path("disputes/", include("disputes.urls")),
    path("api/", include("jinxi_portal.rest.urls")),
]
handler400 = "jinxi_portal.web.views.errors.bad_request"
handler403 = "jinxi_portal.web.views.errors.forbidden"
handler404 = "jinxi_portal.web.views.errors.not_found"
handler500 = "jinxi_portal.web.views.errors.server_error"
handler429 = "jinxi_portal.web.views.errors.too_many_requests"  # asked for by allauth
