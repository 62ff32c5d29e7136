"""The API. A room's own routes come from ``<room>/api/urls.py``, found by name, so that nothing here imports a room."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from jinxi_portal.rest.views import keys, schema
from jinxi_portal.rest.views.index import IndexView, NowhereView, WhoAmIView


def routes_of_rooms() -> list[URLPattern | URLResolver]:
    with_api = [room for room in settings.ROOMS if find_spec(f"{room}.api") and find_spec(f"{room}.api.urls")]
    return [path("v1/", include((f"{room}.api.urls", f"{room}_api"), namespace=f"{room}_api")) for room in with_api]


rest_patterns: list[URLPattern | URLResolver] = [
    path("keys/", keys.keys, name="keys"),
    path("keys/new/", keys.new_key, name="new_key"),
    path("keys/new-authority/", keys.new_authority_key, name="new_authority_key"),
    path("keys/<int:key_id>/", keys.key, name="key"),
    path("keys/<int:key_id>/rotate/", keys.rotate, name="rotate_key"),
    path("keys/<int:key_id>/revoke/", keys.revoke, name="revoke_key"),
    path("schema/", schema.schema, name="schema"),
    path("docs/", schema.docs, name="docs"),
    path("v1/", IndexView.as_view(), name="index"),
    path("v1/whoami/", WhoAmIView.as_view(), name="whoami"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((rest_patterns, "rest"), namespace="rest")),
    *routes_of_rooms(),
    path(
        "",
        include(
            ([re_path(r"^v1/(?P<rest>[\s\S]*)$", NowhereView.as_view(), name="nowhere")], "rest_end"),
            namespace="rest_end",
        ),
    ),
]
