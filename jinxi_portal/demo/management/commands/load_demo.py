"""``manage.py load_demo``: the demo county, loaded once; a second run changes nothing."""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jinxi_portal.demo.loading import load_missing, write_accounts
from jinxi_portal.kernel import slots


class Command(BaseCommand):
    help = "Loads the demo county, each part once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.PORTAL_IS_DEMO:
            raise CommandError(
                "This is a real installation (PORTAL_IS_DEMO is off): the demo county is not loaded here."
            )
        began = time.monotonic()
        for step in load_missing(self._progress):
            self._clear()
            self.stdout.write(f"  示范县：{step.label}  demo county: {step.key}  {time.monotonic() - began:5.1f} s")
            began = time.monotonic()
        write_accounts(Path(settings.PORTAL_HOME))

    def _progress(self, step: slots.DemoStep, done: int, total: int) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r  示范县：{step.label} {done}/{total}\x1b[K", ending="")
            self.stdout.flush()

    def _clear(self) -> None:
        if sys.stdout.isatty():
            self.stdout.write("\r\x1b[K", ending="")
