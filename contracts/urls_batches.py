"""Addresses of many contracts at once."""

from django.urls import URLPattern, path

from contracts.views import batch_workers, batches

urlpatterns: list[URLPattern] = [
    path("batches/new/", batches.new, name="batch_new"),
    path("batches/blank/<slug:key>/", batches.blank, name="batch_blank"),
    path("batches/<uuid:uid>/", batches.batch, name="batch"),
    path("batches/<uuid:uid>/progress/", batches.batch_progress, name="batch_progress"),
    path("batches/<uuid:uid>/workers/", batch_workers.workers, name="batch_workers"),
    path("batches/<uuid:uid>/pick/", batch_workers.pick, name="batch_pick"),
]
