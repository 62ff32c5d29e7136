"""Addresses of the review desk, the register, the workers and the quality page. No name or number of a person in any."""

from django.urls import URLPattern, path

from members.views import leads, leads_batch, leads_review, quality, register, reveal, workers, workers_matching

urlpatterns: list[URLPattern] = [
    path("leads/", leads.leads, name="leads"),
    path("leads/export/", leads.export, name="leads_export"),
    path("leads/next/", leads_review.next_lead, name="next_lead"),
    path("leads/blind/", leads_review.choose_blind, name="choose_blind"),
    path("leads/batch/", leads_batch.batch, name="batch"),
    path("leads/batch/confirm/", leads_batch.confirm, name="confirm_batch"),
    path("leads/<str:number>/", leads_review.lead, name="lead"),
    path("leads/<str:number>/decide/", leads_review.decide, name="decide_lead"),
    path("leads/<str:number>/hold/", leads_review.hold, name="hold_lead"),
    path("leads/<str:number>/release/", leads_review.release, name="release_lead"),
    path("leads/<str:number>/join/", leads_review.join, name="join_lead"),
    path("decisions/<int:pk>/undo/", leads_review.undo, name="undo_decision"),
    path("register/", register.register, name="register"),
    path("register/export/", register.export, name="register_export"),
    path("register/<int:pk>/", register.entry, name="register_entry"),
    path("reveal/<str:kind>/<int:pk>/<str:field>/", reveal.reveal, name="reveal"),
    path("workers/", workers.workers, name="workers"),
    path("workers/export/", workers.export, name="workers_export"),
    path("workers/<uuid:uid>/", workers.worker, name="worker"),
    path("workers/<uuid:uid>/missed/", workers_matching.missed, name="missed"),
    path("workers/<uuid:uid>/missed/confirm/", workers_matching.point_out, name="point_out"),
    path("workers/<uuid:uid>/same/", workers_matching.same_person, name="same_person"),
    path("workers/<uuid:uid>/same/join/", workers_matching.join, name="join_worker"),
    path("joins/<int:pk>/undo/", workers.undo, name="undo_join"),
    path("quality/", quality.quality, name="quality"),
    path("quality/learn/", quality.learn, name="learn"),
    path("quality/models/<int:number>/switch/", quality.switch, name="switch_model"),
]
