"""A backup comes back whole, into an empty place only."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from jinxi_portal.runtime import backup
from jinxi_portal.runtime.trouble import Trouble


@pytest.fixture
def empty_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database beside the suite's own."""
    name = f"backup_{os.getpid()}"
    server = psycopg2.connect(os.environ["DATABASE_URL"])
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield os.environ["DATABASE_URL"].replace("/portal?", f"/{name}?")
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def run(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows


@pytest.fixture
def office(empty_database: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one row and a home with one attachment."""
    monkeypatch.setenv("DATABASE_URL", empty_database)
    monkeypatch.setenv("PORTAL_HOME", str(home))
    run(empty_database, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('调解协议书')")
    (home / "files" / "letter.pdf").write_bytes(b"%PDF")
    (home / "sealing_keys.json").write_text("keys")
    return empty_database


def test_database_and_files_come_back(office: str, home: Path, tmp_path: Path) -> None:
    backup.save(tmp_path / "monday")
    run(office, "DROP TABLE kept")
    (home / "files" / "letter.pdf").unlink()
    backup.restore(tmp_path / "monday")
    assert run(office, "SELECT word FROM kept") == [("调解协议书",)]
    assert (home / "files" / "letter.pdf").read_bytes() == b"%PDF"


def test_keys_are_not_in_it_and_strangers_cannot_read_it(office: str, tmp_path: Path) -> None:
    backup.save(tmp_path / "monday")
    assert {path.name for path in (tmp_path / "monday").iterdir()} == {"database.dump", "files.tar.gz", "SHA256SUMS"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in [tmp_path / "monday", *(tmp_path / "monday").iterdir()])


def test_it_does_not_mix_with_what_is_there(office: str, home: Path, tmp_path: Path) -> None:
    backup.save(tmp_path / "monday")
    with pytest.raises(Trouble, match="is not empty"):
        backup.restore(tmp_path / "monday")
    (home / "files" / "letter.pdf").unlink()
    with pytest.raises(Trouble, match="The database is not empty"):
        backup.restore(tmp_path / "monday")


def test_a_damaged_backup_is_refused(office: str, tmp_path: Path) -> None:
    backup.save(tmp_path / "monday")
    with (tmp_path / "monday" / "database.dump").open("ab") as file:
        file.write(b"x")
    with pytest.raises(Trouble, match=r"The backup is damaged: database\.dump"):
        backup.restore(tmp_path / "monday")


def test_an_older_backup_is_never_overwritten(office: str, tmp_path: Path) -> None:
    backup.save(tmp_path / "monday")
    with pytest.raises(Trouble, match="exists already"):
        backup.save(tmp_path / "monday")


def test_no_program_gets_the_password_as_an_argument(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Everybody on a machine can read the arguments of everybody's processes."""
    monkeypatch.delenv("DATABASE_URL_FILE", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://portal_owner:pa%2Fss@db.example:5433/portal?sslmode=require")
    assert backup._without_password() == ("postgresql://portal_owner@db.example:5433/portal?sslmode=require", "pa/ss")
    monkeypatch.setenv("DATABASE_URL", "postgresql://postgres@/portal?host=/run/x")
    assert backup._without_password() == ("postgresql://postgres@/portal?host=/run/x", "")
