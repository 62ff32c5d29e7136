"""The board of the three finds: what is shown, and the list behind every number."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from members.board_counts import Cell, Median, cells, medians
from members.models import Community, Dimension, Employer, RosterTally
from members.states import Channel
from members.tracing.finds import FIND_OF, Find
from members.tracing_states import OPEN_STAGES, Outcome, TracingStage

_MOST_MONTHS = 24


@dataclass(frozen=True)
class Count:
    """A number and the list it counts."""

    count: int
    url: str


@dataclass(frozen=True)
class Line:
    label: Any
    counts: Sequence[Count]


@dataclass(frozen=True)
class Step:
    """One step of the funnel; ``share`` of the step before."""

    label: Any
    count: int
    url: str = ""
    share: float | None = None


@dataclass
class Board:
    """Everything the page shows, from a constant number of queries."""

    narrowed: dict[str, str] = field(default_factory=dict)
    stages: list[Line] = field(default_factory=list)
    outcomes: list[Line] = field(default_factory=list)
    total: list[Count] = field(default_factory=list)
    funnel: list[Step] = field(default_factory=list)
    steps: list[tuple[Any, Median]] = field(default_factory=list)
    by_community: list[Line] = field(default_factory=list)
    by_employer: list[Line] = field(default_factory=list)
    by_month: list[Line] = field(default_factory=list)
    counted_at: Any = None


def list_url(**chosen: str) -> str:
    return f"{reverse('members:tracing')}?{urlencode({name: value for name, value in chosen.items() if value})}"


def board_of(dimension: Dimension = Dimension.ALL, value: int = 0) -> Board:
    """The board of the whole county, or of one employer, community or month."""
    found = cells(dimension, value)
    board = Board(narrowed=_narrowed(dimension, value))
    own = [cell for cell in found if not cell.part]
    _fill_columns(board, own)
    _fill_funnel(board, own, dimension, value)
    _fill_steps(board)
    _fill_breakdowns(board, found)
    return board


def _narrowed(dimension: Dimension, value: int) -> dict[str, str]:
    if dimension is Dimension.ALL:
        return {}
    return {dimension.value: f"{value // 100}-{value % 100:02d}" if dimension is Dimension.MONTH else str(value)}


def _fill_columns(board: Board, own: Sequence[Cell]) -> None:
    stages: dict[tuple[str, str], int] = defaultdict(int)
    outcomes: dict[tuple[str, str], int] = defaultdict(int)
    for cell in own:
        find = FIND_OF[Channel(cell.channel)].value
        (outcomes if cell.outcome else stages)[find, cell.outcome or cell.stage] += cell.count
    more = board.narrowed

    def line(label: Any, key: str, counts: dict[tuple[str, str], int], name: str) -> Line:
        cells = [Count(counts[find.value, key], list_url(find=find.value, **{name: key}, **more)) for find in Find]
        both = Count(sum(count.count for count in cells), list_url(**{name: key}, **more))
        return Line(label, [*cells, both])

    board.stages = [line(stage.label, stage.value, stages, "stage") for stage in OPEN_STAGES]
    board.outcomes = [line(outcome.label, outcome.value, outcomes, "outcome") for outcome in Outcome]
    by_find = [sum(line.counts[place].count for line in (*board.stages, *board.outcomes)) for place in range(len(Find))]
    board.total = [
        *(
            Count(count, list_url(find=find.value, group="standing", **more))
            for find, count in zip(Find, by_find, strict=True)
        ),
        Count(sum(by_find), list_url(group="standing", **more)),
    ]


def _fill_funnel(board: Board, own: Sequence[Cell], dimension: Dimension, value: int) -> None:
    by_outcome: dict[str, int] = defaultdict(int)
    for cell in own:
        by_outcome[cell.outcome] += cell.count
    confirmed = by_outcome[Outcome.AFFILIATED] + by_outcome[Outcome.FLOATING]
    steps: list[tuple[Any, int, str]] = []
    if dimension in (Dimension.ALL, Dimension.EMPLOYER):
        rosters = RosterTally.objects.filter(employer_id=value).first() if value else _whole_county()
        board.counted_at = rosters.counted_at if rosters else None
        employer = {"employer": str(value)} if value else {}
        workers = f"{reverse('members:workers')}?{urlencode(employer)}" if employer else reverse("members:workers")
        steps = [
            (_("花名册行数"), rosters.rows if rosters else 0, ""),
            (_("从业人员"), rosters.workers if rosters else 0, workers),
        ]
    steps += [
        (_("线索"), board.total[-1].count, board.total[-1].url),
        (_("确认是党员"), confirmed, list_url(group="members", **board.narrowed)),
        (
            _("转入支部"),
            by_outcome[Outcome.AFFILIATED],
            list_url(outcome=Outcome.AFFILIATED.value, **board.narrowed),
        ),
    ]
    before: int | None = None
    for label, count, url in steps:
        board.funnel.append(Step(label, count, url, count / before if before else None))
        before = count


def _whole_county() -> RosterTally | None:
    return RosterTally.objects.filter(employer__isnull=True).first()


def _fill_steps(board: Board) -> None:
    found = {median.step: median for median in medians()}
    labels = [*((stage.value, stage.label) for stage in OPEN_STAGES), ("whole", _("从发现到办结"))]
    board.steps = [(label, found[step]) for step, label in labels if step in found]


_COLUMNS = ("standing", "open", "members", Outcome.AFFILIATED.value)


def _fill_breakdowns(board: Board, found: Sequence[Cell]) -> None:
    counts: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for cell in found:
        if cell.part and cell.stage != TracingStage.ENDED:
            row = counts[cell.part, cell.value]
            row["standing"] += cell.count
            row["open"] += cell.count if cell.stage == "open" else 0
            row["members"] += cell.count if cell.outcome in (Outcome.AFFILIATED, Outcome.FLOATING) else 0
            row[Outcome.AFFILIATED.value] += cell.count if cell.outcome == Outcome.AFFILIATED else 0
    places = dict(Community.objects.values_list("pk", "name"))
    employers = dict(Employer.objects.values_list("pk", "short_name"))
    board.by_community = [
        _line(places.get(pk) or _("没有写明社区"), "community", str(pk) if pk else "", row)
        for (part, pk), row in _sorted(counts, Dimension.COMMUNITY, places)
    ]
    board.by_employer = [
        _line(employers.get(pk) or _("没有企业"), "employer", str(pk) if pk else "", row)
        for (part, pk), row in _sorted(counts, Dimension.EMPLOYER, employers)
    ]
    months = sorted((key for key in counts if key[0] == Dimension.MONTH), reverse=True)[:_MOST_MONTHS]
    board.by_month = [
        _line(f"{month // 100}-{month % 100:02d}", "month", f"{month // 100}-{month % 100:02d}", counts[part, month])
        for part, month in months
    ]


def _sorted(counts: dict[Any, Any], dimension: Dimension, names: dict[int, str]) -> list[Any]:
    """The most leads first, those of equal many by key; what names none comes last."""
    rows = [(key, row) for key, row in counts.items() if key[0] == dimension]
    return sorted(rows, key=lambda item: (item[0][1] not in names, -item[1]["standing"], item[0][1]))


def _line(label: Any, name: str, value: str, row: dict[str, int]) -> Line:
    """Where nothing is named there is no list to open."""
    lists = [
        list_url(group="standing", **{name: value}),
        list_url(group="open", **{name: value}),
        list_url(group="members", **{name: value}),
        list_url(outcome=Outcome.AFFILIATED.value, **{name: value}),
    ]
    return Line(
        label,
        [Count(row[column], url if value else "") for column, url in zip(_COLUMNS, lists, strict=True)],
    )
