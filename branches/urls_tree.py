"""Addresses of the tree and of an organisation. No name of a person in any."""

from django.urls import URLPattern, path

from branches.views import organisation, tree

urlpatterns: list[URLPattern] = [
    path("", tree.tree, name="tree"),
    path("<uuid:uid>/", organisation.organisation, name="organisation"),
]
