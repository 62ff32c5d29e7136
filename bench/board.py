"""The board of the three finds at 10,000 and at 1,000,000 roster rows: its time, and that of the list behind it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 1_000_000)
ROUNDS = 40
#: One lead for so many roster rows, as in the demo county.
ROWS_PER_LEAD = 40

WORKERS = """
    INSERT INTO members_worker (uid, name, name_key, initials, created_at)
    SELECT gen_random_uuid(), '王' || n, 'wang ' || n, 'w' || n, now() FROM generate_series(1, %(rows)s) AS n
"""
ENGAGEMENTS = """
    INSERT INTO members_engagement (name, name_key, initials, sex, birth, place, extra, row_key, row_digest, row_number,
        job, since, employer_id, roster_id, worker_id)
    SELECT name, name_key, initials, '2', '1979', '秀谷镇', '{}', decode(md5(id::text), 'hex'),
        decode(md5(id::text), 'hex'), id, '保洁', '2026-01-05', employer.pk, employer.roster, worker.id
    FROM members_worker AS worker
    JOIN (SELECT employer_id AS pk, id AS roster, row_number() OVER (ORDER BY id) - 1 AS place FROM members_roster)
        AS employer ON employer.place = worker.id %% 5
"""
LEADS = """
    INSERT INTO members_lead (number, worker_id, name, name_key, initials, employer_id, community_id, channel, band,
        probability, state, stage, outcome, home_branch_name, stage_since, touched_at, found_at, concluded_at)
    SELECT 'XS-2026-' || lpad(n::text, 6, '0'), worker_id, name, name_key, initials, employer_id,
        (SELECT min(id) FROM members_community) + n %% 14,
        (ARRAY['roster', 'roster', 'roster', 'visit', 'telephone', 'self_report', 'referral'])[1 + n %% 7], '', 0,
        'set_aside', kind.stage, kind.outcome, '', at, at, at, CASE kind.stage WHEN 'concluded' THEN at END
    FROM (
        SELECT *, row_number() OVER (ORDER BY id) AS n, now() - (id %% 700) * interval '1 day' AS at
        FROM members_engagement WHERE id %% %(each)s = 0
    ) AS engagement
    JOIN (VALUES (0, 'found', ''), (1, 'checking', ''), (2, 'contacted', ''), (3, 'awaiting_home', ''),
        (4, 'concluded', 'affiliated'), (5, 'concluded', 'floating'), (6, 'concluded', 'not_a_member'),
        (7, 'concluded', 'declined'), (8, 'concluded', 'not_reachable'), (9, 'concluded', 'wrong_person')
    ) AS kind (place, stage, outcome) ON kind.place = engagement.n %% 10
"""
TABLES = "members_lead, members_leadtally, members_engagement, members_worker"


def main() -> int:
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["PORTAL_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
        from jinxi_portal.runtime import embedded

        embedded.start_servers(durable=False)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        clerk = _office()
        found = [measure(rows, clerk) for rows in SIZES]
    print(f"{'roster rows':>12} {'leads':>8} {'board ms':>9} {'list ms':>8}")
    for rows, leads, board, listed in found:
        print(f"{rows:>12,} {leads:>8,} {board:>9.1f} {listed:>8.1f}")
    print(f"board ratio {found[-1][2] / found[0][2]:.2f} (to reach 1.3), list ratio {found[-1][3] / found[0][3]:.2f}")
    return 0


def _office() -> Any:
    """A clerk, five employers with a roster each, fourteen communities."""
    from datetime import date

    from jinxi_portal.accounts.models import Posting, User
    from jinxi_portal.accounts.public import PlaceKind, Role
    from members.models import Community, Employer, Roster

    clerk = User.objects.create_user(username="bench", name="李娜", password=None)
    Posting.objects.create(
        user=clerk, role=Role.COMMITTEE_CLERK, place_kind=PlaceKind.COMMITTEE, since=date(2020, 1, 6)
    )
    for n in range(5):
        employer = Employer.objects.create(code=f"e{n}", name=f"企业{n}", short_name=f"企业{n}")
        Roster.objects.create(number=f"HM-{n}", employer=employer, as_of=date(2026, 1, 5), sheet_import_id=n)
    for n in range(14):
        Community.objects.create(code=f"c{n}", name=f"社区{n}", town="秀谷镇")
    return clerk


def measure(rows: int, clerk: Any) -> tuple[int, int, float, float]:
    from django.db import connection
    from django.test import Client

    from members.board_counts import count_rosters, sum_up
    from members.models import Lead

    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLES} RESTART IDENTITY CASCADE")
        cursor.execute(WORKERS, {"rows": rows})
        cursor.execute(ENGAGEMENTS, {})
        cursor.execute(LEADS, {"each": ROWS_PER_LEAD})
        cursor.execute("VACUUM ANALYZE")
    sum_up()
    count_rosters()
    client = Client(headers={"host": "localhost"})
    client.force_login(clerk)

    def get(address: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(address)
            assert answer.status_code == 200, answer.status_code

        return ask

    board = get("/members/board/")
    board()
    return rows, Lead.objects.count(), timed(board), timed(get("/members/tracing/?group=open"))


def timed(act: Callable[[], None]) -> float:
    """The quickest of the rounds in milliseconds: what the work costs when nobody else is waiting for the machine."""
    took = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        act()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took)


if __name__ == "__main__":
    raise SystemExit(main())
