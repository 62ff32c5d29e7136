"""Taking in the rosters that employers send."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from jinxi_portal.accounts.public import STRANGER, Decision
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, take_case_number, write_history
from jinxi_portal.sheets.public import Intake, Missing, Sender, SheetImport, StagedRow, names_kept_back, staged_keys
from members.actions.start_comparison import start_comparison
from members.actions.withdraw_roster import withdraw_roster
from members.events import RosterReceived
from members.holding import hold_employers
from members.intake.identifying import SHARED, identified, limited
from members.models import Employer, Engagement, Roster, Worker
from members.policy import POLICY, employers_of

_PREFIX = "employer:"
_CHANGED = (*SHARED, "age", "job", "left_on", "roster", "compared_in")


def sender_of(employer: Employer) -> Sender:
    return Sender(f"{_PREFIX}{employer.pk}", employer.short_name)


class RosterIntake(Intake):
    """One standing roster per employer. What the page says here never tells who is a party member."""

    asks_as_of = True

    def may(self, user: Any, sender_key: str | None) -> Decision:
        if sender_key is None:
            return POLICY.may(user, "import_roster")
        if not sender_key.startswith(_PREFIX) or not sender_key.removeprefix(_PREFIX).isdigit():
            return STRANGER
        return POLICY.may(user, "import_roster", Roster(employer_id=int(sender_key.removeprefix(_PREFIX))))

    def may_withdraw(self, user: Any, sender_key: str) -> Decision:
        return POLICY.may(user, "withdraw_roster")

    def senders(self, user: Any) -> Sequence[Sender]:
        if not POLICY.may(user, "import_roster"):
            return []
        employers = Employer.objects.filter(is_active=True).order_by("short_name")
        if not user.is_staff_of_office():
            employers = employers.filter(pk__in=employers_of(user))
        return [sender_of(employer) for employer in employers]

    def sender_keys(self, user: Any) -> Sequence[str] | None:
        if POLICY.may(user, "import_roster") and user.is_staff_of_office():
            return None
        return [f"{_PREFIX}{employer}" for employer in sorted(employers_of(user))]

    def standing(self, sheet_import: SheetImport, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        found = _of(sheet_import).filter(row_key__in=keys).values_list("row_key", "row_digest")
        return {bytes(key): bytes(content) for key, content in found}

    def missing(self, sheet_import: SheetImport, limit: int = 20) -> Missing:
        gone = _not_on(sheet_import)
        return Missing(gone.count(), list(gone.order_by("name_key", "pk").values_list("name", flat=True)[:limit]))

    def begin(self, sheet_import: SheetImport, by: Any) -> None:
        roster, made = Roster.objects.get_or_create(
            sheet_import_id=sheet_import.pk,
            defaults={
                "number": take_case_number("roster"),
                "employer_id": employer_id_of(sheet_import),
                "as_of": sheet_import.as_of or clock.today(),
                "received_from": by if getattr(by, "pk", None) else None,
            },
        )
        if made:
            write_history(subject=roster, verb="members.roster_received", by=by, facts={"number": roster.number})

    def admit(self, sheet_import: SheetImport, rows: Sequence[StagedRow], by: Any) -> None:
        roster = Roster.objects.get(sheet_import_id=sheet_import.pk)
        hold_employers([roster.employer_id])
        known = {
            bytes(engagement.row_key): engagement
            for engagement in Engagement.objects.select_for_update().filter(
                employer_id=roster.employer_id, row_key__in=[row.row_key for row in rows]
            )
        }
        new: list[Engagement] = []
        changed: list[Engagement] = []
        for row in rows:
            engagement = known.get(row.row_key)
            if engagement is None:
                engagement = Engagement(row_key=row.row_key, employer_id=roster.employer_id, since=roster.as_of)
                new.append(engagement)
            else:
                changed.append(engagement)
            _fill(engagement, row, roster)
        workers = Worker.objects.bulk_create(
            [Worker(name=one.name, name_key=one.name_key, initials=one.initials) for one in new], batch_size=2000
        )
        for engagement, worker in zip(new, workers, strict=True):
            engagement.worker = worker
        Engagement.objects.bulk_create(new, batch_size=2000)
        Engagement.objects.bulk_update(changed, _CHANGED, batch_size=500)
        # doubtful rows came too, and mended ones follow later: what goes in is counted, not what the check had said
        Roster.objects.filter(pk=roster.pk).update(came=F("came") + len(new), changed=F("changed") + len(changed))

    def finish(self, sheet_import: SheetImport, by: Any) -> Mapping[str, int]:
        hold_employers([employer_id_of(sheet_import)])
        roster = Roster.objects.select_for_update().get(sheet_import_id=sheet_import.pk)
        if sheet_import.is_whole:
            roster.left = _not_on(sheet_import).update(left_on=roster.as_of)
        roster.rows = Engagement.objects.filter(employer_id=roster.employer_id).standing().count()
        roster.save(update_fields=["rows", "left"])
        announce(RosterReceived(roster_id=roster.pk))
        transaction.on_commit(lambda: start_comparison(by=None))
        return {"left": roster.left}

    def next_steps(self, sheet_import: SheetImport, user: Any) -> Sequence[tuple[Any, str]]:
        """The comparison is for whoever may know that there is one."""
        steps = []
        if POLICY.may(user, "see_comparisons"):
            steps.append((_("看比对进展"), reverse("members:comparisons")))
        number = (
            Roster.objects.visible_to(user).filter(sheet_import_id=sheet_import.pk).values_list("number", flat=True)
        )
        return [*steps, *((_("打开花名册"), reverse("members:roster", args=[each])) for each in number)]

    def withdraw(self, sheet_import: SheetImport, by: Any) -> None:
        roster = Roster.objects.filter(sheet_import_id=sheet_import.pk).first()
        if roster is not None:
            withdraw_roster(roster=roster, by=by)


def employer_id_of(sheet_import: SheetImport) -> int:
    return int(sheet_import.sender_key.removeprefix(_PREFIX))


def _fill(engagement: Engagement, row: StagedRow, roster: Roster) -> None:
    for field, value in identified(row).items():
        setattr(engagement, field, value)
    age = row.values.get("age", "")
    engagement.age = int(age) if age.isdigit() else None
    engagement.job = limited(row.values, "trade", 60)
    engagement.left_on = None
    engagement.roster = roster
    engagement.compared_in = None


def _of(sheet_import: SheetImport) -> "QuerySet[Engagement]":
    return Engagement.objects.standing().filter(employer_id=employer_id_of(sheet_import))


def _not_on(sheet_import: SheetImport) -> "QuerySet[Engagement]":
    gone = _of(sheet_import).exclude(row_key__in=staged_keys(sheet_import))
    return gone.exclude(name__in=names_kept_back(sheet_import))
