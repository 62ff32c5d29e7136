"""Record the same step for several people at once; each is taken or told why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from branches.actions.record_development_step import StepFacts, record_development_step
from branches.models import DevelopmentPath
from branches.refusals import Refusal
from jinxi_portal.accounts.public import NotAllowed


@dataclass
class ManyRecorded:
    """Who was taken, and who was not with the sentence."""

    done: list[DevelopmentPath] = field(default_factory=list)
    refused: list[tuple[DevelopmentPath, str]] = field(default_factory=list)


def record_step_for_many(
    *, paths: Sequence[DevelopmentPath], number: int, on: date, by: Any, facts: StepFacts | None = None
) -> ManyRecorded:
    """Every path in a transaction of its own: one that is not ready keeps nobody back."""
    found = ManyRecorded()
    for path in paths:
        try:
            record_development_step(path=path, number=number, on=on, by=by, facts=facts)
        except Refusal as refusal:
            found.refused.append((path, str(refusal.sentence)))
        except NotAllowed as refusal:
            found.refused.append((path, str(refusal)))
        else:
            found.done.append(path)
    return found
