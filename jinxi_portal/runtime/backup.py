"""``python -m jinxi_portal.runtime.backup save|restore FOLDER``: the database and the files, checked by digest.

Keys are not in it, on purpose: a copy of the data must not open the sealed fields. docs/operations.md says how to keep them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from jinxi_portal.runtime import embedded
from jinxi_portal.runtime.home import portal_home
from jinxi_portal.runtime.postgres import programs
from jinxi_portal.runtime.trouble import Trouble

DATABASE, FILES, DIGESTS = "database.dump", "files.tar.gz", "SHA256SUMS"


def save(folder: Path) -> None:
    """Write a backup into a new folder; it appears whole or not at all.

    Raises:
        Trouble: when the folder exists already or a part cannot be written.
    """
    if folder.exists():
        raise Trouble(
            f"{folder} 已经存在，备份不会覆盖它。请换一个名字。",
            f"{folder} exists already and is not overwritten. Choose another name.",
        )
    draft = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={draft / DATABASE}",
        _without_password()[0],
    )
    with tarfile.open(draft / FILES, "w:gz") as archive:
        archive.add(portal_home() / "files", arcname="files")
    lines = [f"{_digest(draft / name)}  {name}\n" for name in (DATABASE, FILES)]
    (draft / DIGESTS).write_text("".join(lines), encoding="utf-8")
    for path in draft.iterdir():
        path.chmod(0o600)
    draft.rename(folder)


def restore(folder: Path) -> None:
    """Bring a backup back into an empty database and an empty files folder.

    Raises:
        Trouble: when the backup is damaged, or there is something already that would be mixed with it.
    """
    for line in (folder / DIGESTS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if _digest(folder / name) != digest:
            raise Trouble(
                f"备份已损坏：{name} 的校验和不符。请用另一份备份。",
                f"The backup is damaged: {name} does not have its digest. Use another one.",
            )
    files = portal_home() / "files"
    if files.exists() and any(files.iterdir()):
        raise Trouble(
            f"{files} 不是空的。请先移开它，再恢复。", f"{files} is not empty. Move it away first, then restore."
        )
    if _tables():
        raise Trouble(
            "数据库里已经有数据。请先新建一个空数据库，再恢复。",
            "The database is not empty. Make an empty one first, then restore.",
        )
    _run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={_without_password()[0]}",
        str(folder / DATABASE),
    )
    with tarfile.open(folder / FILES) as archive:
        _unpack(archive)


def _unpack(archive: tarfile.TarFile) -> None:
    """Attachments only, and only into the home; early Pythons 3.11 do not know ``filter`` yet."""
    for member in archive.getmembers():
        path = Path(member.name)
        if not (member.isfile() or member.isdir()) or path.parts[0] != "files" or ".." in path.parts:
            raise Trouble(
                f"备份里有不属于附件的内容：{member.name}。请用另一份备份。",
                f"The backup holds what is no attachment: {member.name}. Use another one.",
            )
    if hasattr(tarfile, "data_filter"):
        archive.extractall(portal_home(), filter="data")
    else:
        archive.extractall(portal_home())  # noqa: S202 -- every member was looked at above


def _database_url() -> str:
    path = os.environ.get("DATABASE_URL_FILE")
    if not path:
        return os.environ["DATABASE_URL"]
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Trouble(
            f"DATABASE_URL_FILE 指定的 {path} 无法读取（{error.strerror}）。请用表的所有者运行：deploy/as_portal.sh --owner。",
            f"DATABASE_URL_FILE names {path}, which cannot be read ({error.strerror}). Run it as the owner of the tables: "
            "deploy/as_portal.sh --owner.",
        ) from error


def _without_password() -> tuple[str, str]:
    """The address and its password apart: everybody on the machine can read a process's arguments, nobody its environment."""
    parts = urlsplit(_database_url())
    place = parts.netloc.rpartition("@")[2]
    user = f"{quote(unquote(parts.username), safe='')}@" if parts.username else ""
    return urlunsplit(parts._replace(netloc=user + place)), unquote(parts.password or "")


def _tables() -> int:
    import psycopg2

    connection = psycopg2.connect(_database_url())
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
            return int(cursor.fetchall()[0][0])
    finally:
        connection.close()


def _run(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs."""
    bundled = programs() / name
    program = shutil.which(name) or str(bundled)
    if bundled.exists() and not os.environ.get("DATABASE_URL_FILE"):
        program = str(bundled)
    password = _without_password()[1]
    environment = {**os.environ, "PGPASSWORD": password} if password else None
    done = subprocess.run([program, *arguments], stderr=subprocess.PIPE, text=True, env=environment)
    if done.returncode:
        raise Trouble(f"{name} 没有成功：\n{done.stderr.strip()}", f"{name} failed; its own words stand above.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in {"save", "restore"}:
        print("usage: python -m jinxi_portal.runtime.backup save|restore FOLDER", file=sys.stderr)
        return 2
    try:
        if not os.environ.get("DATABASE_URL_FILE"):
            embedded.start_servers()
        (save if arguments[0] == "save" else restore)(Path(arguments[1]).absolute())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print({"save": "已备份到 / Saved to", "restore": "已恢复自 / Restored from"}[arguments[0]], arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
