"""What a start brings up to date before the web server opens: translations, database, static files, demo county.

A real installation runs it once per upgrade: ``python -m jinxi_portal.runtime.prepare``; no demo county is loaded there.

Each step is skipped when nothing changed since the last start.
"""

import hashlib
import os
import sys
from pathlib import Path

from jinxi_portal.runtime import screen, translations
from jinxi_portal.runtime.home import portal_home, prepare_home, write_private
from jinxi_portal.runtime.trouble import Trouble


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    home = portal_home()
    prepare_home(home)
    translations.compile_changed()

    import django

    django.setup()
    _open_keys()
    if _migrations_wait():
        _migrate()
    _collect_static(home)
    _load_demo()
    return 0


def _open_keys() -> None:
    """The sealing keys are a whole ring, before anything is sealed or read.

    Raises:
        Trouble: when they are not.
    """
    from django.conf import settings

    from jinxi_portal.kernel.sealing import SealError, load_keys_file

    path = settings.SEALING_KEYS_FILE
    try:
        load_keys_file(path)
    except SealError as error:
        raise Trouble(
            f"密钥文件 {path} 的内容不对。证件号码和手机号码要靠它才能读出：请从备份放回原来的文件。",
            f"The keys file {path} holds no key ring ({error.hint}). ID numbers and mobiles cannot be read without it: put the file back "
            "from its backup.",
        ) from error


def _migrations_wait() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    from django.core.management import call_command

    with screen.step("更新数据库结构", "database structure"):
        call_command("migrate", verbosity=0, interactive=False)


def _collect_static(home: Path) -> None:
    """Copy the static files to where the web server serves them, when any of them changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    note = home / "run" / "static-digest"
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and note.exists() and note.read_text(encoding="utf-8") == digest.hexdigest():
        return
    with screen.step("整理静态文件", "static files"):
        note.unlink(missing_ok=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        write_private(note, digest.hexdigest())


def _load_demo() -> None:
    from django.conf import settings
    from django.core.management import call_command

    if settings.PORTAL_IS_DEMO:
        call_command("load_demo")


if __name__ == "__main__":
    sys.exit(main())
