"""Four months of work on the leads: decisions, one of them taken back, and what happened to the lists meanwhile."""

from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from jinxi_portal.sheets.public import SheetImport, withdraw
from members.actions.decide_lead import decide_lead
from members.actions.join_workers import join_workers
from members.actions.undo_decision import undo_decision
from members.demo.county import HIDDEN, MEMBERS, county
from members.demo.deciding import Truth, best_evidence, confirm_strong, decide
from members.demo.lists import ROSTER_HEADINGS, written
from members.demo.past import colleague, days_ago, send_list
from members.demo.rosters import compare, rows_of
from members.models import Employer, Lead
from members.rules.reasons import QUICK_REASONS
from members.states import Band, LeadState, Verdict


def load(context: Any) -> None:
    draw, lists = context.random, first_lists()
    _first_months(Truth(lists), draw)
    context.progress(1, 4)
    _newer_list(lists, draw)
    context.progress(2, 4)
    _wrong_list(lists, draw)
    context.progress(3, 4)
    _last_weeks(Truth(lists), draw)
    _waiting_list()
    context.progress(4, 4)


def first_lists() -> dict[int, tuple[int, ...]]:
    """Who stands on which import."""
    codes = {f"employer:{employer.pk}": employer.code for employer in Employer.objects.all()}
    sent = SheetImport.objects.filter(kind_key="roster").values_list("pk", "sender_key")
    return {pk: county().rosters[codes[sender]] for pk, sender in sent}


def _first_months(truth: Truth, draw: Random) -> None:
    """The surest in one batch, then every other lead in turn; a slip of the hand is taken back the same day."""
    strong = list(Lead.objects.filter(state=LeadState.FOUND, band=Band.STRONG).order_by("-probability", "pk")[:8])
    with days_ago(131, hour=15):
        confirm_strong(strong, colleague("secretary"))
    waiting = list(Lead.objects.filter(state=LeadState.FOUND).order_by("pk"))
    decisions = decide(waiting[::2], truth, draw, first_day=129, last_day=66)
    slip = next(made for made in decisions if made.verdict == Verdict.DIFFERENT)
    with days_ago(65, hour=16):
        lead = undo_decision(decision=slip, by=colleague("clerk"))
        decide_lead(
            lead=lead,
            verdict=Verdict.CANNOT_TELL,
            by=colleague("clerk"),
            reason=str(QUICK_REASONS[Verdict.CANNOT_TELL][2]),
        )
    _join_one(truth)


def _join_one(truth: Truth) -> None:
    """A worker under two names whose other lead points at the entry that is confirmed already."""
    confirmed = dict(Lead.objects.filter(state=LeadState.CONFIRMED).values_list("register_entry_id", "pk"))
    for lead in Lead.objects.open().filter(register_entry_id__in=confirmed).order_by("pk"):
        evidence = best_evidence(lead)
        if evidence is None or lead.register_entry_id is None or not truth.is_same(evidence):
            continue
        stays = Lead.objects.get(pk=confirmed[lead.register_entry_id]).worker
        if stays.pk == lead.worker_id:
            continue
        with days_ago(64, hour=10):
            reason = str(QUICK_REASONS[Verdict.SAME][2])
            join_workers(worker=stays, other=lead.worker, by=colleague("clerk2"), because_of=lead, reason=reason)
        return


def _newer_list(lists: dict[int, tuple[int, ...]], draw: Random) -> None:
    """华丽家政 sends a newer list: some have left, some have come."""
    employer = Employer.objects.get(code="huali")
    before = county().rosters["huali"]
    elsewhere = sorted(set(range(MEMBERS + 1, len(county().people))) - set(before))
    newcomers = [*draw.sample(range(HIDDEN), 12), *draw.sample(elsewhere, 16)]
    people = (*before[20:], *(person for person in newcomers if person not in before))
    if MEMBERS not in people:
        people = (MEMBERS, *people)
    with days_ago(61):
        content = written(ROSTER_HEADINGS["huali"], _with_new_mobiles(rows_of("huali", people), draw))
        name = "华丽家政花名册（新）.csv"
        sent = send_list("roster", f"employer:{employer.pk}", name, content, colleague("huali"))
        lists[sent.pk] = people


def _with_new_mobiles(rows: list[list[str]], draw: Random) -> list[list[str]]:
    """A dozen have changed their number since the last list."""
    for row in draw.sample(rows[1:], 12):
        row[3] = f"1990000{draw.randrange(2, 10_000):04d}"
    return rows


def _wrong_list(lists: dict[int, tuple[int, ...]], draw: Random) -> None:
    """Somebody sends 百晓家's list under another employer's name; it is compared, noticed and taken back."""
    employer = Employer.objects.get(code="wangjie")
    staff = draw.sample(county().rosters["baixiaojia"], 40)
    others = [at for at in range(HIDDEN, MEMBERS) if county().people[at].birth.year >= 1964]
    people = (*staff, *draw.sample(others, 20))
    with days_ago(60, hour=11):
        content = written(ROSTER_HEADINGS["baixiaojia"], rows_of("baixiaojia", people))
        name = "花名册（王姐月嫂）.csv"
        sent = send_list("roster", f"employer:{employer.pk}", name, content, colleague("clerk2"))
        lists[sent.pk] = people
    with days_ago(60, hour=14):
        compare(colleague("clerk2"))
    with days_ago(58):
        withdraw(sheet_import=sent, by=colleague("clerk"))
    with days_ago(57):  # whom the wrong list had taken off stands again
        compare(colleague("clerk"))


def _last_weeks(truth: Truth, draw: Random) -> None:
    """A third of what is open is decided; the rest waits for the visitor of the demo."""
    waiting = list(Lead.objects.filter(state=LeadState.FOUND).order_by("pk"))
    decide(waiting[::3], truth, draw, first_day=50, last_day=3)


def _waiting_list() -> None:
    """安心居 has sent a newer list with rows to mend; it waits for a confirmation."""
    employer = Employer.objects.get(code="anxinju")
    rows = rows_of("anxinju", county().rosters["anxinju"][15:])
    for at, (column, text) in enumerate(
        ((0, ""), (3, "电话忘了"), (2, "3.61027E+17"), (1, "五十多"), (3, "1990000")), start=7
    ):
        rows[at * 11][column] = text
    with days_ago(1, hour=16):
        content = written(ROSTER_HEADINGS["anxinju"], rows)
        name, by = "安心居花名册（本月）.csv", colleague("anxinju")
        send_list("roster", f"employer:{employer.pk}", name, content, by, without_asking=False)


slots.demo_steps.register(slots.DemoStep(key="members.decisions", label=_("线索的办理"), load=load, order=24))
