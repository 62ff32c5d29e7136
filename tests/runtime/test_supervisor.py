"""``make run``: one per home, the port said when taken, what dies started again and said."""

import errno
import fcntl
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jinxi_portal.runtime.children import Child
from jinxi_portal.runtime.processes import wait_until
from jinxi_portal.runtime.supervisor import Supervisor
from jinxi_portal.runtime.trouble import Trouble

FOREVER = "import time\nwhile True: time.sleep(60)"


@pytest.fixture
def supervisor(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    """A supervisor with servers that the environment names, and no children yet."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@/none")
    monkeypatch.setenv("REDIS_URL", "redis://nowhere")
    made = Supervisor(home, "127.0.0.1", 0)
    yield made
    made.close()


def test_a_dead_child_is_started_again_and_it_is_said(
    supervisor: Supervisor, make_child: Callable[..., Child], capsys: pytest.CaptureFixture[str]
) -> None:
    child = make_child(FOREVER)
    child.start()
    supervisor.children = [child]
    watch = threading.Thread(target=supervisor.watch)
    watch.start()
    try:
        first = child.process
        assert first is not None
        os.kill(first.pid, signal.SIGKILL)
        assert wait_until(lambda: child.alive and child.process is not first, 15)
    finally:
        supervisor._on_signal(signal.SIGTERM, None)
        watch.join(10)
    said = capsys.readouterr().out
    assert "后台任务意外结束" in said
    assert "The worker ended unexpectedly (signal KILL)" in said


def test_a_second_start_names_the_first(supervisor: Supervisor, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinxi_portal.runtime.processes.time.sleep", lambda seconds: None)
    supervisor._be_the_only_one()
    supervisor._write_state("running")
    monkeypatch.setattr("jinxi_portal.runtime.processes.wait_until", lambda reached, seconds: reached())
    second = Supervisor(home, "127.0.0.1", 8001)
    with pytest.raises(Trouble, match=f"running already: http://127.0.0.1:0/ \\(process {os.getpid()}\\)"):
        second._be_the_only_one()


def test_the_lock_of_a_dead_one_does_not_bind(supervisor: Supervisor, home: Path) -> None:
    """The file stays behind, the kernel's lock does not."""
    (home / "run" / "supervisor.lock").touch()
    (home / "run" / "supervisor.json").write_text('{"pid": 999999, "address": "http://old/", "state": "running"}')
    supervisor._be_the_only_one()
    assert supervisor._read_state()["pid"] == os.getpid()


def test_a_taken_port_is_said_with_what_to_do(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Trouble) as said:
            Supervisor(home, "127.0.0.1", port)._take_port()
    assert f"端口 {port} 已被占用" in said.value.chinese
    assert f"make run PORT={port + 1}" in said.value.english


def test_it_stops_when_the_make_above_it_was_killed(supervisor: Supervisor) -> None:
    assert not supervisor.stopping()
    supervisor._parent = 999_999
    assert supervisor.stopping()


def test_a_stop_leaves_no_child_and_no_lock(
    supervisor: Supervisor, make_child: Callable[..., Child], home: Path
) -> None:
    child = make_child(FOREVER)
    supervisor._be_the_only_one()
    child.start()
    supervisor.children = [child]
    supervisor.close()
    assert not child.alive
    assert not (home / "run" / "supervisor.json").exists()
    handle = os.open(home / "run" / "supervisor.lock", os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(handle)


def test_a_server_that_died_is_mended_and_the_queues_children_start_anew(
    supervisor: Supervisor,
    make_child: Callable[..., Child],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    web, worker = make_child(FOREVER, "web"), make_child(FOREVER)
    for child in (web, worker):
        child.start()
    before = worker.process
    supervisor.children = [web, worker]
    mended: list[str] = []
    monkeypatch.setattr(supervisor.servers, "dead", lambda: ["redis"])
    monkeypatch.setattr(supervisor.servers, "mend", lambda: mended.append("redis") or mended)
    supervisor.look_after_servers()
    supervisor.look_after_children()
    assert mended == ["redis"]
    assert web.alive
    assert worker.alive
    assert worker.process is not before
    assert "Redis stopped unexpectedly" in capsys.readouterr().out


def test_a_full_disk_is_said_once(
    supervisor: Supervisor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinxi_portal.runtime.home.LEAST_FREE_BYTES", 1 << 60)
    supervisor.look_after_disk()
    supervisor.look_after_disk()
    assert capsys.readouterr().out.count("The disk is nearly full") == 1


def test_a_stop_on_a_full_disk_ends_everything_too(
    supervisor: Supervisor, make_child: Callable[..., Child], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = make_child(FOREVER)
    supervisor._be_the_only_one()
    child.start()
    supervisor.children = [child]

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jinxi_portal.runtime.home.os.fsync", full)
    supervisor.close()
    assert not child.alive
    assert not list((home / "run").glob("*supervisor.json*"))
