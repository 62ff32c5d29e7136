"""Learns what the clause check weighs sentences by: `manage.py learn_clause_weights [--contracts FOLDER]`."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from contracts.clauses.learning.learn import features_of, learn
from contracts.clauses.learning.material import contracts_in, examples, sentences_beside, standard_clauses
from contracts.clauses.weighing import WEIGHTS

#: From here on false alarms are rare; how it was chosen: docs/clauses.md.
THRESHOLD = 0.3


class Command(BaseCommand):
    help = "Learn the weights of the clause check from the labelled sentences; the same material gives the same file."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--contracts", type=Path, help="a folder of contracts with labels.yaml")
        parser.add_argument("--sets", nargs="*", default=(), help="only contracts of these sets")
        parser.add_argument("--out", type=Path, default=WEIGHTS)

    def handle(self, *args: Any, **options: Any) -> None:
        material = [*sentences_beside(), *examples(), *standard_clauses()]
        if options["contracts"]:
            material += contracts_in(options["contracts"], options["sets"])
        weights = learn(features_of(material), THRESHOLD)
        said = json.dumps(asdict(weights), ensure_ascii=False, indent=0, separators=(",", ":"), sort_keys=True)
        options["out"].write_text(said + "\n", encoding="utf-8")
        unfair = sum(1 for one in material if one.kind)
        self.stdout.write(
            f"{len(material)} sentences, {unfair} of them unfair; {len(weights.pieces)} pieces, {len(weights.concepts)} concepts"
        )
