"""Addresses of the tree, the lists and of an organisation. No name of a person in any."""

from django.urls import URLPattern, path

from branches.views import findings, lists, organisation, organisation_acts, people_acts, posts, tree

urlpatterns: list[URLPattern] = [
    path("", tree.tree, name="tree"),
    path("found/", organisation_acts.found, name="found"),
    path("organisations/", lists.organisations, name="organisations"),
    path("organisations/export/", lists.organisations_export, name="organisations_export"),
    path("people/", lists.people, name="people"),
    path("people/export/", lists.people_export, name="people_export"),
    path("findings/", findings.findings, name="findings"),
    path("<uuid:uid>/", organisation.organisation, name="organisation"),
    path("<uuid:uid>/reform/", organisation_acts.reform, name="reform"),
    path("<uuid:uid>/dissolve/", organisation_acts.dissolve, name="dissolve"),
    path("<uuid:uid>/units/join/", organisation_acts.unit_joins, name="unit_joins"),
    path("units/<int:pk>/leave/", organisation_acts.unit_leaves, name="unit_leaves"),
    path("<uuid:uid>/documents/", organisation_acts.add_document, name="add_document"),
    path("<uuid:uid>/take-in/", people_acts.take_in, name="take_in"),
    path("affiliations/<int:pk>/end/", people_acts.end, name="end_affiliation"),
    path("affiliations/<int:pk>/group/", people_acts.group, name="assign_group"),
    path("affiliations/<int:pk>/standing/", people_acts.standing, name="note_standing"),
    path("<uuid:uid>/election/", posts.election, name="election"),
    path("terms/<int:pk>/prolong/", posts.prolong, name="prolong_term"),
    path("<uuid:uid>/posts/fill/", posts.fill, name="fill_post"),
    path("posts/<int:pk>/end/", posts.end, name="end_post"),
]
