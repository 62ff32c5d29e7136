"""Addresses of transfers. Numbers, no names."""

from django.urls import URLPattern, path

from branches.views import transfer_acts, transfers

urlpatterns: list[URLPattern] = [
    path("transfers/", transfers.transfers, name="transfers"),
    path("transfers/export/", transfers.export, name="transfers_export"),
    path("transfers/from-outside/", transfer_acts.from_outside, name="transfer_from_outside"),
    path("affiliations/<int:pk>/transfer/", transfer_acts.propose, name="propose_transfer"),
    path("transfers/<str:number>/", transfers.transfer, name="transfer"),
    path("transfers/<str:number>/accept/", transfer_acts.accept, name="accept_transfer"),
    path("transfers/<str:number>/refuse/", transfer_acts.refuse, name="refuse_transfer"),
    path("transfers/<str:number>/withdraw/", transfer_acts.withdraw, name="withdraw_transfer"),
    path("transfers/<str:number>/complete/", transfer_acts.complete, name="complete_transfer"),
    path("transfers/<str:number>/receipt/", transfer_acts.receipt, name="transfer_receipt"),
]
