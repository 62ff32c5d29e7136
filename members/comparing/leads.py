"""From what a comparison found to leads with evidence. Human decisions are left alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.bulk import copy_rows
from jinxi_portal.records.public import NewEntry, take_case_numbers, write_history_many
from members.linkage.evidence import Lead as Found
from members.models import Engagement, Lead, LeadDecision, LeadEvidence, LeadSign, LinkageRun
from members.states import OPEN_LEAD_STATES, Band, Channel, LeadState, Verdict, check_move
from members.territory import community_reader
from members.tracing.following import ENDED_FIELDS, end_without_ground, found_again_is_open
from members.tracing_states import OPEN_STAGES

_BANDS = set(Band.values)
#: Candidates without a band are kept only beside one that has a band, so that the reviewer sees the alternatives.
_CHUNK = 1000
_EVIDENCE = ("engagement_id", "register_entry_id", "run_id", "rank", "band", "probability", "findings")


@dataclass
class Tally:
    strong: int = 0
    possible: int = 0
    new_leads: int = 0
    #: workers on whom a human has said the last word; nothing of theirs was touched
    decided_before: int = 0
    #: compared rows that resemble nobody on the register
    nobody: int = 0


def store_leads(run: LinkageRun, found: Iterable[Found], compared: set[int]) -> Tally:
    """Store what was found for the compared engagements, in the caller's transaction."""
    by_engagement: dict[int, list[Found]] = defaultdict(list)
    for pair in found:
        by_engagement[pair.row].append(pair)
    promising = {row: pairs for row, pairs in by_engagement.items() if any(pair.decision in _BANDS for pair in pairs)}
    _forget_stale_evidence(compared - set(promising))
    tally = Tally(nobody=len(compared - set(promising)))
    rows = sorted(promising)
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        _store_chunk(run, {row: promising[row] for row in chunk}, tally)
    return tally


def _store_chunk(run: LinkageRun, promising: dict[int, list[Found]], tally: Tally) -> None:
    engagements = list(
        Engagement.objects.filter(pk__in=promising)
        .select_related("worker")
        .defer("id_number", "mobile", "extra")
        .order_by("pk")  # leads are numbered in this order: the same comparison gives the same numbers
    )
    by_worker: dict[int, list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        by_worker[engagement.worker_id].append(engagement)
    standing = _standing(by_worker)
    ruled_out, community_of = _ruled_out(by_worker), community_reader()
    to_make: list[Lead] = []
    to_point: list[Lead] = []
    found_again: list[Lead] = []
    evidence: list[LeadEvidence] = []
    for worker_id, rows in by_worker.items():
        pairs = [(row, pair) for row in rows for pair in promising[row.pk]]
        best = max(
            (p for p in pairs if p[1].decision in _BANDS and p[1].register_row not in ruled_out[worker_id]),
            key=lambda p: (p[1].probability, -p[1].register_row),
            default=None,
        )
        lead = standing.get(worker_id)
        if best is None or (lead is not None and lead.state == LeadState.CONFIRMED):
            tally.decided_before += 1
            continue
        row, pair = best
        if lead is None:
            lead = _new_lead(run, row, pair, community_of(row.place))
            to_make.append(lead)
        else:
            if lead.state not in OPEN_LEAD_STATES:
                check_move(LeadState(lead.state), LeadState.FOUND, "compare")
                lead.state, lead.employer_id = LeadState.FOUND, row.employer_id
                found_again_is_open(lead)
                found_again.append(lead)
            lead.register_entry_id, lead.band, lead.probability = pair.register_row, pair.decision, pair.probability
            lead.run = run
            to_point.append(lead)
        tally.strong += pair.decision == Band.STRONG
        tally.possible += pair.decision == Band.POSSIBLE
        evidence.extend(_evidence(run, lead, pairs))
    LeadEvidence.objects.filter(lead__in=[lead.pk for lead in found_again]).delete()
    _save(to_make, to_point, evidence)
    again = (NewEntry(lead, "members.lead_found_again", {"number": lead.number}) for lead in found_again)
    write_history_many(again, by=None)
    tally.new_leads += len(to_make)


def _standing(workers: Iterable[int]) -> dict[int, Lead]:
    """The lead that goes on, by worker and locked: his confirmed one, else his open one, else the newest that ended with
    its roster. One worker has at most one of each of the first two."""
    leads = Lead.objects.select_for_update().filter(
        Q(stage__in=OPEN_STAGES) | Q(state__in=(LeadState.CONFIRMED, LeadState.WITHDRAWN)),
        worker_id__in=list(workers),
    )
    found: dict[int, Lead] = {}
    for lead in sorted(leads.order_by("pk"), key=_worth):
        found[lead.worker_id] = lead
    return found


def _worth(lead: Lead) -> int:
    if lead.state == LeadState.CONFIRMED:
        return 2
    return 1 if lead.stage in OPEN_STAGES else 0


def _save(to_make: list[Lead], to_point: list[Lead], evidence: list[LeadEvidence]) -> None:
    for lead, number in zip(to_make, take_case_numbers("lead", len(to_make)) if to_make else [], strict=True):
        lead.number = number
    Lead.objects.bulk_create(to_make)
    Lead.objects.bulk_update(
        to_point,
        ["register_entry", "band", "probability", "run", "state", "employer", "touched_at", *ENDED_FIELDS],
        batch_size=500,
    )
    LeadSign.objects.bulk_create((_sign(lead) for lead in (*to_make, *to_point)), ignore_conflicts=True)
    # What a human decided on stays as he saw it: only the evidence of leads that go on is replaced.
    going_on = LeadEvidence.objects.filter(lead__in=[lead.pk for lead in to_point])
    _not_ruled_out(going_on.filter(engagement_id__in={e.engagement_id for e in evidence})).delete()
    kept = set(going_on.values_list("lead_id", "engagement_id", "register_entry_id"))
    evidence = [e for e in evidence if (e.lead.pk, e.engagement_id, e.register_entry_id) not in kept]
    columns = {field: [getattr(piece, field) for piece in evidence] for field in _EVIDENCE}
    copy_rows(LeadEvidence, {"lead": [piece.lead.pk for piece in evidence], **columns})
    write_history_many((NewEntry(lead, "members.lead_found", {"number": lead.number}) for lead in to_make), by=None)


def _new_lead(run: LinkageRun, row: Engagement, pair: Found, community_id: int | None) -> Lead:
    return Lead(
        worker_id=row.worker_id,
        register_entry_id=pair.register_row,
        name=row.name,
        name_key=row.name_key,
        initials=row.initials,
        employer_id=row.employer_id,
        community_id=community_id,
        band=pair.decision,
        probability=pair.probability,
        run=run,
        found_at=clock.now(),
    )


def _sign(lead: Lead) -> LeadSign:
    return LeadSign(
        lead=lead,
        worker_id=lead.worker_id,
        kind=Channel.ROSTER,
        seen_at=clock.now(),
        reference=lead.run.number if lead.run else "",
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
    of_open_leads = LeadEvidence.objects.filter(lead__state__in=OPEN_LEAD_STATES)
    stale = engagements & set(of_open_leads.values_list("engagement_id", flat=True).distinct().iterator(5000))
    if not stale:
        return
    touched = _not_ruled_out(of_open_leads.filter(engagement_id__in=stale))
    leads = list(touched.values_list("lead_id", flat=True).distinct())
    touched.delete()
    rests_on = _not_ruled_out(LeadEvidence.objects.filter(lead=OuterRef("pk")))
    bare = Lead.objects.filter(~Exists(rests_on), pk__in=leads, state__in=OPEN_LEAD_STATES)
    ended = list(bare.select_for_update(of=("self",)).order_by("pk"))
    for lead in ended:
        lead.state, lead.reviewer, lead.reviewer_until = LeadState.WITHDRAWN, None, None
    end_without_ground(ended)
    Lead.objects.bulk_update(ended, ["state", "reviewer", "reviewer_until", *ENDED_FIELDS], batch_size=500)
    write_history_many((NewEntry(lead, "members.lead_faded", {"number": lead.number}) for lead in ended), by=None)


def _not_ruled_out(evidence: QuerySet[LeadEvidence]) -> QuerySet[LeadEvidence]:
    """Less the pairs of which a human has said that they are two people: these are kept for learning."""
    said = LeadDecision.objects.filter(
        lead=OuterRef("lead"),
        register_entry=OuterRef("register_entry"),
        verdict=Verdict.DIFFERENT,
        undone_at__isnull=True,
    )
    return evidence.filter(~Exists(said))
