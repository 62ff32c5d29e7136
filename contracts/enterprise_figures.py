"""The figures of one enterprise or of many on a day, each with the rows behind it; what they count is said in docs/supervision.md."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    DateField,
    DecimalField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, NullIf, Round

from contracts.coverage import employers_counted, holders, standing
from contracts.models import Contract, FiledContract, Finding, Inspection, KeyEnterprise
from contracts.states_checks import FindingState
from contracts.states_inspections import NOTICE_OPEN
from jinxi_portal.kernel import clock
from members.public import Employer, Worker

#: The employer of the row outside: a key, or ``OuterRef("pk")`` one or two levels out.
Which = Any


def watched_enterprises(on: date) -> "QuerySet[Employer]":
    """Who is watched over: enterprises that cooperate, and key enterprises in any case; with their figures of the day."""
    key = Exists(KeyEnterprise.objects.on(on).filter(employer=OuterRef("pk")))
    rows = Employer.objects.annotate(is_key=key).filter(Q(is_active=True) | Q(is_key=True))
    this, inner = OuterRef("pk"), OuterRef(OuterRef("pk"))
    made = Inspection.objects.filter(employer=this)
    inspected = made.filter(inspected_on__isnull=False).order_by("-inspected_on", "-pk")
    noticed = made.filter(state__in=NOTICE_OPEN).order_by("correct_by", "pk")
    rows = rows.annotate(
        counted=_number(roster(on, this)),
        covered=_number(roster(on, this).filter(holders(on, employer=inner))),
        terms_open=_number(Finding.objects.open_on(on).filter(filed_text__employer=this)),
        terms_over=_number(Finding.objects.over_on(on).filter(filed_text__employer=this)),
        terms_mended=_number(mended_terms(on).filter(filed_text__employer=this)),
        renewals=_number(_without_renewal(on, this, inner)),
        last_inspected=Subquery(inspected.values("inspected_on")[:1]),
        notice_due=Subquery(noticed.values("correct_by")[:1]),
        notice_state=Subquery(noticed.values("state")[:1]),
    )
    share = Func(
        F("covered") * Value(100.0), NullIf(F("counted"), Value(0)), template="%(expressions)s", arg_joiner=" / "
    )
    share.output_field = _SHARE
    return rows.annotate(coverage=Round(share, precision=1, output_field=_SHARE))


def roster(on: date, employer: Which) -> "QuerySet[Worker]":
    """Workers on the enterprise's roster that day; a worker may come more than once."""
    return Worker.objects.filter(standing(on) & Q(engagements__employer=employer))


def roster_with_contracts(on: date, employer: Employer) -> "QuerySet[Worker]":
    """Each once, with ``is_covered``: a standard contract with this enterprise holds."""
    rows = Worker.objects.filter(pk__in=roster(on, employer.pk).values("pk"))
    signed = Contract.objects.holding(on=on).filter(employer=employer, worker=OuterRef("pk"))
    filed = FiledContract.objects.holding(on=on).filter(employer=employer, worker=OuterRef("pk"))
    newest, newest_filed = signed.order_by("-completed_at", "-pk"), filed.order_by("-accepted_at", "-pk")
    return rows.annotate(
        is_covered=Exists(signed) | Exists(filed),
        number=Coalesce(Subquery(newest.values("number")[:1]), Subquery(newest_filed.values("number")[:1])),
        last_day=Case(
            When(Exists(signed), then=Subquery(newest.values("ends_on")[:1])),
            default=Subquery(newest_filed.values(until=Coalesce("ended_on", "ends_on"))[:1]),
        ),
    )


def renewals_overdue(on: date, employer: Employer) -> "QuerySet[Worker]":
    """Workers still on the roster whose last contract ran out and who have none that holds, with ``number`` and ``ran_out``."""
    rows = Worker.objects.filter(pk__in=_without_renewal(on, employer.pk, employer.pk).values("pk"))
    same = {"employer": employer, "worker": OuterRef("pk")}
    signed = Contract.objects.run_out(on=on).filter(**same).order_by("-ends_on", "-pk")
    filed = FiledContract.objects.run_out(on=on).filter(**same).order_by("-ends_on", "-pk")
    rows = rows.annotate(
        signed_until=Subquery(signed.values("ends_on")[:1], DateField()),
        filed_until=Subquery(filed.values("ends_on")[:1], DateField()),
    )
    later = Q(signed_until__isnull=True) | Q(filed_until__gt=F("signed_until"))
    return rows.annotate(
        number=Case(
            When(later, then=Subquery(filed.values("number")[:1])), default=Subquery(signed.values("number")[:1])
        ),
        ran_out=Greatest("signed_until", "filed_until"),
    )


def contracts_to_renew(on: date) -> "list[Contract | FiledContract]":
    """The same over all enterprises that the figures count: the last contract of each worker with each of them."""
    last: dict[tuple[int | None, int], Contract | FiledContract] = {}
    rows: list[Contract | FiledContract] = [*_to_renew(Contract, on), *_to_renew(FiledContract, on)]
    for row in rows:
        before = last.get((row.employer_id, row.worker_id))
        if before is None or (before.ends_on or date.min) < (row.ends_on or date.min):
            last[row.employer_id, row.worker_id] = row
    return sorted(last.values(), key=lambda row: (row.employer_id or 0, row.worker_id))


def count_to_renew(on: date) -> int:
    """How many ``contracts_to_renew`` there are, without reading them."""
    pairs = (_to_renew(kind, on).values_list("employer_id", "worker_id") for kind in (Contract, FiledContract))
    return len({pair for rows in pairs for pair in rows})


def _to_renew(kind: Any, on: date) -> "QuerySet[Any]":
    """Of one kind of contract, the last of each worker with each enterprise."""
    ended = kind.objects.run_out(on=on).filter(employer__in=employers_counted(on))
    still_there = Exists(roster(on, OuterRef("employer")).filter(pk=OuterRef("worker")))
    same = {"employer": OuterRef("employer"), "worker": OuterRef("worker")}
    signed, filed = Contract.objects.holding(on=on).filter(**same), FiledContract.objects.holding(on=on).filter(**same)
    rows = ended.filter(still_there).exclude(Exists(signed)).exclude(Exists(filed))
    rows = rows.order_by("employer_id", "worker_id", "-ends_on", "-pk").distinct("employer_id", "worker_id")
    return rows.select_related("worker", "employer")


def mended_terms(on: date) -> "QuerySet[Finding]":
    """Found unfair once, and mended by the end of the day."""
    return Finding.objects.filter(state=FindingState.MENDED, mended_at__lt=clock.end_of(on))


def _without_renewal(on: date, employer: Which, inside: Which) -> "QuerySet[Worker]":
    signed = Contract.objects.run_out(on=on).filter(employer=inside).values("worker")
    filed = FiledContract.objects.run_out(on=on).filter(employer=inside).values("worker")
    rows = roster(on, employer).filter(Q(pk__in=signed) | Q(pk__in=filed))
    return rows.exclude(holders(on, employer=inside))


def _number(rows: "QuerySet[Any]") -> Subquery:
    """How many different rows there are; noughts too, and no grouping."""
    count = Func(F("pk"), template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number_of=count).values("number_of"), output_field=IntegerField())


_SHARE = DecimalField(max_digits=5, decimal_places=1)
