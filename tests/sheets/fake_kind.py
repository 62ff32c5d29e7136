"""A kind of sheet whose room remembers what it was given: stands in for the rooms above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinxi_portal.accounts.public import STRANGER, YES, Decision, Role, posted
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.public import (
    ROSTER_COLUMNS,
    Intake,
    RefusedByRoom,
    Sender,
    SheetKind,
    StagedRow,
    agrees_with_id,
    kinds,
)

KEY = "tests_people"
_CLERKS = posted(Role.COMMITTEE_CLERK, Role.COMMITTEE_SECRETARY)


@dataclass
class Room:
    """What has come in, by row number; ``trouble_at`` breaks off before a row, as a killed worker does."""

    rows: dict[str, dict[int, StagedRow]] = field(default_factory=dict)
    chunks: list[int] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    trouble_at: int | None = None
    keeps: bool = False

    def names(self, number: str) -> list[str]:
        return [row.values["name"] for _number, row in sorted(self.rows.get(number, {}).items())]


class Killed(BaseException):
    """Nothing may catch this, as nothing catches a signal 9."""


room = Room()


class FakeIntake(Intake):
    def may(self, user: Any, sender_key: str | None) -> Decision:
        decision = _CLERKS(user, None)
        if decision or sender_key == "committee":
            return decision
        employers = {
            f"employer:{posting.place_id}"
            for posting in (user.postings_today() if user.is_authenticated else ())
            if posting.role == Role.EMPLOYER_STAFF
        }
        if employers and (sender_key is None or sender_key in employers):
            return YES
        return STRANGER if employers else decision

    def senders(self, user: Any) -> Sequence[Sender]:
        everybody = [Sender("employer:1", "华丽家政"), Sender("employer:2", "安心居"), Sender("committee", "综合党委")]
        return [sender for sender in everybody if self.may(user, sender.key)]

    def admit(self, sheet_import: SheetImport, rows: Sequence[StagedRow], by: Any) -> None:
        taken = room.rows.setdefault(sheet_import.number, {})
        for row in rows:
            if room.trouble_at == row.number:
                raise Killed
            taken[row.number] = row
        room.chunks.append(len(rows))

    def finish(self, sheet_import: SheetImport, by: Any) -> Mapping[str, int]:
        room.finished.append(sheet_import.number)
        return {"left": self.missing(sheet_import).count if sheet_import.is_whole else 0}

    def withdraw(self, sheet_import: SheetImport, by: Any) -> None:
        if room.keeps:
            raise RefusedByRoom("名单里的人员已经有了后续记录，不能撤回。")
        room.withdrawn.append(sheet_import.number)


_name, *_others = ROSTER_COLUMNS
kind = SheetKind(KEY, "测试名单", (_name.needed(), *_others), agrees_with_id, intake=FakeIntake())
if KEY not in kinds:
    kinds.register(kind)
