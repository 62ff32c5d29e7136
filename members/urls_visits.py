"""Addresses of visits. The service worker lies beside the page that it opens, so that it reaches no other room."""

from django.urls import URLPattern, path

from members.views import visit_files, visits, visits_desk

urlpatterns: list[URLPattern] = [
    path("visits/", visits.visits, name="visits"),
    path("visits/round/", visits.visit_round, name="visit_round"),
    path("visits/sync/", visits.visit_sync, name="visit_sync"),
    path("visits/shell.css", visit_files.styles, name="visit_styles"),
    path("visits/shell.js", visit_files.scripts, name="visit_scripts"),
    path("visits/worker.js", visits.worker_script, name="visit_worker"),
    path("visits/desk/", visits_desk.visit_desk, name="visit_desk"),
    path("visits/requests/<uuid:uid>/withdraw/", visits_desk.withdraw, name="withdraw_visit"),
    path("visits/records/<uuid:uid>/settle/", visits_desk.settle, name="settle_visit"),
    path("tracing/<str:number>/visit/", visits_desk.ask_about_lead, name="ask_about_lead"),
    path("workers/<uuid:uid>/visit/", visits_desk.ask_about_worker, name="ask_about_worker"),
]
