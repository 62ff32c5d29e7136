"""A worker in a process of its own that comes to a stop in the middle of its third chunk, and waits there to be killed.

``python -m tests.members.killed_worker check|admit IMPORT DATABASE FILES``
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

SIZE = 20


def stopping_at_the_third(act: Callable[..., Any]) -> Callable[..., Any]:
    """The third time the work is done, not committed, and never ends."""
    calls = 0

    def act_and_stop(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        done = act(*arguments)
        if calls == 3:
            sys.stdout.write("in the middle\n")
            sys.stdout.flush()
            time.sleep(600)
        return done

    return act_and_stop


def main(step: str, import_id: str, database: str, files: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "jinxi_portal.settings.test"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from jinxi_portal.sheets.actions import admit_rows, check_rows
    from jinxi_portal.sheets.layout import chunk
    from members.intake.rosters import RosterIntake

    settings.MEDIA_ROOT = files
    connection.settings_dict["NAME"] = database
    chunk.SIZE = admit_rows.SIZE = SIZE
    check_rows.stage = stopping_at_the_third(check_rows.stage)
    RosterIntake.admit = stopping_at_the_third(RosterIntake.admit)  # type: ignore[method-assign]
    if step == "check":
        check_rows.check_rows(import_id=int(import_id))
    else:
        admit_rows.admit_rows(import_id=int(import_id))


if __name__ == "__main__":
    main(*sys.argv[1:])
