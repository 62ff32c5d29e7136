"""A database of the measures' own, made anew, in a cluster that is as careful as the portal's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


@cache
def _server() -> str:
    """The address of the measures' own cluster; it stops when this process ends."""
    from jinxi_portal.runtime import embedded
    from jinxi_portal.runtime.home import name_secrets

    home = Path(os.environ.get("BENCH_HOME") or HERE.parent / ".portal" / "bench").absolute()
    os.environ |= {"PORTAL_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jinxi_portal.settings.local"}
    os.environ["LOG_LEVEL"] = "WARNING"
    embedded.start_servers()
    name_secrets(home)
    return os.environ["DATABASE_URL"]


@contextmanager
def fresh_database(name: str) -> Iterator[None]:
    """Migrated and empty, named to this process and its children; dropped afterwards."""
    server = _server()
    _run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
    os.environ["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    try:
        start_django()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        _run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def start_django() -> None:
    """Tasks go to a queue in memory that nobody reads: the measures call the worker's functions themselves."""
    import django
    from celery import current_app

    django.setup()
    current_app.conf.broker_url = "memory://localhost"


def _run(url: str, *statements: str) -> None:
    import psycopg2

    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()
