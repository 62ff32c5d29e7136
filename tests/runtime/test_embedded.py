"""The embedded servers: shared, recovered after kill -9, stopped by their last user."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

from jinxi_portal.runtime.embedded import Servers
from jinxi_portal.runtime.postgres import Postgres
from jinxi_portal.runtime.processes import running, wait_until
from jinxi_portal.runtime.redis_server import RedisServer


@pytest.fixture
def postgres(home: Path) -> Iterator[Postgres]:
    server = Postgres(home)
    server.start()
    yield server
    server.stop()


def ask(postgres: Postgres, *statements: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(postgres.url)
    try:
        with connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def test_no_committed_row_is_lost_when_the_server_is_killed(postgres: Postgres) -> None:
    assert ask(postgres, "SHOW fsync") == [("on",)]
    ask(postgres, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('红色微家')")
    pid = postgres.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not postgres.alive() and not running(pid), 10)
    postgres.start()
    assert postgres.pid() != pid
    assert ask(postgres, "SELECT word FROM kept") == [("红色微家",)]


def test_a_process_number_that_now_belongs_to_a_stranger_is_not_trusted(postgres: Postgres) -> None:
    note = postgres.data / "postmaster.pid"
    content = note.read_text().splitlines()
    postgres.stop()
    note.write_text("\n".join([str(os.getpid()), *content[1:]]) + "\n")
    assert postgres.pid() is None
    postgres.start()
    assert ask(postgres, "SELECT 1") == [(1,)]


def test_a_second_start_finds_the_running_server(postgres: Postgres, home: Path) -> None:
    other = Postgres(home)
    other.start()
    assert other.pid() == postgres.pid()


def test_a_half_made_data_folder_is_put_aside(home: Path) -> None:
    server = Postgres(home)
    server.data.mkdir()
    (server.data / "base").mkdir()
    try:
        server.start()
        assert ask(server, "SELECT current_database()") == [("portal",)]
    finally:
        server.stop()


def test_waiting_tasks_survive_when_redis_is_killed(home: Path) -> None:
    server = RedisServer(home)
    server.start()
    try:
        client = redis.Redis.from_url(server.url)
        client.lpush("tasks", "one")
        client.execute_command("WAITAOF", 1, 0, 1000) if client.info()[
            "redis_version"
        ] >= "7.2" else client.bgrewriteaof()
        assert wait_until(lambda: client.info("persistence")["aof_rewrite_in_progress"] == 0, 10)
        pid = server.pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: not server.alive() and not running(pid), 10)
        assert server.address.exists(), "a dead socket stays behind"
        server.start()
        assert redis.Redis.from_url(server.url).lrange("tasks", 0, -1) == [b"one"]
    finally:
        server.stop()


def test_redis_starts_empty_rather_than_not_at_all(home: Path) -> None:
    server = RedisServer(home)
    server.data.mkdir()
    (server.data / "appendonly.aof").write_bytes(b"this is no file of Redis\n")
    server.start()
    try:
        assert server.ready()
        assert (server.data / "appendonly.aof.broken").exists()
    finally:
        server.stop()


def test_the_last_user_stops_the_servers(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    first, second = Servers(home, durable=False), Servers(home, durable=False)
    first.start()
    second.start()
    assert first.postgres is not None
    assert first.redis is not None
    first.leave()
    assert first.dead() == []
    assert second.postgres is not None
    assert second.postgres.ready()
    second.leave()
    assert not (home / "run" / "socket-folder").exists(), "no folder stays behind in the temporary folder"
    assert second.postgres.pid() is None
    assert not first.redis.ready()


def test_servers_that_the_environment_names_are_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://portal@database.example/portal")
    monkeypatch.setenv("REDIS_URL", "redis://queue.example/0")
    servers = Servers(home)
    servers.start()
    servers.name()
    servers.leave()
    assert os.environ["DATABASE_URL"] == "postgresql://portal@database.example/portal"
    assert not (home / "redis").exists()


def test_nobody_but_the_owner_reaches_the_sockets(postgres: Postgres) -> None:
    assert postgres.socket_folder.stat().st_mode & 0o077 == 0
    path = postgres.socket_folder / ".s.PGSQL.5432"
    assert len(os.fsencode(path)) <= 107
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(path))
