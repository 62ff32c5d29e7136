"""Addresses of what cases teach: the figures of a period, who comes back, texts without names."""

from django.urls import URLPattern, path

from disputes.views import case_texts, learning

urlpatterns: list[URLPattern] = [
    path("learning/", learning.learning, name="learning"),
    path("learning/export/", learning.export, name="learning_export"),
    path("learning/respondent/<int:party_id>/", learning.respondent, name="learning_respondent"),
    path("texts/", case_texts.texts, name="texts"),
    path("texts/<int:text_id>/withdraw/", case_texts.withdraw, name="text_withdraw"),
    path("<uuid:uid>/text/", case_texts.write, name="text_write"),
]
