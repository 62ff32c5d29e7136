"""`manage.py link` on files alone."""

import csv
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bench.linkage_data import write_county

HEADER = ["roster", "row", "register_row", "probability", "decision", "evidence"]


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return write_county(tmp_path_factory.mktemp("county"), 3, register_rows=500, roster_rows=200)


def link(*, register, roster, out, stderr=None, **options):
    arguments = ["--register", register, "--out", out]
    for path in roster:
        arguments += ["--roster", path]
    for name, value in options.items():
        arguments += [f"--{name.replace('_', '-')}", value]
    call_command("link", *map(str, arguments), stderr=stderr or StringIO())


def run(county, out, *rosters, **options):
    given = [county / f"roster_{k}.csv" for k in rosters or "ABCD"]
    link(register=county / "register.csv", roster=given, out=out, **options)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def refused(**options):
    said = StringIO()
    with pytest.raises(SystemExit) as left:
        link(stderr=said, **options)
    assert left.value.code == 2
    return said.getvalue().strip()


@pytest.fixture(scope="module")
def rows(county, tmp_path_factory):
    return run(county, tmp_path_factory.mktemp("out") / "pairs.csv")


def test_it_writes_the_promised_columns(rows):
    assert rows[0] == HEADER
    assert {r[0] for r in rows[1:]} <= set("ABCD")
    assert {r[4] for r in rows[1:]} <= {"strong", "possible", "none"}


def test_it_finds_the_members(county, rows):
    with (county / "truth.csv").open(encoding="utf-8") as file:
        truth = {(x["roster"], x["row"], x["register_row"]) for x in csv.DictReader(file)}
    strong = {(r[0], r[1], r[2]) for r in rows[1:] if r[4] == "strong"}
    assert len(strong & truth) >= 0.8 * len(truth)
    assert len(strong - truth) <= 1


def test_the_best_candidate_comes_first(rows):
    by_row: dict[tuple[str, str], list[float]] = {}
    for r in rows[1:]:
        by_row.setdefault((r[0], r[1]), []).append(float(r[3]))
    assert all(p == sorted(p, reverse=True) for p in by_row.values())


def test_the_same_files_give_the_same_bytes(county, rows, tmp_path):
    assert run(county, tmp_path / "again.csv") == rows


def test_a_stored_model_repeats_the_run(county, rows, tmp_path):
    run(county, tmp_path / "one.csv", save_model=tmp_path / "model.json")
    assert run(county, tmp_path / "two.csv", model=tmp_path / "model.json") == rows


def test_a_file_without_the_prefix_gives_its_whole_stem(county, tmp_path):
    other = tmp_path / "阿姨名单.csv"
    other.write_bytes((county / "roster_D.csv").read_bytes())
    out = tmp_path / "pairs.csv"
    link(register=county / "register.csv", roster=[other], out=out)
    assert {r["roster"] for r in csv.DictReader(out.open(encoding="utf-8"))} == {"阿姨名单"}


def test_titles_blank_rows_and_subtotals_do_not_count(county, tmp_path):
    lines = (county / "roster_A.csv").read_text(encoding="utf-8-sig").splitlines()
    messy = tmp_path / "roster_A.csv"
    messy.write_text("\n".join(["金溪县家政名单,,,,,", *lines[:20], "小计,,,,,", "", *lines[20:]]), encoding="gb18030")
    clean = [r for r in run(county, tmp_path / "clean.csv", "A") if r[4] == "strong"]
    out = tmp_path / "messy.csv"
    link(register=county / "register.csv", roster=[messy], out=out)
    with out.open(encoding="utf-8", newline="") as file:
        assert [r for r in csv.reader(file) if r[4] == "strong"] == clean


def test_a_mapping_overrides_the_headings(county, tmp_path):
    text = (county / "roster_A.csv").read_text(encoding="utf-8-sig").replace("身份证号", "甲").replace("姓名", "乙")
    odd = tmp_path / "roster_A.csv"
    odd.write_text(text, encoding="utf-8")
    mapping = tmp_path / "m.yaml"
    mapping.write_text("roster_A:\n  甲: id_number\n  乙: name\n", encoding="utf-8")
    out = tmp_path / "pairs.csv"
    link(register=county / "register.csv", roster=[odd], out=out, mapping=mapping)
    expected = [r[:3] for r in run(county, tmp_path / "plain.csv", "A")[1:] if r[4] == "strong"]
    with out.open(encoding="utf-8", newline="") as file:
        assert [r[:3] for r in csv.reader(file) if r[4] == "strong"] == expected


def test_a_missing_file_is_named(county, tmp_path):
    said = refused(register=county / "nowhere.csv", roster=[county / "roster_A.csv"], out=tmp_path / "x.csv")
    assert "nowhere.csv" in said


def test_a_file_that_is_no_list_is_refused(county, tmp_path):
    wrong = tmp_path / "roster_X.xlsx"
    wrong.write_bytes(b"MZ\x90\x00" + b"\x00" * 200)
    said = refused(register=county / "register.csv", roster=[wrong], out=tmp_path / "x.csv")
    assert "roster_X.xlsx" in said
    assert len(said.splitlines()) == 1


def test_two_rosters_of_one_name_are_refused(county, tmp_path):
    assert refused(register=county / "register.csv", roster=[county / "roster_A.csv"] * 2, out=tmp_path / "x.csv")


def test_an_unknown_column_in_the_mapping_is_named(county, tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text("甲: shoe_size\n", encoding="utf-8")
    said = refused(
        register=county / "register.csv", roster=[county / "roster_A.csv"], out=tmp_path / "x.csv", mapping=mapping
    )
    assert "shoe_size" in said


def test_spark_without_pyspark_is_refused(county, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert "Spark" in refused(
        register=county / "register.csv", roster=[county / "roster_A.csv"], out=tmp_path / "x.csv", engine="spark"
    )


def test_a_missing_option_is_an_error_of_the_command_line():
    with pytest.raises(CommandError):
        call_command("link")


def test_starting_django_and_showing_evidence_do_not_load_the_engine():
    import subprocess

    pages = "members.linkage.learning, members.linkage.sentences, members.linkage.quality"
    code = f"import django; django.setup(); import {pages}; import sys; print([m for m in ('duckdb', 'splink', 'pyarrow') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
