"""``manage.py verify_paper FILE``: is this PDF ours, unchanged, and does it still stand?"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from jinxi_portal.papers.verifying.looking import MOST_BYTES, look_at_file
from jinxi_portal.papers.verifying.verdict import Verdict


class Command(BaseCommand):
    help = (
        "Says of a PDF: ours (0), changed (3), not ours (4), withdrawn or replaced (5). Bad usage is 2. "
        "--no-register goes by the seal alone, without a database; whether it was withdrawn is then not known."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of a sentence")
        parser.add_argument("--no-register", action="store_true", help="by the seal alone, without a database")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=2) from error
        verdict = self._look(content, with_register=not options["no_register"])
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(file, verdict, not options["no_register"]), ensure_ascii=False))
        else:
            number = f"（{verdict.paper.number}）" if verdict.paper else ""
            self.stdout.write(f"{file.name}{number}：{verdict.sentence}。")
        raise SystemExit(verdict.exit_code)

    def _look(self, content: bytes, *, with_register: bool) -> Verdict:
        try:
            return look_at_file(content, with_register=with_register)
        except DatabaseError as error:
            said = "The register of papers cannot be reached; --no-register goes by the seal alone."
            raise CommandError(said, returncode=1) from error


def _as_json(file: Path, verdict: Verdict, with_register: bool) -> dict[str, Any]:
    paper = verdict.paper
    return {
        "file": str(file),
        "finding": verdict.finding.value,
        "sentence": str(verdict.sentence),
        "exit_code": verdict.exit_code,
        "number": paper.number if paper else None,
        "kind": paper.kind_key if paper else None,
        "issued_at": paper.issued_at.isoformat() if paper else None,
        "withdrawn_at": paper.withdrawn_at.isoformat() if paper and paper.withdrawn_at else None,
        "withdrawal_checked": with_register,
        "has_script": verdict.has_script,
        "development_seal": verdict.is_development,
    }
