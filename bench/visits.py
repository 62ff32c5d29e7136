"""Two hundred visits of a phone in one request, and the same sent a second time; on a database of its own."""

from __future__ import annotations

import json
import sys
import time
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.database import fresh_database

VISITS = 200


def main() -> int:
    with fresh_database("bench_visits"):
        measure()
    return 0


def measure() -> None:
    from django.test import Client

    user, requests = doors()
    client = Client()
    client.force_login(user)
    body = json.dumps({"phone": str(uuid.uuid4()), "visits": [sent(request) for request in requests]})
    told, first, cpu, statements = hand_in(client, body)
    assert told == ["recorded"] * VISITS, told[:3]
    again, second, _cpu, _statements = hand_in(client, body)
    assert again == ["already"] * VISITS, again[:3]
    print(
        f"{VISITS} visits in one request: {first:.2f} s ({cpu:.2f} s of CPU), {statements / VISITS:.1f} statements a visit;"
        f" the same sent again: {second:.2f} s"
    )


def hand_in(client: Any, body: str) -> tuple[list[str], float, float, int]:
    """The answers, seconds by the clock and of this process's CPU, and how many statements it took."""
    from django.db import connection
    from django.urls import reverse

    statements = 0

    def count(execute: Any, *asked: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*asked)

    clock, cpu = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        answer = client.post(
            reverse("members:visit_sync"), body, content_type="application/json", HTTP_HOST="localhost"
        )
    times = time.perf_counter() - clock, time.process_time() - cpu
    return [line["status"] for line in answer.json()["answers"]], *times, statements


def doors() -> tuple[Any, list[Any]]:
    """A grid worker and two hundred doors with leads that nobody has spoken with."""
    from jinxi_portal.accounts.models import Posting, User
    from jinxi_portal.accounts.public import PlaceKind, Role
    from jinxi_portal.kernel import clock
    from members.models import Community, Lead, VisitRequest, Worker
    from members.states import Channel, LeadState

    community = Community.objects.create(code="bench", name="测量社区", town="测量镇")
    user = User.objects.create_user(username="bench-visits", name="测量员")
    Posting.objects.create(
        user=user,
        role=Role.GRID_WORKER,
        place_kind=PlaceKind.COMMUNITY,
        place_id=community.pk,
        place_name=community.name,
        since=clock.today(),
    )
    requests = []
    for n in range(VISITS):
        named = {"name": "测量", "name_key": "ce liang", "initials": "cl"}
        worker = Worker.objects.create(**named)
        lead = Lead.objects.create(
            number=f"BENCH-{n}", worker=worker, channel=Channel.VISIT, state=LeadState.SET_ASIDE, **named
        )
        requests.append(
            VisitRequest.objects.create(
                number=f"BENCH-{n}",
                worker=worker,
                lead=lead,
                community=community,
                address=f"{n} 栋",
                ask="？",
                asked_by=user,
                due_on=clock.today(),
            )
        )
    return user, requests


def sent(request: Any) -> dict[str, Any]:
    from jinxi_portal.kernel import clock

    now = clock.now().isoformat()
    return {
        "uid": str(uuid.uuid4()),
        "request": str(request.uid),
        "outcome": "member",
        "phone_time": now,
        "seen_at": now,
        "note": "下班后再联系",
    }


if __name__ == "__main__":
    raise SystemExit(main())
