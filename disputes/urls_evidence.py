"""Addresses of the evidence of a case."""

from django.urls import URLPattern, path

from disputes.views import evidence

urlpatterns: list[URLPattern] = [
    path("<uuid:uid>/evidence/", evidence.give, name="evidence_give"),
    path("<uuid:uid>/evidence/<int:evidence_id>/release/", evidence.release, name="evidence_release"),
    path("<uuid:uid>/evidence/<int:evidence_id>/withdraw/", evidence.withdraw, name="evidence_withdraw"),
    path("<uuid:uid>/evidence/<int:evidence_id>/contract/", evidence.contract, name="evidence_contract"),
    path("<uuid:uid>/evidence/<int:evidence_id>/<uuid:public_id>/", evidence.file, name="evidence_file"),
]
