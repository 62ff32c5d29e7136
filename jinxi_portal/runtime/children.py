"""A supervised child process: started with a log file, watched, started again after a growing pause."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinxi_portal.runtime import processes

#: The longest pause before a child that keeps ending is started again.
LONGEST_PAUSE = 30.0
#: A child that has lived this long begins with short pauses again.
HEALTHY_SECONDS = 60.0
LOG_BYTES = 20 * 1024 * 1024


def pause_after(failures: int) -> float:
    """Seconds to wait before the next start: half a second, doubled with every failure in a row."""
    return float(min(0.5 * 2 ** max(0, failures - 1), LONGEST_PAUSE))


@dataclass
class Child:
    """One child of the supervisor.

    Args:
        name: a short name, also of its log file.
        label: what it is called on the screen, in Chinese and English.
        command: the program and its arguments.
        log: where its output goes.
        environment: what it sees besides our own environment.
        patience: seconds to end by itself when asked.
        handed_down: open files it inherits.
    """

    name: str
    label: tuple[str, str]
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    patience: float = 10.0
    handed_down: Sequence[int] = ()
    process: "subprocess.Popen[bytes] | None" = None
    failures: int = 0
    next_start: float = 0.0
    _started: float = 0.0

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                pass_fds=self.handed_down,
                start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends its children in order
                preexec_fn=processes.die_with_parent,
            )
        self._started = time.monotonic()

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look(self) -> str | None:
        """Notice that it ended, and start it again when its pause is over; say how it ended, once."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.next_start:
                self.start()
            return None
        code = self.process.poll()
        if code is None:
            return None
        self._end_family()
        self.failures = 1 if now - self._started > HEALTHY_SECONDS else self.failures + 1
        self.next_start = now + pause_after(self.failures)
        self.process = None
        return how_it_ended(code)

    def restart(self) -> None:
        """End it and let the next look start it at once."""
        self.stop()
        self.next_start = 0.0

    def ask_to_end(self) -> None:
        if self.process is not None and self.alive:
            processes.send(self.process.pid, signal.SIGTERM)

    def stop(self, patience: float | None = None) -> None:
        """End it with all its own children."""
        if self.process is None:
            return
        self.ask_to_end()
        try:
            self.process.wait(self.patience if patience is None else patience)
        except subprocess.TimeoutExpired:
            self._end_family()
            self.process.wait()
        self._end_family()
        self.process = None

    def _end_family(self) -> None:
        """Nothing of its session may stay behind."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return

    def trim_log(self) -> None:
        """Keep the log small: what is too long becomes ``….log.1`` and the file begins anew."""
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            shutil.copyfile(self.log, self.log.with_suffix(".log.1"))
            os.truncate(self.log, 0)


def how_it_ended(code: int) -> str:
    """``signal KILL`` or ``exit code 3``."""
    if code < 0:
        return f"signal {signal.Signals(-code).name.removeprefix('SIG')}"
    return f"exit code {code}"


def portal_children(home: Path, listener: int, workers: int) -> list[Child]:
    """Web, worker and beat of the portal.

    Args:
        home: the portal's home.
        listener: the open file of the bound socket, which outlives a web child.
        workers: how many web processes share one preloaded portal.
    """
    environment = {
        processes.MARKER: str(home),
        "PORTAL_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local"),
        "PYTHONUTF8": "1",
    }
    celery = [sys.executable, "-m", "celery", "--app", "jinxi_portal", "--quiet"]

    def child(name: str, label: tuple[str, str], command: Sequence[str], **options: object) -> Child:
        return Child(name, label, command, home / "log" / f"{name}.log", environment, **options)  # type: ignore[arg-type]

    return [
        child(
            "web",
            ("网页服务", "web server"),
            [
                *(sys.executable, "-m", "gunicorn", "--config", "python:jinxi_portal.runtime.gunicorn_settings"),
                *("--bind", f"fd://{listener}", "--workers", str(workers), "jinxi_portal.wsgi:application"),
            ],
            handed_down=(listener,),
        ),
        child(
            "worker",
            ("后台任务", "worker"),
            [*celery, "worker", "--concurrency", "2", "--loglevel", "warning", "--without-mingle", "--without-gossip"],
            patience=15.0,
        ),
        child(
            "beat",
            ("定时任务", "beat"),
            [*celery, "beat", "--schedule", str(home / "beat" / "schedule"), "--pidfile", "", "--loglevel", "warning"],
        ),
    ]
