"""Addresses of the supervision of enterprises."""

from django.urls import URLPattern, path

from contracts.views import enterprise, enterprise_lists, enterprises, key_enterprises

urlpatterns: list[URLPattern] = [
    path("enterprises/", enterprises.enterprises, name="enterprises"),
    path("enterprises/export/", enterprises.export, name="enterprises_export"),
    path("enterprises/<slug:code>/", enterprise.enterprise, name="enterprise"),
    path("enterprises/<slug:code>/key/", key_enterprises.name_key, name="name_key"),
    path("enterprises/<slug:code>/key/end/", key_enterprises.end_key, name="end_key"),
    path("enterprises/<slug:code>/workers/", enterprise_lists.workers, name="enterprise_workers"),
    path("enterprises/<slug:code>/workers/export/", enterprise_lists.workers_export, name="enterprise_workers_export"),
    path("enterprises/<slug:code>/renewals/", enterprise_lists.renewals, name="enterprise_renewals"),
    path("enterprises/<slug:code>/terms/", enterprise_lists.terms, name="enterprise_terms"),
]
