"""What sheets announces after commit."""

from dataclasses import dataclass

from jinxi_portal.kernel.events import Event


@dataclass(frozen=True)
class SheetAdmitted(Event):
    """The rows of an import have gone in (again after mended rows followed: ``only_mended``)."""

    import_id: int
    kind: str
    sender: str
    only_mended: bool = False


@dataclass(frozen=True)
class SheetWithdrawn(Event):
    import_id: int
    kind: str
    sender: str
