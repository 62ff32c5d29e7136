"""The portal's home: one folder with everything the portal keeps on this machine."""

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from jinxi_portal.runtime.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
#: Below this the portal does not start: PostgreSQL would stop in the middle of its work.
LEAST_FREE_BYTES = 300 * 1024 * 1024
#: A Unix socket's path holds 107 bytes; ``/postgres/.s.PGSQL.5432.lock`` is the longest name below the folder.
LONGEST_SOCKET_FOLDER = 107 - len("/postgres/.s.PGSQL.5432")
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")


def portal_home() -> Path:
    """The folder of everything the portal keeps on this machine: ``PORTAL_HOME``, else ``.portal`` beside manage.py."""
    return Path(os.environ.get("PORTAL_HOME") or ROOT / ".portal").absolute()


def prepare_home(home: Path) -> None:
    """Make the home's folders; they are for their owner only.

    Raises:
        Trouble: when the folder cannot be written to or the disk is full.
    """
    try:
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
        (home / "run").mkdir(mode=0o711, exist_ok=True)
        for name in ("log", "files", "beat"):
            (home / name).mkdir(mode=0o700, exist_ok=True)
        probe = home / "run" / f".written-{os.getpid()}"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        raise folder_trouble(home, error) from error
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE_BYTES:
        raise disk_full(home, free)


def folder_trouble(home: Path, error: OSError) -> Trouble:
    """Say what is wrong with the home folder."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return disk_full(home, 0)
    return Trouble(
        f"无法写入文件夹 {home}（{error.strerror}）。请改变它的权限，或用 PORTAL_HOME 指定另一个文件夹：PORTAL_HOME=~/portal make run",
        f"The folder {home} cannot be written to ({error.strerror}). Change its permissions, or name another one: "
        "PORTAL_HOME=~/portal make run",
    )


def disk_full(home: Path, free: int) -> Trouble:
    megabytes = free // (1024 * 1024)
    return Trouble(
        f"磁盘快满了：{home} 所在的磁盘只剩 {megabytes} MB，至少需要 {LEAST_FREE_BYTES // (1024 * 1024)} MB。"
        "请清理磁盘，或用 PORTAL_HOME 指定另一块磁盘上的文件夹。已保存的数据没有受损。",
        f"The disk is nearly full: {megabytes} MB are left where {home} lies, and the portal needs at least "
        f"{LEAST_FREE_BYTES // (1024 * 1024)} MB. Free some space, or name a folder on another disk with PORTAL_HOME. Saved data is unharmed.",
    )


def socket_folder(home: Path) -> Path:
    """The folder of the servers' sockets: ``run/`` in the home, or a short one in the temporary folder.

    A socket's path may have 107 bytes, and addresses with blanks or Chinese characters trip some libraries. The choice
    is written down in the home, so that a process with another ``TMPDIR`` finds the same sockets.

    Raises:
        Trouble: when the short folder belongs to somebody else.
    """
    own = home / "run"
    if _PLAIN_PATH.fullmatch(str(own)) and len(os.fsencode(own)) <= LONGEST_SOCKET_FOLDER:
        return own
    note = own / "socket-folder"
    if note.exists() and (noted := Path(note.read_text(encoding="utf-8").strip())).is_dir() and _is_ours(noted):
        return noted
    digest = hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]
    for base in dict.fromkeys([tempfile.gettempdir(), "/tmp", "/var/tmp"]):  # noqa: S108 -- the folder is made for its owner only, and checked
        short = Path(base) / f"jinxi-portal-{os.geteuid()}-{digest}"
        if len(os.fsencode(short)) > LONGEST_SOCKET_FOLDER or not _PLAIN_PATH.fullmatch(str(short)):
            continue
        try:
            short.mkdir(mode=0o711, exist_ok=True)
        except OSError:
            continue
        if _is_ours(short):
            note.write_text(str(short), encoding="utf-8")
            return short
    raise Trouble(
        f"路径 {home} 太长或含有特殊字符，临时文件夹也不能用。请设置一个短的 TMPDIR 或 PORTAL_HOME。",
        f"The path {home} is too long for a socket and the temporary folder cannot be used. Set a short TMPDIR or PORTAL_HOME.",
    )


def drop_socket_folder(home: Path) -> None:
    """Leave no folder behind in the temporary folder, once both servers have stopped."""
    note = home / "run" / "socket-folder"
    if not note.exists():
        return
    short = Path(note.read_text(encoding="utf-8").strip())
    try:
        with suppress(FileNotFoundError):  # the database was a server of somebody's own
            (short / "postgres").rmdir()
        short.rmdir()
    except OSError:  # somebody else's file lies there, or it is gone already
        return
    note.unlink(missing_ok=True)


def _is_ours(folder: Path) -> bool:
    """Whether the folder is a real folder of ours that nobody else may write to."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022


def write_private(path: Path, content: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        draft.unlink()
        raise
    draft.replace(path)


def name_secrets(home: Path) -> None:
    """Make the home's own secrets on first start, and name them to this process and its children.

    What the environment names already stays as it is.

    Raises:
        Trouble: when one that was made earlier cannot be read or is empty.
    """
    if not os.environ.get("SECRET_KEY") and not os.environ.get("SECRET_KEY_FILE"):
        path = home / "secret_key"
        _make_once(path, lambda draft: write_private(draft, secrets.token_urlsafe(64) + "\n"))
        _read_once(
            path,
            "删除它后重新启动，会换一个新的，大家重新登录一次就好。",
            "Delete it and start again: a new one is made, and everybody signs in once more.",
        )
        os.environ["SECRET_KEY_FILE"] = str(path)
    if not os.environ.get("SEALING_KEYS_FILE"):
        path = home / "sealing_keys.json"
        _make_once(path, _make_sealing_keys)
        _read_once(
            path,
            "证件号码和手机号码要靠它才能读出：请从备份放回原来的文件。没有备份、也不需要原来的数据时，删除整个文件夹重新开始。",
            "ID numbers and mobiles cannot be read without it: put the file back from its backup. Without one, and only when the old data "
            "is not needed, delete the whole folder and start over.",
        )
        os.environ["SEALING_KEYS_FILE"] = str(path)


def _read_once(path: Path, chinese: str, english: str) -> None:
    """Whether a secret can be read, before any process needs it."""
    try:
        wrong = ("是空的", "is empty") if not path.read_bytes().strip() else None
    except OSError as error:
        wrong = (f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})")
    if wrong:
        raise Trouble(f"密钥文件 {path} {wrong[0]}。{chinese}", f"The secret file {path} {wrong[1]}. {english}")


def _make_sealing_keys(path: Path) -> None:
    from jinxi_portal.kernel.sealing import generate_keys_file

    generate_keys_file(path)


def _make_once(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file whole, unless it is there; of two that try at once the first one wins."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    write(draft)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
