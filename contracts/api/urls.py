"""Addresses under ``/api/v1/``."""

from django.urls import path

from contracts.api.contracts import ContractLinksView, ContractsView, ContractView, TemplatesView
from contracts.api.filed import FiledContractsView, FiledContractView
from contracts.api.over import ContractWithdrawalView, FiledContractEndView

urlpatterns = [
    path("contracts/", ContractsView.as_view(), name="contracts"),
    path("contracts/<slug:number>/", ContractView.as_view(), name="contract"),
    path("contracts/<slug:number>/withdrawal/", ContractWithdrawalView.as_view(), name="contract_withdrawal"),
    path("contracts/<slug:number>/links/", ContractLinksView.as_view(), name="contract_links"),
    path("filed-contracts/", FiledContractsView.as_view(), name="filed_contracts"),
    path("filed-contracts/<slug:number>/", FiledContractView.as_view(), name="filed_contract"),
    path("filed-contracts/<slug:number>/end/", FiledContractEndView.as_view(), name="filed_contract_end"),
    path("contract-templates/", TemplatesView.as_view(), name="templates"),
]
