"""Checks contracts for unfair terms, without a database: `manage.py check_clauses FILE… [--json]`."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from contracts.clauses.checking import Report, check_text
from contracts.clauses.documents import DocumentRefused, read_document
from contracts.clauses.kinds import KINDS

LANGUAGES = {"zh": "zh-hans", "en": "en"}


class Command(BaseCommand):
    help = "Look for unfair terms and missing duties in contracts (.txt, .docx, .pdf); needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object per file, in a list")
        parser.add_argument("--kind", choices=KINDS, default="", help="kind of contract; told by the text when omitted")
        parser.add_argument("--lang", choices=sorted(LANGUAGES), default="zh")

    def handle(self, *args: Any, **options: Any) -> None:
        language = LANGUAGES[options["lang"]]
        with translation.override(language):
            told, refused = [], False
            for path in options["files"]:
                try:
                    with path.open("rb") as file:
                        report = check_text(read_document(file), kind=options["kind"])
                except DocumentRefused as error:
                    refused = True
                    self.stderr.write(f"{path.name}: {error.sentence}")
                    told.append({"file": path.name, "refused": error.code, "sentence": str(error.sentence)})
                except OSError:
                    refused = True
                    sentence = _("找不到这个文件，或者没有权限读取。")
                    self.stderr.write(f"{path.name}: {sentence}")
                    told.append({"file": path.name, "refused": "not_readable", "sentence": sentence})
                else:
                    told.append(as_facts(path.name, report, language))
                    if not options["json"]:
                        self.stdout.write(as_text(path.name, report, language))
            if options["json"]:
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        if refused:
            sys.exit(2)


def as_facts(name: str, report: Report, language: str) -> dict[str, Any]:
    """A report as plain data; the keys are stable."""
    return {
        "file": name,
        "kind": report.kind,
        "sentences": len(report.sentences),
        "findings": [
            {
                "sentence": found.sentence.text,
                "number": found.sentence.number,
                "pattern": found.pattern.key,
                "title": found.pattern.title.said(language),
                "ground": [ground.said(language) for ground in found.pattern.grounds],
                "harm": found.pattern.harm.said(language),
                "fair_wording": found.pattern.fair,
            }
            for found in report.suspicions
        ],
        "missing": [
            {
                "duty": duty.key,
                "title": duty.title.said(language),
                "ground": [ground.said(language) for ground in duty.grounds],
                "why": duty.why.said(language),
                "fair_wording": duty.fair,
            }
            for duty in report.missing
        ],
    }


def as_text(name: str, report: Report, language: str) -> str:
    """A report for people at a terminal."""
    lines = [_("%(file)s：读了 %(count)s 句。") % {"file": name, "count": len(report.sentences)}]
    for found in report.suspicions:
        lines += [
            "",
            _("第 %(number)s 句：%(sentence)s") % {"number": found.sentence.number, "sentence": found.sentence.text},
            "  "
            + _("疑似：%(title)s（%(key)s）") % {"title": found.pattern.title.said(language), "key": found.pattern.key},
            "  "
            + _("依据：%(ground)s") % {"ground": _("；").join(each.said(language) for each in found.pattern.grounds)},
            "  " + _("为什么不公平：%(harm)s") % {"harm": found.pattern.harm.said(language)},
            "  " + _("公平的写法：%(fair)s") % {"fair": found.pattern.fair},
        ]
    if not report.suspicions:
        lines += ["", _("没有发现疑似不公平的条款。")]
    if report.missing:
        lines += ["", _("合同里没有写到：")]
        lines += [f"  {duty.title.said(language)} — {duty.why.said(language)}" for duty in report.missing]
    return "\n".join(lines)
