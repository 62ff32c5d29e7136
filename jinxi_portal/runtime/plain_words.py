"""Whatever stops a process at its start for a reason that a person can mend is said in a sentence, not in a traceback."""

import sys
from types import TracebackType

from jinxi_portal.runtime.trouble import Trouble


def speak_plainly() -> None:
    """For every process of ours: manage.py, the web server, the worker, the schedule and the commands of ``runtime``.

    An uncaught ``Trouble``, or a setting that was refused, ends the process with exit code 1 and its own words.
    """
    before = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, (Trouble, _refused_settings())):
            print(f"\n{error}\n", file=sys.stderr, flush=True)
        else:
            before(kind, error, trace)

    sys.excepthook = tell


def _refused_settings() -> type[Exception]:
    """The settings' own refusal, where this process has read settings: the launcher never does."""
    found: type[Exception] = getattr(sys.modules.get("jinxi_portal.settings.env"), "SettingRefused", Trouble)
    return found
