"""Addresses of the clause check's patterns."""

from django.urls import URLPattern, path

from contracts.views import patterns

urlpatterns: list[URLPattern] = [
    path("patterns/", patterns.patterns, name="patterns"),
    path("patterns/words/", patterns.concepts, name="pattern_words"),
    path("patterns/<slug:key>/", patterns.pattern, name="pattern"),
    path("patterns/<slug:key>/change/", patterns.change, name="change_pattern"),
    path("patterns/<slug:key>/off/", patterns.switch_off, name="switch_off_pattern"),
]
