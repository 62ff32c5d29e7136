"""Addresses of what parties, the office and mediators do with a case."""

from django.urls import URLPattern, path

from disputes.views import mediators, party_acts, sessions

urlpatterns: list[URLPattern] = [
    path("<uuid:uid>/ask-consent/", party_acts.ask, name="ask_consent"),
    path("<uuid:uid>/consent/", party_acts.consent, name="consent"),
    path("<uuid:uid>/stop/", party_acts.stop, name="stop"),
    path("<uuid:uid>/withdraw/", party_acts.withdraw, name="withdraw"),
    path("<uuid:uid>/fail/", party_acts.fail, name="fail"),
    path("<uuid:uid>/archive/", party_acts.archive, name="archive"),
    path("<uuid:uid>/offer/", party_acts.offer, name="offer"),
    path("<uuid:uid>/offer/<int:offer_id>/", party_acts.offer_answer, name="offer_answer"),
    path("<uuid:uid>/extend/", party_acts.extend, name="extend"),
    path("<uuid:uid>/extend/<int:extension_id>/", party_acts.extend_agree, name="extend_agree"),
    # mediators
    path("mediators/", mediators.register, name="mediators"),
    path("mediators/enter/", mediators.enter, name="mediator_enter"),
    path("mediators/<int:mediator_id>/ties/", mediators.ties, name="mediator_ties"),
    path("<uuid:uid>/mediators/", mediators.propose, name="propose_mediators"),
    path("<uuid:uid>/mediators/<int:mediation_id>/", mediators.choose, name="choose_mediator"),
    path("<uuid:uid>/replace-mediator/", mediators.replace, name="replace_mediator"),
    # sessions
    path("<uuid:uid>/sessions/", sessions.plan, name="plan_session"),
    path("<uuid:uid>/sessions/<int:session_id>/cancel/", sessions.cancel, name="cancel_session"),
    path("<uuid:uid>/sessions/<int:session_id>/minutes/", sessions.minutes, name="minutes"),
    path("<uuid:uid>/sessions/<int:session_id>/sign/", sessions.sign, name="sign_minutes"),
]
