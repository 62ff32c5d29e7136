"""Addresses of signed contracts that enterprises have filed."""

from django.urls import URLPattern, path

from contracts.views import filed_contracts, filed_life

urlpatterns: list[URLPattern] = [
    path("handed-in/", filed_contracts.filed_contracts, name="filed_contracts"),
    path("handed-in/export/", filed_contracts.export, name="filed_contracts_export"),
    path("handed-in/new/", filed_contracts.file_new, name="file_contract"),
    path("handed-in/at/<str:number>/", filed_contracts.reach, name="filed_reach"),
    path("handed-in/<str:number>/", filed_contracts.filed_contract, name="filed_contract"),
    path("handed-in/<str:number>/withdraw/", filed_contracts.withdraw, name="withdraw_filed_contract"),
    path("handed-in/<str:number>/end/", filed_life.end, name="end_filed_contract"),
    path("mine/handed-in/<str:number>/", filed_contracts.my_filed_contract, name="my_filed_contract"),
]
