"""``manage.py verify_audit``: follow the chain of the access log and name the first link that does not hold."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jinxi_portal.records import anchors, chain

SENTENCES = {
    chain.MISSING: "Link {0} is missing: an entry was removed, or its number was changed.",
    chain.CHANGED: "Link {0} was changed after it was written: its content does not give its digest.",
    chain.MISJOINED: "Link {0} does not join the link before it: an entry was put in or exchanged.",
}


class Command(BaseCommand):
    help = "Checks the hash chain of the access log. Exit code 1: the chain or an anchor does not hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchors",
            nargs="?",
            const="",
            metavar="FOLDER",
            help="compare with the anchors written every day, too (of another folder when one is named)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        broken = chain.first_break()
        if broken:
            raise CommandError(SENTENCES[broken.what].format(broken.sequence), returncode=1)
        head = chain.head()
        self.stdout.write(f"The chain holds: {head.count} links, head {head.digest}")
        if options["anchors"] is not None:
            self._compare_anchors(Path(options["anchors"]) if options["anchors"] else anchors.folder())

    def _compare_anchors(self, place: Path) -> None:
        found = anchors.read_anchors(place)
        if not found:
            raise CommandError(f"No anchor lies in {place}. The schedule writes one every day.", returncode=1)
        wrong = anchors.contradicted(found)
        if wrong:
            raise CommandError(
                f"The anchor {wrong[0].name} of {wrong[0].on} contradicts the chain at link {wrong[0].count}: "
                "the log was rewritten or cut after that day, or the file was changed. "
                "Compare with the printed or mailed copy.",
                returncode=1,
            )
        self.stdout.write(f"{len(found)} anchors agree, the newest of {found[-1].on}")
