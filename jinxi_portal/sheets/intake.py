"""What a room does with the rows of its kind: the protocol between the wizard and the room.

A room subclasses ``Intake`` and gives it to its ``SheetKind``. All of it works in bulk: thousands of rows a call, no
query per row. ``admit`` may be called again with a chunk that went in before (a worker was killed): the same row key
must then change nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from jinxi_portal.accounts.public import STRANGER, Decision

if TYPE_CHECKING:
    from jinxi_portal.sheets.models import SheetImport


@dataclass(frozen=True)
class Sender:
    """Whose list it is: ``employer:3`` and its name, or ``committee``."""

    key: str
    name: Any


class StagedRow(NamedTuple):
    """A row on its way in. ``is_doubtful``: something in it should be looked at; ``problems`` are its codes."""

    number: int
    position: int
    status: str
    row_key: bytes
    content: bytes
    values: Mapping[str, str]
    extra: Mapping[str, str]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Who stands now and is not on the list: how many, and some names for the clerk to see."""

    count: int = 0
    names: Sequence[str] = field(default_factory=tuple)


class Intake:
    """Override what differs. The defaults compare with the sender's previous list and keep nothing of their own."""

    #: Show "this is the whole list: who is not on it has left" at the confirmation.
    asks_whether_whole = True
    #: Ask for the day the list describes.
    asks_as_of = False

    def may(self, user: Any, sender_key: str | None) -> Decision:
        """Whether the user may send, see and confirm lists of this sender; None: of any sender at all."""
        return STRANGER

    def may_withdraw(self, user: Any, sender_key: str) -> Decision:
        """Whether the user may take a list of this sender back once it has gone in."""
        return self.may(user, sender_key)

    def senders(self, user: Any) -> Sequence[Sender]:
        """Whose lists the user may send, in the order to show them."""
        return ()

    def sender_keys(self, user: Any) -> Sequence[str] | None:
        """The keys of whose imports the user may see; None means all."""
        return [sender.key for sender in self.senders(user)]

    def standing(self, sheet_import: "SheetImport", keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Of these row keys, those that stand now, with the content digest they stand with. One query a call."""
        from jinxi_portal.sheets.staging.previous_list import standing_in_previous_list  # noqa: PLC0415 -- models load late

        return standing_in_previous_list(sheet_import, keys)

    def missing(self, sheet_import: "SheetImport", limit: int = 20) -> Missing:
        """Who stands now for this sender and whose key is not among the staged rows."""
        from jinxi_portal.sheets.staging.previous_list import missing_from_previous_list  # noqa: PLC0415

        return missing_from_previous_list(sheet_import, limit)

    def begin(self, sheet_import: "SheetImport", by: Any) -> None:
        """Once when the import is confirmed, in that transaction; before the first chunk."""

    def admit(self, sheet_import: "SheetImport", rows: Sequence[StagedRow], by: Any) -> None:
        """Take a chunk of rows, in order of their number, inside the transaction that also notes the progress."""

    def finish(self, sheet_import: "SheetImport", by: Any) -> Mapping[str, int]:
        """After the last chunk, in one transaction; who left is noted here when ``sheet_import.is_whole``.

        What it returns is kept as the import's ``outcome`` and shown.
        """
        return {}

    def next_steps(self, sheet_import: "SheetImport", user: Any) -> Sequence[tuple[Any, str]]:
        """Where the user goes on when the rows are in: labels and addresses, the likeliest first."""
        return ()

    def withdraw(self, sheet_import: "SheetImport", by: Any) -> None:
        """Take back what this import brought, as far as nothing has been built on it.

        Raises:
            RefusedByRoom: it cannot be taken back; the sentence says why and what now.
        """


class RefusedByRoom(Exception):  # noqa: N818 - it is said so in the office
    """A room cannot take or take back a list just now; ``sentence`` is for the person."""

    code = "refused_by_room"

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
