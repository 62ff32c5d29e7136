"""Addresses of the office's desk: the list, a walk-in, a case and its first acts."""

from django.urls import URLPattern, path

from disputes.views import case, case_acts, corrections, intake, lists, mine

urlpatterns: list[URLPattern] = [
    path("", lists.disputes, name="list"),
    path("export/", lists.export, name="export"),
    path("mine/", mine.mine, name="mine"),
    path("take-in/", intake.take_in, name="take_in"),
    path("<uuid:uid>/", case.case, name="case"),
    path("<uuid:uid>/accept/", case_acts.accept, name="accept"),
    path("<uuid:uid>/decline/", case_acts.decline, name="decline"),
    path("<uuid:uid>/hand-on/", case_acts.hand_on, name="hand_on"),
    path("<uuid:uid>/correct/", corrections.matter, name="correct_matter"),
    path("<uuid:uid>/party/<int:party_id>/correct/", corrections.party, name="correct_party"),
    path("<uuid:uid>/party/<int:party_id>/mobile/", case_acts.reveal_mobile, name="reveal_mobile"),
]
