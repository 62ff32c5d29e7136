"""Learns what the clause check weighs sentences by: `manage.py learn_clause_weights [--contracts FOLDER]`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contracts.clauses.learning.material import contracts_in, examples, sentences_beside, standard_clauses
from contracts.clauses.weighing import WEIGHTS, Weights


class Command(BaseCommand):
    help = "Learn the weights of the clause check from the labelled sentences; the same material gives the same file."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--contracts", type=Path, help="a folder of contracts with labels.yaml")
        parser.add_argument("--sets", nargs="*", default=(), help="only contracts of these sets")
        parser.add_argument("--out", type=Path, default=WEIGHTS)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from contracts.clauses.learning.learn import learn  # noqa: PLC0415  (scikit-learn is there for development only)
        except ImportError as error:
            raise CommandError(
                f"Learning needs scikit-learn, which is not installed: {error}. Use the development setup."
            ) from error
        material = [*sentences_beside(), *examples(), *standard_clauses()]
        if options["contracts"]:
            material += contracts_in(options["contracts"], options["sets"])
        weights = learn(material)
        options["out"].write_text(_written(weights), encoding="utf-8")
        unfair = sum(1 for one in material if one.kind)
        self.stdout.write(f"{len(material)} sentences, {unfair} of them unfair; {len(weights.pieces)} pieces")


def _written(weights: Weights) -> str:
    """JSON with a line for each piece, so that a change can be read."""
    pieces = ",\n".join(
        f"{json.dumps(piece, ensure_ascii=False)}:{json.dumps(said, separators=(',', ':'))}"
        for piece, said in weights.pieces.items()
    )
    head = ",\n".join(f'"{name}":{json.dumps(getattr(weights, name))}' for name in ("kinds", "starts"))
    return f'{{{head},\n"pieces":{{\n{pieces}\n}}}}\n'
