"""The suite's databases: migrated once, then copied, for every test process and after every test that commits.

A copy takes a fraction of a second and is exact: rows of data migrations and append-only tables come back as they were,
which emptying the tables could not do.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import TestCase, TransactionTestCase
from psycopg2 import sql

from jinxi_portal.runtime.processes import running

_LOCK = 20_260_101  # an advisory lock of the suite: one process makes the template, the others wait for it


@contextmanager
def _server() -> Iterator[Any]:
    """A cursor on the server outside the test databases, alone among the test processes."""
    server = psycopg2.connect(os.environ["DATABASE_URL"])
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            yield cursor
    finally:
        server.close()


def _names(cursor: Any) -> set[str]:
    cursor.execute("SELECT datname FROM pg_database")
    return {name for (name,) in cursor.fetchall()}


def _drop(cursor: Any, name: str) -> None:
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _copy(cursor: Any, source: str, name: str) -> None:
    cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source)))


def _template_name() -> str:
    """Changes with any migration of ours and any locked version."""
    digest = hashlib.sha256((settings.ROOT / "deploy" / "lock" / "portal.txt").read_bytes())
    for folder in ("jinxi_portal", *settings.ROOMS):
        for path in sorted(Path(settings.ROOT / folder).rglob("migrations/*.py")):
            digest.update(str(path.relative_to(settings.ROOT)).encode())
            digest.update(path.read_bytes())
    return f"template_{digest.hexdigest()[:16]}"


def _use(name: str) -> None:
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _make_template(cursor: Any, template: str) -> None:
    draft = f"{template}_draft"
    _drop(cursor, draft)
    _copy(cursor, "template0", draft)
    _use(draft)
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(template)))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """This process's own database, a copy of the migrated template."""
    template, own = _template_name(), f"test_{os.getpid()}"

    def renew(case: TransactionTestCase) -> None:
        connections.close_all()
        with _server() as cursor:
            _drop(cursor, own)
            _copy(cursor, template, own)

    with django_db_blocker.unblock(), _server() as cursor:
        names = _names(cursor)
        for name in names:
            left = re.fullmatch(r"test_(\d+)", name)
            if left and not running(int(left[1])):
                _drop(cursor, name)
        if template not in names:
            _make_template(cursor, template)
        _drop(cursor, own)
        _copy(cursor, template, own)
        _use(own)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", renew)
    assert TestCase._fixture_teardown is not renew
    yield
    patch.undo()
    with django_db_blocker.unblock():
        connections.close_all()
        with _server() as cursor:
            _drop(cursor, own)
