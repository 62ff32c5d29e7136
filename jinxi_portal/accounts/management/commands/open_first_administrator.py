"""``manage.py open_first_administrator USERNAME NAME``: the first account of a new installation, with a one-time link."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from jinxi_portal.accounts.actions.open_first_administrator import open_first_administrator
from jinxi_portal.accounts.refusals import Refusal


class Command(BaseCommand):
    help = "Makes the first system administrator and prints the link with which that person sets a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invitation, token = open_first_administrator(username=options["username"], name=options["name"])
        except Refusal as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        host = next((name for name in settings.ALLOWED_HOSTS if name[:1] not in {".", "*"}), "localhost")
        self.stdout.write(f"https://{host}{reverse('accounts:follow_link', args=[token])}")
        self.stderr.write(f"Once, until {invitation.expires_at:%Y-%m-%d %H:%M} UTC. Hand it over in person.")
