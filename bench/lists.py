"""Measures lists and case pages of the desk at 1,000 and at 1,000,000 rows of everything, beside an empty signed-in page.

`python bench/lists.py` prints the rows of the table; it fails where a page asks more often at the larger size. Rows are made in the
database from one of each, with other names. A page's time is the fastest of many requests, so that a busy machine blurs it less; the
empty page is asked in turn with the others, and the ratio of both sizes is taken in its times. A page goes through every middleware, without a network.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from bench.database import fresh_database  # noqa: E402
from bench.linkage_data import County, ErrorRates  # noqa: E402

SIZES = (1_000, 1_000_000)
REQUESTS = 15
EMPTY = "/bench-empty/"

#: Table -> column -> what it is in the copy number g of the first row; names are drawn from ``bench_names``.
NAMES = {"name": "n.name", "name_key": "n.name_key", "initials": "n.initials"}
COPIES: dict[str, dict[str, str]] = {
    "members_registerentry": {**NAMES, "row_key": "decode(md5('r' || g), 'hex')", "row_number": "g"},
    "members_worker": {**NAMES, "uid": "gen_random_uuid()"},
    "members_engagement": {**NAMES, "row_key": "decode(md5('e' || g), 'hex')", "row_number": "g", "worker_id": "o.worker_id + g"},
    "members_lead": {
        **NAMES, "number": "'XS-B-' || g", "worker_id": "o.worker_id + g", "probability": "(g % 1000) / 1000.0",
        "band": "(ARRAY['strong', 'possible'])[1 + g % 2]", "found_at": "o.found_at - g * interval '1 second'",
    },
    "sheets_sheetimport": {"number": "'DR-B-' || g", "digest": "md5('s' || g) || md5('t' || g)"},
    "members_roster": {"number": "'HM-B-' || g", "sheet_import_id": "o.sheet_import_id + g"},
    "records_accessentry": {
        "sequence": "o.sequence + g", "at": "o.at + g * interval '1 second'", "digest": "md5('a' || g) || md5('b' || g)",
    },
}  # fmt: skip


def first_rows() -> dict[str, Any]:
    """One of each, and who looks at them."""
    from django.contrib.contenttypes.models import ContentType

    from bench.imports import people
    from jinxi_portal.accounts.models import Posting, User
    from jinxi_portal.accounts.public import Role
    from jinxi_portal.kernel import clock
    from jinxi_portal.kernel.pinyin import sort_key_and_initials
    from jinxi_portal.records.models import AccessEntry
    from jinxi_portal.sheets.models import SheetImport
    from members.models import Engagement, Lead, RegisterEntry, Roster, Worker

    clerk, employer = people()
    auditor = User.objects.create_user(username="bench-auditor", name="审计员")
    Posting.objects.create(user=auditor, role=Role.AUDITOR, since=clock.today())
    key, letters = sort_key_and_initials("王芳")
    named = {"name": "王芳", "name_key": key, "initials": letters}
    listed = {
        **named,
        "row_digest": b"0" * 16,
        "row_number": 0,
        "id_number": "361027197507031233",
        "mobile": "13800000001",
    }
    day = clock.today()
    entry = RegisterEntry.objects.create(**listed, row_key=b"r" * 16, since=day)
    worker = Worker.objects.create(**named)
    found = SheetImport.objects.create(
        number="DR-B-0", kind_key="roster", sender_key=f"employer:{employer.pk}", sender_name="测量", state="admitted",
        file_name="名单.csv", size=1, digest="0" * 64, sent_by=clerk,
    )  # fmt: skip
    roster = Roster.objects.create(
        number="HM-B-0", employer=employer, as_of=day, sheet_import_id=found.pk, received_from=clerk
    )
    Engagement.objects.create(**listed, row_key=b"e" * 16, worker=worker, employer=employer, roster=roster, since=day)
    lead = Lead.objects.create(
        **named,
        number="XS-B-0",
        worker=worker,
        register_entry=entry,
        employer=employer,
        band="strong",
        probability=0.99,
    )
    AccessEntry.objects.create(
        sequence=1, at=clock.now(), actor=clerk, subject_type=ContentType.objects.get_for_model(RegisterEntry),
        subject_id=entry.pk, field="mobile", reason="测量", previous="0" * 64, digest="1" * 64,
    )  # fmt: skip
    pages = [
        (clerk, "/members/leads/"), (clerk, f"/members/leads/{lead.number}/"), (clerk, "/members/workers/"),
        (clerk, f"/members/workers/{worker.uid}/"), (clerk, "/members/register/"), (clerk, f"/members/register/{entry.pk}/"),
        (clerk, "/members/rosters/"), (clerk, f"/members/rosters/{roster.number}/"), (clerk, "/members/tracing/"),
        (clerk, "/members/board/"), (clerk, "/sheets/"), (clerk, "/search/?q=wf"), (clerk, "/queue/"),
        (auditor, "/records/access-log/"),
    ]  # fmt: skip
    return {"pages": pages, "clerk": clerk}


def make_names() -> None:
    from django.db import connection

    from jinxi_portal.kernel.pinyin import sort_key_and_initials

    county = County(8, ErrorRates())
    names = sorted({county.name("女") for _ in range(5_000)})
    rows = [(number, name, *sort_key_and_initials(name)) for number, name in enumerate(names)]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_names (id int PRIMARY KEY, name text, name_key text, initials text)")
        cursor.executemany("INSERT INTO bench_names VALUES (%s, %s, %s, %s)", rows)


def fill(before: int, size: int) -> None:
    """From ``before`` rows of everything to ``size``."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_names")
        names = cursor.fetchone()[0]
        for table, changes in COPIES.items():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND column_name <> 'id'",
                [table],
            )
            columns = [name for (name,) in cursor.fetchall()]
            values = ", ".join(changes.get(column, f'o."{column}"') for column in columns)
            if table == "members_worker":  # engagements and leads count on from the first one's key
                columns, values = ["id", *columns], f"o.id + g, {values}"
            named = ", ".join(f'"{column}"' for column in columns)
            started = time.perf_counter()
            cursor.execute(
                f"INSERT INTO {table} ({named}) SELECT {values} FROM (SELECT * FROM {table} ORDER BY id LIMIT 1) o,"
                f" generate_series({before}, {size - 1}) g JOIN bench_names n ON n.id = g % {names}"
            )
            print(f"{table}: {size:,} rows, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
        for table in COPIES:
            cursor.execute(f"VACUUM ANALYZE {table}")


def measured(pages: list[tuple[Any, str]], clerk: Any) -> dict[str, dict[str, float]]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found: dict[str, dict[str, float]] = {}
    clients = {user.pk: Client() for user, _page in [*pages, (clerk, EMPTY)]}
    for user, _page in pages:
        clients[user.pk].force_login(user)
    asked = []
    for user, page in [(clerk, EMPTY), *pages]:
        answer = clients[user.pk].get(page)
        if answer.status_code == 302:  # a list opens with a filter
            page = answer.headers["Location"]
            answer = clients[user.pk].get(page)
        assert answer.status_code == 200, (page, answer.status_code, answer.headers.get("Location"))
        with CaptureQueriesContext(connection) as queries:
            clients[user.pk].get(page)
        found[page] = {"queries": len(queries), "ms": 1e9}
        asked.append((user, page))
    for _ in range(REQUESTS):
        for user, page in asked:
            started = time.perf_counter()
            clients[user.pk].get(page)
            found[page]["ms"] = min(found[page]["ms"], 1000 * (time.perf_counter() - started))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES)
    given = parser.parse_args()
    with fresh_database("bench_lists"):
        from django.conf import settings

        settings.ROOT_URLCONF = "bench.empty_page"
        settings.STORAGES = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
        first = first_rows()
        make_names()
        results, before = [], 1
        for size in given.sizes:
            fill(before, size)
            results.append(measured(first["pages"], first["clerk"]))
            before = size
    small, large = results
    print(f"| page | queries | ms at {given.sizes[0]:,} | ms at {given.sizes[1]:,} | ratio | x empty page |")
    print("|---|---|---|---|---|---|")
    busier = large[EMPTY]["ms"] / small[EMPTY]["ms"]  # the machine, not the page
    worse = []
    for page, few in small.items():
        many = large[page]
        if many["queries"] != few["queries"]:
            worse.append(page)
        queries = f"{few['queries']}" if page not in worse else f"{few['queries']} -> {many['queries']}"
        print(
            f"| {page} | {queries} | {few['ms']:.1f} | {many['ms']:.1f} | {many['ms'] / few['ms'] / busier:.2f} |"
            f" {many['ms'] / large[EMPTY]['ms']:.1f} |"
        )
    if worse:
        print("More queries at the larger size:", ", ".join(worse), file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main())
