"""Finding, signalling and waiting for processes; the system user under which root runs PostgreSQL."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

from jinxi_portal.runtime.trouble import Trouble

#: Stands in the environment of every process we start; its value is the home the process belongs to.
MARKER = "JINXI_PORTAL_OF"
SYSTEM_USER = "pgserver"


def wait_until(reached: Callable[[], bool], seconds: float, step: float = 0.05) -> bool:
    """Look again and again until ``reached()``; say whether it came in time."""
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() >= deadline:
            return False
        time.sleep(step)
    return True


def running(pid: int) -> bool:
    """Whether the process lives; one that has ended and is not yet reaped does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def end(pid: int, steps: Iterable[tuple[signal.Signals, float]]) -> bool:
    """Ask a process to end, each time more firmly; say whether it has gone."""
    for number, patience in steps:
        send(pid, number)
        if wait_until(lambda: not running(pid), patience):
            return True
    return not running(pid)


def marked(home: Path) -> list[psutil.Process]:
    """Our processes of this home that an earlier start left behind (this process and its parents excepted)."""
    spared = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = []
    for process in psutil.process_iter():
        if process.pid in spared:
            continue
        try:
            if process.environ().get(MARKER) == str(home):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def sweep(home: Path, patience: float = 5) -> int:
    """End what an earlier start left behind; say how many processes that were."""
    left = marked(home)
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in left:
            send(process.pid, number)
        if wait_until(lambda: not any(running(process.pid) for process in left), patience):
            break
    return len(left)


def die_with_parent() -> None:
    """For ``preexec_fn``: the kernel sends SIGTERM to this child when its parent dies, however that happens (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def system_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it gets a user of its own, made on first need. Otherwise ``None``.

    Raises:
        Trouble: when the user cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    command = (
        ["useradd", "--system", "--no-create-home", "--home-dir", "/", "--shell", "/bin/false", SYSTEM_USER]
        if shutil.which("useradd")
        else ["adduser", "-S", "-D", "-H", "-s", "/bin/false", SYSTEM_USER]
    )
    try:
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(SYSTEM_USER)
    except (OSError, subprocess.CalledProcessError, KeyError):
        pass
    try:  # another start may have made it just now
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise Trouble(
            f"PostgreSQL 不能以 root 身份运行，也无法新建系统用户 {SYSTEM_USER}。请改用普通用户运行 make run，或先新建该用户。",
            f"PostgreSQL does not run as root, and the system user {SYSTEM_USER} could not be made. "
            "Run the portal as an ordinary user, or make that user first.",
        ) from None


def open_the_way(path: Path) -> list[Path]:
    """Let the system user pass (not read) the folders above ``path``; name the folders that were changed."""
    changed = []
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod((mode & 0o7777) | 0o001)
            changed.append(folder)
    return changed
