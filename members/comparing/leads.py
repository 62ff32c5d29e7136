"""From what a comparison found to leads with evidence. Human decisions are left alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import NewEntry, take_case_numbers, write_history_many
from members.linkage.evidence import Lead as Found
from members.models import Engagement, Lead, LeadDecision, LeadEvidence, LinkageRun
from members.states import OPEN_LEAD_STATES, Band, LeadState, Verdict

_BANDS = set(Band.values)
#: Candidates without a band are kept only beside one that has a band, so that the reviewer sees the alternatives.
_CHUNK = 1000


@dataclass
class Tally:
    strong: int = 0
    possible: int = 0
    new_leads: int = 0


def store_leads(run: LinkageRun, found: Iterable[Found], compared: set[int]) -> Tally:
    """Store what was found for the compared engagements, in the caller's transaction."""
    by_engagement: dict[int, list[Found]] = defaultdict(list)
    for pair in found:
        by_engagement[pair.row].append(pair)
    promising = {row: pairs for row, pairs in by_engagement.items() if any(pair.decision in _BANDS for pair in pairs)}
    _forget_stale_evidence(compared - set(promising))
    tally = Tally()
    rows = sorted(promising)
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        _store_chunk(run, {row: promising[row] for row in chunk}, tally)
    return tally


def _store_chunk(run: LinkageRun, promising: dict[int, list[Found]], tally: Tally) -> None:
    engagements = list(
        Engagement.objects.filter(pk__in=promising).select_related("worker").defer("id_number", "mobile", "extra")
    )
    by_worker: dict[int, list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        by_worker[engagement.worker_id].append(engagement)
    standing = {
        lead.worker_id: lead
        for lead in Lead.objects.select_for_update().filter(
            worker_id__in=by_worker, state__in=(*OPEN_LEAD_STATES, LeadState.CONFIRMED)
        )
    }
    ruled_out = _ruled_out(by_worker)
    to_make: list[Lead] = []
    to_point: list[Lead] = []
    evidence: list[LeadEvidence] = []
    for worker_id, rows in by_worker.items():
        pairs = [(row, pair) for row in rows for pair in promising[row.pk]]
        best = max(
            (p for p in pairs if p[1].decision in _BANDS and p[1].register_row not in ruled_out[worker_id]),
            key=lambda p: (p[1].probability, -p[1].register_row),
            default=None,
        )
        if best is None:
            continue
        row, pair = best
        lead = standing.get(worker_id)
        if lead is None:
            lead = _new_lead(run, row, pair)
            to_make.append(lead)
        elif lead.state != LeadState.CONFIRMED:
            lead.register_entry_id, lead.band, lead.probability = pair.register_row, pair.decision, pair.probability
            lead.run = run
            to_point.append(lead)
        tally.strong += pair.decision == Band.STRONG
        tally.possible += pair.decision == Band.POSSIBLE
        evidence.extend(_evidence(run, lead, pairs))
    _save(to_make, to_point, evidence)
    tally.new_leads += len(to_make)


def _save(to_make: list[Lead], to_point: list[Lead], evidence: list[LeadEvidence]) -> None:
    for lead, number in zip(to_make, take_case_numbers("lead", len(to_make)) if to_make else [], strict=True):
        lead.number = number
    Lead.objects.bulk_create(to_make)
    Lead.objects.bulk_update(to_point, ["register_entry", "band", "probability", "run"], batch_size=500)
    LeadEvidence.objects.filter(engagement_id__in={e.engagement_id for e in evidence}).delete()
    LeadEvidence.objects.bulk_create(evidence, batch_size=2000)
    write_history_many((NewEntry(lead, "members.lead_found", {"number": lead.number}) for lead in to_make), by=None)


def _new_lead(run: LinkageRun, row: Engagement, pair: Found) -> Lead:
    return Lead(
        worker_id=row.worker_id,
        register_entry_id=pair.register_row,
        name=row.name,
        name_key=row.name_key,
        initials=row.initials,
        employer_id=row.employer_id,
        band=pair.decision,
        probability=pair.probability,
        run=run,
        found_at=clock.now(),
    )


def _evidence(run: LinkageRun, lead: Lead, pairs: list[tuple[Engagement, Found]]) -> list[LeadEvidence]:
    ranks: dict[int, int] = defaultdict(int)
    kept = []
    for row, pair in pairs:
        ranks[row.pk] += 1
        kept.append(
            LeadEvidence(
                lead=lead,
                engagement=row,
                register_entry_id=pair.register_row,
                run=run,
                rank=ranks[row.pk],
                band=pair.decision if pair.decision in _BANDS else "",
                probability=pair.probability,
                findings=[piece.as_dict() for piece in pair.evidence],
            )
        )
    return kept


def _ruled_out(workers: Iterable[int]) -> dict[int, set[int]]:
    """Of whom a human has said that they are somebody else."""
    out: dict[int, set[int]] = defaultdict(set)
    said = LeadDecision.objects.filter(
        lead__worker_id__in=list(workers), verdict=Verdict.DIFFERENT, undone_at__isnull=True
    )
    for worker_id, entry_id in said.values_list("lead__worker_id", "register_entry_id"):
        out[worker_id].add(entry_id)
    return out


def _forget_stale_evidence(engagements: set[int]) -> None:
    """A row that changed and now resembles nobody: open leads that rested on it alone end."""
    if not engagements:
        return
    touched = LeadEvidence.objects.filter(engagement_id__in=engagements, lead__state__in=OPEN_LEAD_STATES)
    leads = list(touched.values_list("lead_id", flat=True).distinct())
    touched.delete()
    bare = Lead.objects.filter(pk__in=leads, evidence__isnull=True)
    ended = list(bare)
    bare.update(state=LeadState.WITHDRAWN, reviewer=None, reviewer_until=None)
    write_history_many((NewEntry(lead, "members.lead_faded", {"number": lead.number}) for lead in ended), by=None)
