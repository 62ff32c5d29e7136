"""The map of addresses: each app brings its own urls.py."""

from django.urls import URLPattern, URLResolver, include, path

from jinxi_portal.rest.public import NotFound, OurFault, RequestUnfit, with_problem
from jinxi_portal.web.views import errors

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
handler400 = with_problem(errors.bad_request, RequestUnfit)
handler403 = "jinxi_portal.web.views.errors.forbidden"
handler404 = with_problem(errors.not_found, NotFound)
handler500 = with_problem(errors.server_error, OurFault)
handler429 = "jinxi_portal.web.views.errors.too_many_requests"  # asked for by allauth
