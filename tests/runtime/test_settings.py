"""Every environment's settings load; a real installation refuses what is missing or weak, with a sentence."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from jinxi_portal.kernel.sealing import generate_keys_file
from jinxi_portal.runtime.checking import production_environment
from jinxi_portal.runtime.home import ROOT
from jinxi_portal.settings import env
from jinxi_portal.web.checks import attachments_lie_outside_the_web_root, keys_can_be_read, pages_tell_no_secrets

PRODUCTION = "jinxi_portal.settings.production"


@pytest.fixture
def production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which a real installation starts."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    monkeypatch.delenv("SECRET_KEY", raising=False)
    for name, value in production_environment(folder).items():
        if name not in {"DJANGO_SETTINGS_MODULE", "PORTAL_HOME"}:
            monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize("name", ["base", "local", "test"])
def test_the_settings_load(name: str) -> None:
    assert runpy.run_module(f"jinxi_portal.settings.{name}")["INSTALLED_APPS"]


def test_a_real_installation_starts_with_what_it_needs(production: pytest.MonkeyPatch) -> None:
    settings: dict[str, Any] = runpy.run_module(PRODUCTION)
    assert settings["DEBUG"] is False
    assert settings["PORTAL_IS_DEMO"] is False
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["SECOND_FACTOR_REQUIRED"] is True


@pytest.mark.parametrize("name", ["SECRET_KEY_FILE", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "SEALING_KEYS_FILE"])
def test_it_refuses_to_start_without(name: str, production: pytest.MonkeyPatch) -> None:
    production.delenv(name)
    with pytest.raises(ImproperlyConfigured, match=name.removesuffix("_FILE")):
        runpy.run_module(PRODUCTION)


@pytest.mark.parametrize(
    ("weak", "said"),
    [
        ("short", "too short or too plain"),
        ("a" * 80, "too short or too plain"),
        ("django-insecure-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "looks like an example"),
        ("please-change-me-60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", "looks like an example"),
    ],
)
def test_it_refuses_a_weak_secret(weak: str, said: str, production: pytest.MonkeyPatch) -> None:
    production.delenv("SECRET_KEY_FILE")
    production.setenv("SECRET_KEY", weak)
    with pytest.raises(ImproperlyConfigured, match=said):
        runpy.run_module(PRODUCTION)


def test_it_refuses_to_answer_to_every_name(production: pytest.MonkeyPatch) -> None:
    production.setenv("ALLOWED_HOSTS", "*")
    with pytest.raises(ImproperlyConfigured, match="must list the portal's own names"):
        runpy.run_module(PRODUCTION)


def test_it_refuses_keys_that_everybody_may_read(production: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secrets" / "sealing_keys.json").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 0640"):
        runpy.run_module(PRODUCTION)


def test_it_refuses_another_database(production: pytest.MonkeyPatch) -> None:
    production.setenv("DATABASE_URL", "sqlite:///portal.db")
    with pytest.raises(ImproperlyConfigured, match="PostgreSQL only"):
        runpy.run_module(PRODUCTION)


def test_a_secret_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "url").write_text("redis://queue.example/0\n")
    monkeypatch.setenv("REDIS_URL_FILE", str(tmp_path / "url"))
    assert env.secret("REDIS_URL") == "redis://queue.example/0"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file"),
        ("", "which is empty"),
        ("folder", "cannot be read: Is a directory"),
        (b"\xff\xfe\x00", "which is not text"),
    ],
)
def test_a_secret_that_cannot_be_read_is_said_with_what_to_do(
    content: Any, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "url"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content or b"\n")
    monkeypatch.setenv("REDIS_URL_FILE", str(path))
    with pytest.raises(env.SettingRefused, match=f"REDIS_URL_FILE names {path}, .*{said}.*one line"):
        env.secret("REDIS_URL")


def test_a_secret_of_somebody_else_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root reads everything, so the answer of the system is given in its stead."""
    monkeypatch.setenv("REDIS_URL_FILE", str(tmp_path / "url"))

    def refuse(*given: Any, **named: Any) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(env.SettingRefused, match=r"may not read\. .*chmod 0640"):
        env.secret("REDIS_URL")


@pytest.mark.parametrize(
    "command",
    [
        ["manage.py", "showmigrations"],
        [
            "-m",
            "gunicorn",
            "--config",
            "python:jinxi_portal.runtime.gunicorn_settings",
            "jinxi_portal.wsgi:application",
        ],
        ["-m", "celery", "--app", "jinxi_portal", "worker"],
        ["-m", "jinxi_portal.runtime.prepare"],
    ],
)
def test_every_process_says_it_in_a_sentence(
    command: list[str], production: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secrets" / "sealing_keys.json").write_text(
        '{"active": "k1", "keys": {"k1": "AAAA"}, "digest": "AAAA"}'
    )
    production.setenv("DJANGO_SETTINGS_MODULE", PRODUCTION)
    production.setenv("PORTAL_HOME", str(tmp_path))
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "holds no key ring: key k1 must have 32 bytes. Put the file back" in done.stderr
    assert "AAAA" not in done.stderr


def test_a_database_address_is_read_whole() -> None:
    found = env.database("postgresql://us%40er:pa%2Fss@db.example:6432/portal?sslmode=verify-full&connect_timeout=5")
    assert found["USER"] == "us@er"
    assert found["PASSWORD"] == "pa/ss"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "6432", "portal")
    assert found["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": "5"}
    assert env.database("postgresql://postgres@/portal?host=/run/x")["HOST"] == "/run/x"


@pytest.mark.parametrize(("reader", "value"), [(env.boolean, "perhaps"), (env.integer, "many")])
def test_a_value_that_makes_no_sense_is_said(reader: Any, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOMETHING", value)
    with pytest.raises(ImproperlyConfigured, match=f"SOMETHING must be .*{value}"):
        reader("SOMETHING", 1)


def test_everything_that_is_wrong_is_said_at_once(production: pytest.MonkeyPatch) -> None:
    production.setenv("ALLOWED_HOSTS", "*")
    production.setenv("REDIS_URL", "http://queue.example")
    with pytest.raises(ImproperlyConfigured) as said:
        runpy.run_module(PRODUCTION)
    assert "own names" in str(said.value)
    assert "REDIS_URL must begin with redis://" in str(said.value)


def test_the_check_shows_each_as_an_error(production: pytest.MonkeyPatch, tmp_path: Path) -> None:
    production.setenv("DJANGO_SETTINGS_MODULE", PRODUCTION)
    production.setenv("PORTAL_HOME", str(tmp_path))
    production.delenv("SECRET_KEY_FILE")
    production.setenv("ALLOWED_HOSTS", "*")
    production.setenv("DATABASE_URL", "sqlite:///portal.db")
    production.delenv("SEALING_KEYS_FILE")
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for number in ("E101", "E102", "E104", "E105"):
        assert f"portal.{number}" in done.stderr
    assert "the portal runs on PostgreSQL only" in done.stderr


def test_a_broken_keys_file_is_said_before_it_is_needed(tmp_path: Path, settings: Any) -> None:
    settings.PORTAL_IS_DEMO = False
    settings.SEALING_KEYS_FILE = str(tmp_path / "keys.json")
    (tmp_path / "keys.json").write_text("{")
    assert [problem.id for problem in keys_can_be_read(None)] == ["portal.E110"]
    generate_keys_file(tmp_path / "good.json")
    settings.SEALING_KEYS_FILE = str(tmp_path / "good.json")
    assert keys_can_be_read(None) == []


def test_pages_for_developers_and_open_attachments_are_said(settings: Any) -> None:
    assert pages_tell_no_secrets(None) == attachments_lie_outside_the_web_root(None) == []
    settings.PORTAL_IS_DEMO, settings.DEBUG = False, True
    settings.MEDIA_ROOT = Path(settings.STATIC_ROOT) / "files"
    assert [problem.id for problem in pages_tell_no_secrets(None)] == ["portal.E111"]
    assert [problem.id for problem in attachments_lie_outside_the_web_root(None)] == ["portal.E112"]
