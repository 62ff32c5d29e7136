"""Children of the launcher: watched, started again, ended with everything they started."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jinxi_portal.runtime import processes
from jinxi_portal.runtime.children import LONGEST_PAUSE, Child, how_it_ended, pause_after
from jinxi_portal.runtime.processes import running, wait_until

FOREVER = "import time\nwhile True: time.sleep(60)"
MakeChild = Callable[..., Child]


def test_pauses_grow_and_end_at_half_a_minute() -> None:
    assert [pause_after(failures) for failures in (1, 2, 3, 4)] == [0.5, 1, 2, 4]
    assert pause_after(50) == LONGEST_PAUSE


def test_it_says_how_a_child_ended() -> None:
    assert how_it_ended(3) == "exit code 3"
    assert how_it_ended(-9) == "signal KILL"


def test_a_killed_child_is_noticed_once_and_started_again(make_child: MakeChild) -> None:
    child = make_child(FOREVER)
    child.start()
    first = child.process
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    said: list[str] = []
    assert wait_until(lambda: bool(said) or bool((how := child.look()) and said.append(how)) or bool(said), 10)
    assert said == ["signal KILL"]
    assert wait_until(lambda: child.look() is None and child.alive, 10)
    assert child.process is not None
    assert child.process.pid != first.pid


def test_a_child_that_keeps_ending_waits_longer_each_time(make_child: MakeChild) -> None:
    child = make_child("raise SystemExit(3)")
    child.start()
    for failures in (1, 2):
        assert wait_until(lambda: child.look() == "exit code 3", 10)
        assert child.failures == failures
        assert child.next_start - time.monotonic() <= pause_after(failures)
        assert child.look() is None, "it is not started before its pause is over"
        child.next_start = 0
        child.look()


def test_a_child_that_lived_long_begins_with_a_short_pause(make_child: MakeChild) -> None:
    child = make_child("raise SystemExit(1)")
    child.failures = 7
    child.start()
    child._started -= 3600
    assert wait_until(lambda: child.look() is not None, 10)
    assert child.failures == 1


def test_a_stop_ends_what_the_child_started_too(make_child: MakeChild, tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    child = make_child(
        "import subprocess, sys, time, pathlib, signal\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        f"g = subprocess.Popen([sys.executable, '-c', {FOREVER!r}])\n"
        f"pathlib.Path({str(note)!r}).write_text(str(g.pid))\n"
        "time.sleep(600)"
    )
    child.start()
    assert wait_until(lambda: note.exists() and bool(note.read_text()), 10)
    grandchild = int(note.read_text())
    child.stop(patience=0.1)
    assert wait_until(lambda: not running(grandchild), 5)
    assert not child.alive


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's death signal exists on Linux only")
def test_a_child_does_not_outlive_a_killed_launcher(tmp_path: Path) -> None:
    note = tmp_path / "child"
    launcher = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time, pathlib\n"
            "from jinxi_portal.runtime.children import Child\n"
            f"c = Child('x', ('x', 'x'), [sys.executable, '-c', {FOREVER!r}], pathlib.Path({str(tmp_path / 'log')!r}))\n"
            "c.start()\n"
            f"pathlib.Path({str(note)!r}).write_text(str(c.process.pid))\n"
            "time.sleep(600)",
        ]
    )
    assert wait_until(lambda: note.exists() and bool(note.read_text()), 20)
    launcher.kill()
    launcher.wait()
    assert wait_until(lambda: not running(int(note.read_text())), 5)


def test_leftovers_of_an_earlier_start_are_swept_away(home: Path) -> None:
    environment = {**os.environ, processes.MARKER: str(home)}
    left = subprocess.Popen([sys.executable, "-c", FOREVER], env=environment)
    other = subprocess.Popen([sys.executable, "-c", FOREVER], env={**os.environ, processes.MARKER: str(home) + "2"})
    try:
        assert wait_until(lambda: bool(processes.marked(home)), 10)
        assert processes.sweep(home) == 1
        assert left.wait(10) == -signal.SIGTERM
        assert running(other.pid), "another home's processes are left alone"
    finally:
        for process in (left, other):
            process.kill()
            process.wait()


def test_a_long_log_begins_anew(make_child: MakeChild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinxi_portal.runtime.children.LOG_BYTES", 10)
    child = make_child(FOREVER)
    child.log.write_text("x" * 11)
    child.trim_log()
    assert child.log.stat().st_size == 0
    assert child.log.with_suffix(".log.1").read_text() == "x" * 11
