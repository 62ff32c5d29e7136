"""One contract's PDF against a bare Typst compile of the same source, and 1,000 contracts drafted and sent by a Celery worker."""

from __future__ import annotations

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.database import fresh_database

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = int(os.environ.get("BENCH_CONTRACTS", "1000"))
ROUNDS = 15
#: Far beyond anything seen; the measure gives up then and says so.
PATIENCE = 3600


def main() -> int:
    with fresh_database("bench_contracts"):
        staff, employer, version = county()
        batch = prepare(staff, employer, version)
        by_worker(batch, staff)
        one_pdf(staff)
    return 0


def county() -> tuple[Any, Any, Any]:
    """An employer with its staff, the standard contracts, and a roster of people who can sign."""
    from contracts.models import TemplateVersion
    from contracts.standard.installing import install_standard_templates
    from contracts.states import VersionState
    from jinxi_portal.accounts.models import Posting, User
    from jinxi_portal.accounts.public import PlaceKind, Role
    from jinxi_portal.kernel import clock
    from members.models import Employer, Engagement, Roster, Worker

    today = clock.today()
    employer = Employer.objects.create(
        code="bench", name="测量家政服务有限公司", short_name="测量家政", contact_name="马晓燕"
    )
    staff = User.objects.create_user(username="bench-staff", name="马晓燕")
    Posting.objects.create(
        user=staff,
        role=Role.EMPLOYER_STAFF,
        place_kind=PlaceKind.EMPLOYER,
        place_id=employer.pk,
        place_name=employer.short_name,
        since=today,
    )
    install_standard_templates()
    TemplateVersion.objects.update(state=VersionState.APPROVED, effective_from=today, approved_at=clock.now())
    version = TemplateVersion.objects.select_related("template").get(template__key="labour_employee")
    roster = Roster.objects.create(number="HM-1", employer=employer, as_of=today, sheet_import_id=1)
    named = {"name": "王桂芳", "name_key": "wang gui fang", "initials": "wgf"}
    workers = Worker.objects.bulk_create(Worker(**named) for _each in range(CONTRACTS))
    Engagement.objects.bulk_create(
        Engagement(
            **named,
            worker=worker,
            employer=employer,
            roster=roster,
            row_number=number,
            row_key=number.to_bytes(16),
            row_digest=number.to_bytes(16),
            mobile=f"199{number:08d}",
            place="秀谷镇",
            since=today,
        )
        for number, worker in enumerate(workers)
    )
    return staff, employer, version


def prepare(staff: Any, employer: Any, version: Any) -> Any:
    from contracts.actions.prepare_batch import add_workers, prepare_batch
    from members.models import Worker

    batch = prepare_batch(version=version, employer=employer, by=staff)
    add_workers(batch=batch, workers=Worker.objects.all(), by=staff)
    return batch


def shared() -> dict[str, str]:
    from jinxi_portal.kernel import clock

    first = clock.today() + timedelta(days=7)
    return {
        "starts_on": first.isoformat(),
        "ends_on": (first + timedelta(days=364)).isoformat(),
        "work": "居家保洁、做饭",
        "place": "金溪县城区客户家庭",
        "hours": "8",
        "rest_days": "1",
        "pay": "3800",
        "pay_day": "10",
    }


def by_worker(batch: Any, staff: Any) -> None:
    """A worker process of Celery's own works the batch off, while this process looks at the page's counts."""
    from celery import current_app
    from django.conf import settings

    from contracts.actions.start_batch import start_batch
    from contracts.views.batches import progress_of

    current_app.conf.broker_url = settings.CELERY_BROKER_URL
    celery = [sys.executable, "-m", "celery", "--app", "jinxi_portal", "--quiet", "worker", "--pool", "solo"]
    began_cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = subprocess.Popen([*celery, "--loglevel", "error", "--without-mingle", "--without-gossip"], cwd=ROOT)
    try:
        parties = {"employer": {"signatory": "马晓燕", "mobile": "19900000021", "address": "秀谷镇锦绣大道18号"}}
        start_batch(batch=batch, values=shared(), parties=parties, by=staff)
        first, began = 0.0, time.perf_counter()
        seen: list[int] = []
        while time.perf_counter() - began < PATIENCE:
            batch.refresh_from_db()
            progress = progress_of(batch)
            if progress.done and not first:
                first = time.perf_counter()
            if not seen or progress.done != seen[-1]:
                seen.append(progress.done)
            if not progress.running:
                break
            time.sleep(2)
        took = time.perf_counter() - first
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(60)
    problems = batch.rows.exclude(problem="").count()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - began_cpu.ru_utime - began_cpu.ru_stime
    print(
        f"{seen[-1]:,} of {CONTRACTS:,} contracts drafted and sent by one Celery worker: {took:.0f} s by the clock, "
        f"{cpu / CONTRACTS * 1000:.0f} ms of the worker's CPU each, {problems} problems; "
        f"the page's count moved {len(seen)} times on the way"
    )
    assert (seen[-1], problems) == (CONTRACTS, 0)


def one_pdf(staff: Any) -> None:
    """A signed contract with its evidence page."""
    import typst

    from contracts.models import Contract
    from contracts.paper_content import contract_content
    from jinxi_portal.kernel import clock
    from jinxi_portal.papers.kinds import paper_kinds
    from jinxi_portal.papers.sealing.stamping import seal_pdf
    from jinxi_portal.papers.typesetting import engine
    from jinxi_portal.papers.typesetting.about import About
    from jinxi_portal.papers.typesetting.setting import set_paper, written

    contract = signed(Contract.objects.order_by("pk").first())
    kind, at = paper_kinds.get("contracts.contract"), clock.now()
    content = contract_content(contract, whole=True)

    def about(number: int) -> Any:
        return About(kind, at, f"HT-2026-{number:06d}", "K7MPQ2XA", "开发用印章")

    def said(number: int, side: str) -> Any:
        """Every round has text of its own, so nothing is remembered."""
        return {**json.loads(json.dumps(content)), "title": f"{content['title']} {side} {number}"}

    def bare(number: int) -> None:
        inputs = {"content": written(said(number, "甲")), "paper": about(number).for_template()}
        typst.compile(
            kind.source,
            root=ROOT,
            font_paths=list(engine.FONTS),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["a-2b"],
            timestamp=about(number).moment,
        )

    def ours(number: int) -> None:
        seal_pdf(set_paper(about(number), said(number, "乙")), at=at, reason="x")

    for warm in (bare, ours):
        warm(0)
    floor, spent = timed(bare), timed(ours)
    print(
        f"one signed contract: bare Typst {floor * 1000:.0f} ms, set and sealed {spent * 1000:.0f} ms CPU, "
        f"ratio {spent / floor:.2f} (at most 1.5)"
    )


def signed(contract: Any) -> Any:
    """Both parties sign, as on the phone."""
    from contracts.actions.read_contract import note_reading, open_contract
    from contracts.actions.sign_contract import sign_contract
    from contracts.models import Contract, Party
    from contracts.states import Device
    from jinxi_portal.kernel import clock

    for party in contract.parties.order_by("order"):
        open_contract(party=Party.objects.select_related("contract").get(pk=party.pk), by=None)
        note_reading(party=Party.objects.select_related("contract").get(pk=party.pk), seconds=120, percent=100)
        Party.objects.filter(pk=party.pk).update(code_confirmed_at=clock.now())
        fresh = Party.objects.select_related("contract").get(pk=party.pk)
        sign_contract(
            party=fresh,
            shown_digest=fresh.contract.text_digest,
            device=Device.PHONE,
            by=None,
            typed_name=fresh.signs_as,
        )
    return Contract.objects.select_related("version__template", "employer", "worker").get(pk=contract.pk)


def timed(work: Callable[[int], None]) -> float:
    """The median CPU seconds of a round."""
    spent = []
    for number in range(1, ROUNDS + 1):
        began = time.process_time()
        work(number)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


if __name__ == "__main__":
    raise SystemExit(main())
