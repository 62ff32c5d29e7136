"""``manage.py rotate_keys``: seal every sealed value under the active key, while the portal runs."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jinxi_portal.kernel.sealing import SealError, add_key, current
from jinxi_portal.records.rotation import second_factors
from jinxi_portal.records.rotation.columns import Column, sealed_columns
from jinxi_portal.records.rotation.old_keys import old_keys, quiet_since_rotation, retire
from jinxi_portal.records.rotation.resealing import BATCH, reseal


class Command(BaseCommand):
    help = "Re-seals every sealed value under the active key in batches; goes on where it was interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="first put a new key on the ring and make it active")
        parser.add_argument("--batch", type=int, default=BATCH, help=f"values per transaction ({BATCH})")
        parser.add_argument("--retire", action="store_true", help="take keys off the ring that seal nothing any more")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["new_key"]:
                self.stdout.write(f"New key {add_key(settings.SEALING_KEYS_FILE)} made; it is the active one now.")
            self._reseal_everything(options["batch"])
            self._tell_of_old_keys(retire_them=options["retire"])
        except SealError as trouble:
            raise CommandError(
                f"{trouble}. Nothing was lost: what was sealed before still is. "
                "Put the missing key back on the ring and start again.",
                returncode=1,
            ) from trouble

    def _reseal_everything(self, batch: int) -> None:
        self.stdout.write(f"Active key: {current().active}")
        for column in sealed_columns():
            done = reseal(column, batch=batch, told=self._tell)
            self.stdout.write(f"{column.name}: {done} sealed anew")
        self.stdout.write(f"{second_factors.NAME}: {second_factors.reseal_second_factors()} sealed anew")

    def _tell(self, column: Column, done: int, total: int) -> None:
        self.stdout.write(f"{column.name}: {done} of {total}")
        self.stdout.flush()

    def _tell_of_old_keys(self, *, retire_them: bool) -> None:
        for name, left in old_keys().items():
            if left:
                self.stdout.write(f"Key {name} still seals {left} values. Run this command again.")
            elif not quiet_since_rotation():
                self.stdout.write(
                    f"Key {name} seals nothing. It may be retired an hour after the rotation began, "
                    "when no running task can still hold a value under it."
                )
            elif not retire_them:
                self.stdout.write(f"Key {name} is no longer needed. --retire takes it off the ring.")
            elif retire(name, keys_file=str(settings.SEALING_KEYS_FILE)):
                self.stdout.write(f"Key {name} was taken off the ring. Old backups need it: keep it with them.")
            else:
                self.stdout.write(f"Key {name} was just used again. Run this command again.")
