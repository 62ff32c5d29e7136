"""What the cases of a period teach: kinds by month and by enterprise, how many were settled and kept, who comes back. No names but the enterprise's.

Counted over the cases that the reader may see, by the day on which they came in; a constant number of queries.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute, Party
from disputes.rules.kinds import DisputeKind
from disputes.words import Side
from jinxi_portal.kernel.months import months_later


@dataclass(frozen=True)
class Cell:
    """A number and the filters of the list behind it."""

    count: int
    query: dict[str, str]


@dataclass(frozen=True)
class KindLine:
    kind: DisputeKind
    months: Sequence[Cell]
    total: Cell


@dataclass(frozen=True)
class FirmLine:
    name: str
    total: Cell
    #: of these against the enterprise
    against: int
    settled: int
    kinds: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Measure:
    """``share`` of ``whole``; ``value`` is None where there is nothing to compute from."""

    key: str
    label: Any
    definition: Any
    unit: Any
    value: float | int | None
    query: dict[str, str]


@dataclass(frozen=True)
class Again:
    """A respondent of several cases; ``party_id`` is one of its rows, by which the list is opened."""

    party_id: int
    name: str
    count: int
    settled: int
    kinds: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Learning:
    since: date
    until: date
    months: Sequence[date]
    kinds: Sequence[KindLine]
    measures: Sequence[Measure]
    firms: Sequence[FirmLine]
    again: Sequence[Again]


def learn(rows: Any, *, since: date, until: date, names: bool) -> Learning:
    """``names``: whether the reader may know who quarrelled; without, enterprises and respondents stay out."""
    cases = list(
        rows.filter(applied_on__range=(since, until))
        .select_related("agreement")
        .only(
            "kind",
            "state",
            "applied_on",
            "agreed_on",
            "performed_on",
            "mediating_since",
            "ended_on",
            "agreement__broken_words",
        )
    )
    months = _months(since, until)
    by_id = {case.pk: case for case in cases}
    parties = list(_parties(rows, since, until)) if names else []
    return Learning(
        since=since,
        until=until,
        months=months,
        kinds=_kinds(cases, months, since, until),
        measures=_measures(cases, since, until),
        firms=_firms(parties, by_id, since, until),
        again=_again(parties, by_id),
    )


def _period(since: date, until: date, **more: str) -> dict[str, str]:
    return {"which": "", "since": since.isoformat(), "until": until.isoformat(), **more}


def _months(since: date, until: date) -> list[date]:
    first = since.replace(day=1)
    found = []
    while first <= until:
        found.append(first)
        first = months_later(first, 1)
    return found


def _kinds(cases: Sequence[Dispute], months: Sequence[date], since: date, until: date) -> list[KindLine]:
    counts = Counter((case.kind, case.applied_on.replace(day=1)) for case in cases)
    totals = Counter(case.kind for case in cases)
    lines = []
    for kind in DisputeKind:
        if not totals[kind]:
            continue
        cells = [
            Cell(
                counts[(kind, month)],
                _period(
                    max(month, since), min(date.fromordinal(months_later(month, 1).toordinal() - 1), until), kind=kind
                ),
            )
            for month in months
        ]
        lines.append(KindLine(kind, cells, Cell(totals[kind], _period(since, until, kind=kind))))
    return sorted(lines, key=lambda line: -line.total.count)


def _measures(cases: Sequence[Dispute], since: date, until: date) -> list[Measure]:
    settled = [case for case in cases if case.agreed_on]
    mediated = [case for case in cases if case.agreed_on or (case.mediating_since and case.ended_on)]
    kept = [case for case in settled if case.performed_on]
    broken = [case for case in settled if not case.performed_on and case.agreement.broken_words]
    days = [(case.agreed_on - case.applied_on).days for case in settled if case.agreed_on]
    period = _period(since, until)
    return [
        Measure("cases", _("登记的纠纷"), _("期间内登记的件数，按申请日期计。"), _("件"), len(cases), period),
        Measure(
            "settled_rate",
            _("调解成功率"),
            _("开始调解并已经结束的案件里，达成协议的比例。没有开始调解的不计。"),
            _("%"),
            _share(len(settled), len(mediated)),
            {**period, "which": "mediated"},
        ),
        Measure(
            "median_days",
            _("达成协议的天数"),
            _("从申请到协议生效的天数，取中位数。"),
            _("天"),
            median(days) if days else None,
            {**period, "which": "settled"},
        ),
        Measure(
            "kept_rate",
            _("协议履行率"),
            _("履行有了结果的协议里，全部履行的比例；还没有到期的不计。"),
            _("%"),
            _share(len(kept), len(kept) + len(broken)),
            {**period, "which": "decided"},
        ),
    ]


def _share(part: int, whole: int) -> float | None:
    return round(part * 100 / whole, 1) if whole else None


def _parties(rows: Any, since: date, until: date) -> Any:
    period = rows.filter(applied_on__range=(since, until))
    found = Party.objects.filter(dispute__in=period.values("pk")).select_related("employer")
    return found.defer("mobile", "address").order_by("-dispute__applied_on", "-pk")


def _firms(parties: Sequence[Party], by_id: dict[int, Dispute], since: date, until: date) -> list[FirmLine]:
    found: dict[int, list[Party]] = defaultdict(list)
    for party in parties:
        if party.employer_id is not None:
            found[party.employer_id].append(party)
    lines = []
    for employer_id, theirs in found.items():
        cases = {party.dispute_id for party in theirs}
        lines.append(
            FirmLine(
                name=str(theirs[0].employer),
                total=Cell(len(cases), _period(since, until, employer=str(employer_id))),
                against=len({party.dispute_id for party in theirs if party.side == Side.RESPONDENT}),
                settled=sum(by_id[pk].agreed_on is not None for pk in cases),
                kinds=_kinds_of(cases, by_id),
            )
        )
    return sorted(lines, key=lambda line: (-line.total.count, line.name))


def _again(parties: Sequence[Party], by_id: dict[int, Dispute]) -> list[Again]:
    found: dict[Any, list[Party]] = defaultdict(list)
    for party in parties:
        who = _identity(party)
        if party.side == Side.RESPONDENT and who is not None:
            found[who].append(party)
    lines = []
    for theirs in found.values():
        cases = {party.dispute_id for party in theirs}
        if len(cases) > 1:
            settled = sum(by_id[pk].agreed_on is not None for pk in cases)
            lines.append(Again(theirs[0].pk, theirs[0].name, len(cases), settled, _kinds_of(cases, by_id)))
    return sorted(lines, key=lambda line: (-line.count, line.party_id))


def _identity(party: Party) -> tuple[str, Any] | None:
    """An equal name is not the same person: the enterprise, the account or the mobile says who it is."""
    if party.employer_id is not None:
        return ("employer", party.employer_id)
    if party.account_id is not None:
        return ("account", party.account_id)
    return ("mobile", bytes(party.mobile_digest)) if party.mobile_digest is not None else None


def _kinds_of(cases: set[int], by_id: dict[int, Dispute]) -> list[tuple[str, int]]:
    counts = Counter(by_id[pk].kind for pk in cases)
    return [(str(DisputeKind(kind).label), count) for kind, count in counts.most_common()]


def cases_against_the_same(rows: Any, party: Party) -> Any:
    """The cases in which whoever this is was the respondent."""
    same = Party.objects.filter(side=Side.RESPONDENT)
    if party.employer_id is not None:
        same = same.filter(employer=party.employer_id)
    elif party.account_id is not None:
        same = same.filter(account=party.account_id)
    elif party.mobile_digest is not None:
        same = same.filter(mobile_digest=party.mobile_digest)
    else:
        same = same.filter(pk=party.pk)
    return rows.filter(pk__in=same.values("dispute_id"))
