"""How a path stands: what has been done, what is missing for the next step, and its limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from branches.models import DevelopmentHelper, DevelopmentPath, DevelopmentStep, PartyStanding
from branches.periods import in_force
from branches.rules import development_limits as limits
from branches.rules import development_steps as steps
from branches.rules.development_steps import Step, steps_of
from branches.states import Standing
from branches.states_development import HelperKind

#: Steps that are gone through again when probation is prolonged.
REPEATED = range(steps.PROBATION, steps.SECOND_VOTE + 1)


@dataclass(frozen=True)
class Standstill:
    """The next step, its limits, and the sentences that stand in its way today."""

    step: Step
    limits: limits.Limits
    missing: tuple[str, ...]


def done_on(path: DevelopmentPath, rows: Iterable[DevelopmentStep] | None = None) -> dict[int, date]:
    """Step -> day of the steps that count: of the present turn where steps are gone through again."""
    found = path.steps.filter(withdrawn_at__isnull=True) if rows is None else rows
    days: dict[int, date] = {}
    for row in found:
        if row.withdrawn_at is None and row.number <= path.step:
            days[row.number] = row.done_on
    return days


def note_limits(path: DevelopmentPath) -> None:
    """Write the limits of the next step beside the path, for lists. Does not save."""
    days = done_on(path)
    following = path.step + 1
    if following > steps.ARCHIVED:
        path.next_earliest = path.next_due = path.note_due = None
        return
    found = limits.limits_of(following, days, prolonged_months=path.prolonged_months)
    path.next_earliest, path.next_due = found.earliest, found.latest
    noted = path.notes.values_list("noted_on", flat=True).first()
    path.note_due = limits.next_note_due(path.step, days, noted)


def standstill(path: DevelopmentPath, *, on: date) -> Standstill | None:
    """What the next step needs; None when the path is at its end."""
    step = steps_of(path.table).get(path.step + 1)
    if step is None:
        return None
    found = limits.limits_of(step.number, done_on(path), prolonged_months=path.prolonged_months)
    missing = [*_missing_paper(path, step), *_missing_helpers(path, step, on)]
    if found.earliest is not None and on < found.earliest:
        missing.append(
            _("最早 %(day)s：%(why)s。")
            % {"day": found.earliest.isoformat(), "why": found.why_earliest or _("不早于上一步")}
        )
    return Standstill(step, found, tuple(missing))


def turn_of(path: DevelopmentPath, number: int) -> int:
    """Only the steps of probation have a second turn."""
    return path.turn if number in REPEATED else 1


def _missing_paper(path: DevelopmentPath, step: Step) -> Iterable[str]:
    if not path.papers.filter(number=step.number, turn=turn_of(path, step.number)).exists():
        yield _("缺材料：%(paper)s。请先登记。") % {"paper": step.paper}


def _missing_helpers(path: DevelopmentPath, step: Step, on: date) -> Iterable[str]:
    wanted: dict[int, tuple[HelperKind, tuple[int, int]]] = {
        steps.CONTACTS: (HelperKind.CONTACT, limits.CONTACTS),
        steps.INTRODUCERS: (HelperKind.INTRODUCER, limits.INTRODUCERS),
    }
    if step.number not in wanted:
        return
    kind, (least, most) = wanted[step.number]
    count = helpers_in_force(path, kind, on=on).count()
    if not least <= count <= most:
        yield (
            _("%(kind)s要 %(count)s 名正式党员，请先指定。") % {"kind": kind.label, "count": least}
            if least == most
            else _("%(kind)s要 %(least)s 至 %(most)s 名正式党员，请先指定。")
            % {"kind": kind.label, "least": least, "most": most}
        )


def helpers_in_force(path: DevelopmentPath, kind: HelperKind, *, on: date) -> Any:
    """Helpers who are full members on the day."""
    full = PartyStanding.objects.filter(in_force(on), standing=Standing.FULL).values("person_id")
    return DevelopmentHelper.objects.filter(in_force(on), path=path, kind=kind, person_id__in=full)
