"""Addresses of the template library."""

from django.urls import URLPattern, path

from contracts.views import template_acts, templates

urlpatterns: list[URLPattern] = [
    path("templates/", templates.templates, name="templates"),
    path("templates/<slug:key>/", templates.template, name="template"),
    path("templates/<slug:key>/draft/", template_acts.draft, name="draft_version"),
    path("templates/<slug:key>/<int:number>/", templates.version, name="version"),
    path("templates/<slug:key>/<int:number>/change/", template_acts.change, name="change_version"),
    path("templates/<slug:key>/<int:number>/discard/", template_acts.discard, name="discard_version"),
    path("templates/<slug:key>/<int:number>/approve/", template_acts.approve, name="approve_version"),
    path("templates/<slug:key>/<int:number>/retire/", template_acts.retire, name="retire_version"),
    path("templates/<slug:key>/<int:left>/against/<int:right>/", templates.compare, name="compare_versions"),
]
