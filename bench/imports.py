"""Measures the import: a roster through the wizard's acts, sealed and linked, beside bare COPYs of the same rows.

`python bench/imports.py` prints the rows of the table. Each import runs in a process of its own, against a database made
anew, so that its peak memory is its own. Three floors are taken right after each import, in the same process and session:

- *file*: the file's own rows copied as text into a plain table of as many text columns, without any index;
- *stored*: the rows that stand at the end (workers and engagements, sealed and digested) copied in PostgreSQL's binary
  format into empty tables with the same columns, indexes, constraints and foreign keys: what a bare COPY into the
  portal's own tables costs;
- *unrelated*: the same without the foreign keys.

Times are of the clock; CPU is of this process and its database session together, which a busy machine blurs less.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench.database import fresh_database, start_django  # noqa: E402
from bench.linkage_data import HEADINGS, County, ErrorRates, write_county  # noqa: E402

ROWS = 100_000
REGISTER = 20_000
MEMORY_ROWS = (10_000, 100_000, 500_000)


class Stopwatch:
    """Seconds by the clock and of CPU, of this process and of its database session."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, float]] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        clock, cpu, session = time.perf_counter(), time.process_time(), _session_cpu()
        yield
        self.found[name] = {
            "clock": round(time.perf_counter() - clock, 3),
            "cpu": round(time.process_time() - cpu + _session_cpu() - session, 3),
        }


def _session_cpu() -> float:
    import psutil
    from django.db import connection

    connection.ensure_connection()
    times = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return times.user + times.system


def people() -> tuple[Any, Any]:
    """The clerk and the employer; made when they are not there."""
    from jinxi_portal.accounts.models import Posting, User
    from jinxi_portal.accounts.public import Role
    from jinxi_portal.kernel import clock
    from members.models import Employer

    employer, _made = Employer.objects.get_or_create(code="bench", defaults={"name": "测量家政", "short_name": "测量"})
    clerk = User.objects.filter(username="bench").first()
    if clerk is None:
        clerk = User.objects.create_user(username="bench", name="测量员")
        Posting.objects.create(user=clerk, role=Role.COMMITTEE_CLERK, since=clock.today())
    return clerk, employer


def take_in(path: Path, kind: str, sender: str, by: Any, watch: Stopwatch) -> Any:
    """Through the acts of the wizard; what its worker does is called here."""
    from django.core.files.base import File

    from jinxi_portal.sheets.actions.admit_rows import admit_rows
    from jinxi_portal.sheets.actions.check_rows import check_rows
    from jinxi_portal.sheets.actions.confirm import confirm
    from jinxi_portal.sheets.actions.upload_sheet import upload_sheet
    from jinxi_portal.sheets.states import ImportState

    with watch.of("upload"), path.open("rb") as file:
        found = upload_sheet(kind_key=kind, sender_key=sender, file=File(file, path.name), by=by).sheet_import
    with watch.of("check"):
        check_rows(import_id=found.pk)
    found.refresh_from_db()
    with watch.of("admit"):
        confirm(sheet_import=found, by=by, is_whole=True)
        admit_rows(import_id=found.pk)
    found.refresh_from_db()
    assert found.state == ImportState.ADMITTED, found.state
    return found


def compare(watch: Stopwatch) -> Any:
    from members.actions.compare_rosters import compare_rosters
    from members.models import LinkageRun

    with watch.of("link"):
        return compare_rosters(run_id=LinkageRun.objects.order_by("-pk").values_list("pk", flat=True)[0])


def one_import(register: Path | None, roster: Path) -> dict[str, Any]:
    """In a child process: everything once, and the floors."""
    start_django()
    clerk, employer = people()
    watch, beside = Stopwatch(), Stopwatch()
    if register is not None:
        take_in(register, "register", "committee", clerk, beside)
        take_in(_a_first_roster(roster), "roster", _another_employer(), clerk, beside)
        compare(beside)
    found = take_in(roster, "roster", f"employer:{employer.pk}", clerk, watch)
    told: dict[str, Any] = {"rows": found.rows_admitted, "peak_mb": _peak()}
    if register is not None:
        run = compare(watch)
        told |= {"leads": run.new_leads, "peak_mb_with_linking": _peak()}
        watch.found |= floors(roster)
    return told | {"steps": watch.found}


def _a_first_roster(roster: Path) -> Path:
    """A hundred rows of another employer: the comparison has run in this process before, as it has in a worker that is at work."""
    with roster.open(encoding="utf-8-sig") as file:
        lines = [next(file) for _ in range(101)]
    first = roster.with_name("first.csv")
    first.write_text("".join(lines), encoding="utf-8-sig")
    return first


def _another_employer() -> str:
    from members.models import Employer

    other, _made = Employer.objects.get_or_create(
        code="bench2", defaults={"name": "测量家政二", "short_name": "测量二"}
    )
    return f"employer:{other.pk}"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def floors(roster: Path) -> dict[str, Any]:
    from django.db import connection, transaction

    watch = Stopwatch()
    tables = ("members_worker", "members_engagement")
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_file ({})".format(", ".join(f"c{i} text" for i in range(len(HEADINGS["A"]))))
        )
        with roster.open("rb") as file, watch.of("floor_file"), transaction.atomic():
            cursor.copy_expert("COPY bench_file FROM STDIN (FORMAT csv, HEADER true)", file)
        for table in tables:
            with (Path(folder) / table).open("wb") as file:
                cursor.copy_expert(f"COPY {table} TO STDOUT (FORMAT binary)", file)
        for floor, keys_too in (("floor_stored", True), ("floor_unrelated", False)):
            for table in tables:
                cursor.execute(f"CREATE TABLE bench_{table} (LIKE {table} INCLUDING ALL)")
                for constraint in _foreign_keys(table) if keys_too else ():
                    cursor.execute(f"ALTER TABLE bench_{table} ADD {constraint}")
            with watch.of(floor), transaction.atomic():
                for table in tables:
                    with (Path(folder) / table).open("rb") as file:
                        cursor.copy_expert(f"COPY bench_{table} FROM STDIN (FORMAT binary)", file)
            for table in tables:
                cursor.execute(f"DROP TABLE bench_{table}")
        cursor.execute("DROP TABLE bench_file")
    return watch.found


def _foreign_keys(table: str) -> list[str]:
    """``LIKE`` leaves them out; a bare COPY into the portal's own tables would have to keep them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass",
            [table],
        )
        return [definition for (definition,) in cursor.fetchall()]


# files


def write_files(folder: Path, rows: int) -> tuple[Path, Path]:
    """A register, and one roster with full numbers of ``rows`` rows, both with the errors of real lists."""
    county = write_county(folder, 5, register_rows=REGISTER, roster_rows=1)
    return county / "register.csv", write_roster(folder / "roster.csv", rows, register=county / "register.csv")


def write_roster(path: Path, rows: int, *, register: Path | None = None) -> Path:
    """One in sixteen stands on the register, as he is written there."""
    county = County(6, ErrorRates())
    known = _known(register) if register is not None else []
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS["A"])
        for number in range(rows):
            person = county.person("女" if county.draw.random() < 0.9 else "男", 1961, 2003)
            row = county.row_a(person, county.phone(person))
            if known and number % 16 == 0:
                name, sex, id_number, mobile = known[number // 16 % len(known)]
                row[:4] = [name, sex, id_number, mobile]
            out.writerow(row)
    return path


def _known(register: Path) -> list[tuple[str, str, str, str]]:
    with register.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [(r["姓名"], r["性别"], r["公民身份号码"], r["手机号码"]) for r in rows]


def as_workbook(path: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("花名册")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            page.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


# the runs


def measured(*arguments: object) -> dict[str, Any]:
    with fresh_database("bench_imports"):
        done = subprocess.run(
            [sys.executable, __file__, "--one", *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True
        )
    return json.loads(done.stdout.strip().splitlines()[-1])


def speed(rows: int, repeats: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        register, roster = write_files(Path(folder), rows)
        runs = []
        for _ in range(repeats):
            runs.append(measured(register, roster))
            print(json.dumps(runs[-1]), file=sys.stderr, flush=True)
    steps = {
        name: {unit: statistics.median(run["steps"][name][unit] for run in runs) for unit in ("clock", "cpu")}
        for name in runs[0]["steps"]
    }
    return {"rows": rows, "steps": steps, "leads": runs[0]["leads"], "runs": len(runs)}


def memory() -> list[dict[str, Any]]:
    found = []
    for rows in MEMORY_ROWS:
        with tempfile.TemporaryDirectory() as folder:
            text = write_roster(Path(folder) / "roster.csv", rows)
            for path in (text, as_workbook(text)):
                found.append({"rows": rows, "kind": path.suffix, "peak_mb": measured("-", path)["peak_mb"]})
                print(json.dumps(found[-1]), file=sys.stderr, flush=True)
    return found


def table(found: dict[str, Any]) -> str:
    lines: list[str] = []
    if "speed" in found:
        steps = found["speed"]["steps"]
        lines += [
            f"## Import of {found['speed']['rows']:,} rows",
            "",
            "| step | s | CPU s | x file | x stored | x unrelated |",
        ]
        lines += ["|---|---|---|---|---|---|"]
        ours = [name for name in steps if not name.startswith("floor")]
        steps["all but link"] = {u: sum(steps[n][u] for n in ours if n != "link") for u in ("clock", "cpu")}
        steps["all"] = {u: sum(steps[n][u] for n in ours) for u in ("clock", "cpu")}
        for name, took in steps.items():
            times = [
                f"{took['clock'] / steps[floor]['clock']:.1f} ({took['cpu'] / steps[floor]['cpu']:.1f} CPU)"
                for floor in ("floor_file", "floor_stored", "floor_unrelated")
            ]
            lines.append(f"| {name} | {took['clock']:.2f} | {took['cpu']:.2f} | {' | '.join(times)} |")
    if "memory" in found:
        lines += ["", "| rows | .csv MB | .xlsx MB |", "|---|---|---|"]
        for rows in MEMORY_ROWS:
            peaks = {one["kind"]: one["peak_mb"] for one in found["memory"] if one["rows"] == rows}
            lines.append(f"| {rows:,} | {peaks['.csv']} | {peaks['.xlsx']} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", choices=["speed", "memory"])
    parser.add_argument("--one", nargs=2, metavar=("REGISTER", "ROSTER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        register = None if given.one[0] == "-" else Path(given.one[0])
        print(json.dumps(one_import(register, Path(given.one[1]))))
        return
    found: dict[str, Any] = {}
    if given.only != "memory":
        found["speed"] = speed(given.rows, given.repeats)
    if given.only != "speed":
        found["memory"] = memory()
    print(table(found))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    main()
