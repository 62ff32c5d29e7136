"""Print the county's figures, computed from the records."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jinxi_portal.figures.reading import as_json, read_all
from jinxi_portal.kernel import clock


class Command(BaseCommand):
    help = "Prints every declared figure: its value, unit, period and what is counted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program: one JSON object, by key")
        parser.add_argument("--as-of", metavar="DATE", help="read the records as they stood at the end of a day")

    def handle(self, *args: Any, **options: Any) -> None:
        as_of = _day(options["as_of"])
        readings = read_all(as_of=as_of)
        if options["json"]:
            self.stdout.write(
                json.dumps({one.figure.key: as_json(one) for one in readings}, ensure_ascii=False, indent=1)
            )
            return
        for one in readings:
            self.stdout.write(f"{one.figure.key}  {one.text}{' ' + one.unit if one.unit else ''}  ({one.period})")
            self.stdout.write(f"    {one.figure.label}: {one.figure.definition}")
        if not readings:
            self.stdout.write("No figures are declared.")


def _day(given: str | None) -> date:
    if not given:
        return clock.today()
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise CommandError("Write the day as 2026-05-03.") from error
