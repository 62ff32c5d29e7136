"""Taking in the rosters that employers send."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from jinxi_portal.accounts.public import STRANGER, Decision
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.bulk import copy_rows, find_rows, take_ids, update_rows
from jinxi_portal.records.public import announce, take_case_number, write_history
from jinxi_portal.sheets.public import Intake, Missing, Sender, SheetImport, StagedRow, names_kept_back, staged_keys
from members.actions.start_comparison import compare_what_came
from members.actions.withdraw_roster import withdraw_roster
from members.events import RosterReceived
from members.holding import hold_employers
from members.intake.engagements import engagement_columns
from members.intake.identifying import Columns, parted
from members.models import Employer, Engagement, Roster, Worker
from members.policy import POLICY, employers_of

_PREFIX = "employer:"
_STANDING = ("row_key", "row_digest")
_NAMES = ("name", "name_key", "initials")


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
        employer = employer_id_of(sheet_import)
        found = find_rows(Engagement, _STANDING, match="row_key", values=keys, employer=employer, left_on=None)
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
        columns = engagement_columns(rows)
        where = {"employer": roster.employer_id}
        known = find_rows(Engagement, ["row_key"], match="row_key", values=columns["row_key"], lock=True, **where)
        new, changed = parted(columns, {bytes(key) for (key,) in known})
        if changed["row_key"]:
            standing = {"roster": roster.pk, "left_on": None, "left_with": None, "compared_in": None}
            update_rows(Engagement, "row_key", changed, where=where, **standing)
        if new["row_key"]:
            new["worker"] = _new_workers(new)
            copy_rows(Engagement, new, employer=roster.employer_id, roster=roster.pk, since=roster.as_of)
        # doubtful rows came too, and mended ones follow later: what goes in is counted, not what the check had said
        counts = {field: F(field) + len(columns["row_key"]) for field, columns in (("came", new), ("changed", changed))}
        Roster.objects.filter(pk=roster.pk).update(**counts)

    def finish(self, sheet_import: SheetImport, by: Any) -> Mapping[str, int]:
        hold_employers([employer_id_of(sheet_import)])
        roster = Roster.objects.select_for_update().get(sheet_import_id=sheet_import.pk)
        if sheet_import.is_whole:
            roster.left = _not_on(sheet_import).update(left_on=roster.as_of, left_with=roster)
        roster.rows = Engagement.objects.filter(employer_id=roster.employer_id).standing().count()
        roster.save(update_fields=["rows", "left"])
        announce(RosterReceived(roster_id=roster.pk))
        transaction.on_commit(compare_what_came)
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


def _new_workers(new: Columns) -> list[int]:
    """A worker for each row that was not there before; the comparison finds out who is one human being."""
    keys = take_ids(Worker, len(new["name"]))
    workers: Columns = {"id": keys, "uid": [uuid4() for _key in keys], **{field: new[field] for field in _NAMES}}
    copy_rows(Worker, workers, created_at=clock.now())
    return keys


def _of(sheet_import: SheetImport) -> "QuerySet[Engagement]":
    return Engagement.objects.standing().filter(employer_id=employer_id_of(sheet_import))


def _not_on(sheet_import: SheetImport) -> "QuerySet[Engagement]":
    gone = _of(sheet_import).exclude(row_key__in=staged_keys(sheet_import))
    return gone.exclude(name__in=names_kept_back(sheet_import))
