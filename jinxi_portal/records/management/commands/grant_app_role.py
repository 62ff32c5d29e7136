"""``manage.py grant_app_role ROLE``: what the portal's own database role may do; run by the tables' owner after migrate."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from jinxi_portal.records.guarded_tables import grant_app_role


class Command(BaseCommand):
    help = "Gives a database role everything the portal needs, but no way to change timelines or the access log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                grant_app_role(cursor, options["role"])
        except ProgrammingError as trouble:
            raise CommandError(
                f"{str(trouble).strip()} Create the role first, and run this as the owner of the tables.", returncode=1
            ) from trouble
        self.stdout.write(f"{options['role']} may run the portal, and may only add to timelines and the access log.")
