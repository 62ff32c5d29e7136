"""The kinds of papers. Rooms register theirs in ``<room>/papers/__init__.py``, beside the folders of their templates."""

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinxi_portal.accounts.public import Policy
from jinxi_portal.kernel.registry import Registry
from jinxi_portal.papers.offices import COMMITTEE, Office

SOURCE = "paper.typ"
EXAMPLE = "example.json"

#: What a paper says, as plain JSON values.
Content = Mapping[str, Any]


@dataclass(frozen=True)
class VerifyField:
    """A line that ``/verify/`` repeats from the paper. ``value(content)`` gives it exactly as printed: masked when it is."""

    key: str
    label: Any
    value: Callable[[Content], str]


def printed(key: str, label: Any) -> VerifyField:
    """The content's own value of a key, as it is printed."""
    return VerifyField(key, label, lambda content: str(content.get(key) or ""))


@dataclass(frozen=True)
class Standing:
    """How the matter of a paper stands today, as ``/verify/`` says it beside what is printed."""

    label: Any
    words: Any
    is_over: bool = False


@dataclass(frozen=True)
class PaperKind:
    """``key`` is ``<app>.<what>``; ``folder`` holds ``paper.typ`` and ``example.json``.

    ``series`` names a registered series of case numbers. Who may open a paper is said by ``policy`` and ``see_act``
    with the paper's subject; without them by the ``see_act`` of the subject's kind in records. ``withdraw_act`` of the
    same policy lets the room's own people withdraw; the committee always may.
    ``existence_only``: an internal paper, of which ``/verify/`` confirms nothing but that it is ours and stands.
    ``now(subject)``: the paper stands as it was sealed, what it is about may be over.
    ``hand_sealed``: the office's drawn seal is left out, because papers of this kind are stamped by hand.
    """

    key: str
    label: Any
    folder: Path
    series: str = "paper"
    office: Office = COMMITTEE
    verify_fields: tuple[VerifyField, ...] = ()
    existence_only: bool = False
    hand_sealed: bool = False
    policy: Policy | None = None
    see_act: str = ""
    withdraw_act: str = ""
    now: Callable[[Any], Standing] | None = None

    @property
    def source(self) -> Path:
        return self.folder / SOURCE

    def example(self) -> dict[str, Any]:
        """The believable content that lies beside the template, for its test and for the list of kinds."""
        example: dict[str, Any] = json.loads((self.folder / EXAMPLE).read_text(encoding="utf-8"))
        return example


paper_kinds: Registry[PaperKind] = Registry("kinds of papers")


def register_paper_kind(kind: PaperKind) -> PaperKind:
    """Register a kind; a folder without template or example, or an act the policy lacks, fails at start."""
    for name in (SOURCE, EXAMPLE):
        if not (kind.folder / name).is_file():
            raise ValueError(f"the paper {kind.key!r} has no {name} in {kind.folder}")
    if kind.policy is not None:
        for act in filter(None, (kind.see_act, kind.withdraw_act)):
            kind.policy.rules[act]
    return paper_kinds.register(kind)


def beside(folder: str) -> Path:
    """The folder of that name beside the module that calls: ``folder=beside("enquiry_letter")``."""
    frame = inspect.currentframe()
    if frame is None or frame.f_back is None:
        raise RuntimeError("no caller")
    return Path(frame.f_back.f_code.co_filename).resolve().parent / folder
