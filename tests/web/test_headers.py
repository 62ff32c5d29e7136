from typing import Any

from django.test import Client

from tests.cast import signed_in


def test_pages_are_not_kept_by_shared_machines(client: Client, clerk: Any) -> None:
    assert signed_in(client, clerk).get("/queue/").headers["Cache-Control"] == "no-store"


def test_scripts_and_styles_come_from_the_portal_only(client: Client, clerk: Any) -> None:
    policy = signed_in(client, clerk).get("/queue/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_pages_may_not_use_the_devices_sensors(client: Client, db: None) -> None:
    headers = client.get("/offline/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_request_id_comes_back(client: Client, db: None) -> None:
    assert client.get("/offline/", headers={"X-Request-ID": "abc-12345"}).headers["X-Request-ID"] == "abc-12345"
    assert client.get("/offline/", headers={"X-Request-ID": "<b>"}).headers["X-Request-ID"] != "<b>"
