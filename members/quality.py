"""How good the comparison's word was, told from what humans decided. A constant number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from members.models import LeadDecision
from members.rules.quality import CLASSES, ReliabilityClass, Share, reliability
from members.states import Band, Verdict

_PAIR_VERDICTS = (Verdict.SAME, Verdict.DIFFERENT)
_IS_SAME = Q(verdict=Verdict.SAME)


@dataclass(frozen=True)
class BandQuality:
    """Precision of one band: of the pairs decided, how many were the same person."""

    band: Band
    found: Share
    blind: Share
    undecided: int


@dataclass(frozen=True)
class ReviewerQuality:
    """One reviewer's decisions, and how they agree with those of colleagues on the same pairs."""

    name: str
    decided: int
    blind: int
    same: Share
    agreement: Share
    taken_back: int


class QualityReport:
    """Everything from decisions that stand; those taken back count only where that is said."""

    @property
    def standing(self) -> QuerySet[LeadDecision]:
        return LeadDecision.objects.filter(undone_at__isnull=True).order_by()

    @property
    def pairs(self) -> QuerySet[LeadDecision]:
        """Decisions that say whether a proposed pair was one person."""
        return self.standing.filter(verdict__in=_PAIR_VERDICTS, missed_by_machine=False)

    @cached_property
    def totals(self) -> dict[str, int]:
        pairs = Q(verdict__in=_PAIR_VERDICTS)
        return self.standing.aggregate(
            decided=Count("pk", filter=pairs & Q(missed_by_machine=False)),
            same=Count("pk", filter=_IS_SAME & Q(missed_by_machine=False)),
            undecided=Count("pk", filter=Q(verdict=Verdict.CANNOT_TELL)),
            missed=Count("pk", filter=Q(missed_by_machine=True)),
            blind=Count("pk", filter=pairs & Q(blind=True)),
            in_batch=Count("pk", filter=Q(in_batch=True)),
        )

    @property
    def blind_share(self) -> Share:
        return Share(self.totals["blind"], self.totals["decided"])

    @property
    def found_share(self) -> Share:
        """Of the members known to be among the workers, how many the comparison had proposed."""
        return Share(self.totals["same"], self.totals["same"] + self.totals["missed"])

    @cached_property
    def bands(self) -> list[BandQuality]:
        pairs, blind = Q(verdict__in=_PAIR_VERDICTS), Q(blind=True)
        rows = (
            self.standing.filter(missed_by_machine=False)
            .values("band")
            .annotate(
                same=Count("pk", filter=_IS_SAME),
                decided=Count("pk", filter=pairs),
                blind_same=Count("pk", filter=_IS_SAME & blind),
                blind_decided=Count("pk", filter=pairs & blind),
                undecided=Count("pk", filter=Q(verdict=Verdict.CANNOT_TELL)),
            )
        )
        found: dict[str, Any] = {row["band"]: row for row in rows}
        return [self._band(band, found.get(band, {})) for band in Band]

    def _band(self, band: Band, row: dict[str, int]) -> BandQuality:
        return BandQuality(
            band,
            Share(row.get("same", 0), row.get("decided", 0)),
            Share(row.get("blind_same", 0), row.get("blind_decided", 0)),
            row.get("undecided", 0),
        )

    @cached_property
    def reliability(self) -> list[ReliabilityClass]:
        sums: dict[str, Any] = {}
        for place, (low, high) in enumerate(CLASSES):
            inside = Q(probability__gte=low)
            if place < len(CLASSES) - 1:
                inside &= Q(probability__lt=high)
            sums |= {
                f"expected_{place}": Sum("probability", filter=inside),
                f"same_{place}": Count("pk", filter=inside & _IS_SAME),
                f"decided_{place}": Count("pk", filter=inside),
            }
        found = self.pairs.aggregate(**sums)
        return reliability(
            (found[f"expected_{place}"] or 0.0, found[f"same_{place}"], found[f"decided_{place}"])
            for place in range(len(CLASSES))
        )

    @cached_property
    def reviewers(self) -> list[ReviewerQuality]:
        """Agreement: pairs that a colleague judged too, at any time, and how often both said the same."""
        others = LeadDecision.objects.filter(
            lead=OuterRef("lead"), register_entry=OuterRef("register_entry"), verdict__in=_PAIR_VERDICTS
        ).exclude(decided_by=OuterRef("decided_by"))
        pairs = Q(verdict__in=_PAIR_VERDICTS)
        rows = (
            LeadDecision.objects.order_by()
            .annotate(seen_twice=Exists(others), agreed=Exists(others.filter(verdict=OuterRef("verdict"))))
            .values("decided_by__name", "decided_by")
            .annotate(
                decided=Count("pk", filter=pairs & Q(undone_at__isnull=True)),
                same=Count("pk", filter=_IS_SAME & Q(undone_at__isnull=True)),
                blind=Count("pk", filter=Q(blind=True, undone_at__isnull=True)),
                twice=Count("pk", filter=pairs & Q(seen_twice=True)),
                both=Count("pk", filter=pairs & Q(agreed=True)),
                taken_back=Count("pk", filter=Q(undone_at__isnull=False)),
            )
            .order_by("-decided", "decided_by")
        )
        return [
            ReviewerQuality(
                row["decided_by__name"],
                row["decided"],
                row["blind"],
                Share(row["same"], row["decided"]),
                Share(row["both"], row["twice"]),
                row["taken_back"],
            )
            for row in rows
        ]
