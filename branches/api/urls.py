"""Addresses under ``/api/v1/``."""

from django.urls import path

from branches.api.branches import BranchesView

urlpatterns = [path("branches/", BranchesView.as_view(), name="branches")]
