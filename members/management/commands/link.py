"""Compares roster files with a register file, without a database: `manage.py link --register F --roster F --out pairs.csv`."""

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _
from tqdm import tqdm

LANGUAGES = {"zh": "zh-hans", "zh-hans": "zh-hans", "en": "en"}
HEADER = ("roster", "row", "register_row", "probability", "decision", "evidence")
STAGE_WORDS = {
    # Translators: a stage on the progress bar, reading
    "read": lambda: _("读取"),
    # Translators: a stage on the progress bar, counting
    "count": lambda: _("统计"),
    # Translators: a stage on the progress bar, comparing
    "compare": lambda: _("比对"),
    # Translators: a stage on the progress bar, learning
    "learn": lambda: _("估计"),
    # Translators: a stage on the progress bar, deciding
    "decide": lambda: _("判定"),
}


class BadInput(Exception):  # noqa: N818 - the word of the command's contract
    """What is wrong with the input, as a sentence."""


class Command(BaseCommand):
    help = "Compare roster files with a register file and write the leads; needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--register", required=True, type=Path, help="the party-member register")
        parser.add_argument(
            "--roster", required=True, type=Path, action="extend", nargs="+", help="a roster; may be given again"
        )
        parser.add_argument("--out", required=True, type=Path, help="where the pairs go, as CSV")
        parser.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb")
        parser.add_argument("--mapping", type=Path, help="YAML: heading: column, or the file's stem: {heading: column}")
        parser.add_argument("--lang", choices=sorted(LANGUAGES), default="zh", help="language of the evidence")
        parser.add_argument("--settings-file", type=Path, help="JSON: linkage settings")
        parser.add_argument("--model", type=Path, help="JSON: a stored model; nothing is estimated then")
        parser.add_argument(
            "--save-model", type=Path, help="where the model of this run goes, so that it can be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(LANGUAGES[options["lang"]]):
            try:
                compare(options)
            except BadInput as bad:
                self._refuse(str(bad))

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)


def compare(options: Mapping[str, Any]) -> None:
    """Reads, compares and writes.

    Raises:
        BadInput: with a sentence.
    """
    # Loaded here, so that asking for help or naming a wrong option is quick.
    from members.linkage.engine import link  # noqa: PLC0415
    from members.linkage.reading import REGISTER, ROSTER, UnreadableListError, read_people  # noqa: PLC0415

    spark = _spark() if options["engine"] == "spark" else None
    settings, model = _stored(options)
    paths: list[Path] = options["roster"]
    names = [roster_name(path) for path in paths]
    if len(set(names)) < len(names):
        # Translators: Two rosters have the same name; rename one of the files.
        raise BadInput(_("有两份名册的文件名相同，请给其中一份改名。"))
    if not options["out"].absolute().parent.is_dir():
        # Translators: The folder for %(file)s does not exist.
        raise BadInput(_("存放“%(file)s”的文件夹不存在，请先建好。") % {"file": options["out"].name})
    mapping = _mapping(options["mapping"])
    with tqdm(
        total=len(paths) + 1 + len(STAGE_WORDS),
        bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}",
        file=sys.stderr,
    ) as bar:
        try:
            tables = {}
            for path, kind in [(options["register"], REGISTER), *((path, ROSTER) for path in paths)]:
                bar.set_description_str(f"{STAGE_WORDS['read']()} {path.name}")
                tables[path] = read_people(path, kind, mapping.get(path.stem, mapping.get("", {})))
                bar.update()
        except UnreadableListError as bad:
            raise BadInput(str(bad)) from bad

        def progress(stage: str, done: int, total: int) -> None:
            bar.set_description_str(STAGE_WORDS[stage]())
            bar.update(len(paths) + 1 + done - bar.n)

        rosters = {name: tables[path] for name, path in zip(names, paths, strict=True)}
        result = link(tables[options["register"]], rosters, settings, model, progress, spark=spark)
    _write(options["out"], result)
    if options["save_model"]:
        options["save_model"].write_text(result.model.to_json(), encoding="utf-8")
    _report(result)


def roster_name(path: Path) -> str:
    return path.stem.removeprefix("roster_") or path.stem


def _spark() -> Any:
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  (an extra, not always installed)
        from splink.backends.spark import similarity_jar_location  # noqa: PLC0415
    except ImportError as missing:
        # Translators: Spark is not installed; install the extra "spark", or leave out --engine spark.
        raise BadInput(_("没有安装 Spark。请安装附加组件 spark，或去掉 --engine spark。")) from missing
    return (
        SparkSession.builder.appName("jinxi-linkage").config("spark.jars", similarity_jar_location())
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4").getOrCreate()
    )  # fmt: skip


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as bad:
        # Translators: %(file)s cannot be read.
        raise BadInput(_("文件“%(file)s”读不出来，请检查路径和内容。") % {"file": path.name}) from bad


def _stored(options: Mapping[str, Any]) -> tuple[Any, Any]:
    from members.linkage.model import LinkageModel  # noqa: PLC0415
    from members.linkage.settings import LinkageSettings  # noqa: PLC0415

    try:
        settings = LinkageSettings.from_json(_text(options["settings_file"])) if options["settings_file"] else None
        model = LinkageModel.from_json(_text(options["model"])) if options["model"] else None
    except (ValueError, TypeError) as bad:
        # Translators: The settings or the model cannot be used: they are not of this version.
        raise BadInput(_("设置或模型文件不能用：内容不对，或不是这个版本的。")) from bad
    return settings, model


def _mapping(path: Path | None) -> dict[str, dict[str, str | None]]:
    """File stem -> heading -> column; "" stands for every file not named."""
    if path is None:
        return {}
    from members.linkage.reading import REGISTER, ROSTER, keys_of  # noqa: PLC0415

    try:
        given = yaml.safe_load(_text(path))
    except yaml.YAMLError as bad:
        # Translators: The mapping %(file)s is not YAML.
        raise BadInput(_("对照文件“%(file)s”不是 YAML 格式。") % {"file": path.name}) from bad
    if not isinstance(given, dict):
        # Translators: The mapping %(file)s must say heading: column, line by line.
        raise BadInput(_("对照文件“%(file)s”里应逐行写“表头: 列名”。") % {"file": path.name})
    nested = {str(k): v for k, v in given.items() if isinstance(v, dict)}
    flat = {str(k): v for k, v in given.items() if not isinstance(v, dict)}
    mapping = {**nested, "": flat}
    known = keys_of(REGISTER) | keys_of(ROSTER)
    wrong = sorted(
        {str(v) for headings in mapping.values() for v in headings.values() if v is not None and v not in known}
    )
    if wrong:
        facts = {"wrong": "、".join(wrong), "known": "、".join(sorted(known))}
        # Translators: The mapping names unknown columns: %(wrong)s. Known are: %(known)s.
        raise BadInput(_("对照文件里有不认识的列名：%(wrong)s。可用的有：%(known)s。") % facts)
    return mapping


def _write(path: Path, result: Any) -> None:
    from jinxi_portal.sheets.public import safe_text  # noqa: PLC0415
    from members.linkage.sentences import in_one_line  # noqa: PLC0415

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for lead in result.leads():
            evidence = in_one_line(lead.evidence)
            writer.writerow(
                (
                    safe_text(lead.roster),
                    lead.row,
                    lead.register_row,
                    f"{lead.probability:.6f}",
                    lead.decision,
                    evidence,
                )
            )


def _report(result: Any) -> None:
    bands = result.bands()
    facts = {name: f"{band['rows']:.0f} ({band['precision']:.1%})" for name, band in bands.items()}
    # Translators: Strong leads: %(strong)s; possible: %(possible)s (in brackets the estimated precision).
    print(_("很像：%(strong)s；可能：%(possible)s（括号内为估计的准确率）。") % facts, file=sys.stderr)
